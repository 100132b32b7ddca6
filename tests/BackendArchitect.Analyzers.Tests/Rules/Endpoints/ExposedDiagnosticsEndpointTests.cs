using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Tests.Rules.Endpoints;

public class ExposedDiagnosticsEndpointTests
{
    private const string Fallback =
        "builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());";

    private static readonly Surroundings WithLibraries = new()
    {
        References =
        [
            Extensions("Swashbuckle.AspNetCore.SwaggerUI", "public static IApplicationBuilder UseSwaggerUI(this IApplicationBuilder app, Action<object>? set = null) => app;"),
            Extensions("NSwag.AspNetCore", "public static IApplicationBuilder UseSwaggerUi(this IApplicationBuilder app) => app; public static IApplicationBuilder UseOpenApi(this IApplicationBuilder app) => app;"),
            Extensions("Scalar.AspNetCore", "public static IEndpointConventionBuilder MapScalarApiReference(this IEndpointRouteBuilder routes) => throw null!;"),
            Extensions("OpenTelemetry.Exporter.Prometheus.AspNetCore", "public static IEndpointConventionBuilder MapPrometheusScrapingEndpoint(this IEndpointRouteBuilder routes) => throw null!;"),
            Extensions("Prometheus.AspNetCore", "public static IApplicationBuilder UseMetricServer(this IApplicationBuilder app, int port, string url = \"\") => app; public static IApplicationBuilder UseMetricServer(this IApplicationBuilder app) => app;"),
            Extensions("HealthChecks.UI.Client", "public static Task WriteForDashboard(HttpContext context, Microsoft.Extensions.Diagnostics.HealthChecks.HealthReport report) => Task.CompletedTask;"),
            Library.Compile("Hangfire.AspNetCore", """
                namespace Hangfire
                {
                    public interface IDashboardAuthorizationFilter { bool Authorize(object context); }
                    public class DashboardOptions { public IEnumerable<IDashboardAuthorizationFilter>? Authorization { get; set; } }
                    public static class HangfireExtensions { public static IApplicationBuilder UseHangfireDashboard(this IApplicationBuilder app, string path = "/hangfire", DashboardOptions? options = null) => app; }
                }
                """),
        ],
    };

    [Theory]
    [InlineData("app.UseSwagger(); app.[|UseSwaggerUI|]();")]
    [InlineData("app.UseOpenApi(); app.[|UseSwaggerUi|]();")]
    [InlineData("app.[|MapScalarApiReference|]();")]
    [InlineData("app.[|MapScalarApiReference|]().AllowAnonymous();")]
    [InlineData("app.[|MapPrometheusScrapingEndpoint|]();")]
    [InlineData("app.[|UseMetricServer|]();")]
    [InlineData("app.[|UseHangfireDashboard|](\"/jobs\", new DashboardOptions { Authorization = [] });")]
    [InlineData("app.[|UseHangfireDashboard|](\"/jobs\", new DashboardOptions { Authorization = new[] { new Anybody() } });")]
    [InlineData("app.[|MapHealthChecks|](\"/health\", new HealthCheckOptions { ResponseWriter = (context, report) => context.Response.WriteAsJsonAsync(report.Entries) });")]
    [InlineData("app.[|MapHealthChecks|](\"/health\", new() { ResponseWriter = HealthChecks_UI_Client.Extensions.WriteForDashboard });")]
    [InlineData("var options = new HealthCheckOptions { ResponseWriter = Write }; app.[|UseHealthChecks|](\"/health\", options); static Task Write(HttpContext c, HealthReport r) => c.Response.WriteAsync(string.Join(\",\", r.Entries.Keys));")]
    public Task What_anybody_can_open_is_reported(string code) => Reports(code);

    [Theory]
    [InlineData("app.MapOpenApi();")]
    [InlineData("app.UseDeveloperExceptionPage();")]
    [InlineData("app.UseSwagger();")]
    [InlineData("app.UseOpenApi();")]
    [InlineData("app.MapHealthChecks(\"/health\");")]
    [InlineData("app.MapHealthChecks(\"/health\", new() { Predicate = _ => true });")]
    [InlineData("app.MapHealthChecks(\"/health\", new() { ResponseWriter = (context, report) => context.Response.WriteAsync(report.Status.ToString()) });")]
    [InlineData("app.UseMetricServer(9090);")]
    [InlineData("app.UseHangfireDashboard();")]
    [InlineData("app.UseHangfireDashboard(\"/jobs\", new DashboardOptions { Authorization = [new Staff()] });")]
    public Task Documents_plain_health_what_answers_this_machine_or_staff_alone_and_switches_of_developers_are_not(string code) => Reports(code);

    [Theory]
    [InlineData("if (app.Environment.IsDevelopment()) { app.UseSwaggerUI(); app.MapScalarApiReference(); }")]
    [InlineData("if (!app.Environment.IsProduction()) app.UseSwaggerUI();")]
    [InlineData("if (app.Configuration.GetValue<bool>(\"Explorer\")) app.UseSwaggerUI();")]
    [InlineData("app.UseWhen(context => context.Connection.LocalPort == 9000, branch => branch.UseSwaggerUI());")]
    [InlineData("app.MapScalarApiReference().RequireAuthorization();")]
    [InlineData("app.MapGroup(\"/staff\").RequireAuthorization().MapScalarApiReference();")]
    [InlineData("app.MapPrometheusScrapingEndpoint().RequireHost(\"*:9090\");")]
    public Task What_is_guarded_or_under_a_condition_is_not(string code) => Reports(code);

    [Theory]
    [InlineData("app.UseSwaggerUI(); app.MapScalarApiReference();")]
    [InlineData("app.UseAuthorization(); app.UseSwaggerUI();")]
    [InlineData("app.[|UseSwaggerUI|](); app.UseAuthorization();")]
    [InlineData("app.[|MapScalarApiReference|]().AllowAnonymous();")]
    public Task A_fallback_policy_guards_what_stands_behind_the_middleware_that_asks_it(string code) => Reports(code, Fallback);

    [Fact]
    public Task A_library_does_not_know_its_host() => Testing.Verify.Rule<ExposedDiagnosticsEndpoint>(WithLibraries, """
        public static class Pages { public static void UsePages(this WebApplication app) { app.UseSwaggerUI(); app.MapScalarApiReference(); } }
        """);

    [Fact]
    public Task The_fix_shows_it_in_Development_alone() => Testing.Verify.Fix<ExposedDiagnosticsEndpoint>(
        WithLibraries,
        ["""
            var builder = WebApplication.CreateBuilder(args);
            var app = builder.Build();
            // For the team.
            app.[|UseSwaggerUI|](set =>
            {
                Console.WriteLine(set);
            });
            app.Run();
            """],
        ["""
            var builder = WebApplication.CreateBuilder(args);
            var app = builder.Build();
            // For the team.
            if (app.Environment.IsDevelopment())
            {
                app.UseSwaggerUI(set =>
                {
                    Console.WriteLine(set);
                });
            }
            app.Run();
            """]);

    [Fact]
    public Task No_fix_in_the_middle_of_a_chain() => Testing.Verify.NoFix<ExposedDiagnosticsEndpoint>(WithLibraries, """
        var app = WebApplication.CreateBuilder(args).Build();
        app.[|UseSwaggerUI|]().UseRouting();
        app.Run();
        """);

    private static Task Reports(string code, string services = "") => Testing.Verify.Rule<ExposedDiagnosticsEndpoint>(WithLibraries, $$"""
        using Hangfire;
        using Microsoft.AspNetCore.Diagnostics.HealthChecks;
        using Microsoft.Extensions.Diagnostics.HealthChecks;
        var builder = WebApplication.CreateBuilder(args);
        {{services}}
        var app = builder.Build();
        {{code}}
        app.Run();
        class Anybody : IDashboardAuthorizationFilter { public bool Authorize(object context) => true; }
        class Staff : IDashboardAuthorizationFilter { public bool Authorize(object context) => context.GetHashCode() > 4; }
        static class Documents
        {
            public static IEndpointConventionBuilder MapOpenApi(this IEndpointRouteBuilder routes) => routes.MapGet("/openapi.json", () => "{}");
            public static IApplicationBuilder UseSwagger(this IApplicationBuilder app) => app;
        }
        """);

    private static MetadataReference Extensions(string assembly, string members) => Library.Compile(assembly, assembly == "HealthChecks.UI.Client"
        ? $"namespace HealthChecks_UI_Client; public static class Extensions {{ {members} }}"
        : $"namespace Microsoft.AspNetCore.Builder; public static class {assembly.Replace(".", "", StringComparison.Ordinal)}Extensions {{ {members} }}");
}
