using System.Text;
using System.Text.Json;
using BackendArchitect.Analyzers.Baseline;
using BackendArchitect.Tool.Findings;
using BackendArchitect.Tool.Loading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Tool.Baselines;

/// <summary>A baseline and the findings that it may hold.</summary>
/// <param name="File">The file; one without entries where there is none yet.</param>
/// <param name="Match">What it says of the findings.</param>
/// <param name="New">The findings that it does not hold.</param>
internal sealed record Baseline(BaselineFile File, BaselineMatch<Finding> Match, IReadOnlyList<Finding> New)
{
    /// <summary>The baselines of a solution: those that its projects read, and for findings of projects that read none, one beside the solution.</summary>
    /// <exception cref="UnanswerableException">A baseline cannot be read.</exception>
    internal static IReadOnlyList<Baseline> Of(IEnumerable<Finding> findings, LoadedSolution loaded)
    {
        var ofNone = Path.Combine(loaded.Folder, BaselineFile.Name);
        var paths = loaded.Solution.Projects.ToDictionary(project => project.Id, project => PathOf(project) ?? ofNone);
        var byPath = findings.ToLookup(finding => paths[finding.Project.Id]);
        return [.. paths.Values.Distinct().Where(path => System.IO.File.Exists(path) || byPath[path].Any()).Order(StringComparer.Ordinal).Select(path => Of(path, [.. byPath[path]], Today(loaded)))];
    }

    /// <summary>The baseline that holds what is found today, without what was fixed.</summary>
    /// <param name="takesNew">Whether what it does not hold yet goes in.</param>
    /// <param name="reason">Why new findings may stay.</param>
    /// <param name="expires">The last day on which new findings may.</param>
    internal BaselineFile Written(bool takesNew, string? reason, string? expires)
    {
        var known = File.Entries.GroupBy(entry => entry.Key).ToDictionary(same => same.Key, same => (First: same.First(), Count: same.Sum(entry => entry.Count)));
        var counts = Match.Held.Concat(New).SelectMany(KeysOf).GroupBy(key => key).ToDictionary(same => same.Key, same => same.Count());
        var entries = from found in counts
                      let old = known.TryGetValue(found.Key, out var entry) ? entry : default
                      let count = takesNew ? found.Value : Math.Min(found.Value, old.Count)
                      where count > 0
                      orderby found.Key.File, found.Key.Rule, found.Key.Subject.Name
                      select old.First is { } kept ? kept with { Count = count } : new BaselineEntry(found.Key.Rule, found.Key.Subject, found.Key.File, count, reason, expires);
        return new(File.Path, [.. entries.OrderBy(entry => entry.File, StringComparer.Ordinal).ThenBy(entry => entry.Rule, StringComparer.Ordinal).ThenBy(entry => entry.Subject.Name, StringComparer.Ordinal)]);
    }

    /// <summary>The text of a baseline: one entry a line, so that a review shows what came and went.</summary>
    internal static string Text(BaselineFile file)
    {
        var text = new StringBuilder("{\n  \"version\": 1,\n  \"findings\": [");
        for (var i = 0; i < file.Entries.Length; i++)
        {
            var entry = file.Entries[i];
            text.Append(i == 0 ? "\n    { " : ",\n    { ");
            Append("rule", entry.Rule, first: true);
            Append(entry.Subject.Kind.ToString().ToLowerInvariant(), entry.Subject.Name);
            Append("file", entry.File);
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $", \"count\": {entry.Count}");
            Append("reason", entry.Reason);
            Append("expires", entry.Expires);
            text.Append(" }");
        }
        return text.Append(file.Entries.IsEmpty ? "]\n}\n" : "\n  ]\n}\n").ToString();

        void Append(string name, string? value, bool first = false)
        {
            if (value is not null)
                text.Append(first ? "" : ", ").Append('"').Append(name).Append("\": \"").Append(JsonEncodedText.Encode(value, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)).Append('"');
        }
    }

    private IEnumerable<BaselineKey> KeysOf(Finding finding) => finding.Subjects.Distinct().Select(subject => new BaselineKey(finding.Id, subject, File.PathOf(finding.File)));

    private static Baseline Of(string path, IReadOnlyList<Finding> findings, string today)
    {
        var file = System.IO.File.Exists(path) ? BaselineFile.Read(path, SourceText.From(System.IO.File.ReadAllText(path))) : new BaselineFile(path, []);
        if (file.Flaw is { } flaw)
        {
            var at = SourceText.From(System.IO.File.ReadAllText(path)).Lines.GetLinePosition(flaw.Where.Start);
            throw new UnanswerableException($"{path}({at.Line + 1},{at.Character + 1}): the baseline cannot be read: {flaw.What}");
        }
        return Of(file, findings, today);
    }

    /// <summary>A baseline beside findings.</summary>
    internal static Baseline Of(BaselineFile file, IReadOnlyList<Finding> findings, string today)
    {
        var baseline = new Baseline(file, new([], [], []), []);
        var match = file.Match(findings, baseline.KeysOf, today);
        return baseline with { Match = match, New = [.. findings.Except(match.Held)] };
    }

    private static string? PathOf(Project project) =>
        project.AnalyzerOptions.AdditionalFiles.FirstOrDefault(file => BaselineFile.Is(file, project.AnalyzerOptions.AnalyzerConfigOptionsProvider))?.Path;

    // A build may say that it is another day; else the clock does.
    private static string Today(LoadedSolution loaded) =>
        loaded.Projects.Select(project => project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(BaselineFile.Today, out var said) ? said : "").FirstOrDefault(said => said.Length > 0)
        ?? DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
