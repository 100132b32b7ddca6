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

    // The policy that it names, with a mark where a part of the name is not known; empty where it names none.
    private readonly string _name;

    // Whether it requires roles, or brings requirements of its own.
    private readonly bool _requiresMore;

    // Whether it may say what cannot be seen.
    private readonly bool _isHidden;

    private AttributeDemand(string? name, bool requiresMore, bool isHidden) => (_name, _requiresMore, _isHidden) = (name ?? "", requiresMore, isHidden);

    private bool IsNameKnown => !_name.Contains(RoutePattern.Unknown);

    /// <summary>The policy that it names; null where it names none, or one that cannot be read.</summary>
    internal string? Policy => _name.Length > 0 && IsNameKnown ? _name : null;

    internal static AttributeDemand Of(AttributeData attribute, ServiceModel model, CancellationToken cancellationToken) =>
        Of(attribute.AttributeClass, AttributeArguments.Of(attribute, model, cancellationToken));

    /// <summary>An attribute that code makes.</summary>
    internal static AttributeDemand Of(IObjectCreationOperation made, ServiceModel model, CancellationToken cancellationToken) =>
        Of(made.Type as INamedTypeSymbol, AttributeArguments.Of(made, model, cancellationToken));

    /// <summary>What it asks of callers.</summary>
    internal Demand In(ServiceModel model, CancellationToken cancellationToken)
    {
        if (_requiresMore)
            return Demand.More;
        if (_isHidden)
            return Demand.Undecidable;
        return !IsNameKnown ? model.Application.Policies(PolicyKind.Authorization, cancellationToken).DemandOfLike(_name)
            : _name.Length > 0 ? PolicyDemand.Of(_name, model, cancellationToken)
            : model.Application.DefaultDemand(cancellationToken);
    }

    /// <summary>Whether the policies of the application let everybody in whom it asks.</summary>
    internal bool LetsEverybodyIn(ServiceModel model, CancellationToken cancellationToken) =>
        !_requiresMore && !_isHidden && IsNameKnown && model.Application.LetsEverybodyIn(Policy, cancellationToken);

    private static AttributeDemand Of(INamedTypeSymbol? type, AttributeArguments given)
    {
        var brings = type.IsOrDerivesFrom(AspNet.AuthorizationRequirementData);
        var isDerived = type.IsOrDerivesFrom(AspNet.Authorize);
        if ((!isDerived && !type.IsOrDerivesFrom(AspNet.AuthorizeData)) || (isDerived && !given.Constructs(AspNet.Authorize)))
            return new(null, brings, isHidden: true);
        var policy = isDerived ? given.Set(PolicyName) ?? given.Text("policy") : One(given, PolicyName);
        var roles = isDerived ? given.Set(RolesName) : One(given, RolesName);
        return new(policy, brings || roles is { Length: > 0 }, isHidden: false);
    }

    private static string? One(AttributeArguments given, string property) => given.Property(property) is { Length: <= 1 } texts ? texts.FirstOrDefault() : RoutePattern.Unknown;
}
