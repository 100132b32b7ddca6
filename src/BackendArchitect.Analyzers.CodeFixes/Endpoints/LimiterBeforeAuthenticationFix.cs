using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BackendArchitect.Analyzers.CodeFixes.Endpoints;

/// <summary>Moves the middleware behind what finds out who calls.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class LimiterBeforeAuthenticationFix() : RuleFix(LimiterBeforeAuthentication.Descriptor, Safety.Safe)
{
    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken) =>
        PipelineMove.PlanAsync(site, Middleware.UseAuthentication.Name, belongsBefore: false, cancellationToken);
}
