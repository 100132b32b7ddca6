using NestedGroups.Administration;
using NestedGroups.Catalog;
using NestedGroups.Orders;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorizationBuilder().AddPolicy("Staff", policy => policy.RequireRole("staff"));
var app = builder.Build();

var api = app.MapGroup("/api");

// Protected where it is called, on what the extension returns.
api.MapOrders().RequireAuthorization();

// Nobody protects this one; its parts speak for themselves.
api.MapCatalog();

// A protected group is handed to an extension over three files.
var back = api.MapGroup("/back").RequireAuthorization("Staff");
back.MapAdministration();

// Said after the endpoints were mapped, in a statement of its own.
var later = app.MapGroup("/later");
later.MapGet("/", () => "later");
later.MapGet("/open", () => "open").AllowAnonymous();
later.RequireAuthorization();

// One prefix, two groups, one of them protected.
var first = app.MapGroup("/twins");
var second = app.MapGroup("/twins").RequireAuthorization();
first.MapGet("/a", () => "a");
second.MapGet("/b", () => "b");

// An empty prefix is a group too.
app.MapGroup("").RequireAuthorization().MapGet("/behind", () => "behind");
app.MapGet("/beside", () => "beside");

// The same endpoints in two groups.
foreach (var group in new[] { app.MapGroup("/v1").RequireAuthorization(), app.MapGroup("/v2") })
    group.MapGet("/numbers", () => 1);
Both(app.MapGroup("/left"));
Both(app.MapGroup("/right").RequireAuthorization());

// Chains that end in a variable, variables that are chained on.
RouteGroupBuilder chained = app.MapGroup("/outer").WithTags("outer").MapGroup("/inner").RequireAuthorization().WithTags("inner").MapGroup("{id:int}");
chained.MapGet("", (int id) => id);
chained.MapPost("/notes", (int id) => id).AllowAnonymous();

// A variable that is given again: the same builder, and another one.
var same = app.MapGroup("/same");
same = same.RequireAuthorization().WithTags("same");
same.MapGet("/x", () => 1);
var own = app.MapGroup("/own");
own = own.ForStaff();
own.MapGet("/x", () => 1);
var moved = app.MapGroup("/moved");
moved = moved.MapGroup("/inner").RequireAuthorization();
moved.MapGet("/x", () => 1).AllowAnonymous();
moved.MapPost("/x", () => 1);

app.Run();

static void Both(RouteGroupBuilder group)
{
    group.MapGet("/hand", () => "hand");
    group.MapPost("/hand", () => "hand").RequireAuthorization();
}
