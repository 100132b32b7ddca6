using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddRazorPages(options =>
{
    options.Conventions.AuthorizeFolder("/Admin");
    options.Conventions.AuthorizeAreaFolder("Shop", "/");
});
var app = builder.Build();

// No other call maps the pages of the application.
app.MapFallbackToPage("/open/{*path}", "/Open").RequireAuthorization();
app.MapFallbackToPage("/mine/{*path}", "/Mine");
app.MapFallbackToPage("/closed/{*path}", "/Closed").AllowAnonymous();
app.MapFallbackToPage("/admin/any/{*path}", "/Admin/Users");
app.MapFallbackToAreaPage("/shop/any/{*path}", "/Cart", "Shop");
app.MapFallbackToPage("/open");

var members = app.MapGroup("/members").RequireAuthorization();
members.MapRazorPages();
members.MapFallbackToPage("/any/{*path}", "/Open");

var staff = app.MapGroup("/staff");
staff.MapRazorPages().RequireAuthorization();
staff.MapFallbackToPage("/any/{*path}", "/Open");

app.Run();

[Authorize]
public class MineModel : PageModel
{
    public void OnGet()
    {
    }
}
