using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Reads endpoints of Wolverine that only hand a message on: <c>options.PublishMessage&lt;Ordered&gt;("/orders")</c>. See https://wolverinefx.net/guide/http/messaging.
/// </summary>
internal sealed class WolverineMessageReader(ServiceModel model, Once<WolverineSettings> settings) : KindReader
{
    private static readonly string[] Silent = ["the call that maps it", "what configures all endpoints of Wolverine"];

    internal override IReadOnlyCollection<string> Names { get; } = ["PublishMessage", "SendMessage"];

    internal override IEnumerable<Endpoint>? Read(IInvocationOperation call, CancellationToken cancellationToken) =>
        call.TargetMethod.ContainingType.Is(Wolverine.Options) ? Endpoints(call, cancellationToken) : null;

    private IEnumerable<Endpoint> Endpoints(IInvocationOperation call, CancellationToken cancellationToken)
    {
        var all = settings.Value(cancellationToken);
        foreach (var frame in model.Endpoints.Calls.FramesAround(call, cancellationToken))
        {
            var url = call.ArgumentFor("url") is { } text ? model.Endpoints.Routes.Of(text, frame, cancellationToken) : RoutePattern.Unknown;
            var own = model.Endpoints.Walks.ConventionsOf(call, frame, cancellationToken);
            foreach (var mapping in all.Mappings)
                yield return mapping.OfClass(
                    EndpointKind.Wolverine, VerbsOf(call), all.Prefix is null ? url : $"/{all.Prefix}/{url.TrimStart('/')}".TrimEnd('/'), null, call.NameLocation(), [all.Said, own], all.Hidden, () => false, Silent, cancellationToken);
        }
    }

    private static ImmutableArray<string> VerbsOf(IInvocationOperation call) => call.ArgumentFor("httpMethod") is { } verb
        ? verb is IPropertyReferenceOperation { Instance: null, Property.Name: var name } ? [name.ToUpperInvariant()] : []
        : ["POST"];
}
