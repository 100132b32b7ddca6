using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Validation;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Validation;

/// <summary>A collection of a body whose size nobody bounds.</summary>
internal sealed class UnboundedCollection() : TypeRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH2014",
        category: Family.Validation,
        level: Level.Could,
        title: "Unbounded collection",
        messageFormat: "'{0}' of '{1}' takes any number of elements, up to the limit of the whole request",
        description: "State how many elements the collection may have: [MaxLength], [Length] or a rule about its count.",
        cwe: 770);

    internal override bool Judges(ServiceModel model) => model.IsService;

    internal override void Inspect(INamedTypeSymbol type, Report report) => UnboundedText.Inspect(type, InputMemberKind.Collection, report);
}
