using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Roslyn;
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

    internal override void Inspect(INamedTypeSymbol type, Report report)
    {
        foreach (var member in UnboundedMember.Of(type, InputMemberKind.Collection, report.Model, report.CancellationToken))
            // A member without any rule beside one that is bounded was forgotten; UnconstrainedMember says so.
            if (((ISymbol?)member.Parameter ?? member.Property).FirstDeclaration() is { } place && !UnconstrainedMember.Speaks(member, type, report))
                report.At(place, member.Property.Name, type.Name);
    }
}
