using BackendArchitect.Analyzers.Model.Composition;

namespace BackendArchitect.Analyzers.Tests.Model.Composition;

public class DiagnosticsToolTests
{
    private const string Writing = "new() { ResponseWriter = (c, report) => c.Response.WriteAsJsonAsync(report.Entries) }";

    [Theory]
    [InlineData("HealthCheckOptions options = " + Writing + "; if (app.Environment.IsDevelopment()) app.UseHealthChecks(\"/health\", options);", "UseHealthChecks", null)]
    [InlineData("HealthCheckOptions options = " + Writing + "; if (args.Length > 0) app.UseHealthChecks(\"/health\", options);", "UseHealthChecks", null)]
    [InlineData("HealthCheckOptions options = " + Writing + "; app.UseWhen(c => c.Request.Path == \"/a\", b => b.UseHealthChecks(\"/health\", options));", "UseHealthChecks", null)]
    [InlineData("app.MapHealthChecks(\"/health\");", "MapHealthChecks", null)]
    [InlineData("app.MapHealthChecks(\"/health\", " + Writing + ");", "MapHealthChecks", "not the call that maps it, and there is no fallback policy")]
    [InlineData("HealthCheckOptions options = " + Writing + "; app.MapHealthChecks(\"/health\", options);", "MapHealthChecks", "not the call that maps it, and there is no fallback policy")]
    [InlineData("app.MapHealthChecks(\"/health\", new() { ResponseWriter = Setup.Write });", "MapHealthChecks", "not the call that maps it, and there is no fallback policy")]
    [InlineData("app.MapHealthChecks(\"/health\", new() { ResponseWriter = (c, report) => c.Response.WriteAsync(report.Status.ToString()) });", "MapHealthChecks", null)]
    [InlineData("app.MapHealthChecks(\"/health\", " + Writing + ").RequireAuthorization();", "MapHealthChecks", null)]
    [InlineData("app.MapHealthChecks(\"/health\", " + Writing + ").RequireHost(\"*:9090\");", "MapHealthChecks", null)]
    [InlineData("app.MapHealthChecks(\"/health\", " + Writing + ").AllowAnonymous();", "MapHealthChecks", "AllowAnonymous")]
    [InlineData("HealthCheckOptions options = " + Writing + "; app.UseHealthChecks(\"/health\", options);", "UseHealthChecks", "it is middleware, and there is no fallback policy")]
    public void A_tool_is_open_where_nobody_guards_it(string statements, string method, string? why)
    {
        var service = new MadeService(statements, """
            global using Microsoft.AspNetCore.Diagnostics.HealthChecks;
            static class Setup { public static Task Write(HttpContext c, Microsoft.Extensions.Diagnostics.HealthChecks.HealthReport report) => System.Text.Json.JsonSerializer.SerializeAsync(c.Response.Body, report); }
            """);
        var call = service.Call(method);
        Assert.Equal(why, DiagnosticsTool.Of(call.TargetMethod)!.WhyOpen(call, service.Model, default));
    }

    [Fact]
    public void A_method_of_the_services_own_that_is_called_so_is_no_tool()
    {
        var service = new MadeService("app.UseSwaggerUI();", "static class Own { public static void UseSwaggerUI(this WebApplication app) { } }");
        Assert.Null(DiagnosticsTool.Of(service.Call("UseSwaggerUI").TargetMethod));
    }
}
