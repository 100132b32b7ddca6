using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals;

/// <summary>What numbers and texts a set of checks lets in: something must be left, and not everything.</summary>
internal sealed class Bounds
{
    // A password may be asked to have so many characters; nobody asks for more of any text.
    private const decimal LargestLeastLength = 16;

    /// <summary>What is larger bounds nothing: also the framework's own limit of a request body is smaller.</summary>
    internal const decimal LargestMost = 30_000_000;

    // Of files and of numbers that count something else than characters.
    private const decimal LargestNumber = 2_000_000_000;

    private const decimal SmallestNumber = -100_000;

    // Anchored, and of nothing but letters, digits and what joins them, in classes and counts. A range leads from letter to letter or from digit to digit.
    private static readonly Regex AllowList = new(@"^\^(?:(?:\[-?(?:a-z|a-f|A-Z|A-F|0-9|\\[wd.-]|[._]|[A-Za-z0-9](?!-[^\]]))+-?\]|\\[wd]|[A-Za-z0-9_-])(?:[+*]|\{\d{1,4}(?:,\d{0,4})?\})?)+(?:\$|\\z)$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static readonly Regex TextList = new(@"^\^(?:(?:\[-?(?:a-z|A-Z|0-9|\\[wds.-]|[ .,:;!?'()_](?!-[^\]])|[A-Za-z0-9](?!-[^\]]))+-?\]|\\[wd]|[A-Za-z0-9_-])(?:[+*]|\{\d{1,4}(?:,\d{0,4})?\})?)+(?:\$|\\z)$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static readonly Regex NoTimes = new(@"\{0+(?:,0*)?\}", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    // The same value is asked twice to be larger: one of the two was meant otherwise.
    private bool _contradicts;

    private readonly Dictionary<string, (decimal Least, decimal Most)> _let = new(StringComparer.Ordinal);

    /// <summary>Notes that a value must not be smaller.</summary>
    internal void AtLeast(string subject, decimal least)
    {
        var isKnown = _let.TryGetValue(subject, out var now);
        _contradicts |= isKnown && now.Least != decimal.MinValue && now.Least != least;
        _let[subject] = (least, isKnown ? now.Most : decimal.MaxValue);
    }

    /// <summary>Notes that a value must not be larger.</summary>
    internal void AtMost(string subject, decimal most)
    {
        var isKnown = _let.TryGetValue(subject, out var now);
        _contradicts |= isKnown && now.Most != decimal.MaxValue && now.Most != most;
        _let[subject] = (isKnown ? now.Least : decimal.MinValue, most);
    }

    /// <summary>The value for which they let in nothing that anybody would send, or null.</summary>
    internal string? Senseless() => _contradicts ? _let.First().Key : _let.FirstOrDefault(pair => !IsSensible(pair.Key, pair.Value.Least, pair.Value.Most)).Key;

    // One that is asked to be large, or to be one at most, is refused whatever it is: somebody took the wrong sign. A bound that nothing reaches is none.
    private static bool IsSensible(string subject, decimal least, decimal most)
    {
        var isSize = subject.EndsWith("Length", StringComparison.Ordinal) || subject.EndsWith("Count", StringComparison.Ordinal) || subject.EndsWith("Count()", StringComparison.Ordinal);
        if (least != decimal.MinValue && (isSize ? least < 1 && most == decimal.MaxValue : least < SmallestNumber) || most != decimal.MaxValue && most >= LargestNumber)
            return false;
        return most == decimal.MaxValue ? least <= (isSize ? LargestLeastLength : 1) : least < most && most >= (least == decimal.MinValue ? 2 : 1);
    }

    /// <summary>Whether a pattern is a list of characters that a whole text may consist of: anchored, and of nothing but classes and counts.</summary>
    internal static bool IsAllowList(string pattern) => IsList(pattern, AllowList);

    /// <summary>The same for a text that is only kept: it may have spaces and the signs of a sentence too.</summary>
    internal static bool IsTextList(string pattern) => IsList(pattern, TextList);

    private static bool IsList(string pattern, Regex form)
    {
        try
        {
            return pattern.Length <= 200 && form.IsMatch(pattern) && !NoTimes.IsMatch(pattern);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>Whether the arguments of a validation attribute let something in, and not everything.</summary>
    internal static bool AreOfRule(AttributeSyntax attribute)
    {
        var arguments = attribute.ArgumentList?.Arguments ?? default;
        var numbers = arguments.Where(a => a.NameEquals?.Name.Identifier.Text is null or "MinimumLength").Select(a => Number(a.Expression)).ToList();
        return attribute.Name.ToString().Split('.').Last().Replace("Attribute", "") switch
        {
            "StringLength" => numbers.Count is 1 or 2 && IsLength(numbers.Count == 2 ? numbers[1] : null, numbers[0]),
            "MaxLength" => numbers.Count == 1 && IsLength(null, numbers[0]),
            "Length" => numbers.Count == 2 && IsLength(numbers[0], numbers[1]),
            "Range" => numbers.Count == 2 && numbers[0] <= numbers[1] && numbers[1] >= 1,
            "RegularExpression" => arguments.Count > 0 && arguments[0].Expression is LiteralExpressionSyntax { Token.Value: string pattern } && IsTextList(pattern),
            _ => true,
        };
    }

    private static bool IsLength(decimal? least, decimal? most) => least is null or (>= 0 and <= LargestLeastLength) && most is >= 2 and <= LargestMost && (least is null || least < most);

    private static decimal? Number(ExpressionSyntax expression) => expression is LiteralExpressionSyntax { Token.Value: IConvertible value and not (string or bool or char) }
        ? Convert(value) : null;

    /// <summary>A number of any type, or null where it is larger than any bound.</summary>
    internal static decimal? Convert(IConvertible value)
    {
        try
        {
            return value.ToDecimal(CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
