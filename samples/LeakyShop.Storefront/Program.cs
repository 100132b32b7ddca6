using LeakyShop.Storefront;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<Customers>();
builder.Services.AddSingleton<Products>();
builder.Services.AddControllers();
builder.Services.AddSignalR();
builder.Services.AddProblemDetails();
builder.Services.AddHealthChecks();
builder.Services.AddOutputCache();
builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
builder.Services.AddRateLimits();

var app = builder.Build();

app.UseExceptionHandler();
app.UseRateLimiter();
app.UseOutputCache();
app.UseAuthentication();
app.UseAuthorization();

app.MapHealthChecks("/health").AllowAnonymous().DisableRateLimiting();
app.MapProducts();
app.MapAccounts();
app.MapHub<SupportHub>("/support").RequireRateLimiting(RateLimits.Browsing);
app.MapControllers().RequireRateLimiting(RateLimits.Browsing);

app.Run();
