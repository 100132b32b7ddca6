using System;
using System.Linq;
using System.Text.RegularExpressions;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Taint;

/// <summary>Questions whether a number is too large, by comparison or pattern.</summary>
internal static class UpperBound
{
    private static readonly Regex Limits = new("max|limit|most|allowed|upper|cap$|ceiling", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>
    /// Whether the code around an operation asks before it: whoever asks whether a number is too large does not do so to go on with it all the same.
    /// </summary>
    /// <param name="at">The operation.</param>
    /// <param name="isNumber">Whether an operand is the number.</param>
    internal static bool IsAskedAround(IOperation at, Func<IOperation, bool> isNumber)
    {
        var root = at;
        while (root.Parent is { } parent)
            root = parent;
        var end = LoneStatement.Original(at.Syntax).Span.End;
        return root.Descendants().Any(asked => LoneStatement.Original(asked.Syntax).SpanStart <= end && asked switch
        {
            IBinaryOperation comparison => Is(comparison, isNumber),
            IRelationalPatternOperation pattern => IsLimit(pattern.Value) && Matched(pattern) is { } matched && isNumber(matched),
            _ => false,
        });
    }

    /// <summary>Whether a comparison asks whether a number is larger than it may be; what is compared with nothing, or with how much there is, does not.</summary>
    internal static bool Is(IBinaryOperation comparison, Func<IOperation, bool> isNumber) =>
        comparison.OperatorKind is BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
        && ((IsLimit(comparison.RightOperand) && isNumber(comparison.LeftOperand)) || (IsLimit(comparison.LeftOperand) && isNumber(comparison.RightOperand)));

    private static bool IsLimit(IOperation limit)
    {
        var value = limit.WithoutConversions();
        return value.ConstantValue is { HasValue: true, Value: { } constant }
            ? constant is IConvertible number and not (string or char or bool) && number.ToDouble(null) > 1
            : value is IMemberReferenceOperation { Member.Name: var member } ? Limits.IsMatch(member) || value is IFieldReferenceOperation { Field.IsReadOnly: true }
            : value.Referred() is { Name: var name } && Limits.IsMatch(name);
    }

    // What 'size is > 100' and 'size switch { > 100 => ... }' look at.
    private static IOperation? Matched(IOperation pattern)
    {
        for (var outer = pattern.Parent; outer is not null; outer = outer.Parent)
            switch (outer)
            {
                case IIsPatternOperation test:
                    return test.Value;
                case ISwitchExpressionOperation choice:
                    return choice.Value;
                case ISwitchOperation choice:
                    return choice.Value;
                case IPropertySubpatternOperation { Member: var member }:
                    return member;
            }
        return null;
    }
}
