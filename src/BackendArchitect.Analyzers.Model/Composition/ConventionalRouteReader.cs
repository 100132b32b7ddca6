using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>Reads the routes that calls map for controllers at large.</summary>
internal sealed class ConventionalRouteReader(ServiceModel model)
{
    /// <summary>The routes that one call of endpoint routing maps: none for <c>MapControllers</c>.</summary>
    internal ImmutableArray<ConventionalRoute> MappedBy(IInvocationOperation call, Frame frame, CancellationToken cancellationToken) => call.TargetMethod.Name switch
    {
        "MapControllerRoute" or "MapAreaControllerRoute" => [Read(call, "pattern", frame, cancellationToken)],
        "MapDefaultControllerRoute" => [ConventionalRoute.Default],
        "MapFallbackToController" or "MapFallbackToAreaController" => [Read(call, "pattern", frame, cancellationToken) with { IsDynamic = true }],
        // A transformer chooses the action at run time.
        "MapDynamicControllerRoute" => [ConventionalRoute.OutOfSight],
        _ => [],
    };

    /// <summary>The routes of an application without endpoint routing.</summary>
    internal ImmutableArray<ConventionalRoute> OfLegacyRouting(IInvocationOperation use, CancellationToken cancellationToken)
    {
        if (use.TargetMethod.Name == "UseMvcWithDefaultRoute")
            return [ConventionalRoute.Default];
        var routes = ImmutableArray.CreateBuilder<ConventionalRoute>();
        foreach (var name in new[] { "MapRoute", "MapAreaRoute" })
            foreach (var mention in model.MentionsOf(name, cancellationToken))
                if (mention.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } syntax && syntax.InvokedName() == mention
                    && model.CallAt(syntax, cancellationToken) is { } call && call.Receiver()?.Type.IsOrDerivesFrom(AspNet.RouteBuilder) == true)
                    foreach (var frame in model.Endpoints.Calls.FramesAround(call, cancellationToken))
                        routes.Add(Read(call, "template", frame, cancellationToken));
        return routes.ToImmutable();
    }

    private ConventionalRoute Read(IInvocationOperation call, string parameter, Frame frame, CancellationToken cancellationToken)
    {
        var defaults = ConventionalRoute.NoDefaults;
        if (call.ArgumentFor("defaults") is IAnonymousObjectCreationOperation given)
            defaults = defaults.SetItems(
                from assignment in given.Initializers.OfType<ISimpleAssignmentOperation>()
                where assignment.Target is IPropertyReferenceOperation && assignment.Value.WithoutConversions().ConstantText() is not null
                select new KeyValuePair<string, string>(((IPropertyReferenceOperation)assignment.Target).Property.Name, assignment.Value.WithoutConversions().ConstantText()!));
        foreach (var (name, value) in new[] { ("areaName", "area"), ("area", "area"), ("controller", "controller"), ("action", "action") })
            if (call.ArgumentFor(name) is { } text)
                defaults = defaults.SetItem(value, model.Endpoints.Routes.Of(text, frame, cancellationToken));
        return new(call.ArgumentFor(parameter) is { } pattern ? model.Endpoints.Routes.Of(pattern, frame, cancellationToken) : RoutePattern.AnythingButFiles, defaults);
    }
}
