using System.Text;
using System.Xml.Linq;
using BackendArchitect.Analyzers.Model.Configuration;
using CsCheck;

namespace BackendArchitect.Analyzers.Tests.Model.Configuration;

public class XmlReaderTests
{
    private static readonly XmlReader Reader = new();

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Settings_have_their_path_and_their_place(string newLine)
    {
        var text = string.Join(newLine,
            "<?xml version=\"1.0\"?>", "<configuration>", "  <!-- the shop -->", "  <connectionStrings>", "    <add name=\"Shop\" connectionString=\"one &amp; &#65;\" providerName='two'/>",
            "  </connectionStrings>", "  <appSettings>", "    <add key=\"A__B\" value=\"three\" />", "  </appSettings>", "  <Smtp password=\"four\">", "    <Host> five </Host>",
            "    <Text><![CDATA[si<x]]></Text>", "  </Smtp>", "</configuration>");
        Assert.Equal("""
            connectionStrings:Shop = one & A (5,40)-(5,55)
            connectionStrings:Shop:providerName = two (5,71)-(5,74)
            appSettings:A:B = three (8,28)-(8,33)
            Smtp:password = four (10,19)-(10,23)
            Smtp:Host = five (11,12)-(11,16)
            Smtp:Text = si<x (12,20)-(12,24)
            """, Reader.Print(text), ignoreLineEndingDifferences: true);
        Assert.Equal([" the shop "], Reader.Comments(text));
    }

    [Fact]
    public void What_is_encrypted_is_not_read() => Assert.Equal("a:x = two (1,132)-(1,135)", Reader.Print(
        "<c><s configProtectionProvider=\"p\"><EncryptedData><CipherData><CipherValue>one</CipherValue></CipherData></EncryptedData></s><a x=\"two\"/></c>"));

    [Fact]
    public void The_password_of_a_package_source_is_read_in_clear_text_alone()
    {
        const string text = """
            <configuration><packageSourceCredentials><contoso>
              <add key="Username" value="shop" />
              <add key="Password" value="encrypted" />
              <add key="ClearTextPassword" value="clear" />
            </contoso></packageSourceCredentials></configuration>
            """;
        Assert.Equal(["shop", "clear"], Reader.Read(text).Entries.Select(e => e.Value));
    }

    [Theory]
    [InlineData("<c><a x=\"one\"/><b", "a:x = one (1,10)-(1,13)")]
    [InlineData("<c><a x=\"one\"/><b y=\"two", "a:x = one (1,10)-(1,13)")]
    [InlineData("<c><a x=\"one\"/><b y=\"two<d z=\"three\"/>", "a:x = one (1,10)-(1,13)\nb:d:z = three (1,31)-(1,36)")]
    [InlineData("<c><a x=\"one\"/></b></c>", "a:x = one (1,10)-(1,13)")]
    [InlineData("<c><a x=\"one\"/><!-- ", "a:x = one (1,10)-(1,13)")]
    [InlineData("<c><a x=\"one\"/><![CDATA[ two", "a:x = one (1,10)-(1,13)\n =  two (1,25)-(1,29)")]
    [InlineData("<c><a x=\"one\"/><<>></", "a:x = one (1,10)-(1,13)\n = >> (1,18)-(1,20)")]
    [InlineData("<c><a x=one y=\"two\" z/></c>", "a:y = two (1,16)-(1,19)")]
    [InlineData("\uFEFF<c><a x=\"one\"/></c>", "a:x = one (1,11)-(1,14)")]
    [InlineData("", "")]
    public void What_is_broken_takes_nothing_else_away(string text, string expected) => Assert.Equal(expected, Reader.Print(text));

    [Fact]
    public void What_is_nested_too_deeply_is_passed_over_and_what_follows_is_read()
    {
        var text = "<c>" + "<d>".Many(5_000) + "deep" + "</d>".Many(5_000) + "<a x=\"one\"/></c>";
        var entry = Assert.Single(Reader.Read(text).Entries);
        Assert.Equal(("a:x", "one"), (entry.Key, entry.Value));
    }

    [Fact]
    public void No_entity_of_a_document_type_is_expanded() =>
        Assert.Equal("a:x = &b; &#0; &unknown; & (1,49)-(1,69)", Reader.Print("<!DOCTYPE c [ <!ENTITY b \"bbbbbbbb\"> ]><c><a x=\"&b; &#0; &unknown; &\"/></c>"));

    [Fact]
    public void Attributes_and_texts_agree_with_the_parser_of_the_framework() => Gen.Int.Sample(seed =>
    {
        var random = new Random(seed);
        var made = Element(random, 4);
        var text = made.ToString(random.Next(2) == 0 ? SaveOptions.None : SaveOptions.DisableFormatting);
        var parsed = XElement.Parse(text);
        var expected = new List<string>();
        Collect(parsed, expected);
        Assert.Equal(expected, Reader.Read(text).Entries.Select(e => e.Value));
    });

    private static void Collect(XElement element, List<string> values)
    {
        values.AddRange(element.Attributes().Where(a => a.Name.LocalName is not ("key" or "name")).Select(a => a.Value));
        foreach (var node in element.Nodes())
            if (node is XElement child)
                Collect(child, values);
            else if (node is XText { Value: var text } && text.Trim() is { Length: > 0 } trimmed)
                values.Add(trimmed);
    }

    private static readonly string[] Words = ["Shop", "a<b", "x & y", "\"quoted\"", "it's", "é", "Server=db;Password=x", "&lt;", "]]", "https://contoso.com/?a=1&b=2"];

    private static XElement Element(Random random, int depth)
    {
        string[] names = ["add", "Section", "smtp", "x.y", "a-b"];
        var element = new XElement(names[random.Next(names.Length)]);
        foreach (var name in new[] { "key", "value", "connectionString", "password" })
            if (random.Next(3) == 0)
                element.SetAttributeValue(name, Words[random.Next(Words.Length)]);
        for (var i = random.Next(4); i > 0 && depth > 0; i--)
            element.Add(random.Next(6) switch
            {
                0 => new XComment("c"),
                1 when element.LastNode is XElement => new XText(Words[random.Next(Words.Length)]),
                2 => new XCData(Words[random.Next(4)]),
                _ => Element(random, depth - 1),
            });
        return element;
    }

    [Fact]
    public void Odd_texts_are_read_within_their_bounds() =>
        Reader.StaysWithin("<>/=\"'&;!-[]?#x \t\r\n\0a", "<?xml?><c><!-- d --><a key='b' value=\"c&#x41;&amp;\"/><e>f<![CDATA[g]]></e></c>", "<c a='b'><d/></c>");

    [Theory]
    [InlineData("<a>")]
    [InlineData("<a x=\"")]
    [InlineData("<a ")]
    [InlineData("</a>")]
    [InlineData("<!--")]
    [InlineData("&")]
    [InlineData("<a>x   ")]
    [InlineData("<")]
    [InlineData("<a x='")]
    [InlineData("<![CDATA[")]
    [InlineData("<!")]
    [InlineData("<?")]
    [InlineData("<a><")]
    [InlineData("&#x")]
    [InlineData("<a x=\"&")]
    [InlineData("a")]
    [InlineData("<a key=\"Password\">")]
    [InlineData(" ")]
    public void The_cost_grows_with_the_length(string piece) => Reader.IsLinear(piece.Many, 4_000);
}
