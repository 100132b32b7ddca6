using System;
using System.Collections.Immutable;
using System.Globalization;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>What a text of a provider's format is worth.</summary>
internal enum Worth
{
    /// <summary>Whoever has it can act.</summary>
    Secret,

    /// <summary>Half of a pair, or encrypted: alone it opens nothing.</summary>
    Half,

    /// <summary>Made for browsers to see.</summary>
    Public,
}

/// <summary>
/// The format of a provider's credential, written as a shape: text stands for itself, <c>{b62:36}</c> for 36 characters of an alphabet,
/// <c>{b64u:20-40}</c> for 20 to 40, <c>{=ABC:1}</c> for one of these. A token must not touch further characters of the alphabet it begins or ends with.
/// </summary>
internal sealed class SecretFormat
{
    private const int ShortestOwnPrefix = 3;
    private const int LongestPiece = 64 * 1024;

    private readonly ImmutableArray<Piece> _pieces;

    internal SecretFormat(string kind, string shape) : this(kind, shape, Parse(shape) ?? throw new ArgumentException("No shape: " + shape, nameof(shape)))
    {
    }

    private SecretFormat(string kind, string shape, ImmutableArray<Piece> pieces)
    {
        Kind = kind;
        Shape = shape;
        _pieces = pieces;
        Prefix = _pieces[0].Text ?? "";
        foreach (var piece in _pieces)
            ShortestLength += piece.Text?.Length ?? piece.Min;
    }

    /// <summary>What it is, as the beginning of a sentence.</summary>
    internal string Kind { get; }

    internal string Shape { get; }

    internal Worth Worth { get; init; } = Worth.Secret;

    /// <summary>The check that a text of the shape must pass to be of the format, and that proves it.</summary>
    internal Func<Slice, bool>? Proof { get; init; }

    /// <summary>A checksum that proves a text of the shape where it holds. Where it does not, the shape still speaks: the provider may know more.</summary>
    internal Func<Slice, bool>? Confirmation { get; init; }

    /// <summary>Whether the token proves itself: it is certain wherever it stands.</summary>
    internal bool Proves(Slice token) => Named is null && Worth == Worth.Secret && (Proof is not null || Confirmation?.Invoke(token) == true);

    /// <summary>The shape says too little without this word in the name or beside it.</summary>
    internal string? Named { get; init; }

    /// <summary>What the other half of the pair begins with: a value of the shape beside it needs no name.</summary>
    internal ImmutableArray<string> Beside { get; init; } = [];

    /// <summary>The text that every token begins with; empty where it begins with a variable part.</summary>
    internal string Prefix { get; }

    internal int ShortestLength { get; }

    /// <summary>The text inside the token, for one without a prefix; null for one without any fixed text.</summary>
    internal string? Marker => _pieces.Length > 1 ? _pieces[1].Text : null;

    /// <summary>The token that begins at this position, or an empty slice.</summary>
    internal Slice MatchAt(string text, int start)
    {
        var none = new Slice(text, start, 0);
        if (text.Length - start < ShortestLength)
            return none;
        var first = _pieces[0].IsMember ?? Alphabet.IsBase62;
        if (start > 0 && first(text[start - 1]))
            return none;
        var at = start;
        Slice drawn = none;
        Func<char, bool>? last = null;
        foreach (var piece in _pieces)
        {
            var from = at;
            if (piece.Text is { } literal)
            {
                if (string.CompareOrdinal(text, at, literal, 0, literal.Length) != 0)
                    return none;
                at += literal.Length;
                last = null;
                continue;
            }
            while (at < text.Length && at - from < piece.Max && piece.IsMember!(text[at]))
                at++;
            if (at - from < piece.Min)
                return none;
            if (at - from > drawn.Length)
                drawn = new(text, from, at - from);
            last = piece.IsMember;
        }
        if (at < text.Length && last is not null && last(text[at]))
            return none;
        var token = new Slice(text, start, at - start);
        return (Proof is null ? Worth == Worth.Public || Randomness.IsDrawn(drawn) : Proof(token)) ? token : none;
    }

    /// <summary>The first token at or behind a position: looked for at each prefix, before each marker, or at each run of its alphabet.</summary>
    internal Slice FirstIn(string text, int from)
    {
        var first = _pieces[0];
        if (text.Length - from < ShortestLength)
            return new(text, from, 0);
        if (Prefix.Length > 0)
        {
            for (var at = text.IndexOf(Prefix, from, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Prefix, at + 1, StringComparison.Ordinal))
                if (MatchAt(text, at) is { IsEmpty: false } token)
                    return token;
            return new(text, from, 0);
        }
        if (Marker is { } marker)
        {
            for (var at = text.IndexOf(marker, from, StringComparison.Ordinal); at >= 0; at = text.IndexOf(marker, at + 1, StringComparison.Ordinal))
            {
                var start = at;
                while (start > from && at - start < first.Max && first.IsMember!(text[start - 1]))
                    start--;
                if (at - start >= first.Min && MatchAt(text, start) is { IsEmpty: false } token)
                    return token;
            }
            return new(text, from, 0);
        }
        for (var i = from; i < text.Length; i++)
            if (first.IsMember!(text[i]) && (i == 0 || !first.IsMember(text[i - 1])) && MatchAt(text, i) is { IsEmpty: false } token)
                return token;
        return new(text, from, 0);
    }

    /// <summary>
    /// Reads a format as a project writes it: a kind, a colon, and a shape that begins with text to be known by and has a part to be drawn.
    /// Null for everything else.
    /// </summary>
    internal static SecretFormat? Read(string text)
    {
        var colon = text.IndexOf(':');
        if (colon < 1)
            return null;
        var shape = text.Substring(colon + 1).Trim();
        return Parse(shape) is { } pieces && pieces[0].Text is { Length: >= ShortestOwnPrefix } && pieces.Length > 1
            ? new(text.Substring(0, colon).Trim(), shape, pieces)
            : null;
    }

    private static ImmutableArray<Piece>? Parse(string shape)
    {
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        for (var at = 0; at < shape.Length;)
        {
            var open = shape.IndexOf('{', at);
            if (open != at)
            {
                var end = open < 0 ? shape.Length : open;
                pieces.Add(new(shape.Substring(at, end - at), null, 0, 0));
                at = end;
                continue;
            }
            var close = shape.IndexOf('}', at);
            var colon = close < 0 ? -1 : shape.LastIndexOf(':', close, close - at);
            if (colon < 0 || Members(shape.Substring(at + 1, colon - at - 1)) is not { } members)
                return null;
            var range = shape.Substring(colon + 1, close - colon - 1).Split('-');
            if (range.Length > 2 || Length(range[0]) is not { } min || Length(range[range.Length - 1]) is not { } max || max < min)
                return null;
            pieces.Add(new(null, members, min, max));
            at = close + 1;
        }
        return pieces.Count == 0 ? null : pieces.ToImmutable();
    }

    private static int? Length(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length is > 0 and <= LongestPiece ? length : null;

    private static Func<char, bool>? Members(string name) => name switch
    {
        _ when name.Length > 1 && name[0] == '=' => c => c != '=' && name.IndexOf(c) > 0,
        "d" => Alphabet.IsDigit,
        "h" => Alphabet.IsLowerHex,
        "H" => Alphabet.IsHex,
        "b32" => Alphabet.IsBase32,
        "l32" => Alphabet.IsLowerBase32,
        "up" => Alphabet.IsUpperOrDigit,
        "low" => Alphabet.IsLowerOrDigit,
        "az" => Alphabet.IsLetter,
        "b62" => Alphabet.IsBase62,
        "b64" => Alphabet.IsBase64,
        "b64u" => Alphabet.IsBase64Url,
        "unr" => Alphabet.IsUnreserved,
        "guid" => static c => Alphabet.IsHex(c) || c == '-',
        "b64p" => static c => Alphabet.IsBase64Url(c) || c is '+' or '/' or '=',
        "xml" => static c => Alphabet.IsBase64(c) || c is '=' or '<' or '>' || char.IsWhiteSpace(c),
        "lines" => static c => c is (>= ' ' and not '"') or '\n' or '\r' or '\t',
        "pem" => static c => Alphabet.IsBase64(c) || c is '=' or '\r' or '\n' or ' ' or '\\' or ':' or ',' or '-',
        _ => null,
    };

    private sealed record Piece(string? Text, Func<char, bool>? IsMember, int Min, int Max);
}
