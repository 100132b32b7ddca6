using System.Collections.Generic;
using System.Linq;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Model.Validation;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Validation;

/// <summary>A member of a request that was forgotten where the others got their rules.</summary>
internal sealed class UnconstrainedMember() : TypeRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH2006",
        category: Family.Validation,
        level: Level.Should,
        title: "Unconstrained member",
        messageFormat: "Clients may put anything into '{0}': it has no rule, though '{1}' is bounded",
        description: "State what is valid for every text and collection that a client fills: its length, its form, its values.",
        cwe: 20);

    /// <inheritdoc/>
    internal override EditShape? Proposal { get; } = EditShape.AddAttribute(DataAnnotations.StringLength, DataAnnotations.MaxLength, DataAnnotations.Length, DataAnnotations.RegularExpression);

    internal override bool Judges(ServiceModel model) => model.IsService;

    internal override void Inspect(INamedTypeSymbol type, Report report)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || Forgotten(type, report) is not { Missing.Count: > 0 } found || !RequestTypes.AreBound(type, report.Model, report.CancellationToken)
            || EntityType.Is(type, report.Model, report.CancellationToken))
            return;
        foreach (var member in found.Missing)
            if (!ShownMember.Is(member, type, report.Model, report.CancellationToken) && ((ISymbol?)member.Parameter ?? member.Property).FirstDeclaration() is { } place)
                report.At(place, member.Property.Name, found.Bounded);
    }

    /// <summary>Whether the rule speaks of a member of a type that clients fill.</summary>
    internal static bool Speaks(InputMember member, INamedTypeSymbol type, Report report) =>
        Forgotten(type, report) is { } found && found.Missing.Exists(missing => SymbolEqualityComparer.Default.Equals(missing.Property, member.Property));

    // Most members have rules, and one of these is bounded: where the others are only asked to be there, one that is not asked is optional and was not
    // forgotten. The rules stand in attributes or in a validator.
    private static (List<InputMember> Missing, string Bounded)? Forgotten(INamedTypeSymbol type, Report report)
    {
        var missing = MemberRules.Unconstrained(type).ToList();
        if (missing.Count == 0)
            return null;
        var texts = InputMember.Of(type).Where(member => member.Kind is InputMemberKind.Text or InputMemberKind.Collection).ToList();
        var validators = report.Model.Validation.ValidatorsFor(type, report.CancellationToken).ToList();
        var bounded = MemberRules.Bounded(type)?.Property.Name;
        if (validators.Count > 0)
        {
            var ruled = validators.Select(validator => ValidatorReader.MembersOf(validator, report.CancellationToken)).ToList();
            if (ruled.Contains(null))
                return null;
            missing.RemoveAll(member => ruled.Exists(members => members!.ContainsKey(member.Property.Name)));
            bounded ??= texts.Find(member => ruled.Exists(members => members!.TryGetValue(member.Property.Name, out var isBounded) && isBounded))?.Property.Name;
        }
        else if (type.IsOrDerivesFrom(DataAnnotations.ValidatableObject))
            return null;
        return bounded is not null && missing.Count * 2 <= texts.Count
            ? (missing.FindAll(member => SymbolEqualityComparer.Default.Equals(member.Property.ContainingType, type)), bounded)
            : null;
    }
}
