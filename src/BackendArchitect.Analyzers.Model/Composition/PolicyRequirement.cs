using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>One place that asks for a policy by a constant name.</summary>
/// <param name="Kind">What kind of policy.</param>
/// <param name="Name">Its name.</param>
/// <param name="Where">Where the name is written.</param>
internal sealed record PolicyRequirement(PolicyKind Kind, string Name, Location Where)
{
    /// <summary>The names of the methods that ask for a policy.</summary>
    internal static readonly ImmutableArray<string> Methods =
    [
        AspNet.RequireAuthorization.Name, Policies.AuthorizeAsync.Name, "AuthorizeFolder", "AuthorizePage", "AuthorizeAreaFolder", "AuthorizeAreaPage",
        AspNet.RequireRateLimiting.Name, Policies.RequireCors.Name, Policies.UseCors.Name, Policies.CacheOutput.Name,
    ];

    /// <summary>The names of the attributes that do.</summary>
    internal static readonly ImmutableArray<string> Attributes = ["Authorize", "EnableRateLimiting", "EnableCors", "OutputCache"];

    /// <summary>The policies that a call asks for.</summary>
    internal static IEnumerable<PolicyRequirement> In(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.Is(AspNet.RequireAuthorization))
            return call.Arguments.Where(a => a.Parameter is { Ordinal: > 0 }).SelectMany(a => a.ElementsOfParams() is { IsDefault: false } elements ? elements : [a.Value])
                .SelectMany(given => given.WithoutConversions() is IObjectCreationOperation attribute ? In(attribute) : Of(PolicyKind.Authorization, given));
        if (method.Is(Policies.AuthorizeAsync) || method.Is(Policies.AuthorizeAsyncExtension))
            return Of(PolicyKind.Authorization, call.ArgumentFor("policyName"));
        if (method.ContainingType.Is(EndpointMaps.PageConventions))
            return Of(PolicyKind.Authorization, call.ArgumentFor("policy"));
        if (method.Is(AspNet.RequireRateLimiting))
            return Of(PolicyKind.RateLimiting, call.ArgumentFor("policyName"));
        if (method.Is(Policies.RequireCors) || method.Is(Policies.UseCors))
            return Of(PolicyKind.Cors, call.ArgumentFor("policyName"));
        return method.Is(Policies.CacheOutput) ? Of(PolicyKind.OutputCache, call.ArgumentFor("policyName")) : [];
    }

    /// <summary>The policies that an attribute asks for.</summary>
    internal static IEnumerable<PolicyRequirement> In(IObjectCreationOperation attribute)
    {
        var type = attribute.Type;
        var kind = type.Is(AspNet.Authorize) ? PolicyKind.Authorization
            : type.Is(AspNet.EnableRateLimiting) ? PolicyKind.RateLimiting
            : type.Is(Policies.EnableCors) ? PolicyKind.Cors
            : type.Is(Policies.OutputCache) ? PolicyKind.OutputCache : null;
        if (kind is null)
            return [];
        // A property that is set takes the place of what the constructor is given.
        var set = attribute.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
            .LastOrDefault(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "Policy" or "PolicyName" })?.Value;
        return Of(kind, set ?? attribute.ArgumentFor("policy") ?? attribute.ArgumentFor("policyName"));
    }

    // An empty name asks for the default policy.
    private static IEnumerable<PolicyRequirement> Of(PolicyKind kind, IOperation? name)
    {
        if (name?.WithoutConversions() is { } written && written.ConstantText() is { Length: > 0 } text)
            yield return new(kind, text, written.Syntax.LocationInFile());
    }
}
