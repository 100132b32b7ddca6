using System.CommandLine;
using BackendArchitect.Analyzers.AI;
using BackendArchitect.Analyzers.CodeFixes;
using BackendArchitect.Tool.Findings;
using BackendArchitect.Tool.Loading;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Tool.Fixing;

/// <summary><c>barch fix</c>: makes the changes that are safe, and on demand those that a person has to look at.</summary>
internal static class FixCommand
{
    private const string None = "none";
    private const string Show = "show";
    private const string Apply = "apply";

    internal static Command Create()
    {
        var input = new SolutionInput();
        var diagnostics = new System.CommandLine.Option<string[]>("--diagnostics") { Description = "Rules by id or family instead of all.", AllowMultipleArgumentsPerToken = true };
        var dryRun = new System.CommandLine.Option<bool>("--dry-run") { Description = $"Write nothing; show the difference. Exit code {ExitCode.Found} where there is one." };
        var review = new System.CommandLine.Option<string>("--review")
        {
            Description = "Fixes that are right in most cases and a decision in some, among them credentials that leave a file for user secrets: none, show their difference, or apply them.", DefaultValueFactory = _ => None,
        };
        review.AcceptOnlyFromAmong(None, Show, Apply);
        var ai = new System.CommandLine.Option<bool>("--ai") { Description = "Ask the model that you have switched on about what is left; what it proposes is proven, shown, and written when you say so." };
        var yes = new System.CommandLine.Option<bool>("--yes") { Description = "Take every proposal that is proven, without asking." };
        var command = new Command("fix", "Fixes what can be fixed without a person; each change is proven by analysing its result.") { diagnostics, dryRun, review, ai, yes };
        input.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Answer.Async(async () =>
        {
            var chosen = RuleChoice.Of(parsed.GetValue(diagnostics) ?? []);
            var model = !parsed.GetValue(ai) ? null
                : AiSettings.OfUser() ?? throw new UnanswerableException("No model is switched on: set BACKEND_ARCHITECT_AI=on, BACKEND_ARCHITECT_AI_ENDPOINT and BACKEND_ARCHITECT_AI_MODEL; see the package BackendArchitect.Analyzers.AI");
            using var loaded = await ConsoleProgress.WhileAsync(progress => input.OpenAsync(parsed, progress, cancellationToken));
            bool IsMeant(Finding finding) => chosen.Count == 0 || chosen.Contains(finding.Id);
            var (result, exitCode) = await RunAsync(loaded, IsMeant, parsed.GetValue(dryRun), parsed.GetValue(review)!, cancellationToken);
            if (model is not null)
                await ProposalDialogue.RunAsync(result, [.. loaded.Projects.Select(project => project.Id)], IsMeant, model, loaded.Folder, parsed.GetValue(dryRun) ? Consent.Never : parsed.GetValue(yes) ? Consent.Always : Consent.Asked, cancellationToken);
            return exitCode;
        }));
        return command;
    }

    private static async Task<(Solution Result, int ExitCode)> RunAsync(LoadedSolution loaded, Func<Finding, bool> isMeant, bool isDry, string review, CancellationToken cancellationToken)
    {
        var (run, safe) = await ConsoleProgress.WhileAsync(async progress =>
        {
            var run = new FixRun(loaded.Solution, [.. loaded.Projects.Select(project => project.Id)], isMeant, progress);
            await run.FixAsync(Safety.Safe, cancellationToken);
            var safe = (run.Current, Fixed: run.Fixed.Count);
            if (review != None)
            {
                await run.FixAsync(Safety.Review, cancellationToken);
                await run.FixConfigurationAsync(cancellationToken);
            }
            return (run, safe);
        });
        var result = review == Apply ? run.Current : safe.Current;
        var made = review == Apply ? run.Fixed : [.. run.Fixed.Take(safe.Fixed)];
        if (isDry)
            await ShowAsync(loaded.Solution, result, loaded.Folder, cancellationToken);
        else
            await WriteAsync(loaded.Solution, result, review == Apply ? run.Moved : [], cancellationToken);
        if (review == Show)
            await ShowAsync(safe.Current, run.Current, loaded.Folder, cancellationToken);
        await SayAsync(run, made, review, loaded.Folder, isDry, cancellationToken);
        return (result, isDry && made.Count > 0 ? ExitCode.Found : ExitCode.Clean);
    }

    /// <summary>Shows what differs between two states of a solution.</summary>
    internal static async Task ShowAsync(Solution before, Solution after, string folder, CancellationToken cancellationToken)
    {
        foreach (var (path, was, now) in await ChangedTexts.BetweenAsync(before, after, cancellationToken))
            Console.Write(UnifiedDiff.Of(Path.GetRelativePath(folder, path).Replace('\\', '/'), await ShownLines.OfAsync(was, cancellationToken), await ShownLines.OfAsync(now, cancellationToken)));
    }

    private static async Task WriteAsync(Solution before, Solution after, IReadOnlyList<MovedSecret> moved, CancellationToken cancellationToken)
    {
        // First where a credential goes to, then where it leaves: whoever ends the tool between the two has it twice.
        await SecretMove.KeepAsync(moved, cancellationToken);
        foreach (var (path, was, now) in await ChangedTexts.BetweenAsync(before, after, cancellationToken))
            await FixedFile.WriteAsync(path, was, now, cancellationToken);
    }

    private static async Task SayAsync(FixRun run, IReadOnlyCollection<FixedFinding> made, string review, string folder, bool isDry, CancellationToken cancellationToken)
    {
        foreach (var (finding, title) in made)
            Console.WriteLine($"{(isDry ? "would fix" : "fixed")} {At(finding, folder)}: {title}");
        foreach (var (finding, title, refusals) in run.Refused)
            Console.WriteLine($"refused {At(finding, folder)}: {title}: {string.Join("; ", refusals.Select(refusal => $"{refusal.Reason}: {refusal.Detail}"))}");
        if (review == Apply)
            foreach (var finding in run.Left)
                if (await ConfigurationFixes.PrepareAsync(finding, cancellationToken) is { } advice)
                    Console.WriteLine($"by hand {At(finding, folder)}: {advice}");
        var left = run.Left.Count + (review == Show ? run.Fixed.Count - made.Count : 0);
        var reviewable = review == Apply ? 0 : review == Show ? run.Fixed.Count - made.Count : run.Left.Count(finding => RuleFixes.Of(finding.Id) is not null || ConfigurationFixes.Serve(finding.Id));
        Console.WriteLine($"{made.Count} {(isDry ? "would be fixed" : "fixed")} in {made.Select(one => one.Finding.File).Distinct().Count()} files, {left} left{(reviewable == 0 ? "" : review == Show ? $", {reviewable} of them by the fixes shown: '--review apply' makes them" : $", {reviewable} of them perhaps by a fix to look at: '--review show'")}");
        if (review == Apply && run.Moved.Count > 0)
            Console.WriteLine("A credential that was committed is known to everybody who has the repository: replace it, wherever it is kept from now on");
    }

    private static string At(Finding finding, string folder) => $"{finding.Id} {finding.PathFrom(folder)}({finding.Place.StartLinePosition.Line + 1})";
}
