using System.Text;
using BackendArchitect.Analyzers.Tests.Samples;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Tests.Robustness;

/// <summary>Whatever an editor or a build hands over, the hosts neither throw nor point at nothing, and they come to an end.</summary>
public class BadInputTests
{
    private const int Levels = 100_000;
    private const int Huge = 50 * 1024 * 1024;
    private const int Long = 5 * 1024 * 1024;

    private static readonly CSharpCompilation Service = CSharpCompilation.Create(
        "Service",
        [CSharpSyntaxTree.ParseText(RuleTest.ImplicitUsings), CSharpSyntaxTree.ParseText("WebApplication.CreateBuilder(args).Build().Run();", path: "Program.cs")],
        ReferenceSet.Net10.References,
        new CSharpCompilationOptions(OutputKind.ConsoleApplication));

    private static readonly Dictionary<string, Func<MetadataReference, bool>> Resolved = new()
    {
        ["nothing"] = _ => false,
        ["the framework alone"] = reference => NameOf(reference).StartsWith("Microsoft.AspNetCore.App", StringComparison.Ordinal) || reference.Display!.Contains(".App.Ref", StringComparison.Ordinal),
        ["the runtime alone"] = reference => NameOf(reference).StartsWith("System.", StringComparison.Ordinal),
        ["all but ASP.NET Core"] = reference => !NameOf(reference).StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal),
        ["all but routing"] = reference => !NameOf(reference).Contains("Routing", StringComparison.Ordinal),
        ["all but authorization"] = reference => !NameOf(reference).Contains("Authorization", StringComparison.Ordinal),
        ["all but MVC"] = reference => !NameOf(reference).Contains(".Mvc", StringComparison.Ordinal),
        ["all but logging"] = reference => !NameOf(reference).Contains("Logging", StringComparison.Ordinal),
        ["all but the system's own"] = reference => !NameOf(reference).StartsWith("System.", StringComparison.Ordinal),
    };

    private static readonly Dictionary<string, Func<string>> Texts = new()
    {
        ["empty"] = () => "",
        ["white space"] = () => " \r\n\t\n",
        ["only a byte order mark"] = () => "\uFEFF",
        ["an open object"] = () => "{",
        ["a closed object"] = () => "}",
        ["a colon"] = () => "{:}",
        ["commas"] = () => "{,,\"a\":,,}",
        ["a half literal"] = () => "{\"Password\": nul",
        ["a value that does not end"] = () => "{\"Password\": \"",
        ["a key that does not end"] = () => "{\"Password",
        ["an escape that does not end"] = () => "{\"Password\": \"abc\\",
        ["half a code point"] = () => "{\"Password\": \"\\uD8",
        ["an unpaired surrogate"] = () => "{\"Password\": \"\uD800\\uDC00x\"}",
        ["an object in a comment"] = () => "{ /* { */ \"Password\": \"a\" }",
        ["a comment that does not end"] = () => "{ /* \"Password\": \"a\" ",
        ["a comment and nothing below"] = () => "// backend-architect-disable-next-line BARCH1101",
        ["XML"] = () => "<configuration><add key=\"Password\" value=\"x\" /></configuration>",
        ["two documents"] = () => "{\"a\":{\"b\":\"c\"}}{\"a\":[\"b\"]}",
        ["a value for every key"] = () => "{\"\":\"a\",\":\":\"b\",\"a:\":\"c\",\"a:b\":\"d\"}",
        ["binary"] = () => Encoding.UTF8.GetString(RandomBytes(100_000, zeros: true)),
        ["binary without zeros"] = () => Encoding.Latin1.GetString(RandomBytes(100_000, zeros: false)),
        ["zeros behind the head"] = () => "{\"a\":\"" + new string('b', 20_000) + "\0\0\"}",
        ["nested objects"] = () => Nested("{\"a\":", "\"b\"", "}"),
        ["nested arrays"] = () => Nested("[", "\"b\"", "]"),
        ["nested objects that do not end"] = () => Nested("{\"ConnectionStrings\":", "", ""),
        ["nested arrays and objects"] = () => Nested("[{\"a\":", "1", "}]"),
        ["brackets that only close"] = () => new string(']', Levels) + new string('}', Levels),
    };

    private static readonly Dictionary<string, Func<StringBuilder, int, StringBuilder>> Parts = new()
    {
        ["settings"] = (text, i) => text.Append("\"Key").Append(i).Append("\": \"value ").Append(i).Append("\",\n"),
        ["passwords"] = (text, i) => text.Append("\"Password\": \"").Append(i).Append("-kJ8!x\",\n"),
        ["connection strings"] = (text, i) => text.Append("\"Db").Append(i).Append("\": \"Host=db;Username=u;Password=").Append(i).Append(";\",\n"),
        ["URLs"] = (text, i) => text.Append("\"Url").Append(i).Append("\": \"amqp://orders:kJ8-x").Append(i).Append("@mq\",\n"),
        ["comments"] = (text, i) => text.Append("// backend-architect-disable-next-line BARCH1101\n\"Url").Append(i).Append("\": \"amqp://orders:kJ8-x").Append(i).Append("@mq\",\n"),
        ["objects"] = (text, i) => text.Append("\"Section").Append(i).Append("\": { \"User\": \"a\", \"Password\": \"").Append(i).Append("-kJ8!x\" },\n"),
        ["equal keys"] = (text, i) => text.Append("\"a\": \"b").Append(i).Append("\",\n"),
    };

    private static readonly Dictionary<string, string> LongValues = new()
    {
        ["letters"] = "a",
        ["connection string"] = "Password=x;",
        ["URL"] = "amqp://user:pass@host/",
        ["open URL"] = "://a:",
        ["escapes"] = "\\u0041",
        ["base64"] = "QUJD+/",
        ["placeholders"] = "${A}{{b}}#{c}#%d%",
        ["equals signs"] = "=",
        ["semicolons"] = ";",
        ["quotes"] = "';",
        ["white space"] = " ",
        ["dots"] = "eyJ.",
        ["dashes"] = "-----BEGIN ",
    };

    public static TheoryData<string> Truncated => ["Program.cs", "OrderEndpoints.cs", "PaymentSetup.cs", "AccountEndpoints.cs"];

    public static TheoryData<string> ResolvedReferences => [.. Resolved.Keys];

    public static TheoryData<string> TextNames => [.. Texts.Keys];

    public static TheoryData<string> PartNames => [.. Parts.Keys];

    public static TheoryData<string> LongValueNames => [.. LongValues.Keys];

    [Theory, MemberData(nameof(Truncated))]
    public async Task A_source_may_end_in_any_statement(string file)
    {
        var sample = SampleProject.Open("LeakyShop");
        var compilation = (await sample.Project.GetCompilationAsync())!;
        var tree = compilation.SyntaxTrees.Single(tree => Path.GetFileName(tree.FilePath) == file);
        var ends = (await tree.GetRootAsync()).DescendantNodes()
            .Where(node => node is StatementSyntax)
            .SelectMany(node => new[] { node.SpanStart, node.GetLastToken().SpanStart })
            .Distinct()
            .ToList();
        Assert.NotEmpty(ends);
        foreach (var end in ends)
        {
            var cut = tree.WithChangedText(tree.GetText().GetSubText(new TextSpan(0, end)));
            var run = await HostRun.OfAsync(compilation.ReplaceSyntaxTree(tree, cut), sample.Project.AnalyzerOptions, cut);
            Assert.True(run.Defects.Count == 0, $"Cut at {end}: {string.Join('\n', run.Defects)}");
        }
    }

    [Theory, MemberData(nameof(ResolvedReferences))]
    public async Task A_reference_may_be_unresolved(string resolved)
    {
        var sample = SampleProject.Open("LeakyShop");
        var compilation = (await sample.Project.GetCompilationAsync())!;
        var run = await HostRun.OfAsync(compilation.WithReferences(compilation.References.Where(Resolved[resolved])), sample.Project.AnalyzerOptions);
        Assert.Empty(run.Defects);
        // What the files of the project say needs no reference.
        Assert.Contains(run.Findings, finding => finding.Id == "BARCH1101");
    }

    [Theory, MemberData(nameof(TextNames))]
    public async Task A_configuration_file_may_hold_anything(string name) => Assert.Empty((await JudgeAsync(Texts[name]())).Defects);

    [Theory, MemberData(nameof(PartNames))]
    public async Task A_configuration_file_may_be_as_long_as_a_book(string name) => Assert.Empty((await JudgeAsync(Repeated(name, Long))).Defects);

    [Fact]
    public async Task A_configuration_file_may_be_huge() => Assert.Empty((await JudgeAsync(Repeated("settings", Huge))).Defects);

    [Theory, MemberData(nameof(LongValueNames))]
    public async Task A_value_may_be_as_long_as_a_book(string name)
    {
        var value = LongValues[name];
        foreach (var length in new[] { 1000 * 1000, Long })
        {
            var text = new StringBuilder("{ \"ConnectionStrings\": { \"Password\": \"", length + 1000);
            while (text.Length < length)
                text.Append(value);
            Assert.Empty((await JudgeAsync(text.Append("\" } }").ToString())).Defects);
        }
    }

    [Fact]
    public async Task Line_ends_change_no_finding()
    {
        var text = Leaky();
        var expected = await JudgeAsync(text);
        Assert.NotEmpty(expected.Findings);
        foreach (var lineEnd in new[] { "\r\n", "\r" })
        {
            var actual = await JudgeAsync(text.Replace("\n", lineEnd, StringComparison.Ordinal));
            Assert.Empty(actual.Defects);
            Assert.Equal(expected.Lines, actual.Lines);
        }
    }

    [Fact]
    public async Task A_byte_order_mark_changes_no_finding()
    {
        var text = Leaky();
        var expected = await JudgeAsync(text);
        using var file = new MemoryStream([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]);
        var decoded = await HostRun.OfAsync(Service, new FileInMemory("/service/appsettings.json", SourceText.From(file)));
        Assert.Equal(expected.Lines, decoded.Lines);
        // Somebody who decodes a file by hand leaves the mark in its text.
        var kept = await JudgeAsync("\uFEFF" + text);
        Assert.Empty(kept.Defects);
        Assert.Equal(expected.Lines, kept.Lines);
    }

    [Fact]
    public async Task Of_two_equal_keys_both_are_judged()
    {
        var secret = Convert.ToBase64String(RandomBytes(18, zeros: false));
        var run = await JudgeAsync($$"""
            { "Smtp": { "Password": "{{secret}}" },
              "Smtp": { "Password": "{{secret}}" } }
            """);
        Assert.Empty(run.Defects);
        Assert.Equal([0, 1], run.Findings.Select(finding => finding.Location.GetLineSpan().StartLinePosition.Line));
    }

    private static Task<HostRun> JudgeAsync(string text) =>
        HostRun.OfAsync(Service, new FileInMemory("/service/appsettings.json", SourceText.From(text, Encoding.UTF8)));

    private static string Leaky() => File.ReadAllText(Path.Combine(SampleProject.FolderOf("LeakyShop"), "appsettings.json"));

    private static string NameOf(MetadataReference reference) => Path.GetFileNameWithoutExtension(reference.Display!);

    private static string Repeated(string part, int length)
    {
        var text = new StringBuilder("{\n", length);
        for (var i = 0; text.Length < length - 200; i++)
            Parts[part](text, i);
        return text.Append('}').ToString();
    }

    private static string Nested(string open, string innermost, string close) =>
        new StringBuilder().Insert(0, open, Levels).Append(innermost).Insert(open.Length * Levels + innermost.Length, close, Levels).ToString();

    private static byte[] RandomBytes(int length, bool zeros)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        return zeros ? bytes : [.. bytes.Select(b => (byte)(b == 0 ? 1 : b))];
    }
}
