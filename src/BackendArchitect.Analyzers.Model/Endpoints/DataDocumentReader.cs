using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Data;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Reads the documents of a data model, its metadata and its list of sources: a controller of the library's own answers for each model that is added to
/// the options, wherever controllers are mapped. See https://learn.microsoft.com/odata/webapi-8/fundamentals/metadata-routing.
/// </summary>
internal sealed class DataDocumentReader(ServiceModel model) : KindReader
{
    private static readonly string[] Silent = ["the call that maps all controllers"];

    internal override IReadOnlyCollection<string> Names { get; } = [DataServices.AddRouteComponents.Name];

    internal override IEnumerable<Endpoint>? Read(IInvocationOperation call, CancellationToken cancellationToken) =>
        call.TargetMethod.Is(DataServices.AddRouteComponents) ? Endpoints(call, cancellationToken) : null;

    private IEnumerable<Endpoint> Endpoints(IInvocationOperation call, CancellationToken cancellationToken)
    {
        // Who speaks of the controller takes it away, as a rule.
        var hidden = model.MentionsOf(DataServices.Metadata.MetadataName, cancellationToken).Any() || model.MentionsOf("MetadataRoutingConvention", cancellationToken).Any()
            ? $"the service speaks of '{DataServices.Metadata.MetadataName}'"
            : null;
        foreach (var frame in model.Endpoints.Calls.FramesAround(call, cancellationToken))
            foreach (var mapping in model.Application.ControllerMappings(cancellationToken))
                foreach (var (document, action) in new[] { ("$metadata", "GetMetadata"), ("", "GetServiceDocument") })
                    yield return Read(call, mapping, DataComponents.PrefixOf(call, frame, model, cancellationToken), document, action, mapping.Hidden ?? hidden, cancellationToken);
    }

    private Endpoint Read(IInvocationOperation call, ControllerMapping mapping, string prefix, string document, string action, string? hidden, CancellationToken cancellationToken) => new(
        EndpointKind.Document, ["GET"], RoutePattern.Join([.. mapping.Group.Prefixes, prefix, document]), model.Compilation.TypeOf(DataServices.Metadata)?.GetMembers(action).FirstOrDefault(), call.NameLocation(), null,
        AuthorizationReader.Weigh([.. mapping.Said], hidden, () => false, model.Application.DefaultAuthorizationOfActions(cancellationToken), Silent, model.Application.GlobalFilter(cancellationToken)))
    {
        Spelling = mapping.Group.Spell((prefix + "/" + document).Trim('/')),
        Said = [.. mapping.Said],
        Hidden = hidden,
        Exempt = "it tells clients what data there is",
        RateLimiting = token => RateLimitingReader.Weigh([mapping.Own, .. mapping.SaidOfGroups], hidden, model.Application.RateLimiting(token), Silent),
    };
}
