using System.Globalization;
using System.Reflection;
using System.Text;
using BackendArchitect.Analyzers.CodeFixes;
using BackendArchitect.Analyzers.Logging;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Microsoft.Extensions.Logging;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Display;
using Xunit.Abstractions;

namespace BackendArchitect.Analyzers.Tests.Rules.Logging;

/// <summary>
/// Generated log calls say the same before and after their fix: both programs are compiled and run with a real logger, and text, level, exception and the
/// order of side effects are compared; the entry of the fixed one keeps one value under a name of its own for each hole. The culture is the invariant one,
/// which templates always use, and a null is compared with what the logger writes for it, as the pages of the rules say.
/// <c>BACKEND_ARCHITECT_LOG_CALLS</c> is the number of calls, <c>BACKEND_ARCHITECT_FIRST_LOG_CALL</c> the seed of the first.
/// </summary>
public class LogRenderingTests(ITestOutputHelper output)
{
    // Some are not fixed, because no template says the same.
    private const int Calls = 1250;
    private const int FixedCalls = 1000;
    private const int CallsPerAssembly = 100;
    private const int MostFailures = 10;

    private static readonly Rule[] Rules = [new InterpolatedLogMessage(), new PositionalPlaceholder(), new ExceptionLoggedAsText()];
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview);
    private static readonly CSharpCompilationOptions Options = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
    private static readonly MetadataReference[] References = [.. ReferenceSet.Net10.References, MetadataReference.CreateFromFile(typeof(Serilog.Log).Assembly.Location)];

    [Fact]
    public async Task A_fixed_call_renders_what_it_rendered()
    {
        var count = Setting("BACKEND_ARCHITECT_LOG_CALLS") ?? Calls;
        var first = Setting("BACKEND_ARCHITECT_FIRST_LOG_CALL") ?? 1;
        var failures = new List<string>();
        var compared = new Dictionary<(GeneratedForm, bool), int>();
        for (var seed = first; seed < first + count && failures.Count < MostFailures; seed += CallsPerAssembly)
        {
            var calls = Enumerable.Range(seed, Math.Min(CallsPerAssembly, first + count - seed)).Select(GeneratedLogCall.Of).ToList();
            var fixedMethods = await FixedAsync(calls);
            var changed = calls.Where(call => fixedMethods[call.Seed] != call.Source).ToList();
            var before = changed.Select(call => call.Source).ToList();
            var assembly = Load(
                GeneratedLogCall.Program("Framework.Before", "\"(null)\"", before), GeneratedLogCall.Program("Serilogs.Before", "\"null\"", before),
                GeneratedLogCall.Program("After", "null", changed.Select(call => fixedMethods[call.Seed])));
            foreach (var call in changed)
            {
                compared[(call.Form, call.IsSerilog)] = compared.GetValueOrDefault((call.Form, call.IsSerilog)) + 1;
                var expected = Run(assembly, call.IsSerilog ? "Serilogs.Before" : "Framework.Before", call);
                var actual = Run(assembly, "After", call);
                if (Difference(call, expected, actual) is { } difference && failures.Count < MostFailures)
                    failures.Add($"Seed {call.Seed}: {difference}\n{call.Source}\n{fixedMethods[call.Seed]}");
            }
        }
        foreach (var (kind, number) in compared.OrderBy(pair => pair.Key))
            output.WriteLine($"{number,6} of {kind.Item1}, {(kind.Item2 ? "Serilog" : "Microsoft.Extensions.Logging")}");
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
        // Otherwise the equality above would say nothing. A repetition of a few is exempt.
        Assert.True(count < Calls || (compared.Values.Sum() >= FixedCalls && compared.Count == 8), $"{compared.Values.Sum()} of {count} were fixed");
    }

    [Theory]
    [InlineData("(string?)null", "Value ", "Value (null)")]
    [InlineData("new[] { 1, 2 }", "Value System.Int32[]", "Value 1, 2")]
    [InlineData("new[] { \"a\", \"b\" }", "Value System.String[]", "Value a, b")]
    public async Task Null_and_collections_are_rendered_as_the_logger_renders_them(string value, string before, string after)
    {
        var call = new GeneratedLogCall(0, GeneratedForm.Built, IsSerilog: false,
            $"public static void Call0(Microsoft.Extensions.Logging.ILogger log, Order order) {{ var value = {value}; log.LogInformation($\"Value {{value}}\"); }}", 1);
        var assembly = Load(GeneratedLogCall.Program("Before", "null", [call.Source]), GeneratedLogCall.Program("After", "null", [(await FixedAsync([call]))[0]]));
        Assert.Equal(before, Run(assembly, "Before", call).Text);
        Assert.Equal(after, Run(assembly, "After", call).Text);
    }

    [Fact]
    public async Task A_call_moved_to_a_generated_method_renders_what_it_rendered()
    {
        var count = Setting("BACKEND_ARCHITECT_LOG_CALLS") ?? Calls;
        var first = Setting("BACKEND_ARCHITECT_FIRST_LOG_CALL") ?? 1;
        var failures = new List<string>();
        var compared = 0;
        // The generator knows one logger of the two.
        count /= 2;
        for (var seed = first; seed < first + count && failures.Count < MostFailures; seed += CallsPerAssembly)
        {
            var calls = Enumerable.Range(seed, Math.Min(CallsPerAssembly, first + count - seed)).Select(GeneratedLogCall.Plain).ToList();
            var moved = (await MovedAsync(calls)).Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!);
            var changed = calls.Where(call => moved.ContainsKey(call.Seed)).ToList();
            var assembly = Load(
                GeneratedLogCall.Program("Before", "\"(null)\"", changed.Select(call => call.Source)), GeneratedLogCall.Program("After", "null", [], changed.Select(call => moved[call.Seed])));
            foreach (var call in changed)
            {
                compared++;
                var expected = Run(assembly, "Before", call);
                var actual = Run(assembly, "After", call, "Calls" + call.Seed);
                // Of an event that the call did not name, the generator makes one.
                if (expected.Level.EndsWith(" 0", StringComparison.Ordinal))
                    actual = actual with { Level = actual.Level.Split(' ')[0] + " 0" };
                if (Difference(call, expected, actual) is { } difference && failures.Count < MostFailures)
                    failures.Add($"Seed {call.Seed}: {difference}\n{call.Source}\n{moved[call.Seed]}");
            }
        }
        output.WriteLine($"{compared,6} are moved");
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
        Assert.True(count < Calls / 2 || compared >= count / 4, $"{compared} of {count} were moved");
    }

    private static string? Difference(GeneratedLogCall call, Entry expected, Entry actual)
    {
        if (expected.Text != actual.Text)
            return $"'{expected.Text}' has become '{actual.Text}'";
        if (expected.Level != actual.Level || expected.Trace != actual.Trace)
            return $"level {expected.Level} and effects '{expected.Trace}' have become {actual.Level} and '{actual.Trace}'";
        if (actual.Exception != (call.Form is GeneratedForm.Caught or GeneratedForm.BuiltOfCaught ? "failed" : expected.Exception))
            return $"the exception is '{actual.Exception}'";
        if (actual.Names.Length != call.Holes || actual.Names.Distinct(StringComparer.Ordinal).Count() != call.Holes || actual.Names.Any(name => !char.IsLetter(name[0]) || !name.All(char.IsLetterOrDigit)))
            return $"{call.Holes} values are named {string.Join(", ", actual.Names)}";
        return null;
    }

    // Every method of its own has one finding, so all are fixed in one document and their changes do not meet.
    private static async Task<Dictionary<int, string>> FixedAsync(List<GeneratedLogCall> calls)
    {
        var source = GeneratedLogCall.Program("Subject", "null", calls.Select(call => call.Source));
        using var workspace = new AdhocWorkspace();
        var document = workspace.AddProject(ProjectInfo.Create(ProjectId.CreateNewId(), VersionStamp.Default, "subject", "subject", LanguageNames.CSharp,
            compilationOptions: Options, parseOptions: Parsing, metadataReferences: References)).AddDocument("Subject.cs", SourceText.From(source));
        var compilation = (await document.Project.GetCompilationAsync())!;
        var methods = calls.ToDictionary(call => call.Seed, call => call.Source);
        var starts = StartsOf(calls, source);
        foreach (var rule in Rules)
        {
            var fix = Verify.FixOf(rule.GetType())!;
            var findings = await compilation.WithAnalyzers([Hosts.Of(rule)], new AnalyzerOptions([])).GetAnalyzerDiagnosticsAsync();
            Assert.DoesNotContain(findings, f => f.Id == "AD0001");
            foreach (var finding in findings)
            {
                var index = starts.BinarySearch(finding.Location.SourceSpan.Start);
                var (call, start) = (calls[index < 0 ? ~index - 1 : index], starts[index < 0 ? ~index - 1 : index]);
                if (IsFor(rule, call.Form) && methods[call.Seed] == call.Source
                    // A message that no constant template can say is given the exception and nothing else.
                    && await FixedAsync(document, fix, finding, call.Form == GeneratedForm.BuiltOfCaught ? "constant template" : null) is { } text)
                    methods[call.Seed] = text.Substring(start, call.Source.Length + text.Length - source.Length);
            }
        }
        return methods;
    }

    // Each call in a class of its own, which the fix makes partial and gives a method; null where it is not offered.
    private static async Task<Dictionary<int, string?>> MovedAsync(List<GeneratedLogCall> calls)
    {
        var classes = calls.Select(call => $"public static class Calls{call.Seed}\n{{\n    {GeneratedLogCall.Constants("null")}\n    {call.Source}\n}}").ToList();
        var source = GeneratedLogCall.Program("Subject", "null", [], classes);
        using var workspace = new AdhocWorkspace();
        var document = workspace.AddProject(ProjectInfo.Create(ProjectId.CreateNewId(), VersionStamp.Default, "subject", "subject", LanguageNames.CSharp,
            compilationOptions: Options, parseOptions: Parsing, metadataReferences: References, analyzerReferences: [LoggerMessageGenerator.Reference])).AddDocument("Subject.cs", SourceText.From(source));
        var compilation = (await document.Project.GetCompilationAsync())!;
        var fix = Verify.FixOf(typeof(InterpolatedLogMessage))!;
        var moved = calls.ToDictionary(call => call.Seed, _ => (string?)null);
        foreach (var finding in await compilation.WithAnalyzers([Hosts.Of(new InterpolatedLogMessage())], new AnalyzerOptions([])).GetAnalyzerDiagnosticsAsync())
        {
            var index = classes.FindIndex(text => source.IndexOf(text, StringComparison.Ordinal) is var at && at <= finding.Location.SourceSpan.Start && finding.Location.SourceSpan.Start < at + text.Length);
            if (await FixedAsync(document, fix, finding, "[LoggerMessage]") is { } text)
                moved[calls[index].Seed] = text.Substring(source.IndexOf(classes[index], StringComparison.Ordinal), classes[index].Length + text.Length - source.Length);
        }
        return moved;
    }

    // Where each method begins, in their order.
    private static List<int> StartsOf(List<GeneratedLogCall> calls, string source)
    {
        var starts = new List<int>();
        foreach (var call in calls)
            starts.Add(source.IndexOf(call.Source, starts.Count == 0 ? 0 : starts[^1], StringComparison.Ordinal));
        return starts;
    }

    private static bool IsFor(Rule rule, GeneratedForm form) => rule switch
    {
        InterpolatedLogMessage => form == GeneratedForm.Built,
        PositionalPlaceholder => form == GeneratedForm.Numbered,
        _ => form is GeneratedForm.Caught or GeneratedForm.BuiltOfCaught,
    };

    private static async Task<string?> FixedAsync(Document document, RuleFix fix, Diagnostic finding, string? title = null)
    {
        CodeAction? action = null;
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, finding, (a, _) => action ??= title is null || a.Title.Contains(title, StringComparison.Ordinal) ? a : null, default));
        if (action is null)
            return null;
        var operation = (await action.GetOperationsAsync(default)).OfType<ApplyChangesOperation>().Single();
        return (await operation.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }

    private static Assembly Load(params string[] sources)
    {
        var subject = CSharpCompilation.Create("subject" + Guid.NewGuid().ToString("N"), sources.Select(s => CSharpSyntaxTree.ParseText(s, Parsing)), References, Options);
        LoggerMessageGenerator.Driver(Parsing).RunGeneratorsAndUpdateCompilation(subject, out var compilation, out var reported);
        Assert.Empty(reported);
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)
            .Take(MostFailures).Select(d => d + "\n" + d.Location.SourceTree!.GetText().Lines[d.Location.GetLineSpan().StartLinePosition.Line])));
        return Assembly.Load(image.ToArray());
    }

    private static Entry Run(Assembly subject, string space, GeneratedLogCall call, string type = "Calls")
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            var order = Activator.CreateInstance(subject.GetType(space + ".Order")!)!;
            var log = new CapturingLog();
            using var framework = LoggerFactory.Create(builder => builder.AddProvider(log).SetMinimumLevel(LogLevel.Trace));
            using var serilog = new Serilog.LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(log).CreateLogger();
            subject.GetType(space + "." + type)!.GetMethod("Call" + call.Seed)!.Invoke(null, [call.IsSerilog ? serilog : framework.CreateLogger("subject"), order]);
            return log.Written! with { Trace = ((StringBuilder)order.GetType().GetField("Trace")!.GetValue(order)!).ToString() };
        }
        catch (TargetInvocationException exception)
        {
            return new($"throws {exception.InnerException!.GetType().Name}: {exception.InnerException.Message}", "", null, [], "");
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>What one call wrote.</summary>
    private sealed record Entry(string Text, string Level, string? Exception, string[] Names, string Trace);

    /// <summary>The provider of one logger and the sink of the other; keeps the last entry.</summary>
    private sealed class CapturingLog : ILoggerProvider, Microsoft.Extensions.Logging.ILogger, ILogEventSink
    {
        private static readonly MessageTemplateTextFormatter Formatter = new("{Message:l}", CultureInfo.InvariantCulture);
        internal Entry? Written { get; private set; }

        public Microsoft.Extensions.Logging.ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written = new(formatter(state, exception), logLevel + " " + eventId.Id, exception?.Message,
                [.. ((IReadOnlyList<KeyValuePair<string, object?>>)state!).Select(pair => pair.Key).Where(key => key != "{OriginalFormat}")], "");

        public void Emit(LogEvent logEvent)
        {
            using var text = new StringWriter();
            Formatter.Format(logEvent, text);
            Written = new(text.ToString(), logEvent.Level.ToString(), logEvent.Exception?.Message, [.. logEvent.Properties.Keys.Where(key => key != "Kept")], "");
        }

        // Both loggers dispose of what they write to.
        public void Dispose()
        {
        }
    }
}
