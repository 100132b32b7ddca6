using BackendArchitect.Analyzers.Model;
using BackendArchitect.Tool.Loading;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Tool.Endpoints;

/// <summary>The endpoints of one host: a project with an entry point that builds on ASP.NET Core.</summary>
/// <param name="Assembly">The host's assembly.</param>
/// <param name="Rows">Its endpoints: what has to be looked at first, then by route.</param>
internal sealed record HostEndpoints(string Assembly, IReadOnlyList<EndpointRow> Rows)
{
    /// <summary>Whether a compilation is a host; a test project is none, although it may start one.</summary>
    internal static bool IsHost(Compilation compilation) => ServiceModel.Of(compilation) is { IsHost: true, IsTest: false };

    /// <summary>Reads the endpoints of a host, those of the projects it references included.</summary>
    internal static HostEndpoints Of(LoadedHost host, CancellationToken cancellationToken) => new(
        host.Compilation.AssemblyName ?? "",
        [
            .. ServiceModel.Of(host.Compilation, host.Configuration).Endpoints.All(cancellationToken).Select(endpoint => EndpointRow.Of(endpoint, cancellationToken))
                .OrderBy(row => row.Openness).ThenBy(row => row.Route, StringComparer.Ordinal).ThenBy(row => string.Join(',', row.Methods), StringComparer.Ordinal)
                .ThenBy(row => row.At?.File, StringComparer.Ordinal).ThenBy(row => row.At?.Line),
        ]);
}
