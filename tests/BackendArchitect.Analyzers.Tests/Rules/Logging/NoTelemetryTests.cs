using BackendArchitect.Analyzers.Logging;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Logging;

public class NoTelemetryTests
{
    [Theory]
    [InlineData("app.MapGet(\"/orders\", () => 1);")]
    [InlineData("builder.Services.AddMetrics();")]
    [InlineData("builder.Services.AddHealthChecks(); app.MapHealthChecks(\"/health\");")]
    public Task A_host_that_sends_nothing_is_reported_once(string code) => Reports(code, "[|Build|]");

    [Theory]
    [InlineData("builder.Services.AddOpenTelemetry();")]
    [InlineData("builder.Services.AddApplicationInsightsTelemetry();")]
    [InlineData("app.UseHttpMetrics();")]
    [InlineData("using var listener = new System.Diagnostics.Metrics.MeterListener();")]
    public Task One_that_sends_is_not(string code) => Reports(code, "Build");

    [Theory]
    [InlineData("enum Target { Prometheus, Sentry } class Settings { public Target Apm { get; set; } = Target.Prometheus; public bool Jaeger; }", "[|Build|]")]
    [InlineData("namespace Datadog { class Orders; } class TelemetryClient { public Datadog.Orders? OpenTelemetry; }", "[|Build|]")]
    [InlineData("class Settings { public Sentry.Options? Options; }", "[|Build|]", "namespace Sentry { class Options; }")]
    [InlineData("class Settings { public Prometheus.Counter? Orders; }", "Build")]
    public Task A_name_of_the_service_s_own_sends_nothing(string types, string build, string more = "") => Verify.Rule<NoTelemetry>(
        new Surroundings { References = [Library.Compile("Metrics", "namespace Prometheus; public class Counter;")] },
        $"var builder = WebApplication.CreateBuilder(args);\nvar app = builder.{build}();\napp.Run();\n{types}\n{more}");

    [Theory]
    [InlineData("Dockerfile", "FROM base\nENV CORECLR_ENABLE_PROFILING=1")]
    [InlineData("Dockerfile", "FROM base\nENV DD_SERVICE=shop")]
    [InlineData("Dockerfile", "FROM base\nRUN curl -L https://github.com/open-telemetry/opentelemetry-dotnet-instrumentation")]
    [InlineData("docker-compose.yml", "services:\n  shop:\n    environment:\n      - OTEL_SERVICE_NAME=shop\n")]
    [InlineData("appsettings.json", "{ \"ApplicationInsights\": { \"ConnectionString\": \"x\" } }")]
    [InlineData("k8s/shop.yaml", "metadata:\n  annotations:\n    instrumentation.opentelemetry.io/inject-dotnet: \"true\"\n")]
    public Task One_to_which_an_agent_is_attached_is_not(string file, string text) => Reports("", "Build", new() { Files = [("/service/" + file, text)] });

    [Fact]
    public Task Other_settings_attach_no_agent() => Reports("", "[|Build|]", new() { Files = [("/service/Dockerfile", "FROM base\nENV ASPNETCORE_URLS=http://+:8080"), ("/service/appsettings.json", "{ \"Orders\": \"x\" }")] });

    [Theory]
    [InlineData("AddServiceDefaults", "Build")]
    [InlineData("AddBasicServiceDefaults", "Build")]
    [InlineData("AddOrderDefaults", "[|Build|]")]
    public Task Defaults_that_do_not_compile_here_may_do_it(string name, string build) => Verify.Rule<NoTelemetry>(
        new Surroundings { Expected = [Microsoft.CodeAnalysis.Testing.DiagnosticResult.CompilerError("CS1061").WithSpan("/service/Program.cs", 2, 9, 2, 9 + name.Length).WithArguments("Microsoft.AspNetCore.Builder.WebApplicationBuilder", name)] },
        $"var builder = WebApplication.CreateBuilder(args);\nbuilder.{name}();\nvar app = builder.{build}();\napp.Run();");

    [Theory]
    [InlineData(true, "Build")]
    [InlineData(false, "[|Build|]")]
    public Task A_library_whose_bodies_nobody_sees_may_send(bool isReference, string build)
    {
        const string source = "namespace Contoso.Ops; public static class Ops { public static void AddOps(this IServiceCollection services) => services.AddHttpClient(); }";
        return Reports("builder.Services.AddOps();", build, new() { References = [isReference ? Library.CompileReference("Contoso.Ops", source) : Library.Compile("Contoso.Ops", source)] }, "using Contoso.Ops;");
    }

    [Fact]
    public Task An_option_says_that_an_agent_does_it() => Reports("", "Build", new() { EditorConfig = "[*.cs]\nbackend_architect.telemetry_by_agent = true\n" });

    [Fact]
    public Task A_library_is_not_judged() => Verify.Rule<NoTelemetry>("public static class Orders { public static void MapOrders(this WebApplication app) => app.MapGet(\"/orders\", () => 1); }");

    private static Task Reports(string code, string build, Surroundings? surroundings = null, string usings = "") => Verify.Rule<NoTelemetry>(surroundings ?? new(), $$"""
        {{usings}}
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.{{build}}();
        {{code}}
        app.Run();
        """ + (code.Contains("AddOpenTelemetry", StringComparison.Ordinal) || code.Contains("Insights", StringComparison.Ordinal) || code.Contains("HttpMetrics", StringComparison.Ordinal) ? """

        static class Own
        {
            public static void AddOpenTelemetry(this IServiceCollection services) { }
            public static void AddApplicationInsightsTelemetry(this IServiceCollection services) { }
            public static void UseHttpMetrics(this WebApplication app) { }
        }
        """ : ""));
}
