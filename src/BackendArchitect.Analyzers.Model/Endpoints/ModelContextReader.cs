using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Reads servers of the Model Context Protocol: a client posts its messages; where the server keeps sessions, it listens and ends them too, and the
/// transport of the first edition may be there besides. See https://modelcontextprotocol.io/specification/2025-11-25/basic/transports.
/// </summary>
internal sealed class ModelContextReader(ServiceModel model) : KindReader
{
    private const string SessionMode = "SessionMode";
    private const string Stateless = "Stateless";
    private const string ByOptions = "options that cannot be read decide whether it is there";

    internal override IReadOnlyCollection<string> Names { get; } = ["MapMcp"];

    internal override IEnumerable<Endpoint>? Read(IInvocationOperation call, CancellationToken cancellationToken) =>
        call.TargetMethod.ContainingType.Is(EndpointMaps.ModelContext) ? Endpoints(call, cancellationToken) : null;

    private IEnumerable<Endpoint> Endpoints(IInvocationOperation call, CancellationToken cancellationToken)
    {
        // Servers kept sessions unless they were told otherwise until the second version.
        var keepsSessions = KeepsSessions(byDefault: call.TargetMethod.ContainingAssembly.Identity.Version.Major < 2, cancellationToken);
        var hasEvents = keepsSessions == false ? false : HasEvents(cancellationToken) switch { true => keepsSessions, var unlessSet => unlessSet };
        foreach (var mapping in Mapping.Of(model, call, cancellationToken))
        {
            var prefix = (mapping.TextOf("pattern", cancellationToken) ?? "").TrimEnd('/');
            yield return Endpoint("POST", "", isThere: true);
            if (keepsSessions != false)
            {
                yield return Endpoint("GET", "", keepsSessions);
                yield return Endpoint("DELETE", "", keepsSessions);
            }
            if (hasEvents != false)
            {
                yield return Endpoint("GET", "sse", hasEvents);
                yield return Endpoint("POST", "message", hasEvents);
            }

            Endpoint Endpoint(string verb, string last, bool? isThere) =>
                mapping.Endpoint(EndpointKind.Foreign, [verb], $"{prefix}/{last}", cancellationToken, hidden: isThere is null ? ByOptions : null) with { Documentation = _ => null };
        }
    }

    private bool? KeepsSessions(bool byDefault, CancellationToken cancellationToken)
    {
        var modes = model.MentionsOf(SessionMode, cancellationToken).Select(use => use.FirstAncestorOrSelf<AssignmentExpressionSyntax>()).OfType<AssignmentExpressionSyntax>()
            .Where(set => model.SymbolOf(set.Left, cancellationToken) is { } property && property.ContainingType.Is(EndpointMaps.ModelContextOptions)).ToList();
        if (modes.Count == 0)
            return !ConfiguredFlag.Of(EndpointMaps.ModelContextStateless, !byDefault, model, cancellationToken);
        return modes.Count == 1 && !modes[0].StandsUnderCondition() && model.SymbolOf(modes[0].Right, cancellationToken) is IFieldSymbol { HasConstantValue: true } mode
            ? mode.Name != Stateless
            : null;
    }

    // Before there was an option, who kept sessions had it.
    private bool? HasEvents(CancellationToken cancellationToken) =>
        model.Compilation.TypeOf(EndpointMaps.ModelContextOptions)?.GetMembers(EndpointMaps.ModelContextEvents.Name).IsEmpty != false
            ? true
            : ConfiguredFlag.Of(EndpointMaps.ModelContextEvents, byDefault: false, model, cancellationToken);
}
