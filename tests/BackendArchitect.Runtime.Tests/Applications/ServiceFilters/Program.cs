using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Authorization;
using Microsoft.AspNetCore.Mvc.Filters;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization();
builder.Services.AddControllers();
builder.Services.AddScoped(_ => new NightFilter("BearerToken"));
builder.Services.AddSingleton<DayFilter>();
var app = builder.Build();

app.MapControllers();

app.Run();

// Both guard what bears them; neither is added for all.
public class NightFilter(string scheme) : AuthorizeFilter(new AuthorizationPolicyBuilder(scheme).RequireAuthenticatedUser().Build())
{
    public override Task OnAuthorizationAsync(AuthorizationFilterContext context) =>
        context.HttpContext.Request.Path.StartsWithSegments("/stars/poster") ? Task.CompletedTask : base.OnAuthorizationAsync(context);
}

public class DayFilter() : AuthorizeFilter(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());

[Route("stars"), ServiceFilter(typeof(NightFilter))]
public class StarsController : ControllerBase
{
    [HttpGet] // undecidable: the filter lets through what it likes
    public string Get() => "stars";
}

[Route("clouds")]
public class CloudsController : ControllerBase
{
    [HttpGet]
    public string Get() => "clouds";

    [HttpPost, ServiceFilter(typeof(DayFilter))] // undecidable: what its policy asks is said in a constructor
    public string Post() => "cloud";

    [HttpPut, TypeFilter(typeof(AuthorizeFilter))] // undecidable: the filter takes its policy from the services
    public string Put() => "clouds";

    [HttpDelete, Authorize]
    public string Delete() => "none";
}
