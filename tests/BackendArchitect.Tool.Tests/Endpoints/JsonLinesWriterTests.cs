using System.Text.Json;
using BackendArchitect.Tool.Endpoints;
using BackendArchitect.Analyzers.CodeFixes;
using BackendArchitect.Tool.Tests.Testing;

namespace BackendArchitect.Tool.Tests.Endpoints;

public class JsonLinesWriterTests
{
    [Fact]
    public void A_host_is_a_line_and_each_of_its_endpoints_is_one()
    {
        var lines = Write(InMemory.Host("""app.MapGet("/a", () => 1); app.MapGet("/b", () => 2);"""));
        Assert.Equal("""{"row":"app","assembly":"Shop","endpoints":2}""", lines[0]);
        Assert.Equal(["/a", "/b"], lines.Skip(1).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("route").GetString()));
    }

    [Fact]
    public void A_row_says_what_is_known_and_nothing_else() => Assert.Equal(
        """{"row":"endpoint","kind":"minimal","route":"/a","methods":["GET"],"handler":{"assembly":"Shop","type":"Program","compilerGenerated":true,"source":"/shop/Program.cs:3"},"source":"/shop/Program.cs:3","auth":{"effective":"authenticated","origin":"endpoint","because":"RequireAuthorization","decidedAt":"/shop/Program.cs:3"},"rateLimit":{"effective":"none","because":"not the endpoint, and there is no global limiter"}}""",
        Assert.Single(Write(InMemory.Host("""app.MapGet("/a", () => { }).RequireAuthorization();""")).Skip(1)));

    [Theory]
    [InlineData("""app.MapGet("/a", () => 1);""", "anonymous none")]
    [InlineData("""app.MapGet("/a", () => 1).AllowAnonymous();""", "anonymous allow-anonymous")]
    [InlineData("""app.MapGet("/a", () => 1).RequireAuthorization();""", "authenticated endpoint")]
    [InlineData("""app.MapGet("/a", () => 1).RequireAuthorization("Staff");""", "error none Staff")]
    [InlineData("""app.MapGet("/a", () => 1).RequireAuthorization("Staff").AllowAnonymous();""", "error allow-anonymous Staff")]
    [InlineData("""app.MapGet("/a", () => 1).RequireAuthorization(p => p.RequireAuthenticatedUser());""", "authenticated endpoint")]
    [InlineData("""app.MapGet("/a", () => 1).RequireAuthorization(p => p.RequireRole("Staff"));""", "policy endpoint")]
    [InlineData("""app.MapGet("/a", () => 1).RequireAuthorization(new AuthorizeAttribute { AuthenticationSchemes = "Key" });""", "authenticated endpoint")]
    [InlineData("""app.MapGet("/a", () => 1).RequireAuthorization(new AuthorizeAttribute { Roles = "Staff" });""", "policy endpoint")]
    [InlineData("""app.MapGet("/a", [Authorize] () => 1);""", "authenticated endpoint")]
    [InlineData("""app.MapGet("/a", [Authorize(Policy = "Staff")] () => 1);""", "error none Staff")]
    [InlineData("""app.MapGet("/a", [Authorize(AuthenticationSchemes = "Key")] () => 1);""", "authenticated endpoint")]
    [InlineData("""app.MapGet("/a", (HttpContext c) => { if (c.User.Identity?.IsAuthenticated != true) return Results.Unauthorized(); return Results.Ok(); });""", "anonymous none")]
    [InlineData("""if (app.Environment.IsDevelopment()) { var a = app.MapGet("/a", () => 1); if (args.Length > 0) a.RequireAuthorization(); }""", "undecidable")]
    [InlineData("""var a = app.MapGet("/a", () => 1).RequireAuthorization(); if (args.Length > 0) a.RequireAuthorization(p => p.RequireRole("Staff"));""", "undecidable")]
    [InlineData("""var a = app.MapGet("/a", () => 1).RequireAuthorization(); if (args.Length > 0) a.RequireAuthorization(p => p.RequireAuthenticatedUser());""", "authenticated endpoint")]
    [InlineData("""var a = app.MapGet("/a", () => 1).RequireAuthorization(p => p.RequireRole("Staff")); if (args.Length > 0) a.RequireAuthorization(p => p.RequireRole("Lead"));""", "policy endpoint")]
    public void Who_may_call_is_said_in_the_words_of_the_running_application(string endpoints, string expected) =>
        Assert.Equal(expected, Authorization(InMemory.Host(endpoints)));

    [Theory]
    [InlineData("""app.MapGet("/a", (HttpContext c) => c.User.Identity?.IsAuthenticated != true ? Results.Unauthorized() : Results.Ok());""", "anonymous none", "refusedBecause", "the handler refuses callers before it does anything else")]
    [InlineData("""app.MapGet("/a", () => 1).AddEndpointFilter(async (c, next) => c.HttpContext.User.Identity?.IsAuthenticated != true ? Results.Unauthorized() : await next(c));""", "anonymous none", "refusedBecause", "AddEndpointFilter refuses callers")]
    [InlineData("""app.MapGet("/a", () => 1).AddEndpointFilter(async (c, next) => c.HttpContext.User.IsInRole(args[0]) == (args.Length > 1) ? Results.Unauthorized() : await next(c));""", "anonymous none", "perhapsRefusedBecause", "AddEndpointFilter may refuse callers")]
    [InlineData("""app.Use((c, next) => { if (c.Request.Query.Count == 0) c.Response.StatusCode = 401; return next(); }); app.MapGet("/a", () => 1);""", "anonymous none", "perhapsRefusedBecause", "a middleware refuses callers")]
    [InlineData("""builder.Services.AddControllers(); app.MapControllers();""", "custom-filter none", "perhapsRefusedBecause", "[Keys] may refuse callers")]
    [InlineData("""builder.Services.AddControllers(o => o.Filters.Add<KeysAttribute>()); app.MapControllers();""", "custom-filter none", "perhapsRefusedBecause", "[Keys] may refuse callers")]
    public void Code_that_refuses_callers_is_told_beside_what_the_metadata_says(string endpoints, string expected, string certainty, string because)
    {
        var host = InMemory.Host(endpoints, types: endpoints.Contains("MapControllers") ? """
            public class KeysAttribute : System.Attribute, Microsoft.AspNetCore.Mvc.Filters.IAuthorizationFilter
            {
                public void OnAuthorization(Microsoft.AspNetCore.Mvc.Filters.AuthorizationFilterContext context)
                {
                    if (context.HttpContext.Request.Query["key"] != "k") context.Result = new UnauthorizedResult();
                }
            }
            [Route("a"), Keys] public class StockController : ControllerBase { [HttpGet] public int All() => 1; }
            """ : "");
        Assert.Equal(expected, Authorization(host));
        Assert.Equal(because, Row(host).GetProperty("auth").GetProperty(certainty).GetString());
    }

    [Theory]
    [InlineData("builder.Services.AddControllers(); app.MapControllers();", "authenticated endpoint")]
    [InlineData("builder.Services.AddControllers(o => o.Filters.Add(new Microsoft.AspNetCore.Mvc.Authorization.AuthorizeFilter())); app.MapControllers();", "authenticated endpoint+filter")]
    [InlineData("builder.Services.AddMvc(o => o.EnableEndpointRouting = false); app.UseMvc();", "authenticated endpoint+filter+filter")]
    [InlineData("builder.Services.AddMvc(o => o.EnableEndpointRouting = false); app.MapControllers();", "authenticated endpoint+filter+filter")]
    [InlineData("builder.Services.AddMvc(o => o.EnableEndpointRouting = true); app.MapControllers();", "authenticated endpoint")]
    public void Filters_that_ask_besides_are_counted(string endpoints, string expected) => Assert.Equal(expected, Authorization(InMemory.Host(
        endpoints, types: "[Authorize] public class StockController : ControllerBase { [HttpGet(\"a\"), Authorize] public int All() => 1; }")));

    [Fact]
    public void A_filter_of_all_actions_stands_beside_the_fallback_policy() => Assert.Equal("authenticated fallback+filter", Authorization(InMemory.Host(
        "builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build()); builder.Services.AddControllers(o => o.Filters.Add(new Microsoft.AspNetCore.Mvc.Authorization.AuthorizeFilter())); app.MapControllers();",
        types: "public class StockController : ControllerBase { [HttpGet(\"a\")] public int All() => 1; }")));

    [Fact]
    public void An_authorization_filter_that_refuses_nobody_is_one_too() => Assert.Equal("custom-filter none", Authorization(InMemory.Host(
        "builder.Services.AddControllers(); app.MapControllers();", types: """
            public class TenantFilter : Microsoft.AspNetCore.Mvc.Filters.IAuthorizationFilter
            {
                public void OnAuthorization(Microsoft.AspNetCore.Mvc.Filters.AuthorizationFilterContext context) => context.HttpContext.Items["tenant"] = "a";
            }
            [Route("a"), TypeFilter(typeof(TenantFilter))] public class StockController : ControllerBase { [HttpGet] public int All() => 1; }
            """)));

    [Fact]
    public void An_inherited_action_is_handled_by_the_type_that_declares_it()
    {
        var handler = Row(InMemory.Host("builder.Services.AddControllers(); app.MapControllers();", types: """
            public class Thing { }
            public abstract class Crud<T> : ControllerBase { [HttpGet] public T Get() => default; }
            [Route("a")] public class ThingsController : Crud<Thing>;
            """)).GetProperty("handler");
        Assert.Matches(@"^Crud`1\[\[Thing, \w+, Version=[\d.]+, Culture=neutral, PublicKeyToken=null\]\]$", handler.GetProperty("type").GetString());
        Assert.Equal("Get", handler.GetProperty("method").GetString());
    }

    [Theory]
    [InlineData("public", "builder.Services.AddValidatorsFromAssembly();", true)]
    [InlineData("internal", "builder.Services.AddValidatorsFromAssembly();", false)]
    [InlineData("internal", "builder.Services.AddScoped<FluentValidation.IValidator<Order>, OrderValidator>();", true)]
    [InlineData("internal", "builder.Services.AddScoped(typeof(FluentValidation.IValidator<Order>), typeof(OrderValidator));", true)]
    [InlineData("public", "builder.Services.AddScoped<FluentValidation.IValidator<string>, TextValidator>();", false)]
    [InlineData("public", "", false)]
    public void A_validator_that_the_application_registers_is_told_beside_the_parameter(string visibility, string services, bool expected)
    {
        var row = Row(InMemory.Host("""app.MapPost("/a", (Order order) => { });""", services, $$"""
            public class Order { public int Id { get; set; } }
            {{visibility}} class OrderValidator : FluentValidation.AbstractValidator<Order> { }
            class TextValidator : FluentValidation.AbstractValidator<string> { }
            public static class Scan { public static void AddValidatorsFromAssembly(this Microsoft.Extensions.DependencyInjection.IServiceCollection services) { } }
            namespace FluentValidation
            {
                public interface IValidator<T> { }
                public abstract class AbstractValidator<T> : IValidator<T> { }
            }
            """));
        Assert.Equal(expected, row.GetProperty("parameters")[0].TryGetProperty("fluentValidator", out _));
    }

    [Theory]
    [InlineData("""app.MapPost("/a", (string b) => 1);""", null)]
    [InlineData("""app.MapPost("/a", (string b) => 1).AddEndpointFilter<Checks<string>>().AddEndpointFilter(new Checks<int>());""", "Checks<String>, Checks<Int32>")]
    [InlineData("""app.MapGroup("/g").AddEndpointFilter<Checks<string>>().MapGroup("/h").AddEndpointFilterFactory(Filters.Make).MapPost("/a", (string b) => 1).AddEndpointFilter(Filters.Run);""", "Checks<String>, (Filters.Make), (Filters.Run)")]
    [InlineData("""app.MapPost("/a", (string b) => 1).AddEndpointFilter(async (c, next) => await next(c)).Checked<string>();""", "(Program.Main lambda), Checks<String>")]
    [InlineData("""app.MapPost("/a", (string b) => 1).AddEndpointFilter(args.Length > 0 ? new Checks<int>() : (IEndpointFilter)new Checks<string>());""", "undecidable")]
    [InlineData("""var a = app.MapPost("/a", (string b) => 1); if (args.Length > 1) a.AddEndpointFilter<Checks<int>>();""", "undecidable")]
    public void The_filters_of_a_minimal_api_are_named_as_the_running_application_names_them(string endpoints, string? expected)
    {
        var row = Row(InMemory.Host(endpoints, types: """
            class Checks<T> : IEndpointFilter { public ValueTask<object> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) => next(context); }
            static class Filters
            {
                public static EndpointFilterDelegate Make(EndpointFilterFactoryContext context, EndpointFilterDelegate next) => next;
                public static ValueTask<object> Run(EndpointFilterInvocationContext context, EndpointFilterDelegate next) => next(context);
                public static RouteHandlerBuilder Checked<T>(this RouteHandlerBuilder builder) => builder.AddEndpointFilter<Checks<T>>();
            }
            """));
        var filters = row.TryGetProperty("validation", out var validation) ? validation.GetProperty("filters") : default;
        Assert.Equal(expected, filters.ValueKind switch
        {
            JsonValueKind.Array => string.Join(", ", filters.EnumerateArray().Select(filter => filter.GetString())),
            JsonValueKind.String => filters.GetString(),
            _ => null,
        });
    }

    [Theory]
    [InlineData("""app.MapODataMetadata("/data/$metadata", new object());""", "minimal /data/$metadata anonymous", null)]
    [InlineData("""app.MapGet("/orders", () => 1).WithODataResult();""", "minimal /orders anonymous", "undecidable")]
    public void What_OData_maps_is_known_and_its_filters_are_not(string map, string expected, string? filters)
    {
        var data = InMemory.Compile("""
            namespace Microsoft.AspNetCore.OData
            {
                public static class ODataEndpointConventionBuilderExtensions
                {
                    public static IEndpointConventionBuilder MapODataMetadata(this IEndpointRouteBuilder endpoints, string pattern, object model) => endpoints.MapGet(pattern, () => model);
                    public static T WithODataResult<T>(this T builder) where T : IEndpointConventionBuilder => builder.AddEndpointFilter((context, next) => next(context));
                }
            }
            """, Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary).WithAssemblyName("Microsoft.AspNetCore.OData");
        var host = InMemory.Compile("using Microsoft.AspNetCore.OData; var app = WebApplication.Create(); " + map + " app.Run();", references: [data.ToMetadataReference()]);

        var row = Row(HostEndpoints.Of(new(LibrarySources.Packed(host, CancellationToken.None), []), CancellationToken.None));

        Assert.Equal(expected, $"{Joined(row, "kind", "route")} {row.GetProperty("auth").GetProperty("effective").GetString()}");
        Assert.Equal(filters, row.TryGetProperty("validation", out var validation) ? validation.GetProperty("filters").GetString() : null);
    }

    [Theory]
    [InlineData("""[Permission("orders.read")]""", "policy endpoint Permissions")]
    [InlineData("""[Permission("orders.read", Policy = "Other")]""", "error none Other")]
    [InlineData("""[Numbered(7)]""", "error none Level7")]
    [InlineData("""[Leveled(Level.High)]""", "error none LevelHigh")]
    public void A_policy_that_an_attribute_of_the_service_names_is_none_of_the_words_that_it_takes(string attribute, string expected) => Assert.Equal(expected, Authorization(InMemory.Host(
        $"""app.MapGet("/a", {attribute} () => 1);""",
        """builder.Services.AddAuthorization(o => o.AddPolicy("Permissions", p => p.RequireClaim("permission")));""",
        """
        public class PermissionAttribute : AuthorizeAttribute
        {
            public PermissionAttribute(string name) : base("Permissions") => Name = name;
            public string Name { get; }
        }
        public class NumberedAttribute : AuthorizeAttribute { public NumberedAttribute(int level) => Policy = $"Level{level}"; }
        public enum Level { Low, High }
        public class LeveledAttribute : AuthorizeAttribute { public LeveledAttribute(Level level) => Policy = $"Level{level}"; }
        """)));

    [Fact]
    public void A_policy_that_is_defined_is_asked_for_by_its_name() => Assert.Equal(
        "policy endpoint Staff",
        Authorization(InMemory.Host("""app.MapGet("/a", () => 1).RequireAuthorization("Staff");""", "builder.Services.AddAuthorization(o => o.AddPolicy(\"Staff\", p => p.RequireRole(\"staff\")));")));

    [Theory]
    [InlineData("""app.MapGet("a", () => 1);""", "minimal a")]
    [InlineData("""app.MapGet("/a/", (HttpContext c) => Task.CompletedTask);""", "delegate /a/")]
    [InlineData("""app.MapGroup("/a/").MapGet("/", () => 1);""", "minimal /a/")]
    [InlineData("""app.MapFallbackToFile("index.html");""", "delegate {*path:nonfile}")]
    [InlineData("""app.MapFallback((HttpContext c) => Task.CompletedTask).Add(b => b.Metadata.Add(new Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata(typeof(object))));""", "component {*path:nonfile}")]
    [InlineData("""app.MapDynamicPageRoute<Microsoft.AspNetCore.Mvc.Routing.DynamicRouteValueTransformer>("{page}");""", "delegate {page}")]
    [InlineData("""app.MapDynamicControllerRoute<Microsoft.AspNetCore.Mvc.Routing.DynamicRouteValueTransformer>("{shop}");""", "dynamic {shop}")]
    [InlineData("""builder.Services.AddControllers(); app.MapControllerRoute("default", "{controller=Home}/{action=Index}");""", "controller {controller=Home}/{action=Index}")]
    public void A_route_is_spelled_as_the_running_application_spells_it(string endpoints, string expected) => Assert.Equal(
        expected, Joined(Row(InMemory.Host(endpoints, types: endpoints.Contains("controller") ? "public class StockController : ControllerBase { public int All() => 1; }" : "")), "kind", "route"));

    [Theory]
    [InlineData("RequireAuthenticatedUser()", "authenticated fallback")]
    [InlineData("RequireAuthenticatedUser().RequireClaim(\"shop\")", "policy fallback")]
    public void The_fallback_policy_decides_for_who_says_nothing(string policy, string expected)
    {
        var builder = $"new AuthorizationPolicyBuilder().{policy}.Build()";
        Assert.Equal(expected, Authorization(InMemory.Host("""app.MapGet("/a", () => 1);""", $"builder.Services.AddAuthorization(o => o.FallbackPolicy = {builder});")));
        Assert.Equal(expected, Authorization(InMemory.Host("""app.MapGet("/a", () => 1);""", $"builder.Services.AddAuthorizationBuilder().SetFallbackPolicy({builder});")));
    }

    [Theory]
    [InlineData("builder.Services.AddAuthorization(o => o.DefaultPolicy = new AuthorizationPolicyBuilder().RequireRole(\"Staff\").Build());")]
    [InlineData("builder.Services.AddAuthorizationBuilder().AddDefaultPolicy(\"Usual\", p => p.RequireRole(\"Staff\"));")]
    public void A_default_policy_that_asks_for_more_does_so_for_who_names_none(string services)
    {
        Assert.Equal("policy endpoint", Authorization(InMemory.Host("""app.MapGet("/a", () => 1).RequireAuthorization();""", services)));
        Assert.Equal("policy endpoint", Authorization(InMemory.Host("""app.MapGet("/a", [Authorize] () => 1);""", services)));
    }

    [Fact]
    public void The_default_policy_of_another_matter_asks_for_nothing() => Assert.Equal(
        "authenticated endpoint",
        Authorization(InMemory.Host("""app.MapGet("/a", () => 1).RequireAuthorization();""", "builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.AllowAnyHeader()));")));

    [Theory]
    [InlineData("", """app.MapGet("/a", () => 1);""", "none")]
    [InlineData("", """app.MapGet("/a", () => 1).DisableRateLimiting();""", "disabled")]
    [InlineData("app.UseRateLimiter();", """app.MapGet("/a", () => 1).RequireRateLimiting("slow");""", "policy slow")]
    public void How_often_it_may_be_called_is_said_in_the_words_of_the_running_application(string pipeline, string endpoints, string expected)
    {
        var host = InMemory.Host(pipeline + endpoints, "builder.Services.AddRateLimiter(o => o.AddPolicy<string, Slow>(\"slow\"));", """
            class Slow : IRateLimiterPolicy<string>
            {
                public System.Func<OnRejectedContext, System.Threading.CancellationToken, ValueTask> OnRejected => null;
                public System.Threading.RateLimiting.RateLimitPartition<string> GetPartition(HttpContext context) => default;
            }
            """);
        Assert.Equal(expected, Joined(Row(host).GetProperty("rateLimit"), "effective", "policy"));
    }

    [Theory]
    [InlineData("""app.MapGet("/a/{id}", (int id, string? text, System.Guid[] keys) => 1);""", """[{"name":"id","type":"Int32","source":"route"},{"name":"text","type":"String","source":"query"},{"name":"keys","type":"Guid[]","source":"query"}]""")]
    [InlineData("""app.MapPost("/a", (Order order, System.Threading.CancellationToken ended) => 1);""", """[{"name":"order","type":"Order","source":"body","members":["Name:Required","Lines.Count:Range"],"validatableObject":true},{"name":"ended","type":"CancellationToken","source":"special"}]""")]
    [InlineData("""app.MapPost("/a", (IFormFile file, [FromForm] System.Collections.Generic.List<int?> numbers) => 1);""", """[{"name":"file","type":"IFormFile","source":"form"},{"name":"numbers","type":"List<Int32?>","source":"form"}]""")]
    [InlineData("""app.MapGet("/a", ([AsParameters] Search search) => 1);""", """[{"name":"Text","type":"String","source":"query","validation":["MaxLength"],"of":"search: Search [AsParameters]"}]""")]
    [InlineData("""builder.Services.AddControllers(); app.MapControllers();""", """[{"name":"id","type":"Int32","source":"path"},{"name":"order","type":"Order","source":"body","members":["Name:Required","Lines.Count:Range"],"validatableObject":true}]""")]
    [InlineData("""app.MapPost("/a", (Microsoft.AspNetCore.Identity.SignInManager<Order> users) => 1);""", """[{"name":"users","type":"SignInManager<Order>","source":"undecidable","because":"whether 'SignInManager' is registered is not known"}]""")]
    [InlineData("""System.Delegate handler = args.Length > 0 ? (() => 1) : (int id) => id; app.MapPost("/a", handler);""", """[{"source":"undecidable","because":"the handler cannot be seen"}]""")]
    public void What_a_handler_is_given_says_where_it_comes_from(string endpoints, string expected) => Assert.Equal(
        expected, Row(InMemory.Host(endpoints, types: $$"""
            {{(endpoints.Contains("AddControllers") ? "[ApiController] public class StockController : ControllerBase { [HttpPut(\"a/{id}\")] public int Put(int id, Order order) => 1; }" : "")}}
            public class Order : System.ComponentModel.DataAnnotations.IValidatableObject
            {
                [System.ComponentModel.DataAnnotations.Required] public string Name { get; set; }
                public System.Collections.Generic.List<Line> Lines { get; set; }
                public System.Collections.Generic.IEnumerable<System.ComponentModel.DataAnnotations.ValidationResult> Validate(System.ComponentModel.DataAnnotations.ValidationContext context) => null;
            }
            public class Line { [System.ComponentModel.DataAnnotations.Range(1, 9)] public int Count { get; set; } public Order Order { get; set; } }
            public record Search([System.ComponentModel.DataAnnotations.MaxLength(9)] string Text) { public int Length => Text.Length; }
            """)).GetProperty("parameters").GetRawText());

    [Theory]
    [InlineData("""app.MapGet("/a", () => 1).WithName("A").WithSummary("What").WithDescription("More").WithTags("x", "y").WithGroupName("v1").ExcludeFromDescription();""", """{"excluded":true,"endpointName":"A","groupName":"v1","summary":"What","description":"More","tags":["x","y"],"produces":["200 Int32"]}""")]
    [InlineData("""app.MapGet("/a", [EndpointSummary("What"), Tags("x")] () => 1);""", """{"summary":"What","tags":["x"],"produces":["200 Int32"]}""")]
    [InlineData("""app.MapGet("/a", () => 1).WithSummary(args[0]).WithTags("x");""", """{"summary":"undecidable","tags":["x"],"produces":["200 Int32"],"because":"WithSummary is given a text that is not constant"}""")]
    [InlineData("""app.MapGet("/a", () => { });""", null)]
    [InlineData("""app.MapHealthChecks("/a");""", null)]
    [InlineData("""builder.Services.AddEndpointsApiExplorer(); app.MapHealthChecks("/a");""", """{"visible":false}""")]
    [InlineData("""builder.Services.AddEndpointsApiExplorer(); app.MapPost("/a", (int[] values) => "").ProducesProblem(404);""", """{"visible":true,"produces":["404 ProblemDetails","200 String"],"accepts":"application/json Int32[]"}""")]
    [InlineData("""app.MapGet("/a", [System.Obsolete] () => { }).Produces<System.Collections.Generic.List<int?>>(args.Length);""", """{"produces":"undecidable","otherDoc":["ObsoleteAttribute"],"because":"Produces is given what is not constant"}""")]
    public void What_its_documentation_says_is_printed(string endpoints, string? expected) => Assert.Equal(
        expected, Row(InMemory.Host(endpoints)).TryGetProperty("doc", out var doc) ? doc.GetRawText() : null);

    [Theory]
    [InlineData("[ApiController] ", "", """{"apiController":true,"automatic400":true}""")]
    [InlineData("", "", """{"automatic400":false}""")]
    [InlineData("[ApiController] ", "builder.Services.Configure<ApiBehaviorOptions>(o => o.SuppressModelStateInvalidFilter = true);", """{"apiController":true,"automatic400":false}""")]
    [InlineData("[ApiController] ", "builder.Services.Configure<ApiBehaviorOptions>(o => o.SuppressModelStateInvalidFilter = args.Length > 0);", """{"apiController":true,"automatic400":"undecidable","because":"SuppressModelStateInvalidFilter is set to what is no constant"}""")]
    public void Whether_invalid_requests_are_answered_for_an_action_is_printed(string attribute, string services, string expected) => Assert.Equal(
        expected, Row(InMemory.Host("builder.Services.AddControllers(); app.MapControllers();", services, attribute + """public class StockController : ControllerBase { [HttpGet("a")] public int Get() => 1; }"""))
            .GetProperty("validation").GetRawText());

    [Fact]
    public void What_clients_may_call_on_the_connection_of_a_hub_is_printed()
    {
        var rows = Rows(InMemory.Host("""app.MapHub<ChatHub>("/chat");""", types: """
            public class Base : Microsoft.AspNetCore.SignalR.Hub
            {
                public void Leave()
                {
                }
            }
            public class ChatHub : Base
            {
                [Microsoft.AspNetCore.Authorization.Authorize("writers", Roles = "a,b"), Microsoft.AspNetCore.Authorization.Authorize]
                public int Say(string text) => 1;
            }
            """)).ToList();

        Assert.Equal(
            """[{"method":"Say","authorize":["writers;roles:a,b","authenticated"],"source":"/shop/Program.cs:14"},{"method":"Leave","declaringType":"Base","source":"/shop/Program.cs:8"}]""",
            rows.Single(row => row.GetProperty("route").GetString() == "/chat").GetProperty("hubMethods").GetRawText());
        Assert.False(rows.Single(row => row.GetProperty("route").GetString() == "/chat/negotiate").TryGetProperty("hubMethods", out _));
    }

    [Fact]
    public void What_takes_nothing_has_no_parameters() =>
        Assert.False(Row(InMemory.Host("""app.MapGet("/a", () => 1);""")).TryGetProperty("parameters", out _));

    [Fact]
    public void What_cannot_be_decided_says_why()
    {
        var row = Row(InMemory.Host("""var a = app.MapGet("/a", () => 1); if (args.Length > 0) a.RequireAuthorization();"""));
        Assert.Equal("RequireAuthorization stands under a condition", row.GetProperty("auth").GetProperty("because").GetString());
        Assert.Equal("/shop/Program.cs:3", row.GetProperty("auth").GetProperty("decidedAt").GetString());
    }

    [Fact]
    public void A_handler_is_named_as_the_runtime_names_it()
    {
        var host = InMemory.Host("""builder.Services.AddControllers(); app.MapControllers(); app.MapGet("/b", Orders.Read.One);""", types: """
            [Route("a")] public class StockController : ControllerBase
            {
                [HttpGet]
                public int All()
                {
                    return 1;
                }
            }
            static class Orders { public static class Read { public static int One() => 2; } }
            """);
        Assert.Equal(
            ["StockController All /shop/Program.cs:9", "Orders+Read One /shop/Program.cs:13"],
            Rows(host).Select(row => Joined(row.GetProperty("handler"), "type", "method", "source")));
    }

    [Fact]
    public void An_endpoint_outside_Production_says_so() =>
        Assert.True(Row(InMemory.Host("""if (app.Environment.IsDevelopment()) app.MapGet("/a", () => 1);""")).GetProperty("developmentOnly").GetBoolean());

    private static string Authorization(HostEndpoints host) => Joined(Row(host).GetProperty("auth"), "effective", "origin", "policy");

    private static string Joined(JsonElement element, params string[] names) =>
        string.Join(' ', names.Where(name => element.TryGetProperty(name, out _)).Select(name => element.GetProperty(name).GetString()));

    private static JsonElement Row(HostEndpoints host) => Assert.Single(Rows(host));

    private static IEnumerable<JsonElement> Rows(HostEndpoints host) => Write(host).Skip(1).Select(line => JsonDocument.Parse(line).RootElement);

    private static IReadOnlyList<string> Write(HostEndpoints host)
    {
        var output = new StringWriter();
        JsonLinesWriter.Write(host, output);
        return output.ToString().Split(output.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }
}
