using System.Globalization;
using BackendArchitect.Analyzers.Model.Configuration;
using CsCheck;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace BackendArchitect.Analyzers.Tests.Model.Configuration;

public class YamlReaderTests
{
    private static readonly YamlReader Reader = new();

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Values_have_their_path_and_their_place(string newLine)
    {
        var text = string.Join(newLine,
            "# first", "services:", "  shop:", "    image: \"shop:1\" # second", "    environment:", "      A__B: one", "      C: 'it''s'", "    ports:", "    - 80:80", "    - name: http",
            "      target: two", "  flow: { a: three, \"b c\": [four, 'five'] }", "\tkey: tab");
        Assert.Equal("""
            services:shop:image = shop:1 (4,13)-(4,19)
            services:shop:environment:A:B = one (6,13)-(6,16)
            services:shop:environment:C = it's (7,11)-(7,16)
            services:shop:ports:0 = 80:80 (9,7)-(9,12)
            services:shop:ports:1:name = http (10,13)-(10,17)
            services:shop:ports:1:target = two (11,15)-(11,18)
            services:flow:a = three (12,14)-(12,19)
            services:flow:b c:0 = four (12,29)-(12,33)
            services:flow:b c:1 = five (12,36)-(12,40)
            services:key = tab (13,7)-(13,10)
            """, Reader.Print(text), ignoreLineEndingDifferences: true);
        Assert.Equal([" first", " second"], Reader.Comments(text));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Scalars_of_several_lines_keep_the_places_of_their_lines(string newLine)
    {
        var text = string.Join(newLine, "a: |", "  one", "", "    two", "b: >-", "  three", "  four", "c: five", "  six", "d: \"seven", "  eight\"", "e: end");
        Assert.Equal("""
            a = one\n\n  two (2,3)-(4,8)
            b = three four (6,3)-(7,7)
            c = five six (8,4)-(9,6)
            d = seven eight (10,5)-(11,8)
            e = end (12,4)-(12,7)
            """, Reader.Print(text), ignoreLineEndingDifferences: true);
        Assert.Equal(["(4,5)-(4,8)", "(7,3)-(7,7)", "(9,3)-(9,6)"], new[] { "two", "four", "six" }.Select(part => Reader.PlaceOf(text, part)));
    }

    [Fact]
    public void Each_document_begins_anew() =>
        Assert.Equal("a = one (1,4)-(1,7)\nb = two (3,4)-(3,7)\n = three (4,5)-(4,10)\nc:d = four (6,8)-(6,12)", Reader.Print("a: one\n--- # second\nb: two\n--- three\n...\nc: {d: four}"));

    [Theory]
    [InlineData("a: !Ref One\nb: two", "b = two (2,4)-(2,7)")]
    [InlineData("a: !vault |\n  one\nb: two", "b = two (3,4)-(3,7)")]
    [InlineData("a: [!Ref One, !GetAtt \"x.y\", three]", "a:2 = three (1,30)-(1,35)")]
    [InlineData("a: !reference [.x, y]\nb: two", "b = two (2,4)-(2,7)")]
    [InlineData("a: !Sub \"${B}\"", "a = ${B} (1,10)-(1,14)")]
    [InlineData("a: &x one\nb: *x\nc: &y\n  d: two\ne: {<<: *y, f: *x}", "a = one (1,7)-(1,10)\nc:d = two (4,6)-(4,9)")]
    public void Tags_that_refer_and_aliases_are_no_values(string text, string expected) => Assert.Equal(expected, Reader.Print(text));

    [Fact]
    public void Templates_that_break_the_language_cost_their_own_line() => Assert.Equal("""
            a = {{ .Values.a }} (1,4)-(1,19)
            b:c = one (4,6)-(4,9)
            b:d = "{{ .e }}-x (6,6)-(6,17)
            f = two (8,4)-(8,7)
            """, Reader.Print("a: {{ .Values.a }}\n{{- if .b }}\nb:\n  c: one\n  {{- end }}\n  d: \"{{ .e }}-x\n{{- include \"x\" . | nindent 4 }}\nf: two"), ignoreLineEndingDifferences: true);

    [Theory]
    [InlineData("a: one\nb: \"two", "a = one (1,4)-(1,7)\nb = \"two (2,4)-(2,8)")]
    [InlineData("a: one\nb: \"two\nc: three", "a = one (1,4)-(1,7)\nb = \"two (2,4)-(2,8)\nc = three (3,4)-(3,9)")]
    [InlineData("a: one\nb: [two,\nc: three", "a = one (1,4)-(1,7)\nb:0 = two (2,5)-(2,8)\nc = three (3,4)-(3,9)")]
    [InlineData("a: one\nb: {c: two\nd: three", "a = one (1,4)-(1,7)\nb:c = two (2,8)-(2,11)\nd = three (3,4)-(3,9)")]
    [InlineData("a: one\n b: two", "a = one (1,4)-(1,7)\na:b = two (2,5)-(2,8)")]
    [InlineData("a: one\n- \n-\n: x", "a = one (1,4)-(1,7)\n = x (4,3)-(4,4)")]
    [InlineData("a: one\nb: |", "a = one (1,4)-(1,7)")]
    [InlineData("a: one\n}]", "a = one (1,4)-(1,7)\na = }] (2,1)-(2,3)")]
    [InlineData("\uFEFFa: one", "a = one (1,5)-(1,8)")]
    [InlineData("", "")]
    public void What_is_broken_takes_nothing_else_away(string text, string expected) => Assert.Equal(expected, Reader.Print(text));

    [Fact]
    public void What_is_nested_too_deeply_is_passed_over_and_what_follows_is_read()
    {
        var flow = "a: " + "[".Many(5_000) + "deep" + "]".Many(5_000) + "\nb: one";
        Assert.Equal("one", Reader.Read(flow).Entries[^1].Value);
        var block = string.Concat(Enumerable.Range(0, 600).Select(i => new string(' ', i) + "a:\n")) + new string(' ', 600) + "b: deep\nc: one";
        var entry = Assert.Single(Reader.Read(block).Entries);
        Assert.Equal(("c", "one"), (entry.Key, entry.Value));
    }

    [Fact]
    public void Entries_agree_with_a_full_parser()
    {
        var read = 0;
        Gen.Int.Sample(seed => Interlocked.Add(ref read, Agrees(seed)), iter: 10_000);
        Assert.InRange(read, 3_000, 10_000);
    }

    private static int Agrees(int seed)
    {
        var text = RandomYaml.Of(new Random(seed));
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException)
        {
            // What the parser refuses we read as well as we can; other tests say how.
            return 0;
        }
        var expected = new List<string>();
        foreach (var document in stream.Documents)
            Collect("", document.RootNode, expected);
        Assert.Equal(expected, Reader.Read(text).Entries.Where(e => e.Value.Length > 0).Select(e => $"{e.Key} = {Joined(e.Value)}"));
        return 1;
    }

    private static void Collect(string path, YamlNode node, List<string> values)
    {
        if (node is YamlScalarNode { Value: { Length: > 0 } value } && Joined(value) is { Length: > 0 } joined)
            values.Add($"{path} = {joined}");
        else if (node is YamlMappingNode map)
            foreach (var (key, child) in map.Children)
                Collect(Below(path, ((YamlScalarNode)key).Value!), child, values);
        else if (node is YamlSequenceNode list)
            for (var i = 0; i < list.Children.Count; i++)
                Collect(Below(path, i.ToString(CultureInfo.InvariantCulture)), list.Children[i], values);
    }

    private static string Below(string path, string part) => path.Length == 0 ? part : $"{path}:{part}";

    // Blanks and line breaks at the end, and how folded lines are joined, decide nothing about a credential.
    private static string Joined(string value) => string.Join(' ', value.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void Odd_texts_are_read_within_their_bounds() => Reader.StaysWithin(
        ":-?#&*!|>'\"%@`{}[], \t\r\n\0a~", "a: \"b\\u0041\n  c\" # d\ne:\n- f: 'g''h'\r\n  i: {j: [k, \"l\"]}\n---\nm: |2-\n   n\n   o\np: &q r\n  s\n", "a: b\nc: [d,\n  e]\n", "kind: Secret\ndata:\n  a: YWJj\n");

    [Theory]
    [InlineData("a: \"x\n")]
    [InlineData("a: \"x\n  ")]
    [InlineData("- ")]
    [InlineData("a: ")]
    [InlineData("a: [")]
    [InlineData("{")]
    [InlineData("a: |\n")]
    [InlineData("a: >\n  x\n")]
    [InlineData("\"")]
    [InlineData("- 'x\n")]
    [InlineData("---\n")]
    [InlineData("kind: Secret\n")]
    [InlineData("a:\n - name: x\n   value: y\n")]
    [InlineData("name: x\nvalue: y\n")]
    [InlineData(" x\n")]
    [InlineData("a #")]
    [InlineData("? ")]
    [InlineData("a: {")]
    [InlineData("\t")]
    [InlineData("&a ")]
    [InlineData("a: !Join [")]
    [InlineData("a: !If\n")]
    [InlineData("a:\n")]
    [InlineData("a:\n\n")]
    [InlineData("- a:\n")]
    [InlineData("{{ ")]
    [InlineData("a: |1\n")]
    [InlineData("'")]
    [InlineData("a: b: ")]
    [InlineData("a: [b, ")]
    [InlineData("b")]
    [InlineData("\n")]
    [InlineData("{a: ")]
    [InlineData("#")]
    public void The_cost_grows_with_the_length(string piece) => Reader.IsLinear(piece.Many, 4_000);

    [Fact]
    public void Quotes_that_nothing_closes_are_looked_for_once() => Reader.IsLinear(
        count => string.Concat(Enumerable.Range(0, 200).Select(i => new string(' ', i) + $"k{i}: \"x\n")) + (new string(' ', 200) + "x\n").Many(count), 2_000);
}
