using System.Text.Json.Nodes;
using BackendArchitect.Analyzers.CodeFixes.Proposals;
using BackendArchitect.Analyzers.Tests.CodeFixes.Proposals;
using BackendArchitect.Tool.Loading;
using BackendArchitect.Tool.Tests.Testing;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Tool.Tests.Agents;

/// <summary>The bad answers that the judge is attacked with, handed in by an agent.</summary>
public class HostilePatchTests
{
    /// <summary>How many bad patches a run hands in; the campaign hands in all of them.</summary>
    private static int Patches => int.TryParse(Environment.GetEnvironmentVariable("BACKEND_ARCHITECT_PATCHES"), out var count) ? count : 150;

    private static int Seed => int.TryParse(Environment.GetEnvironmentVariable("BACKEND_ARCHITECT_SEED"), out var seed) ? seed : 1;

    [Fact]
    public async Task No_bad_patch_is_accepted_and_every_right_one_is()
    {
        var all = new List<(ProposalCase Case, HostileAnswer Answer)>();
        foreach (var good in GoodAnswers.All)
        {
            var (document, finding) = await good.OpenAsync();
            var (site, _) = await ProposalSite.FindAsync(document, finding, CancellationToken.None);
            // An agent hands in a whole text: nothing of it is cut short on the way.
            all.AddRange(Adversary.Of(good, site!.Code).Where(answer => answer.Answer.IsComplete && answer.Answer.Text.Length < AnswerText.Longest).Select(answer => (good, answer)));
        }
        Assert.True(all.Count >= 10_000, $"There are {all.Count} bad answers");
        var chosen = all.ToArray();
        new Random(Seed).Shuffle(chosen);

        var escapes = new List<string>();
        var refused = new List<string>();
        foreach (var asked in chosen.Take(Patches).ToLookup(pair => pair.Case, pair => pair.Answer))
        {
            await using var session = await AgentSession.StartAsync(asked.Key.Files, load: folder => Load(asked.Key, folder));
            var finding = await FindingAsync(session, asked.Key);
            var right = await session.AskAsync("check_patch", ("finding", finding), ("newText", asked.Key.Answer));
            if (!(bool)right["accepted"]!)
                refused.Add($"{asked.Key}: {right["refusals"]}");
            foreach (var answer in asked)
                // What an agent hands in without a fence is the code; the refusal that a fence is missing is not for it.
                if (answer.Name != "no fence" && (bool)(await session.AskAsync("check_patch", ("finding", finding), ("newText", answer.Answer.Text)))["accepted"]!)
                    escapes.Add($"{asked.Key}: class {answer.Class}, {answer.Name}\n{answer.Answer.Text}");
        }
        Assert.True(escapes.Count == 0, $"{escapes.Count} of {Math.Min(Patches, all.Count)} escaped:\n{string.Join("\n\n", escapes.Take(50))}");
        Assert.True(refused.Count == 0, string.Join("\n", refused));
    }

    private static async Task<string> FindingAsync(AgentSession session, ProposalCase asked)
    {
        var findings = (await session.AskAsync("list_findings", ("rule", asked.Id)))["findings"]!.AsArray();
        var ordered = findings.OrderBy(finding => (string)finding!["file"]!, StringComparer.Ordinal).ThenBy(finding => (int)finding!["line"]!).ThenBy(finding => (int)finding!["column"]!).ToList();
        return (string)ordered[asked.Place]!["fingerprint"]!;
    }

    private static LoadedSolution Load(ProposalCase asked, string folder)
    {
        var project = ProposalCase.Project(asked.Files, folder);
        var workspace = project.Solution.Workspace;
        Assert.True(workspace.TryApplyChanges(project.Solution));
        return new(workspace, project.FilePath!, [workspace.CurrentSolution.GetProject(project.Id)!], []);
    }
}
