using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using BackendArchitect.Analyzers.AI;
using BackendArchitect.Analyzers.CodeFixes;
using BackendArchitect.Analyzers.CodeFixes.Proposals;
using BackendArchitect.Tool.Findings;
using BackendArchitect.Tool.Fixing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Tool.Agents;

/// <summary>A change for a finding, and what the judge says of it.</summary>
/// <param name="Before">The solution as it is.</param>
/// <param name="After">The solution with the change; null where it is refused.</param>
/// <param name="Refusals">Why it is refused.</param>
/// <param name="ChangedFacts">What it changes, in sentences.</param>
internal sealed partial record JudgedPatch(Solution Before, Solution? After, IReadOnlyList<Refusal> Refusals, IReadOnlyList<string> ChangedFacts)
{
    /// <summary>The document that a finding in C# stands in.</summary>
    internal static Document? DocumentOf(Finding finding) => finding.Project.Solution.GetDocument(finding.Diagnostic.Location.SourceTree);

    /// <summary>What a text is known by: who changes it, changes that.</summary>
    internal static string VersionOf(SourceText text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];

    /// <summary>Judges the rewritten member around a finding.</summary>
    internal static async Task<JudgedPatch> OfTextAsync(Finding finding, string newText, CancellationToken cancellationToken)
    {
        var solution = finding.Project.Solution;
        if (DocumentOf(finding) is not { } document)
            return Refused(solution, new Refusal(RefusalReason.NothingToAsk, "the finding does not stand in C#"));
        // What fix_context took out of the code stands in the answer by its name.
        var (site, _) = await ProposalSite.FindAsync(document, finding.Diagnostic, cancellationToken);
        var prompt = site is null ? null : (await Prompt.OfAsync(site, cancellationToken)).Prompt;
        var answer = new AnswerText(Fenced(newText));
        var proposal = prompt is null
            ? await ProposalJudge.JudgeAsync(document, finding.Diagnostic, answer, cancellationToken: cancellationToken)
            : await prompt.JudgeAsync(site!, answer, cancellationToken);
        return new(
            solution, proposal.Verdict.IsAccepted ? proposal.After : null,
            [.. proposal.Verdict.Refusals.Select(refusal => refusal with { Detail = Hidden(refusal.Detail) })], [.. proposal.Verdict.ChangedFacts.Select(Hidden)]);

        string Hidden(string sentence) => prompt?.Redaction.Of(sentence) ?? sentence;
    }

    /// <summary>Judges the safe change that a rule's fix offers, with how it is called; null where there is none.</summary>
    internal static async Task<(JudgedPatch Patch, string Title)?> OfSafeFixAsync(Finding finding, CancellationToken cancellationToken)
    {
        var solution = finding.Project.Solution;
        if (DocumentOf(finding) is not { } document
            || (await RuleFixes.OfferedAsync(finding.Diagnostic, document, cancellationToken)).FirstOrDefault(offered => offered.Safety == Safety.Safe) is not { } safe
            || await safe.ApplyAsync(solution, cancellationToken) is not { } changed)
            return null;
        var verdict = await FixJudge.JudgeAsync(solution, changed, finding.Diagnostic, cancellationToken);
        return (verdict.IsAccepted ? new(solution, changed, [], [safe.Title]) : Refused(solution, [.. verdict.Refusals]), safe.Title);
    }

    /// <summary>The change as a difference, without the credentials around it.</summary>
    internal async Task<string> DiffAsync(string folder, CancellationToken cancellationToken)
    {
        var diff = new StringBuilder();
        foreach (var (path, was, now) in After is null ? [] : await ChangedTexts.BetweenAsync(Before, After, cancellationToken))
            diff.Append(UnifiedDiff.Of(Path.GetRelativePath(folder, path).Replace('\\', '/'), await ShownLines.OfAsync(was, cancellationToken), await ShownLines.OfAsync(now, cancellationToken)));
        return diff.ToString();
    }

    private static JudgedPatch Refused(Solution solution, params Refusal[] refusals) => new(solution, null, refusals, []);

    // The judge reads answers as models give them. A fence that stands in the code ends nothing.
    private static string Fenced(string code)
    {
        if (code.TrimStart().StartsWith("```", StringComparison.Ordinal))
            return code;
        var fence = new string('`', Math.Max(3, Ticks().Matches(code).Select(ticks => ticks.Length + 1).DefaultIfEmpty().Max()));
        return $"{fence}csharp\n{code}\n{fence}";
    }

    [GeneratedRegex("`{3,}")]
    private static partial Regex Ticks();
}
