using System.Collections.Generic;

namespace BackendArchitect.Analyzers.Model.Validation;

/// <summary>What a pattern is made of, as far as it matters for how long it takes.</summary>
internal abstract record PatternNode
{
    /// <summary>One character.</summary>
    internal sealed record One(CharacterSet Set) : PatternNode;

    /// <summary>A place between characters: <c>^</c>, <c>$</c>, <c>\b</c>.</summary>
    internal sealed record Anchor(CharacterSet? Next, bool IsStart) : PatternNode;

    /// <summary>One behind the other.</summary>
    internal sealed record Sequence(IReadOnlyList<PatternNode> Parts) : PatternNode;

    /// <summary>One of several.</summary>
    internal sealed record Choice(IReadOnlyList<PatternNode> Ways) : PatternNode;

    /// <summary>Again and again; without end where there is no most.</summary>
    internal sealed record Loop(PatternNode Body, int Least, int? Most) : PatternNode;

    /// <summary>A look at what stands before or behind.</summary>
    internal sealed record Look(PatternNode Body) : PatternNode;
}

/// <summary>
/// Reads a regular expression of .NET. What it does not know - references back, conditions - it does not read.
/// See https://learn.microsoft.com/dotnet/standard/base-types/regular-expression-language-quick-reference.
/// </summary>
internal sealed class PatternParser
{
    private const int IgnoreCase = 1;
    private const int Multiline = 2;
    private const int Singleline = 16;
    private const int Spaced = 32;
    private const int Readable = IgnoreCase | Multiline | Singleline | Spaced | 4 | 8 | 512 | 1024;

    private readonly string _text;
    private int _at;
    private int _options;

    private PatternParser(string text, int options) => (_text, _options) = (text, options);

    /// <summary>Reads a pattern; null where it cannot be read.</summary>
    internal static PatternNode? Read(string pattern, int options)
    {
        if ((options & ~Readable) != 0)
            return null;
        var parser = new PatternParser(pattern, options);
        return parser.ReadChoice(0) is { } node && parser._at == pattern.Length ? node : null;
    }

    private PatternNode? ReadChoice(int depth)
    {
        if (depth > 20)
            return null;
        var (ways, parts) = (new List<PatternNode>(), new List<PatternNode>());
        for (PassBlanks(); _at < _text.Length && _text[_at] != ')'; PassBlanks())
        {
            if (_text[_at] == '|')
            {
                _at++;
                ways.Add(new PatternNode.Sequence(parts));
                parts = [];
                continue;
            }
            if (ReadPart(depth) is not { } part || Repeated(part) is not { } repeated)
                return null;
            parts.Add(repeated);
        }
        ways.Add(new PatternNode.Sequence(parts));
        return ways.Count == 1 ? ways[0] : new PatternNode.Choice(ways);
    }

    private PatternNode? ReadPart(int depth)
    {
        var c = _text[_at++];
        switch (c)
        {
            case '(':
                return ReadGroup(depth);
            case '[':
                return ReadClass() is { } set ? One(set) : null;
            case '.':
                return new PatternNode.One((_options & Singleline) != 0 ? CharacterSet.All : CharacterSet.Of('\n').Inverted);
            case '^':
                return new PatternNode.Anchor(null, IsStart: (_options & Multiline) == 0);
            case '$':
                return new PatternNode.Anchor(CharacterSet.Of('\n') | CharacterSet.AtEnd, IsStart: false);
            case '\\':
                return _at < _text.Length ? ReadEscape() : null;
            case '*' or '+' or '?':
                return null;
            default:
                return One(CharacterSet.Of(c));
        }
    }

    private PatternNode.One One(CharacterSet set) => new((_options & IgnoreCase) != 0 ? set.AnyCase : set);

    private PatternNode? ReadGroup(int depth)
    {
        var (options, isLook) = (_options, false);
        if (Take("?"))
        {
            if (Take("=") || Take("!") || Take("<=") || Take("<!"))
                isLook = true;
            else if (_at < _text.Length && _text[_at] is '<' or '\'')
            {
                var close = _text.IndexOfAny(['>', '\''], _at + 1);
                if (close < 0 || _text.IndexOf('-', _at, close - _at) >= 0)
                    return null;
                _at = close + 1;
            }
            else if (!Take(":") && !Take(">"))
            {
                if (!ReadFlags())
                    return null;
                // '(?i)' holds for what follows.
                if (Take(")"))
                    return new PatternNode.Sequence([]);
                if (!Take(":"))
                    return null;
            }
        }
        var body = ReadChoice(depth + 1);
        _options = options;
        return body is null || !Take(")") ? null : isLook ? new PatternNode.Look(body) : body;
    }

    private bool ReadFlags()
    {
        for (var on = true; _at < _text.Length && _text[_at] is not (')' or ':'); _at++)
        {
            var flag = _text[_at] switch { 'i' => IgnoreCase, 'm' => Multiline, 's' => Singleline, 'n' => 4, 'x' => Spaced, '-' => 0, _ => -1 };
            if (flag < 0)
                return false;
            on &= _text[_at] != '-';
            _options = on ? _options | flag : _options & ~flag;
        }
        return _at < _text.Length;
    }

    private PatternNode? ReadEscape()
    {
        switch (_text[_at])
        {
            case 'A' or 'G':
                _at++;
                return new PatternNode.Anchor(null, IsStart: true);
            case 'Z':
                _at++;
                return new PatternNode.Anchor(CharacterSet.Of('\n') | CharacterSet.AtEnd, IsStart: false);
            case 'z':
                _at++;
                return new PatternNode.Anchor(CharacterSet.AtEnd, IsStart: false);
            case 'b' or 'B':
                _at++;
                return new PatternNode.Anchor(null, IsStart: false);
            case 'k' or (>= '1' and <= '9'):
                return null;
            default:
                return ReadEscaped() is { } set ? One(set) : null;
        }
    }

    private CharacterSet? ReadEscaped()
    {
        var c = _text[_at++];
        switch (c)
        {
            case 'd':
                return CharacterSet.Digits;
            case 'D':
                return CharacterSet.Digits.Inverted;
            case 'w':
                return CharacterSet.Words;
            case 'W':
                return CharacterSet.Words.Inverted;
            case 's':
                return CharacterSet.Spaces;
            case 'S':
                return CharacterSet.Spaces.Inverted;
            case 'p' or 'P':
                _at = _text.IndexOf('}', _at) + 1;
                return _at == 0 ? null : CharacterSet.All;
            case 't':
                return CharacterSet.Of('\t');
            case 'n':
                return CharacterSet.Of('\n');
            case 'r':
                return CharacterSet.Of('\r');
            case 'f':
                return CharacterSet.Of('\f');
            case 'v':
                return CharacterSet.Of('\v');
            case 'a':
                return CharacterSet.Of('\a');
            case 'e':
                return CharacterSet.Of('\u001b');
            case 'x':
                return ReadHex(2);
            case 'u':
                return ReadHex(4);
            default:
                return char.IsLetterOrDigit(c) ? null : CharacterSet.Of(c);
        }
    }

    private CharacterSet? ReadHex(int digits)
    {
        if (_at + digits > _text.Length || !int.TryParse(_text.Substring(_at, digits), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var code))
            return null;
        _at += digits;
        return CharacterSet.Of((char)code);
    }

    private CharacterSet? ReadClass()
    {
        var isNegated = Take("^");
        var set = default(CharacterSet);
        for (var isFirst = true; _at < _text.Length && (isFirst || _text[_at] != ']'); isFirst = false)
        {
            var start = _at;
            if (Take("-["))
            {
                // What is taken away again may as well stay: the set is larger then.
                if (isNegated || ReadClass() is null)
                    return null;
                continue;
            }
            CharacterSet? next;
            // What a name stands for is not known well enough to say what is not in it.
            if (isNegated && _text[_at] == '\\' && _at + 1 < _text.Length && _text[_at + 1] is 'p' or 'P')
                return null;
            if (Take("\\"))
                next = _at >= _text.Length ? null : Take("b") ? CharacterSet.Of('\b') : ReadEscaped();
            else
                next = CharacterSet.Of(_text[_at++]);
            if (next is null)
                return null;
            if (_at + 1 < _text.Length && _text[_at] == '-' && _text[_at + 1] is not (']' or '[') && _text[start] != '\\' && _text[_at + 1] != '\\')
            {
                set |= CharacterSet.Range(_text[start], _text[_at + 1]);
                _at += 2;
            }
            else if (_at + 1 < _text.Length && _text[_at] == '-' && _text[_at + 1] is not (']' or '['))
                return null;
            else
                set |= next.Value;
        }
        if (!Take("]"))
            return null;
        set = (_options & IgnoreCase) != 0 ? set.AnyCase : set;
        return isNegated ? set.Inverted : set;
    }

    private PatternNode? Repeated(PatternNode part)
    {
        for (PassBlanks(); _at < _text.Length; PassBlanks())
        {
            var (least, most) = (0, (int?)null);
            if (Take("+"))
                least = 1;
            else if (Take("?"))
                most = 1;
            else if (!Take("*"))
            {
                if (_text[_at] != '{' || ReadCount() is not { } count)
                    return part;
                (least, most) = count;
            }
            Take("?");
            part = new PatternNode.Loop(part, least, most);
        }
        return part;
    }

    // White space and comments do not count where an option says so.
    private void PassBlanks()
    {
        while ((_options & Spaced) != 0 && _at < _text.Length && (char.IsWhiteSpace(_text[_at]) || _text[_at] == '#'))
            _at = _text[_at] != '#' ? _at + 1 : _text.IndexOf('\n', _at) is var end and >= 0 ? end + 1 : _text.Length;
    }

    // '{' that begins no count is itself.
    private (int, int?)? ReadCount()
    {
        var close = _text.IndexOf('}', _at);
        if (close < 0)
            return null;
        var numbers = _text.Substring(_at + 1, close - _at - 1).Split(',');
        if (numbers.Length > 2 || !int.TryParse(numbers[0], out var least))
            return null;
        int? most = least;
        if (numbers.Length == 2)
            most = numbers[1].Length == 0 ? null : int.TryParse(numbers[1], out var stated) ? stated : -1;
        if (most < least)
            return null;
        _at = close + 1;
        return (least, most);
    }

    private bool Take(string expected)
    {
        if (string.CompareOrdinal(_text, _at, expected, 0, expected.Length) != 0)
            return false;
        _at += expected.Length;
        return true;
    }
}
