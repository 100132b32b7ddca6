using System.Globalization;
using System.Text;

namespace BackendArchitect.Analyzers.Tests.Model.Configuration;

/// <summary>Settings made up at random, written as YAML in one of the many ways there are.</summary>
internal sealed class RandomYaml
{
    private static readonly string[] Words =
    [
        "Shop", "two words", "a: b", "c #d", "it's", "\"quoted\"", "https://contoso.com/?a=1#b", "Server=db;Password=x", "- no item", "{ no: map }", "[no list]", "é", "x\ty", "",
        "*", "&", "!", "%", "@", "`", "|", ">", "?", ":", "-", "#", "---", "back\\slash", "x,y", "${VAR}", "{{ .Values.x }}", "'", "1.5", "true", "null", "a:b", "key:", "two\nlines", "three\n\nlines\nhere",
    ];

    private readonly Random _random;
    private readonly StringBuilder _text = new();
    private readonly string _newLine;

    private RandomYaml(Random random)
    {
        _random = random;
        _newLine = random.Next(3) == 0 ? "\r\n" : "\n";
    }

    internal static string Of(Random random)
    {
        var made = new RandomYaml(random);
        if (random.Next(4) == 0)
            made._text.Append("---").Append(made._newLine);
        made.Map(0, 4);
        return made._text.ToString();
    }

    private void Map(int indent, int depth, bool isBehindDash = false)
    {
        var count = 1 + _random.Next(4);
        for (var i = 0; i < count; i++)
        {
            if (!(isBehindDash && i == 0))
                Comment(indent);
            _text.Append(' ', isBehindDash && i == 0 ? 0 : indent).Append(Key(i)).Append(':');
            Node(indent, depth - 1, isInMap: true);
        }
    }

    private string Key(int i) => _random.Next(8) switch
    {
        0 => $"\"key {i}\"",
        1 => $"'it''s {i}'",
        2 => $"a.b/c-{i} ",
        _ => $"key{i}",
    };

    private void Comment(int indent)
    {
        if (_random.Next(6) == 0)
            _text.Append(' ', indent).Append("# a: comment \"here\"").Append(_newLine);
        if (_random.Next(8) == 0)
            _text.Append(_newLine);
    }

    private void List(int indent, int depth)
    {
        for (var i = 1 + _random.Next(3); i > 0; i--)
        {
            Comment(indent);
            _text.Append(' ', indent).Append('-');
            if (_random.Next(3) == 0 && depth > 0)
            {
                var blanks = 1 + _random.Next(3);
                _text.Append(' ', blanks);
                Map(indent + 1 + blanks, depth - 1, isBehindDash: true);
            }
            else
                Node(indent, depth - 1, isInMap: false);
        }
    }

    private void Node(int indent, int depth, bool isInMap)
    {
        if (_random.Next(10) == 0)
            _text.Append(" !tag");
        var deeper = indent + 1 + _random.Next(4);
        switch (depth > 0 ? _random.Next(9) : 3 + _random.Next(5))
        {
            case 0:
                EndLine();
                Map(deeper, depth);
                break;
            case 1:
                EndLine();
                List(isInMap && _random.Next(2) == 0 ? indent : deeper, depth);
                break;
            case 2:
                _text.Append(' ');
                FlowMap(indent, depth);
                EndLine();
                break;
            case 3:
                Block(deeper);
                break;
            case 4:
                _text.Append(" plain text");
                for (var i = _random.Next(3); i > 0; i--)
                    _text.Append(_newLine).Append(' ', deeper).Append("goes on");
                EndLine();
                break;
            case 5:
                EndLine();
                break;
            default:
                _text.Append(' ');
                Scalar(indent, inFlow: false);
                EndLine();
                break;
        }
    }

    private void EndLine()
    {
        if (_random.Next(8) == 0)
            _text.Append("  # behind 'it");
        _text.Append(_newLine);
    }

    private void Scalar(int indent, bool inFlow)
    {
        var word = Words[_random.Next(Words.Length)];
        switch (_random.Next(3))
        {
            case 0 when !word.Contains('\n'):
                _text.Append('\'').Append(word.Replace("'", "''")).Append('\'');
                break;
            case 1 when IsPlain(word) && !(inFlow && word.AsSpan().IndexOfAny(",[]{}") >= 0) && !(inFlow && word.Contains(':')):
                _text.Append(word);
                break;
            default:
                _text.Append('"').Append(word.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n").Replace("\t", _random.Next(2) == 0 ? "\\t" : "\t"));
                // A quoted scalar that goes on over a line, where a blank is.
                if (_random.Next(4) == 0)
                    _text.Append("  ").Append(_newLine).Append(' ', indent + 2).Append("next \\u0041 line");
                _text.Append('"');
                break;
        }
    }

    private static bool IsPlain(string word) =>
        word.Length > 0 && char.IsLetterOrDigit(word[0]) && !word.Contains(": ") && !word.Contains(" #") && !word.Contains('\n') && !word.Contains('\t') && !word.EndsWith(':');

    private void Block(int indent)
    {
        var isFolded = _random.Next(3) == 0;
        _text.Append(isFolded ? " >" : " |").Append(_random.Next(3) switch { 0 => "-", 1 => "+", _ => "" }).Append(_newLine);
        for (var i = 1 + _random.Next(4); i > 0; i--)
        {
            if (_random.Next(6) == 0)
                _text.Append(_newLine);
            _text.Append(' ', indent).Append(string.Create(CultureInfo.InvariantCulture, $"line: {i} # text 'x")).Append(_newLine);
        }
    }

    private void FlowMap(int indent, int depth)
    {
        var isList = _random.Next(2) == 0;
        _text.Append(isList ? '[' : '{');
        var count = _random.Next(4);
        for (var i = 0; i < count; i++)
        {
            if (_random.Next(5) == 0)
                _text.Append(_newLine).Append(' ', indent + 2);
            else
                _text.Append(' ');
            if (!isList)
                _text.Append("k").Append(i).Append(": ");
            if (depth > 0 && _random.Next(3) == 0)
                FlowMap(indent, depth - 1);
            else
                Scalar(indent, inFlow: true);
            if (i < count - 1)
                _text.Append(',');
        }
        _text.Append(' ').Append(isList ? ']' : '}');
    }
}
