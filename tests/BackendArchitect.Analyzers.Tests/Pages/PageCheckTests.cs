using System.Collections.Immutable;
using BackendArchitect.Analyzers.CodeFixes;
using BackendArchitect.Analyzers.Model.Configuration;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Analyzers.Tests.Pages;

/// <summary>The check itself, on a made-up page that tells the truth and on ones that do not.</summary>
public class PageCheckTests
{
    [Fact]
    public async Task A_page_that_tells_the_truth_gives_no_complaint() => Assert.Empty(await ComplaintsAsync(Specimen.PageText));

    [Fact]
    public Task A_mark_where_nothing_is_reported_is_a_complaint() => Complains(
        Specimen.PageText.Replace("Secure = true,\n    };\n}\n```\n\n## Fixed", "Secure = true, // BARCH5999\n    };\n}\n```\n\n## Fixed"),
        "net10.0: '## Violation' is not reported where it is marked: line 16 (Source0.cs)");

    [Fact]
    public Task A_finding_without_a_mark_is_a_complaint() => Complains(
        Specimen.PageText.Replace("Secure = true,\n    };\n}\n```\n\n## Fixed", "Secure = true,\n    };\n    CookieOptions Other => new() { HttpOnly = false };\n}\n```\n\n## Fixed"),
        "net10.0: '## Violation' is reported where it is not marked: line 18 (Source0.cs): BARCH5999 'HttpOnly' is false, so scripts can read the cookie");

    [Fact]
    public Task A_page_that_marks_nothing_is_a_complaint() => Complains(
        Specimen.PageText.Replace(" // BARCH5999", ""), "'## Violation' marks no line");

    [Fact]
    public Task A_mark_of_another_rule_is_a_complaint() => Complains(
        Specimen.PageText.Replace("// BARCH5999", "// BARCH5998"), "'## Violation' marks BARCH5998, which only the page of BARCH5998 can do");

    [Fact]
    public Task A_fixed_example_that_the_rule_reports_is_a_complaint() => Complains(
        Specimen.PageText.Replace("HttpOnly = true", "HttpOnly = false"),
        "net10.0: '## Fixed' is not clean: line 28 (Source0.cs): BARCH5999 'HttpOnly' is false, so scripts can read the cookie");

    [Fact]
    public Task A_fixed_example_that_the_fix_does_not_make_is_a_complaint() => Complains(
        Specimen.PageText.Replace("HttpOnly = true,\n        Secure = true", "HttpOnly = true,\n        Secure = (true)"),
        "net10.0: The fix does not lead from '## Violation' to '## Fixed': it makes of Source0.cs\nclass Sessions\n{\n    CookieOptions Options { get; } = new CookieOptions\n    {\n        HttpOnly = true,\n        Secure = true,\n    };\n}\n");

    [Fact]
    public Task A_violation_that_the_fix_does_not_know_is_a_complaint() => Complains(
        Specimen.PageText.Replace("HttpOnly = false,", "HttpOnly = !true,"),
        "net10.0: The fix offers nothing here: line 15 (Source0.cs): BARCH5999 'HttpOnly' is false, so scripts can read the cookie");

    [Fact]
    public Task A_fix_that_never_ends_is_a_complaint() => Complains(
        Specimen.PageText,
        "net10.0: The fix never ends: line 15 (Source0.cs): BARCH5999 'HttpOnly' is false, so scripts can read the cookie",
        Specimen.Row with { Fix = new EndlessFix() });

    [Fact]
    public Task An_example_that_does_not_compile_is_a_complaint() => Complains(
        Specimen.PageText.Replace("class Sessions", "class Sessions : Unknown"),
        "net10.0: '## Fixed' does not compile: line 24 (Source0.cs): CS0246 The type or namespace name 'Unknown' could not be found (are you missing a using directive or an assembly reference?)");

    [Fact]
    public Task An_example_that_only_the_newest_framework_compiles_is_a_complaint() => Complains(
        Specimen.PageText.Replace("class Sessions", "class Sessions<T> where T : Microsoft.AspNetCore.Http.HttpResults.ServerSentEventsResult<int>"),
        "net8.0: '## Fixed' does not compile: line 24 (Source0.cs): CS0234 The type or namespace name 'ServerSentEventsResult<>' does not exist in the namespace 'Microsoft.AspNetCore.Http.HttpResults' (are you missing an assembly reference?)");

    [Fact]
    public Task An_option_that_the_page_does_not_explain_is_a_complaint() => Complains(
        Specimen.PageText.Replace("- `backend_architect.specimen_cookies`: cookies that scripts may read.", "None."),
        "'## Options' does not explain `backend_architect.specimen_cookies`: Cookies that scripts may read.");

    [Fact]
    public async Task An_option_may_be_explained_with_its_values() => Assert.Empty(
        await ComplaintsAsync(Specimen.PageText.Replace("`backend_architect.specimen_cookies`", "`backend_architect.specimen_cookies = a | b`")));

    [Fact]
    public Task An_option_is_not_explained_by_one_whose_key_is_longer() => Complains(
        Specimen.PageText.Replace("`backend_architect.specimen_cookies`", "`backend_architect.specimen_cookies_too`"),
        "'## Options' does not explain `backend_architect.specimen_cookies`: Cookies that scripts may read.");

    [Fact]
    public Task A_heading_that_is_not_the_rule_s_is_a_complaint() => Complains(
        Specimen.PageText.Replace(": Cookie that", ": Biscuit that"), "The heading is not '# BARCH5999: Cookie that scripts can read'");

    [Fact]
    public async Task A_fixed_example_must_be_clean_under_other_rules_too()
    {
        var complaints = await ComplaintsAsync(Specimen.PageText, Specimen.Row, new EveryClass());
        Assert.Contains("net8.0: '## Fixed' is not clean: line 24 (Source0.cs): BARCH5998 Sessions", complaints);
    }

    [Fact]
    public async Task A_rule_that_judges_the_whole_application_judges_its_own_page_alone()
    {
        var check = new PageCheck(Specimen.Row with { Fix = null }, [.. Specimen.Analyzers, new EveryClass()], ["BARCH5998", Specimen.Id]);
        Assert.Empty(await check.ComplaintsAsync(Specimen.Page));
        var fixedIsNot = PageReader.Read("page.md", Specimen.PageText.Replace("HttpOnly = true", "HttpOnly = false"));
        Assert.Contains(await check.ComplaintsAsync(fixedIsNot), complaint => complaint.Contains("'## Fixed' is not clean: line 28 (Source0.cs): BARCH5999"));
    }

    [Fact]
    public async Task A_rule_that_throws_is_a_complaint()
    {
        var complaints = await ComplaintsAsync(Specimen.PageText, Specimen.Row, new Thrower());
        Assert.Contains(complaints, complaint => complaint.StartsWith("net10.0: '## Violation': (1): AD0001", StringComparison.Ordinal));
        Assert.Contains(complaints, complaint => complaint.StartsWith("net10.0: '## Fixed' is not clean: (1): AD0001", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Marks_count_in_configuration_files()
    {
        const string Text = """
            # BARCH5998: Cookie that scripts can read

            <!-- facts -->
            <!-- /facts -->

            It matters.

            ## Violation

            ```json appsettings.json
            {
              "Bad": 1 // BARCH5998
            }
            ```

            ## Fixed

            ```json appsettings.json
            {
            }
            ```

            ## Options

            None.

            ## Not judged

            - Nothing.

            ## When to suppress

            Never.
            """;
        var row = Specimen.Row with { Entry = Specimen.Row.Entry with { Rule = new BadEntry(), Options = [] }, Fix = null };
        Assert.Empty(await ComplaintsAsync(Text, row, new EveryBadLine()));
        Assert.Equal(
            ["net8.0: '## Violation' is reported where it is not marked: line 11 (appsettings.json): BARCH5998 Bad",
             "net10.0: '## Violation' is reported where it is not marked: line 11 (appsettings.json): BARCH5998 Bad"],
            (await ComplaintsAsync(Text.Replace("{\n  \"Bad\"", "{ \"Bad\": 2,\n  \"Bad\""), row, new EveryBadLine())).AsEnumerable());
    }

    [Fact]
    public async Task An_example_may_be_the_whole_program_and_may_set_options()
    {
        var text = Specimen.PageText.Replace("class Sessions\n{\n    CookieOptions Options { get; } =", "var options =").Replace("    };\n}\n```", "    };\nConsole.WriteLine(options);\n```")
            .Replace("## Options\n", "```ini .editorconfig\nroot = true\n```\n\n## Options\n");
        var row = Specimen.Row with { Fix = null };
        var page = PageReader.Read("page.md", text);
        var project = PageProject.Of(page.Fixed, ReferenceSet.Net10, []);
        Assert.Equal(["Program.cs", ".editorconfig"], project.Files.Select(f => f.Name));
        Assert.Empty(await ComplaintsAsync(text, row));
    }

    private static async Task Complains(string page, string complaint, RuleRow? row = null) => Assert.Contains(complaint, await ComplaintsAsync(page, row ?? Specimen.Row));

    private static Task<ImmutableArray<string>> ComplaintsAsync(string page) => ComplaintsAsync(page, Specimen.Row);

    private static Task<ImmutableArray<string>> ComplaintsAsync(string page, RuleRow row, params DiagnosticAnalyzer[] others) =>
        new PageCheck(row, [.. Specimen.Analyzers, .. others], PageTests.ApplicationWide).ComplaintsAsync(PageReader.Read("page.md", page));

    private static DiagnosticDescriptor Describe() => new("BARCH5998", "Cookie that scripts can read", "{0}", "Endpoints", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    private sealed class BadEntry() : ConfigurationRule(PageCheckTests.Describe())
    {
        internal override void Inspect(ConfigDocument document, Report report)
        {
        }
    }

    private abstract class StandIn : DiagnosticAnalyzer
    {
        protected static readonly DiagnosticDescriptor Descriptor = Describe();

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            Watch(context);
        }

        protected abstract void Watch(AnalysisContext context);
    }

    private sealed class EveryClass : StandIn
    {
        protected override void Watch(AnalysisContext context) => context.RegisterSymbolAction(symbol =>
        {
            if (symbol.Symbol.Name != "Program")
                symbol.ReportDiagnostic(Diagnostic.Create(Descriptor, symbol.Symbol.Locations[0], symbol.Symbol.Name));
        }, SymbolKind.NamedType);
    }

    private sealed class Thrower : StandIn
    {
        protected override void Watch(AnalysisContext context) =>
            context.RegisterSymbolAction(_ => throw new InvalidOperationException("on purpose"), SymbolKind.NamedType);
    }

    private sealed class EveryBadLine : StandIn
    {
        protected override void Watch(AnalysisContext context) => context.RegisterAdditionalFileAction(file =>
        {
            var text = file.AdditionalFile.GetText(file.CancellationToken)!;
            foreach (var line in text.Lines.Where(l => l.ToString().Contains("Bad", StringComparison.Ordinal)))
                file.ReportDiagnostic(Diagnostic.Create(Descriptor, Location.Create(file.AdditionalFile.Path, line.Span, text.Lines.GetLinePositionSpan(line.Span)), "Bad"));
        });
    }

    private sealed class EndlessFix() : RuleFix(ScriptReadableCookie.Descriptor, Safety.Safe)
    {
        protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<FixPlan>>(
            [FixPlan.Replace(site, "Nothing", site.Node, site.Node.WithTrailingTrivia(site.Node.GetTrailingTrivia().Add(Microsoft.CodeAnalysis.CSharp.SyntaxFactory.Space)))]);
    }
}
