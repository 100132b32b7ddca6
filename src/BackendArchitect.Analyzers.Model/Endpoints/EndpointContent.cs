using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>One answer that the metadata of an endpoint announces.</summary>
/// <param name="StatusCode">Its status; zero for the default answer, which has any.</param>
/// <param name="Type">The type of its body, or null.</param>
internal readonly record struct EndpointResponse(int StatusCode, ITypeSymbol? Type);

/// <summary>What the metadata of an endpoint announces that it answers and takes.</summary>
/// <param name="Responses">Its answers; the default where they are not known.</param>
/// <param name="Because">Why they are not known, or null.</param>
internal sealed record EndpointContent(ImmutableArray<EndpointResponse> Responses, string? Because)
{
    /// <summary>The content types that it takes; empty where nothing is said, the default where that is not known.</summary>
    internal ImmutableArray<string> ContentTypes { get; init; } = [];

    /// <summary>The type that a request's body is read into, or null.</summary>
    internal ITypeSymbol? RequestType { get; init; }

    /// <summary>Why it is not known what it takes, or null.</summary>
    internal string? TakesBecause { get; init; }
}
