using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Tests.Rules.Logging;

/// <summary>A method with every kind of logger at hand.</summary>
internal static class LogSource
{
    internal static Surroundings Libraries { get; } = new()
    {
        References =
        [
            MetadataReference.CreateFromFile(typeof(Serilog.Log).Assembly.Location), MetadataReference.CreateFromFile(typeof(NLog.Logger).Assembly.Location),
            MetadataReference.CreateFromFile(typeof(log4net.ILog).Assembly.Location),
        ],
    };

    internal static string With(string statements) => $$"""
        public class Order
        {
            public int Id { get; set; }
            public decimal Total { get; set; }
            public int GetId() => Id;
        }

        public static class OrderLog
        {
            public static void Info(this ILogger logger, string text, params object[] values) => logger.LogInformation(text, values);
            public static void Error(this ILogger logger, string text, params object[] values) => logger.LogError(text, values);
            public static void Error(this ILogger logger, Exception cause, string text, params object[] values) => logger.LogError(cause, text, values);
            public static void Line(this ILogger logger, string text) => logger.LogInformation(text);
        }

        public class OrderService
        {
            private const string Template = "Order {0}";
            private readonly string _name = "";

            public async Task Run(ILogger log, NLog.Logger nlog, log4net.ILog net, Order order, int id, string name, Exception e, object[] values, TaskCompletionSource done)
            {
                await Task.Yield();
                {{statements.Replace("\n", "\n        ")}}
            }

            private void Import() { }
            private void Track(Exception exception) { }
            private void TrackException(Exception exception) { }
        }
        """;
}
