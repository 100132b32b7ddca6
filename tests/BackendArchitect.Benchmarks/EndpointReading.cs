using BackendArchitect.Analyzers;
using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Model.Endpoints;

namespace BackendArchitect.Benchmarks;

/// <summary>
/// Asks the endpoint model for all that it says of an endpoint and judges nothing: what the model itself costs, whatever rules do with it.
/// </summary>
internal sealed class EndpointReading() : EndpointRule(EndpointWithoutAuthorization.Descriptor)
{
    private long _read;

    /// <summary>How many endpoints were read since the last time somebody asked.</summary>
    internal int TakeCount() => (int)Interlocked.Exchange(ref _read, 0);

    internal override void Inspect(Endpoint endpoint, EndpointReport report)
    {
        // What is computed on demand is demanded; the rest is there when the endpoint is.
        if (endpoint.RateLimiting(report.CancellationToken).IsStated || endpoint.Parameters(report.CancellationToken).Count >= 0)
            Interlocked.Increment(ref _read);
    }
}
