using BackendArchitect.Analyzers.Tests.Testing;
using BackendArchitect.Analyzers.Validation;

namespace BackendArchitect.Analyzers.Tests.Rules.Validation;

/// <summary>What really is refused is asked of the running framework by the validation rows of the runtime tests; here stands what is reported, and where.</summary>
public class UnvalidatedRequestBodyTests
{
    private static readonly Surroundings Fluent = new() { References = Packages.FluentValidation };

    private const string Start = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        var app = builder.Build();

        """;

    private const string Types = """

        public record Order(string Sku, int Quantity);
        public enum Color { Red, Green }
        public record Chosen(int Id, long? OrderId);
        public record Choice(Color Color, bool IsGift, System.Guid Id, System.DateTime At);
        public class Deep { public Choice? Choice { get; set; } public System.Collections.Generic.List<Order>? Orders { get; set; } }
        public record Search([property: Microsoft.AspNetCore.Mvc.FromQuery] string? Text, int Page);
        """;

    [Theory]
    [InlineData("""app.[|MapPost|]("/x", (Order order) => order.Sku);""")]
    [InlineData("""app.[|MapPut|]("/x/{id:int}", (int id, Order order) => order.Sku);""")]
    [InlineData("""app.[|MapPost|]("/x", (Order[] orders) => orders.Length);""")]
    [InlineData("""app.[|MapPost|]("/x", (System.Collections.Generic.List<Order> orders) => orders.Count);""")]
    [InlineData("""app.[|MapPost|]("/x", (Deep deep) => deep.Choice);""")]
    [InlineData("""var g = app.MapGroup("/g"); g.[|MapPost|]("/x", (Order order) => order.Sku);""")]
    [InlineData("""app.[|MapPost|]("/x", (Order order) => order is null ? Results.BadRequest() : Results.Ok(order.Sku));""")]
    [InlineData("""app.[|MapPost|]("/x", (Order order) => { Order? copy = order; return copy with { Quantity = 1 }; });""")]
    [InlineData("""app.[|MapPost|]("/x", ([AsParameters] Search search) => search.Text);""")]
    [InlineData("""app.[|MapPost|]("/x", async (Order order, System.Net.Http.HttpClient client) => { await client.GetAsync("/y/" + order.Sku); });""")]
    public Task A_body_that_nobody_looks_at_is_reported(string code) => Verify.Rule<UnvalidatedRequestBody>(Start + code + "app.Run();" + Types);

    [Theory]
    [InlineData("""app.MapPost("/x", (Choice choice) => choice.Color);""")]
    [InlineData("""app.MapPost("/x", (Chosen chosen) => chosen.Id);""")]
    [InlineData("""app.MapPost("/x", (string text) => text);""")]
    [InlineData("""app.MapPost("/x", ([Microsoft.AspNetCore.Mvc.FromBody] object empty) => 1);""")]
    [InlineData("""app.MapPost("/x", (System.Text.Json.JsonElement json) => 1);""")]
    [InlineData("""app.MapPost("/x", (HttpRequest request) => 1);""")]
    [InlineData("""app.MapGet("/x", ([AsParameters] Search search) => search.Text);""")]
    [InlineData("""app.MapPost("/x", (Order order) => { if (order.Quantity < 1) throw new BadHttpRequestException("quantity"); return order.Sku; });""")]
    [InlineData("""app.MapPost("/x", (Order order) => order.Quantity switch { < 1 => throw new System.ArgumentException(), _ => order.Sku });""")]
    [InlineData("""app.MapPost("/x", (Order order) => { var (sku, quantity) = (order.Sku, order.Quantity); if (quantity is < 1 or > 9) return Results.BadRequest(); return Results.Ok(sku); });""")]
    [InlineData("""app.MapPost("/x", (Order order) => { foreach (var c in order.Sku) if (c == ' ') return Results.BadRequest(); return Results.Ok(); });""")]
    [InlineData("""if (app.Environment.IsDevelopment()) app.MapPost("/x", (Order order) => order.Sku);""")]
    public Task What_cannot_be_wrong_or_is_looked_at_is_quiet(string code) => Verify.Rule<UnvalidatedRequestBody>(Start + code + "app.Run();" + Types);

    [Theory]
    [InlineData("""System.Func<Order, string> next = order => order.Sku; app.MapPost("/x", (Order order) => next(order));""")]
    [InlineData("""app.MapPost("/x", (Order order, IStore store) => store.Keep(order));""")]
    [InlineData("""app.MapPost("/x", ({|CS0246:Unknown|} order) => order);""")]
    [InlineData("""app.MapPost("/x", async (Order order, System.Net.Http.HttpClient client) => { await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(client, "/y", order); });""")]
    [InlineData("""Order? last = null; void Check() { if (last?.Sku is null) throw new System.ArgumentException(); } app.MapPost("/x", (Order order) => { last = order; Check(); return "x"; });""")]
    [InlineData("""app.MapPost("/x", (Marked marked) => marked.Sku);""")]
    [InlineData("""app.MapPost("/x", (Heir heir) => heir.Sku);""")]
    [InlineData("""app.MapPost("/x", {|CS0103:handler|});""")]
    [InlineData("""app.MapPost("/x", (Order order) => {|CS0103:sender|}.Send(order));""")]
    [InlineData("""app.MapPost("/x", (Order order) => order.Sku).AddEndpointFilter({|CS0103:filter|});""")]
    public Task What_cannot_be_seen_is_quiet(string code) => Verify.Rule<UnvalidatedRequestBody>(
        Start + code + "app.Run();" + Types + "public interface IStore { string Keep(Order order); } public class Marked { [{|CS0246:{|CS0246:Bounded|}|}] public string? Sku { get; set; } } public class Heir : {|CS0246:Checked|} { public string? Sku { get; set; } }");

    [Theory]
    [InlineData("Contract.Requires(order.Sku.Length > 1);", true)]
    [InlineData("Guard.Requires(order.Sku.Length > 1);", false)]
    [InlineData("var name = order.GetType().Name; if (name.Length > 1) return;", true)]
    public Task What_the_compiler_leaves_out_and_the_name_of_the_type_are_no_checks(string code, bool isReported) => Verify.Rule<UnvalidatedRequestBody>(
        "using System.Diagnostics.Contracts;" + Start + $"app.{(isReported ? "[|MapPost|]" : "MapPost")}(\"/x\", (Order order) => Store.Keep(order)); app.Run();" + Types + "public static class Store { public static void Keep(Order order) { " + code + " } } public static class Guard { public static void Requires(bool isRight) { if (!isRight) throw new System.ArgumentException(); } }");

    // A form of texts without rules: nothing could be noted in the model state.
    [Theory]
    [InlineData("Ok(texts.Sku)", true)]
    [InlineData("texts.Sku == null ? BadRequest() : Ok(texts.Sku)", false)]
    public Task A_form_of_texts_is_reported_here_and_not_as_ignored(string answer, bool isReported) => Verify.Rule<UnvalidatedRequestBody>(
        "using Microsoft.AspNetCore.Mvc;" + Start + "app.MapControllers(); app.Run();" + Types + "public class Texts { public string? Sku { get; set; } } [Route(\"a\")] public class AController : Controller { [HttpGet] public int Get() => 1; [HttpPost] public IActionResult " + (isReported ? "[|Post|]" : "Post") + "(Texts texts) => " + answer + "; }");

    [Theory]
    [InlineData("[|MapPost|]", "", "IEndpointFilter")]
    [InlineData("MapPost", "builder.Services.AddSingleton(typeof(IValidator<>), typeof(AnyValidator<>));", "IEndpointFilter")]
    [InlineData("MapPost", "", "{|CS0246:Checks|}, IEndpointFilter")]
    public Task A_filter_that_finds_no_validator_lets_everything_pass_unless_one_is_for_every_type_or_its_base_looks(string map, string registered, string bases) => Verify.Rule<UnvalidatedRequestBody>(
        Fluent,
        "using FluentValidation;\n" + Start.Replace("var app", registered + " var app") + $$"""
        app.{{map}}("/x", (Order order) => order.Sku).AddEndpointFilter<ValidationFilter<Order>>();
        app.Run();
        public class AnyValidator<T> : AbstractValidator<T>;
        public class ValidationFilter<T>(System.Collections.Generic.IEnumerable<IValidator<T>> validators) : {{bases}}
        {
            public async System.Threading.Tasks.ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
            {
                foreach (var value in System.Linq.Enumerable.OfType<T>(context.Arguments))
                    foreach (var validator in validators)
                        if (!validator.Validate(value).IsValid)
                            return Results.BadRequest();
                return await next(context);
            }
        }
        """ + Types);

    [Fact]
    public Task A_controller_all_of_whose_actions_have_the_gap_is_one_finding() => Verify.Rule<UnvalidatedRequestBody>(
        Start + "app.MapControllers(); app.Run();" + Types,
        """
        using Microsoft.AspNetCore.Mvc;
        #nullable disable
        public class Item { public string Name { get; set; } public int Size { get; set; } }
        [ApiController, Route("a")] public class [|AController|] : ControllerBase { [HttpPost] public int Post(Item item) => 1; [HttpPut] public int Put(Item item) => 1; }
        [ApiController, Route("b")] public class BController : ControllerBase { [HttpGet] public int Get() => 1; [HttpPost] public int [|Post|](Item item) => 1; }
        """);

    [Fact]
    public Task A_convention_that_speaks_of_filters_may_add_one() => Verify.Rule<UnvalidatedRequestBody>(
        Start.Replace("AddControllers()", "AddControllers(o => o.Conventions.Add(new Adds()))") + "app.MapControllers(); app.Run();" + Types,
        """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.ApplicationModels;
        #nullable disable
        public class Item { public string Name { get; set; } }
        [ApiController, Route("a")] public class AController : ControllerBase { [HttpPost] public int Post(Item item) => 1; }
        public class Adds : IActionModelConvention { public void Apply(ActionModel action) => action.Filters.Add(new ServiceFilterAttribute(typeof(object))); }
        """);

    [Fact]
    public Task What_is_not_nullable_is_asked_for_by_MVC() => Verify.Rule<UnvalidatedRequestBody>(
        Start + "app.MapControllers(); app.Run();" + Types,
        """
        using Microsoft.AspNetCore.Mvc;
        [ApiController, Route("a")] public class AController : ControllerBase { [HttpPost] public int Post(Order order) => 1; }
        """);

    [Fact]
    public Task A_library_is_validated_by_its_host() => Verify.Rule<UnvalidatedRequestBody>(
        "public static class Maps { public static void Map(Microsoft.AspNetCore.Routing.IEndpointRouteBuilder app) => app.MapPost(\"/x\", (Order order) => order.Sku); }" + Types);

    [Fact]
    public Task An_edit_of_another_file_changes_the_answer() => Verify.Rule<UnvalidatedRequestBody>(
        Start + """app.MapPost("/x", (Order order, Store store) => store.Keep(order)); app.[|MapPost|]("/y", (Order order, Loose store) => store.Keep(order)); app.Run();""" + Types,
        """
        public class Store { public string Keep(Order order) { if (order.Quantity < 1) throw new System.ArgumentException("quantity"); return order.Sku; } }
        public class Loose { public string Keep(Order order) => order.Sku; }
        """);

    [Fact]
    public Task What_calls_itself_ends() => Verify.Rule<UnvalidatedRequestBody>(
        Start + """app.[|MapPost|]("/x", (Order order) => Twice.A(order, 3)); app.Run();""" + Types,
        "public static class Twice { public static int A(Order order, int depth) => depth == 0 ? 0 : B(order, depth - 1); public static int B(Order order, int depth) => A(order, depth); }");
}
