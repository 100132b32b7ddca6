using System;
using System.Collections.Generic;
using System.Linq;
using BackendArchitect.Analyzers.Model.Composition;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Weighs everything that is said about one endpoint, as the authorization middleware does: anonymous wins wherever it stands, any
/// requirement replaces the fallback policy, and only where nobody speaks does the application's default hold.
/// See https://learn.microsoft.com/aspnet/core/security/authorization/secure-data#fallback-policy.
/// </summary>
internal static class AuthorizationReader
{
    /// <summary>Who may call an endpoint.</summary>
    /// <param name="said">What is said about it, the nearest first: by itself, its handler or action, its groups or its controller.</param>
    /// <param name="hidden">Why something may be said where we cannot see it, or null.</param>
    /// <param name="guard">Whether the handler refuses before it does anything else; asked only when it matters.</param>
    /// <param name="application">What holds for endpoints that say nothing.</param>
    /// <param name="silent">Who could have spoken and did not: "the endpoint", "its group '/orders'".</param>
    /// <param name="filters">What filters of all actions say, where there may be some.</param>
    internal static Claim Weigh(IReadOnlyCollection<Convention> said, string? hidden, Func<bool> guard, Claim application, IEnumerable<string> silent, Claim? filters = null)
    {
        var claim = Decide(said, hidden, guard, application, silent, filters);
        if (claim.Origin != ClaimOrigin.Handler && application.Metadata is null && filters?.Metadata is null && !said.Any(c => c.Kind is ConventionKind.RefusingFilter or ConventionKind.AuthorizationFilter))
            return claim;
        var metadata = Decide([.. said.Where(c => c.Kind != ConventionKind.RefusingFilter)], hidden, () => false, application.Metadata ?? application, silent, filters?.Metadata ?? filters);
        return claim with { Metadata = metadata with { HasAuthorizationFilter = application.HasAuthorizationFilter || filters?.HasAuthorizationFilter == true || said.Any(c => c.IsAuthorizationFilter) } };
    }

    private static Claim Decide(IReadOnlyCollection<Convention> said, string? hidden, Func<bool> guard, Claim application, IEnumerable<string> silent, Claim? filters)
    {
        var requirements = said.Where(c => c.Kind == ConventionKind.RequireAuthorization).ToList();
        var waivers = said.Where(c => c.Kind == ConventionKind.AllowAnonymous).ToList();
        // Filters of the service's own run whoever is let in, and AllowAnonymous means nothing to one that does not look for it.
        if ((waivers.Count > 0 || !requirements.Exists(c => !c.IsConditional)) && said.FirstOrDefault(c => c is { Kind: ConventionKind.RefusingFilter, IsCertain: true, IsConditional: false }) is { } refusing)
            return waivers.Count == 0 && hidden is null && IsCovered(said, application) && !said.Any(c => c.Kind == ConventionKind.Hidden)
                ? application
                : Claim.Stated($"{refusing.Said} refuses callers", refusing.Where) with { Origin = ClaimOrigin.Handler };
        if (waivers.Count > 0 && filters is { IsStated: true, Origin: ClaimOrigin.Handler })
            return filters;
        if (waivers.FirstOrDefault(c => !c.IsConditional) is { } waiver)
            return Claim.Waived(waiver.Said, waiver.Where) with
            {
                IsQualified = said.Any(c => c.Kind is ConventionKind.RefusingFilter or ConventionKind.Hidden) || said.TakeWhile(c => !c.IsWaiver).Any(c => c.IsRequirement),
            };
        // What a filter asks is asked besides.
        var demand = requirements.Where(c => !c.IsConditional).Select(c => c.Demand).Concat(filters is { IsStated: true } ? [filters.Demand] : []).OfAll();
        var perhaps = demand == Demand.More ? null : requirements.Find(c => c is { IsConditional: true, Demand: not Demand.Name });
        var conditional = waivers.Concat(requirements).FirstOrDefault(c => c.IsConditional);
        if (requirements.FirstOrDefault(c => !c.IsConditional) is { } requirement)
            return waivers.Count == 0
                ? Claim.Stated(requirement.Said, requirement.Where) with
                {
                    Policy = requirement.Policy,
                    Demand = perhaps is null ? demand : Demand.Undecidable,
                    AsksUnderCondition = perhaps,
                    GoneRoundAt = said.FirstOrDefault(c => c is { Kind: ConventionKind.ShortCircuit, IsConditional: false })?.Where,
                }
                : Claim.Undecidable($"{waivers[0].Said} stands under a condition", waivers[0].Where);
        if (conditional is not null)
            return Claim.Undecidable($"{conditional.Said} stands under a condition", conditional.Where);
        if (said.FirstOrDefault(c => c.Kind == ConventionKind.Hidden) is { } unseen)
            return Claim.Undecidable(unseen.Said, unseen.Where);
        if (hidden is not null)
            return Claim.Undecidable(hidden);
        // A filter can only refuse more callers than the application does.
        if (said.FirstOrDefault(c => c.Kind == ConventionKind.RefusingFilter) is { } filter)
            return IsCovered(said, application) ? application : Claim.Undecidable($"{filter.Said} may refuse callers", filter.Where);
        if (guard())
            return Claim.Stated("the handler refuses callers before it does anything else") with { Origin = ClaimOrigin.Handler };
        if (said.FirstOrDefault(c => c.Kind == ConventionKind.PermissivePolicy) is { } permissive)
            return permissive.IsConditional
                ? Claim.Undecidable($"{permissive.Said} stands under a condition", permissive.Where)
                : Claim.Waived($"{permissive.Said} with a policy that lets everybody in", permissive.Where) with { IsQualified = true };
        // Only what stands in the pipeline is gone round: a middleware that refuses may stand before routing.
        if (application.IsStated && said.Where(c => c.Kind == ConventionKind.ShortCircuit).OrderBy(c => c.IsConditional).FirstOrDefault() is { } shortCircuit)
            return filters is { IsAbsent: false } ? filters
                : shortCircuit.IsConditional ? Claim.Undecidable($"{shortCircuit.Said} stands under a condition", shortCircuit.Where)
                : Claim.Absent with { Because = Nobody(silent, "ShortCircuit goes round the fallback policy"), GoneRoundAt = shortCircuit.Where };
        return application.IsAbsent ? Claim.Absent with { Because = Nobody(silent, application == Claim.Absent ? "there is no fallback policy" : application.Because) } : application;
    }

    // What holds for endpoints that say nothing holds for this one.
    private static bool IsCovered(IReadOnlyCollection<Convention> said, Claim application) =>
        application.IsStated && !said.Any(c => c.Kind is ConventionKind.PermissivePolicy or ConventionKind.ShortCircuit);

    private static string Nobody(IEnumerable<string> silent, string application) =>
        string.Join(", ", silent.Select(who => "not " + who)) + ", and " + application;
}
