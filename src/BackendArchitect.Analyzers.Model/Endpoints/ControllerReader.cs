using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Reads controllers as MVC's own provider does: public, concrete, not nested, not generic, named so or marked so.
/// See https://learn.microsoft.com/aspnet/core/mvc/controllers/actions.
/// </summary>
internal sealed class ControllerReader(ServiceModel model, EndpointReader endpoints)
{
    private const string Suffix = "Controller";

    /// <summary>The types of a compilation that may be controllers, in the order of files and places.</summary>
    internal static IEnumerable<INamedTypeSymbol> Candidates(Compilation compilation, CancellationToken cancellationToken) =>
        compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type, cancellationToken).OfType<INamedTypeSymbol>().Where(IsController);

    internal static bool IsController(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, DeclaredAccessibility: Accessibility.Public, IsAbstract: false, IsGenericType: false, IsStatic: false, ContainingType: null }
        && (type.Name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) || Has(type, AspNet.Controller)) && !Has(type, AspNet.NonController);

    internal ImmutableArray<Endpoint> Read(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (!IsController(type) || type.FirstDeclaration() is not { } identifier)
            return [];
        var found = ImmutableArray.CreateBuilder<Endpoint>();
        List<Convention> ofController = [.. type.SelfAndBases().SelectMany(t => t.GetAttributes().SelectMany(a => endpoints.Conventions.Read(a, t, cancellationToken)))];
        foreach (var action in ActionsOf(type))
            found.AddRange(Read(type, ofController, action, identifier, cancellationToken));
        return found.ToImmutable();
    }

    private static IEnumerable<IMethodSymbol> ActionsOf(INamedTypeSymbol type)
    {
        var overridden = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        foreach (var declaring in type.SelfAndBases())
        {
            if (declaring.SpecialType == SpecialType.System_Object)
                yield break;
            foreach (var method in declaring.GetMembers().OfType<IMethodSymbol>())
            {
                if (method.OverriddenMethod is { } hidden)
                    overridden.Add(hidden.OriginalDefinition);
                if (IsAction(method) && !overridden.Contains(method.OriginalDefinition))
                    yield return method;
            }
        }
    }

    private static bool IsAction(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsAbstract: false, IsGenericMethod: false, IsImplicitlyDeclared: false }
        && !SelfAndOverridden(method).Any(m => m.GetAttributes().Any(a => a.AttributeClass.Is(AspNet.NonAction)) || m.ContainingType.SpecialType == SpecialType.System_Object)
        && !(method.Name == "Dispose" && method.Parameters.IsEmpty);

    private static IEnumerable<IMethodSymbol> SelfAndOverridden(IMethodSymbol method)
    {
        for (var m = method; m is not null; m = m.OverriddenMethod)
            yield return m;
    }

    private static bool Has(INamedTypeSymbol type, TypeName attribute) =>
        type.SelfAndBases().Any(t => t.GetAttributes().Any(a => a.AttributeClass.IsOrDerivesFrom(attribute)));

    private static string NameOf(INamedTypeSymbol type) =>
        type.Name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) ? type.Name.Substring(0, type.Name.Length - Suffix.Length) : type.Name;

    private IEnumerable<Endpoint> Read(INamedTypeSymbol type, List<Convention> ofController, IMethodSymbol action, Location identifier, CancellationToken cancellationToken)
    {
        List<Convention> own =
        [
            .. SelfAndOverridden(action).SelectMany(m => m.GetAttributes().SelectMany(a => endpoints.Conventions.Read(a, m, cancellationToken))),
            .. ofController,
        ];
        var location = SymbolEqualityComparer.Default.Equals(action.ContainingType, type) ? action.FirstDeclaration() ?? identifier : identifier;
        var application = model.Application.DefaultAuthorizationOfActions(cancellationToken);
        foreach (var mapping in model.Application.ControllerMappings(cancellationToken))
        {
            var authorization = AuthorizationReader.Weigh(
                [.. own, .. mapping.Said], mapping.Hidden, () => Refusal.ComesFirstIn(model, action, null, cancellationToken) || FilterOf(type, cancellationToken), application,
                ["the action", "its controller"]);
            foreach (var (verbs, template) in RoutesOf(action))
                yield return new Endpoint(EndpointKind.Action, verbs, RouteOf(type, action, mapping, template), action, location, type, authorization);
        }
    }

    // A controller is its own action filter when it overrides OnActionExecuting; one that refuses there has spoken.
    private bool FilterOf(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.SelfAndBases().SelectMany(t => t.GetMembers("OnActionExecuting").Concat(t.GetMembers("OnActionExecutionAsync")).OfType<IMethodSymbol>())
            .Any(method => model.BodyOf(method, cancellationToken) is { } body && Refusal.In(body));

    private static IEnumerable<(ImmutableArray<string> Verbs, string? Template)> RoutesOf(IMethodSymbol action)
    {
        var routes = new List<(ImmutableArray<string> Verbs, string? Template)>();
        foreach (var attribute in SelfAndOverridden(action).SelectMany(m => m.GetAttributes()))
            if (attribute.AttributeClass is { } type && (type.IsOrDerivesFrom(AspNet.RouteTemplateProvider) || type.IsOrDerivesFrom(AspNet.ActionHttpMethodProvider)))
                routes.Add((VerbsOf(attribute), TemplateOf(attribute)));
        if (routes.Count == 0)
            return [([], null)];
        // [HttpGet] beside [Route("x")] is one endpoint: the verb comes from one attribute, the template from the other.
        var verbs = routes.Where(r => r.Template is null).SelectMany(r => r.Verbs).Distinct().ToImmutableArray();
        var withTemplate = routes.Where(r => r.Template is not null).ToList();
        return withTemplate.Count == 0 ? [(verbs, null)] : withTemplate.Select(r => (r.Verbs.IsEmpty ? verbs : r.Verbs, r.Template));
    }

    private static ImmutableArray<string> VerbsOf(AttributeData attribute)
    {
        if (attribute.AttributeClass.Is(AspNet.AcceptVerbs))
            return [.. attribute.ConstructorArguments.SelectMany(a => a.Kind == TypedConstantKind.Array ? a.Values : [a]).Select(v => v.Value as string).OfType<string>().Select(v => v.ToUpperInvariant())];
        for (var type = attribute.AttributeClass; type is not null; type = type.BaseType)
            if (type.Name.StartsWith("Http", StringComparison.Ordinal) && type.BaseType.Is(AspNet.HttpMethodAttribute))
                return [type.Name.Substring("Http".Length, type.Name.Length - "Http".Length - "Attribute".Length).ToUpperInvariant()];
        return [];
    }

    private static string? TemplateOf(AttributeData attribute) =>
        attribute.AttributeClass.Is(AspNet.AcceptVerbs)
            ? attribute.NamedArguments.FirstOrDefault(a => a.Key == "Route").Value.Value as string
            : attribute.ConstructorArguments.Where(a => a.Kind == TypedConstantKind.Primitive).Select(a => a.Value as string).FirstOrDefault();

    private static string RouteOf(INamedTypeSymbol type, IMethodSymbol action, ControllerMapping mapping, string? template)
    {
        var prefix = type.SelfAndBases().SelectMany(t => t.GetAttributes()).FirstOrDefault(a => a.AttributeClass.IsOrDerivesFrom(AspNet.RouteTemplateProvider));
        var name = action.Name.EndsWith("Async", StringComparison.Ordinal) ? action.Name.Substring(0, action.Name.Length - "Async".Length) : action.Name;
        var own = prefix is null && template is null
            ? RoutePattern.Join([NameOf(type), name])
            : RoutePattern.OfAction(prefix is null ? null : TemplateOf(prefix), template, NameOf(type), name, area: null);
        return RoutePattern.Join([.. mapping.Group.Prefixes, own]);
    }
}
