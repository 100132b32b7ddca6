using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddMvc().WithRazorPagesAtContentRoot().AddRazorPagesOptions(options =>
{
    options.Conventions.Add(new PageRouteTransformerConvention(new Underscores()));
    options.Conventions.ConfigureFilter(new AuthorizeFilter());
    options.Conventions.AllowAnonymousToFolder("/Pages");
});
var app = builder.Build();

app.MapRazorPages();
app.MapControllers();

app.Run();

public class Underscores : IOutboundParameterTransformer
{
    private static readonly Regex Capitals = new("(?<=[a-z])([A-Z])");

    public string? TransformOutbound(object? value) => value is null ? null : Capitals.Replace(value.ToString()!, "_$1").ToLowerInvariant();
}

// The filter is the pages' alone.
[ApiController]
[Route("open")]
public class OpenController : ControllerBase
{
    [HttpGet]
    public string Get() => "open";
}
