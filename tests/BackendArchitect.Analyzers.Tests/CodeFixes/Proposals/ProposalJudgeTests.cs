using BackendArchitect.Analyzers.CodeFixes;
using BackendArchitect.Analyzers.CodeFixes.Proposals;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Tests.CodeFixes.Proposals;

public class ProposalJudgeTests
{
    public static TheoryData<string> Good => new(GoodAnswers.All.Select(good => good.ToString()));

    [Theory, MemberData(nameof(Good))]
    public async Task A_right_answer_is_accepted(string name)
    {
        var good = GoodAnswers.All.Single(known => known.ToString() == name);
        var proposal = await good.JudgeAsync("Here is the fixed code.\n\n" + good.Block + "\n\nIt refuses what is not valid.");
        Assert.True(proposal.Verdict.IsAccepted, string.Join("\n", proposal.Verdict.Refusals));
        Assert.NotEmpty(proposal.Verdict.ChangedFacts);
        Assert.NotNull(proposal.After);
    }
}
