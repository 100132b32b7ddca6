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
        foreach (var constructor in module.InstanceConstructors.Where(c => !c.IsImplicitlyDeclared))
        {
            if (model.BodyOf(constructor, cancellationToken) is not { } body)
                return [.. mappedOn.Select(group => group with { Hidden = $"the constructor of '{module.Name}' cannot be seen" })];
            foreach (var call in body.Descendants().OfType<IInvocationOperation>())
                if (call.TargetMethod is { Name: "RequireAuthorization" } method && method.ContainingType.Is(EndpointLibraries.CarterModuleBase))
                    said.Add(new(ConventionKind.RequireAuthorization, "RequireAuthorization", call.NameLocation()));
                else if (call.TargetMethod.MethodKind == MethodKind.Constructor && call.Arguments.Length > 0)
                    prefix = model.Endpoints.Routes.Of(call.Arguments[0].Value, Frame.Outermost(constructor), cancellationToken);
        }
        return [.. mappedOn.Select(group => new EndpointGroup(group, prefix, [.. said], null))];
    }
}
