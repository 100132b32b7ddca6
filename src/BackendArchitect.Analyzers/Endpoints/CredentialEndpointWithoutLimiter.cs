using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Endpoints;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Endpoints;

/// <summary>An endpoint that takes credentials, and lets callers guess as fast as they may call anything else.</summary>
internal sealed class CredentialEndpointWithoutLimiter() : EndpointRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH5018",
        category: Family.Endpoints,
        level: Level.Must,
        title: "Credential endpoint without a limiter of its own",
        messageFormat: "Callers may guess at {0}: {1}, and {2}",
        description: "Give endpoints that sign in, register, reset passwords or hand out tokens a rate-limit policy of their own, narrow enough against guessing.",
        cwe: 307);

    internal static readonly Option<ImmutableArray<string>> ExemptRoutes = EndpointWithoutAuthorization.ExemptRoutes;

    internal static readonly Option<bool> StrictGlobalLimiter = Option.Flag(
        "strict_global_limiter", byDefault: false, "Whether the global limiter is narrow enough against guessing.");

    /// <summary>What deals with credentials there, as the words of a sentence, or null.</summary>
    internal static string? ActOf(Endpoint endpoint, Report report) => endpoint is { Kind: EndpointKind.Identity, Exempt: not null }
        ? "MapIdentityApi takes credentials there"
        : endpoint is { Kind: EndpointKind.Page, Exempt: IdentityReader.BringsIn } ? "Identity's own page takes credentials there"
        : CredentialHandler.ActOf(endpoint.Handler, report.Model, report.CancellationToken) is { } act ? $"its handler calls {act}" : null;

    internal override void Inspect(Endpoint endpoint, EndpointReport report)
    {
        var limits = report.Model.Application.RateLimiting(report.CancellationToken);
        // A service without any limiter is one finding of ServiceWithoutRateLimiter, one without its middleware of RateLimiterNotInPipeline.
        // Whoever is let in has proved who it is already; a handler that refuses by itself may be the one that checks what callers guess.
        if (!limits.Pipeline.IsStated || !limits.OtherLimiter.IsAbsent || endpoint.Authorization is { IsStated: true, Origin: not ClaimOrigin.Handler } || endpoint.IsDevelopmentOnly(report.CancellationToken)
            || ExemptRoutes.Read(report.Options).Any(route => RoutePattern.Covers(route, endpoint.Route)))
            return;
        var claim = endpoint.RateLimiting(report.CancellationToken);
        var why = claim.IsWaived ? $"{claim.Because} waives every limit"
            : claim is { IsStated: true, Origin: Model.ClaimOrigin.GlobalLimiter } && !StrictGlobalLimiter.Read(report.Options) ? "only the global limiter counts it"
            // The others without any limit are EndpointWithoutRateLimit.
            : claim is { IsAbsent: true, GoneRoundAt: null } && endpoint.Exempt is not null ? "no policy and no global limiter counts it"
            : null;
        if (why is not null && ActOf(endpoint, report) is { } act)
            report.Gap(endpoint, act, why);
    }
}
