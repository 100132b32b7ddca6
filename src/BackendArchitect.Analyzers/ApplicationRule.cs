using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Composition;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers;

/// <summary>A rule that looks at the application as a whole. What is missing there is one finding, where the application is built.</summary>
internal abstract class ApplicationRule(DiagnosticDescriptor descriptor) : Rule(descriptor)
{
    /// <summary>Judges the application.</summary>
    internal abstract void Inspect(Application application, Report report);

    /// <inheritdoc/>
    internal sealed override bool JudgesTheWhole => true;

    /// <inheritdoc/>
    internal sealed override bool Judges(ServiceModel model) => model.IsHost;
}
