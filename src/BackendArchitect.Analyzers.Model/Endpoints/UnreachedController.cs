using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Why no request reaches what was written as a controller or action. MVC maps public classes that are neither nested nor generic nor abstract, and an
/// action only by a route: its own, its controller's, or a conventional one.
/// See https://github.com/dotnet/aspnetcore/blob/main/src/Mvc/Mvc.Core/src/Controllers/ControllerFeatureProvider.cs.
/// </summary>
internal static class UnreachedController
{
    /// <summary>What an action without any route is told.</summary>
    internal const string NoRoute = "neither it nor its controller has a route, and the application maps no conventional one";

    // Who brings controllers of other kinds names one of these.
    private static readonly string[] Providers = ["ControllerFeatureProvider", "IApplicationFeatureProvider", "ControllerFeature"];

    private static readonly string[] LibraryProviders = ["ControllerFeatureProvider", "ControllerFeature"];

    /// <summary>Whether a type is written as a controller: it derives from MVC's base class, and it or an action of its own bears MVC's attributes.</summary>
    internal static bool IsWrittenAsOne(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, IsStatic: false } && type.BaseType.IsOrDerivesFrom(AspNet.ControllerBase)
        && !type.SelfAndBases().Any(t => t.GetAttributes().Any(a => a.AttributeClass.Is(AspNet.NonController)))
        && type.GetMembers().OfType<IMethodSymbol>().Any(IsWrittenAsAction);

    /// <summary>Why MVC does not take a type for a controller; null where it does, where another derives from it, or where somebody may decide otherwise.</summary>
    internal static string? WhyNotMapped(INamedTypeSymbol type, ServiceModel model, CancellationToken cancellationToken)
    {
        if (ControllerReader.IsController(type))
            return null;
        var why = type.ContainingType is { } outer ? $"it is nested in '{outer.Name}'"
            : type.DeclaredAccessibility != Accessibility.Public ? $"it is {(type.IsFileLocal ? "file-local" : "internal")}"
            : type.IsGenericType ? "it is generic, and no class derives from it"
            : type.IsAbstract ? "it is abstract, and no class derives from it"
            : null;
        return why is null || !MapsControllers(model, cancellationToken) || HasHeirs(type, model, cancellationToken) || ProvidesOthers(model, cancellationToken) ? null
            : why + ", and MVC maps public classes alone that are neither nested nor generic nor abstract";
    }

    /// <summary>How many actions a controller has, and which of them no route reaches.</summary>
    internal static (int All, IReadOnlyList<IMethodSymbol> Unreached) ActionsOf(INamedTypeSymbol type, ServiceModel model, CancellationToken cancellationToken)
    {
        // Where a convention may give routes, or routes are out of sight, nobody knows.
        var mappings = model.Application.ControllerMappings(cancellationToken);
        if (!ControllerReader.IsController(type) || mappings.Count == 0 || mappings.Any(mapping => mapping.Hidden is not null || mapping.Routes.IsDefault || !mapping.Routes.IsEmpty)
            || model.MentionsOf(AspNet.MvcConventions.Name, cancellationToken).Any() || model.MentionsOf("IApplicationModelProvider", cancellationToken).Any()
            || ProvidesOthers(model, cancellationToken))
            return (0, []);
        var reached = model.Endpoints.Of(type, cancellationToken).Select(endpoint => endpoint.Handler).ToList();
        var actions = ControllerReader.ActionsOf(type).Where(IsWrittenAsAction).ToList();
        return (actions.Count, [.. actions.Where(action => SymbolEqualityComparer.Default.Equals(action.ContainingType, type) && !reached.Any(handler => SymbolEqualityComparer.Default.Equals(handler, action)))]);
    }

    // Other public methods may be helpers.
    private static bool IsWrittenAsAction(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false }
        && method.GetAttributes().Any(a => a.AttributeClass.IsOrDerivesFrom(AspNet.ActionHttpMethodProvider) || a.AttributeClass.IsOrDerivesFrom(AspNet.RouteTemplateProvider));

    private static bool MapsControllers(ServiceModel model, CancellationToken cancellationToken) =>
        model.Application.ControllerMappings(cancellationToken) is { Count: > 0 } mappings && mappings.All(mapping => mapping.Hidden is null);

    private static bool HasHeirs(INamedTypeSymbol type, ServiceModel model, CancellationToken cancellationToken) =>
        model.UsesOf(type, cancellationToken).Any(use => use.Name.FirstAncestorOrSelf<Microsoft.CodeAnalysis.CSharp.Syntax.BaseListSyntax>() is not null);

    private static bool ProvidesOthers(ServiceModel model, CancellationToken cancellationToken) =>
        Providers.Any(name => model.MentionsOf(name, cancellationToken).Any())
        || model.Compilation.SourceModule.ReferencedAssemblySymbols.Any(assembly =>
            !ConventionReader.IsFramework(assembly) && assembly is not ISourceAssemblySymbol && assembly.Uses(LibraryProviders, ConventionReader.IsFramework));
}
