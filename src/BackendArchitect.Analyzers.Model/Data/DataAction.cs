using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Data;

/// <summary>An action of a controller as the routing of data looks at it: its name, its parameters, two of its attributes.</summary>
internal sealed class DataAction
{
    private readonly ImmutableArray<IParameterSymbol> _parameters;

    internal DataAction(string controller, IMethodSymbol action, ServiceModel model, CancellationToken cancellationToken)
    {
        Controller = controller;
        Name = ActionRoutes.NameOf(action, model, cancellationToken);
        _parameters = action.Parameters;
        var attributes = action.InheritedAttributes().SelectMany(said => said.Attribute.AttributeClass?.SelfAndBases() ?? []).Select(type => type.Name).ToList();
        (IsGet, IsPost) = (attributes.Contains("HttpGetAttribute"), attributes.Contains("HttpPostAttribute"));
    }

    /// <summary>The name of its controller in routes.</summary>
    internal string Controller { get; }

    /// <summary>Its name in routes.</summary>
    internal string Name { get; }

    /// <summary>Whether it is marked with <c>[HttpGet]</c>.</summary>
    internal bool IsGet { get; }

    /// <summary>Whether it is marked with <c>[HttpPost]</c>.</summary>
    internal bool IsPost { get; }

    /// <summary>Whether it takes a parameter of this name.</summary>
    internal bool Takes(string parameter) => _parameters.Any(p => p.Name == parameter);

    /// <summary>Whether it takes text by this name.</summary>
    internal bool TakesText(string parameter) => _parameters.Any(p => p.Name == parameter && p.Type.SpecialType == SpecialType.System_String);

    /// <summary>Whether it takes the parameters of an action as they come.</summary>
    internal bool TakesParameters => _parameters.Any(p => p.Type.Is(DataServices.ActionParameters) || p.Type.Is(DataServices.UntypedActionParameters));

    /// <summary>Whether it takes the whole key of an entity.</summary>
    internal bool TakesKey(IReadOnlyList<string> keys, DataRouteOptions options, string prefix = "key") => keys.Count switch
    {
        0 => false,
        1 => Takes(prefix),
        _ => keys.All(key => options.IgnoresCaseOfProperties ? _parameters.Any(p => p.Name.Equals(prefix + key, StringComparison.OrdinalIgnoreCase)) : Takes(prefix + key)),
    };
}
