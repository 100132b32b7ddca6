using BackendArchitect.Analyzers.Logging;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Logging;

public class ConsoleOutputTests
{
    private static readonly Surroundings WithLibraries = new()
    {
        References =
        [
            Library.Compile("Microsoft.EntityFrameworkCore", """
                namespace Microsoft.EntityFrameworkCore
                {
                    public class DbContext { }
                    public class DbContextOptionsBuilder { public DbContextOptionsBuilder LogTo(Action<string> action) => this; }
                    public static class Registration { public static void AddDbContext(this IServiceCollection services, Action<DbContextOptionsBuilder> set) { } }
                }
                namespace Microsoft.EntityFrameworkCore.Migrations { public abstract class Migration { protected abstract void Up(); } }
                namespace Microsoft.EntityFrameworkCore.Design { public interface IDesignTimeDbContextFactory<T> { T CreateDbContext(string[] args); } }
                """),
            Library.Compile("System.CommandLine", "namespace System.CommandLine; public class Command { }"),
        ],
    };

    [Theory]
    [InlineData("[|Console.WriteLine(\"saved\")|];")]
    [InlineData("[|Console.Write(1)|];")]
    [InlineData("[|Console.Out.WriteLine(\"saved\")|];")]
    [InlineData("[|Console.Error.Write(\"failed\")|];")]
    [InlineData("[|Debug.WriteLine(\"saved\")|];")]
    [InlineData("[|Debug.Print(\"saved\")|];")]
    [InlineData("[|Trace.WriteLine(\"saved\")|];")]
    [InlineData("[|Trace.TraceError(\"failed\")|];")]
    [InlineData("Task.Run(() => [|Console.WriteLine(\"saved\")|]);")]
    [InlineData("Say(); void Say() => [|Console.WriteLine(\"saved\")|];")]
    public Task Output_of_a_class_of_the_service_is_reported(string code) => InClass(code);

    [Theory]
    [InlineData("var line = Console.ReadLine(); Console.Title = \"shop\"; Debug.Assert(line != null); Console.Clear();")]
    [InlineData("using var text = new StringWriter(); text.WriteLine(\"saved\");")]
    [InlineData("logger.LogInformation(\"saved\");")]
    [InlineData("if (environment.IsDevelopment()) Console.WriteLine(\"saved\");")]
    [InlineData("\n#if DEBUG\nConsole.WriteLine(\"saved\");\n#endif\n")]
    public Task What_writes_elsewhere_or_for_developers_alone_is_not(string code) => InClass(code);

    [Theory]
    [InlineData("Console.WriteLine(\"shop 1.0\");")]
    [InlineData("try { app.Run(); } catch (Exception e) { Console.Error.WriteLine(e); }")]
    [InlineData("builder.Services.Configure<RouteOptions>(o => Console.WriteLine(o));")]
    [InlineData("app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(\"started\"));")]
    [InlineData("Banner(); void Banner() => Console.WriteLine(\"shop 1.0\");")]
    [InlineData("app.MapGet(\"/\", () => [|Console.WriteLine(\"asked\")|]);")]
    [InlineData("app.MapGet(\"/\", Asked); string Asked() { [|Console.WriteLine(\"asked\")|]; return \"\"; }")]
    [InlineData("app.Use(async (context, next) => { [|Console.WriteLine(context.Request.Path)|]; await next(); });")]
    [InlineData("app.Run(async context => { [|Console.WriteLine(context)|]; await context.Response.WriteAsync(\"\"); });")]
    [InlineData("_ = new Timer(_ => [|Console.WriteLine(\"tick\")|]);")]
    [InlineData("Retry(onRetry: attempt => [|Console.WriteLine(attempt)|]); void Retry(Action<int> onRetry) { }")]
    [InlineData("AppDomain.CurrentDomain.ProcessExit += (_, _) => [|Console.WriteLine(\"end\")|];")]
    [InlineData("builder.Services.AddDbContext(o => o.LogTo([|Console.WriteLine|]));")]
    [InlineData("if (app.Environment.IsDevelopment()) builder.Services.AddDbContext(o => o.LogTo(Console.WriteLine));")]
    [InlineData("new List<string>().ForEach(Console.WriteLine);")]
    public Task Of_the_program_only_what_it_leaves_to_run_later_is_reported(string code) => Verify.Rule<ConsoleOutput>(WithLibraries, $$"""
        using Microsoft.EntityFrameworkCore;
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        Seeder.Seed();
        new Seeder().Run();
        app.UseShop();
        {{code}}
        app.Run();
        static class Shop
        {
            public static void UseShop(this WebApplication app) { Console.WriteLine("shop"); app.Use(async (context, next) => { [|Console.WriteLine(context)|]; await next(context); }); }
        }
        class Seeder
        {
            public static void Seed() => Helped();
            private static void Helped() => Console.WriteLine("seeded");
            public void Run() => Console.WriteLine("seeded");
        }
        """);

    [Fact]
    public Task Classes_that_are_there_to_write_are_not_judged() => Verify.Rule<ConsoleOutput>(WithLibraries, """
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Design;
        using Microsoft.EntityFrameworkCore.Migrations;
        class ConsoleService { public void Help() => Console.WriteLine("--help"); }
        class Import : System.CommandLine.Command { public void Run() => Console.WriteLine("done"); }
        class Initial : Migration { protected override void Up() => Console.WriteLine("up"); }
        class ShopFactory : IDesignTimeDbContextFactory<DbContext> { public DbContext CreateDbContext(string[] args) { Console.WriteLine(args); return new(); } }
        class Lines : ILoggerProvider { public ILogger CreateLogger(string name) { Console.WriteLine(name); return null!; } public void Dispose() { } }
        class Startup { public void ConfigureServices(IServiceCollection services) => Console.WriteLine("set up"); }
        class Shop { public void Open() => [|Console.WriteLine("open")|]; }
        """);

    [Theory]
    [InlineData("[|Console.WriteLine(\"Saved\")|];", "logger.LogInformation(\"Saved\");")]
    [InlineData("[|Console.WriteLine($\"Order {order.Id} saved\")|];", "logger.LogInformation(\"Order {OrderId} saved\", order.Id);")]
    [InlineData("[|Console.WriteLine(\"Order \" + order.Id)|];", "logger.LogInformation(\"Order {OrderId}\", order.Id);")]
    [InlineData("[|Console.WriteLine(\"Order {0} of {1}\", order.Id, customer)|];", "logger.LogInformation(\"Order {OrderId} of {Customer}\", order.Id, customer);")]
    [InlineData("[|Console.WriteLine(order.Id)|];", "logger.LogInformation(\"{OrderId}\", order.Id);")]
    [InlineData("[|Console.WriteLine(customer)|];", "logger.LogInformation(\"{Customer}\", customer);")]
    [InlineData("[|Console.Error.WriteLine($\"Order {order.Id} failed\")|];", "logger.LogError(\"Order {OrderId} failed\", order.Id);")]
    [InlineData("[|Debug.WriteLine($\"Order {order.Id}\")|];", "logger.LogDebug(\"Order {OrderId}\", order.Id);")]
    [InlineData("[|Trace.TraceWarning($\"Order {order.Id}\")|];", "logger.LogWarning(\"Order {OrderId}\", order.Id);")]
    public Task The_fix_logs_it_by_the_logger_in_reach(string before, string after) =>
        Verify.Fix<ConsoleOutput>(InShop(before, "ILogger<Shop> logger"), InShop(after, "ILogger<Shop> logger"));

    [Theory]
    [InlineData("[|Console.Write(\"Saved\")|];", "ILogger<Shop> logger")]
    [InlineData("[|Console.WriteLine()|];", "ILogger<Shop> logger")]
    [InlineData("[|Console.WriteLine(\"{}\")|];", "ILogger<Shop> logger")]
    [InlineData("[|Console.WriteLine(\"Saved\")|];", "string name")]
    [InlineData("[|Debug.WriteLine(\"Saved\", \"category\")|];", "ILogger<Shop> logger")]
    [InlineData("try { } catch (IOException e) { [|Console.WriteLine(e)|]; }", "ILogger<Shop> logger")]
    [InlineData("try { } catch (IOException e) { [|Console.WriteLine($\"failed: {e.Message}\")|]; }", "ILogger<Shop> logger")]
    public Task No_fix_for_pieces_exceptions_and_without_a_logger(string code, string parameter) => Verify.NoFix<ConsoleOutput>(InShop(code, parameter));

    [Fact]
    public Task The_fix_imports_the_logger_where_it_must() => Verify.Fix<ConsoleOutput>(
        "class Shop { private readonly ILogger _logger = null!; public void Open() { [|Console.WriteLine(\"Open\")|]; } }",
        "class Shop { private readonly ILogger _logger = null!; public void Open() { _logger.LogInformation(\"Open\"); } }");

    [Fact]
    public Task Tests_and_projects_without_a_web_host_are_not_judged() => Verify.Rule<ConsoleOutput>(
        new Surroundings { References = [Library.Compile("xunit.core", "namespace Xunit; public class FactAttribute : Attribute { }")] },
        "class Shop { public void Open() => Console.WriteLine(\"open\"); }");

    private static string InShop(string code, string parameter) => $$"""
        using System.Diagnostics;
        record Order(int Id);
        class Shop({{parameter}})
        {
            public void Save(Order order, string customer)
            {
                {{code}}
            }
        }
        """;

    private static Task InClass(string code) => Verify.Rule<ConsoleOutput>($$"""
        using System.Diagnostics;
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/", (Shop shop) => shop.Save());
        app.Run();
        class Shop(ILogger<Shop> logger, IHostEnvironment environment)
        {
            public void Save() { {{code}} }
        }
        """);
}
