using BackendArchitect.Analyzers.Model;

namespace BackendArchitect.Tool.Endpoints;

/// <summary>Which endpoints are asked for; all where nothing is said, else those for which one of these holds.</summary>
/// <param name="Open">Anybody may call it, and nobody has said so.</param>
/// <param name="Unlimited">Nothing limits how often.</param>
/// <param name="Undecidable">The sources do not say who may call it, or how often.</param>
internal sealed record EndpointQuery(bool Open, bool Unlimited, bool Undecidable)
{
    /// <summary>The host with the endpoints that are asked for.</summary>
    internal HostEndpoints Of(HostEndpoints host) => Open || Unlimited || Undecidable ? host with { Rows = [.. host.Rows.Where(IsMeant)] } : host;

    private bool IsMeant(EndpointRow row) =>
        (Open && row.Openness == Openness.Open)
        || (Unlimited && row.RateLimiting.State is (ClaimState.Absent or ClaimState.Waived))
        || (Undecidable && (row.Openness == Openness.Undecidable || row.RateLimiting.State == ClaimState.Undecidable));
}
