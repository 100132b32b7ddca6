using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Names;

namespace BackendArchitect.Analyzers.Tests.Model.Composition;

public class PipelineFaultsTests
{
    private const string Limited = "app.MapGet(\"/x\", () => 1).RequireRateLimiting(\"p\"); ";
    private const string Closed = "app.MapGet(\"/x\", () => 1).RequireAuthorization(); ";

    [Theory]
    [InlineData(Limited + "app.UseRateLimiter(); app.UseRouting();", "UseRateLimiter stands before UseRouting")]
    [InlineData("app.UseRateLimiter(); app.UseRouting();", null)]
    [InlineData(Limited + "app.UseRouting(); app.UseRateLimiter();", null)]
    [InlineData(Limited + "app.UseRateLimiter();", null)]
    [InlineData(Limited + "app.UseRouting(); app.UseEndpoints(_ => { }); app.UseRateLimiter();", "UseRateLimiter stands behind UseEndpoints")]
    [InlineData(Limited + "app.UseWhen(_ => true, b => b.UseRateLimiter()); app.UseRouting();", null)]
    [InlineData(Limited + "if (args.Length > 0) app.UseRateLimiter(); app.UseRouting();", "UseRateLimiter stands before UseRouting")]
    [InlineData(Limited + "app.UseRateLimiter(); app.UseRouting(); Unknown.Hands.On(app);", null)]
    public void A_limiter_belongs_where_endpoints_are_known_and_have_not_answered(string statements, string? says) => Assert.Equal(says, Says(statements, AspNet.UseRateLimiter));

    [Theory]
    [InlineData(Closed + "app.UseAuthorization(); app.UseRouting();", "UseAuthorization stands before UseRouting")]
    [InlineData(Closed + "app.UseRouting(); app.UseEndpoints(_ => { }); app.UseAuthorization();", "UseAuthorization stands behind UseEndpoints")]
    [InlineData(Closed + "app.UseRouting(); app.UseAuthorization();", null)]
    public void Authorization_belongs_between_routing_and_endpoints(string statements, string? says) => Assert.Equal(says, Says(statements, AspNet.UseAuthorization));

    [Theory]
    [InlineData(Closed + "app.UseAuthorization(); app.UseAuthentication();", "UseAuthentication stands behind UseAuthorization")]
    [InlineData(Closed + "app.UseAuthentication(); app.UseAuthorization();", null)]
    [InlineData(Closed + "app.UseAuthorization(); if (args.Length > 0) app.UseAuthentication();", null)]
    [InlineData("app.UseAuthorization(); app.UseAuthentication();", null)]
    [InlineData(Closed + "app.UseRouting(); app.UseAuthentication();", null)]
    [InlineData(Closed + "app.UseAuthentication();", "UseAuthorization is not called, so the application runs it first, before this UseAuthentication")]
    // A policy that names its schemes asks them itself.
    [InlineData("app.MapGet(\"/x\", () => 1).RequireAuthorization(p => p.AddAuthenticationSchemes(\"a\").RequireAuthenticatedUser()); app.UseAuthorization(); app.UseAuthentication();", null)]
    public void Authentication_belongs_before_authorization(string statements, string? says) => Assert.Equal(says, Says(statements, Middleware.UseAuthentication));

    [Theory]
    [InlineData(Closed + "app.UseRouting();", "UseAuthorization is not called, so the application runs it first, before this UseRouting")]
    [InlineData("app.MapGet(\"/x\", () => 1); app.UseRouting();", null)]
    [InlineData(Closed + "app.UseRouting(); app.UseAuthorization();", null)]
    public void Routing_that_is_called_needs_an_authorization_that_is_called(string statements, string? says) => Assert.Equal(says, Says(statements, AspNet.UseRouting));

    [Theory]
    [InlineData("app.UseAuthorization(); app.UseExceptionHandler(\"/error\");", "UseExceptionHandler stands behind UseAuthorization")]
    [InlineData("app.UseExceptionHandler(\"/error\"); app.UseAuthorization();", null)]
    [InlineData("app.Use(async (c, next) => { try { await next(c); } catch { c.Response.StatusCode = 500; } }); app.UseAuthorization(); app.UseExceptionHandler(\"/error\");", null)]
    public void A_handler_of_exceptions_belongs_before_what_fails(string statements, string? says) => Assert.Equal(says, Says(statements, Middleware.UseExceptionHandler));

    [Theory]
    [InlineData("app.UseRouting(); app.UseEndpoints(_ => { }); app.UseCors();", "UseCors stands behind UseEndpoints")]
    [InlineData("app.UseRouting(); app.UseCors(); app.UseEndpoints(_ => { });", null)]
    public void Headers_for_other_sites_belong_before_the_answer(string statements, string? says) => Assert.Equal(says, Says(statements, Middleware.UseCors));

    private static string? Says(string statements, MemberName method)
    {
        var service = statements.Contains("Unknown.Hands")
            ? new MadeService([Testing.Library.Compile("Unknown", "namespace Unknown; public static class Hands { public static void On(IApplicationBuilder app) => app.UseRouting(); }")], statements)
            : new MadeService(statements);
        var step = Assert.Single(service.Model.Application.Pipeline.StepsOf(method, default));
        return new PipelineFaults(service.Model, default).Of(step, method)?.Says.Split(':')[0];
    }
}
