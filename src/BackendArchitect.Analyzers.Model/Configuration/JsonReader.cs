using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Model.Configuration;

/// <summary>
/// Reads JSON as the configuration provider of .NET does, with comments and trailing commas, and more leniently where a file is broken:
/// somebody may be typing in it.
/// </summary>
internal sealed class JsonReader : ConfigReader
{
    /// <inheritdoc/>
    internal override bool Reads(string kind) =>
        kind.Equals("appsettings", StringComparison.OrdinalIgnoreCase) || kind.Equals("launchSettings", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    internal override bool Recognizes(string fileName) =>
        fileName.Equals("launchSettings.json", StringComparison.OrdinalIgnoreCase)
        || (fileName.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase) && fileName.EndsWith(".json", StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    internal override ConfigDocument Read(string path, SourceText text, CancellationToken cancellationToken)
    {
        var walk = new Walk(new TextWindow(text, cancellationToken));
        walk.Document();
        return new(path, text, walk.Entries.ToImmutable(), walk.Comments.ToImmutable());
    }

    /// <summary>One walk through one file. Every step moves forward or ends the walk, so it is linear in the length of the file.</summary>
    private sealed class Walk(TextWindow text)
    {
        // A path of this length is no setting's; without a bound, one giant key would be copied for every value below it.
        private const int LongestPath = 1024;

        private readonly StringBuilder _path = new();
        private readonly StringBuilder _decoded = new();
        private int _at;
        private int _depth;
        private int _groups;

        internal ImmutableArray<ConfigEntry>.Builder Entries { get; } = ImmutableArray.CreateBuilder<ConfigEntry>();

        internal ImmutableArray<TextSpan>.Builder Comments { get; } = ImmutableArray.CreateBuilder<TextSpan>();

        internal void Document()
        {
            if (text[0] == '\uFEFF')
                _at = 1;
            while (MoveToNext() is var _ && _at < text.Length)
                Value(group: 0);
        }

        private void Value(int group)
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
                        Entries.Add(new(_path.ToString(), value, span, group));
                    break;
                default:
                    Bare();
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
            _at++;
            _depth++;
            read(++_groups);
            _depth--;
        }

        private void Object(int group)
        {
            var parent = _path.Length;
            while (true)
            {
                switch (MoveToNext())
                {
                    case TextWindow.End when _at >= text.Length:
                        return;
                    case '}':
                        _at++;
                        return;
                    case '"':
                        var (key, _) = String();
                        if (key is null || MoveToNext() != ':')
                            break;
                        _at++;
                        Enter(key);
                        // While somebody types, the value may be missing; what follows is then the next key or the end.
                        if (MoveToNext() is not ('}' or ','))
                            Value(group);
                        _path.Length = parent;
                        break;
                    default:
                        _at++;
                        break;
                }
            }
        }

        private void Array(int group)
        {
            var parent = _path.Length;
            var index = 0;
            while (true)
            {
                switch (MoveToNext())
                {
                    case TextWindow.End when _at >= text.Length:
                        return;
                    case ']':
                        _at++;
                        return;
                    case '}':
                        // The bracket is missing: the brace belongs to an object around us.
                        return;
                    case ',':
                        _at++;
                        break;
                    default:
                        Enter(index++.ToString(CultureInfo.InvariantCulture));
                        Value(group);
                        _path.Length = parent;
                        break;
                }
            }
        }

        private void Enter(string part)
        {
            if (_path.Length + part.Length > LongestPath)
                return;
            if (_path.Length > 0)
                _path.Append(':');
            // An environment variable cannot have a colon in its name.
            _path.Append(part.Replace("__", ":"));
        }

        private (string? Value, TextSpan Span) String()
        {
            var start = ++_at;
            var escaped = false;
            for (var c = text[_at]; c != '"'; c = text[_at])
            {
                if (c is '\r' or '\n' || _at >= text.Length)
                    return (null, default);
                escaped |= c == '\\';
                _at += c == '\\' && _at + 1 < text.Length && text[_at + 1] is not ('\r' or '\n') ? 2 : 1;
            }
            var end = _at++;
            return (escaped ? Decoded(start, end) : text.ToString(start, end), TextSpan.FromBounds(start, end));
        }

        private string Decoded(int start, int end)
        {
            _decoded.Clear();
            for (var i = start; i < end; i++)
            {
                var c = text[i];
                if (c != '\\' || i + 1 >= end)
                {
                    _decoded.Append(c);
                    continue;
                }
                c = text[++i];
                if (c == 'u' && i + 4 < end && int.TryParse(text.ToString(i + 1, i + 5), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
                {
                    _decoded.Append((char)code);
                    i += 4;
                    continue;
                }
                _decoded.Append(c switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', _ => c });
            }
            return _decoded.ToString();
        }

        // A number, a literal or something that is no JSON at all: settings that are no text hold no credential.
        private void Bare()
        {
            var start = _at;
            while (_at < text.Length && text[_at] is not (',' or '}' or ']' or '"' or '{' or '[' or '/' or '\r' or '\n'))
                _at++;
            if (_at == start)
                _at++;
        }

        private void PassOver()
        {
            var depth = 0;
            while (MoveToNext() is var c && _at < text.Length)
            {
                if (c == '"')
                {
                    String();
                    continue;
                }
                depth += c is '{' or '[' ? 1 : c is '}' or ']' ? -1 : 0;
                _at++;
                if (depth == 0)
                    return;
            }
        }

        /// <summary>Passes over white space and comments and answers the character that follows.</summary>
        private char MoveToNext()
        {
            while (_at < text.Length)
            {
                var c = text[_at];
                if (c == '/' && text[_at + 1] is ('/' or '*'))
                    Comment(isBlock: text[_at + 1] == '*');
                else if (char.IsWhiteSpace(c))
                    _at++;
                else
                    return c;
            }
            return TextWindow.End;
        }

        private void Comment(bool isBlock)
        {
            var start = _at += 2;
            while (_at < text.Length && !(isBlock ? text[_at] == '*' && text[_at + 1] == '/' : text[_at] is '\r' or '\n'))
                _at++;
            Comments.Add(TextSpan.FromBounds(start, _at));
            if (isBlock && _at < text.Length)
                _at += 2;
        }
    }
}
