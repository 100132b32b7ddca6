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
}
