using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Model.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Validation;

/// <summary>Rules in a place where the framework throws because of them, or does not look.</summary>
internal sealed class MisplacedConstraint() : TypeRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH2021",
        category: Family.Validation,
        level: Level.Must,
        title: "Misplaced constraint",
        messageFormat: "The rules of '{0}' stand where {1}",
        description: "Put rules on the parameters of a record, on public types, and on the elements of lists: there they are read.",
        cwe: 20);

    private const string Unread = "nothing reads them: ";

    internal override bool Judges(ServiceModel model) => model.IsService;

    internal override void Inspect(INamedTypeSymbol type, Report report)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
            return;
        InspectRecord(type, report);
        InspectController(type, report);
        if (report.Model.IsHost && report.Model.Validation.IsSwitchedOn(report.CancellationToken))
            InspectGenerated(type, report);
    }

    /// <summary>Whether the rule reports, at the type, that the generated validation passes the rules of an input over.</summary>
    internal static bool Speaks(Endpoint endpoint, InputValidation input, ServiceModel model, CancellationToken cancellationToken) =>
        input.IsPassedOver && SymbolEqualityComparer.Default.Equals(input.Type.ContainingAssembly, model.Compilation.Assembly) && MemberRules.AreStatedBy(input.Type)
        && TakersOf(input.Type, model, cancellationToken).Contains(endpoint);

    private static void InspectRecord(INamedTypeSymbol type, Report report)
    {
        if (ThrowingRules.Of(type).ToList() is not { Count: > 0 } found || !report.Model.Validation.ReadsAnnotations(report.CancellationToken) || !RequestTypes.AreBoundByMvc(type, report.Model, report.CancellationToken))
            return;
        foreach (var (property, rule) in found)
        {
            var isOwn = SymbolEqualityComparer.Default.Equals(property.ContainingType, type);
            var place = isOwn ? rule.ApplicationSyntaxReference?.GetSyntax(report.CancellationToken).LocationInFile() : type.FirstDeclaration();
            // What a base record brings is reported there when MVC binds that too.
            if (place is not null && (isOwn || property.ContainingType.FirstDeclaration() is null || !RequestTypes.AreBoundByMvc(property.ContainingType, report.Model, report.CancellationToken)))
                report.At(place, property.Name, Throws(type));
        }
    }

    // A record of another project, whose source is not judged here.
    private static void InspectController(INamedTypeSymbol type, Report report)
    {
        if (!ControllerReader.IsController(type) || !report.Model.Validation.ReadsAnnotations(report.CancellationToken))
            return;
        foreach (var parameter in ControllerReader.ActionsOf(type).Where(action => SymbolEqualityComparer.Default.Equals(action.ContainingType, type)).SelectMany(action => action.Parameters))
            if (InputType.ElementsOf(parameter.Type) is { } taken && !parameter.GetAttributes().Any(a => a.AttributeClass.IsOrDerivesFrom(Binding.FromService))
                && ThrowingRules.Within(taken) is { } found && !SymbolEqualityComparer.Default.Equals(found.Type.ContainingAssembly, report.Model.Compilation.Assembly) && parameter.FirstDeclaration() is { } place)
                report.At(place, found.Property.Name, Throws(found.Type));
    }

    private static string Throws(INamedTypeSymbol record) => $"MVC throws because of them, at every request: it validates the parameters of the record '{record.Name}', and no properties";

    private static void InspectGenerated(INamedTypeSymbol type, Report report)
    {
        if ((GeneratedValidation.IsPassedOver(type) || IsValueOfDictionary(type, report)) && MemberRules.AreStatedBy(type) && type.FirstDeclaration() is { } identifier && PassedOverBy(type, report.Model, report.CancellationToken) is { } endpoint)
            report.At(identifier, type.Name, GeneratedValidation.IsPassedOver(type)
                ? $"{Unread}'{type.Name}' is not public, AddValidation knows public types only, and '{endpoint}' takes it as it comes"
                : $"{Unread}AddValidation looks at no values of a dictionary, and '{endpoint}' takes them as they come");
        foreach (var member in InputMember.Of(type))
            if (GeneratedValidation.IsDictionary(member.Property.Type) && SymbolEqualityComparer.Default.Equals(member.Property.ContainingType, type) && member.Inner is { } value && MemberRules.AreStatedBy(value)
                && !type.IsOrDerivesFrom(DataAnnotations.ValidatableObject) && !MemberRules.HasOwn(member) && !report.Model.Validation.ValidatorsFor(type, report.CancellationToken).Any()
                && ((ISymbol?)member.Parameter ?? member.Property).FirstDeclaration() is { } place && TakenBy(type, report.Model, report.CancellationToken) is { } taker)
                report.At(place, value.Name, $"{Unread}AddValidation looks at no values of a dictionary, and '{taker}' takes those of '{member.Property.Name}' as they come");
    }

    // By its names alone: most types are the value of none.
    private static bool IsValueOfDictionary(INamedTypeSymbol type, Report report) => report.Model.MentionsOf(type.Name, report.CancellationToken).Any(use =>
        use.Parent is TypeArgumentListSyntax { Arguments.Count: 2, Parent: GenericNameSyntax { Identifier.ValueText: var name } } && name.EndsWith("Dictionary", StringComparison.Ordinal));

    private static string? PassedOverBy(INamedTypeSymbol type, ServiceModel model, CancellationToken cancellationToken) => TakersOf(type, model, cancellationToken)
        .FirstOrDefault(endpoint => model.Validation.Of(endpoint, cancellationToken).Any(input => input is { IsPassedOver: true, Claim.IsAbsent: true } && input.Type.IsDeclaredAs(type)))?.DisplayName;

    // The endpoints that are handed the type itself.
    private static IEnumerable<Endpoint> TakersOf(INamedTypeSymbol type, ServiceModel model, CancellationToken cancellationToken) =>
        RequestTypes.MapsOf(type, model, cancellationToken).Where(map => SymbolEqualityComparer.Default.Equals(map.Taken, type))
            .SelectMany(map => model.OperationOf(map.Call, cancellationToken) is IInvocationOperation call ? model.Endpoints.MappedBy(call, cancellationToken) : []);

    // The endpoint that is handed a type in which the generated validation looks at everything else.
    private static string? TakenBy(INamedTypeSymbol holder, ServiceModel model, CancellationToken cancellationToken)
    {
        foreach (var (map, taken) in RequestTypes.MapsOf(holder, model, cancellationToken))
            if (!GeneratedValidation.IsPassedOver(taken) && model.OperationOf(map, cancellationToken) is IInvocationOperation call
                && model.Endpoints.MappedBy(call, cancellationToken).FirstOrDefault(endpoint => model.Validation.IsLeftToGenerated(endpoint, taken, cancellationToken)) is { } endpoint)
                return endpoint.DisplayName;
        return null;
    }
}
