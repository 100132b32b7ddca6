using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Taint;

/// <summary>The number of rows that a statement of SQL asks for: what stands behind its LIMIT, TOP or FETCH, in the text or as a parameter beside it.</summary>
internal static class SqlLimit
{
    private static readonly Regex Query = new(@"\bselect\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Open = new(@"\b(limit|top|fetch\s+(next|first))\s*\(?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Named = new(@"\b(limit|top|fetch\s+(next|first))\s*\(?\s*[@:$](?<name>\w+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The values that become that number; none for most texts.</summary>
    /// <param name="text">The text.</param>
    /// <param name="beside">The arguments of the call that takes it: one of them may be an object with a value for each parameter.</param>
    internal static IEnumerable<IOperation> In(IOperation text, ImmutableArray<IArgumentOperation> beside)
    {
        text = text.WithoutConversions();
        if ((text.ConstantText() ?? (text is ILocalReferenceOperation local ? Declared(local) : null)) is { } constant)
            return Query.IsMatch(constant) && Named.Match(constant) is { Success: true } named ? Under(named.Groups["name"].Value, beside) : [];
        return text switch
        {
            IInterpolatedStringOperation interpolated => InHoles(interpolated),
            IInterpolatedStringHandlerCreationOperation { Content: IInterpolatedStringOperation interpolated } => InHoles(interpolated),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => InSum(sum),
            _ => [],
        };
    }

    private static IEnumerable<IOperation> InHoles(IInterpolatedStringOperation text)
    {
        var before = "";
        foreach (var part in text.Parts)
            switch (part)
            {
                case IInterpolatedStringTextOperation { Text: var literal }:
                    before += literal.ConstantText();
                    break;
                case IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { TargetMethod.Name: "AppendLiteral", Arguments: { Length: > 0 } literal } }:
                    before += literal[0].Value.ConstantText();
                    break;
                case IInterpolationOperation { Expression: var hole } when IsOpen(before):
                    yield return hole;
                    break;
                case IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { Arguments: { Length: > 0 } hole } } when IsOpen(before):
                    yield return hole[0].Value;
                    break;
                default:
                    before += "?";
                    break;
            }
    }

    // '"select ... limit " + size + " offset " + from'.
    private static IEnumerable<IOperation> InSum(IBinaryOperation sum)
    {
        var terms = new List<IOperation>();
        for (IOperation term = sum; ; term = ((IBinaryOperation)term).LeftOperand.WithoutConversions())
        {
            if (term is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } inner || term.ConstantValue.HasValue)
            {
                terms.Insert(0, term);
                break;
            }
            terms.Insert(0, inner.RightOperand.WithoutConversions());
        }
        var before = "";
        foreach (var term in terms)
        {
            if (IsOpen(before))
                yield return term;
            before += term.ConstantText() ?? "?";
        }
    }

    private static bool IsOpen(string before) => Open.IsMatch(before) && Query.IsMatch(before);

    private static IEnumerable<IOperation> Under(string name, ImmutableArray<IArgumentOperation> beside) => beside.Select(argument => argument.Value.WithoutConversions()).OfType<IAnonymousObjectCreationOperation>()
        .SelectMany(values => values.Initializers).OfType<ISimpleAssignmentOperation>()
        .Where(value => value.Target is IPropertyReferenceOperation { Property.Name: var key } && key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(value => value.Value);

    private static string? Declared(ILocalReferenceOperation local)
    {
        IOperation root = local;
        while (root.Parent is { } parent)
            root = parent;
        var declared = root.Descendants().OfType<IVariableDeclaratorOperation>().FirstOrDefault(d => SymbolEqualityComparer.Default.Equals(d.Symbol, local.Local));
        return declared?.GetVariableInitializer()?.Value.ConstantText();
    }
}
