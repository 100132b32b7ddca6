using AuthorizationSpellings;
using Microsoft.AspNetCore.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization(options =>
{
    options.AddPolicy("Staff", policy => policy.RequireRole("staff"));
    options.AddPolicy(Policies.Adults, policy => policy.RequireClaim("adult"));
});
builder.Services.AddSingleton<IAuthorizationHandler, AgeHandler>();
var app = builder.Build();

// As conventions.
app.MapGet("/conventions/default", () => 1).RequireAuthorization();
app.MapGet("/conventions/name", () => 1).RequireAuthorization("Staff");
app.MapGet("/conventions/names", () => 1).RequireAuthorization("Staff", Policies.Adults);
app.MapGet("/conventions/data", () => 1).RequireAuthorization(new AuthorizeAttribute { Roles = "staff" });
app.MapGet("/conventions/build", () => 1).RequireAuthorization(policy => policy.RequireAuthenticatedUser());
app.MapGet("/conventions/policy", () => 1).RequireAuthorization(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
app.MapGet("/conventions/anonymous", () => 1).AllowAnonymous();
app.MapGet("/conventions/both", () => 1).RequireAuthorization().AllowAnonymous();
app.MapGet("/conventions/twice", () => 1).RequireAuthorization().RequireAuthorization("Staff");

// As attributes of handlers.
app.MapGet("/attributes/lambda", [Authorize] () => 1);
app.MapGet("/attributes/policy", [Authorize("Staff")] () => 1);
app.MapGet("/attributes/roles", [Authorize(Roles = "staff,owner")] () => 1);
app.MapGet("/attributes/schemes", [Authorize(AuthenticationSchemes = "BearerToken")] () => 1);
app.MapGet("/attributes/anonymous", [AllowAnonymous] () => 1);
app.MapGet("/attributes/both", [Authorize, AllowAnonymous] () => 1);
app.MapGet("/attributes/method", Handlers.Protected);
app.MapGet("/attributes/method-open", Handlers.Open);
app.MapGet("/attributes/class", ProtectedHandlers.Get);
app.MapGet("/attributes/local", ProtectedLocal);
var kept = [Authorize] () => 1;
app.MapGet("/attributes/variable", kept);
app.MapGet("/attributes/calls", () => Handlers.Protected());
app.MapGet("/attributes/full-name", [Microsoft.AspNetCore.Authorization.AuthorizeAttribute] () => 1);

// As attributes of one's own.
app.MapGet("/own/derived", [StaffOnly] () => 1);
app.MapGet("/own/data", [OwnData] () => 1);
app.MapGet("/own/requirement", [MinimumAge(18)] () => 1);
app.MapGet("/own/open", [OpenToAll] () => 1);
app.MapGet("/own/derived-open", [StaffOrAnyone] () => 1);
app.MapGet("/own/same-name", [AuthorizationSpellings.Other.Authorize] () => 1);

// As metadata.
app.MapGet("/metadata/with", () => 1).WithMetadata(new AuthorizeAttribute("Staff"));
app.MapGet("/metadata/with-open", () => 1).WithMetadata(new AllowAnonymousAttribute());
app.MapGet("/metadata/several", () => 1).WithMetadata("text", new AuthorizeAttribute());
app.MapGet("/metadata/add", () => 1).Add(endpoint => endpoint.Metadata.Add(new AuthorizeAttribute()));
app.MapGet("/metadata/perhaps", () => 1).Add(endpoint => // undecidable: the convention decides
{
    if (endpoint.Metadata.Count > 0)
        endpoint.Metadata.Add(new AuthorizeAttribute());
});
app.MapGet("/metadata/finally", () => 1).Finally(endpoint => endpoint.Metadata.Add(new AuthorizeAttribute()));
app.MapGet("/metadata/none", () => 1).WithMetadata(new OpenMetadata());

// At random levels.
var open = app.MapGroup("/open").AllowAnonymous();
open.MapGet("/protected", () => 1).RequireAuthorization();
open.MapGet("/attribute", [Authorize] () => 1);
var closed = app.MapGroup("/closed").RequireAuthorization();
closed.MapGet("/open", () => 1).AllowAnonymous();
closed.MapGet("/attribute", [AllowAnonymous] () => 1);
closed.MapGet("/twice", [Authorize("Staff")] () => 1).RequireAuthorization(Policies.Adults);
app.MapGroup("/data").WithMetadata(new AuthorizeAttribute()).MapGet("/group", () => 1);

app.Run();

[Authorize]
static int ProtectedLocal() => 1;
