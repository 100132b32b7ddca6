using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Tests.Model.Configuration;

/// <summary>An additional file that is nowhere on disk.</summary>
internal sealed class MadeFile(string path, string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text);

    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}

/// <summary>Options that are nowhere on disk, the same for every file.</summary>
internal sealed class MadeOptions : AnalyzerConfigOptions
{
    private readonly Dictionary<string, string> _values = new(KeyComparer);

    internal string this[string key]
    {
        set => _values[key] = value;
    }

    public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => _values.TryGetValue(key, out value);

    internal AnalyzerConfigOptionsProvider ForEveryFile() => new Provider(this);

    private sealed class Provider(MadeOptions options) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions => options;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => options;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => options;
    }
}
