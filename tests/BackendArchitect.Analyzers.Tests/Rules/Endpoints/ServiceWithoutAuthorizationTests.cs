using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Endpoints;

public class ServiceWithoutAuthorizationTests
{
    [Fact]
    public Task A_service_in_which_nobody_speaks_is_reported_once_where_it_is_built() => Verify.Rule<ServiceWithoutAuthorization>(
        new Surroundings { Expected = [DiagnosticResult.CompilerWarning("BARCH5004").WithLocation(0).WithArguments(4)] },
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        var app = builder.{|#0:Build|}();
        app.MapControllers();
        app.MapGet("/a", () => "");
        app.MapGroup("/g").MapPost("/b", () => "");
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Mvc;
        [Route("[controller]")] public class OrdersController : ControllerBase { [HttpGet] public string Get() => ""; [HttpPost] public string Post() => ""; }
        """);

    [Theory]
    [InlineData("""app.MapGet("/b", () => "").RequireAuthorization();""")]
    [InlineData("""app.MapGet("/b", () => "").AllowAnonymous();""")]
    [InlineData("""app.MapGet("/b", [Microsoft.AspNetCore.Authorization.Authorize] () => "");""")]
    public Task A_service_in_which_somebody_speaks_is_quiet(string code) => Verify.Rule<ServiceWithoutAuthorization>($$"""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/a", () => "");
        {{code}}
        app.Run();
        """);

    [Fact]
    public Task A_service_without_endpoints_is_quiet() => Verify.Rule<ServiceWithoutAuthorization>("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/", () => Results.Redirect("/docs"));
        app.Run();
        """);

    [Fact]
    public Task An_attribute_of_the_same_name_that_is_no_metadata_says_nothing() => Verify.Rule<ServiceWithoutAuthorization>(
        """
        var app = WebApplication.CreateBuilder(args).[|Build|]();
        app.MapGet("/a", () => "");
        app.Run();
        """,
        "class AuthorizeAttribute : Attribute { } [Authorize] record Command(string Name);");

    [Fact]
    public Task A_startup_class_is_reported_at_configure() => Verify.Rule<ServiceWithoutAuthorization>(
        new Surroundings { IsHost = true },
        """
        public class Startup
        {
            public void [|Configure|](IApplicationBuilder app)
            {
                app.UseRouting();
                app.UseEndpoints(endpoints => endpoints.MapGet("/a", () => ""));
            }
        }
        public static class Program
        {
            public static void Main(string[] args) => Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();
        }
        """);

    [Fact]
    public Task A_library_is_quiet() => Verify.Rule<ServiceWithoutAuthorization>(
        "public static class Orders { public static void MapOrders(this WebApplication app) => app.MapGet(\"/a\", () => \"\"); }");

    [Fact]
    public Task The_fix_sets_a_fallback_policy_before_the_application_is_built() => Verify.Fix<ServiceWithoutAuthorization>(
        """
        var builder = WebApplication.CreateBuilder(args);

        // Everything is registered.
        var app = builder.[|Build|]();
        app.MapGet("/a", () => "");
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authorization;

        var builder = WebApplication.CreateBuilder(args);

        // Everything is registered.
        builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        var app = builder.Build();
        app.MapGet("/a", () => "");
        app.Run();
        """);

    [Fact]
    public Task No_fix_is_offered_where_the_builder_has_no_name() => Verify.NoFix<ServiceWithoutAuthorization>("""
        var app = WebApplication.CreateBuilder(args).[|Build|]();
        app.MapGet("/a", () => "");
        app.Run();
        """);
}
