using System;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Model.Configuration;

/// <summary>
/// Reads one format of configuration files into entries. A reader takes whatever text there is: what is broken ends or loses the entry it
/// stands in, never what was read before it, and never with an exception.
/// </summary>
/// <param name="kinds">The kinds that a project names in its item metadata where it means this format.</param>
internal abstract class ConfigReader(params string[] kinds)
{
    /// <summary>Objects and arrays nested deeper than this are passed over.</summary>
    internal const int DeepestLevel = 256;

    /// <summary>Reads JSON, also where it is the text of a value.</summary>
    internal static readonly ConfigReader Json = new JsonReader();

    /// <summary>Reads environment variables, also where they are the text of a value.</summary>
    internal static readonly ConfigReader DotEnv = new DotEnvReader();

    /// <summary>Reads YAML, also where it is the text of a value.</summary>
    internal static readonly ConfigReader Yaml = new YamlReader();

    /// <summary>Reads properties and INI files, also where they are the text of a value.</summary>
    internal static readonly ConfigReader Properties = new PropertiesReader();

    /// <summary>Reads templates of CloudFormation, in either of their formats.</summary>
    internal static readonly ConfigReader CloudFormationTemplate = new CloudFormationReader();

    /// <summary>Every format we read. The first reader that knows a file reads it.</summary>
    internal static readonly ImmutableArray<ConfigReader> All =
        [Json, DotEnv, new DockerfileReader(), Yaml, CloudFormationTemplate, new XmlReader(), new HclReader(), Properties];

    /// <summary>The reader of a file: by what the project says of it, else by its name. Null where no format is known.</summary>
    internal static ConfigReader? Of(string kind, string fileName)
    {
        if (kind.Length > 0)
            foreach (var reader in All)
                if (reader.Reads(kind))
                    return reader;
        foreach (var reader in All)
            if (reader.Recognizes(fileName))
                return reader;
        return null;
    }

    /// <summary>Whether a file of this name has this format, where no metadata says so.</summary>
    internal abstract bool Recognizes(string fileName);

    /// <summary>Reads a file through a window of so many characters.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal ConfigDocument Read(string path, SourceText text, CancellationToken cancellationToken, int window = TextWindow.Size) =>
        Walk(new TextWindow(text, cancellationToken, window)).Read(path, text);

    /// <summary>A walk through one file of this format.</summary>
    protected abstract ConfigWalk Walk(TextWindow text);

    /// <summary>The walk of another reader, whose format the file has after all.</summary>
    protected static ConfigWalk WalkOf(ConfigReader reader, TextWindow text) => reader.Walk(text);

    /// <summary>Whether the name ends so, in whatever case.</summary>
    protected static bool EndsWith(string fileName, string ending) => fileName.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the name begins so, in whatever case.</summary>
    protected static bool StartsWith(string fileName, string beginning) => fileName.StartsWith(beginning, StringComparison.OrdinalIgnoreCase);

    private bool Reads(string kind) => Array.Exists(kinds, k => k.Equals(kind, StringComparison.OrdinalIgnoreCase));
}
