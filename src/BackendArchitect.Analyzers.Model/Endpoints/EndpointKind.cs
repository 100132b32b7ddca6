namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>How an endpoint comes to be.</summary>
internal enum EndpointKind
{
    /// <summary>A minimal API: <c>MapGet</c> and its like with a handler.</summary>
    Minimal,

    /// <summary>What answers when no other route does: <c>MapFallback</c>.</summary>
    Fallback,

    /// <summary>An action of a controller.</summary>
    Action,

    /// <summary>The connection of a SignalR hub, or the negotiation before it.</summary>
    Hub,

    /// <summary>A health check.</summary>
    HealthCheck,

    /// <summary>The document that describes the service: <c>MapOpenApi</c>.</summary>
    Document,

    /// <summary>Files that the build lists: <c>MapStaticAssets</c>.</summary>
    StaticAssets,

    /// <summary>One of the endpoints of <c>MapIdentityApi</c>.</summary>
    Identity,

    /// <summary>A route for which a transformer chooses the action or page when a request comes.</summary>
    Dynamic,

    /// <summary>What hands requests on to another service.</summary>
    Proxy,

    /// <summary>A Razor component with a route, or what the framework adds for components.</summary>
    Component,

    /// <summary>A Razor page.</summary>
    Page,

    /// <summary>An rpc of a gRPC service.</summary>
    Grpc,

    /// <summary>An rpc of a gRPC service once more, as JSON under the route that its HTTP rule says.</summary>
    GrpcJson,

    /// <summary>What answers gRPC calls of a service or method that is not there.</summary>
    GrpcUnimplemented,

    /// <summary>A class of FastEndpoints.</summary>
    FastEndpoint,

    /// <summary>A method that Wolverine maps.</summary>
    Wolverine,

    /// <summary>What a library without source maps.</summary>
    Foreign,
}
