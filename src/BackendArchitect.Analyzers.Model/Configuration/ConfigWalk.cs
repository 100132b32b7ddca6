using System;
using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Model.Configuration;

/// <summary>One walk of a reader through one file. Every step moves forward or ends the walk, so it is linear in the length of the file.</summary>
internal abstract class ConfigWalk(TextWindow text)
{
    // A path of this length is no setting's; without a bound, one giant key would be copied for every value below it.
    private const int LongestPath = 1024;

    private readonly ImmutableArray<ConfigEntry>.Builder _entries = ImmutableArray.CreateBuilder<ConfigEntry>();
    private readonly ImmutableArray<TextSpan>.Builder _comments = ImmutableArray.CreateBuilder<TextSpan>();
    private readonly StringBuilder _path = new();
    private TextSpan _name;
    private bool _isCloudFormation;
    private int _first;
    private int _groups;

    /// <summary>The characters of the file.</summary>
    protected TextWindow Text { get; } = text;

    /// <summary>Where the walk stands.</summary>
    protected int At { get; set; }

    /// <summary>Whether nothing is left.</summary>
    protected bool IsAtEnd => At >= Text.Length;

    /// <summary>The character at hand.</summary>
    protected char Current => Text[At];

    /// <summary>How long the path is, to return to it.</summary>
    protected int Depth
    {
        get => _path.Length;
        set
        {
            _path.Length = value;
            _name = default;
        }
    }

    /// <summary>Walks through the whole file.</summary>
    protected abstract void Document();

    /// <summary>What was read, as a document.</summary>
    internal ConfigDocument Read(string path, SourceText source)
    {
        Document();
        EndDocument();
        return new(path, source, _entries.ToImmutable(), _comments.ToImmutable(), _isCloudFormation);
    }

    /// <summary>Ends one of several documents in the file: what is said in one says nothing about the next.</summary>
    protected void EndDocument()
    {
        if (CloudFormation.Is(_entries, _first))
        {
            _isCloudFormation = true;
            CloudFormation.Name(_entries, _first);
        }
        DeploymentSettings.Name(_entries, _first);
        _first = _entries.Count;
        Depth = 0;
    }

    /// <summary>A number for another object or array, whose values are siblings.</summary>
    protected int NewGroup() => ++_groups;

    /// <summary>Adds a part to the path, and says where it stands where its name alone says something.</summary>
    protected void Enter(string part, TextSpan name = default)
    {
        _name = name;
        if (_path.Length + part.Length > LongestPath)
            return;
        if (_path.Length > 0)
            _path.Append(':');
        // An environment variable cannot have a colon in its name.
        _path.Append(part.Replace("__", ":"));
    }

    /// <summary>Adds a value under the path.</summary>
    protected void Add(string value, TextSpan span, int group, ImmutableArray<(int InValue, int InFile)> lines = default) =>
        _entries.Add(new(_path.ToString(), value, span, group) { Lines = lines.IsDefault ? [] : lines, NameSpan = _name });

    /// <summary>Adds a value under a name below the path.</summary>
    protected void Add(string name, string value, TextSpan span, int group, ImmutableArray<(int InValue, int InFile)> lines = default)
    {
        var depth = Depth;
        Enter(name);
        Add(value, span, group, lines);
        Depth = depth;
    }

    /// <summary>Adds a number or flag under the path.</summary>
    protected void AddBare(string value, TextSpan span, int group) => _entries.Add(new(_path.ToString(), value, span, group) { IsBare = true });

    /// <summary>Adds a variable that is given to the build of an image.</summary>
    protected void AddBuildArgument(string name, TextSpan nameSpan, string value, TextSpan span, int group)
    {
        Add(name, value, span, group);
        _entries[_entries.Count - 1] = _entries[_entries.Count - 1] with { NameSpan = nameSpan, IsBuildArgument = true };
    }

    /// <summary>The text of a string whose escapes are those of C, as far as settings use them.</summary>
    protected static string Unescaped(string raw)
    {
        if (raw.IndexOf('\\') < 0)
            return raw;
        var decoded = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
            decoded.Append(raw[i] != '\\' || i + 1 == raw.Length ? raw[i] : raw[++i] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', var c => c });
        return decoded.ToString();
    }

    /// <summary>Adds a comment: what stands between the characters that make it one.</summary>
    protected void Comment(int start, int end) => _comments.Add(TextSpan.FromBounds(start, end));

    /// <summary>Passes over a byte order mark.</summary>
    protected void PassMark()
    {
        if (At == 0 && Current == '\uFEFF')
            At = 1;
    }

    /// <summary>Walks through the file by lines: each is read from its first character that is no blank, to the end of a line that the reader answers.</summary>
    protected void Lines(Func<int, int> read)
    {
        PassMark();
        while (!IsAtEnd)
        {
            var end = EndOfLine(At);
            At = PastBlanks(At, end);
            At = NextLine(read(end));
        }
    }

    /// <summary>Where the line at hand ends, before what ends it.</summary>
    protected int EndOfLine(int from)
    {
        while (from < Text.Length && Text[from] is not ('\r' or '\n'))
            from++;
        return from;
    }

    /// <summary>Where the line behind the end of a line begins.</summary>
    protected int NextLine(int endOfLine) =>
        endOfLine >= Text.Length ? Text.Length : endOfLine + (Text[endOfLine] == '\r' && Text[endOfLine + 1] == '\n' ? 2 : 1);

    /// <summary>The first place that is neither a blank nor a tab.</summary>
    protected int PastBlanks(int from, int end)
    {
        while (from < end && Text[from] is ' ' or '\t')
            from++;
        return from;
    }

    /// <summary>The end without the blanks before it.</summary>
    protected int BeforeBlanks(int start, int end)
    {
        while (end > start && Text[end - 1] is ' ' or '\t')
            end--;
        return end;
    }
}
