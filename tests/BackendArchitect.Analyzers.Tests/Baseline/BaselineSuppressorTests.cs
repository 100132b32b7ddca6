using System.Collections.Immutable;
using BackendArchitect.Analyzers.Baseline;
using BackendArchitect.Analyzers.Tests.Model.Configuration;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Analyzers.Tests.Baseline;

public class BaselineSuppressorTests
{
    private const string Program = """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.Logging;
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/said", () => 0).RequireAuthorization();
        app.MapGet("/a", () => 1);
        app.MapGet("/b", () => 2);
        app.Run();
        class Orders
        {
            void Place(ILogger<Orders> logger, int id) { logger.LogInformation($"one {id}"); logger.LogInformation($"two {id}"); }
        }
        """;

    [Fact]
    public async Task What_stands_in_the_baseline_is_suppressed_and_what_does_not_is_reported() => Assert.Equal(
        ["BARCH4001 10,72", "BARCH4001 10,108", "BARCH5001 6,5"],
        await ReportedAsync(Program, """{ "rule": "BARCH5001", "endpoint": "GET /a", "file": "Program.cs" }"""));

    [Fact]
    public async Task Moved_lines_change_nothing() => Assert.Equal(
        ["BARCH4001 13,72", "BARCH4001 13,108", "BARCH5001 9,5"],
        await ReportedAsync("\n\n\n" + Program, """{ "rule": "BARCH5001", "endpoint": "GET /a", "file": "Program.cs" }"""));

    [Fact]
    public async Task One_more_in_a_method_is_new() => Assert.Equal(
        ["BARCH4001 10,108", "BARCH5001 5,5", "BARCH5001 6,5"],
        await ReportedAsync(Program, """{ "rule": "BARCH4001", "symbol": "Orders.Place", "file": "Program.cs", "count": 1 }"""));

    [Fact]
    public async Task The_same_in_another_file_is_new() => Assert.Equal(
        ["BARCH4001 10,72", "BARCH4001 10,108", "BARCH5001 5,5", "BARCH5001 6,5"],
        await ReportedAsync(Program, """{ "rule": "BARCH5001", "endpoint": "GET /a", "file": "Other.cs" }"""));

    [Fact]
    public async Task A_broken_baseline_is_one_message_and_holds_nothing() => Assert.Equal(
        ["BARCH0001 1,30", "BARCH4001 10,72", "BARCH4001 10,108", "BARCH5001 5,5", "BARCH5001 6,5"],
        await ReportedAsync(Program, "<<<<<<<"));

    [Fact]
    public async Task A_rule_that_breaks_the_build_is_held_too() => Assert.Equal(
        ["BARCH5001 6,5"],
        await ReportedAsync(Program, """{ "rule": "BARCH5001", "endpoint": "GET /a", "file": "Program.cs" }, { "rule": "BARCH4001", "symbol": "Orders.Place", "file": "Program.cs", "count": 2 }""", ReportDiagnostic.Error));

    private static async Task<IEnumerable<string>> ReportedAsync(string program, string entries, ReportDiagnostic severity = ReportDiagnostic.Warn)
    {
        var options = new CSharpCompilationOptions(OutputKind.ConsoleApplication)
            .WithSpecificDiagnosticOptions(ImmutableDictionary.CreateRange([KeyValuePair.Create("BARCH5001", severity), KeyValuePair.Create("BARCH4001", severity)]));
        var compilation = CSharpCompilation.Create("Shop", [CSharpSyntaxTree.ParseText(program, path: "/shop/Program.cs")], ReferenceSet.Net10.References, options);
        var files = new AnalyzerOptions([new MadeFile("/shop/" + BaselineFile.Name, $$"""{ "version": 1, "findings": [{{entries}}] }""")], new OfKind());
        var found = await compilation.WithAnalyzers([.. Hosts.All, new BaselineAnalyzer(), new BaselineSuppressor()], files).GetAnalyzerDiagnosticsAsync();
        return found.Where(d => d.Id is "BARCH5001" or "BARCH4001" or "BARCH0001" or "AD0001").OrderBy(d => d.Id, StringComparer.Ordinal).ThenBy(d => d.Location.GetLineSpan().StartLinePosition)
            .Select(d => $"{d.Id} {d.Location.GetLineSpan().StartLinePosition.Line + 1},{d.Location.GetLineSpan().StartLinePosition.Character + 1}");
    }

    private sealed class OfKind : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Nothing();

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Kind();
    }

    private sealed class Nothing : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
        {
            value = null;
            return false;
        }
    }

    private sealed class Kind : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
        {
            value = key == "build_metadata.AdditionalFiles.BackendArchitectKind" ? BaselineFile.Kind : null;
            return value is not null;
        }
    }
}
