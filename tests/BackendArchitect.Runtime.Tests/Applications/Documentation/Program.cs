using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers();
var app = builder.Build();
const string Prefix = "Order";

app.MapGet("/said", () => 1).WithName("Said").WithSummary("What is said").WithDescription("More of it").WithTags("a", "b").WithGroupName("v1");
app.MapGet("/twice", () => 1).WithSummary("First").WithSummary("Second").WithTags("a").WithTags("b", "a");
app.MapGet("/excluded", () => 1).ExcludeFromDescription();
app.MapGet("/silent", () => 1);
app.MapGet("/attributes", [EndpointName("Attributes"), EndpointSummary("By attribute"), EndpointDescription("Also by attribute"), Tags("c"), EndpointGroupName("v2")] () => 1);
app.MapGet("/hidden", [ExcludeFromDescription] () => 1);
app.MapGet("/both", [EndpointSummary("By attribute"), Tags("c")] () => 1).WithSummary("By call").WithTags("d");
app.MapGet("/method", Described.Get);
app.MapGet("/constant", () => 1).WithName($"{Prefix}Get").WithTags(nameof(Described));
app.MapGet("/bound", () => 1).WithName("App" + app.Environment.ApplicationName); // undecidable documentation: the name is made at run time

var group = app.MapGroup("/group").WithTags("group").WithSummary("Of the group").WithGroupName("v3");
group.MapGet("/", () => 1);
group.MapGet("/own", () => 1).WithTags("own").WithSummary("Of its own");
group.MapGet("/attribute", [EndpointSummary("Nearer than the group")] () => 1);
var inner = group.MapGroup("/inner").WithTags("inner").WithSummary("Of the inner group").ExcludeFromDescription();
inner.MapGet("/", () => 1);
app.MapGroup("/far").MapAll().WithTags("far");

app.MapGet("/operation", () => 1).WithOpenApi();
app.MapPost("/operation", (HttpContext context) => Task.CompletedTask).WithOpenApi();
app.MapGet("/operation/excluded", () => 1).WithOpenApi().ExcludeFromDescription();
app.Map("/operation/any", () => 1).WithOpenApi();
app.MapGroup("/operations").WithOpenApi().MapGet("/", () => 1).WithOpenApi(operation => new(operation) { Summary = "Set on the operation alone" });

var open = app.MapGet("/conditional", () => 1); // undecidable documentation: the summary stands under a condition
if (args.Length > 99)
    open.WithSummary("Perhaps");

app.MapControllers().WithOpenApi();
app.Run();

static class Described
{
    [EndpointSummary("Of the method"), Tags("method")]
    public static int Get() => 1;

    public static RouteGroupBuilder MapAll(this RouteGroupBuilder group)
    {
        group.MapGet("/", () => 1).WithDescription("In a method").Spoken("Spoken");
        return group;
    }

    private static void Spoken(this RouteHandlerBuilder builder, string name) => builder.WithName(name);
}

[ApiController, Route("controller"), Tags("controller"), EndpointGroupName("v0")]
public class DescribedController : ControllerBase
{
    [HttpGet]
    public int Get() => 1;

    [HttpGet("named", Name = "Named"), Tags("action"), EndpointDescription("Of the action")]
    public int Named() => 1;

    [HttpGet("endpoint", Name = "Route"), EndpointName("Endpoint"), EndpointSummary("Of the action"), EndpointGroupName("v1")]
    public int Endpoint() => 1;

    [HttpGet("first", Name = "First"), HttpGet("second")]
    public int Two() => 1;

    [HttpGet("both", Name = "[controller]_[action]"), HttpHead("both", Name = "Head_[action]")]
    public int Both() => 1;

    [HttpGet("verbs"), HttpPost("verbs", Name = "Posted"), HttpPut]
    public int Verbs() => 1;

    [HttpGet("excluded"), ExcludeFromDescription, Spoken]
    public int Excluded() => 1; // undecidable documentation: an attribute of the service's own says it

    [HttpGet("settings"), ApiExplorerSettings(IgnoreApi = true, GroupName = "v9")]
    public int Settings() => 1;
}

[ApiController, Route("named", Name = "OfController")]
public class NamedController : ControllerBase
{
    [HttpGet] // undecidable documentation: the first of the actions takes the name
    public int Get() => 1;

    [HttpPost] // undecidable documentation: the first of the actions takes the name
    public int Post() => 1;

    [HttpGet("below")]
    public int Below() => 1;
}

public class SpokenAttribute : Attribute, IEndpointDescriptionMetadata
{
    public string Description => "Spoken";
}
