using System;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>What a convention of the application's own says about Razor pages, where it changes their models.</summary>
internal sealed class PageModelConvention(ServiceModel model, CancellationToken cancellationToken)
{
    /// <summary>Whether a name stands where pages alone are spoken of: in a call that gives them a convention, or in the class of one.</summary>
    internal static bool Concerns(SimpleNameSyntax use) =>
        use.Ancestors().OfType<InvocationExpressionSyntax>().Any(call => call.InvokedName()?.Identifier.ValueText is { } name && (name == "ConfigureFilter" || (name.StartsWith("Add", StringComparison.Ordinal) && name.EndsWith("ApplicationModelConvention", StringComparison.Ordinal))))
        || use.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.BaseList?.Types.Any(b => b.Type is SimpleNameSyntax { Identifier.ValueText: var name } && name == EndpointMaps.PageModelConvention.MetadataName) == true;

    /// <summary>What a function says about the pages whose models it is handed; null for nothing.</summary>
    internal Convention? Of(IOperation? body, string said, IInvocationOperation call) => body is null ? Hidden(said, call)
        : ConventionBody.OnlyRequirement(body) is { } requirement && !PermissivePolicies.IsBuiltIn(requirement) ? Requiring(requirement, said, call)
        : ConventionBody.MaySpeak(body, model, cancellationToken) ? Hidden(said, call)
        : null;

    /// <summary>What a filter says that is given to all pages, itself or by the function that makes it.</summary>
    internal Convention? OfFilter(IInvocationOperation call)
    {
        if (call.ArgumentFor("filter")?.WithoutConversions() is { } filter)
            return filter is not IObjectCreationOperation made ? Hidden(call.TargetMethod.Name, call)
                : made.Type.Is(AspNet.AuthorizeFilter) && !PermissivePolicies.IsBuiltIn(made) ? Requiring(made, call.TargetMethod.Name, call)
                : ConventionBody.FilterMaySpeak(made.Type!, model, cancellationToken) ? Hidden(call.TargetMethod.Name, call)
                : null;
        return ConventionBody.Of(call.ArgumentFor("factory"), model, cancellationToken) is { } body && !ConventionBody.MaySpeak(body, model, cancellationToken) ? null : Hidden(call.TargetMethod.Name, call);
    }

    /// <summary>What the convention that a call adds says about all pages, and does to their routes.</summary>
    internal (Convention? Said, PageRouteChange? Change) Added(IInvocationOperation add)
    {
        if (ConventionBody.MadeFor(add.Arguments[add.Arguments.Length - 1].Value, model, cancellationToken) is not { Type: INamedTypeSymbol type } made)
            return (Hidden("a convention", add), PageRouteChange.Unknown);
        return type.Is(EndpointMaps.PageRouteTransformer) ? (null, PageRouteChange.SpelledBy(made, cancellationToken))
            : (type.IsOrDerivesFrom(EndpointMaps.PageModelConvention) ? Of(ApplyOf(type, EndpointMaps.PageModelConvention), type.Name, add) : null,
                type.IsOrDerivesFrom(EndpointMaps.PageRouteModelConvention) ? PageRouteChange.Of(ApplyOf(type, EndpointMaps.PageRouteModelConvention), model, cancellationToken) : null);
    }

    private IOperation? ApplyOf(INamedTypeSymbol type, TypeName convention) =>
        type.AllInterfaces.FirstOrDefault(i => i.Is(convention))?.GetMembers("Apply").Select(type.FindImplementationForInterfaceMember).OfType<IMethodSymbol>().FirstOrDefault() is { } apply
            ? model.BodyOf(apply, cancellationToken)
            : null;

    private Convention Requiring(IObjectCreationOperation requirement, string said, IInvocationOperation call) => new(ConventionKind.RequireAuthorization, $"'{said}'", call.NameLocation())
    {
        IsConditional = LoneStatement.Original(call.Syntax).StandsUnderCondition(),
        Demand = ConventionBody.DemandOf(requirement, model, cancellationToken),
    };

    private static Convention Hidden(string said, IInvocationOperation call) => new(ConventionKind.Hidden, $"'{said}' may say it", call.NameLocation());
}
