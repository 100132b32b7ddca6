using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// The answers that the return type of a handler or action announces by itself: those of typed results, and the value that a minimal API writes.
/// See https://learn.microsoft.com/aspnet/core/fundamentals/minimal-apis/responses.
/// </summary>
internal static class ReturnedResponses
{
    // The typed results that add metadata; the others say nothing.
    private static readonly ImmutableDictionary<string, int> Statuses = new Dictionary<string, int>
    {
        ["Ok"] = 200, ["Created"] = 201, ["CreatedAtRoute"] = 201, ["Accepted"] = 202, ["AcceptedAtRoute"] = 202, ["NoContent"] = 204, ["BadRequest"] = 400, ["ValidationProblem"] = 400,
        ["NotFound"] = 404, ["Conflict"] = 409, ["UnprocessableEntity"] = 422, ["InternalServerError"] = 500, ["ServerSentEventsResult"] = 200,
    }.ToImmutableDictionary();

    /// <summary>What the return type of a minimal API announces; null where that is not known.</summary>
    internal static IReadOnlyList<EndpointResponse>? OfHandler(ITypeSymbol returned, Compilation compilation)
    {
        var value = Awaited(returned);
        if (value is null || value.SpecialType == SpecialType.System_Void)
            return [];
        // What has no name cannot be told.
        if (value is ITypeParameterSymbol or IErrorTypeSymbol or { IsAnonymousType: true })
            return null;
        return value.IsOrDerivesFrom(AspNet.Result) || value.IsOrDerivesFrom(Documentation.MetadataProvider) ? OfResult(value, compilation) : [new(200, value)];
    }

    /// <summary>What the return type of an action announces: only typed results do.</summary>
    internal static IReadOnlyList<EndpointResponse>? OfAction(ITypeSymbol returned, Compilation compilation) =>
        Awaited(returned) is { } value && value.IsOrDerivesFrom(Documentation.MetadataProvider) ? OfResult(value, compilation) : [];

    // What comes of a task; null where nothing does.
    private static ITypeSymbol? Awaited(ITypeSymbol returned)
    {
        if (returned.Is(Documentation.Task) || returned.Is(Documentation.ValueTask))
            return null;
        return returned is INamedTypeSymbol { TypeArguments: { Length: 1 } values } && (returned.Is(Documentation.TaskOf) || returned.Is(Binding.ValueTaskOf)) ? values[0] : returned;
    }

    private static IReadOnlyList<EndpointResponse>? OfResult(ITypeSymbol result, Compilation compilation)
    {
        if (!result.IsOrDerivesFrom(Documentation.MetadataProvider))
            return [];
        if (!ConventionReader.IsFramework(result.ContainingAssembly) || result is not INamedTypeSymbol named)
            return null;
        if (named.Name == "Results")
        {
            var each = named.TypeArguments.Select(one => OfResult(one, compilation)).ToList();
            return each.Contains(null) ? null : [.. each.SelectMany(one => one!)];
        }
        if (!Statuses.TryGetValue(named.Name, out var status))
            return [];
        ITypeSymbol? type = named switch
        {
            { Name: "ValidationProblem" } => compilation.TypeOf(Documentation.ValidationProblem),
            { Name: "ServerSentEventsResult" } => compilation.TypeOf(Documentation.ServerSentEvent)?.Construct(named.TypeArguments[0]),
            _ => named.TypeArguments.FirstOrDefault(),
        };
        return [new(status, type)];
    }
}
