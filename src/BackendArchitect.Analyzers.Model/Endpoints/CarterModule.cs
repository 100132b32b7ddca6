using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>What Carter puts between the builder it is mapped on and the routes of a module: a group, for a module that derives from its base class.</summary>
internal static class CarterModule
{
    /// <summary>The builders that a module adds its routes to.</summary>
    internal static ImmutableArray<EndpointGroup> GroupsOf(INamedTypeSymbol module, ImmutableArray<EndpointGroup> mappedOn, ServiceModel model, CancellationToken cancellationToken)
    {
        if (!module.SelfAndBases().Any(t => t.Is(EndpointLibraries.CarterModuleBase)))
            return mappedOn;
        var prefix = "";
        var said = new List<Convention>();
        // What a class hands to the constructor of its base class, by the places of its parameters.
        Dictionary<int, string> given = [];
        foreach (var constructor in module.SelfAndBases().TakeWhile(t => !t.Is(EndpointLibraries.CarterModuleBase)).SelectMany(t => t.InstanceConstructors).Where(c => !c.IsImplicitlyDeclared))
        {
            if (model.BodyOf(constructor, cancellationToken) is not { } body)
                return [.. mappedOn.Select(group => group with { Hidden = $"the constructor of '{constructor.ContainingType.Name}' cannot be seen" })];
            foreach (var call in body.Descendants().OfType<IInvocationOperation>())
                if (call.TargetMethod is { Name: "RequireAuthorization" } method && method.ContainingType.Is(EndpointLibraries.CarterModuleBase))
                    said.Add(new(ConventionKind.RequireAuthorization, "RequireAuthorization", call.NameLocation()));
                else if (call.TargetMethod.ContainingType.Is(EndpointLibraries.CarterModuleBase) && call.TargetMethod.MethodKind == MethodKind.Ordinary)
                    said.Add(ConventionReader.MayDescribe(call));
                else if (call.TargetMethod.MethodKind == MethodKind.Constructor && call.Arguments.Length > 0)
                {
                    given = call.Arguments.ToDictionary(a => a.Parameter!.Ordinal, a => TextOf(a.Value, constructor));
                    prefix = call.TargetMethod.ContainingType.Is(EndpointLibraries.CarterModuleBase) ? given[0] : prefix;
                }
        }
        return [.. mappedOn.Select(group => new EndpointGroup(group, prefix, [.. said], null))];

        string TextOf(IOperation value, IMethodSymbol constructor) =>
            value.WithoutConversions() is IParameterReferenceOperation { Parameter.Ordinal: var place } && given.TryGetValue(place, out var known)
                ? known
                : model.Endpoints.Routes.Of(value, Frame.Outermost(constructor), cancellationToken);
    }
}
