using OwnOverloads;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
var app = builder.Build();
var back = app.MapGroup("/back").RequireAuthorization();

// A static method, called as one and not as an extension.
Maps.Post(app, "/static", () => 1);
Maps.Post(app, "/static/safe", () => 1).RequireAuthorization();
Maps.Post(back, "/static", () => 1);

// The handler is the method's own, only the pattern is handed on.
Maps.Status(app, "/status");
Maps.Status(back, "/status");

// Two levels, an extension, an extension block, the order of parameters turned round.
Maps.Through(app, "/through", Handlers.List);
app.Extended("/extended", () => 1);
app.InABlock("/block", () => 1);
app.TurnedRound(() => 1, "/turned");

// A local function, on a variable that it captures; one that maps two endpoints.
Get("/local", () => 1);
Get("/local/safe", () => 1).RequireAuthorization();
GetInGroup("/local", () => 1);
Both("/both");
foreach (var name in new[] { "one", "two" })
    Get($"/names/{name}", () => name); // unknown route: a loop gives the name

// Verbs are handed on.
Verbs(["GET", "PATCH"]);

// Parts of patterns are handed on, and prefixes.
Maps.Versioned(app, 2, "items");
Maps.Under(app, "things").MapGet("/{id:int}", (int id) => id);

// The base class of endpoint classes.
new Orders().Map(app);
new Orders().Map(back);
new Held(back).Map();

// Through an interface.
IMaps maps = new MapsOfGet();
maps.Add(app, "/interface", () => 1);

app.Run();

RouteHandlerBuilder Get(string pattern, Delegate handler) => app.MapGet(pattern, handler);
void GetInGroup(string pattern, Delegate handler) => back.MapGet(pattern, handler);
void Both(string pattern)
{
    app.MapGet(pattern, () => 1);
    app.MapPost(pattern, () => 1).RequireAuthorization();
}
void Verbs(IEnumerable<string> verbs) => app.MapMethods("/verbs", verbs, () => 1);
