using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.CodeFixes.Endpoints;

/// <summary>Moves a middleware to the other side of one that it is on the wrong side of.</summary>
internal static class PipelineMove
{
    // What has to run first stays first.
    private static readonly string[] Order = ["UseRouting", "UseCors", "UseAuthentication", "UseAuthorization", "UseRateLimiter", "UseOutputCache"];

    /// <summary>All moves are one way to fix, whatever is moved.</summary>
    internal const string Key = "Order";

    /// <summary>The plan that moves the call a finding stands at, or none where it does not stand in a statement of its own beside the other.</summary>
    internal static async Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, string? against, bool belongsBefore, CancellationToken cancellationToken)
    {
        if (PipelineStatement.Around(site.Node) is not { } misplaced || misplaced.Beside.FirstOrDefault(one => one.Method == against) is not { } other)
            return [];
        var text = await site.Document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var neighbour = belongsBefore ? other : Behind(other, misplaced.Method);
        var moved = new TextChange(new(belongsBefore ? neighbour.Start : neighbour.End, 0), text.ToString(TextSpan.FromBounds(misplaced.Start, misplaced.End)));
        var changed = text.WithChanges(new[] { misplaced.Removal(text), moved }.OrderBy(change => change.Span.Start));
        return [new($"Move {misplaced.Method} {(belongsBefore ? "before" : "behind")} {neighbour.Method}", _ => Task.FromResult(site.Document.WithText(changed).Project.Solution)) { Key = Key }];
    }

    /// <summary>The last of the statements from one on that have to run before a method does.</summary>
    internal static PipelineStatement Behind(PipelineStatement other, string method) =>
        other.Following.TakeWhile(next => next.Method != "UseEndpoints")
            .LastOrDefault(next => Order.Contains(next.Method) && Array.IndexOf(Order, next.Method) < Array.IndexOf(Order, method)) ?? other;
}
