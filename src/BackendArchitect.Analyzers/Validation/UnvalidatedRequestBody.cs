using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Validation;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Validation;

/// <summary>An endpoint that takes what it is sent as it comes: nobody says what is valid, and no code looks.</summary>
internal sealed class UnvalidatedRequestBody() : EndpointRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH2001",
        category: Family.Validation,
        level: Level.Must,
        title: "Unvalidated request body",
        messageFormat: "Nothing validates '{1}' ('{2}') of {0}: {3}, and neither its handler nor what that calls refuses anything",
        description: "State what is valid, by attributes, a validator or checks in the handler, and see to it that somebody runs them before the values are used.",
        cwe: 20);

    /// <inheritdoc/>
    internal override EditShape? Proposal { get; } = EditShape.WrapBody().Or(EditShape.AddValidator());

    internal override void Inspect(Endpoint endpoint, EndpointReport report)
    {
        if (!EndpointWithoutAuthorization.IsJudged(endpoint, report))
            return;
        foreach (var input in report.Model.Validation.Of(endpoint, report.CancellationToken))
            if (input.IsLeftToModelState is false && IsGap(endpoint, input))
                report.Gap(endpoint, input.Name, input.Type.Name, input.Claim.Because);
    }

    // What only reads has nothing to spoil: any search text is a search text.
    private static bool IsGap(Endpoint endpoint, InputValidation input) =>
        input is { Claim.IsAbsent: true, Rules: null } && !(input.Source is BindingSource.Query or BindingSource.Unspecified or BindingSource.Request && HttpVerbs.OnlyRead(endpoint.Verbs));
}
