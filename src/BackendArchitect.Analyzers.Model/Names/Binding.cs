namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>
/// What decides where the parameters of handlers and actions come from.
/// See https://learn.microsoft.com/aspnet/core/fundamentals/minimal-apis/parameter-binding and https://learn.microsoft.com/aspnet/core/mvc/models/model-binding.
/// </summary>
internal static class Binding
{
    internal static readonly TypeName FromRoute = new("Microsoft.AspNetCore.Http.Metadata", "IFromRouteMetadata");
    internal static readonly TypeName FromQuery = new("Microsoft.AspNetCore.Http.Metadata", "IFromQueryMetadata");
    internal static readonly TypeName FromBody = new("Microsoft.AspNetCore.Http.Metadata", "IFromBodyMetadata");
    internal static readonly TypeName FromService = new("Microsoft.AspNetCore.Http.Metadata", "IFromServiceMetadata");
    internal static readonly TypeName FromKeyedServices = new("Microsoft.Extensions.DependencyInjection", "FromKeyedServicesAttribute");
    internal static readonly TypeName AsParameters = new("Microsoft.AspNetCore.Http", "AsParametersAttribute");
    internal static readonly TypeName BindableFromHttpContext = new("Microsoft.AspNetCore.Http", "IBindableFromHttpContext`1");

    internal static readonly TypeName CancellationToken = new("System.Threading", "CancellationToken");
    internal static readonly TypeName ApiVersionOfMvc = new("Microsoft.AspNetCore.Mvc", "ApiVersion") { Package = "Microsoft.AspNetCore.Mvc.Versioning" };
    internal static readonly TypeName ApiVersion = new("Asp.Versioning", "ApiVersion") { Package = "Asp.Versioning.Abstractions" };
    internal static readonly TypeName Stream = new("System.IO", "Stream");
    internal static readonly TypeName PipeReader = new("System.IO.Pipelines", "PipeReader");
    internal static readonly TypeName StringValues = new("Microsoft.Extensions.Primitives", "StringValues");
    internal static readonly TypeName Parsable = new("System", "IParsable`1");
    internal static readonly TypeName Uri = new("System", "Uri");
    internal static readonly TypeName ValueTaskOf = new("System.Threading.Tasks", "ValueTask`1");
    internal static readonly TypeName TypeConverter = new("System.ComponentModel", "TypeConverterAttribute");

    internal static readonly MemberName Source = new(Antiforgery.BindingSource, "BindingSource");
    internal static readonly TypeName ModelBinder = new("Microsoft.AspNetCore.Mvc", "ModelBinderAttribute");
    internal static readonly TypeName MvcFromRoute = new("Microsoft.AspNetCore.Mvc", "FromRouteAttribute");
    internal static readonly TypeName MvcFromQuery = new("Microsoft.AspNetCore.Mvc", "FromQueryAttribute");
    internal static readonly TypeName MvcFromHeader = new("Microsoft.AspNetCore.Mvc", "FromHeaderAttribute");
    internal static readonly TypeName MvcFromBody = new("Microsoft.AspNetCore.Mvc", "FromBodyAttribute");
    internal static readonly TypeName MvcFromForm = new("Microsoft.AspNetCore.Mvc", "FromFormAttribute");
    internal static readonly TypeName MvcFromServices = new("Microsoft.AspNetCore.Mvc", "FromServicesAttribute");
    internal static readonly TypeName BindProperty = new("Microsoft.AspNetCore.Mvc", "BindPropertyAttribute");
    internal static readonly TypeName BindProperties = new("Microsoft.AspNetCore.Mvc", "BindPropertiesAttribute");
    internal static readonly TypeName ModelNameProvider = new("Microsoft.AspNetCore.Mvc.ModelBinding", "IModelNameProvider");

    /// <summary>What <c>[ApiController]</c> implements, and attributes of a service's own may.</summary>
    internal static readonly TypeName ApiBehaviorMetadata = new("Microsoft.AspNetCore.Mvc.Infrastructure", "IApiBehaviorMetadata");
    internal static readonly TypeName ApiBehaviorOptions = new("Microsoft.AspNetCore.Mvc", "ApiBehaviorOptions");
    internal static readonly MemberName SuppressInference = new(ApiBehaviorOptions, "SuppressInferBindingSourcesForParameters");
    internal static readonly MemberName SuppressInvalidFilter = new(ApiBehaviorOptions, "SuppressModelStateInvalidFilter");
    internal static readonly MemberName DisableServiceInference = new(ApiBehaviorOptions, "DisableImplicitFromServicesParameters");

    internal static readonly TypeName FastEndpointOf = new("FastEndpoints", "Endpoint`2") { Package = "FastEndpoints" };
}
