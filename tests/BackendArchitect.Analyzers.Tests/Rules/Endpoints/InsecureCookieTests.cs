using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Endpoints;

public class InsecureCookieTests
{
    [Theory]
    [InlineData("authentication.Cookie.SecurePolicy = [|CookieSecurePolicy.None|];")]
    [InlineData("authentication.Cookie.HttpOnly = [|false|];")]
    [InlineData("session.Cookie.SecurePolicy = [|CookieSecurePolicy.None|];")]
    [InlineData("session.Cookie.HttpOnly = [|false|];")]
    [InlineData("antiforgery.Cookie.HttpOnly = [|false|];")]
    [InlineData("session.Cookie.SameSite = [|SameSiteMode.None|];")]
    [InlineData("authentication.Cookie = new CookieBuilder { HttpOnly = [|false|], Name = \"shop\" };")]
    [InlineData("authentication.Cookie = [|new CookieBuilder { Name = \"shop\" }|];")]
    [InlineData("authentication.Cookie = [|new()|];")]
    [InlineData("authentication = new() { Cookie = { SecurePolicy = [|CookieSecurePolicy.None|] } };")]
    [InlineData("var cookie = authentication.Cookie; cookie.HttpOnly = [|false|];")]
    [InlineData("services.AddSession(options => options.Cookie.HttpOnly = [|false|]);")]
    [InlineData("services.AddAuthentication().AddCookie(options => { options.Cookie.SecurePolicy = [|CookieSecurePolicy.None|]; });")]
    [InlineData("services.ConfigureApplicationCookie(options => options.Cookie.HttpOnly = [|false|]);")]
    [InlineData("authentication.Cookie.HttpOnly = [|environment.IsDevelopment()|];")]
    public Task A_cookie_that_is_left_open_is_reported(string code) => Reports(code);

    [Theory]
    [InlineData("authentication.Cookie.Name = \"shop\";")]
    [InlineData("authentication.Cookie.SecurePolicy = CookieSecurePolicy.Always; authentication.Cookie.HttpOnly = true;")]
    [InlineData("session.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;")]
    [InlineData("authentication.Cookie.SameSite = SameSiteMode.None;")]
    [InlineData("session.Cookie.SameSite = SameSiteMode.None; session.Cookie.SecurePolicy = CookieSecurePolicy.Always;")]
    [InlineData("authentication.Cookie = new CookieBuilder { HttpOnly = true };")]
    [InlineData("authentication.Cookie = new CookieBuilder(); authentication.Cookie.HttpOnly = true;")]
    [InlineData("var preferences = new CookieBuilder { HttpOnly = false, SecurePolicy = CookieSecurePolicy.None };")]
    [InlineData("session.Cookie.HttpOnly = open;")]
    [InlineData("session.Cookie.SecurePolicy = open ? CookieSecurePolicy.None : CookieSecurePolicy.Always;")]
    public Task Defaults_protection_and_what_cannot_be_decided_are_not(string code) => Reports(code);

    [Theory]
    [InlineData("if (environment.IsDevelopment()) authentication.Cookie.SecurePolicy = CookieSecurePolicy.None;")]
    [InlineData("authentication.Cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.None : CookieSecurePolicy.Always;")]
    [InlineData("authentication.Cookie.HttpOnly = !environment.IsDevelopment();")]
    public Task What_holds_outside_Production_alone_is_not(string code) => Reports(code);

    [Theory]
    [InlineData("[|\"refresh_token\"|], token")]
    [InlineData("[|\"Shop.AccessToken\"|], token, new CookieOptions()")]
    [InlineData("[|\"jwt\"|], token, new CookieOptions { Secure = true }")]
    [InlineData("[|\"session-id\"|], token, new() { HttpOnly = true, Secure = false }")]
    [InlineData("\"refreshToken\", token, new CookieOptions { HttpOnly = true, Secure = true }")]
    [InlineData("\"refreshToken\", token, new CookieOptions { HttpOnly = true, Secure = context.Request.IsHttps }")]
    [InlineData("\"XSRF-TOKEN\", token, new CookieOptions { HttpOnly = false }")]
    [InlineData("\"csrf-jwt\", token")]
    [InlineData("\"theme\", token")]
    [InlineData("name, token")]
    [InlineData("\"jwt\", token, given")]
    public Task A_cookie_of_one_s_own_is_reported_where_its_name_says_what_it_is(string arguments) => Testing.Verify.Rule<InsecureCookie>($$"""
        class SignIn
        {
            void Remember(HttpContext context, string name, string token, CookieOptions given) => context.Response.Cookies.Append({{arguments}});
        }
        """);

    [Fact]
    public Task Options_that_are_completed_afterwards_count() => Testing.Verify.Rule<InsecureCookie>("""
        class SignIn
        {
            void Remember(HttpContext context, string token)
            {
                var options = new CookieOptions { HttpOnly = true };
                options.Secure = true;
                context.Response.Cookies.Append("jwt", token, options);
            }
            void Forget(HttpContext context, string token)
            {
                var options = new CookieOptions { HttpOnly = true };
                context.Response.Cookies.Append([|"jwt"|], token, options);
            }
        }
        """);

    [Theory]
    [InlineData("warning", "\"jwt\"")]
    [InlineData("none", "[|\"jwt\"|]")]
    public Task What_the_sdk_s_own_rule_reports_is_left_to_it_when_it_is_on(string severity, string name) => Testing.Verify.Rule<InsecureCookie>(
        new Surroundings { GlobalConfig = $"dotnet_diagnostic.CA5382.severity = {severity}" }, $$"""
        class SignIn
        {
            void Remember(HttpContext context, string token) => context.Response.Cookies.Append({{name}}, token, new CookieOptions { HttpOnly = true });
            void Show(HttpContext context, string token) => context.Response.Cookies.Append([|"jwt"|], token);
        }
        """);

    [Fact]
    public Task A_policy_for_all_cookies_makes_up_for_each() => Reports("""
        app.UseCookiePolicy(new CookiePolicyOptions { Secure = CookieSecurePolicy.Always });
        authentication.Cookie.SecurePolicy = CookieSecurePolicy.None;
        authentication.Cookie.HttpOnly = [|false|];
        """);

    [Fact]
    public Task The_fix_protects_the_cookie() => Testing.Verify.Fix<InsecureCookie>(
        Source("authentication.Cookie.HttpOnly = [|false|]; session.Cookie.SecurePolicy = [|CookieSecurePolicy.None|];"),
        Source("authentication.Cookie.HttpOnly = true; session.Cookie.SecurePolicy = CookieSecurePolicy.Always;"));

    [Fact]
    public Task No_fix_where_the_cookie_is_replaced_or_meant_for_other_sites() => Testing.Verify.NoFix<InsecureCookie>(
        Source("authentication.Cookie = [|new CookieBuilder()|]; session.Cookie.SameSite = [|SameSiteMode.None|];"));

    private static Task Reports(string code) => Testing.Verify.Rule<InsecureCookie>(Source(code));

    private static string Source(string code) => $$"""
        using Microsoft.AspNetCore.Antiforgery;
        using Microsoft.AspNetCore.Authentication.Cookies;
        static class Setup
        {
            static void Add(IServiceCollection services, IApplicationBuilder app, IHostEnvironment environment, bool open,
                CookieAuthenticationOptions authentication, SessionOptions session, AntiforgeryOptions antiforgery)
            {
                {{code}}
            }
        }
        """;
}
