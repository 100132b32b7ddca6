using System;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Model.Configuration;

/// <summary>
/// Reads JSON as the configuration provider of .NET does, with comments and trailing commas, and more leniently where a file is broken:
/// somebody may be typing in it.
/// </summary>
internal sealed class JsonReader() : ConfigReader("appsettings", "launchSettings", "json")
{
    /// <inheritdoc/>
    internal override bool Recognizes(string fileName) =>
        EndsWith(fileName, ".json") && (StartsWith(fileName, "appsettings") || StartsWith(fileName, "launchSettings") || StartsWith(fileName, "local.settings")
            || fileName.Equals("secrets.json", StringComparison.OrdinalIgnoreCase) || EndsWith(fileName, ".tfvars.json"));

    /// <inheritdoc/>
    protected override ConfigWalk Walk(TextWindow text) => new JsonWalk(text);

    private sealed class JsonWalk(TextWindow text) : ConfigWalk(text)
    {
        // A longer number is no setting.
        private const int LongestNumber = 40;

        private readonly StringBuilder _decoded = new();
        private int _depth;

        protected override void Document()
        {
            PassMark();
            while (MoveToNext() is var _ && !IsAtEnd)
                Value(group: 0, isItem: true);
        }

        private void Value(int group, bool isItem = false)
        {
            switch (MoveToNext())
            {
                case '{':
                    Nested(Object);
                    break;
                case '[':
                    Nested(Array);
                    break;
                case '"':
                    if (String() is var (value, span) && value is not null)
                        Add(value, span, group);
                    break;
                default:
                    // Numbers in a list are data, and there may be millions of them.
                    var (start, end) = Bare();
                    if (!isItem && Scalar(start, end) is { } scalar)
                        AddBare(scalar, TextSpan.FromBounds(start, end), group);
                    break;
            }
        }

        private void Nested(Action<int> read)
        {
            if (_depth == DeepestLevel)
            {
                PassOver();
                return;
            }
            At++;
            _depth++;
            read(NewGroup());
            _depth--;
        }

        private void Object(int group)
        {
            var parent = Depth;
            while (true)
            {
                switch (MoveToNext())
                {
                    case TextWindow.End when IsAtEnd:
                        return;
                    case '}':
                        At++;
                        return;
                    case '"':
                        var (key, _) = String();
                        if (key is null || MoveToNext() != ':')
                            break;
                        At++;
                        Enter(key);
                        // While somebody types, the value may be missing; what follows is then the next key or the end.
                        if (MoveToNext() is not ('}' or ','))
                            Value(group);
                        Depth = parent;
                        break;
                    default:
                        At++;
                        break;
                }
            }
        }

        private void Array(int group)
        {
            var parent = Depth;
            var index = 0;
            while (true)
            {
                switch (MoveToNext())
                {
                    case TextWindow.End when IsAtEnd:
                        return;
                    case ']':
                        At++;
                        return;
                    case '}':
                        // The bracket is missing: the brace belongs to an object around us.
                        return;
                    case ',':
                        At++;
                        break;
                    default:
                        Enter(index++.ToString(CultureInfo.InvariantCulture));
                        Value(group, isItem: true);
                        Depth = parent;
                        break;
                }
            }
        }

        private (string? Value, TextSpan Span) String()
        {
            var start = ++At;
            var escaped = false;
            for (var c = Current; c != '"'; c = Current)
            {
                if (c is '\r' or '\n' || IsAtEnd)
                    return (null, default);
                escaped |= c == '\\';
                At += c == '\\' && At + 1 < Text.Length && Text[At + 1] is not ('\r' or '\n') ? 2 : 1;
            }
            var end = At++;
            return (escaped ? Decoded(start, end) : Text.ToString(start, end), TextSpan.FromBounds(start, end));
        }

        private string Decoded(int start, int end)
        {
            _decoded.Clear();
            for (var i = start; i < end; i++)
            {
                var c = Text[i];
                if (c != '\\' || i + 1 >= end)
                {
                    _decoded.Append(c);
                    continue;
                }
                c = Text[++i];
                if (c == 'u' && i + 4 < end && int.TryParse(Text.ToString(i + 1, i + 5), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
                {
                    _decoded.Append((char)code);
                    i += 4;
                    continue;
                }
                _decoded.Append(c switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', _ => c });
            }
            return _decoded.ToString();
        }

        // A number, a literal or something that is no JSON at all.
        private (int Start, int End) Bare()
        {
            var start = At;
            var end = start;
            for (; !IsAtEnd && Current is not (',' or '}' or ']' or '"' or '{' or '[' or '/' or '\r' or '\n'); At++)
                end = char.IsWhiteSpace(Current) ? end : At + 1;
            if (At == start)
                At++;
            return (start, end);
        }

        // Null says nothing.
        private string? Scalar(int start, int end)
        {
            if (end - start is 0 or > LongestNumber)
                return null;
            var text = Text.ToString(start, end);
            return text is "true" or "false" || (text[text.Length - 1] is >= '0' and <= '9' && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) ? text : null;
        }

        private void PassOver()
        {
            var depth = 0;
            while (MoveToNext() is var c && !IsAtEnd)
            {
                if (c == '"')
                {
                    String();
                    continue;
                }
                depth += c is '{' or '[' ? 1 : c is '}' or ']' ? -1 : 0;
                At++;
                if (depth == 0)
                    return;
            }
        }

        /// <summary>Passes over white space and comments and answers the character that follows.</summary>
        private char MoveToNext()
        {
            while (!IsAtEnd)
            {
                var c = Current;
                if (c == '/' && Text[At + 1] is ('/' or '*'))
                    PassComment(isBlock: Text[At + 1] == '*');
                else if (char.IsWhiteSpace(c))
                    At++;
                else
                    return c;
            }
            return TextWindow.End;
        }

        private void PassComment(bool isBlock)
        {
            var start = At += 2;
            while (!IsAtEnd && !(isBlock ? Current == '*' && Text[At + 1] == '/' : Current is '\r' or '\n'))
                At++;
            Comment(start, At);
            if (isBlock && !IsAtEnd)
                At += 2;
        }
    }
}
