using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BackendArchitect.Analyzers.CodeFixes;

/// <summary>
/// Fixes one finding after the other, each on the result of the one before, at the place where the fixes before have moved it. A finding
/// whose place they rewrote is left for another run. Unlike Roslyn's batch fixer it keeps edits of additional documents and of other files.
/// </summary>
internal sealed class SequentialFixAll : FixAllProvider
{
    internal static readonly SequentialFixAll Instance = new();

    private SequentialFixAll()
    {
    }

    /// <inheritdoc/>
    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var findings = new List<(DocumentId Document, ImmutableArray<Diagnostic> Diagnostics)>();
        foreach (var document in DocumentsIn(fixAllContext))
        {
            var diagnostics = await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
            if (!diagnostics.IsEmpty)
                findings.Add((document.Id, diagnostics));
        }
        return findings.Count == 0
            ? null
            : CodeAction.Create("Fix all", token => FixAsync(fixAllContext, findings, token), fixAllContext.CodeActionEquivalenceKey);
    }

    private static IEnumerable<Document> DocumentsIn(FixAllContext context) => context.Scope switch
    {
        FixAllScope.Solution => context.Solution.Projects.SelectMany(project => project.Documents),
        FixAllScope.Project => context.Project.Documents,
        _ => context.Document is { } document ? [document] : [],
    };

    private static async Task<Solution> FixAsync(
        FixAllContext context, List<(DocumentId Document, ImmutableArray<Diagnostic> Diagnostics)> findings, CancellationToken cancellationToken)
    {
        var solution = context.Solution;
        // dotnet format asks the first finding of the whole analysis for its way, also where that one is another rule's or has none: then the first that
        // is offered is the way for all. What is to be reviewed has no key and is never taken; a way that was chosen in an editor has one.
        var key = context.CodeActionEquivalenceKey;
        foreach (var (id, diagnostics) in findings)
        {
            foreach (var diagnostic in diagnostics.OrderByDescending(d => d.Location.SourceSpan.Start))
            {
                if (solution.GetDocument(id) is not { } document
                    || await MovedAsync(diagnostic, context.Solution.GetDocument(id)!, document, cancellationToken).ConfigureAwait(false) is not { } finding)
                    continue;
                CodeAction? chosen = null;
                var site = new CodeFixContext(document, finding.Location.SourceSpan, [finding], (action, _) =>
                {
                    if (chosen is null && action.EquivalenceKey is { } offered && offered == (key ?? offered))
                        chosen = action;
                }, cancellationToken);
                await context.CodeFixProvider.RegisterCodeFixesAsync(site).ConfigureAwait(false);
                if (chosen is null)
                    continue;
                key ??= chosen.EquivalenceKey;
                foreach (var operation in await chosen.GetOperationsAsync(solution, context.Progress, cancellationToken).ConfigureAwait(false))
                    if (operation is ApplyChangesOperation change)
                        solution = change.ChangedSolution;
            }
        }
        return solution;
    }

    /// <summary>A finding where later changes have moved it; null where one of them rewrote its place.</summary>
    internal static async Task<Diagnostic?> MovedAsync(Diagnostic diagnostic, Document before, Document after, CancellationToken cancellationToken)
    {
        if (before == after)
            return diagnostic;
        var span = MovedSpan.Of(diagnostic.Location.SourceSpan, await after.GetTextChangesAsync(before, cancellationToken).ConfigureAwait(false));
        var tree = await after.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false);
        if (span is not { } place || tree is null)
            return null;
        var rule = diagnostic.Descriptor;
        return Diagnostic.Create(
            diagnostic.Id, rule.Category, diagnostic.GetMessage(CultureInfo.InvariantCulture), diagnostic.Severity, diagnostic.DefaultSeverity,
            rule.IsEnabledByDefault, diagnostic.WarningLevel, diagnostic.IsSuppressed, rule.Title, rule.Description, rule.HelpLinkUri,
            Location.Create(tree, place), diagnostic.AdditionalLocations, rule.CustomTags, diagnostic.Properties);
    }
}
