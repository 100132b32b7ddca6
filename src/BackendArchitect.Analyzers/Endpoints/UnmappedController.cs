using System.Linq;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Endpoints;

/// <summary>A controller or action that was written to answer requests, and that none reaches.</summary>
internal sealed class UnmappedController() : TypeRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH5026",
        category: Family.Endpoints,
        level: Level.Should,
        title: "Unmapped controller",
        messageFormat: "No request reaches '{0}': {1}",
        description: "Make the controller a public class of its own, or give the action a route; remove what nobody shall call.");

    internal override bool Judges(ServiceModel model) => model.IsHost;

    internal override void Inspect(INamedTypeSymbol type, Report report)
    {
        var (model, cancellationToken) = (report.Model, report.CancellationToken);
        if (type.FirstDeclaration() is not { } identifier || !UnreachedController.IsWrittenAsOne(type))
            return;
        if (UnreachedController.WhyNotMapped(type, model, cancellationToken) is { } why)
        {
            report.At(identifier, type.Name, why);
            return;
        }
        var (all, unreached) = UnreachedController.ActionsOf(type, model, cancellationToken);
        if (unreached.Count > 0 && unreached.Count == all)
            report.At(identifier, type.Name, UnreachedController.NoRoute);
        else
            foreach (var action in unreached.Where(action => action.FirstDeclaration() is not null))
                report.At(action.FirstDeclaration()!, $"{type.Name}.{action.Name}", UnreachedController.NoRoute);
    }
}
