using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendArchitect.Analyzers.Tests.Model.Endpoints;

public class RateLimitingReaderTests
{
    [Fact]
    public void A_policy_under_a_condition_beside_the_global_limiter_leaves_open_which_of_them_limits()
    {
        var claim = LimitOf("""
            builder.Services.AddRateLimiter(o => o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(_ => RateLimitPartition.GetNoLimiter("all")));
            var app = builder.Build();
            app.UseRateLimiter();
            var orders = app.MapGet("/orders", () => 1);
            if (app.Environment.IsStaging()) orders.RequireRateLimiting("loose");
            """);
        Assert.True(claim.IsUndecidable);
        Assert.Equal("RequireRateLimiting stands under a condition", claim.Because);
    }

    [Fact]
    public void Without_the_middleware_a_policy_under_a_condition_limits_nobody() => Assert.True(LimitOf("""
        builder.Services.AddRateLimiter(o => { });
        var app = builder.Build();
        var orders = app.MapGet("/orders", () => 1);
        if (app.Environment.IsStaging()) orders.RequireRateLimiting("loose");
        """).IsAbsent);

    private static Claim LimitOf(string statements)
    {
        var compilation = CSharpCompilation.Create(
            "service",
            [
                CSharpSyntaxTree.ParseText(RuleTest.ImplicitUsings),
                CSharpSyntaxTree.ParseText("using System.Threading.RateLimiting;\nvar builder = WebApplication.CreateBuilder(args);\n" + statements + "\napp.Run();", path: "/service/Program.cs"),
            ],
            ReferenceSet.Net10.References, new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        return Assert.Single(ServiceModel.Of(compilation).Endpoints.All(CancellationToken.None)).RateLimiting(CancellationToken.None);
    }
}
