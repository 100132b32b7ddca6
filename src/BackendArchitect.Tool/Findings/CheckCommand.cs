using System.CommandLine;
using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Tool.Baselines;
using BackendArchitect.Tool.Fixing;
using BackendArchitect.Tool.Loading;
using BackendArchitect.Tool.Reports;
using Microsoft.CodeAnalysis;
using Spectre.Console;

namespace BackendArchitect.Tool.Findings;

/// <summary><c>barch check</c>: what the rules find in a solution.</summary>
internal static class CheckCommand
{
    private const string SummaryVariable = "GITHUB_STEP_SUMMARY";

    // Text that goes to a file or another program is broken nowhere.
    private const int Unlimited = 10_000;

    internal static Command Create()
    {
        var input = new SolutionInput();
        var format = new Option<string>("--format") { Description = "text for people; sarif for code scanning; github for a workflow's annotations and summary; json; markdown.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "sarif", "json", "github", "markdown");
        var output = new Option<string?>("--output") { Description = "A file to write to instead of the console." };
        var severity = new Option<string>("--severity") { Description = "The least severity that is shown and counts.", DefaultValueFactory = _ => "warning" };
        severity.AcceptOnlyFromAmong(Threshold.Words);
        var diagnostics = new Option<string[]>("--diagnostics") { Description = $"Rules by id or family ({EndpointWithoutAuthorization.Descriptor.Id}, {EndpointWithoutAuthorization.Descriptor.Category}) instead of all.", AllowMultipleArgumentsPerToken = true };
        var since = new Option<string?>("--changed-since") { Description = "A revision of git: only files that are not as they were then." };
        var command = new Command("check", $"Runs the rules over a solution without touching it. Exit code: {ExitCode.Clean} nothing at or above the severity, {ExitCode.Found} findings, {ExitCode.Unanswerable} could not be answered.") { format, output, severity, diagnostics, since };
        input.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Answer.Async(async () =>
        {
            var chosen = RuleChoice.Of(parsed.GetValue(diagnostics) ?? []);
            using var loaded = await ConsoleProgress.WhileAsync(progress => input.OpenAsync(parsed, progress, cancellationToken));
            return await RunAsync(loaded, chosen, Threshold.Parse(parsed.GetValue(severity)!), parsed.GetValue(since), parsed.GetValue(format)!, parsed.GetValue(output), cancellationToken);
        }));
        return command;
    }

    private static async Task<int> RunAsync(LoadedSolution loaded, HashSet<string> chosen, DiagnosticSeverity threshold, string? since, string format, string? output, CancellationToken cancellationToken)
    {
        var changed = since is null ? null : await Repository.ChangedSinceAsync(since, loaded.Folder, cancellationToken);
        var found = await ConsoleProgress.WhileAsync(progress => SolutionFindings.OfAsync(loaded.Projects, progress, cancellationToken));
        var baselines = Baseline.Of(found.All, loaded);
        var report = ReportOf(found, baselines, loaded.Folder, finding => (chosen.Count == 0 || chosen.Contains(finding.Id)) && changed?.Contains(finding.File) != false, threshold);
        await WriteAsync(report, format, output, cancellationToken);
        foreach (var failure in found.Failures)
            await Console.Error.WriteLineAsync($"A rule failed, so not everything was said: {failure}");
        return found.Failures.Length > 0 ? ExitCode.Unanswerable : report.Findings.Count > 0 ? ExitCode.Found : ExitCode.Clean;
    }

    /// <summary>What a report tells of findings.</summary>
    internal static CheckReport ReportOf(SolutionFindings found, IReadOnlyList<Baseline> baselines, string folder, Func<Finding, bool> isMeant, DiagnosticSeverity threshold)
    {
        var held = baselines.SelectMany(baseline => baseline.Match.Held).ToHashSet();
        var known = found.All.Where(isMeant).ToList();
        var meant = known.Where(finding => !held.Contains(finding)).ToList();
        var shown = meant.Where(finding => finding.Severity >= threshold).ToList();
        return new(shown, folder, Repository.RootOf(folder)) 
        {
            Below = meant.Count - shown.Count,
            InBaseline = known.Count - meant.Count,
            Stale = baselines.Sum(baseline => baseline.Match.Stale.Length),
            Fixes = token => RuleFixes.SafeAsync(shown, token),
        };
    }

    private static async Task WriteAsync(CheckReport report, string format, string? output, CancellationToken cancellationToken)
    {
        if (format == "text" && output is null)
        {
            if (Console.IsOutputRedirected)
                AnsiConsole.Profile.Width = Unlimited;
            TextReport.Write(report, AnsiConsole.Console);
            return;
        }
        var text = await TextOfAsync(report, format, output is null, cancellationToken);
        if (output is null)
            await Console.Out.WriteAsync(text.EndsWith('\n') ? text : text + "\n");
        else
            await WholeFile.WriteAsync(output, text, cancellationToken);
    }

    private static async Task<string> TextOfAsync(CheckReport report, string format, bool onConsole, CancellationToken cancellationToken)
    {
        switch (format)
        {
            case "sarif":
                return SarifReport.Write(report, await report.Fixes(cancellationToken));
            case "json":
                return JsonReport.Write(report);
            case "markdown":
                return MarkdownReport.Write(report);
            case "github":
                // A workflow has a page for summaries; where there is none, the table follows the annotations.
                if (!onConsole || Environment.GetEnvironmentVariable(SummaryVariable) is not { Length: > 0 } page)
                    return GitHubReport.Annotations(report) + MarkdownReport.Summary(report);
                await File.AppendAllTextAsync(page, MarkdownReport.Summary(report), cancellationToken);
                return GitHubReport.Annotations(report);
            default:
                var written = new StringWriter { NewLine = "\n" };
                var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(written), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No });
                console.Profile.Width = Unlimited;
                TextReport.Write(report, console);
                return written.ToString();
        }
    }
}
