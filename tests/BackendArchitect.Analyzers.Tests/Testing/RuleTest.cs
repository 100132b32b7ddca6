using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Tests.Testing;

/// <summary>
/// One rule, alone in its host, over sources that may mark what they expect: <c>[|here|]</c> or <c>{|BARCH4001:here|}</c>. Sources compile
/// as a web project does, with the SDK's implicit usings; a source with top-level statements makes the project a host.
/// </summary>
internal sealed class RuleTest : CSharpCodeFixTest<EmptyDiagnosticAnalyzer, EmptyCodeFixProvider, DefaultVerifier>
{
    internal const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    private readonly Rule _rule;
    private readonly CodeFixProvider? _fix;

    internal RuleTest(Rule rule, CodeFixProvider? fix, ReferenceSet references)
    {
        _rule = rule;
        _fix = fix;
        ReferenceAssemblies = new ReferenceAssemblies(references.ToString());
        TestState.AdditionalReferences.AddRange(references.References);
        TestState.Sources.Add(("/service/obj/Usings.g.cs", ImplicitUsings));
        CompilerDiagnostics = CompilerDiagnostics.Errors;
        // Two dollars begin a raw string of C#; no test needs them as a caret.
        MarkupOptions = MarkupOptions.TreatPositionIndicatorsAsCode;
        // Rules that are off by default are on here: a test asks what a rule says, not whether it is heard.
        SolutionTransforms.Add((solution, id) =>
        {
            var options = solution.GetProject(id)!.CompilationOptions!;
            return solution.WithProjectCompilationOptions(id, options.WithSpecificDiagnosticOptions(
                options.SpecificDiagnosticOptions.SetItem(rule.Definition.Id, ReportDiagnostic.Warn)));
        });
    }

    /// <inheritdoc/>
    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [Hosts.Of(_rule)];

    /// <inheritdoc/>
    protected override IEnumerable<CodeFixProvider> GetCodeFixProviders() => _fix is null ? [] : [_fix];

    /// <inheritdoc/>
    protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Diagnose);

    /// <inheritdoc/>
    protected override CompilationOptions CreateCompilationOptions() =>
        new CSharpCompilationOptions(
            TestState.OutputKind ?? OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true);

    /// <summary>Adds the sources, and makes the project a host when one of them has top-level statements.</summary>
    internal static bool HasTopLevelStatements(string source)
    {
        TestFileMarkupParser.GetSpans(source, out var text, out ImmutableArray<TextSpan> _);
        return CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot().Members.Any(m => m is Microsoft.CodeAnalysis.CSharp.Syntax.GlobalStatementSyntax);
    }
}
