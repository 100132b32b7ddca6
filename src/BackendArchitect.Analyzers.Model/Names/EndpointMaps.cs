namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>What maps endpoints that are no minimal APIs and no controllers.</summary>
internal static class EndpointMaps
{
    internal static readonly TypeName HealthChecks = new("Microsoft.AspNetCore.Builder", "HealthCheckEndpointRouteBuilderExtensions");
    internal static readonly TypeName StaticFiles = new("Microsoft.AspNetCore.Builder", "StaticFilesEndpointRouteBuilderExtensions");
    internal static readonly TypeName StaticAssets = new("Microsoft.AspNetCore.Builder", "StaticAssetsEndpointRouteBuilderExtensions") { Since = 9 };
    internal static readonly TypeName OpenApi = new("Microsoft.AspNetCore.Builder", "OpenApiEndpointRouteBuilderExtensions") { Package = "Microsoft.AspNetCore.OpenApi" };
    internal static readonly TypeName IdentityApi = new("Microsoft.AspNetCore.Routing", "IdentityApiEndpointRouteBuilderExtensions");

    internal static readonly TypeName Hubs = new("Microsoft.AspNetCore.Builder", "HubEndpointRouteBuilderExtensions");
    internal static readonly TypeName Connections = new("Microsoft.AspNetCore.Builder", "ConnectionEndpointRouteBuilderExtensions");
    internal static readonly TypeName ShortCircuits = new("Microsoft.AspNetCore.Routing", "RouteShortCircuitEndpointRouteBuilderExtensions");
    internal static readonly TypeName Hub = new("Microsoft.AspNetCore.SignalR", "Hub");
    internal static readonly TypeName BlazorHub = new("Microsoft.AspNetCore.Builder", "ComponentEndpointRouteBuilderExtensions");

    internal static readonly TypeName RazorPages = new("Microsoft.AspNetCore.Builder", "RazorPagesEndpointRouteBuilderExtensions");
    internal static readonly TypeName RazorPage = new("Microsoft.AspNetCore.Mvc.RazorPages", "PageBase");
    internal static readonly TypeName PageModel = new("Microsoft.AspNetCore.Mvc.RazorPages", "PageModel");
    internal static readonly TypeName PageModelAttribute = new("Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure", "PageModelAttribute");
    internal static readonly TypeName PageConventions = new("Microsoft.Extensions.DependencyInjection", "PageConventionCollectionExtensions");
    internal static readonly TypeName PageConventionCollection = new("Microsoft.AspNetCore.Mvc.ApplicationModels", "PageConventionCollection");
    internal static readonly TypeName PageOptions = new("Microsoft.AspNetCore.Mvc.RazorPages", "RazorPagesOptions");
    internal static readonly MemberName PageOptionsConventions = new(PageOptions, "Conventions");
    internal static readonly MemberName PageRoot = new(PageOptions, "RootDirectory");
    internal static readonly TypeName MvcPages = new("Microsoft.Extensions.DependencyInjection", "MvcRazorPagesMvcBuilderExtensions");
    internal static readonly TypeName MvcCorePages = new("Microsoft.Extensions.DependencyInjection", "MvcRazorPagesMvcCoreBuilderExtensions");
    internal static readonly TypeName PageRouteModel = new("Microsoft.AspNetCore.Mvc.ApplicationModels", "PageRouteModel");
    internal static readonly TypeName PageRouteModelConvention = new("Microsoft.AspNetCore.Mvc.ApplicationModels", "IPageRouteModelConvention");
    internal static readonly TypeName PageModelConvention = new("Microsoft.AspNetCore.Mvc.ApplicationModels", "IPageApplicationModelConvention");
    internal static readonly TypeName PageRouteTransformer = new("Microsoft.AspNetCore.Mvc.ApplicationModels", "PageRouteTransformerConvention");
    internal static readonly MemberName CombineTemplates = new(AspNet.AttributeRouteModel, "CombineTemplates");
    internal static readonly TypeName RazorItem = new("Microsoft.AspNetCore.Razor.Hosting", "RazorCompiledItemAttribute");
    internal static readonly TypeName RazorItemMetadata = new("Microsoft.AspNetCore.Razor.Hosting", "RazorCompiledItemMetadataAttribute");

    internal static readonly TypeName RazorComponents = new("Microsoft.AspNetCore.Builder", "RazorComponentsEndpointRouteBuilderExtensions");
    internal static readonly TypeName Component = new("Microsoft.AspNetCore.Components", "IComponent");
    internal static readonly TypeName ComponentMetadata = new("Microsoft.AspNetCore.Components.Endpoints", "ComponentTypeMetadata");
    internal static readonly TypeName ComponentRoute = new("Microsoft.AspNetCore.Components", "RouteAttribute");

    internal static readonly TypeName GrpcServices = new("Microsoft.AspNetCore.Builder", "GrpcEndpointRouteBuilderExtensions") { Package = "Grpc.AspNetCore.Server" };
    internal static readonly TypeName GrpcReflection = new("Microsoft.AspNetCore.Builder", "GrpcReflectionEndpointRouteBuilderExtensions") { Package = "Grpc.AspNetCore.Server.Reflection" };
    internal static readonly TypeName GrpcHealthChecks = new("Microsoft.AspNetCore.Builder", "GrpcHealthChecksEndpointRouteBuilderExtensions") { Package = "Grpc.AspNetCore.HealthChecks" };
    internal static readonly TypeName GrpcReflectionFirst = new("Grpc.Reflection", "ReflectionServiceImpl") { Package = "Grpc.Reflection" };
    internal static readonly TypeName GrpcReflectionSecond = new("Grpc.Reflection", "ReflectionV1ServiceImpl") { Package = "Grpc.Reflection" };
    internal static readonly TypeName GrpcHealth = new("Grpc.AspNetCore.HealthChecks.Internal", "HealthServiceIntegration") { Package = "Grpc.AspNetCore.HealthChecks" };
    internal static readonly TypeName BindServiceMethod = new("Grpc.Core", "BindServiceMethodAttribute") { Package = "Grpc.AspNetCore.Server" };

    internal static readonly TypeName ServiceContract = new("System.ServiceModel", "ServiceContractAttribute") { Package = "System.ServiceModel.Primitives" };
    internal static readonly TypeName OperationContract = new("System.ServiceModel", "OperationContractAttribute") { Package = "System.ServiceModel.Primitives" };
    internal static readonly TypeName CodeFirstService = new("ProtoBuf.Grpc.Configuration", "ServiceAttribute") { Package = "protobuf-net.Grpc" };
    internal static readonly TypeName CodeFirstOperation = new("ProtoBuf.Grpc.Configuration", "OperationAttribute") { Package = "protobuf-net.Grpc" };
    internal static readonly TypeName CallContext = new("ProtoBuf.Grpc", "CallContext") { Package = "protobuf-net.Grpc" };
    internal static readonly TypeName ServerCallContext = new("Grpc.Core", "ServerCallContext") { Package = "Grpc.Core.Api" };
    internal static readonly TypeName GrpcStatus = new("Grpc.Core", "StatusCode") { Package = "Grpc.Core.Api" };

    internal static readonly TypeName Scalar = new("Scalar.AspNetCore", "ScalarEndpointRouteBuilderExtensions") { Package = "Scalar.AspNetCore" };
    internal static readonly TypeName Swagger = new("Microsoft.AspNetCore.Builder", "SwaggerBuilderExtensions") { Package = "Swashbuckle.AspNetCore.Swagger" };
    internal static readonly TypeName Prometheus = new("Microsoft.AspNetCore.Builder", "PrometheusExporterEndpointRouteBuilderExtensions") { Package = "OpenTelemetry.Exporter.Prometheus.AspNetCore" };
    internal static readonly TypeName PrometheusNet = new("Prometheus", "MetricServerMiddlewareExtensions") { Package = "prometheus-net.AspNetCore" };
    internal static readonly TypeName JobDashboard = new("Hangfire", "HangfireEndpointRouteBuilderExtensions") { Package = "Hangfire.AspNetCore" };
    internal static readonly TypeName Dapr = new("Microsoft.AspNetCore.Builder", "DaprEndpointRouteBuilderExtensions") { Package = "Dapr.AspNetCore" };

    internal static readonly TypeName Actors = new("Microsoft.AspNetCore.Builder", "ActorsEndpointRouteBuilderExtensions") { Package = "Dapr.Actors.AspNetCore" };
    internal static readonly TypeName ModelContext = new("Microsoft.AspNetCore.Builder", "McpEndpointRouteBuilderExtensions") { Package = "ModelContextProtocol.AspNetCore" };
    internal static readonly TypeName ModelContextOptions = new("ModelContextProtocol.AspNetCore", "HttpServerTransportOptions") { Package = "ModelContextProtocol.AspNetCore" };
    internal static readonly MemberName ModelContextStateless = new(ModelContextOptions, "Stateless");
    internal static readonly MemberName ModelContextEvents = new(ModelContextOptions, "EnableLegacySse");
    internal static readonly TypeName Soap = new("SoapCore", "SoapEndpointExtensions") { Package = "SoapCore" };
    internal static readonly TypeName GitHubWebhooks = new("Octokit.Webhooks.AspNetCore", "GitHubWebhookExtensions") { Package = "Octokit.Webhooks.AspNetCore" };

    internal static readonly TypeName Data = new("Microsoft.AspNetCore.OData", "ODataEndpointConventionBuilderExtensions") { Package = "Microsoft.AspNetCore.OData" };

    internal static readonly TypeName ReverseProxy = new("Microsoft.AspNetCore.Builder", "ReverseProxyIEndpointRouteBuilderExtensions") { Package = "Yarp.ReverseProxy" };
    internal static readonly TypeName Forwarder = new("Microsoft.AspNetCore.Builder", "DirectForwardingIEndpointRouteBuilderExtensions") { Package = "Yarp.ReverseProxy" };
}
