namespace BackendArchitect.Analyzers.Tests.Model.Taint;

/// <summary>Every flow of the tables, in a service of its own.</summary>
public class FlowTests
{
    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Flows.All.Length)];

    [Theory, MemberData(nameof(Numbers))]
    public async Task A_flow_is_judged_as_the_table_says(int number)
    {
        var flow = Flows.All[number];
        var (found, errors, _) = await flow.RunAsync();
        Assert.True(errors.IsEmpty, string.Join('\n', errors.Take(3)) + "\n" + flow.Code);
        var expected = flow.Rule.Length == 0 ? "nothing" : flow.Rule;
        var actual = found.IsEmpty ? "nothing" : string.Join(' ', found.Select(d => d.Id));
        Assert.True(expected == actual, $"expected {expected}, found {actual}\n{string.Join('\n', found.Select(d => d.ToString()))}\n{flow.Code}\n{flow.Members}");
    }

    [Fact]
    public void The_table_has_at_least_two_hundred_flows_and_both_verdicts_of_every_rule()
    {
        Assert.True(Flows.All.Length >= 200, $"{Flows.All.Length} flows");
        Assert.Equal(Flows.All.Length, Flows.All.Select(flow => flow.Code + flow.Members).Distinct().Count());
        Assert.Equal(13, Flows.All.Select(flow => flow.Rule).Where(rule => rule.Length > 0).Distinct().Count());
    }
}
