using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Endpoints;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers;

/// <summary>A rule that looks at one endpoint.</summary>
internal abstract class EndpointRule(DiagnosticDescriptor descriptor) : Rule(descriptor)
{
    /// <summary>
    /// Whether it judges actions of libraries whose sources are not at hand, too: by their attributes and by what the host says. It does not where it needs
    /// their code.
    /// </summary>
    internal virtual bool JudgesLibraries => false;

    /// <summary>Judges one endpoint.</summary>
    internal abstract void Inspect(Endpoint endpoint, EndpointReport report);

    /// <inheritdoc/>
    internal sealed override bool Judges(ServiceModel model) => model.IsService;
}
