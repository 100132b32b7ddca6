var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddControllersWithViews();
var app = builder.Build();

app.UseAuthorization();

app.MapControllerRoute("areas", "{area:exists}/{controller=Dashboard}/{action=Index}/{id?}");
app.MapAreaControllerRoute("back", "Back", "backstage/{controller=Dashboard}/{action=Index}");
app.MapControllerRoute(name: "default", pattern: "{controller=Home}/{action=Index}/{id?}");

// One action alone, by the values that it needs; a pattern that reaches none, because it names no action.
app.MapControllerRoute("profile", "me/{id}", defaults: new { controller = "account", action = "Profile" });
app.MapControllerRoute("nothing", "nothing/{controller}");

// In a group of its own, with that group's word.
app.MapGroup("/closed").RequireAuthorization().MapDefaultControllerRoute();

app.Run();
