using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using BackendArchitect.Analyzers.CodeFixes.Proposals.Rewrites;
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
internal sealed class CheckReading
{
    // Options of a pattern by which it still speaks of the whole text.
    private const RegexOptions Whole = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Compiled | RegexOptions.ECMAScript | RegexOptions.ExplicitCapture | RegexOptions.Singleline | (RegexOptions)1024;

    // In milliseconds: who waits longer for a pattern has no limit.
    private const decimal LongestTime = 10_000;

    private readonly SemanticModel _semantics;
    private readonly ImmutableArray<SyntaxEdit> _edits;
    private readonly bool _allowsLists;
    private readonly Bounds _bounds = new();
    private readonly InputReading _inputs;
    private readonly AnswerReading _answers;
    private readonly VariableReading _variables;
    private readonly PathReading _paths;

    // How often a value is held against a list: what must be in two is in none.
    private readonly Dictionary<string, int> _lists = new(StringComparer.Ordinal);

    // Where a check is asked only of a value that is there: its name.
    private string? _present;

    /// <param name="semantics">The model of the document with the answer in it.</param>
    /// <param name="shape">What the rule allows.</param>
    /// <param name="allowsLists">Whether the input may be held against a list of what is allowed: only where it does harm by what it says.</param>
    /// <param name="edits">What the answer edits.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal CheckReading(SemanticModel semantics, EditShape shape, bool allowsLists, ImmutableArray<SyntaxEdit> edits, CancellationToken cancellationToken)
    {
        (_semantics, _edits, _allowsLists) = (semantics, edits, allowsLists);
        _inputs = new(semantics, edits, cancellationToken);
        _answers = new(semantics);
        _variables = new(semantics, shape, _inputs, _answers);
        _paths = new(shape.Rewrite ?? new(), NewValues.In(edits.OfType<InsertedStatements>().FirstOrDefault()?.Statements[0].FirstAncestorOrSelf<MemberDeclarationSyntax>()).Made);
    }

    /// <summary>What is unproven about the checks.</summary>
    internal IEnumerable<Refusal> Unproven()
    {
        foreach (var edit in _edits)
            foreach (var unproven in edit switch
            {
                InsertedStatements inserted => inserted.Statements.SelectMany(Unproven),
                GuardedExpression guarded => Unproven(guarded.Condition, !guarded.WhenTrue, guarded.Otherwise),
                _ => [],
            })
                yield return new(RefusalReason.UnprovenCheck, unproven);
        if ((_bounds.Senseless() ?? _lists.FirstOrDefault(list => list.Value > 1).Key) is { } subject)
            yield return new(RefusalReason.UnprovenCheck, $"The checks of '{subject}' let in nothing that anybody would send, or everything");
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
                if (!Throws(call))
                    yield return $"'{EditReading.Short(call)}' is no check that refuses";
                break;
            case LocalDeclarationStatementSyntax local:
                foreach (var variable in local.Declaration.Variables)
                    if (variable.Initializer?.Value is { } value && !_variables.IsPlain(value))
                        yield return $"'{EditReading.Short(value)}' may do more than look at the input, or look at something else";
                break;
        }
    }

    private IEnumerable<string> Unproven(ExpressionSyntax condition, bool isFault, ExpressionSyntax? outcome)
    {
        if (!SpeaksAgainst(condition, isFault))
            yield return $"'{EditReading.Short(condition)}' does not certainly refuse bad input alone";
        if (outcome is null || !_answers.IsRefusal(outcome))
            yield return $"'{(outcome is null ? "" : EditReading.Short(outcome))}' is no answer that refuses";
    }

    private static ExpressionSyntax? Outcome(StatementSyntax statement) => statement switch
    {
        BlockSyntax block when block.Only() is { } only => Outcome(only),
        ReturnStatementSyntax answer => answer.Expression,
        ThrowStatementSyntax thrown => thrown.Expression,
        _ => null,
    };

    // 'ArgumentOutOfRangeException.ThrowIfGreaterThan(order.Quantity, 100)'.
    private bool Throws(InvocationExpressionSyntax call)
    {
        if (_semantics.GetSymbolInfo(call).Symbol is not IMethodSymbol method || !Refusals.Throwing.Any(method.Is) || Arguments(call) is not { Count: > 0 } arguments || !IsInput(arguments[0]))
            return false;
        var relation = method.Name switch
        {
            "ThrowIfGreaterThan" => SyntaxKind.GreaterThanExpression,
            "ThrowIfGreaterThanOrEqual" => SyntaxKind.GreaterThanOrEqualExpression,
            "ThrowIfLessThan" => SyntaxKind.LessThanExpression,
            "ThrowIfLessThanOrEqual" => SyntaxKind.LessThanOrEqualExpression,
            _ => SyntaxKind.None,
        };
        if (relation == SyntaxKind.None)
            return arguments.Skip(1).All(IsConstant);
        return arguments.Count > 1 && Constant(arguments[1]) is { } bound && arguments.Skip(2).All(IsConstant) && Relation(InputReading.Subject(arguments[0]), relation, bound);
    }

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
            // 'there && too long', 'missing || short enough': a value that may be missing. 'neither this && nor that', 'this || that': a list.
            case BinaryExpressionSyntax both when both.IsKind(isFault ? SyntaxKind.LogicalAndExpression : SyntaxKind.LogicalOrExpression):
                return IsOneOfSeveral(both, isFault) || Presence(both.Left, isFault) is { } present && Of(present, both.Right, isFault);
            case IsPatternExpressionSyntax pattern:
                return IsInput(pattern.Expression) && Pattern(pattern.Pattern, isFault, InputReading.Subject(pattern.Expression));
            case BinaryExpressionSyntax comparison:
                return Compares(comparison, isFault);
            case InvocationExpressionSyntax call:
                return Asks(call, isFault);
            case MemberAccessExpressionSyntax or IdentifierNameSyntax when !isFault:
                return Refusals.Merits.Any(_semantics.GetSymbolInfo(condition).Symbol.Is);
            default:
                return false;
        }
    }

    // What is asked must be asked of what is there, and of nothing else.
    private bool Of(string present, ExpressionSyntax condition, bool isFault)
    {
        var before = _present;
        _present = present;
        var speaks = SpeaksAgainst(condition, isFault);
        _present = before;
        return speaks;
    }

    private bool IsInput(ExpressionSyntax? expression) => _inputs.Is(expression) && (_present is null || InputReading.Subject(expression!) is var subject && (subject == _present || subject.StartsWith(_present + ".", StringComparison.Ordinal)));

    private string? Presence(ExpressionSyntax condition, bool isPresent)
    {
        condition = EditReading.Bare(condition);
        var subject = condition switch
        {
            IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression } } } present when isPresent => present.Expression,
            IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression } } missing when !isPresent => missing.Expression,
            BinaryExpressionSyntax { Right.RawKind: (int)SyntaxKind.NullLiteralExpression } comparison when comparison.IsKind(isPresent ? SyntaxKind.NotEqualsExpression : SyntaxKind.EqualsExpression) => comparison.Left,
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: InvocationExpressionSyntax asked } when isPresent => Missing(asked),
            InvocationExpressionSyntax asked when !isPresent => Missing(asked),
            _ => null,
        };
        return IsInput(subject) ? InputReading.Subject(subject!) : null;
    }

    private ExpressionSyntax? Missing(InvocationExpressionSyntax asked) => Refusals.Faults.Any(_semantics.GetSymbolInfo(asked).Symbol.Is) ? Arguments(asked).FirstOrDefault() : null;

    // 'format != "Csv" && format != "Json"'.
    private bool IsOneOfSeveral(BinaryExpressionSyntax all, bool isFault)
    {
        var leaves = Leaves(all, all.Kind()).ToList();
        return leaves.TrueForAll(leaf => leaf is BinaryExpressionSyntax { Left: var left } comparison && comparison.IsKind(isFault ? SyntaxKind.NotEqualsExpression : SyntaxKind.EqualsExpression) && IsInput(left)
            && InputReading.Subject(left) == InputReading.Subject(((BinaryExpressionSyntax)leaves[0]).Left) && IsOneOf(left, comparison.Right))
            && Lists(InputReading.Subject(((BinaryExpressionSyntax)leaves[0]).Left));
    }

    private static IEnumerable<ExpressionSyntax> Leaves(ExpressionSyntax expression, SyntaxKind kind) => EditReading.Bare(expression) is BinaryExpressionSyntax binary && binary.IsKind(kind)
        ? Leaves(binary.Left, kind).Concat(Leaves(binary.Right, kind)) : [EditReading.Bare(expression)];

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
            return refusesEqual ? IsEmptyText(right) : IsOneOf(left, right) && Lists(InputReading.Subject(left));
        }
        return Constant(right) is { } bound && Relation(InputReading.Subject(left), isFault ? kind : Opposite(kind), bound);
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
        BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } either when !isFault && !IsPresence(either.Left, false) => Leaves(either).All(leaf => leaf is ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.StringLiteralExpression }) && Leaves(either).All(leaf => MayBe(subject, ((ConstantPatternSyntax)leaf).Expression)) && Lists(subject),
        BinaryPatternSyntax either when either.IsKind(isFault ? SyntaxKind.OrPattern : SyntaxKind.AndPattern) => Pattern(either.Left, isFault, subject) && Pattern(either.Right, isFault, subject),
        RelationalPatternSyntax relation => Constant(relation.Expression) is { } bound
            && Relation(subject, isFault ? OfToken(relation.OperatorToken) : Opposite(OfToken(relation.OperatorToken)), bound),
        ConstantPatternSyntax { Expression: var value } => isFault
            ? value.IsKind(SyntaxKind.NullLiteralExpression) || IsEmptyText(value) || Constant(value) == 0
            : value.IsKind(SyntaxKind.StringLiteralExpression) && MayBe(subject, value) && Lists(subject),
        // 'null or { Length: <= 500 }', 'not null and { Length: > 500 }': a value that may be missing.
        BinaryPatternSyntax optional when optional.IsKind(isFault ? SyntaxKind.AndPattern : SyntaxKind.OrPattern) && IsPresence(optional.Left, isFault) => Pattern(optional.Right, isFault, subject),
        // '{ Length: > 500 }' refuses where the one thing that it asks is so; 'not { ... }' where any is not.
        RecursivePatternSyntax { Designation: null, PositionalPatternClause: null, Type: null, PropertyPatternClause: { } properties } => (!isFault || properties.Subpatterns.Count == 1)
            && properties.Subpatterns.All(part => part.ExpressionColon is { } name && Pattern(part.Pattern, isFault, subject + "." + name.Expression)),
        _ => false,
    };

    private static bool IsPresence(PatternSyntax pattern, bool isPresent) => pattern switch
    {
        ParenthesizedPatternSyntax parenthesized => IsPresence(parenthesized.Pattern, isPresent),
        UnaryPatternSyntax not => IsPresence(not.Pattern, !isPresent),
        ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression } => !isPresent,
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
        if (_semantics.GetSymbolInfo(call).Symbol is not IMethodSymbol method)
            return false;
        var arguments = Arguments(call);
        if (isFault)
            return Refusals.Faults.Any(method.Is) && arguments.Count == 1 && IsInput(arguments[0])
                || method.Is(Refusals.Any) && IsInput(Receiver(call)) && arguments.Count == 1 && arguments[0] is SimpleLambdaExpressionSyntax { ExpressionBody: PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not } lambda
                    && IsOfCharacters(EditReading.Bare(not.Operand), lambda.Parameter.Identifier.Text);
        if (Refusals.Merits.Any(method.Is))
            return IsMerit(method, arguments);
        if (method.Is(Refusals.All))
            return IsInput(Receiver(call)) && arguments.Count == 1 && IsOfCharacters(arguments[0]);
        if (Refusals.Memberships.Any(method.Is))
            return arguments.Count > 0 && IsInput(arguments[0]) && arguments.Skip(1).All(_variables.IsComparer) && Receiver(call) is { } list && IsList(list, InputReading.Subject(arguments[0])) && Lists(InputReading.Subject(arguments[0]));
        if (method.Is(Refusals.StartsWith))
            return arguments.Count == 2 && _variables.IsComparer(arguments[1]) && IsInput(Receiver(call)) && _allowsLists && IsBeginning(Receiver(call)!, arguments[0]);
        if (method.Is(Refusals.TextEquals))
        {
            var texts = Receiver(call) is { } receiver && !method.IsStatic ? arguments.Prepend(receiver).ToList() : arguments.ToList();
            return texts.Count is 2 or 3 && texts.Skip(2).All(_variables.IsComparer) && (IsInput(texts[0]) ? IsOneOf(texts[0], texts[1]) && Lists(InputReading.Subject(texts[0])) : IsInput(texts[1]) && IsOneOf(texts[1], texts[0]) && Lists(InputReading.Subject(texts[1])));
        }
        if (method.Is(Refusals.IsMatch))
            return arguments.Count >= 2 && IsInput(arguments[0]) && _semantics.GetConstantValue(arguments[1]) is { HasValue: true, Value: string pattern } && Bounds.IsAllowList(pattern)
                && arguments.Skip(2).All(argument => argument is InvocationExpressionSyntax time && Refusals.Times.Any(_semantics.GetSymbolInfo(time).Symbol.Is) && Arguments(time) is { Count: 1 } spans && Constant(spans[0]) * (((MemberAccessExpressionSyntax)time.Expression).Name.Identifier.ValueText == "FromSeconds" ? 1000 : 1) is > 0 and <= LongestTime || _semantics.GetConstantValue(argument) is { HasValue: true, Value: int options } && ((RegexOptions)options & ~Whole) == 0);
        return false;
    }

    // What is asked must be asked of the input; and where attributes are asked there must be some, and all of them be asked.
    private bool IsMerit(IMethodSymbol method, IReadOnlyList<ExpressionSyntax> arguments)
    {
        if (!arguments.Any(IsInput) || method.Name != "IsDefined" && !IsInput(arguments[0]))
            return false;
        if (method.Name is not ("TryValidateObject" or "TryValidate"))
            return true;
        return _semantics.GetTypeInfo(arguments[0]).Type is { } type && HasRules(type)
            && (method.Name == "TryValidate" || arguments.Count == 4 && _semantics.GetConstantValue(arguments[3]) is { HasValue: true, Value: true });
    }

    private static bool HasRules(ITypeSymbol type) => type.AllInterfaces.Any(contract => contract.Name == "IValidatableObject")
        || type is INamedTypeSymbol named && named.SelfAndBases().SelectMany(of => of.GetMembers()).SelectMany(member => member is IMethodSymbol { MethodKind: MethodKind.Constructor } made ? made.Parameters.SelectMany(parameter => parameter.GetAttributes()) : member.GetAttributes())
            .Any(attribute => attribute.AttributeClass is { } rule && rule.SelfAndBases().Any(of => of.Name == "ValidationAttribute"));

    // A full path in its own folder; an address of one host, up to the slash behind it. The beginning of anything else says nothing about the rest.
    private bool IsBeginning(ExpressionSyntax input, ExpressionSyntax beginning)
    {
        if (_paths.IsFull(input))
            return _paths.Folder(input) is { } folder && _paths.Constant(beginning) == folder;
        return _semantics.GetConstantValue(beginning) is { HasValue: true, Value: string text } && AllowedValues.IsBeginningOfHost(text);
    }

    private bool IsOfCharacters(ExpressionSyntax predicate) => predicate switch
    {
        // 'c => char.IsLetterOrDigit(c) || c is '-' or '_''.
        SimpleLambdaExpressionSyntax { ExpressionBody: { } body } lambda => IsOfCharacters(EditReading.Bare(body), lambda.Parameter.Identifier.Text),
        ParenthesizedLambdaExpressionSyntax { ExpressionBody: { } body, ParameterList.Parameters: { Count: 1 } parameters } => IsOfCharacters(EditReading.Bare(body), parameters[0].Identifier.Text),
        SimpleNameSyntax or MemberAccessExpressionSyntax => _semantics.GetSymbolInfo(predicate) is var info && (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is { } symbol && Refusals.Characters.Any(symbol.Is),
        _ => false,
    };

    // Of the character itself, and of no other.
    private bool IsOfCharacters(ExpressionSyntax condition, string character) => condition switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either => IsOfCharacters(EditReading.Bare(either.Left), character) && IsOfCharacters(EditReading.Bare(either.Right), character),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Left: IdentifierNameSyntax left, Right: LiteralExpressionSyntax { Token.Value: '-' or '_' } } => left.Identifier.Text == character,
        IsPatternExpressionSyntax { Expression: IdentifierNameSyntax asked, Pattern: var pattern } => asked.Identifier.Text == character && Leaves(pattern).All(leaf => leaf is ConstantPatternSyntax { Expression: LiteralExpressionSyntax { Token.Value: '-' or '_' } }),
        InvocationExpressionSyntax call => Arguments(call) is { Count: 1 } arguments && arguments[0] is IdentifierNameSyntax asked && asked.Identifier.Text == character && Refusals.Characters.Any(_semantics.GetSymbolInfo(call).Symbol.Is),
        _ => false,
    };

    // A value that is compared with a constant: of a text only where lists may be used, of the parts of an address and the type of a file always.
    private bool IsOneOf(ExpressionSyntax input, ExpressionSyntax constant)
    {
        var subject = InputReading.Subject(input);
        return MayList(subject) && (_semantics.GetConstantValue(constant) is { HasValue: true, Value: string value } ? AllowedValues.MayBe(subject, value)
            : _semantics.GetSymbolInfo(constant).Symbol is IFieldSymbol { Name: "UriSchemeHttps" or "UriSchemeHttp", ContainingType: var type } && type.Is(OutgoingUrls.Uri) && subject.EndsWith(".Scheme", StringComparison.Ordinal));
    }

    private bool Lists(string subject)
    {
        _lists.TryGetValue(subject, out var count);
        _lists[subject] = count + 1;
        return true;
    }

    private bool MayList(string subject) => _allowsLists || subject.EndsWith(".ContentType", StringComparison.Ordinal) || subject.EndsWith(".Scheme", StringComparison.Ordinal);

    // A list is written out, or was there before and is nothing that a request carries.
    private bool IsList(ExpressionSyntax list, string subject)
    {
        list = EditReading.Bare(list);
        if (_semantics.GetSymbolInfo(list).Symbol is ILocalSymbol local)
            return (local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as VariableDeclaratorSyntax)?.Initializer?.Value is { } made && IsList(made, subject);
        if (_semantics.GetSymbolInfo(list).Symbol is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { IsReadOnly: true } && _semantics.GetSymbolInfo(list).Symbol is { DeclaringSyntaxReferences.IsEmpty: false } kept)
            return MayList(subject) && (kept.IsStatic || list is IdentifierNameSyntax);
        return MayList(subject) && _variables.IsList(list)
            && list.DescendantNodes().OfType<ExpressionSyntax>().Where(element => element.Parent is InitializerExpressionSyntax or ExpressionElementSyntax).All(element => _semantics.GetConstantValue(element).Value is not string value || AllowedValues.MayBe(subject, value));
    }

    // By the parameters: who names its arguments may write them in any order.
    private IReadOnlyList<ExpressionSyntax> Arguments(InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments;
        if (arguments.All(argument => argument.NameColon is null) || _semantics.GetSymbolInfo(call).Symbol is not IMethodSymbol method)
            return [.. arguments.Select(argument => argument.Expression)];
        var names = method.Parameters.Select(parameter => parameter.Name).ToList();
        return [.. arguments.Select((argument, index) => (argument.Expression, Place: argument.NameColon is { } name ? names.IndexOf(name.Name.Identifier.Text) : index)).OrderBy(pair => pair.Place).Select(pair => pair.Expression)];
    }

    private static ExpressionSyntax? Receiver(InvocationExpressionSyntax call) => (call.Expression as MemberAccessExpressionSyntax)?.Expression;

    private bool MayBe(string subject, ExpressionSyntax value) => MayList(subject) && _semantics.GetConstantValue(value) is { HasValue: true, Value: string text } && AllowedValues.MayBe(subject, text);

    private decimal? Constant(ExpressionSyntax? expression) => expression is not null && _semantics.GetConstantValue(expression) is { HasValue: true, Value: IConvertible value and not (string or bool or char) }
        ? Bounds.Convert(value) : null;

    private bool IsConstant(ExpressionSyntax expression) => _semantics.GetConstantValue(expression).HasValue;

    private bool IsEmptyText(ExpressionSyntax expression) => _semantics.GetConstantValue(expression) is { HasValue: true, Value: "" } || expression.ToString() == "string.Empty";
}
