using System.Collections.Immutable;
using BackendArchitect.Analyzers.Logging;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Analyzers.Tests.Rules.Logging;

public class MismatchedLogTemplateTests
{
    [Theory]
    [InlineData("""log.LogInformation([|"Order {Id}"|]);""")]
    [InlineData("""log.LogInformation([|"Order {Id} of {Name}"|], id);""")]
    [InlineData("""log.LogInformation([|"Order"|], id);""")]
    [InlineData("""log.LogInformation([|"Order {Id}"|], id, name);""")]
    [InlineData("""log.LogError(e, [|"Order {Id}"|]);""")]
    [InlineData("""log.LogError([|"Failed"|], e);""")]
    [InlineData("""log.LogInformation([|"{0} {0}"|], id);""")]
    [InlineData("""log.LogInformation([|"{Id} {Id}"|], id, id);""")]
    [InlineData("""log.LogInformation([|"Order {}"|], id);""")]
    [InlineData("""log.LogInformation([|"Order {Order Id}"|], id);""")]
    [InlineData("""log.LogInformation([|"Order {Id,x}"|], id);""")]
    [InlineData("""log.LogInformation([|"Order {Id"|], id);""")]
    [InlineData("""log.LogInformation([|"Order {Id}}"|], id);""")]
    [InlineData("""log.LogInformation([|"Order {Id} {Id}"|], values);""")]
    [InlineData("""log.BeginScope([|"Order {Id}"|]);""")]
    [InlineData("""log.BeginScope([|"Order {Id}"|], id, name);""")]
    [InlineData("""LoggerMessage.Define<int, string>(LogLevel.Debug, 1, [|"Order {Id}"|]);""")]
    [InlineData("""LoggerMessage.Define(LogLevel.Debug, 1, [|"Order {Id}"|]);""")]
    [InlineData("""Serilog.Log.Information([|"Order {Id} of {Name}"|], id);""")]
    [InlineData("""Serilog.Log.Information([|"Order {@Order} {$Order}"|], id, name);""")]
    [InlineData("""Serilog.Log.Information([|"Order {order-id}"|], id);""")]
    [InlineData("""Serilog.Log.Information([|"Order {Id, 5}"|], id);""")]
    [InlineData("""Serilog.Log.Information([|"Order {0} {2}"|], id, name);""")]
    [InlineData("""nlog.Info([|"Order {Id} of {Name}"|], id);""")]
    [InlineData("""nlog.Info([|"Order {0} of {1}"|], id);""")]
    [InlineData("""net.InfoFormat([|"Order {0} of {1}"|], id);""")]
    [InlineData("""net.InfoFormat([|"Order {Id}"|], id);""")]
    [InlineData("""net.InfoFormat([|"Order {0"|], id);""")]
    [InlineData("""log.Info([|"Order {Id}"|], id, name);""")]
    [InlineData("""log.Line([|"Order {Id}"|]);""")]
    public Task A_template_that_does_not_fit_is_reported(string statement) => Verify.Rule<MismatchedLogTemplate>(LogSource.Libraries, LogSource.With(statement));

    [Theory]
    [InlineData("""log.LogInformation("Order {Id} of {Name}", id, name);""")]
    [InlineData("""log.LogInformation("{Id,5:D3} {@Order} {user.id} {{x}}", id, order, name);""")]
    [InlineData("""log.LogInformation("Order {Id}", values);""")]
    [InlineData("""log.LogInformation("Order {Id} of {Name}", new object[] { id, name });""")]
    [InlineData("""log.LogInformation("Order {Id}", [id]);""")]
    [InlineData("""log.LogInformation("{ \"id\": 3 }");""")]
    [InlineData("""log.LogInformation("Done }");""")]
    [InlineData("""log.LogInformation("{0} {0}", id, id);""")]
    [InlineData("""log.LogInformation(name, id);""")]
    [InlineData("""log.LogInformation($"Order {id}");""")]
    [InlineData("""log.BeginScope("Order");""")]
    [InlineData("""LoggerMessage.Define<int>(LogLevel.Debug, 1, "Order {Id}");""")]
    [InlineData("""Serilog.Log.Information("Order {@Order} {$Id}", order, id);""")]
    [InlineData("""Serilog.Log.Information("{0} {1} {0}", id, name);""")]
    [InlineData("""Serilog.Log.Information("Order {Id,-5:N2}", id);""")]
    [InlineData("""nlog.Info("Order {0} of {1}, again {0}", id, name);""")]
    [InlineData("""nlog.Info("Order {Id} {Id}", id, id);""")]
    [InlineData("""nlog.Info(e, "Order {@Order}", order);""")]
    [InlineData("""net.InfoFormat("Order {0} {0:X} {1}", id, name);""")]
    [InlineData("""net.Info("Order {Id}");""")]
    [InlineData("""log.Line("Order");""")]
    [InlineData("""try { Import(); } catch (Exception failure) { log.LogError("Order {Id}", id, failure); }""")]
    public Task A_template_that_fits_is_quiet(string statement) => Verify.Rule<MismatchedLogTemplate>(LogSource.Libraries, LogSource.With(statement));

    private const string Twins = """
        log.LogInformation(COUNT"Order {Id}"END, id, name);
        log.LogInformation(BRACE"Order {Id"END, id);
        LoggerMessage.Define<int>(LogLevel.Debug, 1, COUNT"Order"END);
        Serilog.Log.Information([|"Order {Id}"|], id, name);
        log.Info([|"Order {Id"|], id);
        log.BeginScope([|"Order {Id}"|]);
        log.LogInformation([|"{Id} {Id}"|], id, id);
        """;

    [Theory]
    [InlineData("build_property.EnableNETAnalyzers = true", true, true)]
    [InlineData("build_property.EnableNETAnalyzers = false", false, false)]
    [InlineData("", false, false)]
    [InlineData("build_property.EnableNETAnalyzers = true\nbuild_property.AnalysisLevel = 9.0", true, false)]
    [InlineData("build_property.EnableNETAnalyzers = true\nbuild_property.AnalysisLevel = 10.0-recommended", true, true)]
    [InlineData("build_property.EnableNETAnalyzers = true\nbuild_property.AnalysisLevel = latest", true, true)]
    [InlineData("build_property.EnableNETAnalyzers = true\nbuild_property.AnalysisLevel = 5", false, false)]
    [InlineData("build_property.EnableNETAnalyzers = true\ndotnet_diagnostic.CA2017.severity = none", false, true)]
    [InlineData("build_property.EnableNETAnalyzers = true\ndotnet_diagnostic.CA2023.severity = error", true, true)]
    [InlineData("build_property.EnableNETAnalyzers = true\ndotnet_diagnostic.CA2023.severity = none", true, false)]
    public Task What_the_sdk_s_own_rules_report_is_left_to_them_when_they_are_on(string config, bool countIsOn, bool braceIsOn) => Verify.Rule<MismatchedLogTemplate>(
        LogSource.Libraries with { GlobalConfig = config },
        LogSource.With(Mark(Mark(Twins, "COUNT", !countIsOn), "BRACE", !braceIsOn).Replace("END", "", StringComparison.Ordinal)));

    private static string Mark(string source, string word, bool isOurs) => string.Join('\n', source.Split('\n').Select(line =>
        line.Contains(word, StringComparison.Ordinal) ? line.Replace(word, isOurs ? "[|" : "", StringComparison.Ordinal).Replace("END", isOurs ? "|]" : "", StringComparison.Ordinal) : line));

    [Fact]
    public async Task The_sdk_reports_what_is_left_to_it()
    {
        var source = LogSource.With(string.Join('\n', new[]
        {
            "\"Order {Id}\", id, name", "\"Order\", id", "\"Order {Id} of {Name}\", id", "\"Order {Id}\"", "\"Order {Id\", id", "\"Order Id}\", id", "\"Order {{Id}\", id", "\"Order {Id}}\", id", "\"{Id\"",
            "\"Order {Id} {Id}\", id", "\"Order {Id}\", values", "\"Order {Id}\", id", "\"Order {{Id}} {Id}\", id", "\"{0} {1}\", id", "\"{0}\", id", "\"{ \\\"id\\\": 3 }\"", "\"}\"", "\"{Id}{\", id", "\"{a{b}\", id",
            "\"{Id}\", new object[] { id, name }", "\"{Id}\", new object[] { id }",
        }.Select(arguments => $"log.LogInformation({arguments});")));
        var compilation = CSharpCompilation.Create("subject", [CSharpSyntaxTree.ParseText(RuleTest.ImplicitUsings), CSharpSyntaxTree.ParseText(source, path: "/service/Subject.cs")],
            [.. ReferenceSet.Net10.References, .. LogSource.Libraries.References], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.DoesNotContain(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        var theirs = await Reported(compilation, SdkAnalyzers.Of("CA2017"), "CA2017", "CA2023");
        var ours = await Reported(compilation, Hosts.Of(new MismatchedLogTemplate()), RuleCatalog.Entries.Single(entry => entry.Rule is MismatchedLogTemplate).Id);

        // Every one of ours here is of a kind that is left to the SDK, so the SDK must report it.
        Assert.True(ours.Length > 8, $"{ours.Length} calls are reported");
        Assert.Empty(ours.Except(theirs));
    }

    [Fact]
    public async Task The_sdk_reports_numbers_that_are_left_to_it()
    {
        var source = LogSource.With("""
            log.LogInformation("{0}", id);
            log.LogError(e, "{Id} {1,5:X}", id, name);
            log.BeginScope("{0}", id);
            LoggerMessage.Define<int>(LogLevel.Debug, 1, "{0}");
            log.LogInformation("{ 0 }", id);
            log.LogInformation("{0}", values);
            log.LogInformation("{0} {1}", id);
            log.LogInformation("{{0}} {Id}", id);
            """);
        var compilation = CSharpCompilation.Create("subject", [CSharpSyntaxTree.ParseText(RuleTest.ImplicitUsings), CSharpSyntaxTree.ParseText(source, path: "/service/Subject.cs")],
            [.. ReferenceSet.Net10.References, .. LogSource.Libraries.References], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var theirs = await Reported(compilation, SdkAnalyzers.Of("CA2253"), "CA2253");
        var ours = await Reported(compilation, Hosts.Of(new PositionalPlaceholder()), RuleCatalog.Entries.Single(entry => entry.Rule is PositionalPlaceholder).Id);

        Assert.Equal(7, ours.Length);
        Assert.Equal(theirs.Distinct(), ours);
    }

    private static async Task<string[]> Reported(Compilation compilation, DiagnosticAnalyzer analyzer, params string[] ids)
    {
        var on = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(ids.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Warn))));
        var findings = await on.WithAnalyzers([analyzer], new AnalyzerOptions([])).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(findings, f => f.Id == "AD0001");
        return [.. findings.Where(f => ids.Contains(f.Id)).OrderBy(f => f.Location.SourceSpan.Start)
            .Select(f => f.Location.SourceTree!.GetRoot().FindNode(f.Location.SourceSpan).FirstAncestorOrSelf<StatementSyntax>()!.ToString()).Distinct()];
    }

    [Theory]
    [InlineData("""log.LogInformation([|"{Id} {Id}"|], id, order.Total);""", """log.LogInformation("{Id} {OrderTotal}", id, order.Total);""")]
    [InlineData("""log.LogInformation([|"{Id} {Id:X}"|], id, id);""", """log.LogInformation("{Id} {Id2:X}", id, id);""")]
    [InlineData("""log.LogInformation([|"{} of {Customer Name,5}"|], id, name);""", """log.LogInformation("{Id} of {Name,5}", id, name);""")]
    [InlineData("""Serilog.Log.Information([|"{@Order} {@Order}"|], id, order);""", """Serilog.Log.Information("{@Order} {@Order2}", id, order);""")]
    [InlineData("""Serilog.Log.Information([|"Order {Order Id}"|], order.Id);""", """Serilog.Log.Information("Order {OrderId}", order.Id);""")]
    [InlineData("""nlog.Info([|"Order {}"|], id);""", """nlog.Info("Order {Id}", id);""")]
    public Task The_fix_names_each_placeholder_after_its_value(string before, string after) =>
        Verify.Fix<MismatchedLogTemplate>(LogSource.Libraries, [LogSource.With(before)], [LogSource.With(after)]);

    [Theory]
    [InlineData("""log.LogInformation([|"Order {Id}"|]);""")]
    [InlineData("""log.LogInformation([|"Order {Id}"|], id, name);""")]
    [InlineData("""log.LogInformation([|"Order {Id"|], id);""")]
    [InlineData("""log.LogInformation([|"Order {Id,x}"|], id);""")]
    [InlineData("""log.LogInformation([|"Order {Id} {Id}"|], values);""")]
    [InlineData("""Serilog.Log.Information([|"{0} {}"|], id, name);""")]
    [InlineData("""net.InfoFormat([|"Order {Id}"|], id);""")]
    public Task Nothing_is_offered_where_a_person_must_say_what_was_meant(string statement) => Verify.NoFix<MismatchedLogTemplate>(LogSource.Libraries, LogSource.With(statement));
}
