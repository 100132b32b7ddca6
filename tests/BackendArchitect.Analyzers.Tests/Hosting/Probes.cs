using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Tests.Hosting;

/// <summary>A call rule that counts what it is shown, reports each call, and may do something else first.</summary>
internal class ProbeCallRule(string id, Level level, Action<IInvocationOperation, Report>? first = null, params string[] methods)
    : CallRule(Probe.Describe(id, level))
{
    private int _inspected;

    internal ProbeCallRule(string id) : this(id, Level.Must)
    {
    }

    internal int Inspected => _inspected;

    internal override ImmutableArray<string> Methods { get; } = methods is [] ? ["Ping"] : [.. methods];

    internal override void Inspect(IInvocationOperation call, Report report)
    {
        Interlocked.Increment(ref _inspected);
        first?.Invoke(call, report);
        report.At(call.NameLocation(), call.TargetMethod.Name);
    }
}

/// <summary>One that also speaks in test projects.</summary>
internal sealed class TestJudgingProbe(string id) : ProbeCallRule(id)
{
    internal override bool JudgesTests => true;
}

internal sealed class ProbeTypeRule() : TypeRule(Probe.Describe("BARCH9002", Level.Must))
{
    internal override void Inspect(INamedTypeSymbol type, Report report) => report.At(type.Locations[0], type.Name);
}

internal sealed class ProbeValueRule() : ValueRule(Probe.Describe("BARCH9003", Level.Must))
{
    internal override bool Watches(ISymbol destination) => destination.Name.StartsWith("Watched", StringComparison.OrdinalIgnoreCase);

    internal override void Inspect(ValueUse value, Report report) => report.At(value.Value.Syntax.GetLocation(), value.Destination.Name);
}

internal static class Probe
{
    internal static DiagnosticDescriptor Describe(string id, Level level) =>
        new(id, "Probe", "'{0}' is seen", Family.Secrets,
            level == Level.Must ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info, isEnabledByDefault: level != Level.Could);
}
