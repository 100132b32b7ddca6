using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Model.Endpoints;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Validation;

/// <summary>An action, or a handler of a page, that uses its model although MVC noted that it is wrong.</summary>
internal sealed class IgnoredModelState() : EndpointRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH2004",
        category: Family.Validation,
        level: Level.Must,
        title: "Ignored model state",
        messageFormat: "Nobody reads ModelState at {0}, and '{1}' ('{2}') is used whatever is wrong with it: {3}",
        description: "Mark the controller with [ApiController], which answers 400 by itself, or return where ModelState is not valid.",
        cwe: 20);

    internal override void Inspect(Endpoint endpoint, EndpointReport report)
    {
        if (!EndpointWithoutAuthorization.IsJudged(endpoint, report))
            return;
        foreach (var input in report.Model.Validation.Of(endpoint, report.CancellationToken))
            // Where the application switched the answer off, SuppressedAutomaticValidation says so once.
            if (input is { Claim.IsAbsent: true, IsLeftToModelState: true, IsSuppressed: false } && (input.Rules is not null || !HttpVerbs.OnlyRead(endpoint.Verbs)))
                report.Gap(endpoint, input.Name, input.Type.Name, "its controller has no [ApiController]");
        foreach (var input in report.Model.Validation.UnheardAt(endpoint, report.CancellationToken))
            report.Gap(endpoint with { Location = input.Handler.Locations[0] }, input.Name, input.Type.Name, $"a page runs '{input.Handler.Name}' all the same");
    }
}
