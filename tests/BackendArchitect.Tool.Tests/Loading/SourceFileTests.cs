using BackendArchitect.Tool.Loading;
using BackendArchitect.Tool.Tests.Testing;

namespace BackendArchitect.Tool.Tests.Loading;

public class SourceFileTests
{
    [Theory]
    [InlineData("Shop.sln")]
    [InlineData("Shop.slnx")]
    [InlineData("Shop.csproj")]
    public void A_file_is_meant_itself_and_so_is_the_only_one_of_a_folder(string name)
    {
        using var folder = new TemporaryFolder((name, ""), ("README.md", ""));
        var file = Path.Combine(folder.Path, name);
        Assert.Equal(file, SourceFile.Find(file));
        Assert.Equal(file, SourceFile.Find(folder.Path));
    }

    [Fact]
    public void A_solution_stands_for_the_project_beside_it()
    {
        using var folder = new TemporaryFolder(("Shop.slnx", ""), ("Shop.csproj", ""));
        Assert.Equal("Shop.slnx", Path.GetFileName(SourceFile.Find(folder.Path)));
    }

    [Theory]
    [InlineData("Shop.sln", "Shop.slnx")]
    [InlineData("A.csproj", "B.csproj")]
    public void Several_candidates_are_named(string one, string other)
    {
        using var folder = new TemporaryFolder((one, ""), (other, ""));
        Assert.Contains($"{one}, {other}", Assert.Throws<UnanswerableException>(() => SourceFile.Find(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_there_or_no_project_is_said()
    {
        using var folder = new TemporaryFolder(("notes.txt", ""));
        Assert.EndsWith("' does not exist", Assert.Throws<UnanswerableException>(() => SourceFile.Find(Path.Combine(folder.Path, "none"))).Message, StringComparison.Ordinal);
        Assert.EndsWith("' has no solution and no C# project", Assert.Throws<UnanswerableException>(() => SourceFile.Find(folder.Path)).Message, StringComparison.Ordinal);
        Assert.Contains("is neither a solution", Assert.Throws<UnanswerableException>(() => SourceFile.Find(Path.Combine(folder.Path, "notes.txt"))).Message, StringComparison.Ordinal);
    }
}
