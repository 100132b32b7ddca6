using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Reads the pages of <c>MapRazorComponents</c>: one endpoint for each <c>@page</c> of the components that stand in the assembly of the root
/// component, and the endpoints that the framework adds for itself.
/// </summary>
internal sealed class ComponentReader(ServiceModel model) : KindReader
{
    private const string CircuitPath = "/_blazor";

    private static readonly ImmutableArray<string> Verbs = ["GET", "POST"];

    internal override IReadOnlyCollection<string> Names { get; } = ["MapRazorComponents"];

    internal override IEnumerable<Endpoint>? Read(IInvocationOperation call, CancellationToken cancellationToken) =>
        call.TargetMethod.ContainingType.Is(EndpointMaps.RazorComponents) ? Endpoints(call, cancellationToken) : null;

    private IEnumerable<Endpoint> Endpoints(IInvocationOperation call, CancellationToken cancellationToken)
    {
        var pages = Assemblies(call, cancellationToken).SelectMany(assembly => PagesIn(assembly.GlobalNamespace)).ToList();
        foreach (var mapping in Mapping.Of(model, call, cancellationToken))
        {
            foreach (var (kind, verb, route) in FrameworkEndpoints(cancellationToken))
                yield return mapping.Endpoint(kind, verb, route, cancellationToken) with
                {
                    Exempt = "it is a part of the framework",
                    IsRequestDelegate = kind == EndpointKind.Component,
                    IsCircuit = route == CircuitPath,
                };
            // What is said about the call and its groups is not said about these.
            foreach (var route in ResourceCollection(cancellationToken))
                yield return mapping.OfApplication().Endpoint(EndpointKind.Component, [], route, cancellationToken) with { Exempt = "it is a part of the framework", IsRequestDelegate = true };
            foreach (var page in pages)
            {
                List<Convention> said = [.. model.Endpoints.Conventions.MetadataOf(page, cancellationToken)];
                foreach (var route in RoutesOf(page))
                    yield return mapping.Endpoint(EndpointKind.Component, Verbs, route, cancellationToken, said, silent: "the component");
            }
        }
    }

    // The assembly of the root component, and those that are added by a type of theirs.
    private IEnumerable<IAssemblySymbol> Assemblies(IInvocationOperation call, CancellationToken cancellationToken)
    {
        var assemblies = new HashSet<IAssemblySymbol>(SymbolEqualityComparer.Default) { call.TargetMethod.TypeArguments[0].ContainingAssembly };
        foreach (var use in model.MentionsOf("AddAdditionalAssemblies", cancellationToken))
            if (use.CallBy() is { } syntax && model.CallAt(syntax, cancellationToken) is { } add)
                assemblies.UnionWith(add.Descendants().OfType<ITypeOfOperation>().Select(type => type.TypeOperand.ContainingAssembly));
        return assemblies;
    }

    private static IEnumerable<INamedTypeSymbol> PagesIn(INamespaceSymbol space) =>
        space.GetTypeMembers().Where(type => type is { TypeKind: TypeKind.Class, IsAbstract: false } && RoutesOf(type).Any() && type.IsOrDerivesFrom(EndpointMaps.Component))
            .Concat(space.GetNamespaceMembers().SelectMany(PagesIn));

    // What components in the browser load to find the files of the build, once more by a name with a hash of theirs, each also compressed.
    private IEnumerable<string> ResourceCollection(CancellationToken cancellationToken)
    {
        if (!model.MentionsOf("AddInteractiveWebAssemblyRenderMode", cancellationToken).Any() || !model.MentionsOf("MapStaticAssets", cancellationToken).Any())
            yield break;
        foreach (var name in new[] { "_framework/resource-collection." + RoutePattern.Unknown, "_framework/resource-collection" })
            foreach (var extension in new[] { ".js.gz", ".js", ".js" })
                yield return name + extension;
    }

    private IEnumerable<(EndpointKind Kind, ImmutableArray<string> Verbs, string Route)> FrameworkEndpoints(CancellationToken cancellationToken)
    {
        yield return (EndpointKind.Component, ["GET"], "/_framework/opaque-redirect");
        // Where the build's list of files is mapped, it has these too.
        if (model.MentionsOf("AddInteractiveWebAssemblyRenderMode", cancellationToken).Any() && !model.MentionsOf("MapStaticAssets", cancellationToken).Any())
            yield return (EndpointKind.Component, [], "/_framework/{*path}");
        if (!model.MentionsOf("AddInteractiveServerRenderMode", cancellationToken).Any())
            yield break;
        foreach (var route in new[] { "/_blazor/negotiate", CircuitPath })
            yield return (EndpointKind.Hub, [], route);
        foreach (var route in new[] { "/_blazor/disconnect/", "/_blazor/initializers/" })
            yield return (EndpointKind.Component, [], route);
    }

    private static IEnumerable<string> RoutesOf(INamedTypeSymbol type) =>
        type.GetAttributes().Where(a => a.AttributeClass.Is(EndpointMaps.ComponentRoute)).Select(a => a.ConstructorArguments.FirstOrDefault().Value as string).OfType<string>();
}
