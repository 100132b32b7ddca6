using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Taint;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers;

/// <summary>A rule about one harm that client input does where it arrives unchecked. The way is found by the model; the rule says what it means.</summary>
internal abstract class TaintRule(DiagnosticDescriptor descriptor, Dangers danger) : Rule(descriptor)
{
    /// <summary>The harm.</summary>
    internal Dangers Danger { get; } = danger;

    /// <summary>Whether a rule of somebody else that is on says the same of this flow.</summary>
    internal virtual bool IsSaidElsewhere(TaintFlow flow, Report report) => false;

    /// <summary>Reports a flow: the message names its two ends, the further places are the way between them.</summary>
    internal void Inspect(TaintFlow flow, Report report)
    {
        if (!IsSaidElsewhere(flow, report))
            report.At(flow.Location, [flow.Path.Source, .. flow.Path.Steps.Distinct().Where(step => step != flow.Path.Source)], ImmutableDictionary<string, string?>.Empty,
                flow.Path.Input, flow.Use.Sink.Words, flow.Use.Member, flow.Path.Through);
    }
}
