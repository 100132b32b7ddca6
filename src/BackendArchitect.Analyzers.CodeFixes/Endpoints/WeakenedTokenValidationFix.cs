using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.CodeFixes.Endpoints;

/// <summary>Removes the assignment, so that the check is on again as it is by default.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class WeakenedTokenValidationFix() : RuleFix(WeakenedTokenValidation.Descriptor, Safety.Safe)
{
    /// <inheritdoc/>
    protected override async Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        var text = await site.Document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var changes = Removal.OfAssignment(site.Node, text, site.Semantics, cancellationToken);
        return changes.IsDefaultOrEmpty ? [] : [new("Check it as by default", _ => Task.FromResult(site.Document.WithText(text.WithChanges(changes)).Project.Solution))];
    }
}
