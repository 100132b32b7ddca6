namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>Libraries in which endpoints are classes.</summary>
internal static class EndpointLibraries
{
    internal static readonly TypeName CarterModule = new("Carter", "ICarterModule") { Package = "Carter" };
    internal static readonly MemberName AddRoutes = new(CarterModule, "AddRoutes");
    internal static readonly TypeName CarterModuleBase = new("Carter", "CarterModule") { Package = "Carter" };
    internal static readonly TypeName CarterRoutes = new("Carter", "RouteExtensions") { Package = "Carter" };
    internal static readonly TypeName CarterExtensions = new("Carter", "CarterExtensions") { Package = "Carter" };
    internal static readonly MemberName MapCarter = new(CarterExtensions, "MapCarter");

    internal static readonly TypeName DataController = new("Microsoft.AspNetCore.OData.Routing.Controllers", "ODataController") { Package = "Microsoft.AspNetCore.OData" };

    internal static readonly TypeName FastValidator = new("FastEndpoints", "Validator`1") { Package = "FastEndpoints" };
    internal static readonly TypeName FastErrors = new("FastEndpoints", "ErrorResponse") { Package = "FastEndpoints" };
    internal static readonly TypeName FastEndpoint = new("FastEndpoints", "BaseEndpoint") { Package = "FastEndpoints" };

    private static readonly TypeName FastOptions = new("FastEndpoints", "EndpointOptions") { Package = "FastEndpoints" };

    internal static readonly MemberName ShortNames = new(FastOptions, "ShortNames");
    internal static readonly MemberName TagsInNames = new(FastOptions, "PrefixNameWithFirstTag");

    // Those of which the readers know what a call maps.
    private static readonly string[] Known =
    [
        "Carter", "FastEndpoints", "FastEndpoints.Messaging.Remote", "FastEndpoints.Swagger", "Grpc.AspNetCore.HealthChecks", "Grpc.AspNetCore.Server", "Grpc.AspNetCore.Server.ClientFactory", "Grpc.AspNetCore.Server.Reflection",
        "Grpc.AspNetCore.Web", "Grpc.HealthCheck", "Grpc.Reflection", "Scalar.AspNetCore", "Yarp.ReverseProxy", "Wolverine.Http", "Dapr.AspNetCore", "OpenTelemetry.Exporter.Prometheus.AspNetCore", "Prometheus.AspNetCore", "Hangfire.AspNetCore",
    ];

    // Their libraries are many, and a service's own project is hardly called so.
    private static readonly string[] Families = ["Asp.Versioning.", "Swashbuckle.AspNetCore.", "Microsoft.AspNetCore.", "Microsoft.Extensions."];

    // Readers of their own say all that these map; nothing of it is asked of their sources.
    private static readonly string[] ReadByName = ["FastEndpoints", "FastEndpoints.Attributes", "FastEndpoints.Core", "FastEndpoints.Security", "FastEndpoints.Swagger", "ModelContextProtocol", "ModelContextProtocol.AspNetCore", "ModelContextProtocol.Core"];

    /// <summary>Whether a library is read by the names of its calls alone, also where its sources are at hand.</summary>
    internal static bool IsReadByName(string? assembly) => System.Array.IndexOf(ReadByName, assembly) >= 0;

    /// <summary>Whether an assembly is a library whose map calls are known by their names.</summary>
    internal static bool IsKnown(string? assembly) =>
        assembly is not null && (System.Array.IndexOf(Known, assembly) >= 0 || System.Array.Exists(Families, family => assembly.StartsWith(family, System.StringComparison.Ordinal)));
}
