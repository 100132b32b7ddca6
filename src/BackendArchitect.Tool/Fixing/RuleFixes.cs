using System.Collections.Immutable;
using BackendArchitect.Analyzers.CodeFixes;
using BackendArchitect.Tool.Findings;
using BackendArchitect.Tool.Reports;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Tool.Fixing;

/// <summary>One way to fix a finding that a rule's fix offers.</summary>
/// <param name="Action">Makes the change.</param>
/// <param name="Safety">How far it may go without a person.</param>
internal sealed record OfferedFix(CodeAction Action, Safety Safety)
{
    internal string Title => Action.Title;

    /// <summary>The solution with the change made.</summary>
    internal async Task<Solution?> ApplyAsync(Solution solution, CancellationToken cancellationToken)
    {
        var operations = await Action.GetOperationsAsync(solution, new Progress<CodeAnalysisProgress>(), cancellationToken);
        return operations.OfType<ApplyChangesOperation>().FirstOrDefault()?.ChangedSolution;
    }
}

/// <summary>The fixes of the rules, by id.</summary>
internal static class RuleFixes
{
    private static readonly ImmutableArray<RuleFix> All =
        [.. typeof(RuleFix).Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(RuleFix).IsAssignableFrom(type)).Select(type => (RuleFix)Activator.CreateInstance(type)!)];

    /// <summary>The fix of a rule, or null.</summary>
    internal static RuleFix? Of(string id) => All.FirstOrDefault(fix => fix.FixableDiagnosticIds[0] == id);

    /// <summary>What is offered for a finding in C#, the likeliest first.</summary>
    internal static async Task<IReadOnlyList<OfferedFix>> OfferedAsync(Diagnostic finding, Document document, CancellationToken cancellationToken)
    {
        if (Of(finding.Id) is not { } fix)
            return [];
        var offered = new List<OfferedFix>();
        // A way that goes less far than its fix has no key.
        var context = new CodeFixContext(document, finding.Location.SourceSpan, [finding], (action, _) => offered.Add(new(action, action.EquivalenceKey is null ? Safety.Review : fix.Safety)), cancellationToken);
        await fix.RegisterCodeFixesAsync(context);
        return offered;
    }

    /// <summary>The safe changes for findings; of several ways the likeliest.</summary>
    internal static async Task<IReadOnlyDictionary<Finding, SafeFix>> SafeAsync(IEnumerable<Finding> findings, CancellationToken cancellationToken)
    {
        var fixes = new Dictionary<Finding, SafeFix>();
        foreach (var finding in findings)
        {
            var solution = finding.Project.Solution;
            if (solution.GetDocument(finding.Diagnostic.Location.SourceTree) is not { } document)
                continue;
            if ((await OfferedAsync(finding.Diagnostic, document, cancellationToken)).FirstOrDefault(offered => offered.Safety == Safety.Safe) is { } safe
                && await safe.ApplyAsync(solution, cancellationToken) is { } changed)
                fixes[finding] = new(safe.Title, await EditsAsync(solution, changed, cancellationToken));
        }
        return fixes;
    }

    private static async Task<IReadOnlyList<SafeEdit>> EditsAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        var edits = new List<SafeEdit>();
        foreach (var (_, was, now) in await ChangedTexts.BetweenAsync(before, after, cancellationToken))
        {
            // No mechanical fix adds a file.
            if (was is null)
                continue;
            var old = await was.GetTextAsync(cancellationToken);
            // The trees know what is new in a document; its text is new as a whole.
            var changes = was is Document code && now is Document changed ? await changed.GetTextChangesAsync(code, cancellationToken) : (await now.GetTextAsync(cancellationToken)).GetTextChanges(old);
            edits.AddRange(changes.Select(change => new SafeEdit(was.FilePath!, new FileLinePositionSpan(was.FilePath!, old.Lines.GetLinePositionSpan(change.Span)), change.NewText ?? "")));
        }
        return edits;
    }
}
