using System.Net;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers(options => options.Filters.Add(new ProducesResponseTypeAttribute(StatusCodes.Status503ServiceUnavailable)));
builder.Services.AddEndpointsApiExplorer();
var app = builder.Build();

app.MapGet("/text", () => "text");
app.MapGet("/later", async () => { await Task.Yield(); return 1; });
app.MapGet("/nothing", () => { });
app.MapGet("/task", async () => await Task.Yield());
app.MapGet("/valuetask", async ValueTask<Thing> () => { await Task.Yield(); return new Thing(); });
app.MapGet("/nullable", () => (int?)1);
app.MapGet("/list", () => new List<Thing>());
app.MapGet("/array", () => new Thing[1]);
app.MapGet("/result", () => Results.Ok(1));
app.MapGet("/typed", () => TypedResults.Ok(new Thing()));
app.MapGet("/union", Results<Ok<Thing>, NotFound, BadRequest<string>, ProblemHttpResult, ValidationProblem, Created<Thing>> () => TypedResults.NotFound());
app.MapGet("/laterUnion", async Task<Results<NoContent, Accepted<Thing>, AcceptedAtRoute, Conflict, UnprocessableEntity, InternalServerError<string>>> () => { await Task.Yield(); return TypedResults.NoContent(); });
app.MapGet("/silent", Results<UnauthorizedHttpResult, FileContentHttpResult, ContentHttpResult, JsonHttpResult<Thing>, EmptyHttpResult, RedirectHttpResult> () => TypedResults.Empty);
app.MapGet("/events", ServerSentEventsResult<int> () => throw new NotSupportedException());
app.MapGet("/own", () => new Own()); // undecidable documentation: a result of the service's own says what it likes
app.MapGet("/anonymous", () => new { Name = "a" }); // undecidable documentation: the type has no name
app.MapGet("/method", Contents.Get);
app.MapGet("/calls", () => 1).Produces<Thing>().Produces(404).Produces<string>(400, "text/plain").Produces(410, typeof(Thing)).ProducesProblem(500).ProducesValidationProblem();
app.MapGet("/status", () => 1).Answers((int)HttpStatusCode.Created).Produces(args.Length); // undecidable documentation: the status is not constant
app.MapGet("/helper", () => Results.Ok()).Answers((int)HttpStatusCode.Created);
app.MapGet("/generic", () => Results.Ok()).AnswersWith<Thing>();
app.MapGet("/metadata", () => Results.Ok()).WithMetadata(new ProducesResponseTypeMetadata(429, typeof(Thing)), new TagsAttribute("a", "b"), new EndpointNameMetadata("Metadata"));
app.MapGet("/added", () => Results.Ok()).Add(endpoint => endpoint.Metadata.Add(new ProducesResponseTypeMetadata(418)));
app.MapGet("/added-from-field", () => Results.Ok()).Add(endpoint => endpoint.Metadata.Add(Contents.Teapot));
app.MapGet("/added-perhaps", () => Results.Ok()).Add(endpoint => // undecidable documentation: the convention decides
{
    if (endpoint.Metadata.Count == 0)
        return;
    endpoint.Metadata.Add(new ProducesResponseTypeMetadata(418));
});
app.MapGet("/excluded", () => 1).WithMetadata(new ExcludeFromDescriptionAttribute());
app.MapGet("/attributes", [ProducesResponseType(204), ProducesResponseType<Thing>(200), Produces("text/plain"), ProducesDefaultResponseType, Obsolete("There is another"), ApiExplorerSettings(IgnoreApi = true)] () => Results.Ok());
var open = app.MapGet("/conditional", () => 1); // undecidable documentation: it is said under a condition
if (args.Length > 99)
    open.Produces(402);
app.MapGroup("/group").ProducesProblem(503).MapGet("/", () => "x").Produces<Thing>(201);
app.MapMethods("/both", ["GET", "PUT"], () => 1);
app.Map("/any", () => 1);
app.MapGet("/delegate", context => context.Response.WriteAsync("a"));
app.MapFallback(() => "nothing here");

app.MapPost("/body", (Thing thing) => { });
app.MapPost("/optional", ([FromBody] Thing? thing) => { });
app.MapPost("/field", ([FromForm] string field) => { }).DisableAntiforgery();
app.MapPost("/file", (IFormFile file) => { }).DisableAntiforgery();
app.MapPost("/files", ([FromForm] string field, IFormFileCollection files) => { }).DisableAntiforgery();
app.MapPost("/form", (IFormCollection form) => { }).DisableAntiforgery();
app.MapPost("/parts", ([AsParameters] Parts parts) => { });
app.MapPost("/stream", (Stream stream) => { });
app.MapPost("/accepts", (HttpRequest request) => { }).Accepts<Thing>("application/xml", "text/xml");
app.MapPost("/acceptsType", (Thing thing) => { }).Accepts(typeof(Parts), "application/xml");
app.MapPost("/consumes", [Consumes("text/plain")] (Thing thing) => { });

app.MapControllers();
app.Run();

public class Thing
{
    public string? Name { get; set; }
}

public record Parts(int Page, Thing Body);

public class Own : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext) => Task.CompletedTask;

    public static void PopulateMetadata(System.Reflection.MethodInfo method, EndpointBuilder builder) => builder.Metadata.Add(new ProducesResponseTypeMetadata(418));
}

public static class Contents
{
    public static readonly ProducesResponseTypeMetadata Teapot = new(418);

    public static Task<Thing[]> Get() => Task.FromResult<Thing[]>([]);

    public static RouteHandlerBuilder Answers(this RouteHandlerBuilder builder, int status) => builder.Produces(status);

    public static RouteHandlerBuilder AnswersWith<T>(this RouteHandlerBuilder builder) => builder.Produces<T>(202);
}

public sealed class TooManyAttribute() : ProducesResponseTypeAttribute(429);

public sealed class PlainAttribute(params string[] others) : ProducesAttribute("text/plain", others);

[ApiController, Route("api/[controller]")]
public class ThingsController : ControllerBase
{
    [HttpGet]
    public ActionResult<Thing> Get() => new Thing();

    [HttpGet("typed")]
    public Task<Results<Ok<Thing>, NotFound>> Typed() => throw new NotSupportedException();

    [HttpPost, Consumes("application/json", "text/json"), ProducesResponseType(typeof(Thing), 201), ProducesResponseType(404), ProducesErrorResponseType(typeof(ProblemDetails))]
    public IActionResult Post(Thing thing) => Ok(thing);

    [HttpGet("ignored"), ApiExplorerSettings(IgnoreApi = true)]
    public int Ignored() => 1;

    [HttpGet("produces"), Produces(typeof(Thing)), Obsolete("There is another")]
    public int Produces() => 1;

    [HttpGet("any"), ProducesDefaultResponseType(typeof(Thing))]
    public int Any() => 1;

    [HttpGet("plain"), Plain("text/x", "text/y")]
    public int PlainText() => 1; // undecidable documentation: the attribute's own constructor says the types

    [HttpGet("own"), TooMany]
    public int Own() => 1; // undecidable documentation: the attribute's own constructor says the status
}

[Route("views"), Produces("text/plain"), Consumes("text/x")]
public class ViewsController : Controller
{
    [HttpGet]
    public int Get() => 1;

    [HttpPost, Consumes("text/y")]
    public int Post() => 1;

    [HttpGet("named"), ApiExplorerSettings(GroupName = "a")]
    public int Named() => 1;
}

[ApiExplorerSettings(IgnoreApi = true)]
public class HiddenController : Controller
{
    [HttpGet("hidden")]
    public int Get() => 1;

    [HttpGet("shown"), ApiExplorerSettings(IgnoreApi = false)]
    public int Shown() => 1;
}

/// <summary>Makes an API controller without deriving from the framework's attribute, and routes it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class VersionedApiAttribute : Attribute, Microsoft.AspNetCore.Mvc.Infrastructure.IApiBehaviorMetadata, Microsoft.AspNetCore.Mvc.Routing.IRouteTemplateProvider
{
    public string Template => "v3/[controller]";

    public int? Order => null;

    public string? Name => null;
}

[VersionedApi]
public class WantedController : ControllerBase
{
    [HttpGet]
    public int Get(bool monitored) => 1;

    [HttpPost]
    public int Post(Thing thing) => 1;
}
