using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Configuration;
using BackendArchitect.Analyzers.Model.Connections;
using BackendArchitect.Analyzers.Model.Secrets;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Secrets;

/// <summary>A connection that is not encrypted, or whose other end nobody checks, because a setting says so.</summary>
internal sealed class UnencryptedConnection() : ValueRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH1104",
        category: Family.Secrets,
        level: Level.Should,
        title: "Connection without encryption",
        messageFormat: "'{0}' leaves the connection to {1} open to whoever is on the way: {2}",
        description: "Leave encryption and the check of the server's certificate on; trust a private authority by its root certificate.",
        cwe: 319);

    internal override bool JudgesConfiguration => true;

    internal override bool Watches(ISymbol destination) => SecretInCode.MayReceive(destination) || ClientSwitch.MayReceive(destination);

    internal override void Inspect(ValueUse value, Report report)
    {
        if (ClientSwitch.FlawOf(value) is { } switched)
            Say(switched, value.Value, value.Value.Syntax.GetLocation(), report);
        else if (ConnectionText.MayStandIn(value.Value))
            foreach (var text in value.Texts)
                foreach (var flaw in ConnectionText.FlawsOf(text.Text, besideContainers: false) ?? [])
                    Say(flaw, text.Operation, text.LocationOf(flaw.Start, flaw.Length), report);
    }

    internal override void Inspect(ConfigDocument document, Report report)
    {
        if (document.Audience != ConfigAudience.Everyone)
            return;
        foreach (var entry in document.Entries)
        {
            report.CancellationToken.ThrowIfCancellationRequested();
            foreach (var flaw in ConnectionEntry.FlawsOf(entry, document))
                report.At(document.LocationOf(entry.SpanOf(flaw.Start, flaw.Length)), Properties(flaw), flaw.Setting, flaw.Connection, flaw.Effect);
        }
    }

    private static void Say(ConnectionFlaw flaw, IOperation value, Location where, Report report)
    {
        if (!value.ExcludesProduction(report.Model, report.CancellationToken))
            report.At(where, Properties(flaw), flaw.Setting, flaw.Connection, flaw.Effect);
    }

    private static ImmutableDictionary<string, string?> Properties(ConnectionFlaw flaw) => ImmutableDictionary<string, string?>.Empty.Add("remedy", flaw.Remedy);
}
