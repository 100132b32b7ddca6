using BackendArchitect.Analyzers.AI;
using BackendArchitect.Tool.Findings;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Tool.Fixing;

/// <summary>Who says that a proposal is written.</summary>
internal enum Consent
{
    /// <summary>Nobody: it is only shown.</summary>
    Never,

    /// <summary>A person, for each.</summary>
    Asked,

    /// <summary>The person who started the tool, for all.</summary>
    Always,
}

/// <summary>Has a model propose, shows what is proven, writes what is taken at once, and tells what came of it.</summary>
internal static class ProposalDialogue
{
    internal static async Task RunAsync(
        Solution solution, IReadOnlyCollection<ProjectId> asked, Func<Finding, bool> isMeant, AiSettings settings, string folder, Consent consent, CancellationToken cancellationToken)
    {
        var found = await ConsoleProgress.WhileAsync(progress => SolutionFindings.OfAsync([.. asked.Select(id => solution.GetProject(id)!)], progress, cancellationToken));
        var run = new ModelRun(solution, settings, async proposed =>
        {
            await SayAsync(proposed, folder, cancellationToken);
            if (!IsTaken(consent))
                return false;
            foreach (var (path, was, now) in await ChangedTexts.BetweenAsync(proposed.Before, proposed.After, cancellationToken))
                await FixedFile.WriteAsync(path, was, now, cancellationToken);
            return true;
        });
        // No progress is shown: a person is asked meanwhile.
        await run.AskAsync(found.All.Where(isMeant), progress: null, cancellationToken);
        foreach (var (finding, why) in run.Refused)
            Console.WriteLine($"no proposal for {At(finding, folder)}: {why}");
        Console.WriteLine($"The model was asked {run.Asked} times for {run.Tokens} tokens: {run.Taken.Count} proposals written, {run.Declined.Count} shown, {run.Refused.Count} findings without one");
        if (run.Declined.Count > 0 && consent == Consent.Asked && Console.IsInputRedirected)
            Console.WriteLine("Nobody is here to say yes: '--yes' writes what is proven");
    }

    private static async Task SayAsync(ProposedFix proposed, string folder, CancellationToken cancellationToken)
    {
        await FixCommand.ShowAsync(proposed.Before, proposed.After, folder, cancellationToken);
        Console.WriteLine($"proposed {At(proposed.Finding, folder)}: proven");
        foreach (var fact in proposed.ChangedFacts)
            Console.WriteLine($"  {fact}");
    }

    private static bool IsTaken(Consent consent)
    {
        if (consent != Consent.Asked || Console.IsInputRedirected)
            return consent == Consent.Always;
        Console.Error.Write("Write it? [y/N] ");
        return Console.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }

    private static string At(Finding finding, string folder) => $"{finding.Id} {finding.PathFrom(folder)}({finding.Place.StartLinePosition.Line + 1})";
}
