using System.Collections.Immutable;
using BackendArchitect.Analyzers.CodeFixes;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Analyzers.Tests.Pages;

/// <summary>A made-up rule with its fix and page: what checks of pages, conventions and generated files are themselves tested with.</summary>
internal static class Specimen
{
    internal const string Id = "BARCH5999";

    internal const string PageText = """
        # BARCH5999: Cookie that scripts can read

        <!-- facts -->
        <!-- /facts -->

        A script that an attacker smuggles into a page reads the cookie and sends it away.

        ## Violation

        ```csharp
        class Sessions
        {
            CookieOptions Options { get; } = new CookieOptions
            {
                HttpOnly = false, // BARCH5999
                Secure = true,
            };
        }
        ```

        ## Fixed

        ```csharp
        class Sessions
        {
            CookieOptions Options { get; } = new CookieOptions
            {
                HttpOnly = true,
                Secure = true,
            };
        }
        ```

        ## Options

        - `backend_architect.specimen_cookies`: cookies that scripts may read.

        ## Not judged

        - Values that are no constants.

        ## When to suppress

        Never.
        """;

    internal static Page Page => PageReader.Read(Id + ".md", PageText);

    internal static RuleRow Row => new(
        new CatalogEntry(new ScriptReadableCookie(), Level.Must, "CWE-1004", [ScriptReadableCookie.Cookies]), new ScriptReadableCookieFix());

    internal static ImmutableArray<DiagnosticAnalyzer> Analyzers => [.. Hosts.All, Hosts.Of(new ScriptReadableCookie())];
}

/// <summary>A cookie that scripts can read.</summary>
internal sealed class ScriptReadableCookie() : ValueRule(Descriptor)
{
    internal static readonly Option<ImmutableArray<string>> Cookies = Option.List("specimen_cookies", "Cookies that scripts may read.");

    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: Specimen.Id,
        category: Analyzers.Family.Endpoints,
        level: Level.Must,
        title: "Cookie that scripts can read",
        messageFormat: "'{0}' is false, so scripts can read the cookie",
        description: "Keep cookies from scripts.",
        cwe: 1004);

    internal override bool Watches(ISymbol destination) => destination.Name == "HttpOnly";

    internal override void Inspect(ValueUse value, Report report)
    {
        if (value.Value.ConstantValue is { HasValue: true, Value: false })
            report.At(value.Value.Syntax.GetLocation(), value.Destination.Name);
    }
}

internal sealed class ScriptReadableCookieFix() : RuleFix(ScriptReadableCookie.Descriptor, Safety.Safe)
{
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<FixPlan>>(site.Node is LiteralExpressionSyntax literal
            ? [FixPlan.Replace(site, "Set true", literal, SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression).WithTriviaFrom(literal))]
            : []);
}
