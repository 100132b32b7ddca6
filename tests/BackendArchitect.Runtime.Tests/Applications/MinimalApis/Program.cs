using Microsoft.AspNetCore.Authorization;
using MinimalApis;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
builder.Services.AddSingleton<Clock>();
var app = builder.Build();

const string Root = "/things";

// Every verb, with a lambda.
app.MapGet(Root, () => Array.Empty<Thing>());
app.MapGet(Root + "/{id:int}", (int id) => new Thing(id, "a thing"));
app.MapPost(Root, (Thing thing) => Results.Created($"/things/{thing.Id}", thing)).RequireAuthorization();
app.MapPut($"{Root}/{{id:int}}", (int id, Thing thing) => Results.NoContent()).RequireAuthorization();
app.MapDelete(Root + "/{id:int}", (int id) => Results.NoContent()).RequireAuthorization();
app.MapPatch(Root + "/{id:int}", (int id) => Results.NoContent()).RequireAuthorization();

// Several verbs, all verbs, what answers when nothing else does.
app.MapMethods("/probe", ["GET", "HEAD"], () => "alive").AllowAnonymous();
string[] verbs = [HttpMethods.Options, HttpMethods.Head];
app.MapMethods("/options", verbs, () => Results.Ok());
app.MapMethods("/purge", new[] { "PURGE" }, () => Results.Ok()).RequireAuthorization();
app.Map("/any", () => "any verb");
app.Map("/any/{**rest}", (string rest) => rest).RequireAuthorization();
app.MapFallback("/docs/{*path}", () => Results.NotFound());
app.MapFallback("/help/{*path}", context => context.Response.WriteAsync("help")).RequireAuthorization();
app.MapFallback(() => Results.NotFound());

// Handlers of every kind.
app.MapGet("/handlers/local", Local);
app.MapGet("/handlers/local-async", LocalAsync).RequireAuthorization();
app.MapGet("/handlers/static", Things.List);
app.MapGet("/handlers/generic", Things.Of<Thing>);
var things = new Things();
app.MapGet("/handlers/instance", things.Count).RequireAuthorization();
app.MapGet("/handlers/service", (Clock clock) => clock.Now);
Func<string> inAVariable = () => "a variable";
app.MapGet("/handlers/variable", inAVariable);
app.MapGet("/handlers/property", KeptHandlers.Text).RequireAuthorization();
app.MapGet("/handlers/getter", KeptHandlers.Name);
app.MapPost("/handlers/field", KeptHandlers.Field);
var open = KeptHandlers.Open;
app.MapPost("/handlers/open", open);
KeptHandlers.Given = [Authorize] (string name) => name.Length;
app.MapGet("/handlers/given", KeptHandlers.Given);
if (args.Length > 100)
    KeptHandlers.Replaced = () => "nobody";
app.MapGet("/handlers/replaced", KeptHandlers.Replaced); // undecidable: it is set in two places
Delegate untyped = () => "a delegate";
app.MapGet("/handlers/delegate", untyped);
RequestDelegate request = context => context.Response.WriteAsync("a request");
app.MapGet("/handlers/request", request).RequireAuthorization();
app.MapGet("/handlers/context", context => context.Response.WriteAsync("a context"));
app.MapGet("/handlers/async", async (HttpContext context) => await context.Response.WriteAsync("async"));
app.MapGet("/handlers/block", () =>
{
    if (DateTime.UtcNow.Year > 2000)
        return "now";
    return "then";
}).WithName("Block").WithTags("handlers").RequireAuthorization().Produces<string>();

// Patterns that are not literals.
app.MapGet(Routes.Constant, () => 1);
app.MapGet(Routes.Static, () => 2).RequireAuthorization();
app.MapGet($"{Routes.Constant}/{nameof(Thing)}", () => 3);
app.MapGet("", () => "the root");
app.MapGet("no/slash/", () => 4);

// In a loop and under a condition that is not the environment's.
foreach (var name in new[] { "one", "two" })
    app.MapGet($"/names/{name}", () => name).RequireAuthorization(); // unknown route: a loop gives the name
if (app.Configuration["Absent"] is null)
    app.MapGet("/conditional", () => 5).RequireAuthorization();

app.Run();

static string Local() => "local";
static async Task<string> LocalAsync()
{
    await Task.Yield();
    return "local";
}
