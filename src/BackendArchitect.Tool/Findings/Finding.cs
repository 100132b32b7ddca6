using System.Collections.Immutable;
using BackendArchitect.Analyzers;
using BackendArchitect.Analyzers.Baseline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Tool.Findings;

/// <summary>What a rule found.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Diagnostic">What it reported.</param>
/// <param name="Project">The project that holds the place; of several frameworks the first.</param>
/// <param name="Subjects">What it is about.</param>
/// <param name="Line">The line of source that it begins on, without what is a credential in it.</param>
internal sealed record Finding(CatalogEntry Rule, Diagnostic Diagnostic, Project Project, ImmutableArray<FindingSubject> Subjects, string Line)
{
    internal string Id => Diagnostic.Id;

    internal DiagnosticSeverity Severity => Diagnostic.Severity;

    internal string Message { get; } = Diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The full path of the file.</summary>
    internal string File => Place.Path;

    /// <summary>The place, counted from zero.</summary>
    internal FileLinePositionSpan Place { get; } = Diagnostic.Location.GetLineSpan();

    /// <summary>The place in the text.</summary>
    internal TextSpan Span => Diagnostic.Location.SourceSpan;

    /// <summary>The subjects as a heading.</summary>
    internal string Subject => string.Join(", ", Subjects.Select(subject => subject.Name));

    /// <summary>The file's path from a folder, with slashes.</summary>
    internal string PathFrom(string folder) => Path.GetRelativePath(folder, File).Replace('\\', '/');
}
