using BackendArchitect.Analyzers.AI;
using BackendArchitect.Analyzers.CodeFixes;
using BackendArchitect.Analyzers.CodeFixes.Proposals;
using BackendArchitect.Tool.Findings;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Tool.Fixing;

/// <summary>What a model proposes for a finding, and the judge accepts.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="ChangedFacts">What it changes, in sentences.</param>
/// <param name="Before">The solution as it is.</param>
/// <param name="After">The solution with the change.</param>
internal sealed record ProposedFix(Finding Finding, IReadOnlyList<string> ChangedFacts, Solution Before, Solution After);

/// <summary>Asks a model for what no mechanical fix mends. What the judge refuses nobody sees; what it accepts is taken when a person says so.</summary>
/// <param name="start">The solution that the findings are of.</param>
/// <param name="user">The user's settings.</param>
/// <param name="isTaken">Shows a proposal, and says whether it is taken.</param>
internal sealed class ModelRun(Solution start, AiSettings user, Func<ProposedFix, Task<bool>> isTaken)
{
    private readonly List<ProposedFix> _taken = [];
    private readonly List<ProposedFix> _declined = [];
    private readonly List<(Finding Finding, string Why)> _refused = [];
    private readonly Dictionary<AiSettings, (Asker Asker, PatientClient Client)> _models = [];

    /// <summary>The solution as it is by now.</summary>
    internal Solution Current { get; private set; } = start;

    internal IReadOnlyList<ProposedFix> Taken => _taken;

    internal IReadOnlyList<ProposedFix> Declined => _declined;

    /// <summary>What has no proposal, and why.</summary>
    internal IReadOnlyList<(Finding Finding, string Why)> Refused => _refused;

    /// <summary>How often a model was asked.</summary>
    internal int Asked { get; private set; }

    /// <summary>The tokens that were spent: questions and answers.</summary>
    internal long Tokens => _models.Values.Sum(model => model.Client.Spent);

    /// <summary>Asks for each finding whose rule can state what a rewriting may change, one after the other, each on what was taken before.</summary>
    internal async Task AskAsync(IEnumerable<Finding> findings, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        foreach (var finding in findings.Where(finding => finding.Rule.Rule.Proposal is not null).OrderBy(finding => finding.File, StringComparer.Ordinal).ThenByDescending(finding => finding.Span.Start))
        {
            if (finding.Project.Solution.GetDocument(finding.Diagnostic.Location.SourceTree) is not { } was || Current.GetDocument(was.Id) is not { } document
                || await SequentialFixAll.MovedAsync(finding.Diagnostic, was, document, cancellationToken) is not { } moved)
                continue;
            progress?.Report($"Asking about {finding.Id} in {Path.GetFileName(finding.File)}");
            if (await AskAsync(finding, moved, document, cancellationToken) is not { } proposed)
                continue;
            if (await isTaken(proposed))
            {
                Current = proposed.After;
                _taken.Add(proposed);
            }
            else
            {
                _declined.Add(proposed);
            }
        }
    }

    private async Task<ProposedFix?> AskAsync(Finding finding, Diagnostic moved, Document document, CancellationToken cancellationToken)
    {
        var (site, why) = await ProposalSite.FindAsync(document, moved, cancellationToken);
        if (site is null)
            return Without(finding, why!);
        if (user.For(document.Project, site.Root.SyntaxTree) is not { } settings)
            return Without(finding, "the repository lets no model be asked, or none that the user allows");
        var outcome = await AskerOf(settings).AskAsync(site, cancellationToken);
        Asked += outcome.Asked;
        return outcome is { IsAccepted: true, Proposal: { After: { } after } proposal }
            ? new(finding, proposal.Verdict.ChangedFacts, Current, after)
            : Without(finding, outcome.Why ?? "no answer came");
    }

    private Asker AskerOf(AiSettings settings)
    {
        if (!_models.TryGetValue(settings, out var model))
        {
            var client = new PatientClient(VendorClient.Of(settings), settings);
            _models.Add(settings, model = (new(settings, client, new(settings.Cache)), client));
        }
        return model.Asker;
    }

    private ProposedFix? Without(Finding finding, string why)
    {
        _refused.Add((finding, why));
        return null;
    }
}
