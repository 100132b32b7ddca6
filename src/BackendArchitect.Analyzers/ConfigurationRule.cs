using BackendArchitect.Analyzers.Model.Configuration;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers;

/// <summary>A rule that looks at one configuration file.</summary>
internal abstract class ConfigurationRule(DiagnosticDescriptor descriptor) : Rule(descriptor)
{
    /// <summary>Judges one file.</summary>
    internal abstract void Inspect(ConfigDocument document, Report report);
}
