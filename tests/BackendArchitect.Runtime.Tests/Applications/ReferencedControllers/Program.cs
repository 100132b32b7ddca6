using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Stock.Shelves;

// What the SDK writes for each referenced project that builds on MVC.
[assembly: ApplicationPart("Stock.Shelves")]

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers();
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorizationBuilder().AddPolicy("keeper", policy => policy.RequireRole("keeper"));
builder.Services.AddRateLimiter(_ => { });
var app = builder.Build();

// undecidable in a build: what code of the project refuses by itself is not at hand
app.MapControllers();
app.MapControllerRoute("areas", "{area:exists}/{controller=Home}/{action=Index}/{id?}");
// undecidable in a build: nobody sees what the project maps
app.MapShelves();
app.MapGet("/health", () => "well");

app.Run();

namespace Front
{
    [Route("front")]
    // undecidable in a build: the project may change what the default policy asks
    public class FrontController : ShelvesBase
    {
        [HttpGet("open"), AllowAnonymous]
        public string Open() => "open";

        [HttpGet("closed")]
        // undecidable in a build: the project may change what the default policy asks
        public string Closed() => "closed";
    }
}
