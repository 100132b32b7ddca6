using BackendArchitect.Analyzers.Model.Logging;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers;

/// <summary>A rule that looks at one call of a logger.</summary>
internal abstract class LogRule(DiagnosticDescriptor descriptor) : Rule(descriptor)
{
    /// <summary>Judges one call.</summary>
    internal abstract void Inspect(LogCall call, Report report);
}
