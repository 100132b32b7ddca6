using System.Collections.Immutable;
using System.Composition;
using BackendArchitect.Analyzers.CodeFixes;
using BackendArchitect.Analyzers.Tests.Pages;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BackendArchitect.Analyzers.Tests.Conventions;

public class FixConventionsTests
{
    // The specimen stands in this namespace's neighbour, so its family is named after that.
    private static readonly RuleRow Row = Specimen.Row with { Entry = Specimen.Row.Entry with { Rule = new CookieInPages() } };

    [Fact]
    public void A_fix_that_is_named_after_its_rule_and_exported_is_fine() =>
        Assert.Empty(FixConventions.Of([typeof(CookieInPagesFix), typeof(RuleFix), typeof(string)], [Row]));

    [Theory]
    [InlineData(typeof(Outer.Unexported.CookieInPagesFix), "CookieInPagesFix lacks [ExportCodeFixProvider(LanguageNames.CSharp)]: no host finds it")]
    [InlineData(typeof(Outer.Shared.CookieInPagesFix), "CookieInPagesFix is [Shared]: it would keep state across solutions")]
    [InlineData(typeof(Outer.Basic.CookieInPagesFix), "CookieInPagesFix is exported for Visual Basic, not for C# alone")]
    [InlineData(typeof(Outer.OtherId.CookieInPagesFix), "CookieInPagesFix fixes BARCH5998, not BARCH5999 of CookieInPages")]
    [InlineData(typeof(Outer.Open.CookieInPagesFix), "CookieInPagesFix is not sealed")]
    [InlineData(typeof(Outer.Hidden.CookieInPagesFix), "CookieInPagesFix has no public constructor without parameters: no host can create it")]
    [InlineData(typeof(Outer.Foreign.CookieInPagesFix), "CookieInPagesFix does not derive from RuleFix")]
    [InlineData(typeof(OrphanFix), "OrphanFix is not named after a rule, with Fix at the end")]
    public void A_fix_that_breaks_a_convention_is_refused(Type provider, string why) =>
        Assert.Equal(why, Assert.Single(FixConventions.Of([provider], [Row])));

    [Fact]
    public void A_fix_stands_in_the_family_of_its_rule() => Assert.Equal(
        "CookieInPagesFix stands in BackendArchitect.Analyzers.Tests.Conventions, not in the namespace of the family Endpoints",
        Assert.Single(FixConventions.Of([typeof(CookieInPagesFix)], [Row with { Entry = Row.Entry with { Rule = new Outer.CookieInPages() } }])));

    [Fact]
    public void An_id_has_one_provider() => Assert.Contains(
        "BARCH5999 has 2 providers: CookieInPagesFix, OrphanFix", FixConventions.Of([typeof(CookieInPagesFix), typeof(OrphanFix)], [Row]));

    private static DiagnosticDescriptor MadeUp(string id, string family) => new(id, "Title", "Message", family, DiagnosticSeverity.Warning, isEnabledByDefault: true);

    internal abstract class Fix(string id = Specimen.Id) : RuleFix(FixConventionsTests.MadeUp(id, "Conventions"), Safety.Safe)
    {
        protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<FixPlan>>([]);
    }

    internal abstract class Silent(string family) : ConfigurationRule(FixConventionsTests.MadeUp(Specimen.Id, family))
    {
        internal override void Inspect(Analyzers.Model.Configuration.ConfigDocument document, Report report)
        {
        }
    }

    private sealed class CookieInPages() : Silent("Conventions");

    [ExportCodeFixProvider(LanguageNames.CSharp)]
    private sealed class CookieInPagesFix : Fix;

    [ExportCodeFixProvider(LanguageNames.CSharp)]
    private sealed class OrphanFix : Fix;

    private static class Outer
    {
        internal sealed class CookieInPages() : Silent("Endpoints");

        internal static class Unexported
        {
            internal sealed class CookieInPagesFix : Fix;
        }

        internal static class Shared
        {
            [ExportCodeFixProvider(LanguageNames.CSharp), Shared]
            internal sealed class CookieInPagesFix : Fix;
        }

        internal static class Basic
        {
            [ExportCodeFixProvider(LanguageNames.VisualBasic)]
            internal sealed class CookieInPagesFix : Fix;
        }

        internal static class OtherId
        {
            [ExportCodeFixProvider(LanguageNames.CSharp)]
            internal sealed class CookieInPagesFix() : Fix("BARCH5998");
        }

        internal static class Open
        {
            [ExportCodeFixProvider(LanguageNames.CSharp)]
            internal class CookieInPagesFix : Fix;
        }

        internal static class Hidden
        {
            [ExportCodeFixProvider(LanguageNames.CSharp)]
            internal sealed class CookieInPagesFix : Fix
            {
                internal CookieInPagesFix(string id) : base(id)
                {
                }
            }
        }

        internal static class Foreign
        {
            [ExportCodeFixProvider(LanguageNames.CSharp)]
            internal sealed class CookieInPagesFix : CodeFixProvider
            {
                public override ImmutableArray<string> FixableDiagnosticIds => [Specimen.Id];

                public override Task RegisterCodeFixesAsync(CodeFixContext context) => Task.CompletedTask;

                public override FixAllProvider? GetFixAllProvider() => null;
            }
        }
    }
}
