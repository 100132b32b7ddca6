using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model;

namespace BackendArchitect.Runtime.Tests.TruthTables;

/// <summary>Ways to validate, and ways to believe that one does.</summary>
internal static class ValidationRows
{
    private const ClaimState Absent = ClaimState.Absent;
    private const ClaimState Stated = ClaimState.Stated;
    private const ClaimState Undecidable = ClaimState.Undecidable;

    private const string Empty = """{"name":""}""";

    private const string Dto = "public class Dto { [Required] public string? Name { get; set; } }";

    private const string Plain = "public class Plain { public string? Name { get; set; } }";

    private const string Fluent = "public class PlainValidator : AbstractValidator<Plain> { public PlainValidator() { RuleFor(x => x.Name).NotEmpty(); } }";

    private const string Mvc = "builder.Services.AddControllers();";

    private const string Mediator = """
        public interface IRequest<TResponse>;
        public interface ICommand<TResponse> : IRequest<TResponse>;
        public interface IRequestHandler<TRequest, TResponse> where TRequest : IRequest<TResponse> { Task<TResponse> Handle(TRequest request, CancellationToken token); }
        public interface IPipelineBehavior<TRequest, TResponse> { Task<TResponse> Handle(TRequest request, Func<Task<TResponse>> next, CancellationToken token); }
        public interface ISender { Task<TResponse> Send<TResponse>(IRequest<TResponse> request, CancellationToken token = default); }
        public class Sender(IServiceProvider services) : ISender
        {
            public Task<TResponse> Send<TResponse>(IRequest<TResponse> request, CancellationToken token) =>
                (Task<TResponse>)typeof(Sender).GetMethod("Run")!.MakeGenericMethod(request.GetType(), typeof(TResponse)).Invoke(this, [request, token])!;
            public Task<TResponse> Run<TRequest, TResponse>(TRequest request, CancellationToken token) where TRequest : IRequest<TResponse>
            {
                Func<Task<TResponse>> next = () => services.GetRequiredService<IRequestHandler<TRequest, TResponse>>().Handle(request, token);
                foreach (var behavior in services.GetServices<IPipelineBehavior<TRequest, TResponse>>())
                {
                    var inner = next;
                    next = () => behavior.Handle(request, inner, token);
                }
                return next();
            }
        }
        public class Refuse : IMiddleware
        {
            public async Task InvokeAsync(HttpContext context, RequestDelegate next)
            {
                try { await next(context); } catch (FluentValidation.ValidationException) { context.Response.StatusCode = 400; }
            }
        }
        public class ValidationBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
        {
            public async Task<TResponse> Handle(TRequest request, Func<Task<TResponse>> next, CancellationToken token)
            {
                foreach (var validator in validators)
                    await validator.ValidateAndThrowAsync(request, token);
                return await next();
            }
        }
        public class Create : ICommand<string> { public string? Name { get; set; } }
        public class CreateHandler : IRequestHandler<Create, string> { public Task<string> Handle(Create request, CancellationToken token) => Task.FromResult("made"); }
        """;

    private const string MediatorServices = "builder.Services.AddTransient<ISender, Sender>(); builder.Services.AddTransient<IRequestHandler<Create, string>, CreateHandler>(); builder.Services.AddTransient<Refuse>();";

    private const string CreateValidator = "public class CreateValidator : AbstractValidator<Create> { public CreateValidator() { RuleFor(x => x.Name).NotEmpty(); } }";

    internal static readonly ImmutableArray<ValidationRow> All =
    [
        Minimal("V1", "annotations and nobody who reads them", "", """app.MapPost("/x", (Dto dto) => dto.Name);""", Dto, new ValidationTruth("/x", Empty, 200, Absent)),
        Generated("V2", "AddValidation and what it sees", """
            app.MapPost("/class", (Dto dto) => dto.Name);
            app.MapPost("/struct", (Point dto) => dto.Name);
            app.MapPost("/nested", (Outer dto) => dto.Items?.Count);
            app.MapGet("/parts", ([AsParameters] Parts parts) => parts.Name);
            app.MapPost("/self", (Self dto) => dto.Name);
            app.MapPost("/group", Handlers.Take);
            app.MapMethods("/methods", ["POST"], (Dto dto) => dto.Name);
            app.MapGroup("/g").MapPost("/x", (Dto dto) => dto.Name);
            """, Dto + """
            public record struct Point([StringLength(2)] string? Name);
            public class Outer { public List<Inner>? Items { get; set; } }
            public class Inner { [Required] public string? Name { get; set; } }
            public record Parts([StringLength(2)] string? Name);
            public class Self : IValidatableObject { public string? Name { get; set; } public IEnumerable<System.ComponentModel.DataAnnotations.ValidationResult> Validate(System.ComponentModel.DataAnnotations.ValidationContext context) { yield return new("no"); } }
            public class Taken { [Required] public string? Name { get; set; } }
            public static class Handlers { public static string? Take(Taken dto) => dto.Name; }
            """,
            new ValidationTruth("/class", Empty, 400, Stated), new ValidationTruth("/struct", """{"name":"long"}""", 400, Stated), new ValidationTruth("/nested", """{"items":[{"name":""}]}""", 400, Stated),
            new ValidationTruth("/parts?name=long", null, 400, Stated) { Verb = "GET" }, new ValidationTruth("/self", Empty, 400, Stated), new ValidationTruth("/group", Empty, 400, Stated),
            new ValidationTruth("/methods", Empty, 400, Stated), new ValidationTruth("/g/x", Empty, 400, Stated)),
        Generated("V3", "a handler in a variable", """var handler = (Dto dto) => dto.Name; app.MapPost("/x", handler);""", Dto, new ValidationTruth("/x", Empty, 200, Absent)),
        Generated("V3b", "a handler in a variable beside one that the generator sees", """var handler = (Dto dto) => dto.Name; app.MapPost("/x", handler); app.MapPost("/y", (Dto dto) => dto.Name);""", Dto,
            new ValidationTruth("/x", Empty, 400, Stated), new ValidationTruth("/y", Empty, 400, Stated)),
        Generated("V4", "a generic helper", """Maps.Map<Dto>(app, "/x");""", Dto + "public static class Maps { public static void Map<T>(WebApplication app, string pattern) => app.MapPost(pattern, (T dto) => dto!.ToString()); }",
            new ValidationTruth("/x", Empty, 200, Absent)),
        Generated("V5", "DisableValidation", """app.MapPost("/x", (Dto dto) => dto.Name).DisableValidation(); app.MapGroup("/g").DisableValidation().MapPost("/x", (Dto dto) => dto.Name);""", Dto,
            new ValidationTruth("/x", Empty, 200, Absent), new ValidationTruth("/g/x", Empty, 200, Absent)),
        Minimal("V6", "nobody calls AddValidation, although somebody else does so by that name", "builder.Services.AddValidation();", """app.MapPost("/x", (Dto dto) => dto.Name);""",
            Dto + "public static class Other { public static void AddValidation(this IServiceCollection services) { } }", new ValidationTruth("/x", Empty, 200, Absent)),
        Generated("V7", "AddValidation twice", """app.MapPost("/x", (Dto dto) => dto.Name);""", Dto, new ValidationTruth("/x", Empty, 200, Absent)) is var twice
            ? twice with { Application = twice.Application with { Services = "builder.Services.AddValidation(); builder.Services.AddValidation();" } } : null!,
        Action("V8", "[ApiController]", "[ApiController] ", "", new ValidationTruth("/x", Empty, 400, Stated)),
        Action("V9", "[ApiController], suppressed", "[ApiController] ", "builder.Services.Configure<ApiBehaviorOptions>(o => o.SuppressModelStateInvalidFilter = true);", new ValidationTruth("/x", Empty, 200, Absent)),
        Action("V10", "a controller without [ApiController]", "", "", new ValidationTruth("/x", Empty, 200, Absent)),
        Minimal("V11", "a required member", "", """app.MapPost("/x", (Must dto) => dto.Name);""", "public class Must { public required string? Name { get; set; } }",
            new ValidationTruth("/x", "{}", 400, Absent) { Unlike = "the serializer asks that a member is there, and takes any value" }, new ValidationTruth("/x", Empty, 200, Absent)),
        Minimal("V12", "null for what is not nullable", "", """app.MapPost("/x", (Must dto) => "x");""", "public class Must { public string Name { get; set; } = \"\"; }", new ValidationTruth("/x", """{"name":null}""", 200, Absent)),
        Generated("V13", "an overload of the service's own", """app.MapPost((Dto dto) => dto.Name, "/x");""",
            Dto + "public static class Maps { public static RouteHandlerBuilder MapPost(this IEndpointRouteBuilder app, Delegate handler, string pattern) => app.MapPost(pattern, handler); }",
            new ValidationTruth("/x", Empty, 200, Absent)),
        Generated("V14", "two groups, and an extension method", """foreach (var g in new[] { app.MapGroup("/a"), app.MapGroup("/b") }) g.MapPost("/x", (Dto dto) => dto.Name); app.MapGroup("/c").MapTaken();""",
            Dto + """public class Taken { [Required] public string? Name { get; set; } } public static class Maps { public static void MapTaken(this RouteGroupBuilder g) => g.MapPost("/x", (Taken dto) => dto.Name); }""",
            new ValidationTruth("/a/x", Empty, 400, Stated), new ValidationTruth("/b/x", Empty, 400, Stated), new ValidationTruth("/c/x", Empty, 400, Stated)),
        Generated("V15", "a type that is internal", """app.MapPost("/x", (Own dto) => dto.Name);""", "internal class Own { [Required] public string? Name { get; set; } }", new ValidationTruth("/x", Empty, 200, Absent)),
        Generated("V16", "lists and dictionaries", """app.MapPost("/list", (List<Dto> dto) => dto.Count); app.MapPost("/map", (Dictionary<string, Value> dto) => dto.Count);""",
            Dto + "public class Value { [Required] public string? Name { get; set; } }",
            new ValidationTruth("/list", """[{"name":""}]""", 400, Stated), new ValidationTruth("/map", """{"a":{"name":""}}""", 200, Absent)),
        Generated("V17", "rules of a base class and of a nested type alone", """app.MapPost("/base", (Derived dto) => dto.Name); app.MapPost("/nested", (Outer dto) => dto.Inner);""",
            "public class Base { [Required] public string? Name { get; set; } } public class Derived : Base { public string? Other { get; set; } } public class Outer { public Inner? Inner { get; set; } } public class Inner { [Required] public string? Name { get; set; } }",
            new ValidationTruth("/base", Empty, 400, Stated), new ValidationTruth("/nested", """{"inner":{"name":""}}""", 400, Stated)),
        Action("V18", "a filter of all actions reads ModelState", "", "builder.Services.Configure<MvcOptions>(o => o.Filters.Add<Reads>());",
            new ValidationTruth("/x", Empty, 422, Stated)) is var reads ? reads with { Application = reads.Application with { Types = reads.Application.Types + """
            public class Reads : IActionFilter
            {
                public void OnActionExecuting(ActionExecutingContext context) { if (!context.ModelState.IsValid) context.Result = new UnprocessableEntityResult(); }
                public void OnActionExecuted(ActionExecutedContext context) { }
            }
            """ } } : null!,
        Row("V19", "[ApiController] on a base class, and an attribute of the service's own", Mvc, "app.MapControllers();", Dto + """
            [ApiController] public abstract class ApiBase : ControllerBase;
            [Route("base")] public class AController : ApiBase { [HttpPost] public string? Post(Dto dto) => dto.Name; }
            public class OwnAttribute : Attribute, Microsoft.AspNetCore.Mvc.Infrastructure.IApiBehaviorMetadata { public IList<IFilterMetadata> Filters => []; }
            [Own, Route("own")] public class BController : ControllerBase { [HttpPost] public string? Post(Dto dto) => dto.Name; }
            """, new ValidationTruth("/base", Empty, 400, Stated), new ValidationTruth("/own", Empty, 400, Stated)),
        Row("V20", "AddMvcCore without AddDataAnnotations", "builder.Services.AddMvcCore();", "app.MapControllers();", Dto + """
            [ApiController, Route("x")] public class AController : ControllerBase { [HttpPost] public string? Post(Dto dto) => "x"; }
            """, new ValidationTruth("/x", Empty, 200, Absent)),
        Row("V21", "[ValidateNever] on a parameter and on a property", Mvc, "app.MapControllers();", Dto + """
            public class Hiding { [Microsoft.AspNetCore.Mvc.ModelBinding.Validation.ValidateNever] public Dto? Inner { get; set; } public int? Size { get; set; } }
            [ApiController, Route("a")] public class AController : ControllerBase { [HttpPost] public string? Post([Microsoft.AspNetCore.Mvc.ModelBinding.Validation.ValidateNever] Dto dto) => "x"; }
            [ApiController, Route("b")] public class BController : ControllerBase { [HttpPost] public string? Post(Hiding dto) => "x"; }
            """, new ValidationTruth("/a", Empty, 400, Stated), new ValidationTruth("/b", """{"inner":{"name":""}}""", 200, Absent)),
        Row("V22", "rules on the parameters of a record", Mvc, "app.MapControllers();", """
            public record Good([Required] string? Name);
            [ApiController, Route("a")] public class AController : ControllerBase { [HttpPost] public string? Post(Good dto) => "x"; }
            """, new ValidationTruth("/a", Empty, 400, Stated)),
        Row("V22b", "rules on the properties of a record", Mvc, "app.MapControllers();", """
            public record Bad([property: Required] string? Name);
            public record Typed([property: DataType(DataType.Text)] string? Name);
            public record Twice([Required][property: Required] string? Name);
            public record Again(string? Name) { [Required] public string? Name { get; init; } = Name; }
            public record Heir(string? Name, string? Other) : Bad(Name);
            public record Outer(Bad Inner);
            public record struct Value([property: Required] string? Name);
            public record Two([property: Required] string? Name) { public Two() : this("") { } }
            public record Body { [Required] public string? Name { get; set; } }
            [ApiController, Route("a")] public class AController : ControllerBase { [HttpPost] public string? Post(Bad dto) => "x"; }
            [ApiController, Route("b")] public class BController : ControllerBase { [HttpPost] public string? Post(Typed dto) => "x"; }
            [ApiController, Route("c")] public class CController : ControllerBase { [HttpPost] public string? Post(Twice dto) => "x"; }
            [ApiController, Route("d")] public class DController : ControllerBase { [HttpPost] public string? Post(Again dto) => "x"; }
            [ApiController, Route("e")] public class EController : ControllerBase { [HttpPost] public string? Post(Heir dto) => "x"; }
            [ApiController, Route("f")] public class FController : ControllerBase { [HttpPost] public string? Post(Outer dto) => "x"; }
            [ApiController, Route("g")] public class GController : ControllerBase { [HttpPost] public string? Post(Value dto) => "x"; }
            [ApiController, Route("h")] public class HController : ControllerBase { [HttpPost] public string? Post(Two dto) => "x"; }
            [ApiController, Route("i")] public class IController : ControllerBase { [HttpPost] public string? Post(Body dto) => "x"; }
            """,
            new ValidationTruth("/a", Empty, 500, Stated), new ValidationTruth("/a", """{"name":"right"}""", 500, Stated), new ValidationTruth("/b", Empty, 500, Absent) { Unlike = "[DataType] accepts every value, and MVC throws because it stands there" },
            new ValidationTruth("/c", Empty, 500, Stated), new ValidationTruth("/d", Empty, 500, Stated), new ValidationTruth("/e", Empty, 500, Stated), new ValidationTruth("/f", """{"inner":{"name":""}}""", 500, Stated),
            new ValidationTruth("/g", Empty, 400, Stated), new ValidationTruth("/h", Empty, 400, Stated), new ValidationTruth("/i", Empty, 400, Stated)),
        Generated("V22c", "rules on the properties of a record, at minimal endpoints", """app.MapPost("/a", (Bad dto) => dto.Name); app.MapPost("/b", (Good dto) => dto.Name);""",
            "public record Bad([property: Required] string? Name); public record Good([Required] string? Name);",
            new ValidationTruth("/a", Empty, 400, Stated), new ValidationTruth("/b", Empty, 400, Stated)),
        Generated("V16b", "dictionaries within a type, and types within one that is internal", """app.MapPost("/map", (Outer dto) => "x"); app.MapPost("/nested", (Hidden.Inner dto) => dto.Name); app.MapPost("/deep", (Own dto) => "x");""",
            """
            public class Outer { [Required] public string? Sku { get; set; } public Dictionary<string, Value>? Map { get; set; } }
            public class Value { [Required] public string? Name { get; set; } }
            internal class Hidden { public class Inner { [Required] public string? Name { get; set; } } }
            internal class Own { public Line? Line { get; set; } }
            public class Line { [Required] public string? Name { get; set; } }
            """,
            new ValidationTruth("/map", """{"sku":"a","map":{"a":{"name":""}}}""", 200, Stated) { Unlike = "it validates all but the values of the dictionary" },
            new ValidationTruth("/nested", Empty, 400, Stated), new ValidationTruth("/deep", """{"line":{"name":""}}""", 200, Absent)),
        Row("V16c", "MVC looks at the values of dictionaries", Mvc, "app.MapControllers();", """
            public class Outer { public Dictionary<string, Value>? Map { get; set; } }
            public class Value { [Required] public string? Name { get; set; } }
            [ApiController, Route("a")] public class AController : ControllerBase { [HttpPost] public string? Post(Outer dto) => "x"; }
            """, new ValidationTruth("/a", """{"map":{"a":{"name":""}}}""", 400, Stated)),
        Row("V23", "what is not nullable is asked for", Mvc, "app.MapControllers();", """
            public class Must { public string Name { get; set; } = null!; }
            [ApiController, Route("a")] public class AController : ControllerBase { [HttpPost] public string? Post(Must dto) => "x"; }
            """, new ValidationTruth("/a", """{"name":null}""", 400, Stated)),
        Row("V23b", "and not, where that is switched off", "builder.Services.AddControllers(o => o.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true);", "app.MapControllers();", """
            public class Must { public string Name { get; set; } = null!; }
            [ApiController, Route("a")] public class AController : ControllerBase { [HttpPost] public string? Post(Must dto) => "x"; }
            """, new ValidationTruth("/a", """{"name":null}""", 200, Absent)),
        Row("V24", "[Required] on a number", Mvc, "app.MapControllers();", """
            public class Must { [Required] public int Size { get; set; } }
            [ApiController, Route("a")] public class AController : ControllerBase { [HttpPost] public string? Post(Must dto) => "x"; }
            """, new ValidationTruth("/a", "{}", 200, Absent)),
        Row("V25", "a query that is an object", Mvc, "app.MapControllers();", Dto + """
            [ApiController, Route("a")] public class AController : ControllerBase { [HttpGet] public string? Get([FromQuery] Dto dto) => "x"; }
            """, new ValidationTruth("/a?name=", null, 400, Stated) { Verb = "GET" }),
        Minimal("V26", "a number that no member of an enumeration has", "", """app.MapPost("/x", (Colored dto) => dto.Color);""", "public enum Color { Red, Green } public class Colored { public Color Color { get; set; } }",
            new ValidationTruth("/x", """{"color":77}""", 200, null)),
        Generated("V26b", "the same number by other ways", """
            app.MapGet("/route/{color}", (Color color) => color);
            app.MapGet("/query", (Color color) => color);
            app.MapPost("/text", (Named dto) => dto.Color);
            app.MapPost("/strict", (Strict dto) => dto.Color);
            app.MapPost("/stated", (Stated dto) => dto.Color);
            app.MapGet("/asked", ([EnumDataType(typeof(Color))] Color color) => color);
            """, """
            public enum Color { Red, Green }
            public class Named { [System.Text.Json.Serialization.JsonConverter(typeof(System.Text.Json.Serialization.JsonStringEnumConverter))] public Color Color { get; set; } }
            public class Strict { [System.Text.Json.Serialization.JsonConverter(typeof(NoNumbers))] public Color Color { get; set; } }
            public class NoNumbers() : System.Text.Json.Serialization.JsonStringEnumConverter<Color>(null, false);
            public class Stated { [EnumDataType(typeof(Color))] public Color Color { get; set; } }
            """,
            new ValidationTruth("/route/77", null, 200, null) { Verb = "GET" }, new ValidationTruth("/query?color=77", null, 200, null) { Verb = "GET" }, new ValidationTruth("/query?color=Blue", null, 400, null) { Verb = "GET" },
            new ValidationTruth("/text", """{"color":77}""", 200, null), new ValidationTruth("/text", """{"color":"77"}""", 200, null), new ValidationTruth("/strict", """{"color":77}""", 400, null),
            new ValidationTruth("/stated", """{"color":77}""", 400, null), new ValidationTruth("/asked?color=77", null, 400, null) { Verb = "GET" }),
        Row("V26c", "the same number at actions", Mvc, "app.MapControllers();", """
            public enum Color { Red, Green }
            public class Stated { [EnumDataType(typeof(Color))] public Color Color { get; set; } }
            [ApiController, Route("a")] public class AController : ControllerBase { [HttpGet("{color}")] public Color Get(Color color) => color; [HttpPost] public Color Post(Stated dto) => dto.Color; }
            [ApiController, Route("b")] public class BController : ControllerBase { [HttpGet("{color}")] public Color Get([EnumDataType(typeof(Color))] Color color) => color; }
            public class Plain { public Color Color { get; set; } }
            [ApiController, Route("c")] public class CController : ControllerBase { [HttpPost] public Color Post(Plain dto) => dto.Color; [HttpGet] public Color Get([FromQuery] Plain dto) => dto.Color; }
            """,
            new ValidationTruth("/a/77", null, 400, null) { Verb = "GET" }, new ValidationTruth("/a", """{"color":77}""", 400, null), new ValidationTruth("/c", """{"color":77}""", 200, null), new ValidationTruth("/c?color=77", null, 400, null) { Verb = "GET", Route = "/c" }, new ValidationTruth("/b/77", null, 400, null) { Verb = "GET" }),
        Minimal("V27", "a validator that nobody calls, or hears", "builder.Services.AddSingleton<IValidator<Plain>, PlainValidator>();", """
            app.MapPost("/never", (Plain dto, IValidator<Plain> validator) => dto.Name);
            app.MapPost("/unheard", (Plain dto, IValidator<Plain> validator) => { validator.Validate(dto); return dto.Name; });
            app.MapPost("/unread", async (Plain dto, IValidator<Plain> validator) => { var result = await validator.ValidateAsync(dto); return dto.Name; });
            app.MapPost("/heard", async (Plain dto, IValidator<Plain> validator) => { var result = await validator.ValidateAsync(dto); return result.IsValid ? Results.Ok() : Results.ValidationProblem(result.ToDictionary()); });
            """, Plain + Fluent, new ValidationTruth("/never", Empty, 200, Absent), new ValidationTruth("/unheard", Empty, 200, Absent), new ValidationTruth("/unread", Empty, 200, Absent), new ValidationTruth("/heard", Empty, 400, Stated)),
        Minimal("V28", "a filter for another type", "builder.Services.AddSingleton<IValidator<Plain>, PlainValidator>();", """
            app.MapPost("/right", (Plain dto) => dto.Name).AddEndpointFilter<ValidationFilter<Plain>>();
            app.MapPost("/wrong", (Plain dto) => dto.Name).AddEndpointFilter<ValidationFilter<Other>>();
            app.MapPost("/unknown", (Other dto) => dto.Name).AddEndpointFilter<ValidationFilter<Other>>();
            app.MapPost("/helper", (Plain dto) => dto.Name).Check<Plain>();
            app.MapPost("/wronghelper", (Plain dto) => dto.Name).Check<Other>();
            """, Plain + Fluent + """
            public class Other { public string? Name { get; set; } }
            public static class Checks { public static RouteHandlerBuilder Check<T>(this RouteHandlerBuilder builder) => builder.AddEndpointFilter<ValidationFilter<T>>(); }
            public class ValidationFilter<T> : IEndpointFilter
            {
                public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
                {
                    if (context.Arguments.OfType<T>().FirstOrDefault() is { } found && context.HttpContext.RequestServices.GetService<IValidator<T>>() is { } validator && !validator.Validate(found).IsValid)
                        return Results.BadRequest();
                    return await next(context);
                }
            }
            """, new ValidationTruth("/right", Empty, 400, Stated), new ValidationTruth("/wrong", Empty, 200, Absent), new ValidationTruth("/unknown", Empty, 200, Absent), new ValidationTruth("/helper", Empty, 400, Stated), new ValidationTruth("/wronghelper", Empty, 200, Absent)),
        Minimal("V29", "a handler that reads the body itself", "", """
            app.MapPost("/x", async (HttpContext context) => { var dto = await context.Request.ReadFromJsonAsync<Plain>(); return dto?.Name; }).AddEndpointFilter((c, next) => c.Arguments.OfType<Plain>().Any(p => p.Name == "") ? ValueTask.FromResult<object?>(Results.BadRequest()) : next(c));
            """, Plain, new ValidationTruth("/x", Empty, 200, null)),
        Minimal("V30", "a type that parses itself", "", """app.MapGet("/x", (Code code) => "x");""", "public record Code(string Text) { public static bool TryParse(string text, out Code? code) { code = text.Length == 3 ? new(text) : null; return code is not null; } }",
            new ValidationTruth("/x?code=long", null, 400, null) { Verb = "GET" }),
        Minimal("V31", "a constructor's number is missing", "", """app.MapPost("/x", (Sized dto) => "x");""", "public record Sized(int Size);", new ValidationTruth("/x", "{}", 200, Absent)),
        Minimal("V32", "FastEndpoints and its validator", "builder.Services.AddFastEndpoints(o => o.Filter = type => type.Namespace == \"V32\");", "app.UseFastEndpoints();", Plain + """
            public class PlainRules : FastEndpoints.Validator<Plain> { public PlainRules() { RuleFor(x => x.Name).NotEmpty(); } }
            public class With : FastEndpoints.Endpoint<Plain> { public override void Configure() { Post("/with"); AllowAnonymous(); } public override Task HandleAsync(Plain request, CancellationToken token) => Send.OkAsync(token); }
            public class Bare { public string? Name { get; set; } }
            public class Without : FastEndpoints.Endpoint<Bare> { public override void Configure() { Post("/without"); AllowAnonymous(); } public override Task HandleAsync(Bare request, CancellationToken token) => Send.OkAsync(token); }
            """, new ValidationTruth("/with", Empty, 400, Stated), new ValidationTruth("/without", Empty, 200, Absent)) is var fast
            ? fast with { Application = fast.Application with { IsAlone = true, Usings = "using FastEndpoints; using FluentValidation;" } } : null!,
        Minimal("Carter", "modules of Carter, which validates where its own map call or the handler asks", "builder.Services.AddCarter(configurator: c => c.WithModule<Shop>().WithValidator<PlainRules>());", "app.MapCarter();", Plain + """
            public class PlainRules : AbstractValidator<Plain> { public PlainRules() { RuleFor(x => x.Name).NotEmpty(); } }
            public class Shop : ICarterModule
            {
                public void AddRoutes(IEndpointRouteBuilder app)
                {
                    app.MapPost("/none", (Plain dto) => "x");
                    app.MapPost<Plain>("/typed", (Plain dto) => "x");
                    app.MapPost("/asked", (HttpRequest request, Plain dto) => request.Validate(dto).IsValid ? Results.Ok() : Results.BadRequest());
                    app.MapPost("/unheard", (HttpRequest request, Plain dto) => { request.Validate(dto); return "x"; });
                }
            }
            """, new ValidationTruth("/none", Empty, 200, Absent), new ValidationTruth("/typed", Empty, 422, Stated), new ValidationTruth("/asked", Empty, 400, Stated), new ValidationTruth("/unheard", Empty, 200, Absent)) is var carter
            ? carter with { Application = carter.Application with { IsAlone = true, Usings = "using Carter; using Carter.ModelBinding; using FluentValidation;" } } : null!,
        Minimal("Guards", "code of the handler looks at it, or looks at something else", "", """
            app.MapPost("/if", (Plain dto) => { if (string.IsNullOrEmpty(dto.Name)) return Results.BadRequest(); return Results.Ok(); });
            app.MapPost("/choice", (Plain dto) => string.IsNullOrWhiteSpace(dto.Name) ? Results.BadRequest() : Results.Ok());
            app.MapPost("/pattern", (Plain dto) => dto is { Name.Length: > 0 } ? Results.Ok() : Results.BadRequest());
            app.MapPost("/switch", (Plain dto) => dto.Name switch { null or "" => Results.UnprocessableEntity(), _ => Results.Ok() });
            app.MapPost("/success", (Plain dto) => { if (!string.IsNullOrEmpty(dto.Name)) { return Results.Ok(); } return Results.BadRequest(); });
            app.MapPost("/local", (Plain dto) => { var name = dto.Name?.Trim(); if (name is null or "") return Results.BadRequest(); return Results.Ok(); });
            app.MapPost("/errors", (Plain dto) => { var errors = new List<string>(); if (dto.Name == "") errors.Add("name"); return errors.Count > 0 ? Results.BadRequest(errors) : Results.Ok(); });
            app.MapPost("/method", (Plain dto) => Checks.IsRight(dto) ? Results.Ok() : Results.BadRequest());
            app.MapPost("/null", (Plain? dto) => { if (dto is null) return Results.BadRequest(); return Results.Ok(dto.Name); });
            app.MapPut("/same/{name}", (string name, Plain dto) => { if (dto.Name != name && dto.Name != "") return Results.BadRequest(); return Results.Ok(); });
            app.MapPost("/chooses", (Plain dto) => { var text = "a"; if (dto.Name == "") text = "b"; return Results.Ok(text); });
            app.MapPost("/kept", (Plain dto) => { Store.Names.Add(dto.Name!); return Results.Ok(dto); });
            """, Plain + """
            public static class Checks { public static bool IsRight(Plain dto) => !string.IsNullOrEmpty(dto.Name); }
            public static class Store { public static List<string> Names = []; }
            """,
            new ValidationTruth("/if", Empty, 400, Stated), new ValidationTruth("/choice", Empty, 400, Stated), new ValidationTruth("/pattern", Empty, 400, Stated), new ValidationTruth("/switch", Empty, 422, Stated),
            new ValidationTruth("/success", Empty, 400, Stated), new ValidationTruth("/local", Empty, 400, Stated), new ValidationTruth("/errors", Empty, 400, Stated), new ValidationTruth("/method", Empty, 400, Stated),
            new ValidationTruth("/null", Empty, 200, Absent), new ValidationTruth("/same/x", Empty, 200, Stated) { Verb = "PUT", Route = "/same/{name}", Unlike = "one of its two conditions looks at the text alone, and no request shows how far it reaches" },
            new ValidationTruth("/chooses", Empty, 200, Absent), new ValidationTruth("/kept", Empty, 200, Absent)),
        Minimal("Services", "what the handler forwards to", "builder.Services.AddSingleton<IOrders, Orders>(); builder.Services.AddSingleton<ILoose, Loose>(); builder.Services.AddTransient<Refuse>();", """
            app.UseMiddleware<Refuse>();
            app.MapPost("/strict", (Plain dto, IOrders orders) => orders.Add(dto));
            app.MapPost("/loose", (Plain dto, ILoose orders) => orders.Add(dto));
            app.MapPost("/value", (Plain dto) => new Name(dto.Name).Text);
            app.MapPost("/factory", (Plain dto) => Name.Of(dto.Name).Text);
            app.MapPost("/guard", (Plain dto) => { ArgumentException.ThrowIfNullOrEmpty(dto.Name); return "x"; });
            app.MapPost("/model", (Self dto) => "x");
            app.MapPost("/entity", (Plain dto) => { var entity = new Entity(); entity.Name = dto.Name; entity.Validate(); return "x"; });
            app.MapPost("/applied", (Applied dto) => { var entity = new Entity(); dto.ApplyTo(entity); entity.Validate(); return "x"; });
            app.MapPost("/setter", (Plain dto) => { var strict = new Self(); strict.Name = dto.Name; return "x"; });
            app.MapPost("/copied", (Plain dto) => { var entity = new Entity(); entity.Name = dto.Name; return entity.Name; });
            """, Plain + """
            public interface IOrders { string Add(Plain order); }
            public class Orders : IOrders { public string Add(Plain order) { if (order.Name is null or "") throw new ArgumentException("name"); return order.Name; } }
            public interface ILoose { string Add(Plain order); }
            public class Loose : ILoose { public string Add(Plain order) => "kept"; }
            public class Name { public Name(string? text) { Text = string.IsNullOrEmpty(text) ? throw new ArgumentException("text") : text; } public string Text { get; } public static Name Of(string? text) => new(text); }
            public class Self { private string? _name; public string? Name { get => _name; set => _name = value is null or "" ? throw new ArgumentException("name") : value; } }
            public class Entity { public string? Name { get; set; } public void Validate() { if (Name is null or "") throw new ArgumentException("name"); } }
            public class Applied { public string? Name { get; set; } public void ApplyTo(Entity entity) => entity.Name = Name; }
            public class Refuse : IMiddleware { public async Task InvokeAsync(HttpContext context, RequestDelegate next) { try { await next(context); } catch (ArgumentException) { context.Response.StatusCode = 400; } } }
            """,
            new ValidationTruth("/strict", Empty, 400, Stated), new ValidationTruth("/loose", Empty, 200, Absent), new ValidationTruth("/value", Empty, 400, Stated), new ValidationTruth("/factory", Empty, 400, Stated),
            new ValidationTruth("/guard", Empty, 400, Stated), new ValidationTruth("/model", Empty, 400, null),
            new ValidationTruth("/entity", Empty, 400, Stated), new ValidationTruth("/applied", Empty, 400, Stated), new ValidationTruth("/setter", Empty, 400, Stated), new ValidationTruth("/copied", Empty, 200, Absent)),
        Minimal("Pipeline", "a behaviour of a mediator validates the command", MediatorServices + "builder.Services.AddTransient(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>)); builder.Services.AddSingleton<IValidator<Create>, CreateValidator>();", """
            app.UseMiddleware<Refuse>();
            app.MapPost("/sent", (Create command, ISender sender) => sender.Send(command));
            app.MapPost("/mapped", (Plain dto, ISender sender) => sender.Send(new Create { Name = dto.Name }));
            app.MapPost("/converted", (Plain dto, ISender sender) => sender.Send(dto.ToCommand()));
            """, Plain + Mediator + CreateValidator + "public static class Maps { public static Create ToCommand(this Plain dto) => new() { Name = dto.Name }; }",
            new ValidationTruth("/sent", Empty, 400, Stated), new ValidationTruth("/mapped", Empty, 400, Stated), new ValidationTruth("/converted", Empty, 400, Stated)),
        Minimal("PipelineWithout", "no behaviour, or none that is for it", MediatorServices + "builder.Services.AddSingleton<IValidator<Create>, CreateValidator>();", """
            app.UseMiddleware<Refuse>();
            app.MapPost("/sent", (Create command, ISender sender) => sender.Send(command));
            app.MapPost("/mapped", (Plain dto, ISender sender) => sender.Send(new Create { Name = dto.Name }));
            """, Plain + Mediator + CreateValidator, new ValidationTruth("/sent", Empty, 200, Absent), new ValidationTruth("/mapped", Empty, 200, Absent)),
        Minimal("PipelineHandler", "the handler of the command looks at it", MediatorServices.Replace("CreateHandler", "Strict") + "", """
            app.UseMiddleware<Refuse>();
            app.MapPost("/sent", (Create command, ISender sender) => sender.Send(command));
            """, Plain + Mediator.Replace("public class CreateHandler : IRequestHandler<Create, string> { public Task<string> Handle(Create request, CancellationToken token) => Task.FromResult(\"made\"); }",
            "public class Strict : IRequestHandler<Create, string> { public async Task<string> Handle(Create request, CancellationToken token) { await Task.Yield(); if (string.IsNullOrEmpty(request.Name)) throw new FluentValidation.ValidationException(\"name\"); return \"made\"; } }"),
            new ValidationTruth("/sent", Empty, 400, Stated)),
        Row("Actions", "controllers that look themselves", "builder.Services.AddControllers(o => o.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true);", "app.MapControllers();", Dto + Plain + """
            [Route("read")] public class AController : ControllerBase { [HttpPost] public IActionResult Post([FromBody] Dto dto) { if (!ModelState.IsValid) return BadRequest(ModelState); return Ok(); } }
            [Route("called")] public class BController : ControllerBase { [HttpPost] public IActionResult Post([FromBody] Dto dto) => Check() ?? Ok(); private IActionResult? Check() => ModelState.IsValid ? null : BadRequest(); }
            [Route("added")] public class CController : ControllerBase { [HttpPost] public IActionResult Post([FromBody] Dto dto) { ModelState.AddModelError("x", "y"); return Ok(); } }
            public abstract class Checked : Controller { public override void OnActionExecuting(ActionExecutingContext context) { if (!context.ModelState.IsValid) context.Result = new BadRequestResult(); } }
            [Route("base")] public class DController : Checked { [HttpPost] public IActionResult Post([FromBody] Dto dto) => Ok(); }
            [Route("guard")] public class EController : ControllerBase { [HttpPost] public IActionResult Post([FromBody] Plain dto) { if (string.IsNullOrEmpty(dto.Name)) return BadRequest(); return Ok(); } }
            [Route("api"), ApiController] public class FController : ControllerBase { [HttpPost] public IActionResult Post(Plain dto) => Ok(); }
            public class ModelAttribute : ActionFilterAttribute { public override void OnActionExecuting(ActionExecutingContext context) { if (!context.ModelState.IsValid) context.Result = new BadRequestResult(); } }
            [Route("filter"), Model] public class GController : ControllerBase { [HttpPost] public IActionResult Post([FromBody] Dto dto) => Ok(); }
            """,
            new ValidationTruth("/read", Empty, 400, Stated), new ValidationTruth("/called", Empty, 400, Stated), new ValidationTruth("/added", Empty, 200, Absent), new ValidationTruth("/base", Empty, 400, Stated),
            new ValidationTruth("/guard", Empty, 400, Stated), new ValidationTruth("/api", Empty, 200, Absent), new ValidationTruth("/filter", Empty, 400, Stated)),
        Minimal("Annotations", "code that runs the annotations itself", "", """
            app.MapPost("/object", (Dto dto) => System.ComponentModel.DataAnnotations.Validator.TryValidateObject(dto, new(dto), null, true) ? Results.Ok() : Results.BadRequest());
            app.MapPost("/filter", (Dto dto) => "x").AddEndpointFilter(async (context, next) =>
            {
                foreach (var argument in context.Arguments.OfType<Dto>())
                    if (!System.ComponentModel.DataAnnotations.Validator.TryValidateObject(argument, new(argument), null, true))
                        return Results.BadRequest();
                return await next(context);
            });
            app.MapPost("/factory", (Dto dto) => "x").Check(typeof(Dto));
            app.MapPost("/self", (Self dto) => "x").AddEndpointFilter<SelfFilter>();
            app.MapPost("/logs", (Dto dto) => "x").AddEndpointFilter((context, next) => { context.HttpContext.Response.Headers["x"] = "y"; return next(context); });
            """, Dto + """
            public class Self : IValidatableObject { public string? Name { get; set; } public IEnumerable<System.ComponentModel.DataAnnotations.ValidationResult> Validate(System.ComponentModel.DataAnnotations.ValidationContext context) { if (Name is null or "") yield return new("name"); } }
            public class SelfFilter : IEndpointFilter
            {
                public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
                    context.Arguments.OfType<IValidatableObject>().Any(o => o.Validate(new(o)).Any()) ? Results.BadRequest() : await next(context);
            }
            public static class Checks
            {
                public static RouteHandlerBuilder Check(this RouteHandlerBuilder builder, params Type[] types)
                {
                    builder.AddEndpointFilterFactory((factory, next) => !factory.MethodInfo.GetParameters().Any(p => types.Contains(p.ParameterType)) ? next : context =>
                        context.Arguments.Where(a => a is not null && types.Contains(a.GetType())).All(a => System.ComponentModel.DataAnnotations.Validator.TryValidateObject(a!, new(a!), null, true)) ? next(context) : ValueTask.FromResult<object?>(Results.BadRequest()));
                    return builder;
                }
            }
            """, new ValidationTruth("/factory", Empty, 400, Stated), new ValidationTruth("/self", Empty, 400, Stated), new ValidationTruth("/object", Empty, 400, Stated), new ValidationTruth("/filter", Empty, 400, Stated), new ValidationTruth("/logs", Empty, 200, Absent)),
        Minimal("Forms", "a form that is taken apart", "builder.Services.AddAntiforgery();", """
            app.MapPost("/x", ([FromForm] Plain dto) => "x").DisableAntiforgery();
            app.MapPost("/y", ([FromForm] Plain dto) => dto.Name is null or "" ? Results.BadRequest() : Results.Ok()).DisableAntiforgery();
            """, Plain, new ValidationTruth("/x", "name=", 200, Absent) { ContentType = "application/x-www-form-urlencoded" }, new ValidationTruth("/y", "name=", 400, Stated) { ContentType = "application/x-www-form-urlencoded" }),
    ];

    private static ValidationRow Row(string id, string title, string services, string app, string types, params ValidationTruth[] requests) => new(new(id, title)
    {
        Services = services, App = app, Types = types, Truths = [],
        Usings = "using System.ComponentModel.DataAnnotations; using FluentValidation;",
    }, requests);

    private static ValidationRow Minimal(string id, string title, string services, string app, string types, params ValidationTruth[] requests) => Row(id, title, services, app, types, requests);

    // Each is compiled alone: the generator works for an assembly, and two of its switches in one switch it off.
    private static ValidationRow Generated(string id, string title, string app, string types, params ValidationTruth[] requests) => Row(id, title, "builder.Services.AddValidation();", app, types, requests) is var row
        ? row with { Application = row.Application with { IsAlone = true } }
        : throw new InvalidOperationException();

    private static ValidationRow Action(string id, string title, string attribute, string services, params ValidationTruth[] requests) => Row(id, title, Mvc + services, "app.MapControllers();", Dto + $$"""
        {{attribute}}[Route("x")] public class AController : ControllerBase { [HttpPost] public string? Post([FromBody] Dto dto) => dto.Name ?? "none"; }
        """, requests);
}
