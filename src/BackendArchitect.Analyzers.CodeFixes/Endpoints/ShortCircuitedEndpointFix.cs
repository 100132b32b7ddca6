using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Endpoints;

/// <summary>Takes the short cut out of the endpoint's own chain.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class ShortCircuitedEndpointFix() : RuleFix(ShortCircuitedEndpoint.Descriptor, Safety.Review)
{
    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        if (site.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } map || map.InvokedName()?.Identifier.Span != site.Diagnostic.Location.SourceSpan)
            return Task.FromResult<ImmutableArray<FixPlan>>([]);
        for (var end = map; end.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } access && access.Expression == end; end = next)
            if (access.Name.Identifier.ValueText == AspNet.ShortCircuit.Name)
                return Task.FromResult<ImmutableArray<FixPlan>>([FixPlan.Replace(site, "Run the middleware first", next, end.WithTrailingTrivia(next.GetTrailingTrivia()))]);
        return Task.FromResult<ImmutableArray<FixPlan>>([]);
    }
}
