using System.Collections.Concurrent;
using BackendArchitect.Analyzers.CodeFixes;
using BackendArchitect.Analyzers.CodeFixes.Proposals;
using Xunit.Abstractions;

namespace BackendArchitect.Analyzers.Tests.CodeFixes.Proposals;

public class ProposalJudgeTests(ITestOutputHelper output)
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

    [Fact]
    public async Task A_letter_of_another_alphabet_stays_where_it_stood()
    {
        const string Source = """
            var builder = WebApplication.CreateBuilder(args);
            var app = builder.Build();
            app.MapPost("/orders", (PlaceOrder order) =>
            {
                // @ is a letter of the shop's own alphabet.
                return Results.Created("/orders/@", order.Sku);
            }).RequireAuthorization();
            app.Run();

            public record PlaceOrder(string Sku, int Quantity);
            """;
        const string Answer = """
            app.MapPost("/orders", (PlaceOrder order) =>
            {
                // @ is a letter of the shop's own alphabet.
                if (order.Sku is not { Length: > 0 and < 30 })
                    return Results.BadRequest("The product is missing: @.");
                return Results.Created("/orders/@", order.Sku);
            }).RequireAuthorization();
            """;
        var good = new ProposalCase("", "BARCH2001", [("Program.cs", Source.Replace('@', '\u0430'))], Answer.Replace('@', '\u0430'));
        var judged = await good.JudgeAsync(good.Block);
        Assert.True(judged.Verdict.IsAccepted, string.Join("\n", judged.Verdict.Refusals));
        var lookalike = await good.JudgeAsync(good.Block.Replace("    if (order", "    var s\u0430 = order.Sku;\n    if (order"));
        Assert.Equal([RefusalReason.HiddenCharacter], lookalike.Verdict.Refusals.Select(refusal => refusal.Reason));
    }

    // The right fix at the wrong place; and one of two findings fixed while the other gets worse.
    [Fact]
    public async Task A_right_answer_to_another_finding_is_refused()
    {
        var pairs = GoodAnswers.All.SelectMany(good => GoodAnswers.All.Where(other => other.Id == good.Id && other.Place != good.Place && other.Files.SequenceEqual(good.Files)).Select(other => (Good: good, Other: other))).ToList();
        Assert.True(pairs.Count >= 6, $"{pairs.Count} pairs");
        foreach (var (good, other) in pairs)
        {
            var proposal = await good.JudgeAsync(other.Block);
            Assert.False(proposal.Verdict.IsAccepted, $"{good} accepts the answer to {other}");
            Assert.Contains(proposal.Verdict.Refusals, refusal => refusal.Reason is RefusalReason.OutsideTheShape or RefusalReason.OtherSyntax or RefusalReason.CommentChanged);
        }
        var worse = GoodAnswers.All.Single(good => good.Name == "whether a password was given");
        var refused = await worse.JudgeAsync(worse.Block.Replace("\"Request for {Login}\", login", "\"Request for {Login} with {Key}\", login, login.Password"));
        Assert.Equal([RefusalReason.OutsideTheShape], refused.Verdict.Refusals.Select(refusal => refusal.Reason).Distinct());
    }

    /// <summary>How many bad answers a run judges; the campaign judges all of them.</summary>
    private static int Answers => int.TryParse(Environment.GetEnvironmentVariable("BACKEND_ARCHITECT_ANSWERS"), out var count) ? count : 500;

    private static int Seed => int.TryParse(Environment.GetEnvironmentVariable("BACKEND_ARCHITECT_SEED"), out var seed) ? seed : 1;

    [Fact]
    public async Task No_bad_answer_is_accepted_and_each_refusal_names_its_reason()
    {
        var all = new List<(ProposalCase Case, HostileAnswer Answer)>();
        foreach (var good in GoodAnswers.All)
        {
            var (document, finding) = await good.OpenAsync();
            var (site, _) = await ProposalSite.FindAsync(document, finding, CancellationToken.None);
            all.AddRange(Adversary.Of(good, site!.Code).Select(answer => (good, answer)));
        }
        Assert.True(all.Count >= 10_000, $"There are {all.Count} bad answers");

        var chosen = all.ToArray();
        new Random(Seed).Shuffle(chosen);
        var escapes = new ConcurrentBag<string>();
        var misnamed = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(chosen.Take(Answers), async (pair, token) =>
        {
            var (document, finding) = await pair.Case.OpenAsync();
            var proposal = await ProposalJudge.JudgeAsync(document, finding, pair.Answer.Answer, cancellationToken: token);
            if (proposal.Verdict.IsAccepted)
                escapes.Add($"{pair.Case}: class {pair.Answer.Class}, {pair.Answer.Name}\n{pair.Answer.Answer.Text}");
            else if (!proposal.Verdict.Refusals.Any(refusal => pair.Answer.Expected.Contains(refusal.Reason)))
                misnamed.Add($"{pair.Case}: class {pair.Answer.Class}, {pair.Answer.Name}: {string.Join("; ", proposal.Verdict.Refusals)}");
        });
        Assert.True(escapes.IsEmpty, $"{escapes.Count} of {Math.Min(Answers, all.Count)} escaped:\n{string.Join("\n\n", escapes.Take(100))}");
        Assert.True(misnamed.IsEmpty, $"{misnamed.Count} refusals name another reason:\n{string.Join("\n", misnamed.Take(100))}");
    }

    // Builds, finding gone, no new finding: what published systems ask.
    [Fact]
    public async Task The_usual_gate_lets_through_what_the_judge_refuses()
    {
        const int Judged = 120;
        var sample = new List<(ProposalCase Case, HostileAnswer Answer)>();
        foreach (var good in GoodAnswers.All)
        {
            var (document, finding) = await good.OpenAsync();
            var (site, _) = await ProposalSite.FindAsync(document, finding, CancellationToken.None);
            // What is no code at all is refused by any gate.
            sample.AddRange(Adversary.Of(good, site!.Code).Where(answer => answer.Class is > 10 and not 36).Select(answer => (good, answer)));
        }
        var chosen = sample.ToArray();
        new Random(Seed).Shuffle(chosen);
        var (usual, ours) = (0, 0);
        await Parallel.ForEachAsync(chosen.Take(Judged), async (pair, token) =>
        {
            var (document, finding) = await pair.Case.OpenAsync();
            if ((await ProposalJudge.JudgeAsync(document, finding, pair.Answer.Answer, cancellationToken: token)).Verdict.IsAccepted)
                Interlocked.Increment(ref ours);
            _ = pair.Answer.Answer.Extract(mayHoldFile: false, out var code, out _);
            var (site, _) = await ProposalSite.FindAsync(document, finding, token);
            var text = site!.Text.Replace(site.Unit.Span, code);
            if ((await FixJudge.JudgeAsync(document.Project.Solution, document.WithText(text).Project.Solution, finding, token)).IsAccepted)
                Interlocked.Increment(ref usual);
        });
        output.WriteLine($"Of {Judged} bad answers the usual gate accepts {usual}, ours {ours}");
        Assert.Equal(0, ours);
        Assert.True(usual > Judged / 10, $"The usual gate accepts {usual} of {Judged}");
    }
}
