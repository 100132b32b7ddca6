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

/// <summary>
/// Gives each value a placeholder with a name of its own, where there is one for each and only names are missing, unreadable or said twice. Which value
/// belongs where, when their numbers differ, only a person knows.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MismatchedLogTemplateFix() : RuleFix(MismatchedLogTemplate.Descriptor, Safety.Safe)
{
    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken) =>
        Task.FromResult(NamedPlaceholders.Plan(site, "Name the placeholders after their values", Nameless, cancellationToken));

    private static IEnumerable<Placeholder> Nameless(LogCall call, MessageTemplate template)
    {
        if (TemplateFlaw.Of(call) is not { Kind: TemplateFlawKind.Name or TemplateFlawKind.Repetition })
            return [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        // By number and by name at once: what a number stands for would change with the names.
        return template.Placeholders.Any(p => p.IsPositional) && call.Library != LogLibrary.Microsoft
            ? []
            : template.Placeholders.Where(p => !p.IsPositional && (!TemplateFlaw.IsName(p, call.Library) || !seen.Add(p.PlainName(call.Library))));
    }
}
