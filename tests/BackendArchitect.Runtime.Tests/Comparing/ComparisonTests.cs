using BackendArchitect.Analyzers.Model;
using BackendArchitect.Runtime.Tests.Hosting;

namespace BackendArchitect.Runtime.Tests.Comparing;

/// <summary>The comparison itself: what it must not overlook.</summary>
public sealed class ComparisonTests
{
    private static readonly EndpointRow Orders = new()
    {
        Verbs = "GET", Route = "/orders", Handler = "Orders.List", Authorization = ClaimState.Stated, Speaker = Speaker.Endpoint, Place = ("Program.cs", 0),
    };

    [Fact]
    public void The_same_rows_do_not_differ() => Assert.Null(Differences([Orders, Orders], [Orders, Orders]));

    [Fact]
    public void An_endpoint_that_the_model_lacks_is_a_difference() => Assert.Contains("not in the model", Differences([Orders], []));

    [Fact]
    public void An_endpoint_that_does_not_run_is_a_difference() => Assert.Contains("runs nowhere", Differences([], [Orders]));

    [Fact]
    public void An_endpoint_that_runs_twice_is_two_in_the_model() => Assert.Contains("not in the model", Differences([Orders, Orders], [Orders]));

    [Theory]
    [InlineData(ClaimState.Absent, Speaker.Nobody)]
    [InlineData(ClaimState.Waived, Speaker.Nobody)]
    [InlineData(ClaimState.Stated, Speaker.Fallback)]
    internal void Another_authorization_is_a_difference(ClaimState state, Speaker speaker) =>
        Assert.Contains("authorization", Differences([Orders], [Orders with { Authorization = state, Speaker = speaker }]));

    [Fact]
    public void Another_handler_is_a_difference() => Assert.Contains("handled by lambda", Differences([Orders], [Orders with { Handler = HandlerName.Lambda }]));

    [Theory]
    [InlineData("id: query")]
    [InlineData("id: route", "text: query")]
    [InlineData]
    public void Another_source_of_a_parameter_is_a_difference(params string[] says) => Assert.Contains(
        "the model says", Differences([Orders with { Parameters = ["id: route"] }], [Orders with { Parameters = says }]));

    [Fact]
    public void A_parameter_that_is_undecidable_needs_a_reason()
    {
        var runs = Orders with { Parameters = ["id: route", "store: services"] };
        var undecidable = Orders with { Parameters = ["id: route", "store: undecidable"] };

        Assert.Contains("the model says", Differences([runs], [undecidable]));
        Assert.Null(Differences([runs], [undecidable], "app.Map(); // undecidable parameter: a library registers it"));
        Assert.Null(Differences([runs], [Orders]));
    }

    [Fact]
    public void What_is_undecidable_needs_a_reason()
    {
        var undecidable = Orders with { Authorization = ClaimState.Undecidable, Speaker = Speaker.Nobody };

        Assert.Contains("undecidable without a reason", Differences([Orders], [undecidable]));
        Assert.Contains("undecidable without a reason", Differences([Orders], [undecidable], "app.Map(); // undecidable:"));
        Assert.Null(Differences([Orders], [undecidable], "app.Map(); // undecidable: a filter may refuse"));
    }

    [Fact]
    public void A_reason_that_nothing_needs_is_out_of_date() =>
        Assert.Contains("is allowed, and the model knows it", Differences([Orders], [Orders], "app.Map(); // undecidable: a filter may refuse"));

    [Fact]
    public void A_route_that_is_not_known_covers_what_it_may_be()
    {
        var unknown = Orders with { Route = "/{?}/orders" };
        const string Allowed = "app.Map(); // unknown route: the prefix is configured";

        Assert.Null(Differences([Orders with { Route = "/a/orders" }, Orders with { Route = "/b/orders" }], [unknown], Allowed));
        Assert.Contains("runs nowhere", Differences([Orders with { Route = "/a/books" }], [unknown], Allowed));
        Assert.Contains("runs nowhere", Differences([Orders with { Route = "/a/orders" }], [unknown]));
    }

    private static string? Differences(EndpointRow[] running, EndpointRow[] model, string text = "") =>
        Comparison.Differences(new ApplicationSource("Shop", [("Program.cs", text)]), running, model);
}
