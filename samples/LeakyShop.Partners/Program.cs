using System.Threading.RateLimiting;
using LeakyShop.Partners;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.HttpLogging;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<PartnerBook>();
builder.Services.AddControllersWithViews();
builder.Services.AddHealthChecks();
builder.Services.AddHttpLogging(logging => logging.LoggingFields = HttpLoggingFields.All);
builder.Services.AddReverseProxy().LoadFromConfig(builder.Configuration.GetSection("ReverseProxy"));
builder.Services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo("/var/partners/keys"));
builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
{
    options.Cookie.Name = "partners";
    options.Cookie.SecurePolicy = CookieSecurePolicy.None;
    options.LoginPath = "/sign-in";
});
builder.Services.AddAuthorization();
builder.Services.AddRateLimiter(options =>
{
    options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
    options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetConcurrencyLimiter(
        context.User.Identity?.Name ?? "visitor", _ => new() { PermitLimit = 10 }));
});

var app = builder.Build();

app.UseRateLimiter();
app.UseHttpLogging();

app.MapHealthChecks("/health", new HealthCheckOptions
{
    ResponseWriter = (context, report) => context.Response.WriteAsJsonAsync(report.Entries.Select(entry => new { entry.Key, entry.Value.Description })),
});
app.MapReverseProxy();
app.MapControllers();

app.Run();
