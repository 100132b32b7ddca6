using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Text;

namespace BackendArchitect.Analyzers.Baseline;

/// <summary>
/// Reads a baseline strictly: half a file, the marks of a merge or a misspelled name are told, and hide nothing. The JSON readers of the model forgive,
/// and the runtime's is not there where a compiler loads us.
/// </summary>
internal sealed class BaselineReader(string text)
{
    /// <summary>Under which key an exception says where it stands.</summary>
    internal const string Place = "place";

    private const string Version = "1";

    private int _at = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;

    /// <summary>The entries of the file.</summary>
    /// <exception cref="InvalidDataException">It is no baseline; the data under <see cref="Place"/> is where that shows.</exception>
    internal ImmutableArray<BaselineEntry> Entries()
    {
        var entries = ImmutableArray.CreateBuilder<BaselineEntry>();
        string? version = null;
        Object(name =>
        {
            switch (name)
            {
                case "version":
                    version = Number();
                    if (version != Version)
                        throw Flaw($"version {version} is not known, only {Version}");
                    break;
                case "findings":
                    Array(() => entries.Add(Entry()));
                    break;
                default:
                    throw Flaw($"'{name}' is not known here");
            }
        });
        if (Peek() != '\0')
            throw Flaw("something follows the end");
        return version is null ? throw Flaw("it has no version") : entries.ToImmutable();
    }

    private BaselineEntry Entry()
    {
        var start = _at;
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        FindingSubject? subject = null;
        var count = 1;
        Object(name =>
        {
            switch (name)
            {
                case "count":
                    if (!int.TryParse(Number(), NumberStyles.None, CultureInfo.InvariantCulture, out count) || count == 0)
                        throw Flaw("'count' must be a number from 1");
                    break;
                case "endpoint" or "symbol" or "setting":
                    if (subject is not null)
                        throw Flaw("an entry is about one endpoint, symbol or setting");
                    subject = new((SubjectKind)Enum.Parse(typeof(SubjectKind), name, ignoreCase: true), String());
                    break;
                case "rule" or "file" or "reason":
                    texts[name] = String();
                    break;
                case "expires":
                    texts[name] = String();
                    if (!DateTime.TryParseExact(texts[name], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                        throw Flaw($"'{texts[name]}' is no day as 2027-01-31");
                    break;
                default:
                    throw Flaw($"'{name}' is not known in an entry");
            }
        });
        if (!texts.TryGetValue("rule", out var rule) || !texts.TryGetValue("file", out var file) || subject is not { } about)
            throw Flaw("an entry needs 'rule', 'file' and one of 'endpoint', 'symbol' and 'setting'", start);
        return new(rule, about, file, count, texts.TryGetValue("reason", out var reason) ? reason : null, texts.TryGetValue("expires", out var expires) ? expires : null);
    }

    private void Object(Action<string> member)
    {
        Take('{');
        if (Peek() != '}')
        {
            do
            {
                var name = String();
                Take(':');
                member(name);
            }
            while (Continues());
        }
        Take('}');
    }

    private void Array(Action item)
    {
        Take('[');
        if (Peek() != ']')
        {
            do
                item();
            while (Continues());
        }
        Take(']');
    }

    private bool Continues()
    {
        if (Peek() != ',')
            return false;
        _at++;
        return true;
    }

    private string Number()
    {
        Peek();
        var start = _at;
        while (_at < text.Length && text[_at] is >= '0' and <= '9')
            _at++;
        return _at > start ? text.Substring(start, _at - start) : throw Flaw("a number is expected");
    }

    private string String()
    {
        Take('"');
        var value = new StringBuilder();
        while (true)
        {
            var c = _at < text.Length ? text[_at++] : '\0';
            switch (c)
            {
                case '"':
                    return value.ToString();
                case < ' ':
                    throw Flaw("a text does not end", _at - 1);
                case '\\':
                    value.Append(Escaped());
                    break;
                default:
                    value.Append(c);
                    break;
            }
        }
    }

    private char Escaped()
    {
        var c = _at < text.Length ? text[_at++] : '\0';
        switch (c)
        {
            case 'u' when _at + 4 <= text.Length && int.TryParse(text.Substring(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                _at += 4;
                return (char)code;
            case 'n':
                return '\n';
            case 't':
                return '\t';
            case 'r':
                return '\r';
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case '"' or '\\' or '/':
                return c;
            default:
                throw Flaw("this escape is not known", _at - 1);
        }
    }

    private void Take(char expected)
    {
        if (Peek() != expected)
            throw Flaw($"'{expected}' is expected");
        _at++;
    }

    private char Peek()
    {
        while (_at < text.Length && text[_at] is ' ' or '\t' or '\r' or '\n')
            _at++;
        return _at < text.Length ? text[_at] : '\0';
    }

    private InvalidDataException Flaw(string what, int? where = null) => new(what) { Data = { [Place] = where ?? _at } };
}
