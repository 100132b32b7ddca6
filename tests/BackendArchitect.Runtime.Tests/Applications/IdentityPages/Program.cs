using Microsoft.AspNetCore.Identity;

var builder = WebApplication.CreateBuilder(args);
// No store of users: nobody signs in here.
builder.Host.UseDefaultServiceProvider(options => options.ValidateOnBuild = false);
builder.Services.AddDefaultIdentity<IdentityUser>();
builder.Services.AddRazorPages();
var app = builder.Build();

app.MapRazorPages();

app.Run();
