using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BackendArchitect.Analyzers.CodeFixes;

/// <summary>
/// The fix of one rule. It plans first and offers only what it has planned, so an offered fix always changes the document.
/// One provider per id: a run over two ids of one provider loses edits of additional documents.
/// </summary>
/// <param name="rule">The descriptor of the rule; all a fix knows of it.</param>
/// <param name="safety">How far the fix may go without a person.</param>
/// <param name="twins">Rules of the SDK that report the same and have no fix.</param>
internal abstract class RuleFix(DiagnosticDescriptor rule, Safety safety, params string[] twins) : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = [rule.Id, .. twins];

    internal Safety Safety { get; } = safety;

    /// <inheritdoc/>
    public sealed override FixAllProvider? GetFixAllProvider() => Safety == Safety.Safe ? SequentialFixAll.Instance : null;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var semantics = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || semantics is null)
            return;
        // A host that runs one analyzer for many rules may hand over what another of them found.
        foreach (var diagnostic in context.Diagnostics.Where(diagnostic => FixableDiagnosticIds.Contains(diagnostic.Id)))
            foreach (var plan in await PlanAsync(new(context.Document, root, semantics, diagnostic), context.CancellationToken).ConfigureAwait(false))
                // What has no key is never taken by fix-all.
                context.RegisterCodeFix(CodeAction.Create(plan.Title, plan.Apply, plan.Safety > Safety ? null : plan.Key), diagnostic);
    }

    /// <summary>Works out the ways to fix a finding, the likeliest first; none when no mechanical fix is right.</summary>
    protected abstract Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken);
}
