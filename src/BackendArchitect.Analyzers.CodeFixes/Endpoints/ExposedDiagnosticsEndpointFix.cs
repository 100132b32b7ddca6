using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BackendArchitect.Analyzers.CodeFixes.Endpoints;

/// <summary>Adds the page in Development alone.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class ExposedDiagnosticsEndpointFix() : RuleFix(ExposedDiagnosticsEndpoint.Descriptor, Safety.Review)
{
    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<FixPlan>>(OnlyInDevelopment.Statement(site) is { } root
            ? [new("Only in Development", _ => Task.FromResult(site.Document.WithSyntaxRoot(root).Project.Solution))]
            : []);
}
