using BackendArchitect.Analyzers.Logging;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Logging;

public class LoggerOfOtherTypeTests
{
    private const string Other = """
        public class Other
        {
            public int Count { get; set; }
        }
        """;

    [Theory]
    [InlineData("""
        public class Orders(ILogger<[|Other|]> logger)
        {
            public void Place() => logger.LogInformation("Placed");
        }
        """, """
        public class Orders(ILogger<Orders> logger)
        {
            public void Place() => logger.LogInformation("Placed");
        }
        """)]
    [InlineData("""
        public class Orders
        {
            private readonly ILogger<[|Other|]> _logger;

            public Orders(ILogger<Other> logger, int count)
            {
                _logger = logger;
            }

            public void Place() => _logger.LogInformation("Placed");
        }
        """, """
        public class Orders
        {
            private readonly ILogger<Orders> _logger;

            public Orders(ILogger<Orders> logger, int count)
            {
                _logger = logger;
            }

            public void Place() => _logger.LogInformation("Placed");
        }
        """)]
    [InlineData("""
        public class Orders
        {
            private ILogger<[|global::Other|]>? Logger { get; }

            public Orders(Microsoft.Extensions.Logging.ILogger<Other>? logger) => Logger = logger;

            public void Place() => this.Logger?.LogInformation("Placed");
        }
        """, """
        public class Orders
        {
            private ILogger<Orders>? Logger { get; }

            public Orders(Microsoft.Extensions.Logging.ILogger<Orders>? logger) => Logger = logger;

            public void Place() => this.Logger?.LogInformation("Placed");
        }
        """)]
    [InlineData("""
        public class Orders<T>(ILogger<[|Other|]> logger)
        {
            public void Place(T order) => logger.LogInformation("Placed {Order}", order);
        }
        """, """
        public class Orders<T>(ILogger<Orders<T>> logger)
        {
            public void Place(T order) => logger.LogInformation("Placed {Order}", order);
        }
        """)]
    [InlineData("""
        public class Orders
        {
            private static readonly Serilog.ILogger Log = Serilog.Log.ForContext<[|Other|]>();

            public void Place() => Log.Information("Placed");
        }
        """, """
        public class Orders
        {
            private static readonly Serilog.ILogger Log = Serilog.Log.ForContext<Orders>();

            public void Place() => Log.Information("Placed");
        }
        """)]
    [InlineData("""
        public static class Orders
        {
            private static readonly log4net.ILog Log = log4net.LogManager.GetLogger(typeof([|Other|]));

            public static void Place() => Log.Info("Placed");
        }
        """, """
        public static class Orders
        {
            private static readonly log4net.ILog Log = log4net.LogManager.GetLogger(typeof(Orders));

            public static void Place() => Log.Info("Placed");
        }
        """)]
    public Task A_logger_of_another_class_is_reported_and_renamed_everywhere(string before, string after) =>
        Verify.Fix<LoggerOfOtherType>(LogSource.Libraries, [before, Other], [after, Other]);

    [Theory]
    [InlineData("""
        public class Orders
        {
            public ILogger<[|Other|]> Logger { get; }

            public Orders(ILogger<Other> logger) => Logger = logger;

            public void Place() => Logger.LogInformation("Placed");
        }
        """)]
    [InlineData("""
        public class Child(ILogger<Other> logger)
        {
            public ILogger<Other> Given => logger;
        }

        public class Orders(ILogger<[|Other|]> logger) : Child(logger)
        {
            public void Place() => logger.LogInformation("Placed");
        }
        """)]
    [InlineData("""
        public class Orders(ILogger<[|Other|]> logger)
        {
            public void Place() => logger.LogInformation("Placed");
        }

        public static class Creation
        {
            public static Orders Make(ILogger<Other> logger) => new(logger);
        }
        """)]
    public Task Where_others_expect_the_logger_nothing_is_offered(string source) => Verify.NoFix<LoggerOfOtherType>(LogSource.Libraries, source + "\n" + Other);

    [Theory]
    [InlineData("public class Orders(ILogger<Orders> logger) { public void Place() => logger.LogInformation(\"Placed\"); }")]
    [InlineData("public class Orders(ILogger logger) { public void Place() => logger.LogInformation(\"Placed\"); }")]
    [InlineData("public class Orders<T>(ILogger<T> logger) { public void Place() => logger.LogInformation(\"Placed\"); }")]
    [InlineData("public class Orders<T>(ILogger<Orders<int>> logger) { public void Place() => logger.LogInformation(\"Placed\"); }")]
    [InlineData("public class Orders(ILogger<Other> logger) : Other { public void Place() => logger.LogInformation(\"Placed\"); }")]
    [InlineData("public interface IOrders; public class Orders(ILogger<IOrders> logger) : IOrders { public void Place() => logger.LogInformation(\"Placed\"); }")]
    [InlineData("public abstract class Orders(ILogger<Other> logger) { public void Place() => logger.LogInformation(\"Placed\"); }")]
    [InlineData("public class Audit; public class Orders(ILogger<Audit> logger) { public void Place() => logger.LogInformation(\"Placed\"); }")]
    [InlineData("public class Orders(ILogger<Orders> logger, ILogger<Other> others) { public void Place() { logger.LogInformation(\"Placed\"); others.LogInformation(\"Placed\"); } }")]
    [InlineData("public class Made(ILogger<Made> logger) { public ILogger<Made> Logger => logger; } public class Factory(ILogger<Made> logger) { public Made Make() => new(logger); }")]
    [InlineData("public class Outer { public int Count { get; set; } public class Orders(ILogger<Outer> logger) { public void Place() => logger.LogInformation(\"Placed\"); } }")]
    [InlineData("public class Outer(ILogger<Outer.Inner> logger) { public void Place() => logger.LogInformation(\"Placed\"); public class Inner { public int Count { get; set; } } }")]
    [InlineData("public static class Endpoints { public static void Place(ILogger<Other> logger) => logger.LogInformation(\"Placed\"); }")]
    [InlineData("public class Orders { public void Place(ILogger<Other> logger) => logger.LogInformation(\"Placed\"); }")]
    [InlineData("public class Orders { private static readonly Serilog.ILogger Log = Serilog.Log.ForContext<Orders>(); public void Place() => Log.Information(\"Placed\"); }")]
    [InlineData("public class Orders { private static readonly Serilog.ILogger Log = Serilog.Log.ForContext(\"Source\", typeof(Other)); public void Place() => Log.Information(\"Placed\"); }")]
    public Task A_logger_of_its_own_or_of_its_family_is_quiet(string source) => Verify.Rule<LoggerOfOtherType>(LogSource.Libraries, source, Other);

    [Fact]
    public Task Quiet_where_the_other_analyzer_says_so() => Verify.Rule<LoggerOfOtherType>(
        LogSource.Libraries with { EditorConfig = "[*.cs]\ndotnet_diagnostic.MA0180.severity = warning\n" },
        "public class Orders(ILogger<Other> logger) { public void Place() => logger.LogInformation(\"Placed\"); }", Other);

    [Fact]
    public Task A_type_that_cannot_be_found_is_quiet() => Verify.Rule<LoggerOfOtherType>(
        new Surroundings { Expected = [Microsoft.CodeAnalysis.Testing.DiagnosticResult.CompilerError("CS0246").WithSpan("/service/Source0.cs", 1, 29, 1, 36).WithArguments("Missing")] },
        "public class Orders(ILogger<Missing> logger) { public void Place() => logger.LogInformation(\"Placed\"); }");

    [Theory]
    [InlineData("public class Orders(ILoggerFactory loggers) { private readonly ILogger _log = loggers.CreateLogger(\"Shop.Orders\"); public void Place() => _log.LogInformation(\"Placed\"); }")]
    [InlineData("public class Orders(ILoggerFactory loggers) { public void Place() => loggers.CreateLogger(\"Other\").LogInformation(\"Placed\"); }")]
    [InlineData("public class Orders { private static readonly Microsoft.Extensions.Logging.ILogger Log = LoggerFactory.Create(_ => { }).CreateLogger(nameof(Other)); public void Place() => Log.LogInformation(\"Placed\"); }")]
    public Task A_logger_that_a_factory_makes_of_a_name_has_the_category_it_is_given(string source) => Verify.Rule<LoggerOfOtherType>(Other + source);
}
