using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Model.Validation;
using BackendArchitect.Analyzers.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Validation;

/// <summary>
/// Switches the generated validation on where attributes state the rules and nobody reads them: before the application is built, in the file where both
/// stand. Elsewhere, and for handlers that the generator does not see, no line alone is right.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class ValidationThatNeverRunsFix() : RuleFix(ValidationThatNeverRuns.Descriptor, Safety.Review)
{
    private const string Library = "Microsoft.Extensions.Validation";

    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        if (!site.Semantics.Compilation.ReferencedAssemblyNames.Any(a => a.Name == Library)
            || ServiceModel.Of(site.Semantics.Compilation).MentionsOf(RequestValidators.AddValidation.Name, cancellationToken).Any()
            || (site.Node as SimpleNameSyntax)?.CallBy() is not { } map || !map.ArgumentList.Arguments.Any(a => HandlerOf(a.Expression) is { } handler && handler.Parameters.Any(p => MemberRules.AreStatedBy(p.Type))))
            return None();
        var build = site.Root.DescendantNodes().OfType<InvocationExpressionSyntax>().FirstOrDefault(call => site.Semantics.GetSymbolInfo(call, cancellationToken).Symbol.Is(AspNet.BuildWebApplication));
        if (build?.InvokedName() is not { } name)
            return None();
        return StatementBeforeBuild.Insert(site, name, builder => $"{builder}.Services.AddValidation();", cancellationToken) is { } root
            ? Task.FromResult<ImmutableArray<FixPlan>>([new("Switch the generated validation on", _ => Task.FromResult(site.Document.WithSyntaxRoot(root).Project.Solution))])
            : None();

        IMethodSymbol? HandlerOf(ExpressionSyntax handler) => site.Semantics.GetSymbolInfo(handler, cancellationToken) is var found
            ? found.Symbol as IMethodSymbol ?? found.CandidateSymbols.OfType<IMethodSymbol>().FirstOrDefault()
            : null;
    }

    private static Task<ImmutableArray<FixPlan>> None() => Task.FromResult<ImmutableArray<FixPlan>>([]);
}
