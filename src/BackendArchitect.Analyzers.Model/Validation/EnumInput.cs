using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Validation;

/// <summary>
/// A value of an enumeration that a client sends. Numbers are taken whether they name a value or not: from JSON, with <c>JsonStringEnumConverter</c> too, and
/// from text, which minimal APIs hand to <c>Enum.TryParse</c>. MVC refuses such text.
/// See https://learn.microsoft.com/dotnet/api/system.enum.tryparse.
/// </summary>
/// <param name="Name">The parameter, or the path to the member: <c>order.Kind</c>.</param>
/// <param name="Type">The enumeration.</param>
/// <param name="Declaration">The parameter or property.</param>
/// <param name="IsJson">Whether it is read from JSON.</param>
internal sealed record EnumInput(string Name, INamedTypeSymbol Type, ISymbol Declaration, bool IsJson)
{
    private const int Deepest = 3;

    /// <summary>Those of an endpoint of which nothing in sight says that they are defined.</summary>
    internal static IEnumerable<EnumInput> UndefinedOf(Endpoint endpoint, ServiceModel model, CancellationToken cancellationToken)
    {
        // A filter that validates may look at anything.
        if (endpoint.Hidden is not null || endpoint.Said.Any(c => c.Kind == ConventionKind.Hidden || (c.Kind == ConventionKind.Filter
                && (c.FilterType is { } type ? FilterValidation.Of(type, cancellationToken) : FilterValidation.Of(c.FilterFunction, cancellationToken)).Validates != false)))
            yield break;
        foreach (var input in Of(endpoint, cancellationToken))
            if (!IsStated(input.Declaration) && !(input.IsJson && IsReadOtherwise(input, model, cancellationToken)) && !IsChecked(input.Type, model, cancellationToken) && !IsCheckedAsAnother(input.Declaration, model, cancellationToken))
                yield return input;
    }

    private static IEnumerable<EnumInput> Of(Endpoint endpoint, CancellationToken cancellationToken)
    {
        foreach (var parameter in endpoint.Parameters(cancellationToken))
        {
            if (parameter is not { Type: { } type, Declaration: { } declaration } || parameter.Source is BindingSource.Services or BindingSource.Special or BindingSource.BindAsync or BindingSource.Custom or BindingSource.Undecidable)
                continue;
            // What MVC reads from text it asks itself; of what a serializer reads it knows nothing.
            if (endpoint.Kind == EndpointKind.Action && parameter.Source != BindingSource.Body)
                continue;
            if (AsEnum(type) is { } direct)
                yield return new(parameter.Name, direct, declaration, parameter.Source == BindingSource.Body);
            else if (parameter.Source is BindingSource.Body or BindingSource.Form or BindingSource.Unspecified or BindingSource.Request && InputType.ElementsOf(type) is { } whole)
                foreach (var member in Within(whole, parameter.Name, parameter.Source is BindingSource.Body or BindingSource.Request, 0))
                    yield return member;
        }
    }

    private static IEnumerable<EnumInput> Within(INamedTypeSymbol type, string path, bool isJson, int depth)
    {
        // What looks at itself looks at its members.
        if (type.IsOrDerivesFrom(DataAnnotations.ValidatableObject))
            yield break;
        foreach (var member in InputMember.Of(type))
            if (AsEnum(member.Property.Type) is { } found)
            {
                if (!member.Attributes.Any(IsRule))
                    yield return new($"{path}.{member.Property.Name}", found, (ISymbol?)member.Parameter ?? member.Property, isJson);
            }
            else if (depth < Deepest && member.Inner is { } inner && !SymbolEqualityComparer.Default.Equals(inner, type))
                foreach (var deeper in Within(inner, $"{path}.{member.Property.Name}", isJson, depth + 1))
                    yield return deeper;
    }

    // Of flags any combination is a value.
    private static INamedTypeSymbol? AsEnum(ITypeSymbol type) =>
        type.Core() is INamedTypeSymbol { TypeKind: TypeKind.Enum } found && !found.GetAttributes().Any(a => a.AttributeClass is { Name: nameof(FlagsAttribute), ContainingNamespace.Name: nameof(System) }) ? found : null;

    private static bool IsStated(ISymbol declaration) => declaration.GetAttributes().Any(IsRule);

    // Any rule but those that say nothing of the value; one that cannot be resolved may say anything.
    private static bool IsRule(AttributeData attribute) => attribute.AttributeClass is null or { TypeKind: TypeKind.Error }
        || (attribute.AttributeClass.IsOrDerivesFrom(DataAnnotations.Validation) && !attribute.AttributeClass.Is(DataAnnotations.Required) && !attribute.AttributeClass.Is(DataAnnotations.DataType));

    // A converter that takes no numbers, or one of somebody's own.
    private static bool IsReadOtherwise(EnumInput input, ServiceModel model, CancellationToken cancellationToken) =>
        !model.IsHost || input.Declaration.GetAttributes().Concat((input.Declaration.ContainingSymbol as IMethodSymbol)?.ContainingType.GetMembers(input.Declaration.Name).SelectMany(m => m.GetAttributes()) ?? []).Concat(input.Type.GetAttributes())
            .Any(a => a.AttributeClass.IsOrDerivesFrom(RequestValidators.JsonConverter) && !IsTolerant(a))
        || model.MentionsOf("JsonStringEnumConverter", cancellationToken).Any(use => use.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>()?.ArgumentList is { } list
            && list.Arguments.Any(a => a.Expression.IsKind(SyntaxKind.FalseLiteralExpression)))
        || model.MentionsOf("AllowIntegerValues", cancellationToken).Any(use => use.Parent is AssignmentExpressionSyntax { Right.RawKind: (int)SyntaxKind.FalseLiteralExpression })
        || new[] { "JsonConverterFactory", "JsonConverter", "StringEnumConverter" }.Any(name => model.MentionsOf(name, cancellationToken).Any(use => use.FirstAncestorOrSelf<BaseTypeSyntax>() is { } heir
            && (use is not GenericNameSyntax generic || generic.TypeArgumentList.Arguments.Any(a => (a as SimpleNameSyntax)?.Identifier.ValueText == input.Type.Name)) && heir.Parent is not null));

    // '[JsonConverter(typeof(JsonStringEnumConverter))]' takes numbers, too.
    private static bool IsTolerant(AttributeData attribute) => attribute.AttributeClass!.Is(RequestValidators.JsonConverter)
        && attribute.ConstructorArguments is { Length: 1 } arguments && arguments[0].Value is INamedTypeSymbol { Name: "JsonStringEnumConverter", ContainingNamespace.Name: "Serialization" };

    /// <summary>Whether code of the service asks anywhere whether a value of the enumeration is one of those that it has.</summary>
    private static bool IsChecked(INamedTypeSymbol type, ServiceModel model, CancellationToken cancellationToken)
    {
        foreach (var name in new[] { "IsDefined", "IsInEnum" })
            foreach (var use in model.MentionsOf(name, cancellationToken))
                if (use.CallBy() is { } call && (name == "IsDefined" ? IsOf(call, type, model, cancellationToken) : RuleIsFor(call, type, model, cancellationToken)))
                    return true;
        // 'case Kind.A:', 'Kind.A => ...', 'is Kind.A or Kind.B'.
        foreach (var use in model.MentionsOf(type.Name, cancellationToken))
            if (use.Parent is MemberAccessExpressionSyntax && RefusesOthers(use) && model.SymbolOf(use, cancellationToken).IsDeclaredAs(type))
                return true;
        return false;
    }

    // 'new Ship((Domain.Kind)order.Kind)': what it becomes is asked.
    private static bool IsCheckedAsAnother(ISymbol declaration, ServiceModel model, CancellationToken cancellationToken) => model.MentionsOf(declaration.Name, cancellationToken).Any(use =>
        (use.Parent is MemberAccessExpressionSyntax access && access.Name == use ? access : (ExpressionSyntax)use) is { Parent: CastExpressionSyntax cast }
        && model.SymbolOf(cast.Type, cancellationToken) is INamedTypeSymbol { TypeKind: TypeKind.Enum } other && MeansSame(model.SymbolOf(use, cancellationToken), declaration) && IsChecked(other, model, cancellationToken));

    // A positional member of a record is declared by its parameter.
    private static bool MeansSame(ISymbol? used, ISymbol declaration) => used is not null
        && (used.IsDeclaredAs(declaration) || (used is IPropertySymbol && used.Name == declaration.Name && SymbolEqualityComparer.Default.Equals(used.ContainingType, declaration.ContainingType)));

    private static bool IsOf(InvocationExpressionSyntax call, INamedTypeSymbol type, ServiceModel model, CancellationToken cancellationToken)
    {
        if (call.InvokedName() is GenericNameSyntax { TypeArgumentList.Arguments: { Count: 1 } of })
            return model.SymbolOf(of[0], cancellationToken).IsDeclaredAs(type);
        var semantics = model.SemanticModelOf(call.SyntaxTree);
        return call.ArgumentList.Arguments.Any(a => (a.Expression is TypeOfExpressionSyntax asked ? semantics?.GetTypeInfo(asked.Type, cancellationToken).Type : semantics?.GetTypeInfo(a.Expression, cancellationToken).Type)?.Core().IsDeclaredAs(type) == true);
    }

    // 'RuleFor(order => order.Kind).IsInEnum()'.
    private static bool RuleIsFor(InvocationExpressionSyntax rule, INamedTypeSymbol type, ServiceModel model, CancellationToken cancellationToken) =>
        rule.DescendantNodes().OfType<SimpleLambdaExpressionSyntax>().Any(lambda => lambda.Body is ExpressionSyntax body && model.SemanticModelOf(rule.SyntaxTree)?.GetTypeInfo(body, cancellationToken).Type?.Core().IsDeclaredAs(type) == true);

    private static bool RefusesOthers(SimpleNameSyntax use)
    {
        foreach (var node in use.Ancestors())
        {
            switch (node)
            {
                case SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } arm when arm.Pattern.Span.Contains(use.Span):
                    // One without '_' throws by itself.
                    return choice.Arms.FirstOrDefault(a => a.Pattern is DiscardPatternSyntax or VarPatternSyntax) is not { } rest || RefusesIn(rest.Expression);
                case SwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax choice }:
                    return choice.Sections.FirstOrDefault(section => section.Labels.Any(label => label is DefaultSwitchLabelSyntax)) is { } others && RefusesIn(others);
                case IfStatementSyntax test when test.Condition.Span.Contains(use.Span):
                    return RefusesIn(test.Statement) || (test.Else is { } @else && RefusesIn(@else));
                case ConditionalExpressionSyntax test when test.Condition.Span.Contains(use.Span):
                    return RefusesIn(test.WhenTrue) || RefusesIn(test.WhenFalse);
                case StatementSyntax or MemberDeclarationSyntax or LambdaExpressionSyntax:
                    return false;
                default:
                    continue;
            }
        }
        return false;
    }

    private static bool RefusesIn(SyntaxNode code) => InputType.Refuses(code) || code.DescendantNodesAndSelf().Any(node => node switch
    {
        ThrowExpressionSyntax => true,
        InvocationExpressionSyntax call => call.InvokedName() is { } name && CheckName.IsRefusal(name.Identifier.ValueText),
        _ => false,
    });
}
