using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Validation;

/// <summary>
/// Redirects within the service only: what leads elsewhere is an error then. Applied after a look, because a page may be meant to lead elsewhere.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class OpenRedirectFix() : RuleFix(OpenRedirect.Descriptor, Safety.Review)
{
    private static readonly ImmutableArray<TypeName> Bearers = [AspNet.ControllerBase, EndpointMaps.PageModel, Files.Results, Files.TypedResults];

    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        // The parameter has another name there.
        if (site.Node.FirstAncestorOrSelf<ArgumentSyntax>() is not { NameColon: null, Parent.Parent: InvocationExpressionSyntax call } || call.InvokedName() is not IdentifierNameSyntax { Identifier.ValueText: var redirect } name
            || site.Semantics.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method || !Bearers.Any(bearer => method.ContainingType.Is(bearer)) || method.ContainingType.GetMembers("Local" + redirect).IsEmpty)
            return Task.FromResult<ImmutableArray<FixPlan>>([]);
        var root = site.Root.ReplaceNode(name, SyntaxFactory.IdentifierName("Local" + redirect).WithTriviaFrom(name));
        return Task.FromResult<ImmutableArray<FixPlan>>([new($"Use Local{redirect}", _ => Task.FromResult(site.Document.WithSyntaxRoot(root).Project.Solution))]);
    }
}
