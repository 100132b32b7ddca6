using BackendArchitect.Analyzers.Model.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

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

    /// <summary>Calls are limited by a policy.</summary>
    RequireRateLimiting,

    /// <summary>Calls are not limited, by the global limiter neither.</summary>
    DisableRateLimiting,

    /// <summary>A filter that may turn callers away because they call too often.</summary>
    LimitingFilter,

    /// <summary>Something we cannot see into.</summary>
    Hidden,

    /// <summary>A word of the endpoint's documentation.</summary>
    Describes,

    /// <summary>What may say something in the documentation and cannot be seen.</summary>
    MayDescribe,

    /// <summary>A filter that MVC asks first, and that refuses nobody as far as can be seen.</summary>
    AuthorizationFilter,

    /// <summary>A filter that is not the framework's own, whatever it does: it may look at what the client sends.</summary>
    Filter,

    /// <summary>What the generated validation knows of the input is not asked.</summary>
    DisableValidation,

    /// <summary>A component answers, whatever the handler is.</summary>
    ShowsComponent,
}

/// <summary>One thing said about an endpoint or a group. What has no bearing on any aspect of the model is not recorded.</summary>
/// <param name="Kind">What is said.</param>
/// <param name="Said">The call or attribute, as it would be named in a sentence.</param>
/// <param name="Where">Where it is said.</param>
internal sealed record Convention(ConventionKind Kind, string Said, Location Where)
{
    /// <summary>Whether it is said only under a condition that does not also stand over the endpoint.</summary>
    internal bool IsConditional { get; init; }

    /// <summary>Whether a filter refuses every request that brings no credentials, and does not only look at some of them.</summary>
    internal bool IsCertain { get; init; }

    /// <summary>Whether a filter is one of those that MVC asks first, for the very purpose of refusing.</summary>
    internal bool IsAuthorizationFilter { get; init; }

    /// <summary>The name of the policy that is required; null where there is none, or it is not known at compile time.</summary>
    internal string? Policy { get; init; }

    /// <summary>What is required of a caller, where something is.</summary>
    internal Demand Demand { get; init; }

    /// <summary>
    /// What says a word of the documentation, a call or an object that is added to the metadata, and the frame that it runs in; its text is read only when somebody asks.
    /// </summary>
    internal (IInvocationOperation? Call, IObjectCreationOperation? Made, Frame Frame)? Description { get; init; }

    /// <summary>Where that stands in the sources; null where it says no word of the documentation.</summary>
    internal SyntaxNode? DescribedBy => Description is { } said ? ((IOperation?)said.Call ?? said.Made)!.Syntax : null;

    /// <summary>The library without source that may say something in the documentation.</summary>
    internal IAssemblySymbol? Library { get; init; }

    /// <summary>The class of a filter; null where it is a function.</summary>
    internal ITypeSymbol? FilterType { get; init; }

    /// <summary>The lambda or method that is a filter or makes one; null where it is a class, or cannot be seen.</summary>
    internal IOperation? FilterFunction { get; init; }

    /// <summary>Whether callers must be authorized, under no further condition.</summary>
    internal bool IsRequirement => Kind == ConventionKind.RequireAuthorization && !IsConditional;

    /// <summary>Whether anybody may call, under no further condition.</summary>
    internal bool IsWaiver => Kind == ConventionKind.AllowAnonymous && !IsConditional;

    /// <summary>Whether it says something about who may call.</summary>
    internal bool ConcernsAuthorization => Kind is not (ConventionKind.RequireRateLimiting or ConventionKind.DisableRateLimiting or ConventionKind.LimitingFilter or ConventionKind.ShortCircuit
        or ConventionKind.Describes or ConventionKind.MayDescribe or ConventionKind.AuthorizationFilter or ConventionKind.Filter or ConventionKind.DisableValidation or ConventionKind.ShowsComponent);
}
