using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace BackendArchitect.Runtime.Tests.Comparing;

/// <summary>What the metadata of a running endpoint says to readers of its documentation.</summary>
internal static class RunningDocumentation
{
    /// <summary>Each word as <c>field: text</c>, in the order of the fields; nothing for fields of which nobody speaks.</summary>
    internal static IReadOnlyList<string> Of(Endpoint endpoint) =>
    [
        .. Said("name", endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName),
        .. Said("group", endpoint.Metadata.GetMetadata<IEndpointGroupNameMetadata>()?.EndpointGroupName),
        .. Said("summary", endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>()?.Summary),
        .. Said("description", endpoint.Metadata.GetMetadata<IEndpointDescriptionMetadata>()?.Description),
        .. Said("tags", endpoint.Metadata.GetOrderedMetadata<ITagsMetadata>().SelectMany(tags => tags.Tags).Distinct().Order(StringComparer.Ordinal)),
        .. Said("excluded", endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is { ExcludeFromDescription: true } ? "excluded" : null),
    ];

    /// <summary>One field as it is compared; nothing where there is nothing to say.</summary>
    internal static IEnumerable<string> Said(string field, params IEnumerable<string?> texts) =>
        string.Join(", ", texts.OfType<string>()) is { Length: > 0 } text ? [$"{field}: {text}"] : [];
}
