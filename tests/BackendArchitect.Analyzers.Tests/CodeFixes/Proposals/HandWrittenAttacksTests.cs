using System.Collections.Immutable;
using BackendArchitect.Analyzers.Tests.CodeFixes.Proposals.Attacks;

namespace BackendArchitect.Analyzers.Tests.CodeFixes.Proposals;

/// <summary>Bad answers that no operator makes: what a clever or careless model could write that looks like a mend.</summary>
public class HandWrittenAttacksTests
{
    private static readonly ImmutableArray<Attack> All =
    [
        .. CheckAttacks.All, .. GuardPlaceAttacks.All, .. AllowListAttacks.All, .. RewriteAttacks.All, .. PolicyAttacks.All, .. LogAttacks.All, .. TextAttacks.All,
    ];

    public static TheoryData<string> Names => new(All.Select(attack => attack.ToString()));

    [Theory, MemberData(nameof(Names))]
    public async Task A_bad_answer_is_refused_for_its_reason(string name)
    {
        var attack = All.Single(known => known.ToString() == name);
        var proposal = await attack.Case.JudgeAsync(attack.Case.Block);
        Assert.False(proposal.Verdict.IsAccepted, "The answer is accepted: " + string.Join("; ", proposal.Verdict.ChangedFacts));
        Assert.True(proposal.Verdict.Refusals.Any(refusal => attack.Expected.Contains(refusal.Reason)), string.Join("\n", proposal.Verdict.Refusals));
    }

    [Fact]
    public void Every_rule_that_offers_a_proposal_is_attacked()
    {
        var asked = RuleCatalog.Entries.Where(entry => entry.Rule.Proposal is not null).Select(entry => entry.Id);
        Assert.Equal(asked.Order(), All.Select(attack => attack.Case.Id).Distinct().Order());
        Assert.True(All.Length >= 100, $"{All.Length} attacks");
    }
}
