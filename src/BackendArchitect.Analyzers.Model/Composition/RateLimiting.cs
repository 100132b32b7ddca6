namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>What an application does about callers that call too often.</summary>
/// <param name="Pipeline">Whether the limiter's middleware runs behind routing and before the endpoints; without it no policy and no global limiter does anything.</param>
/// <param name="Global">Whether a limiter for all requests is configured.</param>
/// <param name="OtherLimiter">Whether a middleware of another library or of the service's own may limit.</param>
/// <param name="Any">Whether anybody says anything about limits; absent when nobody does.</param>
internal sealed record RateLimiting(Claim Pipeline, Claim Global, Claim OtherLimiter, Claim Any)
{
    /// <summary>Whether the middleware stands before routing: the global limiter counts every request there, and no endpoint's policy or waiver is seen.</summary>
    internal bool IsBeforeRouting { get; init; }
}
