using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Analyzers.Tests.Hosting;

public class RuleRunTests
{
    private static RuleRun<CallRule> Run(params CallRule[] rules)
    {
        var compilation = CSharpCompilation.Create("service", [CSharpSyntaxTree.ParseText("class A;")], ReferenceSet.Net10.References);
        return RuleRun<CallRule>.Of([.. rules], ServiceModel.Of(compilation), new AnalyzerOptions([]), inAdditionalFiles: false, CancellationToken.None);
    }

    [Fact]
    public void A_reader_that_throws_surfaces_once_and_is_off_from_then_on()
    {
        var run = Run(new ProbeCallRule("BARCH9001"));
        var reads = 0;
        var shown = 0;
        void Show() => run.Show("place", string? (_, _) => { reads++; throw new FormatException("odd"); }, (_, _, _, _) => shown++, CancellationToken.None);

        var failure = Assert.Throws<RuleFailedException>(Show);
        Show();

        Assert.Contains("The reader of String", failure.Message);
        Assert.Contains("System.FormatException: odd", failure.Message);
        Assert.IsType<FormatException>(failure.InnerException);
        Assert.Equal(1, reads);
        Assert.Equal(0, shown);
    }

    [Fact]
    public void A_reader_that_is_cancelled_is_asked_again()
    {
        var run = Run(new ProbeCallRule("BARCH9001"));
        var shown = 0;
        void Show(CancellationToken token) =>
            run.Show("place", (_, _) => { token.ThrowIfCancellationRequested(); return "fact"; }, (_, _, _, _) => shown++, token);

        Assert.Throws<OperationCanceledException>(() => Show(new CancellationToken(canceled: true)));
        Show(CancellationToken.None);

        Assert.Equal(1, shown);
    }

    [Fact]
    public void A_reader_that_throws_a_stray_cancellation_has_failed()
    {
        var run = Run(new ProbeCallRule("BARCH9001"));
        var failure = Assert.Throws<RuleFailedException>(() =>
            run.Show("place", string? (_, _) => throw new OperationCanceledException(), (_, _, _, _) => { }, CancellationToken.None));
        Assert.IsType<OperationCanceledException>(failure.InnerException);
    }

    [Fact]
    public void A_rule_that_is_cancelled_stays_on()
    {
        var run = Run(new ProbeCallRule("BARCH9001"));
        var inspected = 0;
        void Show(CancellationToken token) => run.Show("place", (_, _) => "fact", (_, _, _, _) => { inspected++; token.ThrowIfCancellationRequested(); }, token);

        Assert.Throws<OperationCanceledException>(() => Show(new CancellationToken(canceled: true)));
        Show(CancellationToken.None);

        Assert.Equal(2, inspected);
    }

    [Fact]
    public async Task Under_contention_a_rule_surfaces_once()
    {
        var run = Run(new ProbeCallRule("BARCH9001"), new ProbeCallRule("BARCH9009"));
        var surfaced = 0;
        var shown = 0;
        void ShowOften()
        {
            for (var i = 0; i < 500; i++)
            {
                try
                {
                    run.Show("place", (_, _) => "fact", (_, _, rule, _) =>
                    {
                        if (rule.Definition.Id == "BARCH9001")
                            throw new FormatException();
                        Interlocked.Increment(ref shown);
                    }, CancellationToken.None);
                }
                catch (RuleFailedException)
                {
                    Interlocked.Increment(ref surfaced);
                }
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(ShowOften, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        Assert.Equal(1, surfaced);
        Assert.Equal(2000, shown);
    }

    [Fact]
    public void A_rule_that_throws_when_asked_about_the_project_surfaces_once_and_silences_only_itself()
    {
        var run = Run(new UnsureProbe(), new ProbeCallRule("BARCH9001"));
        var shown = new List<string>();
        void Show() => run.Show("place", (_, _) => "fact", (_, _, rule, _) => shown.Add(rule.Definition.Id), CancellationToken.None);

        var failure = Assert.Throws<RuleFailedException>(Show);
        Show();

        Assert.Contains("BARCH9008 UnsureProbe failed", failure.Message);
        Assert.Contains("System.FormatException: which project", failure.Message);
        Assert.Equal(["BARCH9001", "BARCH9001"], shown);
        Assert.False(Run(new UnsureProbe()).IsEmpty);
    }

    [Fact]
    public void A_place_where_nothing_stands_is_shown_to_nobody()
    {
        var shown = 0;
        Run(new ProbeCallRule("BARCH9001")).Show("place", string? (_, _) => null, (_, _, _, _) => shown++, CancellationToken.None);
        Assert.Equal(0, shown);
    }

    private sealed class UnsureProbe() : ProbeCallRule("BARCH9008")
    {
        internal override bool Judges(ServiceModel model) => throw new FormatException("which project");
    }
}
