using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Logging;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Logging;

/// <summary>Output of a service that writes past its logger.</summary>
internal sealed class ConsoleOutput() : CallRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH4009",
        category: Family.Logging,
        level: Level.Must,
        title: "Console output",
        messageFormat: "'{0}' writes past the logger: {1}",
        description: "Log what a service has to say, so that it has a level, a category, properties and a place to go to.",
        cwe: 778);

    internal override ImmutableArray<string> Methods => ConsoleWrite.Methods;

    internal override ImmutableArray<OperationKind> Operators { get; } = [OperationKind.MethodReference];

    internal override bool Judges(Model.ServiceModel model) => model.IsService;

    internal override void Inspect(IInvocationOperation call, Report report)
    {
        if (ConsoleWrite.By(call.TargetMethod, call.Instance) is { } write && Counts(call, report) && !StartUpCode.Contains(call, report.Model, report.CancellationToken))
            report.At(call.Syntax.GetLocation(), write.Name, write.Loss);
    }

    // What Entity Framework Core has to say, given to the console: 'LogTo(Console.WriteLine)'.
    internal override void Inspect(IOperation written, Report report)
    {
        if (written is IMethodReferenceOperation handed && ConsoleWrite.By(handed.Method, handed.Instance) is { } write
            && handed.ArgumentOfCall()?.Parent is IInvocationOperation { TargetMethod.Name: "LogTo" } call && Counts(call, report))
            report.At(handed.Syntax.GetLocation(), write.Name, write.Loss);
    }

    private static bool Counts(IOperation operation, Report report) =>
        !ConsoleWrite.IsWriter(operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart, report.CancellationToken)?.ContainingType)
        && !operation.ExcludesProduction(report.Model, report.CancellationToken);
}
