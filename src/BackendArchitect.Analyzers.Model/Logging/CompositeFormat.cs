using System.Collections.Immutable;
using System.Linq;
using System.Text;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Logging;

/// <summary>One piece of a composite format: fixed text, or the index of an argument with its layout.</summary>
internal readonly record struct FormatPiece(string Text, int? Index, string Layout);

/// <summary>The format strings of <c>string.Format</c>, read as it reads them.</summary>
internal static class CompositeFormat
{
    /// <summary>The pieces of a format, or the default array when <c>string.Format</c> would throw for that many arguments.</summary>
    internal static ImmutableArray<FormatPiece> Parse(string format, int arguments)
    {
        var template = MessageTemplate.Parse(format);
        if (!template.IsWellFormed)
            return default;
        var pieces = ImmutableArray.CreateBuilder<FormatPiece>();
        var from = 0;
        foreach (var hole in template.Placeholders)
        {
            if (!hole.IsPositional || !int.TryParse(hole.Name.Trim(), out var index) || index < 0 || index >= arguments)
                return default;
            pieces.Add(new(Unescape(format.Substring(from, hole.Span.Start - from)), null, ""));
            pieces.Add(new("", index, hole.Layout));
            from = hole.Span.End;
        }
        pieces.Add(new(Unescape(format.Substring(from)), null, ""));
        return pieces.ToImmutable();
    }

    /// <summary>The value that a call puts where the format names a number, or null.</summary>
    internal static IOperation? ValueOf(IInvocationOperation call, int number) => call.Arguments
        .Where(argument => argument.Parameter is { Name: not ("format" or "provider") })
        .SelectMany(argument => argument.Parameter!.IsParams ? argument.ElementsOfParams() is { IsDefault: false } elements ? elements.AsEnumerable() : [] : [argument.Value])
        .ElementAtOrDefault(number);

    private static string Unescape(string text) => new StringBuilder(text).Replace("{{", "{").Replace("}}", "}").ToString();
}
