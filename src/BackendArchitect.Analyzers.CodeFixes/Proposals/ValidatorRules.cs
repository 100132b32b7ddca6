using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals;

/// <summary>Reads the rules of a validator by what they ask: each must refuse something, and all of them together must let something in.</summary>
/// <param name="semantics">The model of the file.</param>
/// <param name="cancellationToken">Ends the reading.</param>
internal sealed class ValidatorRules(SemanticModel semantics, CancellationToken cancellationToken)
{
    private const string Library = "FluentValidation";

    private static readonly SpecialType[] Unsigned = [SpecialType.System_Byte, SpecialType.System_UInt16, SpecialType.System_UInt32, SpecialType.System_UInt64];

    private readonly Bounds _bounds = new();
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <summary>What is wrong with the rules that a constructor states.</summary>
    internal IEnumerable<Refusal> Of(ConstructorDeclarationSyntax constructor)
    {
        var rules = constructor.ExpressionBody is { } arrow ? [arrow.Expression] : constructor.Body?.Statements.Select(statement => (statement as ExpressionStatementSyntax)?.Expression).ToList() ?? [];
        if (rules.Count == 0)
            yield return new(RefusalReason.UnprovenCheck, "The new validator has no rule");
        foreach (var rule in rules)
            if (Fault(rule, constructor) is { } fault)
                yield return fault;
        if (_bounds.Senseless() is { } subject)
            yield return new(RefusalReason.UnprovenCheck, $"The new validator lets nothing in of '{subject}', or everything");
    }

    // 'RuleFor(order => order.Sku).NotEmpty().MaximumLength(20)'.
    private Refusal? Fault(ExpressionSyntax? rule, ConstructorDeclarationSyntax constructor)
    {
        var calls = new Stack<InvocationExpressionSyntax>();
        var code = rule;
        for (; code is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call; code = access.Expression)
            calls.Push(call);
        if (code is not InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: ("RuleFor" or "RuleForEach") and var start } } subject || !IsOfLibrary(subject)
            || Member(subject) is not { } member || calls.Count == 0)
            return new(RefusalReason.OutsideTheShape, $"'{EditReading.Short((SyntaxNode?)rule ?? constructor)}' is no rule for a member");
        var value = start == "RuleForEach" ? Element(member.Type) : member.Type;
        if (value is null)
            return new(RefusalReason.OutsideTheShape, $"'{member.Name}' is no collection");
        var (asks, isTold) = (false, true);
        foreach (var call in calls)
        {
            var name = ((MemberAccessExpressionSyntax)call.Expression).Name.Identifier.ValueText;
            if (!IsOfLibrary(call))
                return new(RefusalReason.ForeignName, $"'{name}' is no rule of {Library}");
            if (name == "WithMessage")
            {
                // One message for one rule.
                if (isTold || call.ArgumentList.Arguments.Only()?.Expression is not LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression })
                    return new(RefusalReason.OutsideTheShape, $"'{EditReading.Short(call.ArgumentList)}' is no message of a rule");
                isTold = true;
                continue;
            }
            if (!Asks(name, call.ArgumentList.Arguments, value, start == "RuleForEach" ? member.Name + "[]" : member.Name))
                return new(RefusalReason.UnprovenCheck, $"'{name}{EditReading.Short(call.ArgumentList)}' is no rule that certainly refuses something");
            if (!_asked.Add(start + member.Name + name))
                return new(RefusalReason.UnprovenCheck, $"'{name}' is asked of '{member.Name}' twice");
            (asks, isTold) = (true, false);
        }
        return asks ? null : new(RefusalReason.UnprovenCheck, $"nothing is asked of '{member.Name}'");
    }

    private IPropertySymbol? Member(InvocationExpressionSyntax rule) =>
        rule.ArgumentList.Arguments.Only()?.Expression is SimpleLambdaExpressionSyntax { AttributeLists.Count: 0, Modifiers.Count: 0, Body: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax root } access } lambda
        && root.Identifier.ValueText == lambda.Parameter.Identifier.ValueText && semantics.GetSymbolInfo(access, cancellationToken).Symbol is IPropertySymbol property
        ? property : null;

    private bool IsOfLibrary(InvocationExpressionSyntax call) => semantics.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method
        && (method.ReducedFrom ?? method).ContainingType is { ContainingNamespace: { Name: Library, ContainingNamespace.IsGlobalNamespace: true }, DeclaringSyntaxReferences.IsEmpty: true };

    private bool Asks(string name, SeparatedSyntaxList<ArgumentSyntax> arguments, ITypeSymbol value, string subject)
    {
        if (arguments.Any(argument => argument.NameColon is not null || argument.RefKindKeyword.RawKind != 0))
            return false;
        var numbers = arguments.Select(argument => Number(argument.Expression)).ToList();
        var isText = value.SpecialType == SpecialType.System_String;
        var length = subject + ".Length";
        switch (name, arguments.Count)
        {
            case ("NotEmpty", 0):
                return value.SpecialType != SpecialType.System_Boolean;
            case ("NotNull", 0):
                return value.IsReferenceType || value.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
            case ("EmailAddress", 0):
                return isText;
            case ("IsInEnum", 0):
                return (value is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : value).TypeKind == TypeKind.Enum;
            case ("Matches", 1):
                return isText && semantics.GetConstantValue(arguments[0].Expression, cancellationToken) is { HasValue: true, Value: string pattern } && Bounds.IsTextList(pattern);
            case ("MaximumLength", 1):
                return isText && AtMost(length, numbers[0]);
            case ("MinimumLength", 1):
                return isText && numbers[0] is >= 1 && AtLeast(length, numbers[0]);
            case ("Length", 2):
                return isText && AtLeast(length, numbers[0]) && AtMost(length, numbers[1]);
            case ("Length", 1):
                return isText && numbers[0] is >= 1 and <= 1000;
            case ("GreaterThan" or "GreaterThanOrEqualTo", 1):
                return AtLeast(subject, numbers[0]) && (numbers[0] > 0 || name == "GreaterThan" || Array.IndexOf(Unsigned, value.SpecialType) < 0);
            case ("LessThan" or "LessThanOrEqualTo", 1):
                return AtMost(subject, numbers[0]);
            case ("InclusiveBetween" or "ExclusiveBetween", 2):
                return AtLeast(subject, numbers[0]) && AtMost(subject, numbers[1]);
            default:
                return false;
        }
    }

    private bool AtLeast(string subject, decimal? least)
    {
        if (least is not { } number)
            return false;
        _bounds.AtLeast(subject, number);
        return true;
    }

    private bool AtMost(string subject, decimal? most)
    {
        if (most is not { } number || number > Bounds.LargestMost)
            return false;
        _bounds.AtMost(subject, number);
        return true;
    }

    private decimal? Number(ExpressionSyntax expression) => semantics.GetConstantValue(expression, cancellationToken) is { HasValue: true, Value: IConvertible value and not (string or bool or char) } ? Bounds.Convert(value) : null;

    private static ITypeSymbol? Element(ITypeSymbol type) => type is IArrayTypeSymbol array ? array.ElementType
        : type.SpecialType == SpecialType.System_String ? null
        : (type as INamedTypeSymbol)?.AllInterfaces.Prepend((INamedTypeSymbol)type).FirstOrDefault(i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0];
}
