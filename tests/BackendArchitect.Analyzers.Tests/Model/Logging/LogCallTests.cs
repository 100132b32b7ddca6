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
    [InlineData("""nlog.Info("Order {Id}", id)""", "NLog Entry Information 'Order {Id}' [id]")]
    [InlineData("""nlog.Warn(e, "{A} {B} {C} {D}", id, id, id, name)""", "NLog Entry Warning '{A} {B} {C} {D}' [id, id, id, name] exception e")]
    [InlineData("""nlog.Log(NLog.LogLevel.Error, "Order")""", "NLog Entry Error 'Order' []")]
    [InlineData("""log.BeginScope(id)""", "none")]
    [InlineData("""log.Log(LogLevel.Debug, 0, name, null, (state, _) => state)""", "none")]
    [InlineData("""nlog.Info(id)""", "none")]
    [InlineData("""nlog.Info(() => name)""", "none")]
    [InlineData("""Console.Error.Write(name)""", "none")]
    [InlineData("""new Other().LogError("Order {Id}", id)""", "none")]
    public void A_call_is_read(string call, string expected) => Assert.Equal(expected, Describe(Read(call)));

    private static string Describe(LogCall? call)
    {
        if (call is null)
            return "none";
        var template = call.ConstantTemplate is { } constant ? $"'{constant.Text}'" : "?";
        var values = string.Join(", ", call.Values.Select(v => v.Syntax));
        return $"{call.Library} {call.Kind} {call.Severity?.ToString() ?? "?"} {template} [{values}]"
            + (call.HasUnseenValues ? " and unseen" : "") + (call.Exception is { } exception ? " exception " + exception.Syntax : "");
    }

    private static LogCall? Read(string call)
    {
        var tree = CSharpSyntaxTree.ParseText($$"""
            using System;
            using Microsoft.Extensions.Logging;
            class Other { public void LogError(string message, params object[] args) { } }
            class Subject
            {
                object? Run(ILogger log, NLog.Logger nlog, int id, string name, Exception e, object[] values, LogLevel level) { {{call}}; return null; }
            }
            """);
        var compilation = CSharpCompilation.Create("subject", [tree],
            [.. ReferenceSet.Net10.References, MetadataReference.CreateFromFile(typeof(Serilog.Log).Assembly.Location), MetadataReference.CreateFromFile(typeof(NLog.Logger).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Assert.DoesNotContain(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        var invocation = tree.GetRoot().DescendantNodes().OfType<ExpressionStatementSyntax>().Single().Expression;
        return LogCall.Read((IInvocationOperation)compilation.GetSemanticModel(tree).GetOperation(invocation)!);
    }
}
