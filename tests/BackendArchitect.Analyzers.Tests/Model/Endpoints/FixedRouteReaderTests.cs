using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Model.Endpoints;

public class FixedRouteReaderTests
{
    private const string OpenApi = """
        namespace Microsoft.AspNetCore.Builder;
        public static class OpenApiEndpointRouteBuilderExtensions
        {
            public static IEndpointConventionBuilder MapOpenApi(this IEndpointRouteBuilder endpoints, string pattern = "/openapi/{documentName}.json") => null!;
        }
        """;

    private const string Proxy = """
        namespace Microsoft.AspNetCore.Builder;
        public class Conventions : IEndpointConventionBuilder { public void Add(Action<EndpointBuilder> convention) { } }
        public static class ReverseProxyIEndpointRouteBuilderExtensions { public static Conventions MapReverseProxy(this IEndpointRouteBuilder endpoints) => null!; }
        public static class DirectForwardingIEndpointRouteBuilderExtensions
        {
            public static IEndpointConventionBuilder MapForwarder(this IEndpointRouteBuilder endpoints, string pattern, string destinationPrefix) => null!;
        }
        """;

    [Theory]
    [InlineData("""app.MapGroup("/ops").MapHealthChecks("/health");""", "HealthCheck /ops/health: exempt: it tells probes whether the service is alive")]
    [InlineData("""app.MapHealthChecks("/health").RequireAuthorization();""", "HealthCheck /health: Stated: RequireAuthorization")]
    [InlineData("""app.MapFallbackToFile("index.html");""", "Fallback GET,HEAD /{*path:nonfile}: exempt: it serves a file that is meant to be public")]
    [InlineData("""app.MapFallbackToFile("/spa/{*path}", "index.html");""", "Fallback GET,HEAD /spa/{*path}: exempt: it serves a file that is meant to be public")]
    [InlineData("""app.MapFallbackToPage("/Home");""", "Fallback /{*path:nonfile}: Undecidable: the page that answers may say it")]
    [InlineData("""app.MapFallbackToPage("/x/{*path}", "/Home").AllowAnonymous();""", "Fallback /x/{*path}: Waived: AllowAnonymous")]
    public void What_the_framework_maps_is_known(string map, string expected) => Assert.Equal([expected], EndpointRows.Of(map));

    [Fact]
    public void What_is_said_about_listed_files_is_not_said_about_those_that_come_later() => Assert.Equal(
        ["StaticAssets GET,HEAD /{**path:file}: exempt: it serves files that are meant to be public", "StaticAssets GET,HEAD /{?}: Stated: RequireAuthorization"],
        EndpointRows.Of("app.MapStaticAssets().RequireAuthorization();"));

    [Theory]
    [InlineData("app.MapHangfireDashboard();", "Foreign /hangfire/{**path}: exempt: filters of its own decide")]
    [InlineData("app.MapHangfireDashboard(new DashboardOptions());", "Foreign /hangfire/{**path}: exempt: filters of its own decide")]
    [InlineData("""app.MapGroup("/in").MapHangfireDashboard("/jobs").RequireAuthorization();""", "Foreign /in/jobs/{**path}: Stated: RequireAuthorization")]
    [InlineData("""app.MapHangfireDashboardWithAuthorizationPolicy("operators");""", "Foreign /hangfire/{**path}: Stated: MapHangfireDashboardWithAuthorizationPolicy")]
    [InlineData("app.MapHangfireDashboardWithNoAuthorizationFilters();", "Foreign /hangfire/{**path}: Absent")]
    public void A_dashboard_of_jobs_has_filters_of_its_own(string map, string expected) => Assert.Equal(
        [expected],
        EndpointRows.Of([Library.Compile("Hangfire.AspNetCore", """
            namespace Hangfire;
            public class DashboardOptions;
            public class JobStorage;
            public static class HangfireEndpointRouteBuilderExtensions
            {
                public static IEndpointConventionBuilder MapHangfireDashboard(this IEndpointRouteBuilder endpoints, DashboardOptions? options = null, JobStorage? storage = null) => null!;
                public static IEndpointConventionBuilder MapHangfireDashboard(this IEndpointRouteBuilder endpoints, string pattern, DashboardOptions? options = null, JobStorage? storage = null) => null!;
                public static IEndpointConventionBuilder MapHangfireDashboardWithAuthorizationPolicy(this IEndpointRouteBuilder endpoints, string authorizationPolicyName, string pattern = "/hangfire", DashboardOptions? options = null) => null!;
                public static IEndpointConventionBuilder MapHangfireDashboardWithNoAuthorizationFilters(this IEndpointRouteBuilder endpoints, string pattern = "/hangfire", DashboardOptions? options = null) => null!;
            }
            """)], map, "global using Hangfire;"));

    [Theory]
    [InlineData("app.MapOpenApi();", "Document GET /openapi/{documentName}.json: Absent")]
    [InlineData("""app.MapOpenApi("/doc.json").AllowAnonymous();""", "Document GET /doc.json: Waived: AllowAnonymous")]
    public void The_document_has_a_route_of_its_own(string map, string expected) =>
        Assert.Equal([expected], EndpointRows.Of([Library.Compile("Microsoft.AspNetCore.OpenApi", OpenApi)], map));

    [Theory]
    [InlineData("6.5", "app.MapSwagger();", "Document GET /swagger/{documentName}/swagger.{extension:regex(^(json|ya?ml)$)}: Absent")]
    [InlineData("10.0", """app.MapSwagger("/doc/{documentName}.json").RequireAuthorization();""", "Document GET /doc/{documentName}.json: Stated: RequireAuthorization")]
    [InlineData("10.3", """app.MapSwagger("/doc/{documentName}.json");""", "Document GET,HEAD /doc/{documentName}.json: Absent")]
    [InlineData("11.0", """app.MapSwagger("/doc/{documentName}.json");""", "Document GET,HEAD /doc/{documentName}.json: Absent")]
    [InlineData("10.1", "app.MapSwagger();", "Document GET /swagger/{documentName}/swagger.{extension:regex(^(json|ya?ml)$)}: Absent")]
    [InlineData("10.2", "app.MapSwagger();", "Document GET,HEAD /swagger/{documentName}/swagger.{extension:regex(^(json|ya?ml)$)}: Absent")]
    [InlineData("5.6", "app.MapSwagger();", "Foreign /{?}: Undecidable: 'MapSwagger' has no source")]
    public void What_a_library_maps_goes_by_its_version(string version, string map, string expected) => Assert.Equal(
        [expected],
        EndpointRows.Of([Library.Compile("Swashbuckle.AspNetCore.Swagger", $$"""
            [assembly: System.Reflection.AssemblyVersion("{{version}}.0.0")]
            namespace Microsoft.AspNetCore.Builder;
            public static class SwaggerBuilderExtensions
            {
                public static IEndpointConventionBuilder MapSwagger(this IEndpointRouteBuilder endpoints, string pattern = "/swagger/{documentName}/swagger.{extension:regex(^(json|ya?ml)$)}") => null!;
            }
            """)], map));

    [Theory]
    [InlineData("app.MapScalarApiReference();", "Document GET /scalar/{documentName}: Absent")]
    [InlineData("""app.MapScalarApiReference(options => options.EndpointPathPrefix = args[0]);""", "Document GET /{?}: Absent")]
    public void A_setting_that_chooses_the_route_leaves_it_unknown(string map, string expected) => Assert.Equal(
        [expected],
        EndpointRows.Of([Library.Compile("Scalar.AspNetCore", """
            [assembly: System.Reflection.AssemblyVersion("1.2.76.0")]
            namespace Scalar.AspNetCore;
            public class ScalarOptions { public string EndpointPathPrefix { get; set; } = ""; }
            public static class ScalarEndpointRouteBuilderExtensions
            {
                public static IEndpointConventionBuilder MapScalarApiReference(this IEndpointRouteBuilder endpoints, Action<ScalarOptions>? configure = null) => null!;
            }
            """)], $"Scalar.AspNetCore.ScalarEndpointRouteBuilderExtensions.{map.Replace("app.", "", StringComparison.Ordinal).Replace("Reference(", "Reference(app, ", StringComparison.Ordinal).Replace(", )", ")", StringComparison.Ordinal)}"));

    [Theory]
    [InlineData("""app.MapForwarder("/api/{**rest}", "http://orders");""", "Proxy /api/{**rest}: exempt: the service behind it decides")]
    [InlineData("app.MapReverseProxy();", "Proxy /{?}: Undecidable: the configuration of its routes may say it")]
    [InlineData("app.MapReverseProxy().RequireAuthorization();", "Proxy /{?}: Stated: RequireAuthorization")]
    [InlineData("""app.MapGroup("/g").RequireAuthorization().MapReverseProxy();""", "Proxy /g/{?}: Stated: RequireAuthorization")]
    public void A_proxy_leaves_it_to_others_unless_something_is_said(string map, string expected) =>
        Assert.Equal([expected], EndpointRows.Of([Library.Compile("Yarp.ReverseProxy", Proxy)], map));
}
