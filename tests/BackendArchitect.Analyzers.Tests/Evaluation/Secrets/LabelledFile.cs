using System.Collections.Immutable;
using System.Text;

namespace BackendArchitect.Analyzers.Tests.Evaluation.Secrets;

/// <summary>What a person would say about a place in a file.</summary>
/// <param name="Line">The line, from zero, on which the value begins.</param>
/// <param name="Kind">The kind of the credential, or null where the value is none, however it looks.</param>
/// <param name="Value">The value as it stands in the file.</param>
internal sealed record Label(int Line, string? Kind, string Value);

/// <summary>A file whose values somebody has judged, made for one test run.</summary>
internal sealed record LabelledFile(string Path, string Text, ImmutableArray<Label> Labels)
{
    private const char Open = '\u0001', Middle = '\u0002', Close = '\u0003';

    /// <summary>Marks a value that must be reported, and as what.</summary>
    internal static string Secret(string kind, string value) => $"{Open}{kind}{Middle}{value}{Close}";

    /// <summary>Marks a value that must not be reported.</summary>
    internal static string Clean(string value) => $"{Open}{Middle}{value}{Close}";

    /// <summary>Reads the marks of a text.</summary>
    internal static LabelledFile Of(string path, string marked)
    {
        var text = new StringBuilder(marked.Length);
        var labels = ImmutableArray.CreateBuilder<Label>();
        var line = 0;
        for (var at = 0; at < marked.Length; at++)
        {
            switch (marked[at])
            {
                case Open:
                    var middle = marked.IndexOf(Middle, at);
                    var kind = marked[(at + 1)..middle];
                    var value = marked[(middle + 1)..marked.IndexOf(Close, middle)];
                    labels.Add(new(line, kind.Length == 0 ? null : kind, value));
                    at = middle;
                    continue;
                case Close:
                    continue;
                case '\n':
                    line++;
                    break;
            }
            text.Append(marked[at]);
        }
        return new(path, text.ToString(), labels.ToImmutable());
    }
}
