using System;
using System.Collections.Generic;
using System.Linq;
using BackendArchitect.Analyzers.Model.Logging;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Taint;

/// <summary>The part of a URL that decides where it leads: scheme and host, which end at the first slash behind them.</summary>
internal static class UrlText
{
    /// <summary>Whether a text that a URL begins with holds its whole host, or makes it a relative one: nothing behind it leads elsewhere.</summary>
    internal static bool EndsHost(string beginning)
    {
        var scheme = beginning.IndexOf("://", StringComparison.Ordinal);
        var host = scheme >= 0 ? scheme + 3 : beginning.StartsWith("//", StringComparison.Ordinal) ? 2 : -1;
        if (host >= 0)
            return beginning.IndexOfAny(['/', '?', '#', '\\'], host) >= 0;
        // 'https:' and a slash alone leave the host open: what follows may be '/contoso.com'.
        return beginning is not ("" or "/" or "\\") && !beginning.EndsWith(":", StringComparison.Ordinal) && !"https://".StartsWith(beginning, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The values of a text that is put together which may decide where it leads; null when it is not put together in sight.</summary>
    internal static IEnumerable<IOperation>? Leading(IOperation text)
    {
        var parts = Parts(text);
        return parts is null ? null : Leading(parts);
    }

    private static IEnumerable<IOperation> Leading(IEnumerable<IOperation> parts)
    {
        var beginning = "";
        foreach (var part in parts)
        {
            if (part.WithoutConversions().ConstantValue is { HasValue: true } constant)
            {
                beginning += constant.Value;
                continue;
            }
            if (!EndsHost(beginning))
                yield return part;
            // Behind a value that nobody sees the host may have ended.
            yield break;
        }
    }

    private static IEnumerable<IOperation>? Parts(IOperation text) => text switch
    {
        IInterpolatedStringOperation interpolated => interpolated.Parts.Select(part => part switch
        {
            IInterpolationOperation hole => hole.Expression,
            IInterpolatedStringTextOperation fixedText => fixedText.Text,
            _ => (IOperation)part,
        }),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => Operands(sum),
        IInvocationOperation { TargetMethod: var method } call when method.Is(Text.Format) =>
            call.ArgumentFor("format").ConstantText() is { } format && format.IndexOf('{') is var open and >= 0 ? EndsHost(format.Substring(0, open)) ? [] : CompositeFormat.ValueOf(call, 0) is { } first ? [first] : [] : [],
        IInvocationOperation { TargetMethod: var method } call when method.Is(Text.Concat) =>
            call.Arguments.SelectMany(a => a.Parameter is { IsParams: true } && a.ElementsOfParams() is { IsDefault: false } elements ? elements.AsEnumerable() : [a.Value]),
        _ => null,
    };

    private static IEnumerable<IOperation> Operands(IOperation operation) =>
        operation.WithoutConversions() is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum ? Operands(sum.LeftOperand).Concat(Operands(sum.RightOperand)) : [operation];
}
