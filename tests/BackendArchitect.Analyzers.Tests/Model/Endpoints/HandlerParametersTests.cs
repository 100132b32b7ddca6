using BackendArchitect.Analyzers.Model.Endpoints;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Tests.Model.Endpoints;

/// <summary>What decides between a service and the body, and what does not; the rest is compared with running applications.</summary>
public class HandlerParametersTests
{
    private const string Types = "class Clock; class Order { public int Id { get; set; } } interface IClock; class SystemClock : IClock; record Search(int Id, string? Text);";

    [Theory]
    [InlineData("", "Order order", "order: Body")]
    [InlineData("builder.Services.AddSingleton<Clock>();", "Clock clock", "clock: Services")]
    [InlineData("builder.Services.AddSingleton(new Clock());", "Clock clock", "clock: Services")]
    [InlineData("builder.Services.AddKeyedSingleton<Clock>(1);", "Clock clock", "clock: Body")]
    [InlineData("builder.Services.AddSingleton<IClock, SystemClock>();", "SystemClock clock", "clock: Body")]
    [InlineData("builder.Services.AddSingleton<IClock, SystemClock>();", "IClock clock", "clock: Services")]
    [InlineData("", "IClock clock", "clock: Body")]
    [InlineData("", "IList<Order> orders", "orders: Body")]
    [InlineData("", "Microsoft.Extensions.Logging.ILogger logger", "logger: Body")]
    [InlineData("", "Microsoft.Extensions.Logging.ILogger<Order> logger", "logger: Services")]
    [InlineData("foreach (var type in typeof(Order).Assembly.GetTypes()) builder.Services.AddScoped(type);", "Order order", "order: Undecidable because services are registered by types that are not constant")]
    [InlineData("foreach (var type in typeof(Order).Assembly.GetTypes()) builder.Services.AddScoped(type);", "Clock clock, [Microsoft.AspNetCore.Mvc.FromBody] Order order", "clock: Services, order: Body")]
    [InlineData("foreach (var type in typeof(Order).Assembly.GetTypes()) builder.Services.AddScoped(typeof(IClock), type);", "IClock clock, Order order", "clock: Services, order: Body")]
    [InlineData("", "Microsoft.AspNetCore.Identity.UserManager<Order> users", "users: Undecidable because whether 'UserManager' is registered is not known")]
    public void A_complex_parameter_is_a_service_when_one_is_registered(string services, string parameters, string expected) =>
        Assert.Equal(expected, ParametersOf($$"""{{services}} app.MapPost("/a", ({{parameters}}) => 1);"""));

    [Theory]
    [InlineData("app.MapGet", "order: Services")]
    [InlineData("app.MapDelete", "order: Services")]
    [InlineData("app.MapPatch", "order: Body")]
    [InlineData("app.Map", "order: Body")]
    public void Where_there_is_no_body_it_must_be_a_service(string map, string expected) =>
        Assert.Equal(expected, ParametersOf($$"""{{map}}("/a", (Order order) => 1);"""));

    [Fact]
    public void Verbs_that_are_not_known_leave_it_open() => Assert.Equal(
        "order: Undecidable because the verbs are not known, id: Query", ParametersOf("""app.MapMethods("/a", args, (Order order, int id) => 1);"""));

    [Fact]
    public void A_route_that_is_not_known_may_hold_a_parameter() => Assert.Equal(
        "id: Route, other: Undecidable because the route is not known", ParametersOf("""app.MapGroup(args[0]).MapGet("/{id}", (int id, int other) => 1);"""));

    [Fact]
    public void A_part_of_a_whole_knows_the_whole()
    {
        var parts = new MadeService("""app.MapGet("/{id}", ([AsParameters] Search search) => 1);""", Types).Endpoint.Parameters(default);

        Assert.All(parts, part => Assert.Equal("search", part.PartOf?.Name));
        Assert.Equal(["Id: Route", "Text: Query"], parts.Select(part => $"{part.Name}: {part.Source}"));
        Assert.All(parts, part => Assert.IsAssignableFrom<IPropertySymbol>(part.Declaration));
    }

    [Fact]
    public void A_delegate_of_the_request_takes_nothing() => Assert.Equal("", ParametersOf("""app.MapGet("/a", (HttpContext context) => Task.CompletedTask);"""));

    [Theory]
    [InlineData("/files/{id:int}/{*path}", "id path")]
    [InlineData("/{a}-{b?}/{c=3}/{**d}", "a b c d")]
    [InlineData("/{code:regex(^\\d{{3}}$)}/{next}", "code next")]
    [InlineData("/{{literal}}/{x}", "x")]
    [InlineData("/{?}/{open", "open")]
    [InlineData("", "")]
    public void The_parameters_of_a_route_are_named(string route, string expected) => Assert.Equal(expected, string.Join(' ', RoutePattern.ParametersOf(route)));

    private static string ParametersOf(string statements) => string.Join(", ", new MadeService(statements, Types).Endpoint.Parameters(default)
        .Select(parameter => $"{parameter.Name}: {parameter.Source}{(parameter.Because is null ? "" : " because " + parameter.Because)}"));
}
