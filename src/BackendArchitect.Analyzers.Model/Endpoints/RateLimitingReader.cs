using System.Collections.Generic;
using System.Linq;
using BackendArchitect.Analyzers.Model.Composition;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Weighs everything that is said about how often one endpoint may be called, as the middleware does: whoever switches it off has the last word,
/// the global limiter too; else the policy that stands last in the metadata limits, beside the global limiter.
/// See https://learn.microsoft.com/aspnet/core/performance/rate-limit.
/// </summary>
internal static class RateLimitingReader
{
    /// <summary>How often an endpoint may be called.</summary>
    /// <param name="layers">What is said about it, what is latest in the metadata first: its own conventions, its handler's attributes, its groups from the inside out.</param>
    /// <param name="hidden">Why something may be said where we cannot see it, or null.</param>
    /// <param name="application">What the application does about it.</param>
    /// <param name="silent">Who could have spoken and did not: "the endpoint", "its group '/orders'".</param>
    /// <param name="fromEndpointOut">The same in the order of a reader: what stands nearest to the endpoint first. None where the two orders are one.</param>
    internal static Claim Weigh(IReadOnlyList<IEnumerable<Convention>> layers, string? hidden, RateLimiting application, IEnumerable<string> silent,
        IEnumerable<IEnumerable<Convention>>? fromEndpointOut = null)
    {
        var claim = Decide(layers, hidden, application, silent, fromEndpointOut);
        // What counts calls by itself is no word of the metadata.
        var isOfOthers = !application.OtherLimiter.IsAbsent || layers.Any(layer => layer.Any(c => c.Kind == ConventionKind.LimitingFilter));
        return claim is { IsUndecidable: true, Metadata: null } && isOfOthers
            ? claim with { Metadata = Decide([.. layers.Select(layer => layer.Where(c => c.Kind != ConventionKind.LimitingFilter))], hidden, application with { OtherLimiter = Claim.Absent }, silent, fromEndpointOut) }
            : claim;
    }

    private static Claim Decide(IReadOnlyList<IEnumerable<Convention>> layers, string? hidden, RateLimiting application, IEnumerable<string> silent, IEnumerable<IEnumerable<Convention>>? fromEndpointOut)
    {
        if (application is { IsBeforeRouting: true, Global.IsStated: true })
            return application.Global;
        var said = layers.SelectMany(layer => layer).ToList();
        var required = layers.Select(layer => layer.LastOrDefault(c => c.Kind == ConventionKind.RequireRateLimiting)).FirstOrDefault(c => c is not null);
        if (said.FirstOrDefault(c => c.Kind == ConventionKind.DisableRateLimiting) is { } waiver)
            return waiver.IsConditional ? Conditional(waiver) : Claim.Waived(waiver.Said, waiver.Where) with { WaivesPolicy = required is not null, Overrides = Overridden(fromEndpointOut, waiver) };
        if (said.Where(c => c.Kind == ConventionKind.ShortCircuit).OrderBy(c => c.IsConditional).FirstOrDefault() is { } shortCircuit)
            return shortCircuit.IsConditional ? Conditional(shortCircuit) : Claim.Absent with
            {
                Because = "ShortCircuit goes round the limiter", Where = shortCircuit.Where,
                GoneRoundAt = application.Pipeline.IsStated && (application.Global.IsStated || required is { IsConditional: false }) ? shortCircuit.Where : null,
            };
        if (required is not null && !application.Pipeline.IsStated)
            return application.Pipeline;
        if (required is not null)
            return required.IsConditional ? Conditional(required) : Claim.Stated(required.Said, required.Where) with { Policy = required.Policy, Overrides = Overridden(fromEndpointOut, required) };
        if (application.Global.IsStated || (application.Global.IsUndecidable && application.Pipeline.IsAbsent))
            return application.Pipeline.IsStated ? application.Global : application.Pipeline;
        if (said.FirstOrDefault(c => c.Kind == ConventionKind.LimitingFilter) is { } filter)
            return Claim.Undecidable($"{filter.Said} may limit callers", filter.Where);
        if (said.FirstOrDefault(c => c.Kind == ConventionKind.Hidden) is { } unseen)
            return Claim.Undecidable(unseen.Said, unseen.Where);
        if (hidden is not null)
            return Claim.Undecidable(hidden);
        if (!application.OtherLimiter.IsAbsent)
            return application.OtherLimiter;
        return application.Global.IsAbsent
            ? Claim.Absent with { Because = string.Join(", ", silent.Select(who => "not " + who)) + ", and " + application.Global.Because }
            : application.Global;
    }

    // A policy that stands nearer to the endpoint than the one that wins, or than every waiver; at one and the same place somebody meant it.
    private static Convention? Overridden(IEnumerable<IEnumerable<Convention>>? fromEndpointOut, Convention winner)
    {
        foreach (var layer in fromEndpointOut ?? [])
        {
            if (layer.Any(c => winner.Kind == ConventionKind.DisableRateLimiting ? c.Kind == winner.Kind : c == winner))
                return null;
            if (layer.LastOrDefault(c => c is { Kind: ConventionKind.RequireRateLimiting, IsConditional: false }) is { } nearer)
                return winner.Kind == ConventionKind.DisableRateLimiting || (nearer.Policy is { } named && winner.Policy is { } by && named != by) ? nearer : null;
        }
        return null;
    }

    private static Claim Conditional(Convention convention) => Claim.Undecidable($"{convention.Said} stands under a condition", convention.Where);
}
