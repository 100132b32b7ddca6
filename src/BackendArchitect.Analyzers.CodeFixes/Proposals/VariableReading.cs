using System.Linq;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals;

/// <summary>
/// Whether a check may keep a value for itself: the input or what the remedy makes of it, a list of what is allowed, what a validator said, room for errors.
/// Who computes anything else of the input looks at that, and not at the input.
/// </summary>
internal sealed class VariableReading(SemanticModel semantics, EditShape shape, InputReading inputs, AnswerReading answers)
{
    /// <summary>Whether a variable may be made of this.</summary>
    internal bool IsPlain(ExpressionSyntax value)
    {
        value = EditReading.Bare(value);
        return IsConstant(value) || inputs.Is(value) || value switch
        {
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } missing => inputs.Is(missing.Left) && IsConstant(missing.Right),
            AwaitExpressionSyntax awaited => IsPlain(awaited.Expression) && awaited.Expression is InvocationExpressionSyntax,
            InvocationExpressionSyntax call => IsOfRemedy(call) || IsOfValidation(call),
            CollectionExpressionSyntax or ImplicitArrayCreationExpressionSyntax or ArrayCreationExpressionSyntax => IsList(value),
            BaseObjectCreationExpressionSyntax made => IsRoom(made) || IsList(made),
            _ => false,
        };
    }

    /// <summary>Whether an expression is a list that is written out.</summary>
    internal bool IsList(ExpressionSyntax list) => list switch
    {
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions is { Count: > 0 } elements && elements.All(IsConstant),
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions is { Count: > 0 } elements && elements.All(IsConstant),
        CollectionExpressionSyntax { Elements: { Count: > 0 } elements } => elements.All(element => element is ExpressionElementSyntax { Expression: var value } && IsConstant(value)),
        BaseObjectCreationExpressionSyntax { Initializer: { RawKind: (int)SyntaxKind.CollectionInitializerExpression, Expressions: { Count: > 0 } elements } } made => elements.All(IsConstant) && IsOfFramework(made, "HashSet", "List")
            && (made.ArgumentList?.Arguments.All(argument => IsComparer(argument.Expression)) ?? true),
        _ => false,
    };

    /// <summary>Whether an expression says that texts are the same only where they have the same characters, be they large or small.</summary>
    internal bool IsComparer(ExpressionSyntax expression) => semantics.GetSymbolInfo(expression).Symbol is { Name: "Ordinal" or "OrdinalIgnoreCase", ContainingType: { Name: "StringComparer" or "StringComparison", DeclaringSyntaxReferences.IsEmpty: true } };

    private bool IsConstant(ExpressionSyntax expression) => semantics.GetConstantValue(expression).HasValue;

    // 'Path.GetFullPath(Path.Combine(root, name))'.
    private bool IsOfRemedy(InvocationExpressionSyntax call) => shape.Rewrite?.Uses.Any(semantics.GetSymbolInfo(call).Symbol.Is) == true
        && call.ArgumentList.Arguments.All(argument => IsConstant(argument.Expression) || IsPlain(argument.Expression) || semantics.GetSymbolInfo(argument.Expression).Symbol is IFieldSymbol or IPropertySymbol or IParameterSymbol or ILocalSymbol);

    private bool IsOfValidation(InvocationExpressionSyntax call) => semantics.GetSymbolInfo(call).Symbol is { } method && (Refusals.Validations.Any(method.Is) || Refusals.Merits.Any(method.Is))
        && call.ArgumentList.Arguments.FirstOrDefault() is { } first && inputs.Is(first.Expression);

    private bool IsRoom(BaseObjectCreationExpressionSyntax made) => IsOfFramework(made, "List", "Dictionary", "ValidationContext")
        && (made.ArgumentList?.Arguments.All(argument => inputs.Is(argument.Expression)) ?? true) && (made.Initializer is null || answers.SaysNothing(made));

    private bool IsOfFramework(BaseObjectCreationExpressionSyntax made, params string[] names) => semantics.GetTypeInfo(made).Type is { DeclaringSyntaxReferences.IsEmpty: true } type && System.Array.IndexOf(names, type.Name) >= 0;
}
