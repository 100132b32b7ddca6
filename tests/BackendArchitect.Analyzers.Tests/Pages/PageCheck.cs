using System.Collections.Immutable;
using System.Text.RegularExpressions;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Analyzers.Tests.Pages;

/// <summary>
/// Runs a rule's page: what it calls a violation is reported where it is marked, what it calls fixed is clean under every rule, the rule's
/// fix leads from one to the other, and every option is explained.
/// </summary>
/// <param name="row">The rule.</param>
/// <param name="analyzers">The hosts of all rules.</param>
/// <param name="applicationWide">The ids of the rules that judge a whole application: examples are too small for any but their own page.</param>
internal sealed class PageCheck(RuleRow row, ImmutableArray<DiagnosticAnalyzer> analyzers, ImmutableHashSet<string> applicationWide)
{
    /// <summary>What is wrong with the page, one sentence each; nothing when it tells the truth.</summary>
    internal async Task<ImmutableArray<string>> ComplaintsAsync(Page page)
    {
        var complaints = ImmutableArray.CreateBuilder<string>();
        if (page.Id != row.Id || page.Title != row.Title)
            complaints.Add($"The heading is not '# {row.Id}: {row.Title}'");
        foreach (var option in row.Entry.Options.Where(o => !Regex.IsMatch(page.Options.Text, $"`{Regex.Escape(o.Key)}[` =]")))
            complaints.Add($"'## Options' does not explain `{option.Key}`: {option.Description}");
        foreach (var mark in page.Violation.Fences.SelectMany(f => f.Marks).Where(m => m.Id != row.Id).Select(m => m.Id).Distinct())
            complaints.Add($"'## Violation' marks {mark}, which only the page of {mark} can do");
        if (page.Violation.Fences.All(f => f.Marks.IsEmpty))
            complaints.Add("'## Violation' marks no line");
        if (page.Fixed.Fences.Any(f => !f.Marks.IsEmpty))
            complaints.Add("'## Fixed' marks a line");

        foreach (var references in ReferenceSet.All.Where(set => set.Version >= page.Framework))
            complaints.AddRange((await ComplaintsAsync(page, references)).Select(complaint => $"{references}: {complaint}"));
        return complaints.ToImmutable();
    }

    private async Task<ImmutableArray<string>> ComplaintsAsync(Page page, ReferenceSet references)
    {
        var complaints = ImmutableArray.CreateBuilder<string>();
        var violation = PageProject.Of(page.Violation, references, analyzers);
        var clean = PageProject.Of(page.Fixed, references, analyzers);
        foreach (var (heading, project) in new[] { ("Violation", violation), ("Fixed", clean) })
            complaints.AddRange((await project.ErrorsAsync()).Select(e => $"'## {heading}' does not compile: {Tell(project, e)}"));
        if (complaints.Count > 0)
            return complaints.ToImmutable();

        var findings = await violation.FindingsAsync();
        complaints.AddRange(findings.Where(d => d.Id == "AD0001").Select(d => $"'## Violation': {Tell(violation, d)}"));
        complaints.AddRange(Compare(violation, [.. findings.Where(d => d.Id == row.Id)]));
        complaints.AddRange((await clean.FindingsAsync())
            .Where(d => d.Id == row.Id || !applicationWide.Contains(d.Id))
            .Select(d => $"'## Fixed' is not clean: {Tell(clean, d)}"));
        if (row.Fix is not null && complaints.Count == 0)
            complaints.AddRange(await CompareFixAsync(violation, clean));
        return complaints.ToImmutable();
    }

    private IEnumerable<string> Compare(PageProject project, ImmutableArray<Diagnostic> findings)
    {
        var expected = project.Files
            .Where(f => f.Fence is not null)
            .SelectMany(f => f.Fence!.Marks.Where(m => m.Id == row.Id).Select(m => (f.Name, m.Line)))
            .ToHashSet();
        var reported = findings.ToLookup(d => (PageProject.NameOf(d), d.Location.GetLineSpan().StartLinePosition.Line));
        foreach (var mark in expected.Where(mark => !reported.Contains(mark)))
            yield return $"'## Violation' is not reported where it is marked: {Place(project, mark.Name, mark.Line)}";
        foreach (var finding in reported.Where(found => !expected.Contains(found.Key)).SelectMany(found => found))
            yield return $"'## Violation' is reported where it is not marked: {Tell(project, finding)}";
        foreach (var same in findings.GroupBy(d => (PageProject.NameOf(d), d.Location.SourceSpan)).Where(g => g.Count() > 1))
            yield return $"'## Violation' is reported more than once at one place: {Tell(project, same.First())}";
    }

    private async Task<ImmutableArray<string>> CompareFixAsync(PageProject violation, PageProject clean)
    {
        // One change for each mark is what a fix needs; as many again are granted to one that works in steps.
        var project = violation;
        for (var rest = 2 * violation.Files.Sum(f => f.Fence?.Marks.Length ?? 0); ; rest--)
        {
            // No host applies fixes to diagnostics in additional files.
            var finding = (await project.FindingsAsync()).FirstOrDefault(d => d.Id == row.Id && d.Location.IsInSource);
            if (finding is null)
                break;
            if (rest == 0)
                return [$"The fix never ends: {Tell(violation, finding)}"];
            if (await project.FixAsync(row.Fix!, finding) is not { } changed)
                return [$"The fix offers nothing here: {Tell(violation, finding)}"];
            project = changed;
        }
        var byHand = (await project.FindingsAsync()).Where(d => d.Id == row.Id).Select(PageProject.NameOf).ToHashSet();
        var actual = await project.TextsAsync();
        var expected = await clean.TextsAsync();
        return
        [
            .. actual.Keys.Union(expected.Keys)
                .Where(name => !byHand.Contains(name) && actual.GetValueOrDefault(name) != expected.GetValueOrDefault(name))
                .Select(name => $"The fix does not lead from '## Violation' to '## Fixed': it makes of {name}\n{actual.GetValueOrDefault(name) ?? "(nothing)"}"),
        ];
    }

    private static string Tell(PageProject project, Diagnostic diagnostic) =>
        $"{Place(project, PageProject.NameOf(diagnostic), diagnostic.Location.GetLineSpan().StartLinePosition.Line)}: {diagnostic.Id} {diagnostic.GetMessage()}";

    // The line of the page, which is where somebody has to look.
    private static string Place(PageProject project, string file, int line) =>
        project.Files.FirstOrDefault(f => f.Name == file)?.Fence is { } fence ? $"line {fence.Line + 1 + line} ({file})" : $"{file}({line + 1})";
}
