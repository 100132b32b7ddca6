using System.Text;
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
        protected override void Document()
        {
            PassMark();
            while (!IsAtEnd)
            {
                var end = EndOfLine(At);
                At = PastBlanks(At, end);
                if (Current == '#')
                    Comment(At + 1, end);
                else
                    end = Variable(end);
                At = NextLine(end);
            }
        }

        private int Variable(int end)
        {
            var equals = At;
            while (equals < end && Text[equals] != '=')
                equals++;
            // A name alone hands on a variable from outside: nothing stands here.
            if (equals == end)
                return end;
            var name = Text.ToString(At, BeforeBlanks(At, equals));
            if (name.StartsWith("export ", System.StringComparison.Ordinal))
                name = name.Substring("export ".Length).TrimStart();
            var start = PastBlanks(equals + 1, end);
            switch (start < end ? Text[start] : TextWindow.End)
            {
                case '"':
                    return Quoted(name, start + 1);
                case '\'':
                    var close = start + 1;
                    while (close < Text.Length && Text[close] != '\'')
                        close++;
                    Add(name, Text.ToString(start + 1, close), TextSpan.FromBounds(start + 1, close), group: 0);
                    return EndOfLine(close);
                default:
                    Plain(name, start, end);
                    return end;
            }
        }

        // Between double quotes a value may go on over lines and has escapes; one that is never closed ends with its line.
        private int Quoted(string name, int start)
        {
            var close = start;
            while (close < Text.Length && Text[close] != '"')
                close += Text[close] == '\\' && close + 1 < Text.Length ? 2 : 1;
            if (close >= Text.Length)
                close = EndOfLine(start);
            Add(name, Unescaped(start, close), TextSpan.FromBounds(start, close), group: 0);
            return EndOfLine(close);
        }

        private string Unescaped(int start, int end)
        {
            var raw = Text.ToString(start, end);
            if (raw.IndexOf('\\') < 0)
                return raw;
            var decoded = new StringBuilder(raw.Length);
            for (var i = 0; i < raw.Length; i++)
                decoded.Append(raw[i] != '\\' || i + 1 == raw.Length ? raw[i] : raw[++i] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', var c => c });
            return decoded.ToString();
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
            Add(name, Text.ToString(start, end), TextSpan.FromBounds(start, end), group: 0);
        }
    }
}
