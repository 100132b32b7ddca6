using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Composition;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Tests.Model.Composition;

public class CookieFlawTests
{
    [Theory]
    [InlineData("builder.Services.AddSession(o => o.Cookie.HttpOnly = false);", "session can be read by scripts: HttpOnly is false")]
    [InlineData("builder.Services.AddSession(o => { var cookie = o.Cookie; cookie.HttpOnly = false; });", "session can be read by scripts: HttpOnly is false")]
    [InlineData("builder.Services.AddSession(o => o.Cookie = new() { Name = \"s\" });", "session can be read by scripts: HttpOnly of a new CookieBuilder is false unless it is set")]
    [InlineData("builder.Services.AddSession(o => o.Cookie = new() { HttpOnly = true });", "")]
    [InlineData("builder.Services.AddSession(o => { o.Cookie = new() { Name = \"s\" }; o.Cookie.HttpOnly = true; });", "")]
    [InlineData("builder.Services.AddSession(o => o.Cookie.HttpOnly = !app.Environment.IsDevelopment());", "")]
    [InlineData("builder.Services.AddSession(o => o.Cookie.HttpOnly = app.Configuration.GetValue<bool>(\"x\"));", "")]
    [InlineData("builder.Services.AddAuthentication().AddCookie(o => o.Cookie.SecurePolicy = CookieSecurePolicy.None);", "authentication is sent over plain HTTP too: SecurePolicy is None")]
    [InlineData("builder.Services.AddAuthentication().AddCookie(o => o.Cookie.SecurePolicy = app.Environment.IsDevelopment() ? CookieSecurePolicy.None : CookieSecurePolicy.Always);", "")]
    [InlineData("builder.Services.AddSession(o => o.Cookie.SameSite = SameSiteMode.None);", "session is refused by browsers: SameSite is None, and SecurePolicy does not make it secure")]
    [InlineData("builder.Services.AddSession(o => { o.Cookie.SameSite = SameSiteMode.None; o.Cookie.SecurePolicy = CookieSecurePolicy.Always; });", "")]
    [InlineData("builder.Services.AddAuthentication().AddCookie(o => o.Cookie.SameSite = SameSiteMode.None);", "")]
    // A cookie that nobody is known by may be read.
    [InlineData("var own = new CookieBuilder(); own.HttpOnly = false;", "")]
    [InlineData("app.UseCookiePolicy(new() { HttpOnly = Microsoft.AspNetCore.CookiePolicy.HttpOnlyPolicy.Always }); builder.Services.AddSession(o => o.Cookie.HttpOnly = false);", "")]
    [InlineData("app.Run(async c => c.Response.Cookies.Append(\"access_token\", \"x\"));", "'access_token' can be read by scripts and is sent over plain HTTP too: HttpOnly and Secure are not set")]
    [InlineData("app.Run(async c => c.Response.Cookies.Append(\"jwt\", \"x\", new() { Secure = true }));", "'jwt' can be read by scripts: HttpOnly is not set")]
    [InlineData("app.Run(async c => { var o = new CookieOptions { HttpOnly = true }; o.Secure = true; c.Response.Cookies.Append(\"jwt\", \"x\", o); });", "")]
    [InlineData("app.Run(async c => c.Response.Cookies.Append(\"jwt\", \"x\", Own.Made()));", "'jwt' is sent over plain HTTP too: Secure is not set")]
    [InlineData("app.Run(async c => c.Response.Cookies.Append(\"XSRF-TOKEN-jwt\", \"x\"));", "")]
    [InlineData("app.Run(async c => c.Response.Cookies.Append(\"theme\", \"x\"));", "")]
    public void A_cookie_by_which_somebody_is_known_keeps_its_flags(string statement, string flaws)
    {
        var service = new MadeService(statement, "static class Own { public static CookieOptions Made() => new() { HttpOnly = true }; }");
        var program = service.Compilation.SyntaxTrees[1].GetRoot().DescendantNodes().OfType<GlobalStatementSyntax>();
        var found = from global in program
                    from operation in service.Model.OperationOf(global.Statement, default)!.DescendantsAndSelf()
                    let use = ValueUse.Read(operation, service.Compilation.Assembly)
                    where use is not null && CookieFlaw.MayStandAt(use.Destination)
                    let flaw = CookieFlaw.Of(use, service.Model, default)
                    where flaw is not null
                    select $"{flaw.Cookie} {flaw.Effect}: {flaw.Because}";
        Assert.Equal(flaws, string.Join(", ", found));
    }
}
