using System.Globalization;
using System.Reflection;
using System.Text;
using BackendArchitect.Analyzers.CodeFixes.Logging;
using BackendArchitect.Analyzers.Logging;
using BackendArchitect.Analyzers.Tests.Testing;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Microsoft.Extensions.Logging;
using Xunit.Abstractions;

namespace BackendArchitect.Analyzers.Tests.Rules.Logging;

/// <summary>
/// Generated log calls say the same before and after the fix: both are compiled, both are run against the logger of the shared framework,
/// and text, exception, level and the order of side effects are compared. The culture is the invariant one, which templates always use.
/// </summary>
public class InterpolatedLogMessageRenderingTests(ITestOutputHelper output)
{
    private const string Seed = "0N0XIzNsQ0O2";
    private const int CallsPerRun = 40;

    private static readonly (string Expression, string[] Layouts)[] Values =
    [
        ("number", ["", "", ",6", ":D5", ",-8:N0"]), ("price", ["", ":N2", ",10:N2", ":0.000"]), ("ratio", ["", ":P1"]),
        ("name", ["", "", ",20", ",-3"]), ("letter", ["", ",4"]), ("placed", ["", ":yyyy-MM-dd", ":O"]), ("took", ["", @":hh\:mm"]),
        ("state", ["", ":D"]), ("flag", [""]), ("custom", ["", ",12"]), ("order.Id", [""]), ("order.Name", ["", ",9"]), ("order.Next()", ["", ":D3"]),
        ("order.Describe(\"a\")", [""]), ("(flag ? \"yes\" : \"no\")", [""]), ("(missing ?? \"none\")", [""]), ("(number + 1)", [""]), ("(int)state", [""]),
        ("missing!", [""]), ("nameof(order)", [""]), ("Constant", [""]), ("7", ["", ":D2"]), ("'x'", [""]), ("order.Name?.Length", [""]), ("order[2]", [""]),
        ("typeof(string)", [""]), ("Environment.NewLine", [""]), ("$\"in {number} {order.Next()}\"", [""]), ("string.Format(\"f{0}\", number)", [""]),
    ];

    private static readonly string[] Texts = ["", " ", "order ", "{", "}", "{a} ", "{{", "\"", "\\", "\n", "\t", "é", "% ", ": ", ", ", "{0}", "'"];
    private static readonly string[] Starts =
    [
        "log.LogInformation(", "log.LogError(failure, ", "log.Log(LogLevel.Warning, new EventId(3), ", "log.LogCritical(new EventId(4), failure, ", "log?.LogDebug(message: ",
        "LoggerExtensions.LogWarning(log, ", "log.LogError(order.Fail(), ",
    ];

    private static Gen<T> One<T>(T[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);

    private static readonly Gen<Piece> Pieces =
        from kind in Gen.Int[0, 9]
        from text in One(Texts).Array[1, 3]
        from value in One(Values)
        from layout in Gen.Int[0, 20]
        select kind < 5 ? new Piece(string.Concat(text), null, "") : new Piece(null, value.Expression, value.Layouts[layout % value.Layouts.Length]);

    private static readonly Gen<Call> Calls =
        from start in One(Starts)
        from form in Gen.Int[0, 9]
        from pieces in Pieces.Array[1, 7]
        from own in Gen.Int[0, 3]
        from shuffle in Gen.Int[0, 1000]
        select new Call(start, form, pieces, own, shuffle);

    [Fact]
    public void A_fixed_call_renders_what_it_rendered()
    {
        output.WriteLine("CsCheck seed " + Seed);
        var (reported, corrected) = (0, 0);
        Calls.Array[CallsPerRun].Sample(calls =>
        {
            var before = Program(calls);
            var (after, found, changed) = Fixed(before);
            reported += found;
            corrected += changed;
            var both = Load(before.Replace("namespace Subject", "namespace Before"), after.Replace("namespace Subject", "namespace After"));
            for (var i = 0; i < calls.Length; i++)
                Assert.Equal(Run(both, "Before", i), Run(both, "After", i));
        }, seed: Seed, iter: 10, threads: 1);
        output.WriteLine($"{reported} reported, {corrected} fixed");
        // Otherwise the equality above would say nothing.
        Assert.True(corrected > reported / 2, $"{corrected} of {reported} fixed");
    }

    [Theory]
    [InlineData("(string?)null", "Value ", "Value (null)")]
    [InlineData("new[] { 1, 2 }", "Value System.Int32[]", "Value 1, 2")]
    [InlineData("new[] { \"a\", \"b\" }", "Value System.String[]", "Value a, b")]
    public void Null_and_collections_are_rendered_as_the_logger_renders_them(string value, string before, string after)
    {
        var source = Wrap($"public static void Call0(ILogger log, Order order) {{ var value = {value}; log.LogInformation($\"Value {{value}}\"); }}");
        var both = Load(source.Replace("namespace Subject", "namespace Before"), Fixed(source).Text.Replace("namespace Subject", "namespace After"));
        Assert.Equal($"Information|{before}|||", Run(both, "Before", 0));
        Assert.Equal($"Information|{after}|||", Run(both, "After", 0));
    }

    private static (string Text, int Reported, int Fixed) Fixed(string source)
    {
        using var workspace = new AdhocWorkspace();
        var document = workspace.AddProject(ProjectInfo.Create(ProjectId.CreateNewId(), VersionStamp.Default, "subject", "subject", LanguageNames.CSharp,
            compilationOptions: Options, parseOptions: Parsing, metadataReferences: ReferenceSet.Net10.References)).AddDocument("Subject.cs", SourceText.From(source));
        var compilation = document.Project.GetCompilationAsync().Result!;
        var findings = compilation.WithAnalyzers([Hosts.Of(new InterpolatedLogMessage())]).GetAnalyzerDiagnosticsAsync().Result;
        Assert.DoesNotContain(findings, f => f.Id == "AD0001");
        var changed = 0;
        foreach (var finding in findings.OrderByDescending(f => f.Location.SourceSpan.Start))
        {
            CodeAction? action = null;
            new InterpolatedLogMessageFix().RegisterCodeFixesAsync(new CodeFixContext(document, finding, (a, _) => action = a, default)).Wait();
            if (action is null)
                continue;
            changed++;
            var operation = action.GetOperationsAsync(default).Result.OfType<ApplyChangesOperation>().Single();
            document = operation.ChangedSolution.GetDocument(document.Id)!;
        }
        return (document.GetTextAsync().Result.ToString(), findings.Length, changed);
    }

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview);
    private static readonly CSharpCompilationOptions Options = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    private static Assembly Load(params string[] sources)
    {
        var compilation = CSharpCompilation.Create("subject" + Guid.NewGuid().ToString("N"), sources.Select(s => CSharpSyntaxTree.ParseText(s, Parsing)), ReferenceSet.Net10.References, Options);
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)) + "\n" + string.Join("\n", sources));
        return Assembly.Load(image.ToArray());
    }

    private static string Run(Assembly subject, string name, int call)
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            var logger = new CapturingLogger();
            var order = Activator.CreateInstance(subject.GetType(name + ".Order")!)!;
            subject.GetType(name + ".Calls")!.GetMethod("Call" + call)!.Invoke(null, [logger, order]);
            return logger.Captured + "||" + ((StringBuilder)order.GetType().GetField("Trace")!.GetValue(order)!).ToString();
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static string Program(Call[] calls) =>
        Wrap(string.Join("\n", calls.Select((call, i) => $"public static void Call{i}(ILogger log, Order order)\n{{\n{Locals}\n{call}\n}}")));

    private const string Locals = """
        var number = 42; var price = 1234.5m; var ratio = 0.25; var name = "Ada {x} \"q\" {{y}}"; var letter = 'c'; var placed = new DateTime(2024, 2, 29, 13, 5, 0);
        var took = TimeSpan.FromMinutes(75); var state = State.Closed; var flag = order.Id > 3; var custom = new Custom(); string? missing = order.Id > 3 ? "there" : "";
        var failure = new InvalidOperationException("failed");
        """;

    private static string Wrap(string methods) => $$"""
        using System;
        using System.Text;
        using Microsoft.Extensions.Logging;
        namespace Subject;
        public enum State { Open, Closed }
        public class Custom { public override string ToString() => "cus{t}om"; }
        public class Order
        {
            public StringBuilder Trace = new();
            private int _next = 10;
            public int Id { get; set; } = 17;
            public string Name { get; set; } = "Name";
            public int this[int index] => Next() + index;
            public int Next() { Trace.Append('n'); return _next++; }
            public string Describe(string text) { Trace.Append('d'); return text + _next; }
            public Exception Fail() { Trace.Append('f'); return new InvalidOperationException("failed " + _next++); }
        }
        public static class Calls
        {
            private const string Constant = "con{st}ant";
        {{methods}}
        }
        """;

    private sealed record Piece(string? Text, string? Value, string Layout);

    /// <summary>One call: how it starts, how its message is built, of what, and with how many placeholders and values of its own.</summary>
    private sealed record Call(string Start, int Form, Piece[] Pieces, int Own, int Shuffle)
    {
        private int Own { get; } = Form == 3 ? 0 : Own;

        public override string ToString()
        {
            // Placeholders of the call's own make its text a template, so literal braces are doubled there as a developer must, and a value
            // with braces would make the logger throw.
            var pieces = Own == 0 ? Pieces : [.. Pieces.Select(p => p.Value is "name" or "custom" or "Constant" ? p with { Value = "order.Name" } : p)];
            var parts = pieces.SelectMany((p, i) => i < Own && p.Text is not null
                ? [p with { Text = Escaped(p.Text) + "{Own" + i + "}" }]
                : new[] { p.Text is null || Own == 0 ? p : p with { Text = Escaped(p.Text) } }).ToList();
            var own = pieces.Take(Own).Select((p, i) => (p, i)).Where(x => x.p.Text is not null).Select(x => x.i % 2 == 0 ? "number" : "order.Next()").ToList();
            if (own.Count == 0)
                parts = [.. Pieces];
            var tail = string.Concat(own.Select(o => ", " + o)) + ");";
            return Form == 9
                ? "var message = " + Message(parts) + ";\n" + Start + "message" + tail
                : Start + Message(parts) + tail;
        }

        private static string Escaped(string text) => text.Replace("{", "{{").Replace("}", "}}");

        // No two braces or quotes in a row, which would begin or end something in a raw string.
        private static string Apart(string text) => text.Replace("{", " { ").Replace("}", " } ").Replace("\"", " \" ").Replace("\n", " ");

        private string Message(List<Piece> parts) => Form switch
        {
            0 or 1 or 9 => "$\"" + string.Concat(parts.Select(p => p.Text is { } t ? Literal(Escaped(t)) : Hole(p, p.Layout.Replace("\\", "\\\\")))) + "\"",
            2 => "$@\"" + string.Concat(parts.Select(p => p.Text is { } t ? Escaped(t).Replace("\"", "\"\"") : Hole(p, p.Layout))) + "\"",
            3 => "$$\"\"\"\n" + string.Concat(parts.Select(p => p.Text is { } t ? Apart(t) : "{{" + p.Value + p.Layout + "}}")) + "\n\"\"\"",
            4 or 5 => "\"\" + " + string.Join(" + ", parts.Select(p => p.Text is { } t ? "\"" + Literal(t) + "\"" : p.Value)),
            6 => Format(parts, [.. Enumerable.Range(0, parts.Count)]),
            7 => Format(parts, [.. Enumerable.Range(0, parts.Count).OrderBy(i => (i + 1) * (Shuffle + 7) % 11)]),
            _ => "string.Concat(\"\", \"\", " + string.Join(", ", parts.Select(p => p.Text is { } t ? "\"" + Literal(t) + "\"" : p.Value)) + ")",
        };

        // Indexes in the order given; every third one again.
        private string Format(List<Piece> parts, int[] order)
        {
            var values = parts.Where(p => p.Text is null).ToList();
            var ranks = order.Where(i => i < values.Count).ToList();
            var next = 0;
            var format = string.Concat(parts.Select(p => p.Text is { } t
                ? Escaped(t)
                : "{" + ranks[next] + values[ranks[next++]].Layout + "}" + (Shuffle % 3 == 0 ? "{" + ranks[0] + "}" : "")));
            return "string.Format(\"" + Literal(format) + "\"" + string.Concat(values.Select(v => ", " + v.Value)) + ")";
        }

        private static string Hole(Piece piece, string layout) => "{" + (piece.Value!.Contains('?') || piece.Value.Contains("::") ? "(" + piece.Value + ")" : piece.Value) + layout + "}";

        private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true)[1..^1];
    }

    private sealed class CapturingLogger : ILogger
    {
        internal string Captured { get; private set; } = "";

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Captured += $"{logLevel}|{formatter(state, exception)}|{exception?.Message}";
    }
}
