using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Logging;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Tests.Model.Logging;

public class LogCallTests
{
    [Theory]
    [InlineData("""log.LogInformation("Order {Id}", id)""", "Microsoft Entry Information 'Order {Id}' [id]")]
    [InlineData("""log.LogError(e, "Order {Id} {Name}", id, name)""", "Microsoft Entry Error 'Order {Id} {Name}' [id, name] exception e")]
    [InlineData("""log.LogCritical(3, e, message: "Order")""", "Microsoft Entry Critical 'Order' [] exception e")]
    [InlineData("""log.LogError(message: "Order", exception: e)""", "Microsoft Entry Error 'Order' [] exception e")]
    [InlineData("""log.LogError(null, "Order")""", "Microsoft Entry Error 'Order' []")]
    [InlineData("""log.Log(LogLevel.Warning, "Order {Id}", new object[] { id })""", "Microsoft Entry Warning 'Order {Id}' [id]")]
    [InlineData("""log.Log(level, "Order {Id}", id)""", "Microsoft Entry ? 'Order {Id}' [id]")]
    [InlineData("""log.LogTrace("Order {Id}", values)""", "Microsoft Entry Trace 'Order {Id}' [] and unseen")]
    [InlineData("""log.LogDebug(name)""", "Microsoft Entry Debug ? []")]
    [InlineData("""log.BeginScope("Order {Id}", id)""", "Microsoft Scope ? 'Order {Id}' [id]")]
    [InlineData("""log.BeginScope("Order")""", "Microsoft Scope ? 'Order' []")]
    [InlineData("""LoggerMessage.Define<int>(LogLevel.Debug, 1, "Order {Id}")""", "Microsoft Definition Debug 'Order {Id}' []")]
    [InlineData("""LoggerMessage.DefineScope<int>("Order {Id}")""", "Microsoft Definition ? 'Order {Id}' []")]
    [InlineData("""Serilog.Log.Verbose("Order {Id}", id)""", "Serilog Entry Trace 'Order {Id}' [id]")]
    [InlineData("""Serilog.Log.Logger.Fatal(e, "{A} {B} {C} {D}", id, id, id, name)""", "Serilog Entry Critical '{A} {B} {C} {D}' [id, id, id, name] exception e")]
    [InlineData("""Serilog.Log.Write(Serilog.Events.LogEventLevel.Information, "Order {Id}", id)""", "Serilog Entry Information 'Order {Id}' [id]")]
    [InlineData("""Serilog.Log.ForContext<Subject>().ForContext("Id", id).Warning("Order {Id}", id)""", "Serilog Entry Warning 'Order {Id}' [id]")]
    [InlineData("""nlog.Info("Order {Id}", id)""", "NLog Entry Information 'Order {Id}' [id]")]
    [InlineData("""nlog.Warn(e, "{A} {B} {C} {D}", id, id, id, name)""", "NLog Entry Warning '{A} {B} {C} {D}' [id, id, id, name] exception e")]
    [InlineData("""nlog.Log(NLog.LogLevel.Error, "Order")""", "NLog Entry Error 'Order' []")]
    [InlineData("""net.Error("Order " + id)""", "Log4Net Text Entry Error ? []")]
    [InlineData("""net.Error(e)""", "Log4Net Text Entry Error ? []")]
    [InlineData("""net.Fatal("Order", e)""", "Log4Net Text Entry Critical 'Order' [] exception e")]
    [InlineData("""net.InfoFormat("Order {0}", id)""", "Log4Net Format Entry Information 'Order {0}' [id]")]
    [InlineData("""net.DebugFormat(System.Globalization.CultureInfo.InvariantCulture, "Order {0} {1}", id, name)""", "Log4Net Format Entry Debug 'Order {0} {1}' [id, name]")]
    [InlineData("""log.BeginScope(id)""", "none")]
    [InlineData("""log.Log(LogLevel.Debug, 0, name, null, (state, _) => state)""", "none")]
    [InlineData("""nlog.Info(id)""", "none")]
    [InlineData("""nlog.Info(() => name)""", "none")]
    [InlineData("""Console.Error.Write(name)""", "none")]
    [InlineData("""new Other().LogError("Order {Id}", id)""", "none")]
    public void A_call_is_read(string call, string expected) => Assert.Equal(expected, Describe(Read(call)));

    [Theory]
    [InlineData("""log.Placed(id, name)""", "Microsoft Entry Information declared 'Order {Id} of {Name}' [id, name]")]
    [InlineData("""Declared.Failed(log, e, id)""", "Microsoft Entry Error declared 'Order {Id}' [id] exception e")]
    [InlineData("""Declared.Told(log, level, e.Message)""", "Microsoft Entry ? declared '{Text}' [e.Message]")]
    [InlineData("""Declared.Bare(log, id)""", "Microsoft Entry Debug declared '' [id]")]
    public void A_method_that_declares_its_template_is_read(string call, string expected) => Assert.Equal(expected, Describe(Read(call)));

    [Theory]
    [InlineData("""log.Info("Order {Id}", id)""", "Microsoft wrapped Entry Information 'Order {Id}' [id]")]
    [InlineData("""log.Info("Order {Id}", values)""", "Microsoft wrapped Entry Information 'Order {Id}' [] and unseen")]
    [InlineData("""log.InfoTwice("Order {Id}", id)""", "Microsoft wrapped Entry Information 'Order {Id}' [id]")]
    [InlineData("""log.Either(true, "Order {Id}", id)""", "Microsoft wrapped Entry ? 'Order {Id}' [id]")]
    [InlineData("""log.Failure(e, "Order {Id}", id)""", "Microsoft wrapped Entry Error 'Order {Id}' [id] exception e")]
    [InlineData("""Wrappers.Write("Order", NLog.LogLevel.Info)""", "NLog wrapped Entry ? 'Order' [] takes none")]
    [InlineData("""Wrappers.Composite("Order {0}", id)""", "Log4Net Format wrapped Entry Warning 'Order {0}' [id]")]
    [InlineData("""app.LogWarning("Order {Id}", id)""", "Microsoft wrapped Entry Warning 'Order {Id}' [id]")]
    [InlineData("""new Derived().Log("Order {Id}", id)""", "Serilog wrapped Entry Debug 'Order {Id}' [id]")]
    [InlineData("""((Base)new Derived()).Log("Order {Id}", id)""", "Serilog wrapped Entry Debug 'Order {Id}' [id]")]
    [InlineData("""Local("Order {Id}", id); void Local(string text, params object[] args) => log.LogInformation(text, args)""", "Microsoft wrapped Entry Information 'Order {Id}' [id]")]
    public void A_method_that_passes_its_template_on_is_read(string call, string expected) => Assert.Equal(expected, Describe(Read(call)));

    [Theory]
    [InlineData("""Wrappers.Throws("Order")""")]
    [InlineData("""Wrappers.Changes("Order")""")]
    [InlineData("""Wrappers.Adds("Order {Id}")""")]
    [InlineData("""Wrappers.Mixes("Order")""")]
    [InlineData("""Wrappers.LogForever("Order")""")]
    [InlineData("""Wrappers.Strings("Order", "a")""")]
    [InlineData("""Wrappers.Defines("Order")""")]
    [InlineData("""Wrappers.LogQuietly("Order")""")]
    [InlineData("""unknown.LogWarning("Order {Id}", id)""")]
    [InlineData("""split.LogWarning("Order {Id}", id)""")]
    public void A_method_that_does_more_or_less_with_its_text_is_no_wrapper(string call) => Assert.Equal("none", Describe(Read(call)));

    private static string Describe(LogCall? call)
    {
        if (call is null)
            return "none";
        var template = call.ConstantTemplate is { } constant ? $"'{constant.Text}'" : "?";
        var values = string.Join(", ", call.Values.Select(v => v.Syntax));
        return $"{call.Library}{(call.Form == LogMessageForm.Template ? "" : " " + call.Form)}{(call.IsWrapped ? " wrapped" : "")} {call.Kind} {call.Severity?.ToString() ?? "?"}"
            + $"{(call.DeclaredTemplate is null ? "" : " declared")} {template} [{values}]"
            + (call.HasUnseenValues ? " and unseen" : "") + (call.TakesValues ? "" : " takes none") + (call.Exception is { } exception ? " exception " + exception.Syntax : "");
    }

    private static LogCall? Read(string call)
    {
        var tree = CSharpSyntaxTree.ParseText($$"""
            using System;
            using Microsoft.Extensions.Logging;
            class Other { public void LogError(string message, params object[] args) { } }
            class Subject
            {
                object? Run(ILogger log, NLog.Logger nlog, log4net.ILog net, int id, string name, Exception e, object[] values, LogLevel level, IAppLog<Subject> app, IUnknownLog unknown, ISplitLog split)
                { {{call}}; return null; }
            }
            static partial class Declared
            {
                [LoggerMessage(1, LogLevel.Information, "Order {Id} of {Name}")]
                internal static partial void Placed(this ILogger log, int id, string name);
                [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Order {Id}")]
                internal static partial void Failed(ILogger log, Exception exception, int id);
                [LoggerMessage(Message = "{Text}")]
                internal static partial void Told(ILogger log, LogLevel level, string text);
                [LoggerMessage(LogLevel.Debug)]
                internal static partial void Bare(ILogger log, int id);
                internal static partial void Placed(this ILogger log, int id, string name) { }
                internal static partial void Failed(ILogger log, Exception exception, int id) { }
                internal static partial void Told(ILogger log, LogLevel level, string text) { }
                internal static partial void Bare(ILogger log, int id) { }
            }
            static class Wrappers
            {
                static readonly NLog.Logger NLogger = NLog.LogManager.GetCurrentClassLogger();
                static readonly log4net.ILog Net = log4net.LogManager.GetLogger(typeof(Wrappers));
                public static void Info(this ILogger log, string text, params object[] values) => log.LogInformation(text, values);
                public static void InfoTwice(this ILogger log, string text, params object[] values) { log.LogInformation(text, values); log.Info(text, values); }
                public static void Either(this ILogger log, bool grave, string text, params object[] values) { if (grave) log.LogError(text, values); else log.LogDebug(text, values); }
                public static void Failure(this ILogger log, Exception? cause, string text, params object[] values) => log.LogError(cause, text, values);
                public static void Write(string text, NLog.LogLevel level) => NLogger.Log(level, text);
                public static void Composite(string text, params object[] values) => Net.WarnFormat(text, values);
                public static void Throws(string text) { NLogger.Error(text); throw new InvalidOperationException(text); }
                public static void Changes(string text) { text = text + "."; NLogger.Error(text); }
                public static void Adds(string text) => NLogger.Error(text, 3);
                public static void Mixes(string text) { NLogger.Error(text); Serilog.Log.Error(text); }
                public static void LogForever(string text) => LogForever(text);
                public static void Strings(string text, params string[] values) => NLogger.Error(text, values);
                public static void Defines(string text) => LoggerMessage.Define(LogLevel.Debug, 1, text);
                public static void LogQuietly(string text) => Console.Error.WriteLine("log: " + text);
            }
            interface IAppLog<T> { void LogWarning(string message, params object[] args); }
            class AppLog<T>(ILogger<T> log) : IAppLog<T> { public void LogWarning(string message, params object[] args) => log.LogWarning(message, args); }
            interface IUnknownLog { void LogWarning(string message, params object[] args); }
            interface ISplitLog { void LogWarning(string message, params object[] args); }
            class SplitLog(ILogger log) : ISplitLog { public void LogWarning(string message, params object[] args) => log.LogWarning(message, args); }
            class ConsoleLog : ISplitLog { public void LogWarning(string message, params object[] args) => Console.WriteLine(message, args); }
            abstract class Base { public abstract void Log(string text, params object[] args); }
            class Derived : Base { public override void Log(string text, params object[] args) => Serilog.Log.Debug(text, args); }
            """);
        var compilation = CSharpCompilation.Create("subject", [tree],
            [
                .. ReferenceSet.Net10.References, MetadataReference.CreateFromFile(typeof(Serilog.Log).Assembly.Location),
                MetadataReference.CreateFromFile(typeof(NLog.Logger).Assembly.Location), MetadataReference.CreateFromFile(typeof(log4net.ILog).Assembly.Location),
            ],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Assert.DoesNotContain(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        var invocation = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single(m => m.Identifier.Text == "Run").DescendantNodes().OfType<ExpressionStatementSyntax>().First().Expression;
        return LogCall.Read((IInvocationOperation)compilation.GetSemanticModel(tree).GetOperation(invocation)!, ServiceModel.Of(compilation), default);
    }
}
