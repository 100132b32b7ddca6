using System.Collections.Immutable;
using System.Linq;
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
    // What has to run first stays first.
    private static readonly string[] Order = ["UseRouting", "UseCors", "UseAuthentication", "UseAuthorization", "UseRateLimiter"];

    /// <inheritdoc/>
    protected override async Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        var text = await site.Document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var properties = site.Diagnostic.Properties;
        if (PipelineStatement.Around(site.Node) is not { } misplaced)
            return [];
        var belongsBefore = properties[MiddlewareOutOfOrder.BelongsBefore] == "true";
        if (properties[MiddlewareOutOfOrder.Missing] is { } missing)
        {
            var added = $"{misplaced.Statement.Indentation()}{misplaced.Builder}.{missing}();{site.Root.LineBreak()}";
            return [Plan(site, $"Add {missing}", text.WithChanges(new TextChange(new(belongsBefore ? misplaced.Start : Behind(misplaced, missing).End, 0), added)))];
        }
        if (misplaced.Beside.FirstOrDefault(one => one.Method == properties[MiddlewareOutOfOrder.Against]) is not { } other)
            return [];
        var place = belongsBefore ? other.Start : Behind(other, misplaced.Method).End;
        return [Plan(site, $"Move {misplaced.Method} {(belongsBefore ? "before" : "behind")} {(belongsBefore ? other : Behind(other, misplaced.Method)).Method}", text.WithChanges(
            new[] { misplaced.Removal(text), new(new(place, 0), text.ToString(TextSpan.FromBounds(misplaced.Start, misplaced.End))) }.OrderBy(change => change.Span.Start)))];
    }

    // Behind what it needs, and behind whatever follows that and has to run before it too.
    private static PipelineStatement Behind(PipelineStatement other, string method) =>
        other.Following.TakeWhile(next => next.Method != "UseEndpoints").LastOrDefault(next => Order.Contains(next.Method) && System.Array.IndexOf(Order, next.Method) < System.Array.IndexOf(Order, method)) ?? other;

    private static FixPlan Plan(FixSite site, string title, SourceText changed) => new(title, _ => Task.FromResult(site.Document.WithText(changed).Project.Solution));
}
