using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Analyzers.Tests.Hosting;

public class RuleHostTests
{
    private const string Id = "BARCH9001";
    private const string Other = "BARCH9009";

    private static (string, string) Caller(string name) => ($"/service/{name}.cs", $"class {name} {{ void Run() {{ Ping(); Pong(); }} static void Ping() {{ }} static void Pong() {{ }} }}");

    private static Project TwoFiles => ProbeProject.Create(Caller("A"), Caller("B"));

    // The second rule keeps the host alive: the driver itself skips an analyzer that has nothing to say.
    private static async Task<(int Inspected, ImmutableArray<Diagnostic> Diagnostics)> RunAsync(Project project, Level level)
    {
        var probe = new ProbeCallRule(Id, level);
        var other = new ProbeCallRule(Other);
        var diagnostics = await project.With(Other, ReportDiagnostic.Warn).AnalyzeAsync(new CallAnalyzer([probe, other]));
        Assert.Equal(2, other.Inspected);
        Assert.DoesNotContain(diagnostics, d => d.Id == "AD0001");
        return (probe.Inspected, diagnostics);
    }

    [Fact]
    public async Task A_rule_that_is_on_by_default_sees_every_file()
    {
        var (inspected, diagnostics) = await RunAsync(TwoFiles, Level.Must);
        Assert.Equal(2, inspected);
        Assert.Equal(["A.cs", "B.cs"], diagnostics.FilesOf(Id));
    }

    [Fact]
    public async Task A_rule_that_is_off_by_default_does_no_work() => Assert.Equal(0, (await RunAsync(TwoFiles, Level.Could)).Inspected);

    [Fact]
    public async Task NoWarn_spares_the_work() => Assert.Equal(0, (await RunAsync(TwoFiles.With(Id, ReportDiagnostic.Suppress), Level.Must)).Inspected);

    [Theory]
    [InlineData(ReportDiagnostic.Warn)]
    [InlineData(ReportDiagnostic.Error)]
    public async Task The_command_line_switches_a_rule_on(ReportDiagnostic severity)
    {
        var (_, diagnostics) = await RunAsync(TwoFiles.With(Id, severity), Level.Could);
        Assert.Equal(["A.cs", "B.cs"], diagnostics.FilesOf(Id));
    }

    [Fact]
    public async Task A_section_that_silences_every_file_spares_the_work() =>
        Assert.Equal(0, (await RunAsync(TwoFiles.WithConfig("/service/.editorconfig", $"[*.cs]\ndotnet_diagnostic.{Id}.severity = none\n"), Level.Must)).Inspected);

    [Fact]
    public async Task A_section_that_switches_on_one_file_is_enough_to_run()
    {
        var (_, diagnostics) = await RunAsync(TwoFiles.WithConfig("/service/.editorconfig", $"[A.cs]\ndotnet_diagnostic.{Id}.severity = warning\n"), Level.Could);
        Assert.Equal(["A.cs"], diagnostics.FilesOf(Id));
    }

    [Fact]
    public async Task A_section_that_silences_one_file_leaves_the_other()
    {
        var (_, diagnostics) = await RunAsync(TwoFiles.WithConfig("/service/.editorconfig", $"[A.cs]\ndotnet_diagnostic.{Id}.severity = none\n"), Level.Must);
        Assert.Equal(["B.cs"], diagnostics.FilesOf(Id));
    }

    [Fact]
    public async Task A_globalconfig_that_silences_a_rule_spares_the_work() =>
        Assert.Equal(0, (await RunAsync(TwoFiles.WithConfig("/service/.globalconfig", $"is_global = true\ndotnet_diagnostic.{Id}.severity = none\n"), Level.Must)).Inspected);

    [Fact]
    public async Task A_globalconfig_switches_a_rule_on()
    {
        var (_, diagnostics) = await RunAsync(TwoFiles.WithConfig("/service/.globalconfig", $"is_global = true\ndotnet_diagnostic.{Id}.severity = warning\n"), Level.Could);
        Assert.Equal(["A.cs", "B.cs"], diagnostics.FilesOf(Id));
    }

    [Fact]
    public async Task A_section_overrides_a_globalconfig()
    {
        var project = TwoFiles
            .WithConfig("/service/.globalconfig", $"is_global = true\ndotnet_diagnostic.{Id}.severity = none\n")
            .WithConfig("/service/.editorconfig", $"[B.cs]\ndotnet_diagnostic.{Id}.severity = warning\n");
        Assert.Equal(["B.cs"], (await RunAsync(project, Level.Must)).Diagnostics.FilesOf(Id));
    }

    [Fact]
    public async Task No_section_decides_about_configuration_files()
    {
        var project = TwoFiles.WithConfig("/service/.editorconfig", $"[*.cs]\ndotnet_diagnostic.{Id}.severity = none\n");
        var compilation = (await project.GetCompilationAsync())!;
        var rules = ImmutableArray.Create<CallRule>(new ProbeCallRule(Id));
        Assert.False(RuleRun<CallRule>.Of(rules, ServiceModel.Of(compilation), project.AnalyzerOptions, inAdditionalFiles: true, default).IsEmpty);
        Assert.True(RuleRun<CallRule>.Of(rules, ServiceModel.Of(compilation), project.AnalyzerOptions, inAdditionalFiles: false, default).IsEmpty);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_rule_that_throws_surfaces_once_and_silences_only_itself(bool concurrent)
    {
        var files = Enumerable.Range(0, 40).Select(i => Caller("C" + i)).ToArray();
        var broken = new ProbeCallRule(Id, Level.Must, (_, _) => throw new FormatException("unexpected shape"));
        var other = new ProbeCallRule(Other);

        var diagnostics = await ProbeProject.Create(files).AnalyzeAsync(new CallAnalyzer([broken, other]), concurrent);

        var failure = Assert.Single(diagnostics, d => d.Id == "AD0001");
        Assert.Contains($"{Id} {nameof(ProbeCallRule)} failed", failure.GetMessage());
        Assert.Contains("System.FormatException: unexpected shape", failure.GetMessage());
        Assert.Empty(diagnostics.FilesOf(Id));
        Assert.Equal(40, diagnostics.FilesOf(Other).Count());
        if (!concurrent)
            Assert.Equal(1, broken.Inspected);
    }

    [Fact]
    public async Task Rules_that_throw_at_the_same_place_are_all_named()
    {
        var first = new ProbeCallRule(Id, Level.Must, (_, _) => throw new FormatException("one"));
        var second = new ProbeCallRule(Other, Level.Must, (_, _) => throw new ArithmeticException("two"));

        var diagnostics = await TwoFiles.AnalyzeAsync(new CallAnalyzer([first, second]), concurrent: false);

        var message = string.Join("\n", diagnostics.Where(d => d.Id == "AD0001").Select(d => d.GetMessage()));
        Assert.Contains("System.FormatException: one", message);
        Assert.Contains("System.ArithmeticException: two", message);
        Assert.Contains(Id, message);
        Assert.Contains(Other, message);
    }

    [Fact]
    public async Task A_failure_does_not_outlive_its_compilation()
    {
        var fails = true;
        var probe = new ProbeCallRule(Id, Level.Must, (_, _) => { if (fails) throw new FormatException(); });
        var host = new CallAnalyzer([probe]);
        Assert.Empty((await TwoFiles.AnalyzeAsync(host)).FilesOf(Id));
        fails = false;
        Assert.Equal(["A.cs", "B.cs"], (await TwoFiles.AnalyzeAsync(host)).FilesOf(Id));
    }

    [Fact]
    public async Task A_cancelled_analysis_passes_the_cancellation_on_and_a_retry_answers()
    {
        using var source = new CancellationTokenSource();
        var probe = new ProbeCallRule(Id, Level.Must, (_, report) =>
        {
            source.Cancel();
            report.CancellationToken.ThrowIfCancellationRequested();
        });
        var project = TwoFiles;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => project.AnalyzeAsync(new CallAnalyzer([probe]), concurrent: false, source.Token));

        var again = new ProbeCallRule(Id);
        Assert.Equal(["A.cs", "B.cs"], (await project.AnalyzeAsync(new CallAnalyzer([again]))).FilesOf(Id));
    }

    [Fact]
    public async Task A_cancellation_that_nobody_asked_for_is_a_failure()
    {
        var probe = new ProbeCallRule(Id, Level.Must, (_, _) => throw new OperationCanceledException("stray"));
        var diagnostics = await TwoFiles.AnalyzeAsync(new CallAnalyzer([probe]), concurrent: false);
        Assert.Contains("System.OperationCanceledException: stray", Assert.Single(diagnostics, d => d.Id == "AD0001").GetMessage());
    }

    [Theory]
    [InlineData("/service/A.g.cs", "")]
    [InlineData("/service/A.Designer.cs", "")]
    [InlineData("/service/A.cs", "// <auto-generated/>\n")]
    public async Task Generated_code_is_not_judged(string path, string header)
    {
        var probe = new ProbeCallRule(Id);
        var project = ProbeProject.Create((path, header + Caller("A").Item2), Caller("B"));
        Assert.Equal(["B.cs"], (await project.AnalyzeAsync(new CallAnalyzer([probe]))).FilesOf(Id));
    }

    [Fact]
    public async Task A_project_that_references_a_test_framework_is_silent()
    {
        var framework = CSharpCompilation.Create("xunit.core", references: ReferenceSet.Net10.References, options: new(OutputKind.DynamicallyLinkedLibrary));
        await AssertOnlyTestJudgesSpeak(TwoFiles.AddMetadataReference(framework.ToMetadataReference()));
    }

    [Fact]
    public Task A_project_that_says_it_is_a_test_project_is_silent() =>
        AssertOnlyTestJudgesSpeak(TwoFiles.WithConfig("/service/obj/build.globalconfig", "is_global = true\nbuild_property.IsTestProject = true\n"));

    private static async Task AssertOnlyTestJudgesSpeak(Project project)
    {
        var probe = new ProbeCallRule(Id);
        var judge = new TestJudgingProbe(Other);
        var diagnostics = await project.AnalyzeAsync(new CallAnalyzer([probe, judge]));
        Assert.Equal(0, probe.Inspected);
        Assert.Equal(["A.cs", "B.cs"], diagnostics.FilesOf(Other));
    }

    [Fact]
    public async Task A_call_rule_sees_the_methods_it_watches_and_no_others()
    {
        var ping = new ProbeCallRule(Id);
        var both = new ProbeCallRule(Other, Level.Must, first: null, "Ping", "Pong", "Ping");
        var diagnostics = await ProbeProject.Create(Caller("A")).AnalyzeAsync(new CallAnalyzer([ping, both]));
        Assert.Equal(["'Ping' is seen"], diagnostics.Where(d => d.Id == Id).Select(d => d.GetMessage()));
        Assert.Equal(["'Ping' is seen", "'Pong' is seen"], diagnostics.Where(d => d.Id == Other).Select(d => d.GetMessage()).Order());
    }

    [Fact]
    public async Task A_type_rule_sees_every_declared_type_once()
    {
        var project = ProbeProject.Create(
            ("/service/A.cs", "partial class Parted { struct Nested { } } record Row(int Id); enum Kind { } interface IOne { } delegate void Done(); class Box<T> { }"),
            ("/service/B.cs", "partial class Parted { }"),
            ("/service/C.g.cs", "class Generated { }"));
        var diagnostics = await project.AnalyzeAsync(new TypeAnalyzer([new ProbeTypeRule()]));
        Assert.Equal(
            ["'Box'", "'Done'", "'IOne'", "'Kind'", "'Nested'", "'Parted'", "'Row'"],
            diagnostics.Select(d => d.GetMessage().Split(' ')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Types_of_broken_code_are_no_reason_to_fail()
    {
        var project = ProbeProject.Create(("/service/A.cs", "int stray; void Lost() { } namespace { class { } } class Twice { } class Twice { } System.Console.WriteLine();"));
        Assert.DoesNotContain(await project.AnalyzeAsync(new TypeAnalyzer([new ProbeTypeRule()])), d => d.Id == "AD0001");
    }

    [Fact]
    public async Task A_value_rule_sees_every_way_into_a_destination()
    {
        const string Source = """
            class Options
            {
                public string WatchedProperty { get; set; } = "1";
                public string WatchedField = "2";
                public event System.Action? WatchedEvent;
                public int WatchedCount { get; set; }
                void Take(string watched = "3", string watchedToo = "4") { }
                void Run(System.Action action)
                {
                    WatchedProperty = "5";
                    WatchedProperty += "6";
                    WatchedProperty ??= "7";
                    WatchedEvent += action;
                    WatchedEvent -= action;
                    WatchedCount -= 8;
                    _ = new Options { WatchedField = ("9") };
                    Take("10");
                    Take(watchedToo: "11");
                    var watched = "12";
                    WatchedProperty = watched;
                }
            }
            """;
        var project = ProbeProject.Create(("/service/A.cs", Source));
        var diagnostics = await project.AnalyzeAsync(new ValueAnalyzer([new ProbeValueRule()]));
        Assert.Equal(
            ["WatchedProperty=\"1\"", "WatchedField=\"2\"", "watched=\"3\"", "watchedToo=\"4\"", "WatchedProperty=\"5\"", "WatchedProperty=\"6\"",
                "WatchedProperty=\"7\"", "WatchedEvent=action", "WatchedField=\"9\"", "watched=\"10\"", "watchedToo=\"11\"", "watched=\"12\"", "WatchedProperty=watched"],
            diagnostics.OrderBy(d => d.Location.SourceSpan.Start).Select(d => d.GetMessage().Split('\'')[1] + "=" + Source.Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length)));
    }
}
