using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CleanShop.Operations;

internal static class Documentation
{
    internal static void AddDocumentation(this IServiceCollection services) =>
        services.AddOpenApi("v1", options => options.AddDocumentTransformer<BearerSecurity>());
}

/// <summary>Says in the document that callers need a bearer token.</summary>
internal sealed class BearerSecurity : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.AddComponent("Bearer", (IOpenApiSecurityScheme)new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" });
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("Bearer", document)] = [] }];
        return Task.CompletedTask;
    }
}
