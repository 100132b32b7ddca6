using System;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Model.Configuration;

/// <summary>
/// Reads one format of configuration files into entries. A reader takes whatever text there is: what is broken ends or loses the entry it
/// stands in, never what was read before it, and never with an exception.
/// </summary>
internal abstract class ConfigReader
{
    /// <summary>Objects and arrays nested deeper than this are passed over.</summary>
    internal const int DeepestLevel = 256;

    /// <summary>Every format we read. The first reader that knows a file reads it.</summary>
    internal static readonly ImmutableArray<ConfigReader> All = [new JsonReader()];

    /// <summary>Whether a project that names this kind of file in its item metadata means this format.</summary>
    internal abstract bool Reads(string kind);

    /// <summary>Whether a file of this name has this format, where no metadata says so.</summary>
    internal abstract bool Recognizes(string fileName);

    /// <summary>Reads a file.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal abstract ConfigDocument Read(string path, SourceText text, CancellationToken cancellationToken);
}
