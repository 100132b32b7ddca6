using System.Linq;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Validation;

/// <summary>The answer to invalid requests is switched off for all controllers, and some of them have nothing in its place.</summary>
internal sealed class SuppressedAutomaticValidation() : ValueRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH2005",
        category: Family.Validation,
        level: Level.Should,
        title: "Suppressed automatic validation",
        messageFormat: "[ApiController] no longer answers invalid requests, and nothing takes its place at '{0}': nobody reads ModelState for '{1}'",
        description: "Let [ApiController] answer, or put a filter in its place that reads ModelState for every action.",
        cwe: 20);

    internal override bool Watches(ISymbol destination) => destination.Name == Binding.SuppressInvalidFilter.Name && destination.Is(Binding.SuppressInvalidFilter);

    internal override void Inspect(ValueUse value, Report report)
    {
        if (value.Value.ConstantValue is not { HasValue: true, Value: true } || !report.Model.IsHost)
            return;
        var open = ControllerReader.CandidatesOfApplication(report.Model, report.CancellationToken)
            .SelectMany(controller => report.Model.Endpoints.Of(controller, report.CancellationToken))
            .Select(endpoint => (Endpoint: endpoint, Input: report.Model.Validation.Of(endpoint, report.CancellationToken).FirstOrDefault(input => input is { IsSuppressed: true, Claim.IsAbsent: true })))
            .FirstOrDefault(found => found.Input is not null);
        if (open.Input is { } input)
            report.At(value.Value.Syntax.GetLocation(), open.Endpoint.DisplayName, input.Name);
    }
}
