using BackendArchitect.Analyzers.Logging;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Logging;

public class DevelopmentDiagnosticsTests
{
    private static readonly Surroundings WithLibraries = new()
    {
        References =
        [
            Library.Compile("Microsoft.EntityFrameworkCore", """
                namespace Microsoft.EntityFrameworkCore
                {
                    public class DbContextOptionsBuilder
                    {
                        public virtual DbContextOptionsBuilder EnableSensitiveDataLogging(bool sensitiveDataLoggingEnabled = true) => this;
                        public virtual DbContextOptionsBuilder EnableDetailedErrors(bool detailedErrorsEnabled = true) => this;
                    }
                    public class DbContext { protected virtual void OnConfiguring(DbContextOptionsBuilder options) { } }
                    public static class Registration { public static void AddDbContext(this IServiceCollection services, Action<DbContextOptionsBuilder> set) { } }
                }
                namespace Microsoft.EntityFrameworkCore.Design { public interface IDesignTimeDbContextFactory<T> { T CreateDbContext(string[] args); } }
                """),
            Library.Compile("Microsoft.AspNetCore.Diagnostics.EntityFrameworkCore", """
                namespace Microsoft.AspNetCore.Builder;
                public static class MigrationsEndPointExtensions
                {
                    public static IApplicationBuilder UseMigrationsEndPoint(this IApplicationBuilder app) => app;
                    public static IApplicationBuilder UseDatabaseErrorPage(this IApplicationBuilder app) => app;
                }
                """),
            Library.Compile("Microsoft.IdentityModel.Logging", """
                namespace Microsoft.IdentityModel.Logging;
                public class IdentityModelEventSource { public static bool ShowPII { get; set; } public static bool LogCompleteSecurityArtifact { get; set; } }
                """),
            Library.Compile("Grpc.AspNetCore.Server", "namespace Grpc.AspNetCore.Server; public class GrpcServiceOptions { public bool? EnableDetailedErrors { get; set; } }"),
            Library.Compile("Npgsql", """
                namespace Npgsql;
                public class NpgsqlConnectionStringBuilder { public bool IncludeErrorDetail { get; set; } }
                public class NpgsqlDataSourceBuilder { public NpgsqlDataSourceBuilder EnableParameterLogging(bool on = true) => this; }
                """),
            Library.Compile("Hellang.Middleware.ProblemDetails", """
                namespace Hellang.Middleware.ProblemDetails;
                public class ProblemDetailsOptions { public Func<HttpContext, Exception, bool>? IncludeExceptionDetails { get; set; } }
                """),
        ],
    };

    [Theory]
    [InlineData("app.[|UseDeveloperExceptionPage|]();")]
    [InlineData("app.[|UseMigrationsEndPoint|]();")]
    [InlineData("app.[|UseDatabaseErrorPage|]();")]
    [InlineData("builder.Services.AddDbContext(o => o.[|EnableSensitiveDataLogging|]().[|EnableDetailedErrors|]());")]
    [InlineData("builder.Services.AddDbContext(o => o.[|EnableSensitiveDataLogging|](true));")]
    [InlineData("const bool always = true; builder.Services.AddDbContext(o => o.[|EnableSensitiveDataLogging|](always));")]
    [InlineData("builder.Services.AddSignalR(o => o.EnableDetailedErrors = [|true|]);")]
    [InlineData("builder.Services.Configure<GrpcServiceOptions>(o => o.EnableDetailedErrors = [|true|]);")]
    [InlineData("builder.Services.AddServerSideBlazor(o => o.DetailedErrors = [|true|]);")]
    [InlineData("builder.Services.AddRazorComponents(o => o.DetailedErrors = [|true|]);")]
    [InlineData("IdentityModelEventSource.ShowPII = [|true|]; IdentityModelEventSource.LogCompleteSecurityArtifact = [|true|];")]
    [InlineData("var connection = new NpgsqlConnectionStringBuilder { IncludeErrorDetail = [|true|] };")]
    [InlineData("new NpgsqlDataSourceBuilder().[|EnableParameterLogging|]();")]
    [InlineData("builder.Services.Configure<Hellang.Middleware.ProblemDetails.ProblemDetailsOptions>(o => o.IncludeExceptionDetails = [|(_, _) => true|]);")]
    [InlineData("builder.WebHost.[|UseSetting|](WebHostDefaults.DetailedErrorsKey, \"true\");")]
    [InlineData("if (!app.Environment.IsDevelopment()) app.[|UseDeveloperExceptionPage|]();")]
    [InlineData("if (app.Environment.IsDevelopment()) app.UseHsts(); else app.[|UseDeveloperExceptionPage|]();")]
    [InlineData("if (args.Length > 1) return; app.[|UseDeveloperExceptionPage|]();")]
    [InlineData("Switch(); void Switch() => app.[|UseDeveloperExceptionPage|]();")]
    public Task What_is_on_everywhere_is_reported(string code) => Reports(code);

    [Theory]
    [InlineData("if (app.Environment.IsDevelopment()) { app.UseDeveloperExceptionPage(); app.UseMigrationsEndPoint(); }")]
    [InlineData("if (!app.Environment.IsProduction()) app.UseDeveloperExceptionPage();")]
    [InlineData("builder.Services.AddDbContext(o => { if (builder.Environment.IsDevelopment()) o.EnableSensitiveDataLogging(); });")]
    [InlineData("builder.Services.AddDbContext(o => o.EnableSensitiveDataLogging(builder.Environment.IsDevelopment()));")]
    [InlineData("var isDevelopment = builder.Environment.IsDevelopment(); builder.Services.AddSignalR(o => o.EnableDetailedErrors = isDevelopment);")]
    [InlineData("builder.Services.AddSignalR(o => o.EnableDetailedErrors = builder.Environment.IsDevelopment() ? true : false);")]
    [InlineData("IdentityModelEventSource.ShowPII = app.Environment.IsDevelopment();")]
    [InlineData("builder.Services.Configure<Hellang.Middleware.ProblemDetails.ProblemDetailsOptions>(o => o.IncludeExceptionDetails = (_, _) => builder.Environment.IsDevelopment());")]
    [InlineData("Switch(); void Switch() { if (app.Environment.IsDevelopment()) Page(); } void Page() => app.UseDeveloperExceptionPage();")]
    [InlineData("\n#if DEBUG\napp.UseDeveloperExceptionPage();\n#endif\n")]
    public Task What_is_on_in_Development_alone_is_not(string code) => Reports(code);

    [Theory]
    [InlineData("builder.Services.AddDbContext(o => o.EnableSensitiveDataLogging(builder.Configuration.GetValue<bool>(\"Data\")));")]
    [InlineData("if (builder.Configuration.GetValue<bool>(\"Data\")) builder.Services.AddDbContext(o => o.EnableSensitiveDataLogging());")]
    [InlineData("if (args.Length > 0) Switch(); void Switch() => app.UseDeveloperExceptionPage();")]
    [InlineData("builder.Services.AddSignalR(o => o.EnableDetailedErrors = args.Length > 0);")]
    [InlineData("builder.WebHost.UseSetting(WebHostDefaults.DetailedErrorsKey, args[0]);")]
    [InlineData("app.UseWhen(c => c.Connection.LocalPort == 9000, branch => branch.UseDeveloperExceptionPage());")]
    public Task What_a_switch_of_the_team_decides_is_not(string code) => Reports(code);

    [Theory]
    [InlineData("builder.Services.AddDbContext(o => o.EnableSensitiveDataLogging(false));")]
    [InlineData("builder.Services.AddSignalR(o => o.EnableDetailedErrors = false);")]
    [InlineData("builder.WebHost.UseSetting(\"urls\", \"true\"); builder.WebHost.UseSetting(WebHostDefaults.DetailedErrorsKey, \"false\");")]
    [InlineData("var own = new Own { ShowPII = true }; own.EnableSensitiveDataLogging();")]
    [InlineData("builder.Host.UseEnvironment(Environments.Development); app.UseDeveloperExceptionPage();")]
    public Task What_is_off_or_somebody_elses_is_not(string code) => Reports(code);

    [Fact]
    public Task A_context_that_configures_itself_is_judged_in_a_library_and_pages_are_not() => Verify.Rule<DevelopmentDiagnostics>(WithLibraries, """
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Design;
        public class Shop : DbContext { protected override void OnConfiguring(DbContextOptionsBuilder options) => options.[|EnableSensitiveDataLogging|](); }
        public class ShopFactory : IDesignTimeDbContextFactory<Shop>
        {
            public Shop CreateDbContext(string[] args) { new DbContextOptionsBuilder().EnableSensitiveDataLogging(); return new(); }
        }
        public static class Setup
        {
            public static void AddDevelopmentDatabase(this IServiceCollection services) => services.AddDbContext(o => o.EnableSensitiveDataLogging());
            public static void UsePages(this WebApplication app) => app.UseDeveloperExceptionPage();
        }
        """);

    [Theory]
    [InlineData("appsettings.json", "{ \"DetailedErrors\": [|true|] }")]
    [InlineData("appsettings.Production.json", "{ \"detailederrors\": \"[|true|]\" }")]
    [InlineData("appsettings.json", "{ \"DetailedErrors\": false }")]
    [InlineData("appsettings.json", "{ \"Orders\": { \"DetailedErrors\": true } }")]
    [InlineData("appsettings.Development.json", "{ \"DetailedErrors\": true }")]
    [InlineData("appsettings.Staging.json", "{ \"DetailedErrors\": true }")]
    [InlineData("appsettings.json", "{ \"Db\": \"[|Host=db;Include Error Detail=true|]\" }")]
    [InlineData("appsettings.json", "{ \"Db\": \"Host=db;Include Error Detail=false\" }")]
    [InlineData("Dockerfile", "FROM base\nENV ASPNETCORE_DETAILEDERRORS=[|true|]")]
    [InlineData("Dockerfile", "FROM base\nENV ASPNETCORE_DETAILEDERRORS=true ASPNETCORE_ENVIRONMENT=Development")]
    [InlineData("docker-compose.yml", "services:\n  shop:\n    environment:\n      - ASPNETCORE_DETAILEDERRORS=[|1|]\n")]
    [InlineData("docker-compose.yml", "services:\n  shop:\n    environment:\n      ASPNETCORE_DETAILEDERRORS: [|true|]\n")]
    [InlineData("docker-compose.override.yml", "services:\n  shop:\n    environment:\n      - ASPNETCORE_DETAILEDERRORS=1\n")]
    [InlineData("web.config", "<configuration><environmentVariable name=\"ASPNETCORE_DETAILEDERRORS\" value=\"[|true|]\" /></configuration>")]
    [InlineData("Properties/launchSettings.json", "{ \"ASPNETCORE_DETAILEDERRORS\": \"true\" }")]
    public Task Files_of_Production_are_judged(string file, string text) => Verify.Rule<DevelopmentDiagnostics>(new Surroundings { Files = [("/service/" + file, text)] });

    [Fact]
    public Task The_fix_asks_for_the_environment() => Verify.Fix<DevelopmentDiagnostics>(
        WithLibraries,
        ["""
            using Microsoft.EntityFrameworkCore;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddDbContext(options => options.[|EnableSensitiveDataLogging|]());
            builder.Services.AddDbContext(options => options.[|EnableDetailedErrors|](true));
            builder.Services.AddSignalR(options => options.EnableDetailedErrors = [|true|]);
            var app = builder.Build();
            // For the team.
            app.[|UseDeveloperExceptionPage|]();
            app.Run();
            """],
        ["""
            using Microsoft.EntityFrameworkCore;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddDbContext(options => options.EnableSensitiveDataLogging(builder.Environment.IsDevelopment()));
            builder.Services.AddDbContext(options => options.EnableDetailedErrors(builder.Environment.IsDevelopment()));
            builder.Services.AddSignalR(options => options.EnableDetailedErrors = builder.Environment.IsDevelopment());
            var app = builder.Build();
            // For the team.
            if (app.Environment.IsDevelopment())
            {
                app.UseDeveloperExceptionPage();
            }
            app.Run();
            """]);

    [Fact]
    public Task The_fix_takes_the_environment_that_a_Startup_class_has() => Verify.Fix<DevelopmentDiagnostics>(
        WithLibraries with { IsHost = true },
        ["""
            using Microsoft.EntityFrameworkCore;
            public class Startup(IWebHostEnvironment environment)
            {
                public static void Main() { }
                public void ConfigureServices(IServiceCollection services) => services.AddDbContext(options => options.[|EnableSensitiveDataLogging|]());
                public void Configure(IApplicationBuilder app, IWebHostEnvironment env)
                {
                    app.[|UseDeveloperExceptionPage|]();
                    app.UseRouting();
                }
            }
            """],
        ["""
            using Microsoft.EntityFrameworkCore;
            public class Startup(IWebHostEnvironment environment)
            {
                public static void Main() { }
                public void ConfigureServices(IServiceCollection services) => services.AddDbContext(options => options.EnableSensitiveDataLogging(environment.IsDevelopment()));
                public void Configure(IApplicationBuilder app, IWebHostEnvironment env)
                {
                    if (env.IsDevelopment())
                    {
                        app.UseDeveloperExceptionPage();
                    }
                    app.UseRouting();
                }
            }
            """]);

    [Fact]
    public Task No_fix_where_no_environment_is_in_reach() => Verify.NoFix<DevelopmentDiagnostics>(WithLibraries, """
        using Microsoft.EntityFrameworkCore;
        public class Shop : DbContext { protected override void OnConfiguring(DbContextOptionsBuilder options) => options.[|EnableSensitiveDataLogging|](); }
        """);

    [Fact]
    public Task No_fix_in_the_middle_of_a_chain() => Verify.NoFix<DevelopmentDiagnostics>(WithLibraries, """
        var app = WebApplication.CreateBuilder(args).Build();
        app.[|UseDeveloperExceptionPage|]().UseRouting();
        app.Run();
        """);

    [Fact]
    public Task Broken_code_does_not_disturb_it() => Verify.Rule<DevelopmentDiagnostics>(
        WithLibraries with { Expected = [DiagnosticResult.CompilerError("CS0103").WithSpan("/service/Program.cs", 2, 30, 2, 37).WithArguments("missing")] },
        """
        var app = WebApplication.CreateBuilder(args).Build();
        if (app.Urls.Count > 0) _ = (missing);
        app.[|UseDeveloperExceptionPage|]();
        """);

    private static Task Reports(string code) => Verify.Rule<DevelopmentDiagnostics>(WithLibraries, $$"""
        using Grpc.AspNetCore.Server;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.IdentityModel.Logging;
        using Npgsql;
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        {{code}}
        app.Run();
        class Own { public bool ShowPII { get; set; } public void EnableSensitiveDataLogging() { } }
        """);
}
