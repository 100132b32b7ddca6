using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Endpoints;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers;

/// <summary>A rule that looks at one endpoint.</summary>
internal abstract class EndpointRule(DiagnosticDescriptor descriptor) : Rule(descriptor)
{
    /// <summary>Judges one endpoint.</summary>
    internal abstract void Inspect(Endpoint endpoint, EndpointReport report);

    /// <inheritdoc/>
    internal sealed override bool Judges(ServiceModel model) => model.IsService;
}
