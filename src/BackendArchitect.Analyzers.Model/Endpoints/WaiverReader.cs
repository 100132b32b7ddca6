using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Finds what lets anonymous callers in beside a requirement or farther out than it. Anonymous wins wherever it stands, so such a requirement is
/// defeated; where the waiver stands nearer to the endpoint, it is the ordinary exception and none of ours.
/// See https://learn.microsoft.com/aspnet/core/security/authorization/simple.
/// </summary>
internal sealed class WaiverReader(ServiceModel model)
{
    // Without one of these names nobody lets anybody in.
    private static readonly string[] Words = ["AllowAnonymous", "AllowAnonymousAttribute", "IAllowAnonymous"];

    private static readonly TypeName[] MappedTypes = [EndpointMaps.Hub, EndpointMaps.PageModel];

    /// <summary>What defeats a call that requires authorization, as the words of a sentence; null where nothing in sight does.</summary>
    internal string? Over(IInvocationOperation requirement, CancellationToken cancellationToken) =>
        MayExist(cancellationToken) && requirement.Receiver() is { } builder && MapOf(builder) is { } map ? OverMap(map, cancellationToken) : null;

    /// <summary>What defeats an attribute that requires authorization.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="bearer">What it stands on.</param>
    /// <param name="fartherIsTold">Whether somebody else tells of attributes that stand farther out than those of controllers and their actions.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal string? Over(AttributeSyntax attribute, ISymbol bearer, bool fartherIsTold, CancellationToken cancellationToken)
    {
        if (!MayExist(cancellationToken))
            return null;
        var type = bearer as INamedTypeSymbol ?? bearer.ContainingType;
        var isOfMvc = ControllerReader.IsController(type) || type.IsOrDerivesFrom(AspNet.ControllerBase);
        // A hub asks its methods whatever was said about the connection, and nobody asks those of a page.
        if (!isOfMvc && bearer is IMethodSymbol && MappedTypes.Any(known => type.IsOrDerivesFrom(known)))
            return null;
        if (Waives(bearer, cancellationToken) is { } beside)
            return $"{beside} beside it";
        if (isOfMvc || bearer is INamedTypeSymbol)
        {
            var farther = Above(bearer, type).Select(above => Waives(above, cancellationToken)).FirstOrDefault(said => said is not null);
            if (farther is not null)
                return isOfMvc && fartherIsTold ? null : $"{farther} farther out";
        }
        if (isOfMvc)
            return model.Application.ControllerMappings(cancellationToken).SelectMany(mapping => mapping.Said).FirstOrDefault(said => said.IsWaiver) is { } mapped ? $"{mapped.Said} on what maps it" : null;
        return MapsOf(attribute, bearer, cancellationToken).Select(map => OverMap(map, cancellationToken)).FirstOrDefault(said => said is not null);
    }

    private bool MayExist(CancellationToken cancellationToken) => System.Array.Exists(Words, word => model.FilesWith(word, cancellationToken).Any());

    private static IEnumerable<ISymbol> Above(ISymbol bearer, INamedTypeSymbol type)
    {
        for (var overridden = (bearer as IMethodSymbol)?.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
            yield return overridden;
        foreach (var at in type.SelfAndBases())
            if (!SymbolEqualityComparer.Default.Equals(at, bearer))
                yield return at;
    }

    private string? Waives(ISymbol bearer, CancellationToken cancellationToken) =>
        bearer.GetAttributes().SelectMany(attribute => model.Endpoints.Conventions.Read(attribute, bearer, cancellationToken)).FirstOrDefault(said => said.IsWaiver)?.Said;

    // What is said about the builder that a map call makes, about its handler, or about a group around it.
    private string? OverMap(IInvocationOperation map, CancellationToken cancellationToken)
    {
        if (map.Receiver() is not { } builder)
            return null;
        foreach (var frame in model.Endpoints.Calls.FramesAround(map, cancellationToken))
        {
            if (model.Endpoints.Walks.ConventionsOf(map, frame, cancellationToken).FirstOrDefault(said => said.IsWaiver) is { } own)
                return $"{own.Said} on the same builder";
            if (model.Endpoints.HandlerOf(map, frame, cancellationToken) is { } handler && Waives(handler, cancellationToken) is { } attribute)
                return $"{attribute} on its handler";
            foreach (var group in model.Endpoints.Builders.GroupsOf(builder, frame, cancellationToken))
                foreach (var around in group.SelfAndParents())
                    if (around.Conventions.FirstOrDefault(said => said.IsWaiver) is { } outer)
                        return $"{outer.Said} on the group '{RoutePattern.Join([around.Prefix])}' around it";
        }
        return null;
    }

    // The call that made a builder, through whatever was said about it in between and one variable.
    private IInvocationOperation? MapOf(IOperation builder)
    {
        for (var at = builder.WithoutConversions(); ;)
        {
            switch (at)
            {
                case IInvocationOperation call when EndpointReader.Maps(call.TargetMethod.ReducedFrom ?? call.TargetMethod):
                    return call;
                case IInvocationOperation call when call.Receiver() is { } receiver:
                    at = receiver;
                    break;
                case ILocalReferenceOperation local when model.BodyAround(local).ValuesOf(local.Local).ToList() is { Count: 1 } values && values[0] is IInvocationOperation:
                    at = values[0];
                    break;
                default:
                    return null;
            }
        }
    }

    // The calls that map what an attribute stands on: a lambda where it is written, a method or class by its name.
    private IEnumerable<IInvocationOperation> MapsOf(AttributeSyntax attribute, ISymbol bearer, CancellationToken cancellationToken)
    {
        var uses = attribute.Parent?.Parent is LambdaExpressionSyntax lambda ? [lambda]
            : bearer is IMethodSymbol || MappedTypes.Any(known => ((INamedTypeSymbol)bearer).IsOrDerivesFrom(known))
                ? model.MentionsOf(bearer.Name, cancellationToken).Where(use => use.CallBy() is null).Cast<SyntaxNode>() : [];
        foreach (var use in uses)
        {
            var syntax = use.Parent is TypeArgumentListSyntax { Parent: GenericNameSyntax mapped } ? mapped.CallBy() : use.FirstAncestorOrSelf<ArgumentSyntax>()?.Parent?.Parent as InvocationExpressionSyntax;
            if (syntax?.InvokedName()?.Identifier.ValueText.StartsWith("Map", System.StringComparison.Ordinal) == true && model.CallAt(syntax, cancellationToken) is { } call
                && (use is LambdaExpressionSyntax || Hands(call, bearer, cancellationToken)))
                yield return call;
        }
    }

    private bool Hands(IInvocationOperation map, ISymbol bearer, CancellationToken cancellationToken) =>
        model.Endpoints.HandlerOf(map, Frame.OutOfSight(null, "only what the call itself names counts"), cancellationToken)?.OriginalDefinition.IsDeclaredAs(bearer) == true || map.TargetMethod.TypeArguments.Any(type => type.IsDeclaredAs(bearer));
}
