using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Logging;
using BackendArchitect.Analyzers.Model.Logging;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BackendArchitect.Analyzers.CodeFixes.Logging;

/// <summary>Names each numbered placeholder after the value that fills it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class PositionalPlaceholderFix() : RuleFix(PositionalPlaceholder.Descriptor, Safety.Safe)
{
    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken) =>
        Task.FromResult(NamedPlaceholders.Plan(site, "Name the placeholders after their values", Numbered, cancellationToken));

    private static IEnumerable<Placeholder> Numbered(LogCall call, MessageTemplate template)
    {
        // Where all are numbers Serilog finds values by number, and by order as soon as one has a name.
        var isByNumber = call.Library != LogLibrary.Microsoft && template.Placeholders.All(p => p.IsPositional);
        return isByNumber && !template.Placeholders.Select(p => p.Number).SequenceEqual(Enumerable.Range(0, template.Placeholders.Length).Select(i => (int?)i))
            ? []
            : template.Placeholders.Where(p => p.IsPositional);
    }
}
