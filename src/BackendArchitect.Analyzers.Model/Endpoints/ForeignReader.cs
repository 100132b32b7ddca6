using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Reads the map calls of libraries without source, such as <c>MapGraphQL</c> or <c>UseSoapEndpoint</c>, told by what they take and return: one endpoint
/// each, about which nothing is known but what stands on the call and above it. One that returns nothing to speak to may map any number.
/// </summary>
internal sealed class ForeignReader(ServiceModel model)
{
    private readonly Once<IReadOnlyList<string>> _names = new(token => [.. FindNames(model.Compilation, token)]);

    /// <summary>The names of such methods in the libraries that the project references.</summary>
    internal IReadOnlyList<string> Names(CancellationToken cancellationToken) => _names.Value(cancellationToken);

    /// <summary>Whether a method is of this kind.</summary>
    internal static bool Maps(IMethodSymbol method) =>
        method.IsExtensionMethod && method.DeclaringSyntaxReferences.IsEmpty && !ConventionReader.IsFramework(method.ContainingAssembly)
        && (method.ReducedFrom ?? method) is var definition && definition.Parameters[0].Type is var builder && (MapsOne(definition, builder) || MapsSome(definition, builder));

    private static bool MapsOne(IMethodSymbol method, ITypeSymbol builder) => builder.Is(AspNet.EndpointRouteBuilder)
        && method.ReturnType.IsOrDerivesFrom(AspNet.EndpointConventionBuilder) && !method.ReturnType.IsOrDerivesFrom(AspNet.EndpointRouteBuilder);

    // 'app.MapOrders();' of a project that is there as metadata alone. Libraries that look for classes of the service run those, and they are read.
    private static bool MapsSome(IMethodSymbol method, ITypeSymbol builder) => method.Name.StartsWith("Map", StringComparison.Ordinal)
        && (builder is ITypeParameterSymbol any ? any.ConstraintTypes.Any(type => type.IsOrDerivesFrom(AspNet.EndpointRouteBuilder)) : builder.IsOrDerivesFrom(AspNet.EndpointRouteBuilder))
        && (method.ReturnsVoid || SymbolEqualityComparer.Default.Equals(method.ReturnType, builder) || method.ReturnType.Is(AspNet.EndpointRouteBuilder))
        && !EndpointLibraries.IsKnown(method.ContainingAssembly.Name) && (method.ContainingAssembly.IsReference() || !LibraryModules.LooksForClasses(method.ContainingAssembly));

    internal IEnumerable<Endpoint> Read(IInvocationOperation call, CancellationToken cancellationToken)
    {
        var name = call.TargetMethod.Name;
        foreach (var mapping in Mapping.Of(model, call, cancellationToken))
            yield return mapping.Endpoint(EndpointKind.Foreign, [], null, cancellationToken, hidden: $"'{name}' has no source");
    }

    private static IEnumerable<string> FindNames(Compilation compilation, CancellationToken cancellationToken) =>
        compilation.SourceModule.ReferencedAssemblySymbols
            .Where(assembly => !ConventionReader.IsFramework(assembly)
                && assembly.Modules.Any(m => m.ReferencedAssemblies.Any(r => r.Name is "Microsoft.AspNetCore" or "Microsoft.AspNetCore.Routing" or "Microsoft.AspNetCore.Routing.Abstractions")))
            .SelectMany(assembly => MethodsIn(assembly.GlobalNamespace, cancellationToken)).Where(Maps).Select(method => method.Name).Distinct()
            .OrderBy(name => name, StringComparer.Ordinal);

    private static IEnumerable<IMethodSymbol> MethodsIn(INamespaceSymbol space, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return space.GetTypeMembers().Where(type => type is { MightContainExtensionMethods: true, DeclaredAccessibility: Accessibility.Public })
            .SelectMany(type => type.GetMembers().OfType<IMethodSymbol>())
            .Concat(space.GetNamespaceMembers().SelectMany(inner => MethodsIn(inner, cancellationToken)));
    }
}
