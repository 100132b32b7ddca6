using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Configuration;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Logging;

/// <summary>What developers switch on to see more, switched on in Production.</summary>
internal sealed class DevelopmentDiagnostics() : CallRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH4008",
        category: Family.Logging,
        level: Level.Must,
        title: "Development diagnostics",
        messageFormat: "'{0}' {1}, in Production too: {2}",
        description: "Switch on what helps developers in Development alone.",
        cwe: 489);

    internal override ImmutableArray<string> Methods { get; } = DevelopmentSwitch.Methods;

    internal override ImmutableArray<OperationKind> Operators { get; } = [OperationKind.SimpleAssignment];

    internal override bool JudgesConfiguration => true;

    internal override void Inspect(IInvocationOperation call, Report report)
    {
        if (DevelopmentSwitch.TurnedOnBy(call, report.Model, report.CancellationToken) is { } known)
            report.At(call.NameLocation(), known.Member, known.Does, "nothing around it asks for the environment");
    }

    internal override void Inspect(IOperation written, Report report)
    {
        if (DevelopmentSwitch.TurnedOnBy(written, report.Model, report.CancellationToken) is { } known)
            report.At(((ISimpleAssignmentOperation)written).Value.Syntax.GetLocation(), known.Member, known.Does, "nothing around it asks for the environment");
    }

    internal override void Inspect(ConfigDocument document, Report report)
    {
        foreach (var entry in document.Entries)
            if (DevelopmentSwitch.TurnedOnBy(entry, document) is { } known)
                report.At(document.LocationOf(entry.Span), known.Member, known.Does, "the file is read in every environment");
    }
}
