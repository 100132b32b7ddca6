using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BackendArchitect.Runtime.Tests.Comparing;

/// <summary>What the metadata of a running endpoint says to readers of its documentation.</summary>
internal static class RunningDocumentation
{
    /// <summary>Each word as <c>field: text</c>, in the order of the fields; nothing for fields of which nobody speaks.</summary>
    internal static IReadOnlyList<string> Of(IServiceProvider services, RouteEndpoint endpoint) =>
    [
        .. Said("name", NameOf(endpoint)),
        .. Said("group", endpoint.Metadata.GetMetadata<IEndpointGroupNameMetadata>()?.EndpointGroupName),
        .. Said("summary", endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>()?.Summary),
        .. Said("description", endpoint.Metadata.GetMetadata<IEndpointDescriptionMetadata>()?.Description),
        .. Said("tags", endpoint.Metadata.GetOrderedMetadata<ITagsMetadata>().SelectMany(tags => tags.Tags).Distinct().Order(StringComparer.Ordinal)),
        .. Said("excluded", endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is { ExcludeFromDescription: true } ? "said" : null),
        .. Said("operation", endpoint.Metadata.Any(item => item.GetType().FullName == "Microsoft.OpenApi.OpenApiOperation") ? "said" : null),
        .. Said("produces", Answers(endpoint).Distinct().Order(StringComparer.Ordinal)),
        .. Said("accepts", endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is { } accepts ? Answer(string.Join(" or ", accepts.ContentTypes), accepts.RequestType) : null),
        .. Said("others", endpoint.Metadata.Where(item => item is ApiExplorerSettingsAttribute or ObsoleteAttribute).Select(item => item.GetType().Name).Distinct().Order(StringComparer.Ordinal)),
        .. Said("shown", IsShown(services, endpoint) ? "shown" : null),
    ];

    /// <summary>One field as it is compared; nothing where there is nothing to say.</summary>
    internal static IEnumerable<string> Said(string field, params IEnumerable<string?> texts) =>
        string.Join(", ", texts.OfType<string>()) is { Length: > 0 } text ? [$"{field}: {text}"] : [];

    /// <summary>A status or content type with the type that goes with it.</summary>
    internal static string Answer(object what, string? type) => type is null ? $"{what}" : $"{what} {type}";

    private static string Answer(object what, Type? type) => Answer(what, type is null || type == typeof(void) ? null : type.Name);

    // OData calls each endpoint by another number whenever the application starts, which tells nobody anything.
    private static string? NameOf(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName is { } name && !Guid.TryParse(name, out _) ? name : null;

    // Minimal APIs and typed results say it in metadata, the attributes of actions and the filters for all of them in MVC's own way.
    private static IEnumerable<string> Answers(Endpoint endpoint) =>
    [
        .. endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().Select(said => Answer(said.StatusCode, said.Type)),
        .. endpoint.Metadata.OfType<IApiResponseMetadataProvider>().Where(said => said is not IProducesResponseTypeMetadata).Select(said => Answer(said.StatusCode, said.Type)),
        .. (endpoint.Metadata.GetMetadata<ActionDescriptor>()?.FilterDescriptors ?? []).Select(f => f.Filter).OfType<IApiResponseMetadataProvider>().Select(said => Answer(said.StatusCode, said.Type)),
    ];

    private static bool IsShown(IServiceProvider services, RouteEndpoint endpoint)
    {
        var described = services.GetService<IApiDescriptionGroupCollectionProvider>()?.ApiDescriptionGroups.Items.SelectMany(group => group.Items) ?? [];
        if (endpoint.Metadata.GetMetadata<ActionDescriptor>() is { } action)
            return described.Any(one => one.ActionDescriptor.Id == action.Id);
        return endpoint.Metadata.GetMetadata<MethodInfo>() is { } handler
            && described.Any(one => one.RelativePath == endpoint.RoutePattern.RawText?.TrimStart('/') && one.ActionDescriptor.EndpointMetadata.OfType<MethodInfo>().Contains(handler));
    }
}
