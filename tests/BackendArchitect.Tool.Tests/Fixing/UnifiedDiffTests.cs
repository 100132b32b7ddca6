using BackendArchitect.Tool.Fixing;

namespace BackendArchitect.Tool.Tests.Fixing;

public class UnifiedDiffTests
{
    [Fact]
    public void Equal_files_differ_in_nothing() => Assert.Equal("", UnifiedDiff.Of("A.cs", ["a"], ["a"]));

    [Fact]
    public void A_change_stands_among_three_lines_on_either_side() => Assert.Equal(
        """
        --- a/A.cs
        +++ b/A.cs
        @@ -2,7 +2,8 @@
         2
         3
         4
        -5
        +five
        +and a half
         6
         7
         8

        """.ReplaceLineEndings("\n"),
        UnifiedDiff.Of("A.cs", ["1", "2", "3", "4", "5", "6", "7", "8", "9"], ["1", "2", "3", "4", "five", "and a half", "6", "7", "8", "9"]));

    [Fact]
    public void Changes_far_apart_are_parts_of_their_own()
    {
        var before = Enumerable.Range(1, 30).Select(i => $"{i}").ToList();
        List<string> after = [.. before.Skip(1).Take(28), "end"];
        var parts = UnifiedDiff.Of("A.cs", before, after).Split('\n').Where(line => line.StartsWith("@@", StringComparison.Ordinal));
        Assert.Equal(["@@ -1,4 +1,3 @@", "@@ -27,4 +26,4 @@"], parts);
    }
}
