using System;
using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Model.Configuration;

/// <summary>
/// Reads properties and INI files: <c>key = value</c>, <c>key: value</c> or <c>key value</c>, sections in brackets, comments after <c>#</c>,
/// <c>!</c> or <c>;</c>, and values that go on behind a backslash (java.util.Properties; Microsoft.Extensions.Configuration.Ini).
/// </summary>
internal sealed class PropertiesReader() : ConfigReader("properties", "ini")
{
    private static readonly string[] Endings = [".properties", ".ini", ".cfg", ".cnf", ".npmrc", ".pypirc", "pip.conf"];

    /// <inheritdoc/>
    internal override bool Recognizes(string fileName) =>
        Array.Exists(Endings, ending => EndsWith(fileName, ending)) || fileName.Equals("credentials", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    protected override ConfigWalk Walk(TextWindow text) => new PropertiesWalk(text);

    private sealed class PropertiesWalk(TextWindow text) : ConfigWalk(text)
    {
        private int _group;

        protected override void Document() => Lines(end => At < end ? Line(end) : end);

        private int Line(int end)
        {
            switch (Current)
            {
                case '#' or '!' or ';':
                    Comment(At + 1, end);
                    return end;
                case '[':
                    Depth = 0;
                    _group = NewGroup();
                    var close = At;
                    while (close < end && Text[close] != ']')
                        close++;
                    Enter(Text.ToString(At + 1, close).Trim().Replace(' ', ':'));
                    return end;
                default:
                    return Property(end);
            }
        }

        private int Property(int end)
        {
            var behind = BehindName(end);
            var name = Text.ToString(At, behind);
            var start = PastBlanks(behind, end);
            if (start < end && Text[start] is '=' or ':')
                start = PastBlanks(start + 1, end);
            if (start + 2 < end && Text[start] == '"' && Text[start + 1] == '"' && Text[start + 2] == '"')
                return Long(name, start + 3);
            // Of files with sections, only those of other makers know continued lines; their backslashes end paths.
            if (Depth == 0 && IsContinued(start, end))
                return Continued(name, start, end);
            end = BeforeBlanks(start, end);
            var last = end;
            if (last - start >= 2 && Text[start] is '"' or '\'' && Text[last - 1] == Text[start])
                (start, last) = (start + 1, last - 1);
            Add(name, Text.ToString(start, last), TextSpan.FromBounds(start, last), _group);
            return end;
        }

        // A colon ends a name, unless it is within one that ends with an equals sign: ConnectionStrings:Shop=..., //registry/:_authToken=...
        private int BehindName(int end)
        {
            var colon = end;
            for (var at = At; at < end; at++)
                switch (Text[at])
                {
                    case '=':
                        return at;
                    case ':':
                        colon = Math.Min(colon, at);
                        if (at + 1 == end || Text[at + 1] is ' ' or '\t')
                            return colon;
                        break;
                    case ' ' or '\t':
                        return Math.Min(colon, at);
                    case var c when colon < end && !char.IsLetterOrDigit(c) && c is not ('.' or '_' or '-' or '/'):
                        return colon;
                }
            return colon;
        }

        // Between three quotes a value goes on over lines.
        private int Long(string name, int start)
        {
            var close = start;
            while (close < Text.Length && !(Text[close] == '"' && Text[close + 1] == '"' && Text[close + 2] == '"'))
                close++;
            Add(name, Text.ToString(start, close), TextSpan.FromBounds(start, close), _group);
            return EndOfLine(close);
        }

        private bool IsContinued(int start, int end)
        {
            var slashes = 0;
            while (end - slashes > start && Text[end - slashes - 1] == '\\')
                slashes++;
            return slashes % 2 == 1;
        }

        private int Continued(string name, int start, int end)
        {
            var value = new StringBuilder();
            var lines = ImmutableArray.CreateBuilder<(int, int)>();
            var (first, at) = (start, start);
            while (true)
            {
                lines.Add((value.Length, at));
                if (!IsContinued(at, end))
                {
                    value.Append(Text.ToString(at, end));
                    Add(name, value.ToString(), TextSpan.FromBounds(first, end), _group, lines.ToImmutable());
                    return end;
                }
                value.Append(Text.ToString(at, end - 1));
                at = NextLine(end);
                end = EndOfLine(at);
                at = PastBlanks(at, end);
            }
        }
    }
}
