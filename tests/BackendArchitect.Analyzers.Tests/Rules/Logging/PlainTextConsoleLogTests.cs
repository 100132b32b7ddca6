using BackendArchitect.Analyzers.Logging;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Logging;

public class PlainTextConsoleLogTests
{
    private const string Image = "FROM mcr.microsoft.com/dotnet/aspnet:10.0\nENTRYPOINT [\"dotnet\", \"Shop.dll\"]";

    [Theory]
    [InlineData("")]
    [InlineData("builder.Logging.AddConsole();")]
    [InlineData("builder.Logging.ClearProviders().AddSimpleConsole().AddDebug().AddFilter(_ => true);")]
    public Task Plain_text_in_a_container_is_reported(string code) => Reports(code, "[|Build|]", ("Dockerfile", Image));

    [Theory]
    [InlineData("builder.Logging.AddJsonConsole();")]
    [InlineData("builder.Logging.AddConsole(o => o.FormatterName = \"json\");")]
    [InlineData("builder.Logging.AddProvider(null!);")]
    [InlineData("builder.Services.AddSingleton<ILoggerProvider>(_ => null!);")]
    [InlineData("builder.Logging.AddSeq();")]
    public Task What_keeps_the_values_or_may_do_so_is_not(string code) => Reports(code, "Build", ("Dockerfile", Image));

    [Theory]
    [InlineData("class Report { public string? FormatterName; public string? ITextFormatter => FormatterName; } class JsonFormatter;", "[|Build|]")]
    [InlineData("class JsonFormatter : Microsoft.Extensions.Logging.Console.ConsoleFormatter { public JsonFormatter() : base(\"own\") { } public override void Write<T>(in Microsoft.Extensions.Logging.Abstractions.LogEntry<T> entry, IExternalScopeProvider? scopes, TextWriter writer) { } }", "Build")]
    public Task A_name_of_the_service_s_own_formats_nothing(string types, string build) => Verify.Rule<PlainTextConsoleLog>(
        new Surroundings { Files = [("/service/Dockerfile", Image)] }, $"var builder = WebApplication.CreateBuilder(args);\nvar app = builder.{build}();\napp.Run();\n{types}");

    [Theory]
    [InlineData("Shop.csproj", "<Project><PropertyGroup><ContainerRepository>shop</ContainerRepository></PropertyGroup></Project>", "[|Build|]")]
    [InlineData("Shop.csproj", "<Project><PropertyGroup><EnableSdkContainerSupport>true</EnableSdkContainerSupport></PropertyGroup></Project>", "[|Build|]")]
    [InlineData("Shop.csproj", "<Project><PropertyGroup><EnableSdkContainerSupport>false</EnableSdkContainerSupport></PropertyGroup></Project>", "Build")]
    [InlineData("docker-compose.yml", "services:\n  shop:\n    build:\n      context: .\n      dockerfile: src/TestProject/Dockerfile\n", "[|Build|]")]
    [InlineData("docker-compose.yml", "services:\n  shop:\n    build:\n      context: .\n      dockerfile: src/Other/Dockerfile\n", "Build")]
    [InlineData("docker-compose.yml", "services:\n  db:\n    image: postgres\n", "Build")]
    [InlineData("appsettings.json", "{ }", "Build")]
    public Task The_files_say_whether_it_is_a_container(string file, string text, string build) => Reports("", build, (file, text));

    [Theory]
    [InlineData("appsettings.json", "{ \"Logging\": { \"Console\": { \"FormatterName\": \"json\" } } }", "Build")]
    [InlineData("appsettings.json", "{ \"Logging\": { \"Console\": { \"FormatterName\": \"simple\" } } }", "[|Build|]")]
    [InlineData("appsettings.Development.json", "{ \"Logging\": { \"Console\": { \"FormatterName\": \"json\" } } }", "[|Build|]")]
    [InlineData("docker-compose.yml", "services:\n  shop:\n    environment:\n      - Logging__Console__FormatterName=json\n", "Build")]
    [InlineData("docker-compose.yml", "services:\n  shop:\n    environment:\n      - OTEL_DOTNET_AUTO_HOME=/otel\n", "Build")]
    public Task Configuration_sets_the_formatter_too(string file, string text, string build) => Reports("", build, ("Dockerfile", Image), (file, text));

    [Theory]
    [InlineData("new LoggerConfiguration().WriteTo.Console();", "{ }", "[|Build|]")]
    [InlineData("new LoggerConfiguration().WriteTo.Console(\"{Message}\").WriteTo.Debug();", "{ }", "[|Build|]")]
    [InlineData("new LoggerConfiguration().WriteTo.Console(new JsonLines());", "{ }", "Build")]
    [InlineData("new LoggerConfiguration().WriteTo.Console(formatter: new JsonLines());", "{ }", "Build")]
    [InlineData("new LoggerConfiguration().WriteTo.Console(new MessageTemplateTextFormatter(\"{Message}\"));", "{ }", "[|Build|]")]
    [InlineData("new LoggerConfiguration().WriteTo.Console().WriteTo.Seq(\"http://seq\");", "{ }", "Build")]
    [InlineData("new LoggerConfiguration();", "{ }", "Build")]
    [InlineData("new LoggerConfiguration();", "{ \"Serilog\": { \"WriteTo\": [ { \"Name\": \"Console\" } ] } }", "[|Build|]")]
    [InlineData("new LoggerConfiguration();", "{ \"Serilog\": { \"WriteTo\": [ { \"Name\": \"Console\", \"Args\": { \"formatter\": \"Serilog.Formatting.Compact\" } } ] } }", "Build")]
    [InlineData("new LoggerConfiguration();", "{ \"Serilog\": { \"WriteTo\": [ { \"Name\": \"Console\" }, { \"Name\": \"Seq\" } ] } }", "Build")]
    public Task Of_Serilog_sinks_and_formatters_decide(string configuration, string settings, string build) =>
        Reports("builder.Host.UseSerilog(" + configuration.TrimEnd(';') + ");", build, ("Dockerfile", Image), ("appsettings.json", settings));

    [Theory]
    [InlineData("AddServiceDefaults", "Build")]
    [InlineData("AddBasicServiceDefaults", "Build")]
    [InlineData("AddOrderDefaults", "[|Build|]")]
    public Task Defaults_that_do_not_compile_here_may_do_it(string name, string build) => Verify.Rule<PlainTextConsoleLog>(
        new Surroundings { Files = [("/service/Dockerfile", Image)], Expected = [Microsoft.CodeAnalysis.Testing.DiagnosticResult.CompilerError("CS1061").WithSpan("/service/Program.cs", 2, 9, 2, 9 + name.Length).WithArguments("Microsoft.AspNetCore.Builder.WebApplicationBuilder", name)] },
        $"var builder = WebApplication.CreateBuilder(args);\nbuilder.{name}();\nvar app = builder.{build}();\napp.Run();");

    [Theory]
    [InlineData(true, "Build")]
    [InlineData(false, "[|Build|]")]
    public Task A_library_whose_bodies_nobody_sees_may_register_a_provider(bool isReference, string build)
    {
        const string source = "namespace Contoso.Ops; public static class Ops { public static void AddOps(this IServiceCollection services) => services.AddHttpClient(); }";
        return Verify.Rule<PlainTextConsoleLog>(
            new Surroundings { References = [isReference ? Library.CompileReference("Contoso.Ops", source) : Library.Compile("Contoso.Ops", source)], Files = [("/service/Dockerfile", Image)] },
            $"using Contoso.Ops; var builder = WebApplication.CreateBuilder(args); builder.Services.AddOps(); var app = builder.{build}(); app.Run();");
    }

    [Fact]
    public Task The_fix_writes_JSON() => Verify.Fix<PlainTextConsoleLog>(
        new Surroundings { Files = [("/service/Dockerfile", Image)] },
        ["""
            var builder = WebApplication.CreateBuilder(args);
            builder.Logging.AddSimpleConsole();

            var app = builder.[|Build|]();
            app.Run();
            """],
        ["""
            var builder = WebApplication.CreateBuilder(args);
            builder.Logging.AddSimpleConsole();

            builder.Logging.AddJsonConsole();
            var app = builder.Build();
            app.Run();
            """]);

    [Fact]
    public Task No_fix_for_Serilog() => Verify.NoFix<PlainTextConsoleLog>(new Surroundings { Files = [("/service/Dockerfile", Image)] }, """
        var builder = WebApplication.CreateBuilder(args);
        builder.Host.UseSerilog(new LoggerConfiguration().WriteTo.Console());
        var app = builder.[|Build|]();
        app.Run();
        """ + Made);

    private const string Made = """

        class LoggerConfiguration { public LoggerConfiguration WriteTo => this; public LoggerConfiguration Console(object? formatter = null) => this; public LoggerConfiguration Debug() => this; public LoggerConfiguration Seq(string url) => this; }
        class JsonLines { }
        class MessageTemplateTextFormatter(string template) { public string Template => template; }
        static class Logging { public static void UseSerilog(this IHostBuilder host, LoggerConfiguration configuration) { } public static void AddSeq(this ILoggingBuilder logging) { } }
        """;

    private static Task Reports(string code, string build, params (string Path, string Text)[] files) => Verify.Rule<PlainTextConsoleLog>(
        new Surroundings { Files = [.. files.Select(file => ("/service/" + file.Path, file.Text))] },
        $"var builder = WebApplication.CreateBuilder(args);\n{code}\nvar app = builder.{build}();\napp.Run();\n"
        + (code.Contains("Serilog", StringComparison.Ordinal) || code.Contains("Seq", StringComparison.Ordinal) ? Made : ""));
}
