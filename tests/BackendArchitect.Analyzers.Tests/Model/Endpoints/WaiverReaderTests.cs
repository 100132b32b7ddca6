using BackendArchitect.Analyzers.Model.Endpoints;

namespace BackendArchitect.Analyzers.Tests.Model.Endpoints;

public class WaiverReaderTests
{
    [Theory]
    [InlineData("app.MapGet(\"/x\", () => 1).RequireAuthorization().AllowAnonymous();", true)]
    [InlineData("app.MapGet(\"/x\", () => 1).AllowAnonymous().RequireAuthorization();", true)]
    [InlineData("app.MapGet(\"/x\", [AllowAnonymous] () => 1).RequireAuthorization();", true)]
    [InlineData("app.MapGroup(\"/g\").AllowAnonymous().MapGet(\"/x\", () => 1).RequireAuthorization();", true)]
    [InlineData("var g = app.MapGroup(\"/g\"); g.MapGet(\"/x\", () => 1).RequireAuthorization(); g.AllowAnonymous();", true)]
    // The nearer word is the exception to the farther one.
    [InlineData("app.MapGroup(\"/g\").RequireAuthorization().MapGet(\"/x\", () => 1).AllowAnonymous();", false)]
    [InlineData("app.MapGet(\"/x\", () => 1).RequireAuthorization(); app.MapGet(\"/y\", () => 1).AllowAnonymous();", false)]
    [InlineData("var e = app.MapGet(\"/x\", () => 1).RequireAuthorization(); if (args.Length > 0) e.AllowAnonymous();", false)]
    public void A_requirement_is_defeated_by_a_waiver_beside_it_or_farther_out(string statements, bool isDefeated)
    {
        var service = new MadeService(statements, "global using Microsoft.AspNetCore.Authorization;");
        Assert.Equal(isDefeated, new WaiverReader(service.Model).Over(service.Call("RequireAuthorization"), default) is not null);
    }
}
