using System.Collections.Immutable;
using BackendArchitect.Analyzers.CodeFixes;
using BackendArchitect.Analyzers.CodeFixes.Configuration;
using BackendArchitect.Tool.Findings;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Tool.Fixing;

/// <summary>A finding that was fixed, and by what.</summary>
internal sealed record FixedFinding(Finding Finding, string Title);

/// <summary>A fix that the judge refused.</summary>
internal sealed record RefusedFix(Finding Finding, string Title, ImmutableArray<Refusal> Refusals);

/// <summary>A credential that leaves a file.</summary>
internal sealed record MovedSecret(Project Project, ConfigurationEdit Edit);

/// <summary>
/// Fixes findings in a solution in memory. Changes are made together and judged together, because a judgement costs two analyses; where they are refused, half of
/// them are, until each refused one stands alone.
/// </summary>
/// <param name="start">The solution.</param>
/// <param name="asked">The projects whose findings count.</param>
/// <param name="isMeant">Which findings shall be fixed.</param>
/// <param name="progress">Is told what goes on.</param>
internal sealed class FixRun(Solution start, IReadOnlyCollection<ProjectId> asked, Func<Finding, bool> isMeant, IProgress<string>? progress)
{
    // A fix may make room for another, not for ever.
    private const int MostRounds = 5;

    private readonly List<FixedFinding> _fixed = [];
    private readonly List<RefusedFix> _refused = [];
    private readonly List<MovedSecret> _moved = [];
    private readonly HashSet<(string, string, string, string)> _tried = [];

    /// <summary>The solution as it is by now.</summary>
    internal Solution Current { get; private set; } = start;

    internal IReadOnlyList<FixedFinding> Fixed => _fixed;

    internal IReadOnlyList<RefusedFix> Refused => _refused;

    internal IReadOnlyList<MovedSecret> Moved => _moved;

    /// <summary>What is left, as of the last look.</summary>
    internal IReadOnlyList<Finding> Left { get; private set; } = [];

    /// <summary>Makes every change in C# that goes no further than this.</summary>
    internal async Task FixAsync(Safety most, CancellationToken cancellationToken)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            await LookAsync(cancellationToken);
            var open = Left.Where(finding => !_tried.Contains(Name(finding)) && RuleFixes.Of(finding.Id) is { } fix && fix.Safety <= most).ToList();
            var before = _fixed.Count;
            await TryAsync(Current, open, most, cancellationToken);
            if (_fixed.Count == before)
                return;
        }
        await LookAsync(cancellationToken);
    }

    /// <summary>Makes the edits of configuration files.</summary>
    internal async Task FixConfigurationAsync(CancellationToken cancellationToken)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            await LookAsync(cancellationToken);
            var edits = new List<(Finding Finding, ConfigurationEdit Edit)>();
            foreach (var finding in Left.Where(finding => !_tried.Contains(Name(finding))))
                if (await ConfigurationFixes.PrepareAsync(finding, cancellationToken) is { IsAdvice: false } edit)
                    edits.Add((finding, edit));
            var before = _fixed.Count;
            foreach (var file in edits.GroupBy(edit => edit.Finding.File))
            {
                progress?.Report($"Fixing {Path.GetFileName(file.Key)}");
                // What touches another edit waits for the next round.
                var together = ConfigurationEditor.Together(file.Select(edit => edit.Edit)).ToHashSet();
                await TryAsync(file.Key, [.. file.Where(edit => together.Contains(edit.Edit))], cancellationToken);
            }
            if (_fixed.Count == before)
                return;
        }
        await LookAsync(cancellationToken);
    }

    private async Task TryAsync(string file, IReadOnlyList<(Finding Finding, ConfigurationEdit Edit)> edits, CancellationToken cancellationToken)
    {
        var after = await EditedAsync(Current, file, [.. edits.Select(edit => edit.Edit)], cancellationToken);
        var verdict = await FixJudge.JudgeAsync(Current, after, edits[0].Finding.Diagnostic, cancellationToken);
        if (!verdict.IsAccepted)
        {
            _tried.UnionWith(edits.Select(edit => Name(edit.Finding)));
            _refused.AddRange(edits.Select(edit => new RefusedFix(edit.Finding, edit.Edit.ToString(), verdict.Refusals)));
            return;
        }
        Current = after;
        _fixed.AddRange(edits.Select(edit => new FixedFinding(edit.Finding, edit.Edit.ToString())));
        _moved.AddRange(edits.Where(edit => edit.Edit.Value is not null).Select(edit => new MovedSecret(edit.Finding.Project, edit.Edit)));
    }

    private async Task LookAsync(CancellationToken cancellationToken) =>
        Left = [.. (await SolutionFindings.OfAsync([.. asked.Select(id => Current.GetProject(id)!)], progress, cancellationToken)).All.Where(isMeant)];

    private async Task TryAsync(Solution seen, List<Finding> findings, Safety most, CancellationToken cancellationToken)
    {
        if (findings.Count == 0)
            return;
        progress?.Report($"Fixing {findings.Count} findings");
        var (after, made, first) = await MakeAsync(seen, findings, most, cancellationToken);
        if (first is null)
            return;
        var verdict = await FixJudge.JudgeAsync(Current, after, first, cancellationToken);
        if (verdict.IsAccepted && (made.Count == 1 || await AreGoneAsync(after, made, cancellationToken)))
        {
            Current = after;
            _fixed.AddRange(made);
        }
        else if (made.Count == 1)
        {
            _tried.Add(Name(made[0].Finding));
            _refused.Add(new(made[0].Finding, made[0].Title, verdict.Refusals));
        }
        else
        {
            var half = made.Count / 2;
            await TryAsync(seen, [.. made.Take(half).Select(one => one.Finding)], most, cancellationToken);
            await TryAsync(seen, [.. made.Skip(half).Select(one => one.Finding)], most, cancellationToken);
        }
    }

    // One after the other, each on the result of the one before, from the end of each file. What an earlier one rewrote is left for the next round.
    private async Task<(Solution After, List<FixedFinding> Made, Diagnostic? First)> MakeAsync(Solution seen, List<Finding> findings, Safety most, CancellationToken cancellationToken)
    {
        var (solution, made, first) = (Current, new List<FixedFinding>(), default(Diagnostic));
        foreach (var finding in findings.OrderBy(finding => finding.File, StringComparer.Ordinal).ThenByDescending(finding => finding.Span.Start))
        {
            if (seen.GetDocument(finding.Diagnostic.Location.SourceTree) is not { } was || solution.GetDocument(was.Id) is not { } document
                || await SequentialFixAll.MovedAsync(finding.Diagnostic, was, document, cancellationToken) is not { } moved
                || (await RuleFixes.OfferedAsync(moved, document, cancellationToken)).FirstOrDefault(offered => offered.Safety <= most) is not { } offered
                || await offered.ApplyAsync(solution, cancellationToken) is not { } changed)
                continue;
            solution = await InAllProjectsAsync(solution, changed, cancellationToken);
            made.Add(new(finding, offered.Title));
            first ??= moved;
        }
        return (solution, made, first);
    }

    private async Task<bool> AreGoneAsync(Solution after, IReadOnlyCollection<FixedFinding> made, CancellationToken cancellationToken)
    {
        var now = (await SolutionFindings.OfAsync([.. asked.Select(id => after.GetProject(id)!)], progress, cancellationToken)).All.CountBy(finding => finding.Id).ToDictionary();
        var was = (await SolutionFindings.OfAsync([.. asked.Select(id => Current.GetProject(id)!)], progress, cancellationToken)).All.CountBy(finding => finding.Id).ToDictionary();
        return made.CountBy(one => one.Finding.Id).All(gone => now.GetValueOrDefault(gone.Key) <= was.GetValueOrDefault(gone.Key) - gone.Value);
    }

    // A file that several projects or frameworks have changes in all of them.
    private static async Task<Solution> InAllProjectsAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        foreach (var (path, _, now) in await ChangedTexts.BetweenAsync(before, after, cancellationToken))
        {
            var text = await now.GetTextAsync(cancellationToken);
            foreach (var id in after.GetDocumentIdsWithFilePath(path).Where(id => id != now.Id))
                if (after.GetDocument(id) is { } other && !(await other.GetTextAsync(cancellationToken)).ContentEquals(text))
                    after = after.WithDocumentText(id, text);
        }
        return after;
    }

    private static async Task<Solution> EditedAsync(Solution solution, string path, IReadOnlyList<ConfigurationEdit> edits, CancellationToken cancellationToken)
    {
        foreach (var document in solution.Projects.SelectMany(project => project.AdditionalDocuments).Where(document => document.FilePath == path).ToList())
            solution = solution.WithAdditionalDocumentText(document.Id, ConfigurationEditor.Apply(await document.GetTextAsync(cancellationToken), edits));
        return solution;
    }

    private static (string, string, string, string) Name(Finding finding) => (finding.Id, finding.File, finding.Subject, finding.Message);
}
