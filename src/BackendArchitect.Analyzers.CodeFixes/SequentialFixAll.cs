using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BackendArchitect.Analyzers.CodeFixes;

/// <summary>
/// Fixes one finding after the other, each on the result of the one before, from the end of a document to its start so that the places of
/// those still to come stay true. Unlike Roslyn's batch fixer it keeps edits of additional documents and of other files.
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
        foreach (var (id, diagnostics) in findings)
        {
            foreach (var diagnostic in diagnostics.OrderByDescending(d => d.Location.SourceSpan.Start))
            {
                if (solution.GetDocument(id) is not { } document)
                    continue;
                CodeAction? chosen = null;
                var site = new CodeFixContext(document, diagnostic.Location.SourceSpan, [diagnostic], (action, _) =>
                {
                    if (chosen is null && action.EquivalenceKey == context.CodeActionEquivalenceKey)
                        chosen = action;
                }, cancellationToken);
                await context.CodeFixProvider.RegisterCodeFixesAsync(site).ConfigureAwait(false);
                if (chosen is null)
                    continue;
                foreach (var operation in await chosen.GetOperationsAsync(solution, context.Progress, cancellationToken).ConfigureAwait(false))
                    if (operation is ApplyChangesOperation change)
                        solution = change.ChangedSolution;
            }
        }
        return solution;
    }
}
