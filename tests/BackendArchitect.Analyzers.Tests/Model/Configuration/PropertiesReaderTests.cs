using BackendArchitect.Analyzers.Model.Configuration;

namespace BackendArchitect.Analyzers.Tests.Model.Configuration;

public class PropertiesReaderTests
{
    private static readonly PropertiesReader Reader = new();

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Values_have_their_name_and_their_place(string newLine)
    {
        var text = string.Join(newLine, "# c1", "! c2", "; c3", "a.b=one", " c : two ", "d three four", "e = \"five\"", "f=", "g", "url:jdbc:postgresql://h/d?a=b");
        Assert.Equal("""
            a.b = one (4,5)-(4,8)
            c = two (5,6)-(5,9)
            d = three four (6,3)-(6,13)
            e = five (7,6)-(7,10)
            f =  (8,3)-(8,3)
            g =  (9,2)-(9,2)
            url = jdbc:postgresql://h/d?a=b (10,5)-(10,30)
            """, Reader.Print(text), ignoreLineEndingDifferences: true);
        Assert.Equal([" c1", " c2", " c3"], Reader.Comments(text));
    }

    [Fact]
    public void A_section_is_a_part_of_the_path() => Assert.Equal(
        "default:key = one (2,7)-(2,10)\nprofile:b:key = two (4,5)-(4,8)",
        Reader.Print("[default]\nkey = one\n[profile b]\nkey=two"));

    [Fact]
    public void A_colon_within_a_name_that_ends_with_an_equals_sign_is_part_of_it() => Assert.Equal(
        "ConnectionStrings:Shop = Server=db;Password=x (1,24)-(1,44)\n//npm.contoso.com/:_authToken = one (2,31)-(2,34)",
        Reader.Print("ConnectionStrings:Shop=Server=db;Password=x\n//npm.contoso.com/:_authToken=one"));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_backslash_continues_a_value_whose_parts_keep_their_places(string newLine)
    {
        var text = string.Join(newLine, "a=one \\", "   two\\", "\tthree", "b=four\\\\", "c=five");
        Assert.Equal("a = one twothree (1,3)-(3,7)\nb = four\\\\ (4,3)-(4,9)\nc = five (5,3)-(5,7)", Reader.Print(text));
        Assert.Equal("(2,4)-(2,7)", Reader.PlaceOf(text, "two"));
        Assert.Equal("(3,2)-(3,7)", Reader.PlaceOf(text, "three"));
    }

    [Fact]
    public void Beneath_a_section_a_backslash_ends_a_path() =>
        Assert.Equal("s:a = C:\\x\\ (2,3)-(2,8)\ns:b = two (3,3)-(3,6)", Reader.Print("[s]\na=C:\\x\\\nb=two"));

    [Fact]
    public void Three_quotes_hold_a_value_of_several_lines() => Assert.Equal("a = one\\ntwo (1,6)-(2,4)\nb = c (3,3)-(3,4)", Reader.Print("a=\"\"\"one\ntwo\"\"\"\nb=c"));

    [Theory]
    [InlineData("a=one\n[s", "a = one (1,3)-(1,6)")]
    [InlineData("a=one\nb=\"\"\"two", "a = one (1,3)-(1,6)\nb = two (2,6)-(2,9)")]
    [InlineData("a=one\nb=two\\", "a = one (1,3)-(1,6)\nb = two (2,3)-(2,7)")]
    [InlineData("\uFEFFa=one\n=", "a = one (1,4)-(1,7)\n =  (2,2)-(2,2)")]
    [InlineData("", "")]
    public void What_is_broken_takes_nothing_else_away(string text, string expected) => Assert.Equal(expected, Reader.Print(text));

    [Fact]
    public void Odd_texts_are_read_within_their_bounds() =>
        Reader.StaysWithin("=:\"'#!;[]\\ \t\r\n\0ab", "[s t]\na=\"\"\"x\ny\"\"\"\nb: c\\\n  d\r\n# e\n", "a=b\\\nc\\\nd");

    [Theory]
    [InlineData("a=b\\\n")]
    [InlineData("a=\"\"\"\n")]
    [InlineData("[")]
    [InlineData("a:")]
    [InlineData("\\")]
    [InlineData("a ")]
    [InlineData("a=")]
    [InlineData("\"\"\"")]
    [InlineData("=")]
    [InlineData("[a]\n")]
    [InlineData("a=b\n")]
    [InlineData("a")]
    [InlineData("# ")]
    public void The_cost_grows_with_the_length(string piece) => Reader.IsLinear(piece.Many, 4_000);
}
