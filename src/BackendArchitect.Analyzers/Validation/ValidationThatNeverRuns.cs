using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Model.Endpoints;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Validation;

/// <summary>Rules that somebody wrote and nobody runs.</summary>
internal sealed class ValidationThatNeverRuns() : EndpointRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH2002",
        category: Family.Validation,
        level: Level.Must,
        title: "Validation that never runs",
        messageFormat: "The rules of {2} for '{1}' never run at {0}: {3}",
        description: "Call AddValidation once in the project that maps the endpoint and write the handler into the map call, run the validator in a filter or the handler, or let [ApiController] answer.",
        cwe: 20);

    internal override void Inspect(Endpoint endpoint, EndpointReport report)
    {
        if (!EndpointWithoutAuthorization.IsJudged(endpoint, report))
            return;
        foreach (var input in report.Model.Validation.Of(endpoint, report.CancellationToken))
            // Rules in the wrong place are reported there, by MisplacedConstraint.
            if (input is { Claim.IsAbsent: true, Rules: { } rules, IsLeftToModelState: false } && !MisplacedConstraint.Speaks(endpoint, input, report.Model, report.CancellationToken))
                report.Gap(endpoint, input.Name, rules, input.Claim.Because);
    }
}
