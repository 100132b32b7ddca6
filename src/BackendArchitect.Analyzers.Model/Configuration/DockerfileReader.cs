using System;
using System.Collections.Immutable;
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
        private char _escape = '\\';
        private bool _isBehindDirectives;

        protected override void Document()
        {
            PassMark();
            while (!IsAtEnd)
            {
                var end = EndOfLine(At);
                At = PastBlanks(At, end);
                if (Current == '#')
                    Directive(end);
                else if (At < end)
                    end = Instruction(end);
                At = NextLine(end);
            }
        }

        private void Directive(int end)
        {
            Comment(At + 1, end);
            var directive = _isBehindDirectives ? "" : Text.ToString(At + 1, end).Replace(" ", "");
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
            if (name is "ENV" or "ARG" or "LABEL")
                Variables(value, from, lines, last);
            else if (value.Length > 0)
                Add(name, value, TextSpan.FromBounds(lines[0].InFile, last), NewGroup(), lines);
            return last;
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

        // NAME=value NAME="value", or the old spelling of one variable: NAME value
        private void Variables(string value, int from, ImmutableArray<(int InValue, int InFile)> lines, int end)
        {
            var group = NewGroup();
            for (var at = from; at < value.Length;)
            {
                while (at < value.Length && char.IsWhiteSpace(value[at]))
                    at++;
                var behind = at;
                while (behind < value.Length && value[behind] != '=' && !char.IsWhiteSpace(value[behind]))
                    behind++;
                if (behind >= value.Length)
                    return;
                var name = value.Substring(at, behind - at).Trim('"');
                at = behind + 1;
                if (value[behind] != '=')
                {
                    Variable(name, value, at, value.Length, lines, end, group);
                    return;
                }
                at = Word(name, value, at, lines, end, group);
            }
        }

        private int Word(string name, string value, int start, ImmutableArray<(int InValue, int InFile)> lines, int end, int group)
        {
            var quote = start < value.Length && value[start] is '"' or '\'' ? value[start] : ' ';
            var from = quote == ' ' ? start : start + 1;
            var at = from;
            while (at < value.Length && (quote == ' ' ? !char.IsWhiteSpace(value[at]) : value[at] != quote))
                at += value[at] == _escape && at + 1 < value.Length && quote != '\'' ? 2 : 1;
            at = Math.Min(at, value.Length);
            Variable(name, value, from, at, lines, end, group);
            return at + 1;
        }

        private void Variable(string name, string value, int start, int behind, ImmutableArray<(int InValue, int InFile)> lines, int end, int group)
        {
            var whole = new ConfigEntry(name, value, TextSpan.FromBounds(lines[0].InFile, end)) { Lines = lines };
            var text = value.Substring(start, behind - start);
            var span = whole.SpanOf(start, text.Length);
            if (text.Length > 0)
                Add(name, text.IndexOf(_escape) < 0 ? text : Unescaped(text), span, group);
        }

        private string Unescaped(string text)
        {
            var decoded = new StringBuilder(text.Length);
            for (var i = 0; i < text.Length; i++)
                decoded.Append(text[i] == _escape && i + 1 < text.Length ? text[++i] : text[i]);
            return decoded.ToString();
        }
    }
}
