using System.Linq;
using BackendArchitect.Analyzers.Model.Logging;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Logging;

/// <summary>A class that writes its entries under the name of another.</summary>
internal sealed class LoggerOfOtherType() : TypeRule(Descriptor)
{
    // What Meziantou.Analyzer says about the framework's own logger.
    private const string TwinId = "MA0180";

    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH4016",
        category: Family.Logging,
        level: Level.Should,
        title: "Logger of another type",
        messageFormat: "'{0}' writes its entries as '{1}': levels, filters and searches take them for those of that class",
        description: "Give each class a logger of its own name.");

    internal override void Inspect(INamedTypeSymbol type, Report report)
    {
        foreach (var category in LoggerCategory.OfOthers(type, report.Model, report.CancellationToken).OrderBy(c => c.Mentions[0].SpanStart))
            if (!Twin.IsOn(TwinId, category.Mentions[0].SyntaxTree, report))
                report.At(category.Mentions[0].LocationInFile(), type.Name, category.Named.Name);
    }
}
