using BackendArchitect.Analyzers.Model.Endpoints;

namespace BackendArchitect.Analyzers.Tests.Model.Endpoints;

public class SelfGuardTests
{
    [Theory]
    [InlineData("app.MapPost(\"/account/log-in\", () => 1);", true, false)]
    [InlineData("app.MapPost(\"/api/v1/token\", () => 1);", true, false)]
    [InlineData("app.MapPost(\"/token-prices\", () => 1);", false, false)]
    [InlineData("app.MapPost(\"/x\", Own.Register);", true, false)]
    [InlineData("app.MapPost(\"/x\", () => { var JwtText = \"\"; return JwtText; });", true, false)]
    [InlineData("app.MapPost(\"/x\", () => \"Reset your password\");", true, false)]
    [InlineData("app.MapPost(\"/x\", (HttpContext c) => c.Request.Headers[\"X-Hub-Signature\"].ToString());", false, true)]
    [InlineData("app.MapPost(\"/x\", () => Results.Unauthorized());", false, true)]
    [InlineData("app.MapPost(\"/x\", () => 1);", false, false)]
    // What a comment or an attribute says is not done.
    [InlineData("app.MapPost(\"/x\", [System.ComponentModel.Description(\"signin with a signature\")] () => /* login hmac */ 1);", false, false)]
    public void Words_of_route_and_handler_tell_where_callers_become_known_and_where_they_prove_themselves(string map, bool isBeginning, bool proves)
    {
        var service = new MadeService(map, "static class Own { public static int Register() => 1; }");
        Assert.Equal((isBeginning, proves), (SelfGuard.IsBeginning(service.Endpoint, default), SelfGuard.Proves(service.Endpoint, default)));
    }
}
