using System.CommandLine;
using System.Globalization;
using BackendArchitect.Analyzers.Baseline;
using BackendArchitect.Tool.Findings;
using BackendArchitect.Tool.Loading;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Tool.Baselines;

/// <summary><c>barch baseline</c>: writes down what there is, so that only what is new breaks a build.</summary>
internal static class BaselineCommand
{
    internal static Command Create()
    {
        var input = new SolutionInput();
        var shrink = new Option<bool>("--shrink") { Description = "Only take out what is fixed; what is new stays new." };
        var status = new Option<bool>("--status") { Description = $"Write nothing; say what is held, new, stale and expired. Exit code {ExitCode.Found} where anything is new, stale or expired." };
        var reason = new Option<string?>("--reason") { Description = "Why what goes in may stay." };
        var expires = new Option<string?>("--expires") { Description = "The last day on which what goes in may stay, as 2027-01-31." };
        var command = new Command("baseline", $"Writes what is found today to {BaselineFile.Name}, which the analyzers read: only what is new breaks a build.") { shrink, status, reason, expires };
        input.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Answer.Async(async () =>
        {
            var until = parsed.GetValue(expires);
            if (until is not null && !DateOnly.TryParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                throw new UnanswerableException($"'{until}' is no day as 2027-01-31");
            using var loaded = await ConsoleProgress.WhileAsync(progress => input.OpenAsync(parsed, progress, cancellationToken));
            var found = await ConsoleProgress.WhileAsync(progress => SolutionFindings.OfAsync(loaded.Projects, progress, cancellationToken));
            if (found.Failures.Length > 0)
                throw new UnanswerableException($"A rule failed, so not everything was said: {string.Join('\n', found.Failures)}");
            var baselines = Baseline.Of(found.All, loaded);
            return parsed.GetValue(status) ? Say(baselines, loaded) : await WriteAsync(baselines, loaded, !parsed.GetValue(shrink), parsed.GetValue(reason), until, cancellationToken);
        }));
        return command;
    }

    private static async Task<int> WriteAsync(IReadOnlyList<Baseline> baselines, LoadedSolution loaded, bool takesNew, string? reason, string? expires, CancellationToken cancellationToken)
    {
        foreach (var baseline in baselines)
        {
            var written = baseline.Written(takesNew, reason, expires);
            var text = Baseline.Text(written);
            if (!File.Exists(baseline.File.Path) || await File.ReadAllTextAsync(baseline.File.Path, cancellationToken) != text)
                await WholeFile.WriteAsync(baseline.File.Path, text, cancellationToken);
            Console.WriteLine($"{Path.GetRelativePath(loaded.Folder, baseline.File.Path)}: {Counted(written.Entries.Length, "entry", "entries")}, {Counted(written.Entries.Sum(entry => entry.Count), "finding", "findings")}");
            foreach (var unseen in Unseen(baseline, loaded))
                await Console.Error.WriteLineAsync($"'{unseen}' does not stand below '{Path.GetDirectoryName(baseline.File.Path)}': let its property BackendArchitectBaseline name the file");
        }
        if (baselines.Count == 0)
            Console.WriteLine("Nothing is found, so no baseline is needed");
        return ExitCode.Clean;
    }

    private static int Say(IReadOnlyList<Baseline> baselines, LoadedSolution loaded)
    {
        foreach (var baseline in baselines)
        {
            Console.WriteLine($"{Path.GetRelativePath(loaded.Folder, baseline.File.Path)}: {baseline.Match.Held.Length} held, {baseline.New.Count} new, {Counted(baseline.Match.Stale.Length, "stale entry", "stale entries")}, {Counted(baseline.Match.Expired.Length, "expired entry", "expired entries")}");
            foreach (var entry in baseline.Match.Stale)
                Console.WriteLine($"  stale   {Shown(entry)}");
            foreach (var entry in baseline.Match.Expired)
                Console.WriteLine($"  expired {Shown(entry)} on {entry.Expires}{(entry.Reason is null ? "" : $" ({entry.Reason})")}");
            foreach (var finding in baseline.New)
                Console.WriteLine($"  new     {finding.Id} {finding.Subject} {finding.PathFrom(loaded.Folder)}({finding.Place.StartLinePosition.Line + 1})");
        }
        return baselines.All(baseline => baseline.New.Count == 0 && baseline.Match.Stale.IsEmpty && baseline.Match.Expired.IsEmpty) ? ExitCode.Clean : ExitCode.Found;
    }

    private static string Shown(BaselineEntry entry) => $"{entry.Rule} {entry.Subject.Name} {entry.File}{(entry.Count == 1 ? "" : $" x{entry.Count}")}";

    // The build looks for the file from each project upwards.
    private static IEnumerable<string> Unseen(Baseline baseline, LoadedSolution loaded)
    {
        var folder = Path.GetDirectoryName(baseline.File.Path)! + Path.DirectorySeparatorChar;
        return baseline.New.Select(finding => finding.Project).Distinct()
            .Where(project => project.FilePath?.StartsWith(folder, StringComparison.Ordinal) == false && !project.AnalyzerOptions.AdditionalFiles.Any(file => file.Path == baseline.File.Path)).Select(project => Path.GetRelativePath(loaded.Folder, project.FilePath!));
    }

    private static string Counted(int count, string one, string several) => $"{count} {(count == 1 ? one : several)}";
}
