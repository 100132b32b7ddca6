using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Reads controllers as MVC's own provider does: public, concrete, not nested, not generic, named so or marked so.
/// See https://learn.microsoft.com/aspnet/core/mvc/controllers/actions.
/// </summary>
internal sealed class ControllerReader(ServiceModel model, EndpointReader endpoints)
{
    private const string Suffix = "Controller";

    private const string MvcCore = "Microsoft.AspNetCore.Mvc.Core";

    private static readonly string[] PartAttributes = ["ApplicationPartAttribute", "ApplicationPart"];

    // Their controllers are endpoints of another kind here.
    private static readonly ImmutableHashSet<string> ReadElsewhere = ["Microsoft.AspNetCore.OData"];

    private static readonly string[] Silent = ["the action", "its controller"];

    private readonly DataRoutes _data = new(model);

    /// <summary>The types of a compilation that may be controllers, in the order of files and places.</summary>
    internal static IEnumerable<INamedTypeSymbol> Candidates(Compilation compilation, CancellationToken cancellationToken) => TypesOf(compilation, cancellationToken).Where(IsController);

    private static IEnumerable<INamedTypeSymbol> TypesOf(Compilation compilation, CancellationToken cancellationToken) =>
        compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type, cancellationToken).OfType<INamedTypeSymbol>();

    /// <summary>
    /// The same for the application that a project is the host of: controllers of referenced projects at hand are its controllers too, when these
    /// build on MVC. The SDK makes an application part of each such project.
    /// </summary>
    internal static IEnumerable<INamedTypeSymbol> CandidatesOfApplication(ServiceModel model, CancellationToken cancellationToken) =>
        model.Compilations.Where(compilation => compilation == model.Compilation || (model.IsHost && compilation.ReferencedAssemblyNames.Any(a => a.Name == MvcCore)))
            .SelectMany(compilation => TypesOf(compilation, cancellationToken)).Where(type => IsController(type) || model.Application.Admits(type, cancellationToken));

    /// <summary>The same for parts of it without source: the SDK names each library that builds on MVC in an attribute.</summary>
    internal static IEnumerable<INamedTypeSymbol> CandidatesOfLibraries(ServiceModel model, CancellationToken cancellationToken)
    {
        if (!model.IsHost)
            return [];
        // By their text: whoever asks the compiler for the attributes of an assembly has it look through all files.
        var parts = new HashSet<string>(
            from name in PartAttributes
            from use in model.MentionsOf(name, cancellationToken)
            where model.Compilation.ContainsSyntaxTree(use.SyntaxTree) && use.FirstAncestorOrSelf<AttributeListSyntax>()?.Target is { Identifier.RawKind: (int)SyntaxKind.AssemblyKeyword }
            from argument in use.FirstAncestorOrSelf<AttributeSyntax>()?.ArgumentList?.Arguments ?? []
            where argument.Expression is LiteralExpressionSyntax
            select ((LiteralExpressionSyntax)argument.Expression).Token.ValueText);
        return parts.Count == 0 ? [] : model.Libraries.Where(library => parts.Contains(library.Name) && !ReadElsewhere.Contains(library.Name)).SelectMany(library => TypesIn(library.GlobalNamespace, cancellationToken)).Where(IsController);
    }

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceSymbol space, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(inner => TypesIn(inner, cancellationToken)));
    }

    internal static bool IsController(INamedTypeSymbol type) =>
        type is { DeclaredAccessibility: Accessibility.Public, ContainingType: null } && MayBeController(type);

    /// <summary>Whether a type is a controller but for its visibility.</summary>
    internal static bool MayBeController(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, IsAbstract: false, IsGenericType: false, IsStatic: false }
        && (type.Name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) || Has(type, AspNet.Controller)) && !Has(type, AspNet.NonController);

    internal ImmutableArray<Endpoint> Read(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (!(IsController(type) || model.Application.Admits(type, cancellationToken)) || type.FirstDeclaration() is not { } identifier)
            return [];
        return Read(type, identifier, cancellationToken);
    }

    /// <summary>
    /// The endpoints of a controller without source: its attributes are judged, and its name stands where controllers are mapped. What its own code says besides
    /// is not known.
    /// </summary>
    internal ImmutableArray<Endpoint> ReadOfLibrary(INamedTypeSymbol type, CancellationToken cancellationToken) => Read(type, null, cancellationToken);

    private ImmutableArray<Endpoint> Read(INamedTypeSymbol type, Location? identifier, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<Endpoint>();
        List<Convention> ofController = [.. endpoints.Conventions.AttributesOf(type, cancellationToken)];
        foreach (var action in ActionsOf(type))
            found.AddRange(Read(type, ofController, action, identifier, cancellationToken));
        return found.ToImmutable();
    }

    /// <summary>The actions of a type as MVC sees them, those of its base classes too.</summary>
    internal static IEnumerable<IMethodSymbol> ActionsOf(INamedTypeSymbol type)
    {
        var isDisposable = type.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_IDisposable);
        var overridden = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        foreach (var declaring in type.SelfAndBases())
        {
            if (declaring.SpecialType == SpecialType.System_Object)
                yield break;
            foreach (var method in declaring.GetMembers().OfType<IMethodSymbol>())
            {
                if (method.OverriddenMethod is { } hidden)
                    overridden.Add(hidden.OriginalDefinition);
                if (IsAction(method) && !(isDisposable && method is { Name: nameof(IDisposable.Dispose), Parameters.IsEmpty: true }) && !overridden.Contains(method.OriginalDefinition))
                    yield return method;
            }
        }
    }

    private static bool IsAction(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsAbstract: false, IsGenericMethod: false, IsImplicitlyDeclared: false }
        && !SelfAndOverridden(method).Any(m => m.GetAttributes().Any(a => a.AttributeClass.Is(AspNet.NonAction)) || m.ContainingType.SpecialType == SpecialType.System_Object);

    private static IEnumerable<IMethodSymbol> SelfAndOverridden(IMethodSymbol method)
    {
        for (var m = method; m is not null; m = m.OverriddenMethod)
            yield return m;
    }

    private static bool Has(INamedTypeSymbol type, TypeName attribute) =>
        type.SelfAndBases().Any(t => t.GetAttributes().Any(a => a.AttributeClass.IsOrDerivesFrom(attribute)));

    private static string NameOf(INamedTypeSymbol type) =>
        type.Name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) ? type.Name.Substring(0, type.Name.Length - Suffix.Length) : type.Name;

    private IEnumerable<Endpoint> Read(INamedTypeSymbol type, List<Convention> ofController, IMethodSymbol action, Location? identifier, CancellationToken cancellationToken)
    {
        var conventions = model.Application.RouteConventions.On(type, NameOf(type), action, cancellationToken);
        if (conventions.IsThere == false)
            yield break;
        var doubt = conventions.IsThere is null ? "a convention may take it out of the application" : null;
        List<Convention> own = [.. endpoints.Conventions.AttributesOf(action, cancellationToken)];
        // Code of a library may refuse callers, and is no word of the metadata.
        if (identifier is null && (ForeignSetup.MayRefuse(type.ContainingAssembly) || OverridesFilter(type)) && model.Application.ControllerMappings(cancellationToken).Select(mapping => mapping.Where).OfType<Location>().FirstOrDefault() is { } mapped)
            own.Add(new(ConventionKind.RefusingFilter, $"code of '{type.ContainingAssembly.Name}'", mapped));
        var declared = SymbolEqualityComparer.Default.Equals(action.ContainingType, type) ? action.FirstDeclaration() ?? identifier : identifier;
        var application = model.Application.DefaultAuthorizationOfActions(cancellationToken);
        var routes = _data.With(type, NameOf(type), action, [.. ActionRoutes.Of(type, NameOf(type), action, conventions, model, cancellationToken)], cancellationToken).ToList();
        var parameters = new Once<IReadOnlyList<EndpointParameter>>(token => new ActionParameters(model).Of(type, action, [.. routes.Select(r => r.Route).OfType<string>()], token));
        foreach (var mapping in model.Application.ControllerMappings(cancellationToken))
        {
            if ((declared ?? mapping.Where) is not { } location)
                continue;
            var hidden = mapping.Hidden ?? doubt;
            var authorization = Weigh(mapping.Said);
            foreach (var (verbs, route, name) in WithNamesOnce(routes))
            {
                foreach (var (path, by) in route is not null ? [(route, null)] : ConventionalRoutes(mapping, type, action, cancellationToken))
                {
                    List<Convention> said = by is null ? [.. mapping.Said] : [.. by.Said, .. by.IsDynamic ? mapping.Own : mapping.Said];
                    yield return new Endpoint(
                        EndpointKind.Action, verbs, RoutePattern.Join([.. mapping.Group.Prefixes, path]), action, location, type, by is null ? authorization : Weigh(said))
                    {
                        Spelling = mapping.Group.Spell(by?.Pattern ?? path?.TrimStart('/')),
                        LooksUp = by is { IsDynamic: true, IsOutOfSight: false },
                        IsOnlyLookedUp = by is { IsOutOfSight: true },
                        Cover = mapping.Said.LastOrDefault(c => c.IsRequirement),
                        AuthorizationFilters = (model.Application.HasAuthorizeFilter(cancellationToken) ? 1 : 0)
                            + (mapping.Group.IsRouted && !model.Application.AsksInFilters(cancellationToken) ? 0 : new[] { own, ofController }.Count(level => level.Exists(c => c.Kind == ConventionKind.RequireAuthorization))),
                        Said = [.. own, .. ofController, .. said],
                        Hidden = hidden,
                        Exempt = identifier is null && LibraryControllerReader.IsOfPackage(type.ContainingAssembly, model) ? "it comes with a package" : null,
                        Parameters = parameters.Value,
                        Documentation = token => new DocumentationReader(model, token).OfAction(type, action, (route is not null, name), parameters.Value(token), said, hidden),
                        RateLimiting = token => !mapping.Group.IsRouted ? WithoutMetadata(token) : RateLimitingReader.Weigh(
                            [by?.Said ?? [], mapping.Own, own, ofController, .. by is { IsDynamic: true } ? [] : mapping.SaidOfGroups], hidden, model.Application.RateLimiting(token), Silent,
                            [own, ofController, mapping.Own.AddRange(by?.Said ?? []), .. mapping.SaidOfGroups]),
                    };
                }
            }

            Claim WithoutMetadata(CancellationToken token) => RateLimitingReader.Weigh(
                [own.Concat(ofController).Where(c => c.Kind == ConventionKind.LimitingFilter)], hidden, model.Application.RateLimiting(token), Silent);

            // What is no endpoint has no metadata for the middleware to read: nothing waives the fallback policy.
            Claim Weigh(IEnumerable<Convention> ofMapping) =>
                !mapping.Group.IsRouted && model.Application.DefaultAuthorization(cancellationToken) is { IsStated: true } fallback ? fallback : AuthorizationReader.Weigh(
                    [.. own, .. ofController, .. ofMapping], hidden, () => FirstRefusal.In(model, action, null, cancellationToken) || FilterOf(type, cancellationToken),
                    application, Silent, model.Application.GlobalFilter(cancellationToken));
        }
    }

    // The first of several routes takes the name.
    private static IEnumerable<(ImmutableArray<string> Verbs, string? Route, string? Name)> WithNamesOnce(IReadOnlyList<(ImmutableArray<string> Verbs, string? Route, string? Name)> routes) =>
        routes.Select((route, at) => routes.Take(at).Any(earlier => string.Equals(earlier.Name, route.Name, StringComparison.OrdinalIgnoreCase)) ? route with { Name = null } : route);

    private IEnumerable<(string Path, ConventionalRoute? By)> ConventionalRoutes(ControllerMapping mapping, INamedTypeSymbol type, IMethodSymbol action, CancellationToken cancellationToken)
    {
        var name = ActionRoutes.NameOf(action, model, cancellationToken);
        // Who maps them out of sight does so as most do.
        if (mapping.Routes.IsDefault)
            return [($"{NameOf(type)}/{name}", null)];
        var area = ActionRoutes.AreaOf(type, action, model, cancellationToken);
        return
            from route in mapping.Routes
            let path = route.To(NameOf(type), name, area, model.Application.AreasExist(cancellationToken), route.Knows("page") && model.Application.PagesExist(cancellationToken))
            where path is not null
            select (path, route);
    }

    private static IEnumerable<IMethodSymbol> FiltersIn(INamedTypeSymbol type) =>
        type.SelfAndBases().SelectMany(t => t.GetMembers("OnActionExecuting").Concat(t.GetMembers("OnActionExecutionAsync")).OfType<IMethodSymbol>());

    private static bool OverridesFilter(INamedTypeSymbol type) => FiltersIn(type).Any(method => !ConventionReader.IsFramework(method.ContainingAssembly));

    // A controller is its own action filter when it overrides OnActionExecuting; one that refuses there has spoken.
    private bool FilterOf(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        FiltersIn(type).Any(method => model.BodyOf(method, cancellationToken) is { } body && Refusal.In(body));
}
