using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Model.Configuration;

/// <summary>
/// Reads XML configuration: <c>web.config</c> and its like, <c>nuget.config</c>, project files. Each attribute and each text is a value; an element that
/// names itself by <c>key</c> or <c>name</c> is that name in the path.
/// </summary>
/// <remarks>No entity but the five of XML and characters by number is expanded, no document type is read.</remarks>
internal sealed class XmlReader() : ConfigReader("xml", "config", "project", "packages")
{
    private static readonly ImmutableArray<string> Endings = [".config", ".csproj", ".props", ".targets", ".xml", ".pubxml", ".publishsettings"];

    /// <inheritdoc/>
    internal override bool Recognizes(string fileName)
    {
        foreach (var ending in Endings)
            if (EndsWith(fileName, ending))
                return true;
        return false;
    }

    /// <inheritdoc/>
    protected override ConfigWalk Walk(TextWindow text) => new XmlWalk(text);

    private sealed class XmlWalk(TextWindow text) : ConfigWalk(text)
    {
        private static readonly string[] NamingAttributes = ["key", "name", "Include"];
        private static readonly string[] ValueAttributes = ["value", "connectionString"];

        private readonly Stack<Element> _elements = new();
        private int _tooDeep;

        protected override void Document()
        {
            PassMark();
            while (!IsAtEnd)
            {
                if (Current != '<')
                    Characters();
                else if (Is("<!--"))
                    Between("<!--", "-->", (start, end) => Comment(start, end));
                else if (Is("<![CDATA["))
                    Between("<![CDATA[", "]]>", (start, end) => Say(Text.ToString(start, end), start, end));
                else if (Text[At + 1] is '!' or '?')
                    Between("<", ">", (_, _) => { });
                else if (Text[At + 1] == '/')
                    Close();
                else
                    Open();
            }
        }

        private bool Is(string word)
        {
            for (var i = 0; i < word.Length; i++)
                if (Text[At + i] != word[i])
                    return false;
            return true;
        }

        private void Between(string open, string close, Action<int, int> take)
        {
            var start = At + open.Length;
            At = start;
            while (!IsAtEnd && !Is(close))
                At++;
            take(Math.Min(start, Text.Length), At);
            At += close.Length;
        }

        private void Characters()
        {
            var start = At;
            while (!IsAtEnd && Current != '<')
                At++;
            var end = At;
            while (start < end && char.IsWhiteSpace(Text[start]))
                start++;
            while (end > start && char.IsWhiteSpace(Text[end - 1]))
                end--;
            if (end > start)
                Say(Decoded(start, end), start, end);
        }

        private void Say(string value, int start, int end)
        {
            if (_tooDeep == 0 && _elements.Count > 0 && _elements.Peek() is { IsEncrypted: false } element)
                Add(value, TextSpan.FromBounds(start, end), element.OuterGroup);
        }

        private void Close()
        {
            var start = At + 2;
            At = start;
            while (!IsAtEnd && Current != '>')
                At++;
            var name = Text.ToString(Math.Min(start, At), At).Trim();
            At++;
            if (_tooDeep > 0)
            {
                _tooDeep--;
                return;
            }
            // An element that was never closed ends with the one around it; one that was never opened closes nothing.
            foreach (var element in _elements)
                if (element.Name == name)
                {
                    while (_elements.Peek() != element)
                        _elements.Pop();
                    Depth = _elements.Pop().Start;
                    return;
                }
        }

        private void Open()
        {
            var start = ++At;
            while (!IsAtEnd && !char.IsWhiteSpace(Current) && Current is not ('>' or '/' or '<'))
                At++;
            if (At == start)
                return;
            var name = Text.ToString(start, At);
            var attributes = Attributes();
            var isEmpty = Current == '/' && Text[At + 1] == '>';
            At += isEmpty ? 2 : Current == '>' ? 1 : 0;

            if (_elements.Count == DeepestLevel)
            {
                _tooDeep += isEmpty ? 0 : 1;
                return;
            }
            var outer = _elements.Count > 0 ? _elements.Peek() : null;
            var element = new Element(name, Depth, outer?.InnerGroup ?? 0, NewGroup(),
                outer?.IsEncrypted == true || name is "EncryptedData" || attributes.Exists(a => a.Name == "configProtectionProvider"));
            // The outermost element names the format, not a setting.
            var own = attributes.Find(a => Array.Exists(NamingAttributes, n => n.Equals(a.Name, StringComparison.OrdinalIgnoreCase))).Value;
            if (outer is not null)
                Enter(own is { Length: > 0 } ? own : name.Substring(name.IndexOf(':') + 1));
            if (!element.IsEncrypted && !IsProtected(name, own))
                Say(attributes, element, own is not null);
            if (isEmpty)
                Depth = element.Start;
            else
                _elements.Push(element);
        }

        // In nuget.config the password that is no clear text is encrypted for one user of one machine.
        private bool IsProtected(string name, string? key) =>
            name == "add" && key is "Password" && _elements.Count > 1 && string.Concat(Names()).Contains("packageSourceCredentials");

        private IEnumerable<string> Names()
        {
            foreach (var element in _elements)
                yield return element.Name;
        }

        private void Say(List<Attribute> attributes, Element element, bool hasName)
        {
            foreach (var attribute in attributes)
                if (hasName && Array.Exists(ValueAttributes, v => v.Equals(attribute.Name, StringComparison.OrdinalIgnoreCase)))
                    Add(attribute.Value, attribute.Span, element.OuterGroup);
                else if (!Array.Exists(NamingAttributes, n => n.Equals(attribute.Name, StringComparison.OrdinalIgnoreCase)))
                    Add(attribute.Name, attribute.Value, attribute.Span, element.InnerGroup);
        }

        private List<Attribute> Attributes()
        {
            var attributes = new List<Attribute>();
            while (true)
            {
                while (!IsAtEnd && char.IsWhiteSpace(Current))
                    At++;
                if (IsAtEnd || Current is '>' or '<' || (Current == '/' && Text[At + 1] == '>'))
                    return attributes;
                var start = At;
                while (!IsAtEnd && !char.IsWhiteSpace(Current) && Current is not ('=' or '>' or '<' or '/'))
                    At++;
                var name = Text.ToString(start, At);
                while (!IsAtEnd && char.IsWhiteSpace(Current))
                    At++;
                if (Current != '=')
                {
                    At += At == start ? 1 : 0;
                    continue;
                }
                At++;
                while (!IsAtEnd && char.IsWhiteSpace(Current))
                    At++;
                if (Current is not ('"' or '\''))
                    continue;
                var (quote, open) = (Current, ++At);
                // An attribute that is never closed ends before the next element: nothing in one may be "<".
                while (!IsAtEnd && Current != quote && Current != '<')
                    At++;
                if (Current == quote)
                    attributes.Add(new(name, Decoded(open, At++), TextSpan.FromBounds(open, At - 1)));
            }
        }

        private string Decoded(int start, int end)
        {
            var raw = Text.ToString(start, end);
            if (raw.IndexOf('&') < 0)
                return raw;
            var decoded = new StringBuilder(raw.Length);
            for (var i = 0; i < raw.Length; i++)
            {
                var close = raw[i] == '&' ? raw.IndexOf(';', i, Math.Min(raw.Length - i, 12)) : -1;
                if (close > 0 && Entity(raw.Substring(i + 1, close - i - 1)) is { } character)
                {
                    decoded.Append(character);
                    i = close;
                }
                else
                    decoded.Append(raw[i]);
            }
            return decoded.ToString();
        }

        private static string? Entity(string name) => name switch
        {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "apos" => "'",
            _ when name.StartsWith("#x", StringComparison.Ordinal) && int.TryParse(name.Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) => Character(code),
            _ when name.StartsWith("#", StringComparison.Ordinal) && int.TryParse(name.Substring(1), NumberStyles.None, CultureInfo.InvariantCulture, out var code) => Character(code),
            _ => null,
        };

        private static string? Character(int code) => code is > 0 and < 0xD800 or > 0xDFFF and <= 0x10FFFF ? char.ConvertFromUtf32(code) : null;

        private readonly record struct Attribute(string Name, string Value, TextSpan Span);

        /// <summary>An element that the walk is in.</summary>
        /// <param name="Name">Its name.</param>
        /// <param name="Start">The length of the path that holds it.</param>
        /// <param name="OuterGroup">The values beside it.</param>
        /// <param name="InnerGroup">The values within it.</param>
        /// <param name="IsEncrypted">Whether what it holds is encrypted.</param>
        private sealed record Element(string Name, int Start, int OuterGroup, int InnerGroup, bool IsEncrypted);
    }
}
