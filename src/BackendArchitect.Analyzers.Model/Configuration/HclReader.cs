using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Model.Configuration;

/// <summary>
/// Reads the language of Terraform: attributes and blocks, objects and lists, strings and here-documents. Only literals are values; what an
/// expression computes stands elsewhere.
/// </summary>
/// <remarks>Source: the HCL native syntax specification, "Structural Elements", "Expressions" and "Template Expressions".</remarks>
internal sealed class HclReader() : ConfigReader("terraform", "hcl")
{
    /// <inheritdoc/>
    internal override bool Recognizes(string fileName) => EndsWith(fileName, ".tf") || EndsWith(fileName, ".tfvars") || EndsWith(fileName, ".hcl");

    /// <inheritdoc/>
    protected override ConfigWalk Walk(TextWindow text) => new HclWalk(text);

    private sealed class HclWalk(TextWindow text) : ConfigWalk(text)
    {
        // These hand on what they are given; what others are given is a name, a path or a pattern.
        private static readonly ImmutableHashSet<string> Transparent =
            ["jsonencode", "yamlencode", "sensitive", "nonsensitive", "base64encode", "tostring", "trimspace", "coalesce", "try", "merge", "concat", "tomap", "tolist", "toset"];

        private int _depth;

        protected override void Document()
        {
            PassMark();
            while (!IsAtEnd)
            {
                Body(group: 0);
                // A brace too many closes nothing.
                At++;
            }
        }

        private void Body(int group)
        {
            var start = Depth;
            while (Next() is var c && !IsAtEnd && c != '}')
            {
                if (!IsNamePart(c) && c != '"')
                {
                    At++;
                    continue;
                }
                Enter(Word());
                while (NextOnLine() is var label && (label == '"' || IsNamePart(label)))
                    Enter(Word());
                switch (NextOnLine())
                {
                    case '=' or ':':
                        At++;
                        Expression(group);
                        break;
                    case '{':
                        Nested(Body);
                        break;
                }
                Depth = start;
            }
        }

        private void Nested(Action<int> read)
        {
            if (_depth == DeepestLevel)
            {
                PassOver(Current == '{' ? '}' : Current == '[' ? ']' : ')');
                return;
            }
            At++;
            _depth++;
            read(NewGroup());
            _depth--;
            if (Current is '}' or ']' or ')')
                At++;
        }

        private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c is '_' or '-';

        private string Word()
        {
            if (Current == '"')
                return Quoted().Value ?? "";
            var start = At;
            while (!IsAtEnd && (IsNamePart(Current) || Current == '.'))
                At++;
            return Text.ToString(start, At);
        }

        /// <summary>Reads an expression up to the end of its line, or of the collection that it is in.</summary>
        private void Expression(int group)
        {
            var before = ' ';
            while (NextOnLine() is var c && !IsAtEnd && c is not ('\r' or '\n' or ',' or '}' or ']' or ')'))
            {
                var isCompared = c == '"' && before == '=';
                before = c;
                switch (c)
                {
                    case '"':
                        var (value, span, isTemplate) = Quoted();
                        if (value is not null && !isCompared && !(isTemplate && NextOnLine() == '"'))
                            Add(value, span, group);
                        break;
                    case '<' when Text[At + 1] == '<':
                        Heredoc(group);
                        return;
                    case '{':
                        Nested(Body);
                        break;
                    case '[':
                        Nested(List);
                        break;
                    case '(':
                        Nested(List);
                        break;
                    default:
                        if (IsNamePart(c))
                            Reference();
                        else
                            At++;
                        break;
                }
            }
        }

        // A traversal, whose index is a name, or a call.
        private void Reference()
        {
            var name = Word();
            while (Current == '[')
                PassOver(']');
            if (Current == '(' && !Transparent.Contains(name))
                PassOver(')');
        }

        private void PassOver(char close)
        {
            var open = Current;
            var depth = 0;
            while (!IsAtEnd)
            {
                if (Current == '"')
                {
                    Quoted();
                    continue;
                }
                depth += Current == open ? 1 : Current == close ? -1 : 0;
                At++;
                if (depth == 0)
                    return;
            }
        }

        private void List(int group)
        {
            var start = Depth;
            for (var index = 0; Next() is var c && !IsAtEnd && c is not (']' or '}' or ')');)
            {
                if (c == ',')
                {
                    At++;
                    continue;
                }
                var before = At;
                Enter(index++.ToString(CultureInfo.InvariantCulture));
                Expression(group);
                Depth = start;
                At = Math.Max(At, before + 1);
            }
        }

        private (string? Value, TextSpan Span, bool IsTemplate) Quoted()
        {
            var start = ++At;
            var (isEscaped, isTemplate) = (false, false);
            var holes = 0;
            for (; !IsAtEnd && (holes > 0 || Current != '"'); At++)
            {
                if (Current is '\r' or '\n')
                    return (null, default, false);
                if (Current == '\\')
                {
                    isEscaped = true;
                    At++;
                }
                else if (Current is '$' or '%' && Text[At + 1] == '{')
                {
                    isTemplate = true;
                    holes++;
                    At++;
                }
                else if (holes > 0)
                    holes += Current == '{' ? 1 : Current == '}' ? -1 : 0;
            }
            var end = Math.Min(At, Text.Length);
            At = Math.Min(end + 1, Text.Length);
            var raw = Text.ToString(Math.Min(start, end), end);
            return (isEscaped ? Unescaped(raw) : raw, TextSpan.FromBounds(Math.Min(start, end), end), isTemplate);
        }

        private void Heredoc(int group)
        {
            At += Text[At + 2] == '-' ? 3 : 2;
            var word = Word();
            At = NextLine(EndOfLine(At));
            var value = new StringBuilder();
            var lines = ImmutableArray.CreateBuilder<(int, int)>();
            var (first, last) = (At, At);
            while (!IsAtEnd && word.Length > 0)
            {
                var end = EndOfLine(At);
                var text = PastBlanks(At, end);
                if (Text.ToString(text, BeforeBlanks(text, end)) == word)
                {
                    At = end;
                    break;
                }
                if (lines.Count > 0)
                    value.Append('\n');
                lines.Add((value.Length, At));
                value.Append(Text.ToString(At, end));
                last = end;
                At = NextLine(end);
            }
            if (lines.Count > 0)
                Add(value.ToString(), TextSpan.FromBounds(first, last), group, lines.ToImmutable());
        }

        private char NextOnLine()
        {
            while (Current is ' ' or '\t')
                At++;
            if (Current == '#' || (Current == '/' && Text[At + 1] == '/'))
                LineComment();
            else if (Current == '/' && Text[At + 1] == '*')
            {
                BlockComment();
                return NextOnLine();
            }
            return Current;
        }

        private void LineComment()
        {
            var end = EndOfLine(At);
            Comment(At + (Current == '#' ? 1 : 2), end);
            At = end;
        }

        private void BlockComment()
        {
            var start = At += 2;
            while (!IsAtEnd && !(Current == '*' && Text[At + 1] == '/'))
                At++;
            Comment(Math.Min(start, Text.Length), Math.Min(At, Text.Length));
            At = Math.Min(At + 2, Text.Length);
        }

        private char Next()
        {
            while (!IsAtEnd)
            {
                if (Current == '#' || (Current == '/' && Text[At + 1] == '/'))
                    LineComment();
                else if (Current == '/' && Text[At + 1] == '*')
                    BlockComment();
                else if (char.IsWhiteSpace(Current))
                    At++;
                else
                    return Current;
            }
            return TextWindow.End;
        }
    }
}
