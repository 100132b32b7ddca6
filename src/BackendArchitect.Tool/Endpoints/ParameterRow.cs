using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using ModelEndpoint = BackendArchitect.Analyzers.Model.Endpoints.Endpoint;
using ModelEndpointKind = BackendArchitect.Analyzers.Model.Endpoints.EndpointKind;

namespace BackendArchitect.Tool.Endpoints;

/// <summary>One value that an endpoint's handler is given, as it is printed.</summary>
internal sealed record ParameterRow
{
    /// <summary>Its name; null where the parameters of the handler cannot be seen.</summary>
    internal required string? Name { get; init; }

    /// <summary>Its type as reflection names it.</summary>
    internal required string? Type { get; init; }

    /// <summary>Where it comes from, in the words of the framework that binds it.</summary>
    internal required string Source { get; init; }

    /// <summary>Why its source is undecidable, or null.</summary>
    internal required string? Because { get; init; }

    /// <summary>The parameter that it is a property of, or null.</summary>
    internal required string? Of { get; init; }

    /// <summary>The validation attributes on it.</summary>
    internal required IReadOnlyList<string> Validation { get; init; }

    /// <summary>The validation attributes on the members of its type.</summary>
    internal required IReadOnlyList<string> Members { get; init; }

    /// <summary>Whether its type validates itself.</summary>
    internal required bool IsValidatable { get; init; }

    /// <summary>Whether the application registers a validator of FluentValidation for its type.</summary>
    internal required bool HasValidator { get; init; }

    internal static IReadOnlyList<ParameterRow> AllOf(ModelEndpoint endpoint, FluentValidators validators, CancellationToken cancellationToken) =>
        [.. endpoint.Parameters(cancellationToken).Select(parameter => Row(parameter, endpoint.Kind, type => validators.AreThereFor(type, cancellationToken)))];

    private static ParameterRow Row(EndpointParameter parameter, ModelEndpointKind kind, Func<ITypeSymbol, bool> hasValidator)
    {
        var validated = parameter.Source is BindingSource.Services or BindingSource.Special or BindingSource.BindAsync || parameter.Type is null ? null : ValidationAttributes.ElementOf(parameter.Type);
        // Of the properties that MVC binds nobody asks for attributes of their own.
        var isBoundProperty = parameter is { Declaration: IPropertySymbol, PartOf: null };
        return new()
        {
            Name = parameter.Name.Length == 0 ? null : parameter.Name,
            Type = parameter.Type is null ? null : RuntimeName.Of(parameter.Type),
            Source = SourceOf(parameter.Source, kind),
            Because = parameter.Because,
            Of = parameter.PartOf is { } whole ? $"{whole.Name}: {RuntimeName.Of(whole.Type)} [AsParameters]" : null,
            Validation = parameter.Declaration is null || isBoundProperty ? [] : ValidationAttributes.On(parameter.Declaration),
            Members = validated is null ? [] : ValidationAttributes.Below(validated),
            IsValidatable = validated is not null && ValidationAttributes.ValidatesItself(validated),
            HasValidator = validated is not null && hasValidator(validated),
        };
    }

    private static string SourceOf(BindingSource source, ModelEndpointKind kind) => (source, kind) switch
    {
        (BindingSource.Route, ModelEndpointKind.Action or ModelEndpointKind.Page) => "path",
        (BindingSource.FormFile, ModelEndpointKind.Minimal or ModelEndpointKind.Fallback) => "form",
        _ => source.ToString().ToLowerInvariant(),
    };
}
