using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Model.Configuration;

/// <summary>
/// Reads Dockerfiles: the variables of <c>ENV</c> and <c>ARG</c>, and every other instruction as one text under its name, since <c>RUN</c>, <c>CMD</c> and
/// their like are command lines.
/// </summary>
/// <remarks>Source: the Dockerfile reference, "Format", "Parser directives", "ENV" and "Here-Documents".</remarks>
internal sealed class DockerfileReader() : ConfigReader("dockerfile")
{
    /// <inheritdoc/>
    internal override bool Recognizes(string fileName) =>
        StartsWith(fileName, "Dockerfile") || StartsWith(fileName, "Containerfile") || EndsWith(fileName, ".Dockerfile");

    /// <inheritdoc/>
    protected override ConfigWalk Walk(TextWindow text) => new DockerfileWalk(text);

    private sealed class DockerfileWalk(TextWindow text) : ConfigWalk(text)
    {
        private const char NoQuote = '\0';

        private char _escape = '\\';
        private bool _isBehindDirectives;

        protected override void Document() => Lines(end =>
        {
            if (Current == '#')
                Directive(end);
            else if (At < end)
                return Instruction(end);
            else
                _isBehindDirectives = true;
            return end;
        });

        // Directives stand before everything else, other comments among it.
        private void Directive(int end)
        {
            Comment(At + 1, end);
            if (_isBehindDirectives)
                return;
            var directive = Text.ToString(At + 1, end).Replace(" ", "");
            _isBehindDirectives = directive.IndexOf('=') < 0;
            if (directive.Equals("escape=`", StringComparison.OrdinalIgnoreCase))
                _escape = '`';
        }

        private int Instruction(int end)
        {
            _isBehindDirectives = true;
            var behind = At;
            while (behind < end && Text[behind] is not (' ' or '\t'))
                behind++;
            var name = Text.ToString(At, behind).ToUpperInvariant();
            var (value, lines, last) = Joined(PastBlanks(behind, end), end, hasHeredocs: name is "RUN" or "COPY" or "ADD");
            var from = 0;
            if (name == "ONBUILD" && value.IndexOf(' ') is > 0 and var blank)
                (name, from) = (value.Substring(0, blank).ToUpperInvariant(), blank);
            var whole = new ConfigEntry(name, value, TextSpan.FromBounds(lines[0].InFile, last)) { Lines = lines };
            if (name is "ENV" or "ARG" or "LABEL")
                Variables(whole, from);
            else if (name is "COPY" or "ADD" && value.IndexOf('\n') is > 0 and var head)
                Copied(whole, head);
            else if (value.Length > 0)
                Add(name, value, whole.Span, NewGroup(), lines);
            return last;
        }

        // COPY <<EOF /app/.env: a file, as its name says.
        private void Copied(ConfigEntry whole, int head)
        {
            var command = whole.Value.Substring(0, head).TrimEnd();
            var file = command.Substring(command.LastIndexOfAny([' ', '\t', '/']) + 1).Trim('"', '\'');
            var lines = whole.Lines.RemoveAt(0);
            Add($"{whole.Key}:{file}", whole.Value.Substring(head + 1), TextSpan.FromBounds(lines[0].InFile, whole.Span.End), NewGroup(),
                [.. lines.Select(line => (line.InValue - head - 1, line.InFile))]);
        }

        /// <summary>The text of an instruction over all its lines; comments between them are no part of it.</summary>
        private (string Value, ImmutableArray<(int InValue, int InFile)> Lines, int End) Joined(int start, int end, bool hasHeredocs)
        {
            var value = new StringBuilder();
            var lines = ImmutableArray.CreateBuilder<(int InValue, int InFile)>();
            var at = start;
            string? heredoc = null;
            while (true)
            {
                lines.Add((value.Length, at));
                var last = BeforeBlanks(at, end);
                var goesOn = heredoc is null && last > at && Text[last - 1] == _escape;
                value.Append(Text.ToString(at, goesOn ? last - 1 : end));
                heredoc ??= goesOn || !hasHeredocs ? null : HeredocOf(value.ToString());
                if (!goesOn && (heredoc is null || (lines.Count > 1 && Text.ToString(Math.Min(PastBlanks(at, end), last), last) == heredoc)))
                    return (value.ToString(), lines.ToImmutable(), end);
                at = NextLine(end);
                if (at >= Text.Length)
                    return (value.ToString(), lines.ToImmutable(), end);
                // A blank between the lines: no value of one touches that of the other.
                value.Append(heredoc is null ? ' ' : '\n');
                end = EndOfLine(at);
                while (heredoc is null && PastBlanks(at, end) is var first && (first == end || Text[first] == '#'))
                {
                    if (first < end)
                        Comment(first + 1, end);
                    at = NextLine(end);
                    end = EndOfLine(at);
                    if (at >= Text.Length)
                        break;
                }
                at = heredoc is null ? PastBlanks(at, end) : at;
            }
        }

        /// <summary>The word that ends what an instruction takes from the lines below it, or null.</summary>
        private static string? HeredocOf(string instruction)
        {
            var at = instruction.IndexOf("<<", StringComparison.Ordinal);
            if (at < 0)
                return null;
            var word = instruction.Substring(at + 2).TrimStart('-').Split([' ', '\t', '>', ';', '&', '|'], 2)[0].Trim('"', '\'');
            return word.Length > 0 && char.IsLetter(word[0]) ? word : null;
        }

        // NAME=value NAME="value", or the old spelling of one variable: NAME value. An argument may do without a value: the one who builds gives it.
        private void Variables(ConfigEntry whole, int from)
        {
            var value = whole.Value;
            var group = NewGroup();
            for (var at = from; at < value.Length;)
            {
                while (at < value.Length && char.IsWhiteSpace(value[at]))
                    at++;
                var behind = at;
                while (behind < value.Length && value[behind] != '=' && !char.IsWhiteSpace(value[behind]))
                    behind++;
                if (behind == at && behind == value.Length)
                    return;
                var name = whole.SpanOf(at, behind - at);
                if (behind < value.Length && value[behind] == '=')
                    at = Word(whole, name, behind + 1, group);
                else if (whole.Key == "ARG")
                {
                    Variable(whole, name, behind, behind, group);
                    at = behind;
                }
                else
                {
                    if (behind < value.Length)
                        Variable(whole, name, value.Length - value.Substring(behind).TrimStart().Length, value.Length, group);
                    return;
                }
            }
        }

        /// <summary>Reads the word that is a variable's value, and answers where it ends.</summary>
        private int Word(ConfigEntry whole, TextSpan name, int start, int group)
        {
            var value = whole.Value;
            var quote = NoQuote;
            var at = start;
            for (; at < value.Length && !(quote == NoQuote && char.IsWhiteSpace(value[at])); at++)
            {
                if (value[at] == _escape && quote != '\'')
                    at++;
                else if (value[at] == quote)
                    quote = NoQuote;
                else if (quote == NoQuote && value[at] is '"' or '\'')
                    quote = value[at];
            }
            at = Math.Min(at, value.Length);
            Variable(whole, name, start, at, group);
            return at;
        }

        private void Variable(ConfigEntry whole, TextSpan name, int start, int end, int group)
        {
            var raw = whole.Value.Substring(start, end - start);
            var text = Unquoted(raw);
            // Between one pair of quotes the value stands as it is; where quotes come and go within it, it has other columns.
            var close = raw.Length > 0 && raw[0] is '"' or '\'' ? raw.IndexOf(raw[0], 1) : 0;
            var span = close >= 0 && (close == 0 || close < raw.Length - 1) ? whole.SpanOf(start, raw.Length) : whole.SpanOf(start + 1, raw.Length - (close < 0 ? 1 : 2));
            var key = Text.ToString(name.Start, name.End).Trim('"');
            if (whole.Key != "LABEL")
                AddBuildArgument(key, name, text, span, group);
            else if (text.Length > 0)
                Add(key, text, span, group);
        }

        private string Unquoted(string raw)
        {
            var decoded = new StringBuilder(raw.Length);
            var quote = NoQuote;
            for (var i = 0; i < raw.Length; i++)
            {
                var c = raw[i];
                if (c == _escape && quote != '\'' && i + 1 < raw.Length)
                    decoded.Append(raw[++i]);
                else if (c == quote)
                    quote = NoQuote;
                else if (quote == NoQuote && c is '"' or '\'')
                    quote = c;
                else
                    decoded.Append(c);
            }
            return decoded.ToString();
        }
    }
}
