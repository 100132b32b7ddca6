using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Validation;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Validation;

/// <summary>A body that may be anything: no type says what is in it, so nothing can be validated or documented.</summary>
internal sealed class UntypedRequestBody() : EndpointRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH2016",
        category: Family.Validation,
        level: Level.Should,
        title: "Untyped request body",
        messageFormat: "'{1}' of {0} is '{2}': whatever a client sends is taken, and neither rules nor documents say what that may be",
        description: "Bind the body to a type with the members that are used, and state what is valid for each.",
        cwe: 20);

    internal override void Inspect(Endpoint endpoint, EndpointReport report)
    {
        // What proves where it comes from, and is read as a whole for that, is somebody else's format.
        if (!EndpointWithoutAuthorization.IsJudged(endpoint, report) || SelfGuard.Proves(endpoint, report.CancellationToken))
            return;
        foreach (var parameter in endpoint.Parameters(report.CancellationToken))
            if (parameter is { Source: BindingSource.Body, Type: { } type } && UntypedBody.Is(type) && UntypedBody.IsRead(endpoint, parameter, report.CancellationToken))
                report.Gap(endpoint, parameter.Name, type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
    }
}
