using Filters;
using Microsoft.AspNetCore.Mvc.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
builder.Services.AddControllers(options => options.Filters.Add(new AuthorizeFilter()));
var app = builder.Build();

// The global filter is MVC's alone.
app.MapControllers();
app.MapGet("/plain", () => "plain");

// A filter that refuses leaves no metadata.
app.MapGet("/keyed", () => "keyed").AddEndpointFilter<ApiKeyFilter>();
app.MapGet("/checked", () => "checked").AddEndpointFilter(async (context, next) =>
    context.HttpContext.Request.Headers.ContainsKey("X-Api-Key") ? await next(context) : Results.Unauthorized());

// One that only looks on does not concern callers.
app.MapGet("/timed", () => "timed").AddEndpointFilter<TimingFilter>();
app.MapGet("/filtered-and-protected", () => "both").AddEndpointFilter<ApiKeyFilter>().RequireAuthorization();

var keyed = app.MapGroup("/group").AddEndpointFilter<ApiKeyFilter>();
keyed.MapGet("/one", () => 1);
keyed.MapGet("/two", () => 2).RequireAuthorization();

app.Run();
