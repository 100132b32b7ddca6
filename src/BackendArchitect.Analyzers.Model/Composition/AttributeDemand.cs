using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// What an attribute that requires authorization asks for: the framework's own, one that derives from it and hands a policy on or sets one, or one
/// that only implements its interface. See https://learn.microsoft.com/aspnet/core/security/authorization/iauthorizationpolicyprovider.
/// </summary>
internal sealed class AttributeDemand
{
    private const string PolicyName = "Policy";
    private const string RolesName = "Roles";

    // What else it asks, or what cannot be read of it.
    private readonly bool _asksForMore;

    private AttributeDemand(string? policy, bool asksForMore) => (Policy, _asksForMore) = (policy, asksForMore);

    /// <summary>The policy that it names; null where it names none, or one that cannot be read.</summary>
    internal string? Policy { get; }

    internal static AttributeDemand Of(AttributeData attribute, ServiceModel model, CancellationToken cancellationToken) =>
        Of(attribute.AttributeClass, AttributeArguments.Of(attribute, model, cancellationToken));

    /// <summary>An attribute that code makes.</summary>
    internal static AttributeDemand Of(IObjectCreationOperation made, ServiceModel model, CancellationToken cancellationToken) =>
        Of(made.Type as INamedTypeSymbol, AttributeArguments.Of(made, model, cancellationToken));

    /// <summary>Whether it asks for more than a caller whose name is known.</summary>
    internal bool IsMoreThanAName(ServiceModel model, CancellationToken cancellationToken) =>
        _asksForMore || (Policy is null ? model.Application.DefaultPolicyAsksForMore(cancellationToken) : PolicyDemand.IsMoreThanAName(Policy, model, cancellationToken));

    /// <summary>Whether the policies of the application let everybody in whom it asks.</summary>
    internal bool LetsEverybodyIn(ServiceModel model, CancellationToken cancellationToken) =>
        !_asksForMore && model.Application.LetsEverybodyIn(Policy, cancellationToken);

    private static AttributeDemand Of(INamedTypeSymbol? type, AttributeArguments given)
    {
        var isDerived = type.IsOrDerivesFrom(AspNet.Authorize);
        if (!isDerived && !type.IsOrDerivesFrom(AspNet.AuthorizeData))
            return new(null, asksForMore: true);
        var policy = isDerived ? given.Set(PolicyName) ?? (given.Constructs(AspNet.Authorize) ? given.Text("policy") : RoutePattern.Unknown) : One(given, PolicyName);
        var roles = isDerived ? given.Set(RolesName) : One(given, RolesName);
        var isUnread = policy?.Contains(RoutePattern.Unknown) == true;
        return new(isUnread || string.IsNullOrEmpty(policy) ? null : policy, isUnread || roles is not null || type.IsOrDerivesFrom(AspNet.AuthorizationRequirementData));
    }

    private static string? One(AttributeArguments given, string property) => given.Property(property) is { Length: <= 1 } texts ? texts.FirstOrDefault() : RoutePattern.Unknown;
}
