using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Reads Wolverine's endpoints: public methods that are marked with a verb and a route, in public classes of the application. The attributes of the method and
/// of its class are metadata. See https://wolverinefx.net/guide/http/endpoints.
/// </summary>
internal sealed class WolverineReader(ServiceModel model, Once<WolverineSettings> settingsOfAll)
{
    private static readonly string[] Silent = ["the method", "its class", "what configures all endpoints of Wolverine"];

    // What runs before a method by its name, and ends the request by its answer.
    private static readonly string[] Before = ["Before", "BeforeAsync", "Load", "LoadAsync", "Validate", "ValidateAsync"];

    /// <summary>The types that have such endpoints, in the order of files and places.</summary>
    internal IEnumerable<INamedTypeSymbol> Candidates(CancellationToken cancellationToken) =>
        model.Compilation.ReferencedAssemblyNames.Any(assembly => assembly.Name == Wolverine.Assembly)
            ? model.Compilations.Where(compilation => compilation == model.Compilation || IsModule(compilation, cancellationToken))
                .SelectMany(compilation => compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type, cancellationToken)).OfType<INamedTypeSymbol>().Where(HasEndpoints)
            : [];

    /// <summary>The endpoints of a type; none for a type that has none.</summary>
    internal IEnumerable<Endpoint> Read(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (!HasEndpoints(type) || type.FirstDeclaration() is not { } identifier)
            yield break;
        var settings = settingsOfAll.Value(cancellationToken);
        List<Convention> ofType = [.. model.Endpoints.Conventions.MetadataOf(type, cancellationToken)];
        List<Convention> configured = [.. type.GetMembers("Configure").OfType<IMethodSymbol>().SelectMany(method => SaidBy(method, cancellationToken))];
        foreach (var method in MethodsOf(type))
        {
            var given = AttributeOf(method)!;
            // What is said in code is said later than what attributes say, and those of the class stand before the method's.
            List<IReadOnlyList<Convention>> said =
            [
                settings.Said, [.. configured, .. ModifiersOf(method, type, cancellationToken)], [.. model.Endpoints.Conventions.MetadataOf(method, cancellationToken)], ofType,
            ];
            var location = SymbolEqualityComparer.Default.Equals(method.ContainingType, type) ? method.FirstDeclaration() ?? identifier : identifier;
            var route = RouteOf(AttributeArguments.Of(given, model, cancellationToken).Text("template"), method, type, settings);
            foreach (var mapping in settings.Mappings)
                yield return mapping.OfClass(EndpointKind.Wolverine, VerbsOf(given), route, method, location, said, settings.Hidden, () => Refuses(type, cancellationToken), Silent, cancellationToken);
            if (!model.IsHost && settings.Mappings.IsEmpty)
                yield return new(EndpointKind.Wolverine, VerbsOf(given), RoutePattern.Join([route]), method, location, null,
                    AuthorizationReader.Weigh([.. said.SelectMany(layer => layer)], "the host maps it", () => false, model.Application.DefaultAuthorization(cancellationToken), Silent));
        }
    }

    private static bool HasEndpoints(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, DeclaredAccessibility: Accessibility.Public, ContainingType: null, IsGenericType: false } && !IsIgnored(type) && MethodsOf(type).Any();

    private static IEnumerable<IMethodSymbol> MethodsOf(INamedTypeSymbol type)
    {
        foreach (var declaring in type.SelfAndBases())
            foreach (var method in declaring.GetMembers().OfType<IMethodSymbol>())
                if (method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsGenericMethod: false } && !(method.IsStatic && !SymbolEqualityComparer.Default.Equals(declaring, type))
                    && !IsIgnored(method) && AttributeOf(method) is not null)
                    yield return method;
    }

    private static bool IsIgnored(ISymbol symbol) => symbol.GetAttributes().Any(attribute => attribute.AttributeClass.Is(Wolverine.Ignore));

    private static AttributeData? AttributeOf(IMethodSymbol method) => method.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass.IsOrDerivesFrom(Wolverine.HttpMethod));

    private static ImmutableArray<string> VerbsOf(AttributeData given)
    {
        for (var type = given.AttributeClass; type is not null; type = type.BaseType)
            if (type.BaseType.Is(Wolverine.HttpMethod) && type.ContainingAssembly.Name == Wolverine.Assembly)
                return [type.Name.Substring("Wolverine".Length, type.Name.Length - "Wolverine".Length - "Attribute".Length).ToUpperInvariant()];
        return [];
    }

    // The prefix that stands nearest: on the class, for its namespace, for all.
    private static string? RouteOf(string? template, IMethodSymbol method, INamedTypeSymbol type, WolverineSettings settings)
    {
        if (settings.IsVersioned && method.GetAttributes().Concat(type.GetAttributes()).Any(attribute => attribute.AttributeClass is { Name: "ApiVersionAttribute" or "MapToApiVersionAttribute" }))
            return null;
        var space = type.ContainingNamespace.IsGlobalNamespace ? null : type.ContainingNamespace.ToDisplayString();
        var prefix = type.InheritedAttributes().Select(said => said.Attribute).FirstOrDefault(attribute => attribute.AttributeClass.Is(Wolverine.RoutePrefix)) is { } own
            ? own.ConstructorArguments.FirstOrDefault().Text()?.Trim('/')
            : settings.PrefixesOfNamespaces.Where(of => space is not null && (space == of.Namespace || space.StartsWith(of.Namespace + ".", StringComparison.Ordinal))).OrderByDescending(of => of.Namespace.Length)
                .Select(of => of.Prefix).FirstOrDefault() ?? settings.Prefix;
        return template is null ? null : prefix is null ? template : $"/{prefix}/{template.TrimStart('/')}".TrimEnd('/');
    }

    // 'public static void Configure(HttpChain chain)' speaks for all methods of its class.
    private IEnumerable<Convention> SaidBy(IMethodSymbol configure, CancellationToken cancellationToken) =>
        configure is { IsStatic: true, Parameters: { Length: 1 } parameters } && parameters[0].Type.Is(Wolverine.Chain) && model.BodyOf(configure, cancellationToken) is { } body
            ? WolverineSettings.SaidIn(body, false, model, cancellationToken)
            : [];

    // An attribute of the service's own may change what it stands on.
    private IEnumerable<Convention> ModifiersOf(IMethodSymbol method, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (var attribute in method.GetAttributes().Concat(type.GetAttributes()).Where(attribute => attribute.AttributeClass.IsOrDerivesFrom(Wolverine.ModifyChain)))
            foreach (var modify in attribute.AttributeClass!.GetMembers("Modify").OfType<IMethodSymbol>())
                if (model.BodyOf(modify, cancellationToken) is { } body)
                    foreach (var convention in WolverineSettings.SaidIn(body, false, model, cancellationToken))
                        yield return convention;
    }

    private bool Refuses(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        Before.SelectMany(name => type.GetMembers(name)).OfType<IMethodSymbol>().Any(method => model.BodyOf(method, cancellationToken) is { } body && Refusal.In(body));

    // A library is looked through where it is marked, or named to the discovery.
    private bool IsModule(Compilation compilation, CancellationToken cancellationToken) =>
        compilation.Assembly.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "WolverineModuleAttribute"
            || attribute.AttributeClass?.BaseType?.Name == "WolverineModuleAttribute")
        || model.MentionsOf("IncludeAssembly", cancellationToken).Select(use => use.CallBy()).OfType<Microsoft.CodeAnalysis.CSharp.Syntax.InvocationExpressionSyntax>()
            .Select(call => model.OperationOf(call, cancellationToken)).OfType<IInvocationOperation>()
            .Any(call => call.Descendants().OfType<ITypeOfOperation>().Any(of => SymbolEqualityComparer.Default.Equals(of.TypeOperand.ContainingAssembly, compilation.Assembly) || of.TypeOperand.ContainingAssembly?.Name == compilation.AssemblyName));
}
