using BackendArchitect.Analyzers.Model.Configuration;

namespace BackendArchitect.Analyzers.Tests.Model.Configuration;

public class DotEnvReaderTests
{
    private static readonly DotEnvReader Reader = new();

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Values_have_their_name_and_their_place(string newLine)
    {
        var text = string.Join(newLine, "# the shop", "", "A=one", "  export B_C = two words ", "D__E='three #3'", "F=\"fo\\\"ur\" # behind", "G=", "H", "I=five # six", "J=seven#8");
        Assert.Equal("""
            A = one (3,3)-(3,6)
            B_C = two words (4,16)-(4,25)
            D:E = three #3 (5,7)-(5,15)
            F = fo"ur (6,4)-(6,10)
            G =  (7,3)-(7,3)
            I = five (9,3)-(9,7)
            J = seven#8 (10,3)-(10,10)
            """, Reader.Print(text), ignoreLineEndingDifferences: true);
        Assert.Equal([" the shop", " behind", " six"], Reader.Comments(text));
    }

    [Fact]
    public void A_byte_order_mark_takes_no_part_of_the_name() => Assert.Equal("A = one (1,4)-(1,7)", Reader.Print("\uFEFFA=one"));

    [Fact]
    public void A_quoted_value_goes_on_over_lines() =>
        Assert.Equal("A = one\\ntwo (1,4)-(2,4)\nB = three (3,3)-(3,8)", Reader.Print("A=\"one\ntwo\"\nB=three"));

    [Theory]
    [InlineData("A=one\nB=\"two", "A = one (1,3)-(1,6)\nB = two (2,4)-(2,7)")]
    [InlineData("A=one\nB='two\nC=three", "A = one (1,3)-(1,6)\nB = two (2,4)-(2,7)\nC = three (3,3)-(3,8)")]
    [InlineData("A=\"one\nB=\"two\"", "A = one (1,4)-(1,7)\nB = two (2,4)-(2,7)")]
    [InlineData("A=one\n=\n==\nB=", "A = one (1,3)-(1,6)\n =  (2,2)-(2,2)\n = = (3,2)-(3,3)\nB =  (4,3)-(4,3)")]
    public void What_is_broken_takes_nothing_else_away(string text, string expected) => Assert.Equal(expected, Reader.Print(text));

    [Fact]
    public void Variables_with_the_same_first_word_are_siblings()
    {
        var entries = Reader.Read("DB_HOST=a\nSMTP_HOST=b\nDB_PASSWORD=c").Entries;
        Assert.Equal(entries[0].Group, entries[2].Group);
        Assert.NotEqual(entries[0].Group, entries[1].Group);
    }

    [Fact]
    public void Nothing_is_read_from_nothing() => Assert.Empty(Reader.Read("").Entries);

    [Fact]
    public void Odd_texts_are_read_within_their_bounds() =>
        Reader.StaysWithin("=\"'#\\ \t\r\n\0$ABC\uD800", "# c\nexport A=\"one\\n\ntwo\" # c\r\nB='x'\nC=d # e\nD\n", "A=1\nB=2");

    [Theory]
    [InlineData("A=\"x\n")]
    [InlineData("A='x")]
    [InlineData("#")]
    [InlineData(" ")]
    [InlineData("A=x # ")]
    [InlineData("A=\"\\")]
    [InlineData("A")]
    [InlineData("export ")]
    [InlineData("A='x\n")]
    [InlineData("=")]
    [InlineData("A_=b\n")]
    public void The_cost_grows_with_the_length(string piece) => Reader.IsLinear(piece.Many, 4_000);
}
