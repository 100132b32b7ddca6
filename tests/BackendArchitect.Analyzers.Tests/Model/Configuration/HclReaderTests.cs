using BackendArchitect.Analyzers.Model.Configuration;

namespace BackendArchitect.Analyzers.Tests.Model.Configuration;

public class HclReaderTests
{
    private static readonly HclReader Reader = new();

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Attributes_have_the_path_of_their_blocks(string newLine)
    {
        var text = string.Join(newLine,
            "# first", "resource \"aws_db_instance\" \"shop\" {", "  password = \"one\" // second", "  tags     = { Name = \"two\", \"Own er\" : \"three\" }", "  zones    = [\"four\", \"five\"] /* third", "  */",
            "  port     = 5432", "}", "variable \"key\" {", "  default = \"six\"", "}", "region = \"seven\"");
        Assert.Equal("""
            resource:aws_db_instance:shop:password = one (3,15)-(3,18)
            resource:aws_db_instance:shop:tags:Name = two (4,24)-(4,27)
            resource:aws_db_instance:shop:tags:Own er = three (4,42)-(4,47)
            resource:aws_db_instance:shop:zones:0 = four (5,16)-(5,20)
            resource:aws_db_instance:shop:zones:1 = five (5,24)-(5,28)
            variable:key:default = six (10,14)-(10,17)
            region = seven (12,11)-(12,16)
            """, Reader.Print(text), ignoreLineEndingDifferences: true);
        Assert.Equal([" first", " second", $" third{newLine}  "], Reader.Comments(text));
    }

    [Theory]
    [InlineData("a = var.one\nb = \"two\"", "b = two (2,6)-(2,9)")]
    [InlineData("a = file(\"one.pem\")\nb = \"two\"", "b = two (2,6)-(2,9)")]
    [InlineData("a = data.x[\"one\"].id\nb = \"two\"", "b = two (2,6)-(2,9)")]
    [InlineData("a = jsonencode({ c = \"one\" })", "a:0:c = one (1,23)-(1,26)")]
    [InlineData("a = sensitive(\"one\")", "a:0 = one (1,16)-(1,19)")]
    [InlineData("a = var.x == \"one\" ? \"two\" : \"three\"", "a = two (1,23)-(1,26)\na = three (1,31)-(1,36)")]
    [InlineData("a = \"${var.x[\"one\"]}/two\"", "a = ${var.x[\"one\"]}/two (1,6)-(1,25)")]
    [InlineData("a = \"one\\\"two\\n\"", "a = one\"two\\n (1,6)-(1,16)")]
    public void Only_literals_are_values(string text, string expected) => Assert.Equal(expected, Reader.Print(text));

    [Theory]
    [InlineData("a = 1 # one\nb = \"two\"")]
    [InlineData("a = 1 // one\nb = \"two\"")]
    [InlineData("a = # one\nb = \"two\"")]
    [InlineData("a = var.x /* one */ # two\nb = \"two\"")]
    public void A_comment_to_the_end_of_the_line_ends_an_expression(string text) => Assert.Equal("b = two (2,6)-(2,9)", Reader.Print(text));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_here_document_is_one_value_whose_lines_keep_their_places(string newLine)
    {
        var text = string.Join(newLine, "a = <<-EOF", "  one", "    two", "  EOF", "b = \"three\"");
        Assert.Equal("a =   one\\n    two (2,1)-(3,8)\nb = three (5,6)-(5,11)", Reader.Print(text));
        Assert.Equal("(3,5)-(3,8)", Reader.PlaceOf(text, "two"));
    }

    [Theory]
    [InlineData("a = \"one\"\nb = \"two", "a = one (1,6)-(1,9)\nb = two (2,6)-(2,9)")]
    [InlineData("a = \"one\"\nb = \"two\nc = \"three\"", "a = one (1,6)-(1,9)\nc = three (3,6)-(3,11)")]
    [InlineData("a = \"one\"\nb {", "a = one (1,6)-(1,9)")]
    [InlineData("a = \"one\"\n}}}\nb = \"two\"", "a = one (1,6)-(1,9)\nb = two (3,6)-(3,9)")]
    [InlineData("a = \"one\"\nb = <<EOF\ntwo", "a = one (1,6)-(1,9)\nb = two (3,1)-(3,4)")]
    [InlineData("a = \"one\"\nb = [", "a = one (1,6)-(1,9)")]
    [InlineData("a = \"one\"\nb = f(", "a = one (1,6)-(1,9)")]
    [InlineData("a = \"one\" /*", "a = one (1,6)-(1,9)")]
    [InlineData("\uFEFFa = \"one\"\nb =", "a = one (1,7)-(1,10)")]
    [InlineData("", "")]
    public void What_is_broken_takes_nothing_before_it_away(string text, string expected) => Assert.Equal(expected, Reader.Print(text));

    [Fact]
    public void What_is_nested_too_deeply_is_passed_over_and_what_follows_is_read()
    {
        var text = "a = " + "[".Many(5_000) + "\"deep\"" + "]".Many(5_000) + "\nb = \"one\"";
        var entry = Assert.Single(Reader.Read(text).Entries);
        Assert.Equal(("b", "one"), (entry.Key, entry.Value));
    }

    [Fact]
    public void Odd_texts_are_read_within_their_bounds() =>
        Reader.StaysWithin("=\"${}[]()<>#/*\\,:. \t\r\n\0ab-", "a \"b\" {\n  c = \"d${e}\" # f\n  g = [\"h\", { i = j(\"k\") }]\n  l = <<-EOF\n m\n EOF\n}\n", "a = jsonencode({b=\"c\"})");

    [Theory]
    [InlineData("a = \"")]
    [InlineData("a {")]
    [InlineData("a = [")]
    [InlineData("f(")]
    [InlineData("a = f(")]
    [InlineData("a = <<E\n")]
    [InlineData("/* ")]
    [InlineData("a = \"${")]
    [InlineData("a")]
    [InlineData("}")]
    [InlineData("a = \"$${")]
    [InlineData("a = [{")]
    [InlineData("a = \"\\")]
    [InlineData("<<")]
    [InlineData("a b")]
    [InlineData("a = b[")]
    [InlineData("a = \"b\" ")]
    [InlineData("[")]
    public void The_cost_grows_with_the_length(string piece) => Reader.IsLinear(piece.Many, 4_000);
}
