using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>What kind of thing is said about an endpoint or a group.</summary>
internal enum ConventionKind
{
    /// <summary>Callers must be authorized.</summary>
    RequireAuthorization,

    /// <summary>Anybody may call.</summary>
    AllowAnonymous,

    /// <summary>Callers must satisfy a policy that everybody satisfies: the fallback policy is gone.</summary>
    PermissivePolicy,

    /// <summary>The endpoint runs as soon as it is found: no middleware after routing is asked.</summary>
    ShortCircuit,

    /// <summary>An endpoint filter that may refuse callers.</summary>
    RefusingFilter,

    /// <summary>Something we cannot see into.</summary>
    Hidden,
}

/// <summary>One thing said about an endpoint or a group. What has no bearing on any aspect of the model is not recorded.</summary>
/// <param name="Kind">What is said.</param>
/// <param name="Said">The call or attribute, as it would be named in a sentence.</param>
/// <param name="Where">Where it is said.</param>
internal sealed record Convention(ConventionKind Kind, string Said, Location Where)
{
    /// <summary>Whether it is said only under a condition that does not also stand over the endpoint.</summary>
    internal bool IsConditional { get; init; }
}
