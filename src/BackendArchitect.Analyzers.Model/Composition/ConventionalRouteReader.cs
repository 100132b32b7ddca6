using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
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
        var defaults = ConventionalRoute.NoDefaults.SetItems(ValuesOf(call.ArgumentFor("defaults"), frame, cancellationToken));
        foreach (var (name, value) in new[] { ("areaName", "area"), ("area", "area"), ("controller", "controller"), ("action", "action") })
            if (call.ArgumentFor(name) is { } text)
                defaults = defaults.SetItem(value, model.Endpoints.Routes.Of(text, frame, cancellationToken));
        return new(call.ArgumentFor(parameter) is { } pattern ? model.Endpoints.Routes.Of(pattern, frame, cancellationToken) : RoutePattern.AnythingButFiles, defaults)
        {
            Constraints = ConventionalRoute.NoDefaults.SetItems(ValuesOf(call.ArgumentFor("constraints"), frame, cancellationToken, isConstraint: true)),
        };
    }

    // An anonymous object, or a dictionary that is written out or made of one; what is not known at compile time is left out.
    private IEnumerable<KeyValuePair<string, string>> ValuesOf(IOperation? given, Frame frame, CancellationToken cancellationToken, bool isConstraint = false)
    {
        if (given?.WithoutConversions() is IObjectCreationOperation { Initializer: null, Arguments: { Length: 1 } of })
            return ValuesOf(of[0].Value, frame, cancellationToken, isConstraint);
        var pairs = given?.WithoutConversions() switch
        {
            IAnonymousObjectCreationOperation made => made.Initializers.OfType<ISimpleAssignmentOperation>().Select(set => (Key: (set.Target as IPropertyReferenceOperation)?.Property.Name, set.Value)),
            IObjectCreationOperation made => (PartReader.ElementsOf(made) ?? []).Where(element => element.IsEntry).Select(element => (Key: element.Key as string, element.Value)),
            _ => [],
        };
        return
            from pair in pairs
            where pair.Key is not null
            let value = isConstraint ? ExpressionOf(pair.Value.WithoutConversions(), frame, cancellationToken) : model.Endpoints.Routes.Of(pair.Value.WithoutConversions(), frame, cancellationToken)
            where !value.Contains(RoutePattern.Unknown)
            select new KeyValuePair<string, string>(pair.Key, value);
    }

    // A text is an expression for the whole of the value, a constraint that is made of one is for any part of it.
    private string ExpressionOf(IOperation value, Frame frame, CancellationToken cancellationToken) => value is IObjectCreationOperation { Arguments: { Length: 1 } of } made
        ? made.Type.Is(AspNet.RegexRouteConstraint) ? model.Endpoints.Routes.Of(of[0].Value, frame, cancellationToken) : RoutePattern.Unknown
        : $"^({model.Endpoints.Routes.Of(value, frame, cancellationToken)})$";
}
