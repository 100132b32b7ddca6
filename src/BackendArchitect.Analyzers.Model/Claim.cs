using BackendArchitect.Analyzers.Model.Composition;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model;

/// <summary>How much is known about one aspect of an endpoint or application.</summary>
internal enum ClaimState
{
    /// <summary>Nobody said anything, and nobody could have. The only state that is reported.</summary>
    Absent,

    /// <summary>Somebody said so: the endpoint, its group, its controller, a convention or the application.</summary>
    Stated,

    /// <summary>Somebody said that it shall not be: <c>AllowAnonymous</c>, <c>DisableRateLimiting</c>.</summary>
    Waived,

    /// <summary>Somebody may have said something where we cannot see it.</summary>
    Undecidable,
}

/// <summary>Who states something about an endpoint.</summary>
internal enum ClaimOrigin
{
    /// <summary>The endpoint itself: its calls, its attributes, its groups, its controller.</summary>
    Endpoint,

    /// <summary>The fallback policy of the application.</summary>
    FallbackPolicy,

    /// <summary>A filter of all controllers.</summary>
    GlobalFilter,

    /// <summary>A convention of the service's own that gives each controller or action a filter.</summary>
    Convention,

    /// <summary>The code of the handler.</summary>
    Handler,

    /// <summary>The limiter of all requests.</summary>
    GlobalLimiter,
}

/// <summary>What is known about one aspect (authorization, rate limiting ...) and what decides it.</summary>
/// <param name="State">How much is known.</param>
/// <param name="Because">What decides it, as the words of a sentence: "RequireAuthorization on the group".</param>
/// <param name="Where">Where that stands, when it stands in source.</param>
internal sealed record Claim(ClaimState State, string Because, Location? Where = null)
{
    /// <summary>The policy that decides, by its name; null where none has a name, or it is not known at compile time.</summary>
    internal string? Policy { get; init; }

    /// <summary>Who states it; the endpoint, unless said otherwise.</summary>
    internal ClaimOrigin Origin { get; init; }

    /// <summary>What is asked of a caller, where something is stated.</summary>
    internal Demand Demand { get; init; }

    /// <summary>Who asks for more than a known name under a condition alone, where that is why nobody can say what is asked; null elsewhere.</summary>
    internal Endpoints.Convention? AsksUnderCondition { get; init; }

    /// <summary>Where <c>ShortCircuit</c> stands, when it goes round who would else have the say here.</summary>
    internal Location? GoneRoundAt { get; init; }

    /// <summary>The nearer statement that this one, farther out, takes the effect from; null for most.</summary>
    internal Endpoints.Convention? Overrides { get; init; }

    /// <summary>Whether a policy is named for the endpoint that a waiver switches off.</summary>
    internal bool WaivesPolicy { get; init; }

    /// <summary>
    /// Whether a waiver is not the whole story: a filter may refuse callers all the same, a requirement stands nearer and is defeated, or it is a policy
    /// that lets everybody in.
    /// </summary>
    internal bool IsQualified { get; init; }

    /// <summary>
    /// What the endpoint's metadata says, where code that turns callers away says otherwise or may do so: a handler, a filter, a middleware. Null where
    /// no such code stands in the way, and the metadata is the whole truth.
    /// </summary>
    internal Claim? Metadata { get; init; }

    /// <summary>Whether an authorization filter of the service's own runs, as far as is known: MVC lists it, and does not know what it asks.</summary>
    internal bool HasAuthorizationFilter { get; init; }

    internal static readonly Claim Absent = new(ClaimState.Absent, "nobody says anything");

    internal bool IsAbsent => State == ClaimState.Absent;
    internal bool IsStated => State == ClaimState.Stated;
    internal bool IsWaived => State == ClaimState.Waived;
    internal bool IsUndecidable => State == ClaimState.Undecidable;

    internal static Claim Stated(string because, Location? where = null) => new(ClaimState.Stated, because, where);

    internal static Claim Waived(string because, Location? where = null) => new(ClaimState.Waived, because, where);

    internal static Claim Undecidable(string because, Location? where = null) => new(ClaimState.Undecidable, because, where);
}
