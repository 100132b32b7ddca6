using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Endpoints;

/// <summary>A page for operators or developers that anybody can open in Production.</summary>
internal sealed class ExposedDiagnosticsEndpoint() : CallRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH5020",
        category: Family.Endpoints,
        level: Level.Should,
        title: "Exposed diagnostics endpoint",
        messageFormat: "'{0}' shows {1} to anybody, in Production too: {2}",
        description: "Show what is meant for operators and developers in Development alone, or require authorization.",
        cwe: 200);

    internal override ImmutableArray<string> Methods { get; } = DiagnosticsTool.Methods;

    internal override void Inspect(IInvocationOperation call, Report report)
    {
        if (DiagnosticsTool.Of(call.TargetMethod) is { } tool && tool.WhyOpen(call, report.Model, report.CancellationToken) is { } why)
            report.At(call.NameLocation(), call.TargetMethod.Name, tool.Shows, why);
    }
}
