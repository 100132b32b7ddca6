namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>
/// What describes an endpoint to readers of its documentation.
/// See https://learn.microsoft.com/aspnet/core/fundamentals/openapi/include-metadata.
/// </summary>
internal static class Documentation
{
    internal static readonly TypeName OpenApiExtensions = new("Microsoft.AspNetCore.Http", "OpenApiRouteHandlerBuilderExtensions");
    internal static readonly MemberName WithSummary = new(OpenApiExtensions, "WithSummary");
    internal static readonly MemberName WithDescription = new(OpenApiExtensions, "WithDescription");
    internal static readonly MemberName WithTags = new(OpenApiExtensions, "WithTags");
    internal static readonly MemberName ExcludeFromDescription = new(OpenApiExtensions, "ExcludeFromDescription");
    internal static readonly MemberName WithName = new(AspNet.RoutingEndpointConventionBuilderExtensions, "WithName");
    internal static readonly MemberName WithGroupName = new(AspNet.RoutingEndpointConventionBuilderExtensions, "WithGroupName");

    internal static readonly TypeName Summary = new("Microsoft.AspNetCore.Http.Metadata", "IEndpointSummaryMetadata");
    internal static readonly TypeName Description = new("Microsoft.AspNetCore.Http.Metadata", "IEndpointDescriptionMetadata");
    internal static readonly TypeName Tags = new("Microsoft.AspNetCore.Http.Metadata", "ITagsMetadata");
    internal static readonly TypeName EndpointName = new("Microsoft.AspNetCore.Routing", "IEndpointNameMetadata");
    internal static readonly TypeName GroupName = new("Microsoft.AspNetCore.Routing", "IEndpointGroupNameMetadata");
    internal static readonly TypeName Exclusion = new("Microsoft.AspNetCore.Routing", "IExcludeFromDescriptionMetadata");
}
