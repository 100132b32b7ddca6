using Microsoft.AspNetCore.Identity;

var builder = WebApplication.CreateBuilder(args);
// The accounts have no store here: nobody signs in.
builder.Host.UseDefaultServiceProvider(options => options.ValidateOnBuild = false);
builder.Services.AddIdentityApiEndpoints<IdentityUser>();
builder.Services.AddAuthorization();
builder.Services.AddHealthChecks();
builder.Services.AddControllersWithViews();
builder.Services.AddRazorPages();
var app = builder.Build();

app.MapHealthChecks("/health");
app.MapHealthChecks("/health/details").RequireAuthorization();
app.MapGroup("/account").MapIdentityApi<IdentityUser>();
// unknown route: the build lists the files
app.MapStaticAssets(Path.Combine(app.Environment.ContentRootPath, "assets.json"));
app.MapFallbackToFile("index.html");
app.MapFallbackToFile("/shop/{*path:nonfile}", "shop.html");
app.MapFallbackToPage("/p/{*path}", "/Home"); // undecidable: the page that answers may say it

var closed = app.MapGroup("/closed").RequireAuthorization();
closed.MapHealthChecks("/health");
closed.MapFallbackToFile("{*path:nonfile}", "index.html");

app.Run();
