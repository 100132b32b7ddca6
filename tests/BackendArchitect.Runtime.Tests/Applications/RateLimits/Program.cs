using Microsoft.AspNetCore.RateLimiting;
using RateLimits;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
builder.Services.AddControllers();
builder.Services.AddLimits();

var app = builder.Build();
app.UseRateLimiter();

app.MapGet("/everybody", () => "the global limiter");
app.MapGet("/free", () => "nobody").DisableRateLimiting();
app.MapGet("/attribute", [EnableRateLimiting("strict")] () => "a policy");
app.MapOrders().RequireRateLimiting("strict");
app.MapControllers().RequireAuthorization();

app.Run();
