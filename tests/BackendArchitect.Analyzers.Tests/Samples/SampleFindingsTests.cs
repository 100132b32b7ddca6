namespace BackendArchitect.Analyzers.Tests.Samples;

/// <summary>
/// What the rules say about whole services: the leaky ones give exactly the findings that are checked in beside them, the clean one none.
/// </summary>
public class SampleFindingsTests
{
    private const string Switch = "BACKEND_ARCHITECT_WRITE";

    public static TheoryData<string> Samples => [.. SampleProject.Names];

    public static TheoryData<string> Leaky => [.. SampleProject.LeakyNames];

    [Theory, MemberData(nameof(Samples))]
    public async Task A_sample_compiles(string name) => Assert.Empty(await SampleProject.Open(name).ErrorsAsync());

    [Theory, MemberData(nameof(Leaky))]
    public async Task A_leaky_sample_gives_the_findings_beside_it(string name)
    {
        var file = ExpectedFindings(name);
        var actual = await SampleProject.Open(name).FindingsAsync();
        if (Environment.GetEnvironmentVariable(Switch) == "1")
            File.WriteAllLines(file, actual);
        var expected = File.ReadAllLines(file);
        var unexpected = actual.Except(expected).Select(line => "+ " + line);
        var missing = expected.Except(actual).Select(line => "- " + line);
        Assert.True(actual.SequenceEqual(expected),
            $"{file} differs; + is found and not expected. {Switch}=1 writes what is found, to be read in the diff.\n{string.Join('\n', [.. unexpected, .. missing])}");
    }

    [Fact]
    public async Task The_clean_sample_gives_no_finding_though_every_rule_is_on() =>
        Assert.Empty(await SampleProject.Open("CleanShop").FindingsAsync());

    [Fact]
    public void Every_rule_speaks_in_a_leaky_sample()
    {
        var findings = SampleProject.LeakyNames.SelectMany(name => File.ReadLines(ExpectedFindings(name))).ToList();
        var silent = RuleCatalog.Entries.Select(entry => entry.Id).Where(id => findings.All(line => !line.Contains($": {id} ", StringComparison.Ordinal)));
        Assert.Equal([], silent);
    }

    private static string ExpectedFindings(string name) => Path.Combine(SampleProject.FolderOf(name), "expected-findings.txt");
}
