using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.CodeFixes.Endpoints;

/// <summary>Moves a middleware to the other side of the one it is on the wrong side of, or adds the one that is missing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MiddlewareOutOfOrderFix() : RuleFix(MiddlewareOutOfOrder.Descriptor, Safety.Safe)
{
    /// <inheritdoc/>
    protected override async Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        var properties = site.Diagnostic.Properties;
        var belongsBefore = properties[MiddlewareOutOfOrder.BelongsBefore] == "true";
        if (properties[MiddlewareOutOfOrder.Missing] is not { } missing)
            return await PipelineMove.PlanAsync(site, properties[MiddlewareOutOfOrder.Against], belongsBefore, cancellationToken).ConfigureAwait(false);
        if (PipelineStatement.Around(site.Node) is not { } neighbour)
            return [];
        var text = await site.Document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var added = $"{neighbour.Statement.Indentation()}{neighbour.Builder}.{missing}();{site.Root.LineBreak()}";
        var changed = text.WithChanges(new TextChange(new(belongsBefore ? neighbour.Start : PipelineMove.Behind(neighbour, missing).End, 0), added));
        return [new($"Add {missing}", _ => Task.FromResult(site.Document.WithText(changed).Project.Solution)) { Key = PipelineMove.Key }];
    }
}
