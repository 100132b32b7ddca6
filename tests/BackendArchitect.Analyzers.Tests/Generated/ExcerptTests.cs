using System.Text.RegularExpressions;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Generated;

/// <summary>What the README shows of a build is what the sample's build prints.</summary>
public partial class ExcerptTests
{
    [Fact]
    public void Every_finding_that_the_README_shows_is_one_of_LeakyShop()
    {
        var expected = File.ReadAllLines(Repository.FullPath("samples/LeakyShop/expected-findings.txt"));
        var shown = Finding().Matches(File.ReadAllText(Repository.FullPath("README.md")));
        Assert.NotEmpty(shown);
        Assert.All(shown, line => Assert.Contains($"{line.Groups["place"]}: {line.Groups["id"]} {line.Groups["message"]}", expected));
    }

    [GeneratedRegex(@"^(?<place>\S+\(\d+,\d+\)): warning (?<id>BARCH\d{4}): (?<message>.+)$", RegexOptions.Multiline)]
    private static partial Regex Finding();
}
