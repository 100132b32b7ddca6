using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Model.Configuration;

/// <summary>Reads files of environment variables: <c>NAME=value</c> on every line, as Docker Compose and dotenv libraries take them.</summary>
internal sealed class DotEnvReader() : ConfigReader("env", "dotenv")
{
    /// <inheritdoc/>
    internal override bool Recognizes(string fileName) => StartsWith(fileName, ".env") || EndsWith(fileName, ".env");

    /// <inheritdoc/>
    protected override ConfigWalk Walk(TextWindow text) => new DotEnvWalk(text);

    private sealed class DotEnvWalk(TextWindow text) : ConfigWalk(text)
    {
        private readonly Dictionary<string, int> _groups = new(StringComparer.OrdinalIgnoreCase);

        protected override void Document() => Lines(end =>
        {
            if (Current != '#')
                return Variable(end);
            Comment(At + 1, end);
            return end;
        });

        private int Variable(int end)
        {
            var equals = At;
            while (equals < end && Text[equals] != '=')
                equals++;
            // A name alone hands on a variable from outside: nothing stands here.
            if (equals == end)
                return end;
            var name = Text.ToString(At, BeforeBlanks(At, equals));
            if (name.StartsWith("export ", StringComparison.Ordinal))
                name = name.Substring("export ".Length).TrimStart();
            var start = PastBlanks(equals + 1, end);
            switch (start < end ? Text[start] : TextWindow.End)
            {
                case '"':
                    return Quoted(name, start + 1, '"');
                case '\'':
                    return Quoted(name, start + 1, '\'');
                default:
                    Plain(name, start, end);
                    return end;
            }
        }

        // Between quotes a value may go on over lines, and between double quotes it has escapes. One that is never closed ends with its line, and so
        // does one that seems to be closed by the quote that opens another value.
        private int Quoted(string name, int start, char quote)
        {
            var close = start;
            while (close < Text.Length && Text[close] != quote)
                close += quote == '"' && Text[close] == '\\' && close + 1 < Text.Length ? 2 : 1;
            var end = EndOfLine(Math.Min(close, Text.Length));
            var behind = PastBlanks(Math.Min(close + 1, end), end);
            var line = EndOfLine(start);
            if (close >= Text.Length || (behind < end && Text[behind] != '#' && close > line))
                (close, behind, end) = (line, line, line);
            if (behind < end && Text[behind] == '#')
                Comment(behind + 1, end);
            Say(name, quote == '"' ? Unescaped(Text.ToString(start, close)) : Text.ToString(start, close), start, close);
            return end;
        }

        // What has the first word in common belongs together: DB_HOST, DB_USER, DB_PASSWORD.
        private void Say(string name, string value, int start, int end)
        {
            var word = name.IndexOf('_') is > 0 and var length ? name.Substring(0, length) : name;
            if (!_groups.TryGetValue(word, out var group))
                _groups.Add(word, group = NewGroup());
            Add(name, value, TextSpan.FromBounds(start, end), group);
        }

        private void Plain(string name, int start, int end)
        {
            for (var at = start; at < end; at++)
                if (Text[at] == '#' && Text[at - 1] is ' ' or '\t')
                {
                    Comment(at + 1, end);
                    end = at;
                }
            end = BeforeBlanks(start, end);
            Say(name, Text.ToString(start, end), start, end);
        }
    }
}
