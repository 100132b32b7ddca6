using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Endpoints;

/// <summary>A policy that is asked for by a name that nothing defines.</summary>
internal sealed class UnknownPolicy() : CallRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH5006",
        category: Family.Endpoints,
        level: Level.Must,
        title: "Unknown policy",
        messageFormat: "Nothing defines the {0} policy '{1}': {2}",
        description: "Ask for policies by the names they are defined with; the framework finds out only when a request comes in.");

    /// <summary>The property of a finding that names what is defined instead, the most alike first, one a line.</summary>
    internal const string Defined = "defined";

    internal override bool JudgesTheWhole => true;

    internal override ImmutableArray<string> Methods => PolicyRequirement.Methods;

    internal override ImmutableArray<string> Attributes => PolicyRequirement.Attributes;

    internal override void Inspect(IInvocationOperation call, Report report) => Inspect(PolicyRequirement.In(call), report);

    internal override void Inspect(IAttributeOperation attribute, Report report)
    {
        if (attribute.Operation is IObjectCreationOperation creation)
            Inspect(PolicyRequirement.In(creation), report);
    }

    private static void Inspect(IEnumerable<PolicyRequirement> requirements, Report report)
    {
        foreach (var (kind, name, where) in requirements)
        {
            var defined = report.Model.Application.Policies(kind, report.CancellationToken);
            if (defined.Unseen is not null || defined.Names.Contains(name))
                continue;
            // Without the middleware nobody looks the name up, and that is the finding.
            if (kind == PolicyKind.RateLimiting && report.Model.Application.RateLimiting(report.CancellationToken).Pipeline.IsAbsent)
                continue;
            var sibling = defined.Names.FirstOrDefault(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase));
            report.At(
                where, ImmutableDictionary<string, string?>.Empty.Add(Defined, string.Join("\n", defined.Names.OrderBy(known => Difference(known, name)).ThenBy(known => known, StringComparer.Ordinal))),
                kind.Name, name, kind.Consequence + (sibling is null ? "" : $" ('{sibling}' is defined, and letter case counts)"));
        }
    }

    // How many letters one name must be given, lose or change to be the other, whatever their case (Levenshtein 1966).
    private static int Difference(string one, string other)
    {
        var distances = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = distances[0]++;
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = diagonal + (char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]) ? 0 : 1);
                diagonal = distances[j];
                distances[j] = Math.Min(changed, Math.Min(distances[j], distances[j - 1]) + 1);
            }
        }
        return distances[other.Length];
    }
}
