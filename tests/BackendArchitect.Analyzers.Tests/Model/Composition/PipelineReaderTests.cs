using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendArchitect.Analyzers.Tests.Model.Composition;

public class PipelineReaderTests
{
    private const string Start = "using Microsoft.AspNetCore.Builder; var app = WebApplication.CreateBuilder(args).Build(); ";

    [Theory]
    [InlineData("app.UseRateLimiter(); app.UseRouting();", "Before")]
    [InlineData("app.UseRouting(); app.UseRateLimiter();", "Behind")]
    [InlineData("app.UseRouting().UseRateLimiter();", "Behind")]
    [InlineData("((IApplicationBuilder)app).UseRateLimiter(); app.UseRouting();", "Before")]
    [InlineData("RateLimiterApplicationBuilderExtensions.UseRateLimiter(app); app.UseRouting();", "Before")]
    [InlineData("Limit(); app.UseRouting(); void Limit() { app.UseRateLimiter(); }", "Before")]
    [InlineData("Limit(app); app.UseRouting(); static void Limit(IApplicationBuilder b) => b.UseRateLimiter();", "Before")]
    [InlineData("app.Route().Limit();", "Behind")]
    [InlineData("app.Both();", "Before")]
    [InlineData("app.UseWhen(_ => true, b => b.UseRateLimiter()); app.UseRouting();", "Unknown")]
    [InlineData("WebApplication Other() => app; Other().UseRateLimiter(); app.UseRouting();", "Unknown")]
    [InlineData("var other = WebApplication.CreateBuilder(args).Build(); other.UseRateLimiter(); app.UseRouting();", "Unknown")]
    public void A_step_knows_how_it_stands_to_another(string code, string order)
    {
        var (model, pipeline) = Read(code);
        var limiter = Assert.Single(pipeline.StepsOf(AspNet.UseRateLimiter, default));
        var routing = Assert.Single(pipeline.StepsOf(AspNet.UseRouting, default));
        Assert.Equal(order, limiter.To(routing).ToString());
        Assert.True(model.IsHost);
    }

    [Theory]
    [InlineData("app.UseRateLimiter();", true)]
    [InlineData("app.Limit();", true)]
    [InlineData("if (args.Length > 0) app.UseRateLimiter();", false)]
    [InlineData("if (args.Length > 0) app.Limit();", false)]
    [InlineData("app.UseWhen(_ => true, b => b.UseRateLimiter());", false)]
    [InlineData("System.Action later = () => app.UseRateLimiter(); later();", false)]
    [InlineData("while (args.Length > 0) app.UseRateLimiter();", false)]
    public void A_step_is_certain_where_every_request_comes_by(string code, bool isCertain) =>
        Assert.Equal(isCertain, Assert.Single(Read(code).Pipeline.StepsOf(AspNet.UseRateLimiter, default)).IsCertain);

    [Fact]
    public void A_helper_that_is_called_twice_makes_two_steps() =>
        Assert.Equal(2, Read("app.Limit(); app.Limit();").Pipeline.StepsOf(AspNet.UseRateLimiter, default).Count);

    private static (ServiceModel Model, PipelineReader Pipeline) Read(string code)
    {
        // A helper that nobody calls is a pipeline of its own, whose application is not in sight.
        (string Name, string Code)[] helpers =
        [
            ("Both", "internal static void Both(this WebApplication both) { both.Limit(); both.Route(); }"),
            ("Route", "internal static IApplicationBuilder Route(this IApplicationBuilder app) => app.UseRouting();"),
            ("Limit", "internal static IApplicationBuilder Limit(this IApplicationBuilder builder) { return builder.UseRateLimiter(); }"),
        ];
        var called = helpers.Where(helper => code.Contains($"app.{helper.Name}(") || code.Contains($").{helper.Name}(") || code.Contains("app.Both(")).Select(helper => helper.Code);
        var source = "using Microsoft.AspNetCore.Builder; static class Helpers { " + string.Join(' ', called) + " }";
        var compilation = CSharpCompilation.Create(
            "service", [CSharpSyntaxTree.ParseText(Start + code, path: "/service/Program.cs"), CSharpSyntaxTree.ParseText(source, path: "/service/Helpers.cs")],
            ReferenceSet.Net10.References, new(OutputKind.ConsoleApplication));
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        var model = ServiceModel.Of(compilation);
        return (model, model.Application.Pipeline);
    }
}
