using BackendArchitect.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Validation;

/// <summary>A method of a hub or gRPC service that takes its message as it comes.</summary>
internal sealed class UnvalidatedMessage() : TypeRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH2017",
        category: Family.Validation,
        level: Level.Should,
        title: "Unvalidated message",
        messageFormat: "Nothing validates '{0}' ('{1}') of '{2}': no {3} does, and neither the method nor what it calls refuses anything",
        description: "Check the message where it arrives, in the method or in a filter or interceptor for all of them, and refuse what is wrong.",
        cwe: 20);

    /// <inheritdoc/>
    internal override EditShape? Proposal { get; } = EditShape.WrapBody();

    internal override bool Judges(ServiceModel model) => model.IsHost;

    internal override void Inspect(INamedTypeSymbol type, Report report)
    {
        foreach (var (method, input) in report.Model.Validation.OfMessages(type, report.CancellationToken))
            if (input.Claim.IsAbsent && method.Locations[0] is { IsInSource: true } place)
                report.At(place, input.Name, input.Type.Name, method.Name, input.Claim.Because);
    }
}
