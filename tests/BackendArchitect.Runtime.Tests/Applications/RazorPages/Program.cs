using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddRazorPages(options =>
{
    options.Conventions.AuthorizeFolder("/Admin");
    options.Conventions.AllowAnonymousToPage("/Admin/Login");
    options.Conventions.AuthorizeAreaFolder("Shop", "/");
    options.Conventions.AddPageRoute("/About", "who/{name?}");
    options.Conventions.AddPageRoute("/About", "/whoever");
});
var app = builder.Build();

app.MapRazorPages();
app.MapGroup("/members").RequireAuthorization().MapRazorPages();

app.Run();

public class ItemModel : PageModel
{
    public int Id { get; private set; }

    public void OnGet(int id) => Id = id;
}

[Authorize]
public class MineModel : PageModel
{
    public void OnGet()
    {
    }
}
