using System.Collections.Generic;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>The numbered holes of a text that <c>string.Format</c> fills in.</summary>
internal static class FormatHoles
{
    /// <summary>The holes of the text: their numbers and where they begin.</summary>
    internal static IEnumerable<(int Index, int Start)> In(string text)
    {
        for (var at = text.IndexOf('{'); at >= 0 && at + 1 < text.Length; at = at + 1 < text.Length ? text.IndexOf('{', at + 1) : -1)
        {
            // Two braces are one that is written.
            if (text[at + 1] == '{')
                at++;
            else if (text[at + 1] is >= '0' and <= '9' && at + 2 < text.Length && text[at + 2] is '}' or ':' or ',')
                yield return (text[at + 1] - '0', at);
        }
    }

    /// <summary>The value that fills the hole of a number, or null.</summary>
    internal static IOperation? ValueOf(IInvocationOperation format, int index)
    {
        if (format.ArgumentFor("arg" + index) is { } named)
            return named;
        return format.ArgumentFor("args")?.WithoutConversions() switch
        {
            IArrayCreationOperation { Initializer.ElementValues: var values } when index < values.Length => values[index],
            ICollectionExpressionOperation { Elements: var elements } when index < elements.Length => elements[index],
            _ => null,
        };
    }
}
