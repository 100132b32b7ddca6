using BackendArchitect.Analyzers.Model.Configuration;

namespace BackendArchitect.Analyzers.Tests.Model.Configuration;

public class DockerfileReaderTests
{
    private static readonly DockerfileReader Reader = new();

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Variables_and_commands_have_their_place(string newLine)
    {
        var text = string.Join(newLine,
            "# build", "FROM sdk:10.0 AS build", "ARG A=one", "ARG B", "ENV C=two D=\"three 3\" E='four'", "env F five six", "ENV G__H=se\\ ven", "RUN echo eight", "CMD [\"dotnet\", \"Shop.dll\"]");
        Assert.Equal("""
            FROM = sdk:10.0 AS build (2,6)-(2,23)
            A = one (3,7)-(3,10)
            B =  (4,6)-(4,6)
            C = two (5,7)-(5,10)
            D = three 3 (5,14)-(5,21)
            E = four (5,26)-(5,30)
            F = five six (6,7)-(6,15)
            G:H = se ven (7,10)-(7,17)
            RUN = echo eight (8,5)-(8,15)
            CMD = ["dotnet", "Shop.dll"] (9,5)-(9,27)
            """, Reader.Print(text), ignoreLineEndingDifferences: true);
        Assert.Equal([" build"], Reader.Comments(text));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_continued_instruction_has_each_value_at_its_line(string newLine)
    {
        var text = string.Join(newLine, "ENV A=one \\", "  # between", "", "    B=two \\", "    C=three", "RUN first && \\", "    second", "ENV D=four");
        Assert.Equal("""
            A = one (1,7)-(1,10)
            B = two (4,7)-(4,10)
            C = three (5,7)-(5,12)
            RUN = first &&  second (6,5)-(7,11)
            D = four (8,7)-(8,11)
            """, Reader.Print(text), ignoreLineEndingDifferences: true);
        Assert.Equal("(7,5)-(7,11)", Reader.PlaceOf(text, "second"));
        Assert.Equal([" between"], Reader.Comments(text));
    }

    [Fact]
    public void A_directive_changes_the_character_that_continues_a_line() =>
        Assert.Equal("A = C:\\one (2,7)-(2,13)\nB = two (3,3)-(3,6)", Reader.Print("# escape=`\nENV A=C:\\one `\nB=two"));

    [Fact]
    public void A_here_document_belongs_to_its_instruction()
    {
        const string text = "RUN <<EOF\nexport A=one\n  # no comment\nEOF\nENV B=two";
        Assert.Equal("RUN = <<EOF\\nexport A=one\\n  # no comment\\nEOF (1,5)-(4,4)\nB = two (5,7)-(5,10)", Reader.Print(text));
        Assert.Equal("(2,8)-(2,13)", Reader.PlaceOf(text, "A=one"));
    }

    [Theory]
    [InlineData("ARG A", "A =  (1,6)-(1,6)")]
    [InlineData("ARG A B=one C", "A =  (1,6)-(1,6)\nB = one (1,9)-(1,12)\nC =  (1,14)-(1,14)")]
    [InlineData("ARG \\\n  A \\\n  B=one", "A =  (2,4)-(2,4)\nB = one (3,5)-(3,8)")]
    [InlineData("ENV A \"one two\"", "A = one two (1,8)-(1,15)")]
    [InlineData("ENV A=", "A =  (1,7)-(1,7)")]
    [InlineData("ENV A=\"\" B='one'", "A =  (1,8)-(1,8)\nB = one (1,13)-(1,16)")]
    [InlineData("ENV A=o\"n e\"t'w'o", "A = on etwo (1,7)-(1,18)")]
    [InlineData("ENV A=\"o\\\"n\" B='t\\w'", "A = o\"n (1,7)-(1,13)\nB = t\\w (1,17)-(1,20)")]
    public void A_variable_may_do_without_a_value_or_have_quotes_within_it(string text, string expected) => Assert.Equal(expected, Reader.Print(text));

    [Fact]
    public void What_is_given_to_the_build_is_known_by_its_name()
    {
        var document = Reader.Read("FROM sdk AS build\nARG A\nARG B=one\nENV C=two \\\n    D=three\nLABEL E=four\nONBUILD ARG F\nRUN G=five");
        Assert.Equal(["A", "B", "C", "D", "F"], document.Entries.Where(e => e.IsBuildArgument).Select(e => document.Text.ToString(e.NameSpan)));
    }

    [Theory]
    [InlineData("# escape=`\nENV A=C:\\one", "C:\\one")]
    [InlineData("# syntax=docker/dockerfile:1\n# Escape = `\nENV A=C:\\one", "C:\\one")]
    [InlineData("# the shop\n# escape=`\nENV A=C:\\one", "C:one")]
    [InlineData("\n# escape=`\nENV A=C:\\one", "C:one")]
    [InlineData("FROM sdk\n# escape=`\nENV A=C:\\one", "C:one")]
    public void A_directive_stands_before_everything_else(string text, string expected) => Assert.Equal(expected, Reader.Read(text).Entries[^1].Value);

    [Fact]
    public void A_here_document_that_is_copied_is_a_file_of_its_name()
    {
        const string text = "COPY --chown=app <<-\"EOF\" /app/shop.env\nA=one\nB=two\nEOF\nADD a b";
        Assert.Equal("COPY:shop.env = A=one\\nB=two\\nEOF (2,1)-(4,4)\nADD = a b (5,5)-(5,8)", Reader.Print(text));
        Assert.Equal("(3,3)-(3,6)", Reader.PlaceOf(text, "two"));
    }

    [Fact]
    public void What_a_trigger_sets_is_set() => Assert.Equal("A = one (1,15)-(1,18)", Reader.Print("ONBUILD ENV A=one"));

    [Theory]
    [InlineData("ENV A=one\nENV B=\"two", "A = one (1,7)-(1,10)\nB = two (2,8)-(2,11)")]
    [InlineData("ENV A=one \\", "A = one (1,7)-(1,10)")]
    [InlineData("ENV A=one \\\n# c", "A = one (1,7)-(1,10)")]
    [InlineData("ENV A=one\nRUN <<EOF", "A = one (1,7)-(1,10)\nRUN = <<EOF (2,5)-(2,10)")]
    [InlineData("ENV A=one\nENV\nARG =\nLABEL", "A = one (1,7)-(1,10)\n =  (3,6)-(3,6)")]
    [InlineData("\uFEFFENV A=one", "A = one (1,8)-(1,11)")]
    [InlineData("", "")]
    public void What_is_broken_takes_nothing_else_away(string text, string expected) => Assert.Equal(expected, Reader.Print(text));

    [Fact]
    public void Odd_texts_are_read_within_their_bounds() =>
        Reader.StaysWithin("=\"'#\\` \t\r\n\0A<", "# escape=`\nFROM a\nENV A=\"b c\" D=e\\\n  F=g\r\nRUN <<EOF\nx\nEOF\nONBUILD ARG X=y\nENV A b\n", "RUN a \\\n# c\n b \\\n c");

    [Theory]
    [InlineData("ENV A=x \\\n")]
    [InlineData("RUN a \\\n# c\n")]
    [InlineData("RUN <<E\n")]
    [InlineData("# \n\\\n")]
    [InlineData("ENV A=\"")]
    [InlineData(" ")]
    [InlineData("ARG A ")]
    [InlineData("ENV A=\"b\"c")]
    [InlineData("COPY <<E a\n")]
    [InlineData("ENV A ")]
    [InlineData("\\")]
    [InlineData("ONBUILD ")]
    [InlineData("a")]
    [InlineData("ENV A=b ")]
    [InlineData("\\\n")]
    public void The_cost_grows_with_the_length(string piece) => Reader.IsLinear(piece.Many, 4_000);

    [Fact]
    public void Variables_of_one_giant_instruction_cost_no_more_than_others() => Reader.IsLinear(count => "ENV \\\n" + "A=x \\\n".Many(count), 2_000);
}
