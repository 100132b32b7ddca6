using BackendArchitect.Analyzers.Model.Logging;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.Extensions.Logging;

namespace BackendArchitect.Analyzers.Tests.Model.Logging;

/// <summary>What is called a flaw, beside what the loggers themselves make of the same template.</summary>
public class TemplateFlawTests
{
    private const int Calls = 1500;

    private static readonly string[] Pieces =
    [
        "text", " ", "{Id}", "{Name}", "{At:HH:mm}", "{Id,5}", "{Total,-8:N2}", "{@Order}", "{$Order}", "{0}", "{1}", "{}", "{ }", "{Order Id}", "{order.Id}", "{.Id}", "{Id.}", "{a..b}", "{Id,x}", "{Id,}", "{Id,0}",
        "{Id, 4}", "{Id:}", "{Id:%}", "{{", "}}", "{", "}", "{@}", "{Id,5:}", "{Id,+5}", "{Id+}", "{_id}", "{Ü}", "{Id-3}", "{Id:a,b}",
    ];

    [Fact]
    public void Serilog_binds_every_value_where_there_is_no_flaw_and_only_there()
    {
        var differences = new List<string>();
        var parser = new Serilog.Parsing.MessageTemplateParser();
        foreach (var (template, values, flaw) in Read("Serilog.Log.Information"))
        {
            var tokens = parser.Parse(template).Tokens.ToList();
            var holes = tokens.OfType<Serilog.Parsing.PropertyToken>().ToList();
            var isByNumber = holes.Count > 0 && holes.All(h => h.IsPositional);
            var bound = isByNumber ? holes.Max(h => h.TryGetPositionalValue(out var number) ? number + 1 : 0) : holes.Count;
            var isUnique = isByNumber || holes.Where(h => !h.IsPositional).GroupBy(h => h.PropertyName).All(g => g.Count() == 1);
            // A lone brace and a hole that cannot be read are text to Serilog.
            var hasBraces = tokens.Except(holes).Any(t => t.ToString()!.IndexOfAny(['{', '}']) >= 0) && !MessageTemplate.Parse(template).IsWellFormed;
            var expected = bound == values && isUnique && !hasBraces && holes.Count == MessageTemplate.Parse(template).Placeholders.Length;
            if (expected != flaw is null)
                differences.Add($"'{template}' with {values} values: {flaw?.Words ?? "no flaw"}, Serilog binds {bound}");
        }
        Assert.Empty(differences);
    }

    [Fact]
    public void The_framework_s_logger_writes_every_value_where_there_is_no_flaw()
    {
        var differences = new List<string>();
        foreach (var (template, values, flaw) in Read("log.LogInformation").Where(c => c.Flaw is null or { Kind: TemplateFlawKind.Layout }))
        {
            var logger = new Recorder();
            var thrown = Record.Exception(() => logger.LogInformation(template, [.. Enumerable.Range(0, values).Select(i => (object)(1000 + i))]));
            if (flaw is null != thrown is null)
                differences.Add($"'{template}' with {values} values: {flaw?.Words ?? "no flaw"}, but {thrown?.Message ?? logger.Text}");
            else if (flaw is null && !MessageTemplate.Parse(template).Placeholders.Any(p => p.IsPositional) && logger.Names.Distinct().Count() != values + 1)
                differences.Add($"'{template}' keeps {string.Join(", ", logger.Names)}");
        }
        Assert.Empty(differences);
    }

    private static IEnumerable<(string Template, int Values, TemplateFlaw? Flaw)> Read(string method)
    {
        var cases = Enumerable.Range(0, Calls).Select(seed => new Random(seed))
            .Select(random => (Template: string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Pieces[random.Next(Pieces.Length)])), Values: random.Next(1, 4))).Distinct().ToList();
        var tree = CSharpSyntaxTree.ParseText($$"""
            using System;
            using Microsoft.Extensions.Logging;
            class Subject
            {
                void Run(ILogger log)
                {
            {{string.Join("\n", cases.Select(c => $"{method}({SymbolDisplay.FormatLiteral(c.Template, quote: true)}{string.Concat(Enumerable.Repeat(", 1", c.Values))});"))}}
                }
            }
            """);
        var compilation = CSharpCompilation.Create("subject", [tree], [.. ReferenceSet.Net10.References, MetadataReference.CreateFromFile(typeof(Serilog.Log).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Assert.DoesNotContain(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        var semantics = compilation.GetSemanticModel(tree);
        return tree.GetRoot().DescendantNodes().OfType<ExpressionStatementSyntax>()
            .Select((statement, i) => (cases[i].Template, cases[i].Values, TemplateFlaw.Of(LogCall.Read((IInvocationOperation)semantics.GetOperation(statement.Expression)!)!)));
    }

    private sealed class Recorder : ILogger
    {
        internal string Text { get; private set; } = "";

        internal string[] Names { get; private set; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Names = [.. ((IReadOnlyList<KeyValuePair<string, object?>>)state!).Select(pair => pair.Key)];
            Text = formatter(state, exception);
        }
    }
}
