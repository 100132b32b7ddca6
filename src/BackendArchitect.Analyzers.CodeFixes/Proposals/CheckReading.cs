using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals;

/// <summary>
/// Reads the checks of an answer: whether what they ask speaks against the input, whether their answer is a refusal, and whether together they let anything in.
/// A condition of any other form is unproven, though it may be right.
/// </summary>
/// <param name="semantics">The model of the document with the answer in it.</param>
/// <param name="shape">What the rule allows.</param>
/// <param name="allowsLists">Whether the input may be held against a list of what is allowed: only where it does harm by what it says.</param>
internal sealed class CheckReading(SemanticModel semantics, EditShape shape, bool allowsLists)
{
    private readonly Bounds _bounds = new();

    /// <summary>What is unproven about the checks.</summary>
    internal IEnumerable<Refusal> Of(ImmutableArray<SyntaxEdit> edits)
    {
        foreach (var edit in edits)
            foreach (var unproven in edit switch
            {
                InsertedStatements inserted => inserted.Statements.SelectMany(Unproven),
                GuardedExpression guarded => Unproven(guarded.Condition, !guarded.WhenTrue, guarded.Otherwise),
                _ => [],
            })
                yield return new(RefusalReason.UnprovenCheck, unproven);
        if (_bounds.Senseless() is { } subject)
            yield return new(RefusalReason.UnprovenCheck, $"The checks of '{subject}' let nothing in that anybody would send");
    }

    private IEnumerable<string> Unproven(StatementSyntax statement)
    {
        switch (statement)
        {
            case IfStatementSyntax guard:
                foreach (var unproven in Unproven(guard.Condition, true, Outcome(guard.Statement)))
                    yield return unproven;
                break;
            case ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call }:
                if (!Refusals.Throwing.Any(semantics.GetSymbolInfo(call).Symbol.Is) || !Arguments(call).All(argument => IsInput(argument) || IsConstant(argument)) || !IsInput(Arguments(call).FirstOrDefault()))
                    yield return $"'{EditReading.Short(call)}' is no check that refuses";
                else if (call.ToString().Contains("GreaterThan"))
                    Bound(Arguments(call).First(), Constant(Arguments(call).ElementAtOrDefault(1)), isMost: true);
                break;
            case LocalDeclarationStatementSyntax local:
                foreach (var variable in local.Declaration.Variables)
                    if (variable.Initializer?.Value is { } value && !IsPure(value))
                        yield return $"'{EditReading.Short(value)}' may do more than look at the input";
                break;
        }
    }

    private IEnumerable<string> Unproven(ExpressionSyntax condition, bool isFault, ExpressionSyntax? outcome)
    {
        if (!SpeaksAgainst(condition, isFault))
            yield return $"'{EditReading.Short(condition)}' does not certainly refuse bad input alone";
        if (outcome is null || !IsRefusal(outcome))
            yield return $"'{(outcome is null ? "" : EditReading.Short(outcome))}' is no answer that refuses";
    }

    private static ExpressionSyntax? Outcome(StatementSyntax statement) => statement switch
    {
        BlockSyntax block when block.Only() is { } only => Outcome(only),
        ReturnStatementSyntax answer => answer.Expression,
        ThrowStatementSyntax thrown => thrown.Expression,
        _ => null,
    };

    // Whether the condition, where it comes out so, speaks against the input: 'isFault' where true refuses, otherwise where false does.
    private bool SpeaksAgainst(ExpressionSyntax condition, bool isFault)
    {
        condition = EditReading.Bare(condition);
        switch (condition)
        {
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not:
                return SpeaksAgainst(not.Operand, !isFault);
            // 'a || b' refuses what either speaks against; 'valid && valid' lets in what both speak for.
            case BinaryExpressionSyntax either when either.IsKind(isFault ? SyntaxKind.LogicalOrExpression : SyntaxKind.LogicalAndExpression):
                return SpeaksAgainst(either.Left, isFault) && SpeaksAgainst(either.Right, isFault);
            // 'there && too long', 'missing || short enough': a value that may be missing.
            case BinaryExpressionSyntax both when both.IsKind(isFault ? SyntaxKind.LogicalAndExpression : SyntaxKind.LogicalOrExpression):
                return IsPresence(both.Left, isFault) && SpeaksAgainst(both.Right, isFault);
            case IsPatternExpressionSyntax pattern:
                return IsInput(pattern.Expression) && Pattern(pattern.Pattern, isFault, Subject(pattern.Expression));
            case BinaryExpressionSyntax comparison:
                return Compares(comparison, isFault);
            case InvocationExpressionSyntax call:
                return Asks(call, isFault);
            case MemberAccessExpressionSyntax or IdentifierNameSyntax when !isFault:
                return Refusals.Merits.Any(semantics.GetSymbolInfo(condition).Symbol.Is);
            default:
                return false;
        }
    }

    private bool IsPresence(ExpressionSyntax condition, bool isPresent)
    {
        condition = EditReading.Bare(condition);
        return condition switch
        {
            IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression } } } present => isPresent && IsInput(present.Expression),
            IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression } } missing => !isPresent && IsInput(missing.Expression),
            BinaryExpressionSyntax { Right.RawKind: (int)SyntaxKind.NullLiteralExpression } comparison => comparison.IsKind(isPresent ? SyntaxKind.NotEqualsExpression : SyntaxKind.EqualsExpression) && IsInput(comparison.Left),
            _ => false,
        };
    }

    private bool Compares(BinaryExpressionSyntax comparison, bool isFault)
    {
        var (left, right, kind) = (EditReading.Bare(comparison.Left), EditReading.Bare(comparison.Right), comparison.Kind());
        if (!IsInput(left) && IsInput(right))
            (left, right, kind) = (right, left, Mirrored(kind));
        if (!IsInput(left))
            return false;
        if (right.IsKind(SyntaxKind.NullLiteralExpression))
            return kind == (isFault ? SyntaxKind.EqualsExpression : SyntaxKind.NotEqualsExpression);
        if (kind is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression)
        {
            var refusesEqual = kind == SyntaxKind.EqualsExpression == isFault;
            if (Constant(right) is { } number)
                return refusesEqual && number == 0;
            return refusesEqual ? IsEmptyText(right) : IsOneOf(left, right);
        }
        return Constant(right) is { } bound && Relation(Subject(left), isFault ? kind : Opposite(kind), bound);
    }

    // What the relation refuses.
    private bool Relation(string subject, SyntaxKind kind, decimal bound)
    {
        switch (kind)
        {
            case SyntaxKind.LessThanExpression:
                _bounds.AtLeast(subject, bound);
                return true;
            case SyntaxKind.LessThanOrEqualExpression:
                _bounds.AtLeast(subject, bound + 1);
                return true;
            case SyntaxKind.GreaterThanExpression:
                _bounds.AtMost(subject, bound);
                return true;
            case SyntaxKind.GreaterThanOrEqualExpression:
                _bounds.AtMost(subject, bound - 1);
                return true;
            default:
                return false;
        }
    }

    private static SyntaxKind Mirrored(SyntaxKind kind) => kind switch
    {
        SyntaxKind.LessThanExpression => SyntaxKind.GreaterThanExpression,
        SyntaxKind.GreaterThanExpression => SyntaxKind.LessThanExpression,
        SyntaxKind.LessThanOrEqualExpression => SyntaxKind.GreaterThanOrEqualExpression,
        SyntaxKind.GreaterThanOrEqualExpression => SyntaxKind.LessThanOrEqualExpression,
        _ => kind,
    };

    private static SyntaxKind Opposite(SyntaxKind kind) => kind switch
    {
        SyntaxKind.LessThanExpression => SyntaxKind.GreaterThanOrEqualExpression,
        SyntaxKind.GreaterThanExpression => SyntaxKind.LessThanOrEqualExpression,
        SyntaxKind.LessThanOrEqualExpression => SyntaxKind.GreaterThanExpression,
        SyntaxKind.GreaterThanOrEqualExpression => SyntaxKind.LessThanExpression,
        _ => kind,
    };

    private bool Pattern(PatternSyntax pattern, bool isFault, string subject) => pattern switch
    {
        ParenthesizedPatternSyntax parenthesized => Pattern(parenthesized.Pattern, isFault, subject),
        UnaryPatternSyntax not => Pattern(not.Pattern, !isFault, subject),
        // Values that are refused, or values that are allowed: a list of texts.
        BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } either when !isFault => Leaves(either).All(leaf => leaf is ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.StringLiteralExpression }) && MayList(subject),
        BinaryPatternSyntax either when either.IsKind(isFault ? SyntaxKind.OrPattern : SyntaxKind.AndPattern) => Pattern(either.Left, isFault, subject) && Pattern(either.Right, isFault, subject),
        RelationalPatternSyntax relation => Constant(relation.Expression) is { } bound
            && Relation(subject, isFault ? OfToken(relation.OperatorToken) : Opposite(OfToken(relation.OperatorToken)), bound),
        ConstantPatternSyntax { Expression: var value } => isFault
            ? value.IsKind(SyntaxKind.NullLiteralExpression) || IsEmptyText(value) || Constant(value) == 0
            : value.IsKind(SyntaxKind.StringLiteralExpression) && !IsEmptyText(value) && MayList(subject),
        RecursivePatternSyntax { Designation: null, PositionalPatternClause: null, PropertyPatternClause: { } properties } => !isFault
            && properties.Subpatterns.All(part => part.ExpressionColon is { } name && Pattern(part.Pattern, false, subject + "." + name.Expression)),
        _ => false,
    };

    private static IEnumerable<PatternSyntax> Leaves(PatternSyntax pattern) => pattern is BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } either ? Leaves(either.Left).Concat(Leaves(either.Right))
        : pattern is ParenthesizedPatternSyntax parenthesized ? Leaves(parenthesized.Pattern) : [pattern];

    private static SyntaxKind OfToken(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.LessThanToken => SyntaxKind.LessThanExpression,
        SyntaxKind.LessThanEqualsToken => SyntaxKind.LessThanOrEqualExpression,
        SyntaxKind.GreaterThanToken => SyntaxKind.GreaterThanExpression,
        _ => SyntaxKind.GreaterThanOrEqualExpression,
    };

    private bool Asks(InvocationExpressionSyntax call, bool isFault)
    {
        if (semantics.GetSymbolInfo(call).Symbol is not IMethodSymbol method)
            return false;
        var arguments = Arguments(call).ToList();
        if (isFault)
            return Refusals.Faults.Any(method.Is) && arguments.Count == 1 && IsInput(arguments[0])
                || method.Is(Refusals.Any) && IsInput(Receiver(call)) && arguments.Count == 1 && arguments[0] is SimpleLambdaExpressionSyntax { ExpressionBody: PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not }
                    && not.Operand is InvocationExpressionSyntax kind && Refusals.Characters.Any(semantics.GetSymbolInfo(kind).Symbol.Is);
        if (Refusals.Merits.Any(method.Is))
            return Inputs(call).Any(IsInput);
        if (method.Is(Refusals.All))
            return IsInput(Receiver(call)) && arguments.Count == 1 && IsOfCharacters(arguments[0]);
        if (Refusals.Memberships.Any(method.Is))
            return allowsLists && arguments.Any(IsInput) && Receiver(call) is { } list && IsList(list);
        if (method.Is(Refusals.StartsWith))
            return allowsLists && IsInput(Receiver(call)) && arguments.Count == 2 && !IsEmptyText(arguments[0]);
        if (method.Is(Refusals.TextEquals))
            return Inputs(call).FirstOrDefault(IsInput) is { } compared && Inputs(call).Any(other => IsOneOf(compared, other));
        if (method.Is(Refusals.IsMatch))
            return arguments.Count >= 2 && IsInput(arguments[0]) && semantics.GetConstantValue(arguments[1]) is { HasValue: true, Value: string pattern } && Bounds.IsAllowList(pattern);
        return false;
    }

    private bool IsOfCharacters(ExpressionSyntax predicate) => predicate switch
    {
        // 'c => char.IsLetterOrDigit(c) || c is '-' or '_''.
        SimpleLambdaExpressionSyntax { ExpressionBody: { } body } => IsOfCharacters(body),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either => IsOfCharacters(either.Left) && IsOfCharacters(either.Right),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Right: LiteralExpressionSyntax { Token.Value: char c } } => c is '-' or '_',
        IsPatternExpressionSyntax { Pattern: var pattern } => Leaves(pattern).All(leaf => leaf is ConstantPatternSyntax { Expression: LiteralExpressionSyntax { Token.Value: '-' or '_' } }),
        InvocationExpressionSyntax call => Refusals.Characters.Any(semantics.GetSymbolInfo(call).Symbol.Is),
        _ => semantics.GetSymbolInfo(predicate) is var info && (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is { } symbol && Refusals.Characters.Any(symbol.Is),
    };

    // A value that is compared with a constant: of a text only where lists may be used, of the parts of an address and the type of a file always.
    private bool IsOneOf(ExpressionSyntax input, ExpressionSyntax constant) =>
        (semantics.GetConstantValue(constant) is { HasValue: true, Value: string { Length: > 0 } } || semantics.GetSymbolInfo(constant).Symbol is IFieldSymbol { IsReadOnly: true, ContainingType: var type } && type.Is(OutgoingUrls.Uri))
        && MayList(Subject(input));

    private bool MayList(string subject) => allowsLists || subject.EndsWith(".ContentType", StringComparison.Ordinal) || subject.EndsWith(".Scheme", StringComparison.Ordinal);

    // A list is written out, or was there before.
    private bool IsList(ExpressionSyntax list) => list switch
    {
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions is { Count: > 0 } elements && elements.All(IsConstant),
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions is { Count: > 0 } elements && elements.All(IsConstant),
        _ => semantics.GetSymbolInfo(list).Symbol switch
        {
            IFieldSymbol { IsReadOnly: true } or IPropertySymbol { IsReadOnly: true } => true,
            ILocalSymbol local => Initializer(local) is { } made && (made is CollectionExpressionSyntax { Elements: { Count: > 0 } elements }
                ? elements.All(element => element is ExpressionElementSyntax { Expression: var value } && IsConstant(value)) : IsList(made)),
            _ => false,
        },
    };

    private static ExpressionSyntax? Initializer(ILocalSymbol local) => (local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as VariableDeclaratorSyntax)?.Initializer?.Value;

    private static IEnumerable<ExpressionSyntax> Arguments(InvocationExpressionSyntax call) => call.ArgumentList.Arguments.Select(argument => argument.Expression);

    private static ExpressionSyntax? Receiver(InvocationExpressionSyntax call) => (call.Expression as MemberAccessExpressionSyntax)?.Expression;

    private static IEnumerable<ExpressionSyntax> Inputs(InvocationExpressionSyntax call) => Receiver(call) is { } receiver ? Arguments(call).Prepend(receiver) : Arguments(call);

    // What the client sent, or was made of it: it begins with a parameter or a variable, or is a property that requests are bound to.
    private bool IsInput(ExpressionSyntax? expression) => expression switch
    {
        MemberAccessExpressionSyntax access => IsInput(access.Expression),
        ConditionalAccessExpressionSyntax conditional => IsInput(conditional.Expression),
        ElementAccessExpressionSyntax element => IsInput(element.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure => IsInput(sure.Operand),
        ParenthesizedExpressionSyntax parenthesized => IsInput(parenthesized.Expression),
        IdentifierNameSyntax name => semantics.GetSymbolInfo(name).Symbol is IParameterSymbol or ILocalSymbol { IsConst: false } or IPropertySymbol { IsStatic: false, SetMethod: not null },
        _ => false,
    };

    private static string Subject(ExpressionSyntax expression) => EditReading.Bare(expression).ToString().Replace("?.", ".").Replace("!.", ".");

    private decimal? Constant(ExpressionSyntax? expression) => expression is not null && semantics.GetConstantValue(expression) is { HasValue: true, Value: IConvertible value and not (string or bool or char) }
        ? Bounds.Convert(value) : null;

    private void Bound(ExpressionSyntax subject, decimal? bound, bool isMost)
    {
        if (bound is { } number && isMost)
            _bounds.AtMost(Subject(subject), number);
    }

    private bool IsConstant(ExpressionSyntax expression) => semantics.GetConstantValue(expression).HasValue;

    private bool IsEmptyText(ExpressionSyntax expression) => semantics.GetConstantValue(expression) is { HasValue: true, Value: "" } || expression.ToString() == "string.Empty";

    // What a check keeps for itself is made of the input by what the shape names, holds a list, or is what a validator said.
    private bool IsPure(ExpressionSyntax value) => value.DescendantNodesAndSelf().All(node => node switch
        {
            InvocationExpressionSyntax call => semantics.GetSymbolInfo(call).Symbol is { } method
                && (shape.Rewrite?.Uses.Any(method.Is) == true || Refusals.Validations.Any(method.Is) || Refusals.Merits.Any(method.Is) || call.Expression is IdentifierNameSyntax { Identifier.Text: "nameof" }),
            BaseObjectCreationExpressionSyntax made => semantics.GetTypeInfo(made).Type is { Name: "List" or "Dictionary" or "HashSet" or "ValidationContext", DeclaringSyntaxReferences.IsEmpty: true },
            _ => true,
        })
        && !value.DescendantNodesAndSelf().Any(node => node is AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax } or AnonymousFunctionExpressionSyntax
        or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression }
        or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression or (int)SyntaxKind.AddressOfExpression });

    // What refuses says what was wrong and nothing else: constants, names, the model state, the errors of a validator.
    private bool IsRefusal(ExpressionSyntax outcome)
    {
        outcome = EditReading.Bare(outcome);
        switch (outcome)
        {
            case ThrowExpressionSyntax thrown:
                return IsRefusal(thrown.Expression);
            case ObjectCreationExpressionSyntax made:
                return semantics.GetTypeInfo(made).Type is { } type && Refusals.Exceptions.Any(type.Is) && made.Initializer is null && (made.ArgumentList?.Arguments.All(argument => SaysNothing(argument.Expression)) ?? true);
            case InvocationExpressionSyntax call:
                return Refusals.Answers.Any(semantics.GetSymbolInfo(call).Symbol.Is) && Arguments(call).All(SaysNothing);
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression }:
                return outcome.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.ReturnType is NullableTypeSyntax && outcome.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is null;
            default:
                return false;
        }
    }

    private bool SaysNothing(ExpressionSyntax argument) => argument switch
    {
        // A number is a status: what refuses a request says 4xx.
        LiteralExpressionSyntax { Token.Value: int status } => status is >= 400 and < 500,
        LiteralExpressionSyntax => true,
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } } => true,
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "StatusCode" }, Name.Identifier.Text: var code } => code is "InvalidArgument" or "FailedPrecondition" or "OutOfRange" or "NotFound",
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "StatusCodes" }, Name.Identifier.Text: var code } => code.StartsWith("Status4", StringComparison.Ordinal),
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "ToDictionary" } of } => SaysNothing(of.Expression),
        IdentifierNameSyntax or MemberAccessExpressionSyntax => IsConstant(argument) || semantics.GetTypeInfo(argument).Type is { } type && IsOfValidation(type),
        ObjectCreationExpressionSyntax { Initializer: null } status => semantics.GetTypeInfo(status).Type is { Name: "Status", ContainingNamespace: { Name: "Core", ContainingNamespace.Name: "Grpc" } }
            && (status.ArgumentList?.Arguments.All(part => SaysNothing(part.Expression)) ?? false),
        ObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer: { } initializer } => initializer.Expressions.All(SaysNothingOfElement),
        AnonymousObjectCreationExpressionSyntax made => made.Initializers.All(part => SaysNothing(part.Expression)),
        CollectionExpressionSyntax collection => collection.Elements.All(element => element is ExpressionElementSyntax { Expression: var value } && SaysNothing(value)),
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions.All(SaysNothing),
        _ => false,
    };

    private bool SaysNothingOfElement(ExpressionSyntax element) => element switch
    {
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax key } entry => key.ArgumentList.Arguments.All(argument => SaysNothing(argument.Expression)) && SaysNothing(entry.Right),
        InitializerExpressionSyntax pair => pair.Expressions.All(SaysNothing),
        _ => SaysNothing(element),
    };

    private static bool IsOfValidation(ITypeSymbol type) => type.Name is "ModelStateDictionary" or "ValidationResult"
        || type.IsOf("ValidationResult", "ValidationFailure") || type is INamedTypeSymbol { Name: "IDictionary" or "Dictionary" } && type.IsOf("String") && ((INamedTypeSymbol)type).TypeArguments[1] is IArrayTypeSymbol;
}
