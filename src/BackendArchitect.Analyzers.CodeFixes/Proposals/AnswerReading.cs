using System;
using System.Linq;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals;

/// <summary>Whether an answer or exception refuses, and says what was wrong and nothing else: texts, names, the model state, the errors of a validator.</summary>
internal sealed class AnswerReading(SemanticModel semantics)
{
    /// <summary>Whether an outcome refuses.</summary>
    internal bool IsRefusal(ExpressionSyntax outcome)
    {
        outcome = EditReading.Bare(outcome);
        switch (outcome)
        {
            case ThrowExpressionSyntax thrown:
                return IsRefusal(thrown.Expression);
            case BaseObjectCreationExpressionSyntax made:
                return semantics.GetTypeInfo(made).Type is { } type && Refusals.Exceptions.Any(type.Is) && made.Initializer is null && (made.ArgumentList?.Arguments.All(argument => SaysNothing(argument.Expression)) ?? true);
            case InvocationExpressionSyntax call:
                return semantics.GetSymbolInfo(call).Symbol is { } answer && Refusals.Answers.Any(answer.Is) && call.ArgumentList.Arguments.All(argument => SaysNothing(argument.Expression))
                    // It is one of the server's own unless it says otherwise.
                    && (answer.Name != "Problem" || call.ArgumentList.Arguments.Any(argument => semantics.GetConstantValue(argument.Expression) is { HasValue: true, Value: int }));
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression }:
                return outcome.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.ReturnType is NullableTypeSyntax && outcome.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is null;
            default:
                return false;
        }
    }

    /// <summary>Whether what a message says is known from the code and no secret.</summary>
    internal bool SaysNothing(ExpressionSyntax argument) => argument switch
    {
        // A number is a status: what refuses a request says 4xx.
        LiteralExpressionSyntax { Token.Value: int status } => status is >= 400 and < 500,
        LiteralExpressionSyntax => true,
        // '$"At most {MaxLength} characters."': a number that does not change.
        InterpolatedStringExpressionSyntax text => text.Contents.All(content => content is InterpolatedStringTextSyntax || content is InterpolationSyntax { Expression: var said, AlignmentClause: null, FormatClause: null } && (IsNumber(said) || IsName(said))),
        InvocationExpressionSyntax name when IsName(name) => true,
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "StatusCode" }, Name.Identifier.Text: var code } => code is "InvalidArgument" or "FailedPrecondition" or "OutOfRange" or "NotFound",
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "StatusCodes" }, Name.Identifier.Text: var code } => code.StartsWith("Status4", StringComparison.Ordinal),
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "ToDictionary" } of } => SaysNothing(of.Expression),
        // A text that has a name may be anything, so it is written out or is none of ours.
        IdentifierNameSyntax or MemberAccessExpressionSyntax => semantics.GetTypeInfo(argument).Type is { } type && (IsOfValidation(type) || IsOfErrors(type) && semantics.GetSymbolInfo(argument).Symbol is ILocalSymbol),
        BaseObjectCreationExpressionSyntax { Initializer: null } status => semantics.GetTypeInfo(status).Type is { Name: "Status", ContainingNamespace: { Name: "Core", ContainingNamespace.Name: "Grpc" } }
            && (status.ArgumentList?.Arguments.All(part => SaysNothing(part.Expression)) ?? false),
        BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer: { } initializer } => initializer.Expressions.All(SaysNothingOfElement),
        AnonymousObjectCreationExpressionSyntax made => made.Initializers.All(part => SaysNothing(part.Expression)),
        CollectionExpressionSyntax collection => collection.Elements.All(element => element is ExpressionElementSyntax { Expression: var value } && SaysNothing(value)),
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions.All(SaysNothing),
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions.All(SaysNothing),
        _ => false,
    };

    private bool IsNumber(ExpressionSyntax expression) => semantics.GetConstantValue(expression) is { HasValue: true, Value: not (null or string or bool or char) };

    private static bool IsName(ExpressionSyntax expression) => expression is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } };

    private bool SaysNothingOfElement(ExpressionSyntax element) => element switch
    {
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax key } entry => key.ArgumentList.Arguments.All(argument => SaysNothing(argument.Expression)) && SaysNothing(entry.Right),
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.Text: "Title" or "Detail" or "Status" } member } part => semantics.GetSymbolInfo(member).Symbol?.ContainingType is { Name: "ProblemDetails", DeclaringSyntaxReferences.IsEmpty: true } && SaysNothing(part.Right),
        AssignmentExpressionSyntax => false,
        InitializerExpressionSyntax pair => pair.Expressions.All(SaysNothing),
        _ => SaysNothing(element),
    };

    private static bool IsOfValidation(ITypeSymbol type) => type.Name is "ModelStateDictionary" or "ValidationResult" || type.IsOf("ValidationResult", "ValidationFailure");

    private static bool IsOfErrors(ITypeSymbol type) => type is INamedTypeSymbol { Name: "IDictionary" or "Dictionary", TypeArguments: { Length: 2 } arguments } && arguments[0].SpecialType == SpecialType.System_String && arguments[1] is IArrayTypeSymbol;
}
