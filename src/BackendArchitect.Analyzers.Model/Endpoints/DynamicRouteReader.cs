using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Reads routes for which a transformer chooses the action or page when a request comes. What is chosen brings its own metadata, so nobody need say here who may call.
/// See https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.mvc.routing.dynamicroutevaluetransformer.
/// </summary>
internal sealed class DynamicRouteReader(ServiceModel model) : KindReader
{
    /// <summary>The names of the methods that map such routes.</summary>
    internal static readonly ImmutableArray<string> Maps = ["MapDynamicControllerRoute", "MapDynamicPageRoute"];

    internal override IReadOnlyCollection<string> Names => Maps;

    internal override IEnumerable<Endpoint>? Read(IInvocationOperation call, CancellationToken cancellationToken) =>
        call.TargetMethod.ContainingType.Is(EndpointMaps.RazorPages) || call.TargetMethod.ContainingType.Is(AspNet.ControllerEndpoints) ? Endpoints(call, cancellationToken) : null;

    private IEnumerable<Endpoint> Endpoints(IInvocationOperation call, CancellationToken cancellationToken)
    {
        foreach (var mapping in Mapping.Of(model, call, cancellationToken))
            yield return mapping.Endpoint(EndpointKind.Dynamic, [], mapping.TextOf("pattern", cancellationToken), cancellationToken) with
            {
                Exempt = "what is chosen when a request comes decides",
                // The framework marks those that lead to a page in another way.
                IsRequestDelegate = call.TargetMethod.Name == "MapDynamicPageRoute",
            };
    }
}
