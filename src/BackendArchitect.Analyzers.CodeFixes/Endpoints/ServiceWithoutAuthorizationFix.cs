using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BackendArchitect.Analyzers.CodeFixes.Endpoints;

/// <summary>Sets a fallback policy before the application is built, so that an endpoint that says nothing is closed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class ServiceWithoutAuthorizationFix() : RuleFix(ServiceWithoutAuthorization.Descriptor, Safety.Review)
{
    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        if (StatementBeforeBuild.Insert(site, builder => $"{builder}.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());", cancellationToken) is not { } changed)
            return Task.FromResult<ImmutableArray<FixPlan>>([]);
        var root = changed.WithUsing(site, AspNet.Authorize.Namespace, "AuthorizationPolicyBuilder");
        return Task.FromResult<ImmutableArray<FixPlan>>(
            [new("Require an authenticated user wherever nothing else is said", _ => Task.FromResult(site.Document.WithSyntaxRoot(root).Project.Solution))]);
    }
}
