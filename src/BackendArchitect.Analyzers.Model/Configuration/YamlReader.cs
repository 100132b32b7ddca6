using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Model.Configuration;

/// <summary>
/// Reads YAML: block and flow collections, every kind of scalar, tags, anchors and several documents. It goes by lines and their indentation, so
/// that templates and unfinished lines, which break YAML, cost no more than the line they stand in.
/// </summary>
/// <remarks>Source: YAML 1.2.2, chapters 6 to 9. Aliases are not followed: what they repeat is read where it stands.</remarks>
internal sealed class YamlReader() : ConfigReader("compose", "k8s", "helm", "workflow", "yaml")
{
    /// <inheritdoc/>
    internal override bool Recognizes(string fileName) => EndsWith(fileName, ".yml") || EndsWith(fileName, ".yaml");

    /// <inheritdoc/>
    protected override ConfigWalk Walk(TextWindow text) => new YamlWalk(text);

    private sealed class YamlWalk(TextWindow text) : ConfigWalk(text)
    {
        // What these name stands elsewhere: other tags compute from what stands here.
        private static readonly HashSet<string> References =
            new(StringComparer.OrdinalIgnoreCase) { "!Ref", "!GetAtt", "!ImportValue", "!FindInMap", "!Condition", "!vault", "!reference", "!secret", "!env", "!env_var", "!include" };

        // What a function makes of its arguments is none of them: the arguments are named by it.
        private static readonly HashSet<string> Functions = new(StringComparer.Ordinal) { "!Join", "!If", "!Split", "!Equals", "!And", "!Or", "!Not", "!Cidr" };

        private readonly Stack<Level> _levels = new();
        private int _lineStart;

        // A flow collection that is never closed ends where a line stands no deeper than what holds it.
        private int _flowIndent;
        private bool _flowIsBroken;

        // How far we know that no quote closes a scalar.
        private (int Single, int Double) _openUntil;

        protected override void Document()
        {
            PassMark();
            while (!IsAtEnd)
            {
                _lineStart = At;
                var end = EndOfLine(At);
                var at = PastBlanks(At, end);
                if (at < end && Text[at] == '#')
                    Comment(at + 1, end);
                else if (IsMarker(_lineStart, end))
                {
                    _levels.Clear();
                    EndDocument();
                    // What stands behind the marker is the document, or its beginning.
                    Value(PastBlanks(at + 3, end), end, holder: null);
                    continue;
                }
                else if (at < end && !(at == _lineStart && Text[at] == '%') && !(Text[at] == '{' && Text[at + 1] == '{'))
                {
                    Line(at, end);
                    continue;
                }
                At = NextLine(end);
            }
        }

        /// <summary>Whether the line ends one document and begins another.</summary>
        private bool IsMarker(int lineStart, int end) =>
            end - lineStart >= 3 && Text[lineStart] is '-' or '.' && Text[lineStart + 1] == Text[lineStart] && Text[lineStart + 2] == Text[lineStart]
            && (end - lineStart == 3 || Text[lineStart + 3] is ' ' or '\t');

        private void Line(int at, int end)
        {
            while (true)
            {
                var indent = at - _lineStart;
                if (IsItem(at, end))
                {
                    var list = Enter(indent, isList: true);
                    Enter(list.Count++.ToString(CultureInfo.InvariantCulture));
                    list.Pending = Depth;
                    at = PastBlanks(at + 1, end);
                    if (at < end && Text[at] != '#')
                        continue;
                    Rest(at, end);
                    return;
                }
                if (KeyAt(at, end) is var (key, name, behind) && key is not null)
                {
                    var map = Enter(indent, isList: false);
                    Enter(key, name);
                    map.Pending = Depth;
                    Value(PastBlanks(behind, end), end, map);
                    return;
                }
                Leave(indent, isList: false);
                Value(at, end, _levels.Count > 0 ? _levels.Peek() : null);
                return;
            }
        }

        private bool IsItem(int at, int end) => Text[at] == '-' && (at + 1 == end || Text[at + 1] is ' ' or '\t');

        /// <summary>The key that stands here and where its value begins, or null.</summary>
        private (string? Key, TextSpan Name, int Behind) KeyAt(int at, int end)
        {
            if (Text[at] == '?' && Text[at + 1] == ' ')
                at = PastBlanks(at + 1, end);
            at = Properties(at, end).Behind;
            if (at < end && Text[at] is '"' or '\'')
            {
                var close = CloseOf(Text[at], at + 1, end);
                var colon = PastBlanks(close + 1, end);
                return close < end && IsColon(colon, end) ? (Unquoted(at, close), TextSpan.FromBounds(at + 1, close), colon + 1) : (null, default, 0);
            }
            if (at < end && Text[at] is '[' or '{' or '|' or '>')
                return (null, default, 0);
            for (var i = at; i < end; i++)
            {
                if (IsColon(i, end))
                {
                    var last = BeforeBlanks(at, i);
                    return (Text.ToString(at, last), TextSpan.FromBounds(at, last), i + 1);
                }
                if (Text[i] == '#' && i > at && Text[i - 1] is ' ' or '\t')
                    return (null, default, 0);
            }
            return (null, default, 0);
        }

        /// <summary>Where the tag and anchor that stand here end, whether the tag says that the value stands elsewhere, and the function that it calls.</summary>
        private (int Behind, bool IsReference, string? Function) Properties(int at, int end)
        {
            var isReference = false;
            string? function = null;
            while (at < end && Text[at] is '&' or '!')
            {
                var behind = at;
                while (behind < end && Text[behind] is not (' ' or '\t'))
                    behind++;
                if (Text[at] == '!')
                {
                    var tag = Text.ToString(at, behind);
                    isReference |= References.Contains(tag);
                    function = Functions.Contains(tag) ? CloudFormation.Function + tag.Substring(1) : function;
                }
                at = PastBlanks(behind, end);
            }
            return (at, isReference, function);
        }

        private bool IsColon(int at, int end) => at < end && Text[at] == ':' && (at + 1 == end || Text[at + 1] is ' ' or '\t');

        /// <summary>Leaves what stands deeper, and answers the collection of this indentation, an old one or a new one.</summary>
        private Level Enter(int indent, bool isList)
        {
            Leave(indent, isList);
            if (_levels.Count == 0 || _levels.Peek() is var top && (top.Indent != indent || top.IsList != isList))
                _levels.Push(new(indent, isList, Depth, _levels.Count < DeepestLevel ? NewGroup() : 0));
            Depth = _levels.Peek().Start;
            return _levels.Peek();
        }

        private void Leave(int indent, bool isList)
        {
            // The items of a list may stand as deep as the key that holds them.
            while (_levels.Count > 0 && _levels.Peek() is var top && (top.Indent > indent || (top.Indent == indent && top.IsList && !isList)))
                _levels.Pop();
            Depth = _levels.Count > 0 ? _levels.Peek().Pending : 0;
        }

        private void Value(int at, int end, Level? holder)
        {
            (at, var isReference, var function) = Properties(at, end);
            if (function is not null)
            {
                Enter(function);
                if (holder is not null)
                    holder.Pending = Depth;
            }
            var indent = holder?.Indent ?? -1;
            At = NextLine(end);
            if (at == end || Text[at] is '#' or '*')
            {
                Rest(at, end);
                // A key without a value: its name alone may say something.
                if (holder is { IsList: false } && (at == end || Text[at] == '#') && !HasMoreBelow(indent))
                    Say("", new(at, 0), isReference, holder);
            }
            else if (Text[at] is '|' or '>')
                Block(at, end, indent, isReference, holder);
            else if (Text[at] is '"' or '\'' && CloseOfScalar(at, indent).Close is { } close)
            {
                Rest(close + 1, EndOfLine(close));
                Say(Unquoted(at, close), TextSpan.FromBounds(at + 1, close), isReference, holder);
            }
            else if (Text[at] is '[' || (Text[at] == '{' && Text[at + 1] != '{'))
            {
                (At, _flowIndent, _flowIsBroken) = (at, indent, false);
                Flow(holder?.Group ?? 0, _levels.Count, isReference);
                if (!_flowIsBroken)
                    Rest(At, EndOfLine(At));
            }
            else
                Plain(at, end, indent, isReference, holder);
        }

        /// <summary>Whether what follows belongs to a collection of this indentation: stands deeper, or is an item of its list.</summary>
        private bool HasMoreBelow(int indent)
        {
            for (var line = At; line < Text.Length;)
            {
                var end = EndOfLine(line);
                var text = PastBlanks(line, end);
                if (text < end && Text[text] != '#' && !(Text[text] == '{' && Text[text + 1] == '{'))
                    return text - line > indent || (text - line == indent && IsItem(text, end));
                line = NextLine(end);
            }
            return false;
        }

        /// <summary>Passes over the rest of a line, which may be a comment.</summary>
        private void Rest(int at, int end)
        {
            for (; at < end; at++)
                if (Text[at] == '#' && Text[at - 1] is ' ' or '\t')
                {
                    Comment(at + 1, end);
                    break;
                }
            At = NextLine(end);
        }

        private void Say(string value, TextSpan span, bool isReference, Level? holder, ImmutableArray<(int, int)> lines = default)
        {
            if (!isReference && _levels.Count <= DeepestLevel)
                Add(value, span, holder?.Group ?? 0, lines);
        }

        private void Plain(int at, int end, int indent, bool isReference, Level? holder)
        {
            var first = BeforeComment(at, end);
            var value = Text.ToString(at, first);
            ImmutableArray<(int, int)>.Builder? lines = null;
            StringBuilder? joined = null;
            var last = first;
            // A plain scalar goes on over deeper lines that are nothing else.
            while (first == BeforeBlanks(at, end) && !IsAtEnd)
            {
                var lineEnd = EndOfLine(At);
                var next = PastBlanks(At, lineEnd);
                if (next == lineEnd || next - At <= indent || IsMarker(At, lineEnd) || Text[next] is '#' or '{' || IsItem(next, lineEnd) || KeyAt(next, lineEnd).Key is not null)
                    break;
                if (lines is null)
                {
                    (lines, joined) = (ImmutableArray.CreateBuilder<(int, int)>(), new StringBuilder(value));
                    lines.Add((0, at));
                }
                joined!.Append(' ');
                lines.Add((joined.Length, next));
                last = BeforeComment(next, lineEnd);
                joined.Append(Text.ToString(next, last));
                At = NextLine(lineEnd);
            }
            Say(joined?.ToString() ?? value, TextSpan.FromBounds(at, last), isReference, holder, lines?.ToImmutable() ?? default);
        }

        private int BeforeComment(int at, int end)
        {
            for (var i = at + 1; i < end; i++)
                if (Text[i] == '#' && Text[i - 1] is ' ' or '\t')
                {
                    Comment(i + 1, end);
                    return BeforeBlanks(at, i);
                }
            return BeforeBlanks(at, end);
        }

        private void Block(int at, int end, int indent, bool isReference, Level? holder)
        {
            var isFolded = Text[at] == '>';
            var margin = -1;
            for (var i = at + 1; i < end && Text[i] is not (' ' or '\t'); i++)
                if (Text[i] is >= '1' and <= '9')
                    margin = Math.Max(indent, 0) + Text[i] - '0';
            Rest(at, end);
            var value = new StringBuilder();
            var lines = ImmutableArray.CreateBuilder<(int, int)>();
            int first = At, last = At, blanks = 0;
            while (!IsAtEnd)
            {
                var lineEnd = EndOfLine(At);
                var text = PastBlanks(At, lineEnd);
                if (text == lineEnd)
                    blanks++;
                else
                {
                    if (text - At <= indent || text - At < margin || IsMarker(At, lineEnd))
                        break;
                    margin = margin < 0 ? text - At : margin;
                    var start = At + margin;
                    if (lines.Count == 0)
                        first = start;
                    else
                        value.Append(isFolded && blanks == 0 ? ' ' : '\n').Append('\n', isFolded ? Math.Max(0, blanks - 1) : blanks);
                    lines.Add((value.Length, start));
                    value.Append(Text.ToString(start, lineEnd));
                    (last, blanks) = (lineEnd, 0);
                }
                At = NextLine(lineEnd);
            }
            if (lines.Count > 0)
                Say(value.ToString(), TextSpan.FromBounds(first, last), isReference, holder, lines.ToImmutable());
        }

        /// <summary>The quote that closes a scalar, or null, and where it must have been closed: before a line that stands no deeper than what holds it.</summary>
        private (int? Close, int Limit) CloseOfScalar(int at, int indent)
        {
            var quote = Text[at++];
            ref var open = ref quote == '"' ? ref _openUntil.Double : ref _openUntil.Single;
            // No other quote follows before there: we have looked.
            if (at < open)
                return (null, EndOfLine(at));
            for (var end = EndOfLine(at); ;)
            {
                at = CloseOf(quote, at, end);
                if (at < end)
                    return (at, end);
                var next = NextLine(end);
                var lineEnd = EndOfLine(next);
                var text = PastBlanks(next, lineEnd);
                if (end >= Text.Length || (text < lineEnd && text - next <= indent))
                {
                    open = end;
                    return (null, end);
                }
                (at, end) = (next, lineEnd);
            }
        }

        /// <summary>The first quote from here on that closes a scalar, or the end.</summary>
        private int CloseOf(char quote, int at, int end)
        {
            for (; at < end; at++)
            {
                if (quote == '"' && Text[at] == '\\')
                    at++;
                else if (Text[at] == quote)
                {
                    if (quote == '"' || Text[at + 1] != quote)
                        return at;
                    at++;
                }
            }
            return end;
        }

        private string Unquoted(int open, int close)
        {
            var raw = Text.ToString(open + 1, close);
            if (raw.IndexOfAny(['\\', '\r', '\n', '\'']) < 0)
                return raw;
            var isDouble = Text[open] == '"';
            var decoded = new StringBuilder(raw.Length);
            for (var i = 0; i < raw.Length; i++)
            {
                if (raw[i] is ' ' or '\t' or '\r' or '\n')
                    i = Folded(raw, i, decoded);
                else if (isDouble && raw[i] == '\\' && i + 1 < raw.Length)
                    i = Escape(raw, i + 1, decoded);
                else
                {
                    decoded.Append(raw[i]);
                    i += !isDouble && raw[i] == '\'' ? 1 : 0;
                }
            }
            return decoded.ToString();
        }

        // A line break is a blank, of several the first is none, and neither are the blanks around them.
        private static int Folded(string raw, int at, StringBuilder decoded)
        {
            var (start, breaks) = (at, 0);
            for (; at < raw.Length && raw[at] is ' ' or '\t' or '\r' or '\n'; at++)
                breaks += raw[at] == '\n' || (raw[at] == '\r' && !(at + 1 < raw.Length && raw[at + 1] == '\n')) ? 1 : 0;
            _ = breaks switch
            {
                0 => decoded.Append(raw, start, at - start),
                1 => decoded.Append(' '),
                _ => decoded.Append('\n', breaks - 1),
            };
            return at - 1;
        }

        private static int Escape(string raw, int at, StringBuilder decoded)
        {
            // A line that ends so goes on with the next one's first character.
            if (raw[at] is '\r' or '\n')
            {
                while (at + 1 < raw.Length && raw[at + 1] is ' ' or '\t' or '\r' or '\n')
                    at++;
                return at;
            }
            var digits = raw[at] switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
            if (digits > 0 && at + digits < raw.Length
                && int.TryParse(raw.Substring(at + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && code is < 0xD800 or > 0xDFFF and <= 0x10FFFF and >= 0)
            {
                decoded.Append(char.ConvertFromUtf32(code));
                return at + digits;
            }
            decoded.Append(raw[at] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', '0' => '\0', var c => c });
            return at;
        }

        private void Flow(int group, int depth, bool isReference = false)
        {
            var start = Depth;
            isReference |= PropertiesInFlow();
            if (ToNextInFlow() is '{' or '[')
            {
                if (depth < DeepestLevel)
                    FlowCollection(isList: Current == '[', depth + 1, isReference);
                else
                    At++;
            }
            else if (ScalarInFlow() is { Value: { } value } scalar && !isReference)
                Add(value, scalar.Span, group);
            Depth = start;
        }

        private void FlowCollection(bool isList, int depth, bool isReference)
        {
            At++;
            var start = Depth;
            var group = NewGroup();
            var index = 0;
            while (ToNextInFlow() is var next && !IsAtEnd && !_flowIsBroken)
            {
                if (next is ',' or '}' or ']')
                {
                    At++;
                    if (next == ',')
                        continue;
                    return;
                }
                var before = At;
                if (isList)
                    Enter(index++.ToString(CultureInfo.InvariantCulture));
                var isElsewhere = PropertiesInFlow() || isReference;
                next = ToNextInFlow();
                if (next is '{' or '[')
                    Flow(group, depth, isElsewhere);
                else
                    Member(isList, group, depth, isElsewhere);
                Depth = start;
                At = Math.Max(At, before + 1);
            }
        }

        // A key and its value; in a list also a value, or a map of one key without braces.
        private void Member(bool isList, int group, int depth, bool isReference)
        {
            var (text, span) = ScalarInFlow();
            if (ToNextInFlow() == ':' && !_flowIsBroken)
            {
                At++;
                Enter(text ?? "", span);
                if (ToNextInFlow() is not (',' or '}' or ']'))
                    Flow(isList ? NewGroup() : group, depth, isReference);
            }
            else if (isList && text is not null && !isReference)
                Add(text, span, group);
        }

        /// <summary>Passes over anchors and tags, entering the functions that these call, and answers whether one of them says that the value stands elsewhere.</summary>
        private bool PropertiesInFlow()
        {
            var isReference = false;
            while (ToNextInFlow() is '&' or '!')
            {
                var tag = At;
                while (!IsAtEnd && Current is not (' ' or '\t' or '\r' or '\n' or ',' or '}' or ']'))
                    At++;
                var name = Text.ToString(tag, At);
                isReference |= References.Contains(name);
                if (Functions.Contains(name))
                    Enter(CloudFormation.Function + name.Substring(1));
            }
            return isReference;
        }

        private (string? Value, TextSpan Span) ScalarInFlow()
        {
            var start = At;
            if (Current is not ('"' or '\''))
            {
                var end = EndOfPlainInFlow();
                return end > start && Text[start] != '*' ? (Text.ToString(start, end), TextSpan.FromBounds(start, end)) : (null, default);
            }
            var (close, limit) = CloseOfScalar(start, _flowIndent);
            At = Math.Min((close ?? limit) + 1, Text.Length);
            return close is { } last ? (Unquoted(start, last), TextSpan.FromBounds(start + 1, last)) : (null, default);
        }

        private int EndOfPlainInFlow()
        {
            var start = At;
            var holes = 0;
            for (; !IsAtEnd && Current is not ('\r' or '\n'); At++)
            {
                // A variable may have braces of its own: ${NAME}, {{ name }}
                if (Current == '{')
                    holes++;
                else if (Current == '}' && holes > 0)
                    holes--;
                else if (Current is ',' or ']' or '}' || (Current == ':' && Text[At + 1] is ' ' or '\t' or '\r' or '\n' or ',' or '}' or ']' or TextWindow.End) || (Current == '#' && Text[At - 1] is ' ' or '\t'))
                    break;
            }
            return BeforeBlanks(start, At);
        }

        private char ToNextInFlow()
        {
            while (!IsAtEnd)
            {
                if (Current is '\r' or '\n')
                {
                    var next = NextLine(At);
                    var text = PastBlanks(next, EndOfLine(next));
                    At = text;
                    if (text < Text.Length && Text[text] is not ('\r' or '\n' or ']' or '}' or '#') && text - next <= _flowIndent)
                    {
                        (At, _flowIsBroken) = (next, true);
                        return TextWindow.End;
                    }
                }
                else if (Current == '#' && Text[At - 1] is ' ' or '\t' or '\n')
                {
                    var end = EndOfLine(At);
                    Comment(At + 1, end);
                    At = end;
                }
                else if (Current is ' ' or '\t')
                    At++;
                else
                    return Current;
            }
            return TextWindow.End;
        }

        /// <summary>A collection that the walk is in.</summary>
        private sealed class Level(int indent, bool isList, int start, int group)
        {
            internal int Indent { get; } = indent;

            internal bool IsList { get; } = isList;

            /// <summary>The length of the path that holds it.</summary>
            internal int Start { get; } = start;

            internal int Group { get; } = group;

            /// <summary>The length of the path of its last key or item.</summary>
            internal int Pending { get; set; } = start;

            /// <summary>How many items it has so far.</summary>
            internal int Count { get; set; }
        }
    }
}
