using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Endpoints;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Endpoints;

/// <summary>A form that any other site can send in the name of a signed-in user.</summary>
internal sealed class MissingAntiforgery() : EndpointRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH5022",
        category: Family.Endpoints,
        level: Level.Should,
        title: "Missing antiforgery",
        messageFormat: "{0} takes forms that another site made: callers are known by a cookie, and {1}",
        description: "Validate the antiforgery token of every form that a signed-in user posts.",
        cwe: 352);

    internal override void Inspect(Endpoint endpoint, EndpointReport report)
    {
        if (FormPost.WhyUnproven(endpoint, report.Model, report.CancellationToken) is { } why
            && !(endpoint.Kind == EndpointKind.Action && Twin.IsOn("CA5391", endpoint.Location.SourceTree!, report)))
            report.Gap(endpoint, why);
    }
}
