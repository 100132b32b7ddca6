namespace BackendArchitect.Analyzers.Tests.Pages;

public class PageReaderTests
{
    private const string Good = """
        # BARCH5999: Cookie that scripts can read

        <!-- facts -->
        whatever stands here
        <!-- /facts -->

        It matters.

        ## Violation

        ```csharp Orders.cs net10
        first();
        second(); // BARCH5999
        ```

        ```yaml compose.yaml
        # a comment, ## Fixed
        key: value   # BARCH5999
        ```

        ## Fixed

        ````csharp
        ```
        ## Options
        ````

        ## Options

        None.

        ## Not judged

        - Nothing.

        ## When to suppress

        Never.

        ## See also

        Nothing.
        """;

    [Fact]
    public void The_heading_is_read()
    {
        var page = PageReader.Read("page.md", Good);
        Assert.Equal("BARCH5999", page.Id);
        Assert.Equal("Cookie that scripts can read", page.Title);
    }

    [Fact]
    public void A_fence_carries_its_file_its_framework_and_its_marks_and_its_text_is_free_of_them()
    {
        var fences = PageReader.Read("page.md", Good).Violation.Fences;
        Assert.Equal(2, fences.Length);
        Assert.Equal(("csharp", "Orders.cs", 10, "first();\nsecond();\n"), (fences[0].Language, fences[0].FileName, fences[0].Framework, fences[0].Text));
        Assert.Equal(new Mark("BARCH5999", 1), Assert.Single(fences[0].Marks));
        Assert.Equal(("yaml", "compose.yaml", 8, "# a comment, ## Fixed\nkey: value\n"), (fences[1].Language, fences[1].FileName, fences[1].Framework, fences[1].Text));
        Assert.Equal(new Mark("BARCH5999", 1), Assert.Single(fences[1].Marks));
    }

    [Fact]
    public void A_file_may_have_a_name_without_an_extension() =>
        Assert.Equal("Dockerfile", PageReader.Read("page.md", Good.Replace("yaml compose.yaml", "dockerfile Dockerfile")).Violation.Fences[1].FileName);

    [Fact]
    public void A_longer_fence_may_hold_shorter_ones_and_headings()
    {
        var fence = Assert.Single(PageReader.Read("page.md", Good).Fixed.Fences);
        Assert.Equal("```\n## Options\n", fence.Text);
        Assert.Null(fence.FileName);
    }

    [Fact]
    public void The_newest_framework_that_a_fence_asks_for_is_the_page_s() => Assert.Equal(10, PageReader.Read("page.md", Good).Framework);

    [Fact]
    public void Windows_line_ends_make_no_difference() =>
        Assert.Equal("first();\nsecond();\n", PageReader.Read("page.md", Good.Replace("\n", "\r\n")).Violation.Fences[0].Text);

    [Theory]
    [InlineData("""<a b="c" /> <!-- BARCH5999 -->""", """<a b="c" />""")]
    [InlineData("a = 1; // BARCH5999", "a = 1;")]
    [InlineData("A=1 # BARCH5999  ", "A=1")]
    [InlineData("a = 1 ; BARCH5999", "a = 1")]
    [InlineData("SELECT 1 -- BARCH5999", "SELECT 1")]
    public void A_mark_is_the_trailing_comment_of_the_language(string line, string without)
    {
        var fence = PageReader.Read("page.md", Good.Replace("first();", line)).Violation.Fences[0];
        Assert.Equal(new Mark("BARCH5999", 0), fence.Marks[0]);
        Assert.StartsWith(without + "\n", fence.Text);
    }

    [Theory]
    [InlineData("# BARCH5999: Cookie that scripts can read", "# Cookies", "page.md(1): the first line is '# <id>: <title>'")]
    [InlineData("It matters.", "", "page.md(1): a paragraph after '<!-- /facts -->' says why the rule matters")]
    [InlineData("<!-- /facts -->", "", "page.md(1): '<!-- facts -->' and '<!-- /facts -->' stand before the first section")]
    [InlineData("## Not judged", "### Not judged", "page.md(1): '## Not judged' is missing")]
    [InlineData("## See also", "## Options", "page.md(1): '## Options' stands there more than once")]
    [InlineData("None.", "", "page.md(1): '## Options' is empty")]
    [InlineData("It matters.", "# Again", "page.md(7): a page has one first-level heading")]
    [InlineData("````csharp", "````", "page.md(23): the fence does not say its language")]
    [InlineData("yaml compose.yaml", "yaml", "page.md(1): the fence at line 16 does not say which file it is: ```yaml appsettings.json")]
    [InlineData("Orders.cs net10", "Orders", "page.md(11): 'Orders' is neither a file name nor a framework such as net10")]
    [InlineData("first();", "// BARCH5999", "page.md(12): a mark ends the line that it speaks of")]
    [InlineData("```yaml", "  ```yaml", "page.md(16): a fence is made of backticks and starts its line")]
    public void What_could_be_read_in_two_ways_is_refused(string old, string replacement, string why)
    {
        var text = Good.Replace(old, replacement);
        Assert.NotEqual(Good, text);
        Assert.Equal(why, Assert.Throws<FormatException>(() => PageReader.Read("page.md", text)).Message);
    }

    [Fact]
    public void Sections_stand_in_their_order()
    {
        var text = Good.Replace("## Options\n\nNone", "## Temporary\n\nNone").Replace("## When to suppress", "## Options").Replace("## Temporary", "## When to suppress");
        var refusal = Assert.Throws<FormatException>(() => PageReader.Read("page.md", text));
        Assert.Equal("page.md(1): the sections stand in this order: Violation, Fixed, Options, Not judged, When to suppress", refusal.Message);
    }

    [Fact]
    public void An_unclosed_fence_is_refused() =>
        Assert.EndsWith("the fence is never closed", Assert.Throws<FormatException>(() => PageReader.Read("page.md", Good + "\n```ini\n")).Message);

    [Fact]
    public void Examples_need_a_fence() =>
        Assert.EndsWith("'## Fixed' has no fence", Assert.Throws<FormatException>(
            () => PageReader.Read("page.md", Good.Replace("````csharp", "").Replace("```\n## Options\n````", ""))).Message);
}
