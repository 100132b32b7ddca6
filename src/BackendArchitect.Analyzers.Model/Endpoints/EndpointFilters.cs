using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>One filter of an endpoint: a class, or a function that is the filter or makes it.</summary>
/// <param name="Type">The class, or null.</param>
/// <param name="Function">The function, or null.</param>
internal readonly record struct EndpointFilter(ITypeSymbol? Type, IMethodSymbol? Function);

/// <summary>
/// The filters that run before the handler of a minimal API, which is where such an endpoint is validated.
/// See https://learn.microsoft.com/aspnet/core/fundamentals/minimal-apis/min-api-filters.
/// </summary>
/// <param name="All">The filters, the outermost first; the default where they are not known.</param>
/// <param name="Because">Why they are not known, or null.</param>
internal sealed record EndpointFilters(ImmutableArray<EndpointFilter> All, string? Because)
{
    /// <summary>Whether the framework's own validation runs before them: it does for each endpoint of an application that adds it.</summary>
    internal bool IsValidated { get; private init; }

    /// <summary>Whether the endpoint or a group of it opts out of that.</summary>
    internal bool IsOptedOut { get; private init; }

    /// <summary>Reads the filters from what is said about an endpoint, the outermost group first.</summary>
    internal static EndpointFilters Of(IReadOnlyCollection<Convention> said, string? hidden, ServiceModel model, CancellationToken cancellationToken)
    {
        var because = hidden ?? said.FirstOrDefault(c => c.Kind == ConventionKind.Hidden)?.Said
            ?? (said.FirstOrDefault(c => c is { Kind: ConventionKind.Filter or ConventionKind.DisableValidation, IsConditional: true }) is { } conditional ? $"{conditional.Said} stands under a condition" : null);
        var filters = said.Where(c => c.Kind == ConventionKind.Filter).Select(Read).ToList();
        if (filters.Contains(null))
            because ??= "a filter cannot be seen";
        return new(because is null ? [.. filters.Select(filter => filter!.Value)] : default, because)
        {
            IsValidated = model.Validation.IsSwitchedOn(cancellationToken),
            IsOptedOut = said.Any(c => c.Kind == ConventionKind.DisableValidation),
        };
    }

    // Of an interface the static type says too little.
    private static EndpointFilter? Read(Convention filter) => filter switch
    {
        { FilterType: { TypeKind: TypeKind.Class or TypeKind.Struct } type } => new(type, null),
        { FilterFunction: IAnonymousFunctionOperation lambda } => new(null, lambda.Symbol),
        { FilterFunction: IMethodReferenceOperation method } => new(null, method.Method),
        _ => null,
    };
}
