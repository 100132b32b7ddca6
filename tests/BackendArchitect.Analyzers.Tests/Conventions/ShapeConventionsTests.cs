using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Analyzers.Tests.Conventions;

public class ShapeConventionsTests
{
    [Fact]
    public void A_shape_with_one_host_is_fine() => Assert.Empty(ShapeConventions.Of([typeof(ShapeA), typeof(HostOfA)]));

    [Fact]
    public void A_shape_without_a_host_would_never_run() =>
        Assert.Equal("ShapeA has 0 hosts, not one", Assert.Single(ShapeConventions.Of([typeof(ShapeA)])));

    [Fact]
    public void A_shape_with_two_hosts_would_report_everything_twice() =>
        Assert.Equal("ShapeA has 2 hosts, not one: HostOfA: OtherHostOfA", Assert.Single(ShapeConventions.Of([typeof(ShapeA), typeof(HostOfA), typeof(OtherHostOfA)])));

    [Fact]
    public void A_rule_without_a_shape_is_refused() => Assert.Equal(
        "Shapeless derives from Rule and is no shape: a rule derives from a shape", Assert.Single(ShapeConventions.Of([typeof(Shapeless)])));

    [Fact]
    public void An_analyzer_of_its_own_is_refused() => Assert.Equal(
        "Loner is an analyzer and no host: rules are run by the hosts of their shapes", Assert.Single(ShapeConventions.Of([typeof(Loner)])));

    [Fact]
    public void A_host_that_no_compiler_runs_is_refused() => Assert.Equal(
        "Unannounced lacks [DiagnosticAnalyzer(LanguageNames.CSharp)]: no compiler runs it", Assert.Single(ShapeConventions.Of([typeof(ShapeA), typeof(Unannounced)])));

    private static DiagnosticDescriptor MadeUp() => new("BARCH5998", "Title", "Message", "Endpoints", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    private abstract class ShapeA() : Rule(MadeUp());

    private sealed class Shapeless() : Rule(MadeUp());

    private abstract class Host() : RuleHost<ShapeA>([])
    {
        protected override void Watch(CompilationStartAnalysisContext start, RuleRun<ShapeA> run) =>
            start.RegisterOperationAction(_ => { }, OperationKind.Invocation);
    }

#pragma warning disable RS1038, RS1041 // No compiler loads these; what is tested is that the attribute is asked for.
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class HostOfA : Host;

    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class OtherHostOfA : Host;
#pragma warning restore RS1038, RS1041

    private sealed class Unannounced : Host;

    private sealed class Loner : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [MadeUp()];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        }
    }
}
