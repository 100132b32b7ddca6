using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Generated;

/// <summary>Every generated file is what the catalogue says, byte for byte. With an environment variable set, the same test writes it.</summary>
public class GeneratedFileTests
{
    private const string Switch = "BACKEND_ARCHITECT_WRITE";

    private const string Command =
        Switch + "=1 dotnet test tests/BackendArchitect.Analyzers.Tests --filter FullyQualifiedName~" + nameof(GeneratedFileTests);

    public static TheoryData<string> Paths => [.. GeneratedFile.All(RuleRow.All).Select(file => file.Path)];

    [Theory, MemberData(nameof(Paths))]
    public void A_generated_file_is_what_the_catalogue_says(string path)
    {
        var file = GeneratedFile.All(RuleRow.All).Single(f => f.Path == path);
        var place = Repository.FullPath(path);
        var actual = File.Exists(place) ? File.ReadAllText(place) : "";
        var expected = file.Render(actual);
        if (Environment.GetEnvironmentVariable(Switch) == "1" && actual != expected)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.WriteAllText(place, expected);
            actual = File.ReadAllText(place);
        }
        Assert.True(actual == expected, $"{path} is stale. {Difference(actual, expected)}\nTo write it: {Command}");
    }

    [Fact]
    public void A_stale_file_is_told_by_its_first_line_that_differs() =>
        Assert.Equal("Line 2 is 'b', not 'c'.", Difference("a\nb\nd", "a\nc\nd"));

    [Fact]
    public void A_file_that_ends_early_differs_after_its_end() =>
        Assert.Equal("Line 2 is '(the end)', not 'b'.", Difference("a", "a\nb"));

    private static string Difference(string actual, string expected)
    {
        var (was, is_) = (actual.Split('\n'), expected.Split('\n'));
        var line = 0;
        while (line < was.Length && line < is_.Length && was[line] == is_[line])
            line++;
        return $"Line {line + 1} is '{was.ElementAtOrDefault(line) ?? "(the end)"}', not '{is_.ElementAtOrDefault(line) ?? "(the end)"}'.";
    }
}
