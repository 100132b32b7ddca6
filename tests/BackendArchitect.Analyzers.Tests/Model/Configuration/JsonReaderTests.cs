using System.Collections.Immutable;
using System.Text;
using BackendArchitect.Analyzers.Model.Configuration;
using BackendArchitect.Analyzers.Tests.Testing;
using CsCheck;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Tests.Model.Configuration;

public class JsonReaderTests
{
    [Fact]
    public void Values_have_their_path_and_their_place()
    {
        const string json = """
            {
              "A": { "B": "one", "C__D": "two" },
              "Clients": [ { "Secret": "three" }, "four", [ "five" ] ],
              "Number": 1, "Flag": true, "Nothing": null
            }
            """;
        Assert.Equal("""
            A:B = one (2,16)-(2,19)
            A:C:D = two (2,31)-(2,34)
            Clients:0:Secret = three (3,29)-(3,34)
            Clients:1 = four (3,40)-(3,44)
            Clients:2:0 = five (3,50)-(3,54)
            Number = 1 (4,13)-(4,14)
            Flag = true (4,24)-(4,28)
            """, Print(json), ignoreLineEndingDifferences: true);
    }

    [Theory]
    [InlineData("""{ "A": true }""", "A = true (1,8)-(1,12)")]
    [InlineData("""{ "A": false/* off */, "B": "c" }""", "A = false (1,8)-(1,13)\nB = c (1,30)-(1,31)")]
    [InlineData("""{ "A": -1.5e+3 , "B":0}""", "A = -1.5e+3 (1,8)-(1,15)\nB = 0 (1,22)-(1,23)")]
    [InlineData("{ \"A\": true\n}", "A = true (1,8)-(1,12)")]
    [InlineData("""{ "A": { "NoEcho": true, "Default": "x" } }""", "A:NoEcho = true (1,20)-(1,24)\nA:Default = x (1,38)-(1,39)")]
    public void Numbers_and_flags_are_values(string json, string expected) => Assert.Equal(expected, Print(json));

    [Theory]
    [InlineData("""{ "A": null }""")]
    [InlineData("""{ "A": [ 1, 2, true ] }""")]
    [InlineData("""{ "A": tru, "B": TRUE, "C": undefined, "D": 1-a, "E": - }""")]
    public void What_is_nothing_data_or_broken_is_no_value(string json) => Assert.Empty(Read(json).Entries);

    [Fact]
    public void What_is_no_text_says_so()
    {
        Assert.Equal([false, true, true], Read("""{ "A": "true", "B": true, "C": 1 }""").Entries.Select(entry => entry.IsBare));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Comments_and_trailing_commas_are_allowed(string newLine)
    {
        var json = string.Join(newLine, "// first", "{", "  /* second", "     goes on */ \"A\": \"one\", // third", "  \"B\": [ \"two\", ],", "}");
        Assert.Equal("A = one (4,23)-(4,26)\nB:0 = two (5,11)-(5,14)", Print(json));
        Assert.Equal([" first", $" second{newLine}     goes on ", " third"], Read(json).Comments.Select(c => json.Substring(c.Start, c.Length)));
    }

    [Fact]
    public void A_byte_order_mark_takes_no_column()
    {
        byte[] bytes = [.. Encoding.UTF8.GetPreamble(), .. "{ \"A\": \"one\" }"u8];
        var document = new JsonReader().Read("appsettings.json", SourceText.From(new MemoryStream(bytes), Encoding.UTF8), default);
        Assert.Equal((0, 8), Place(document));
        Assert.Equal("A = one (1,10)-(1,13)", Print("\uFEFF{ \"A\": \"one\" }"));
    }

    [Fact]
    public void Escapes_are_decoded_while_the_place_stays_that_of_the_raw_text()
    {
        const string json = """{ "\u0041": "a\"b\\c\n\u00e9\/", "B": "plain" }""";
        var entries = Read(json).Entries;
        Assert.Equal(("A", "a\"b\\c\né/"), (entries[0].Key, entries[0].Value));
        Assert.Equal("""a\"b\\c\n\u00e9\/""", json.Substring(entries[0].Span.Start, entries[0].Span.Length));
        Assert.Equal(entries[0].Span, entries[0].SpanOf(1, 2));
        Assert.Equal("lai", json.Substring(entries[1].SpanOf(1, 3).Start, 3));
    }

    [Fact]
    public void Of_two_equal_keys_both_are_read() =>
        Assert.Equal("A = one (1,9)-(1,12)\nA = two (1,21)-(1,24)", Print("""{ "A": "one", "A": "two" }"""));

    [Theory]
    [InlineData("""{ "A": "one", "B": """)]
    [InlineData("""{ "A": "one", "B": "tw""")]
    [InlineData("""{ "A": "one", "B" }""")]
    [InlineData("""{ "A": "one", "B": }""")]
    [InlineData("""{ "A": "one" ]]]]""")]
    [InlineData("""{ "A": "one", /* """)]
    [InlineData("""{ "A": "one", "B": [ }""")]
    [InlineData("""{ "A": "one", \""")]
    public void A_broken_rest_takes_nothing_away(string json) => Assert.Equal("A = one (1,9)-(1,12)", Print(json));

    [Fact]
    public void What_follows_an_unfinished_value_is_read() =>
        Assert.Equal("C = three (3,9)-(3,14)", Print("{\n  \"A\": \"on,\n  \"C\": \"three\"\n}"));

    [Fact]
    public void What_is_nested_too_deeply_is_passed_over_and_what_follows_is_read()
    {
        var json = "{ \"A\": " + string.Concat(Enumerable.Repeat("[", 100_000)) + "\"deep\"" + string.Concat(Enumerable.Repeat("]", 100_000)) + ", \"B\": \"one\" }";
        Assert.Equal("one", Assert.Single(Read(json).Entries).Value);
    }

    [Fact]
    public void Values_of_one_object_are_siblings()
    {
        var entries = Read("""{ "A": { "B": "1", "C": "2" }, "D": { "E": "3" }, "F": "4" }""").Entries;
        Assert.Equal(entries[0].Group, entries[1].Group);
        Assert.Equal(3, entries.Select(e => e.Group).Distinct().Count());
    }

    [Fact]
    public void Random_and_mutated_files_are_read_without_an_exception_and_within_their_bounds() => Gen.Int.Sample(seed =>
    {
        const string oddities = "{}[]\"\\,:/*\0\n\r\uD800u";
        var random = new Random(seed);
        var json = new StringBuilder(RandomJson.Of(random));
        for (var i = random.Next(6); i > 0 && json.Length > 1; i--)
        {
            var at = random.Next(json.Length);
            _ = random.Next(3) switch
            {
                0 => json.Remove(at, 1),
                1 => json.Insert(at, oddities[random.Next(oddities.Length)]),
                _ => json.Remove(at, random.Next(json.Length - at)),
            };
        }
        foreach (var entry in Read(json.ToString()).Entries)
            Assert.InRange(entry.Span.End, 0, json.Length);
    });

    [Fact]
    public void Entries_agree_with_the_configuration_provider() => Gen.Int.Sample(seed =>
    {
        var json = RandomJson.Of(new Random(seed), uniqueKeys: true);
        var expected = Microsoft.Extensions.Configuration.JsonConfigurationExtensions
            .AddJsonStream(new Microsoft.Extensions.Configuration.ConfigurationBuilder(), new MemoryStream(Encoding.UTF8.GetBytes(json)))
            .Build();
        // The provider spells flags as .NET does.
        foreach (var entry in Read(json).Entries)
            Assert.Equal(expected[entry.Key], entry.Value, ignoreCase: entry.IsBare);
    });

    [Fact]
    public void A_key_of_any_length_is_not_copied_for_each_value_below_it()
    {
        Assert.Equal(1_000, Read(Below(1_000)).Entries.Length);
        Cost.IsLinear(Cost.Of(new JsonReader(), Below(1_000)), Cost.Of(new JsonReader(), Below(2_000)));
        Assert.InRange(Cost.Of(new JsonReader(), Below(1_000)).Allocated, 0, 4 * 1024 * 1024);

        static string Below(int count) => "{ \"" + new string('k', 100_000) + "\": { " + string.Join(", ", Enumerable.Range(0, count).Select(i => $"\"k{i}\": \"v\"")) + " } }";
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("[{\"a\":[")]
    [InlineData("\"a\": \"b\",")]
    [InlineData("\"")]
    [InlineData("\"\\u00")]
    [InlineData("\\")]
    [InlineData("//")]
    [InlineData("/*")]
    [InlineData("}]")]
    [InlineData(", ")]
    [InlineData("1")]
    [InlineData("{\"NoEcho\": tru")]
    public void The_cost_grows_with_the_length(string piece) => new JsonReader().IsLinear(piece.Many, 4_000);

    [Fact]
    public void Reading_can_be_cancelled() =>
        Assert.Throws<OperationCanceledException>(() => new JsonReader().Read("appsettings.json", SourceText.From("{}"), new CancellationToken(canceled: true)));

    private static (int, int) Place(ConfigDocument document)
    {
        var start = document.LocationOf(document.Entries[0].Span).GetLineSpan().StartLinePosition;
        return (start.Line, start.Character);
    }

    private static ConfigDocument Read(string json) => new JsonReader().Read("appsettings.json", SourceText.From(json), default);

    private static string Print(string json)
    {
        var document = Read(json);
        return string.Join("\n", document.Entries.Select(entry =>
        {
            var place = document.LocationOf(entry.Span).GetLineSpan();
            return $"{entry.Key} = {entry.Value} ({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1})-({place.EndLinePosition.Line + 1},{place.EndLinePosition.Character + 1})";
        }));
    }
}
