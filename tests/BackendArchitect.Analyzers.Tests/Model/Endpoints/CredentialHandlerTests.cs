using BackendArchitect.Analyzers.Model.Endpoints;

namespace BackendArchitect.Analyzers.Tests.Model.Endpoints;

public class CredentialHandlerTests
{
    [Theory]
    [InlineData("(SignInManager<IdentityUser> m) => m.PasswordSignInAsync(\"a\", \"b\", false, false)", "PasswordSignInAsync")]
    [InlineData("(UserManager<IdentityUser> m) => m.CreateAsync(new IdentityUser(), \"b\")", "CreateAsync")]
    [InlineData("(UserManager<IdentityUser> m) => m.CreateAsync(new IdentityUser())", null)]
    [InlineData("(Users m) => m.CheckPasswordAsync(new IdentityUser(), \"b\")", "CheckPasswordAsync")]
    [InlineData("(SignInManager<IdentityUser> m) => m.RefreshSignInAsync(new IdentityUser())", null)]
    [InlineData("(HttpContext c) => c.SignInAsync(c.User)", "SignInAsync")]
    [InlineData("(HttpContext c) => Results.SignIn(c.User)", "SignIn")]
    [InlineData("(IPasswordHasher<IdentityUser> h) => h.VerifyHashedPassword(new IdentityUser(), \"a\", \"b\")", "VerifyHashedPassword")]
    [InlineData("(HttpContext c) => Own.Near(c)", "SignInAsync")]
    [InlineData("(HttpContext c) => Own.Far(c)", "SignInAsync")]
    [InlineData("(HttpContext c) => Own.Farther(c)", "SignInAsync")]
    [InlineData("(HttpContext c) => Own.Farthest(c)", null)]
    [InlineData("(HttpContext c) => Own.Again(c)", null)]
    // A method of the service's own that is called so is followed, not taken by its name.
    [InlineData("() => Own.SignIn()", null)]
    [InlineData("(HttpContext c) => c.SignOutAsync()", null)]
    public void What_the_handler_calls_decides(string handler, string? act)
    {
        var service = new MadeService($"app.MapPost(\"/x\", {handler});", "global using Microsoft.AspNetCore.Identity; global using Microsoft.AspNetCore.Authentication;", """
            public abstract class Users(IUserStore<IdentityUser> store) : UserManager<IdentityUser>(store, null!, null!, null!, null!, null!, null!, null!, null!);
            static class Own
            {
                public static Task Near(HttpContext c) => c.SignInAsync(c.User);
                public static Task Far(HttpContext c) => Near(c);
                public static Task Farther(HttpContext c) => Far(c);
                public static Task Farthest(HttpContext c) => Farther(c);
                public static Task Again(HttpContext c) => c.User is null ? Again(c) : Task.CompletedTask;
                public static int SignIn() => 1;
            }
            """);
        Assert.Equal(act, CredentialHandler.ActOf(service.Endpoint.Handler, service.Model, default));
    }
}
