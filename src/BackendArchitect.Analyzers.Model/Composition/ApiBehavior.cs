using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>What <c>[ApiController]</c> does in an application. See https://learn.microsoft.com/aspnet/core/web-api/#apicontroller-attribute.</summary>
internal sealed class ApiBehavior(ServiceModel model)
{
    /// <summary>Whether a controller has it: by an attribute of its own, of a base class or of its assembly.</summary>
    internal static bool Concerns(INamedTypeSymbol controller) =>
        IsSaidOn(controller)
        || controller.ContainingAssembly.GetAttributes().Any(a => a.AttributeClass.IsOrDerivesFrom(Binding.ApiBehaviorMetadata));

    /// <summary>Whether a controller has it by an attribute of its own or of a base class: then its endpoints have it among their metadata.</summary>
    internal static bool IsSaidOn(INamedTypeSymbol controller) => controller.InheritedAttributes().Any(a => a.Attribute.AttributeClass.IsOrDerivesFrom(Binding.ApiBehaviorMetadata));

    /// <summary>Whether the sources of parameters are inferred; null where that is not known.</summary>
    internal bool? InfersSources(INamedTypeSymbol controller, CancellationToken cancellationToken) => Does(controller, Binding.SuppressInference, cancellationToken);

    /// <summary>Whether requests with invalid values are answered without running the action; null where that is not known.</summary>
    internal bool? RejectsInvalid(INamedTypeSymbol controller, CancellationToken cancellationToken) => Does(controller, Binding.SuppressInvalidFilter, cancellationToken);

    /// <summary>Whether parameters of registered types are taken for services; null where that is not known.</summary>
    internal bool? InfersServices(CancellationToken cancellationToken) => IsOff(Binding.DisableServiceInference, cancellationToken);

    private bool? Does(INamedTypeSymbol controller, MemberName suppression, CancellationToken cancellationToken) => Concerns(controller) ? IsOff(suppression, cancellationToken) : false;

    // Nobody sets them: they are off.
    private bool? IsOff(MemberName option, CancellationToken cancellationToken) => !ConfiguredFlag.Of(option, byDefault: false, model, cancellationToken);
}
