using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Model.Validation;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Validation;

/// <summary>A text of a body whose length nobody bounds.</summary>
internal sealed class UnboundedText() : TypeRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH2013",
        category: Family.Validation,
        level: Level.Could,
        title: "Unbounded text",
        messageFormat: "'{0}' of '{1}' takes a text of any length, up to the limit of the whole request",
        description: "State how long the text may be: [StringLength], [MaxLength] or MaximumLength.",
        cwe: 770);

    internal override bool Judges(ServiceModel model) => model.IsService;

    internal override void Inspect(INamedTypeSymbol type, Report report) => Inspect(type, InputMemberKind.Text, report);

    /// <summary>Reports the members of one kind; those of the other are the other rule's.</summary>
    internal static void Inspect(INamedTypeSymbol type, InputMemberKind kind, Report report)
    {
        foreach (var member in UnboundedMember.Of(type, kind, report.Model, report.CancellationToken))
            // A member without any rule beside one that is bounded was forgotten; UnconstrainedMember says so.
            if (((ISymbol?)member.Parameter ?? member.Property).FirstDeclaration() is { } place && !UnconstrainedMember.Speaks(member, type, report))
                report.At(place, member.Property.Name, type.Name);
    }
}
