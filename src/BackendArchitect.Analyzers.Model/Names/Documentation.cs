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

    internal static readonly MemberName WithOpenApi = new(new("Microsoft.AspNetCore.Builder", "OpenApiEndpointConventionBuilderExtensions") { Package = "Microsoft.AspNetCore.OpenApi" }, "WithOpenApi");
    internal static readonly TypeName Operation = new("Microsoft.OpenApi", "OpenApiOperation") { Package = "Microsoft.OpenApi" };

    internal static readonly MemberName Produces = new(OpenApiExtensions, "Produces");
    internal static readonly MemberName ProducesProblem = new(OpenApiExtensions, "ProducesProblem");
    internal static readonly MemberName ProducesValidationProblem = new(OpenApiExtensions, "ProducesValidationProblem");
    internal static readonly MemberName Accepts = new(OpenApiExtensions, "Accepts");
    internal static readonly TypeName ProducesMetadata = new("Microsoft.AspNetCore.Http.Metadata", "IProducesResponseTypeMetadata");
    internal static readonly TypeName MetadataProvider = new("Microsoft.AspNetCore.Http.Metadata", "IEndpointMetadataProvider");
    internal static readonly TypeName ResponseProvider = new("Microsoft.AspNetCore.Mvc.ApiExplorer", "IApiResponseMetadataProvider");
    internal static readonly TypeName ProducesFormats = new("Microsoft.AspNetCore.Mvc", "ProducesAttribute");
    internal static readonly TypeName ProducesDefault = new("Microsoft.AspNetCore.Mvc", "ProducesDefaultResponseTypeAttribute");
    internal static readonly TypeName Consumes = new("Microsoft.AspNetCore.Mvc", "ConsumesAttribute");
    internal static readonly TypeName ExplorerSettings = new("Microsoft.AspNetCore.Mvc", "ApiExplorerSettingsAttribute");
    internal static readonly TypeName Problem = new("Microsoft.AspNetCore.Mvc", "ProblemDetails");
    internal static readonly TypeName ValidationProblem = new("Microsoft.AspNetCore.Http", "HttpValidationProblemDetails");
    internal static readonly TypeName ServerSentEvent = new("System.Net.ServerSentEvents", "SseItem`1") { Since = 10 };

    internal static readonly MemberName SuppressConsumesForFiles = new(Binding.ApiBehaviorOptions, "SuppressConsumesConstraintForFormFileParameters");
    internal static readonly MemberName IsVisible = new(new("Microsoft.AspNetCore.Mvc.ApplicationModels", "ApiExplorerModel"), "IsVisible");
    internal static readonly TypeName Obsolete = new("System", "ObsoleteAttribute");

    internal static readonly TypeName Task = new("System.Threading.Tasks", "Task");
    internal static readonly TypeName TaskOf = new("System.Threading.Tasks", "Task`1");
    internal static readonly TypeName ValueTask = new("System.Threading.Tasks", "ValueTask");
}
