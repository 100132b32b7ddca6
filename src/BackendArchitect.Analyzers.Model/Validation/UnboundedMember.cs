using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Validation;

/// <summary>The members of a request that a client may fill with as much as the whole request may hold.</summary>
internal static class UnboundedMember
{
    private static readonly string[] Maps = ["Map", "Adapt"];

    // Of a text, these are no longer than it is.
    private static readonly string[] Shorter = ["Trim", "TrimStart", "TrimEnd", "ToLower", "ToLowerInvariant", "ToUpper", "ToUpperInvariant"];

    /// <summary>Those of a type, of one kind, that it declares itself; none where a validator or the type itself may look at any of them.</summary>
    internal static IEnumerable<InputMember> Of(INamedTypeSymbol type, InputMemberKind kind, ServiceModel model, CancellationToken cancellationToken)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.IsOrDerivesFrom(DataAnnotations.ValidatableObject))
            return [];
        var open = InputMember.Of(type).Where(member => member.Kind == kind && SymbolEqualityComparer.Default.Equals(member.Property.ContainingType, type) && !MemberRules.MayBoundLength(member)).ToList();
        // The host of a library may have a validator for its types; a handler is given services as well as bodies.
        if (open.Count == 0 || !model.IsHost || !(kind == InputMemberKind.Text ? RequestTypes.AreBodies(type, model, cancellationToken) : RequestTypes.AreSerialized(type, model, cancellationToken)) || type.IsOrDerivesFrom(Services.DbContext) || EntityType.Is(type, model, cancellationToken)
            || model.Application.Services.Answer(type, cancellationToken).IsService == true)
            return [];
        if (model.Validation.IsRuledAsAWhole(type, cancellationToken))
            return [];
        foreach (var validator in model.Validation.ValidatorsFor(type, cancellationToken))
        {
            if (ValidatorReader.MembersOf(validator, cancellationToken) is not { } ruled)
                return [];
            open.RemoveAll(member => ruled.TryGetValue(member.Property.Name, out var isBounded) && isBounded);
        }
        return open.Where(member => !ShownMember.Is(member, type, model, cancellationToken) && RequestTypes.AreBodies(type, member, model, cancellationToken) && !IsMeasured(member.Property, model, cancellationToken) && !IsRuled(member.Property, model, cancellationToken)
            && !IsBoundedWhereItGoes(member.Property, model, cancellationToken) && !IsBoundedWhereAllGoes(type, member.Property, model, cancellationToken));
    }

    // 'RuleFor(command => command.Order.Note).MaximumLength(9)', 'SharedValidator.RuleFor(tag => tag.Label).MaximumLength(9)'.
    private static bool IsRuled(IPropertySymbol member, ServiceModel model, CancellationToken cancellationToken) =>
        model.MentionsOf(member.Name, cancellationToken).Any(use => ValidatorReader.RuleAbout(use) is { } rule && ValidatorReader.AsksForMore(rule) && model.SymbolOf(use, cancellationToken).IsDeclaredAs(member));

    // 'mediator.Send(mapper.Map<RenameOrder>(body))': members of one name are one value.
    private static bool IsBoundedWhereAllGoes(INamedTypeSymbol type, IPropertySymbol member, ServiceModel model, CancellationToken cancellationToken) =>
        Maps.SelectMany(name => model.MentionsOf(name, cancellationToken)).OfType<GenericNameSyntax>().Any(use => use.CallBy() is { } map
            && (map.ArgumentList.Arguments.Select(argument => argument.Expression).Concat(map.Expression is MemberAccessExpressionSyntax access ? [access.Expression] : []))
                .Any(value => model.SemanticModelOf(value.SyntaxTree)?.GetTypeInfo(value, cancellationToken).Type?.IsDeclaredAs(type) == true)
            && use.TypeArgumentList.Arguments.Any(made => model.SymbolOf(made, cancellationToken) is INamedTypeSymbol of && IsBoundedIn(of, member.Name, model, cancellationToken)));

    // 'mediator.Send(new RenameOrder(id, body.Name))': the validator of what is made of the request looks at it there.
    private static bool IsBoundedWhereItGoes(IPropertySymbol member, ServiceModel model, CancellationToken cancellationToken) =>
        model.MentionsOf(member.Name, cancellationToken).Any(use => PartMadeOf(use, model, cancellationToken) is var (made, part) && model.SymbolOf(use, cancellationToken).IsDeclaredAs(member)
            && IsBoundedIn(made, part, model, cancellationToken));

    private static bool IsBoundedIn(INamedTypeSymbol made, string part, ServiceModel model, CancellationToken cancellationToken) =>
        model.Validation.ValidatorsFor(made, cancellationToken).Any(validator => ValidatorReader.MembersOf(validator, cancellationToken) is not { } ruled
            || ruled.Any(rule => rule.Value && rule.Key.Equals(part, StringComparison.OrdinalIgnoreCase)));

    // The object that a value is made part of, and under which name.
    private static (INamedTypeSymbol Made, string Part)? PartMadeOf(SimpleNameSyntax use, ServiceModel model, CancellationToken cancellationToken)
    {
        var value = Trimmed(use.Parent is MemberAccessExpressionSyntax access && access.Name == use ? access : use);
        // 'var note = body.Note.Trim();' is read further on.
        if (value.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier.ValueText: var local, Parent.Parent: LocalDeclarationStatementSyntax { Parent: { } block } } })
            return block.DescendantNodes().OfType<IdentifierNameSyntax>().Where(read => read.Identifier.ValueText == local && read.SpanStart > value.Span.End)
                .Select(read => PartMadeOf(Trimmed(read), model, cancellationToken)).FirstOrDefault(made => made is not null);
        return PartMadeOf(value, model, cancellationToken);
    }

    // 'body.Note!.Trim() ?? ""' is no longer than the note.
    private static ExpressionSyntax Trimmed(ExpressionSyntax value)
    {
        while (true)
            switch (value.Parent)
            {
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } or ParenthesizedExpressionSyntax:
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } either when either.Left == value:
                    value = (ExpressionSyntax)value.Parent;
                    break;
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == value && Array.IndexOf(Shorter, access.Name.Identifier.ValueText) >= 0:
                    value = call;
                    break;
                case ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax bound } } access when access.Expression == value && Array.IndexOf(Shorter, bound.Name.Identifier.ValueText) >= 0:
                    value = access;
                    break;
                default:
                    return value;
            }
    }

    private static (INamedTypeSymbol Made, string Part)? PartMadeOf(ExpressionSyntax value, ServiceModel model, CancellationToken cancellationToken)
    {
        switch (value.Parent)
        {
            case ArgumentSyntax { Parent: ArgumentListSyntax { Parent: BaseObjectCreationExpressionSyntax creation } arguments } argument
                when model.SymbolOf(creation, cancellationToken) is IMethodSymbol { ContainingType: var made } constructor:
                var place = arguments.Arguments.IndexOf(argument);
                return argument.NameColon?.Name.Identifier.ValueText is { } named ? (made, named) : place < constructor.Parameters.Length ? (made, constructor.Parameters[place].Name) : null;
            case AssignmentExpressionSyntax { Left: IdentifierNameSyntax part, Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } } when model.SymbolOf(creation, cancellationToken) is IMethodSymbol { ContainingType: var made }:
                return (made, part.Identifier.ValueText);
            default:
                return null;
        }
    }

    /// <summary>Whether anybody reads the attributes of a type that a client fills.</summary>
    internal static bool AreAttributesRead(INamedTypeSymbol type, ServiceModel model, CancellationToken cancellationToken) =>
        !model.Validation.ValidatorsFor(type, cancellationToken).Any()
        && ((model.Validation.IsSwitchedOn(cancellationToken) && !GeneratedValidation.IsPassedOver(type)) || (RequestTypes.AreBoundByMvc(type, model, cancellationToken) && model.Validation.ReadsAnnotations(cancellationToken)));

    // 'order.Note.Length > 500', wherever that is asked.
    private static bool IsMeasured(IPropertySymbol member, ServiceModel model, CancellationToken cancellationToken) =>
        model.MentionsOf(member.Name, cancellationToken).Any(use => AsksForSize(use) && model.SymbolOf(use, cancellationToken).IsDeclaredAs(member));

    private static bool AsksForSize(SimpleNameSyntax use) => use.Parent switch
    {
        // 'order is { Note.Length: > 500 }', 'order is { Note: { Length: > 500 } }'.
        MemberAccessExpressionSyntax { Parent: ExpressionColonSyntax } part when part.Expression == use => IsSize(part.Name),
        NameColonSyntax { Parent: SubpatternSyntax part } => Matches(part.Pattern),
        MemberAccessExpressionSyntax access when access.Name == use => access.Parent switch
        {
            MemberAccessExpressionSyntax measured => measured.Expression == access && IsSize(measured.Name),
            ConditionalAccessExpressionSyntax measured => measured.Expression == access && measured.WhenNotNull.DescendantNodesAndSelf().OfType<MemberBindingExpressionSyntax>().Any(b => IsSize(b.Name)),
            PostfixUnaryExpressionSyntax { Parent: MemberAccessExpressionSyntax measured } => IsSize(measured.Name),
            IsPatternExpressionSyntax test => Matches(test.Pattern),
            _ => false,
        },
        _ => false,
    };

    private static bool Matches(PatternSyntax pattern) => pattern.DescendantNodes().OfType<SubpatternSyntax>().Any(part => part.NameColon is { Name: var name } && IsSize(name));

    private static bool IsSize(SimpleNameSyntax name) => name.Identifier.ValueText is "Length" or "Count" or "LongCount";
}
