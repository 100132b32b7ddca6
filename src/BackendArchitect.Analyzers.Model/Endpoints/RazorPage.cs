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

/// <summary>A Razor page, as the Razor compiler tells of it in the assembly's attributes.</summary>
/// <param name="Generated">The class that the Razor compiler made of it.</param>
/// <param name="Model">Its page model; null where the page is its own.</param>
/// <param name="Area">Its area, or null.</param>
/// <param name="Name">Its path below the folder of pages, without extension: <c>/Admin/Index</c>.</param>
/// <param name="Template">The template of its <c>@page</c> directive, or null.</param>
internal sealed record RazorPage(INamedTypeSymbol Generated, INamedTypeSymbol? Model, string? Area, string Name, string? Template)
{
    private const string PageKind = "mvc.1.0.razor-page";
    private const string Extension = ".cshtml";
    private const string Index = "/Index";
    private const string Areas = "Areas";

    /// <summary>Why nobody need say who may call it; null for what the service's own people can change.</summary>
    internal string? Exempt { get; init; }

    /// <summary>Whether it is known which folder its routes begin below.</summary>
    internal bool IsPlaced { get; init; } = true;

    /// <summary>The routes of its own: a page called Index answers for its folder too.</summary>
    /// <param name="spelling">How its folders and its name are spelled.</param>
    internal IEnumerable<string> RoutesIn(TokenSpelling spelling)
    {
        if (RoutePattern.StandsAlone(Template))
        {
            yield return RoutePattern.Join([Template!.TrimStart('~')]);
            yield break;
        }
        var path = (Area is null ? "" : "/" + Area) + Name;
        yield return RoutePattern.Join([Spell(path, spelling), Template ?? ""]);
        if (path.EndsWith(Index, StringComparison.OrdinalIgnoreCase))
            yield return RoutePattern.Join([Spell(path.Substring(0, path.Length - Index.Length), spelling), Template ?? ""]);
    }

    private static string Spell(string path, TokenSpelling spelling) => string.Join("/", path.Split('/').Select(spelling.Spell));

    /// <summary>
    /// The pages of an application in the order of their paths: those of the project, then those of the libraries that a host references, but for pages that
    /// the project has under the same name. Of the libraries of the framework's makers, which choose theirs at start-up, only Identity's is among them.
    /// </summary>
    internal static IEnumerable<RazorPage> Of(ServiceModel model, CancellationToken cancellationToken) =>
        In(model.Compilation.Assembly, PageRoot.Of(model, cancellationToken))
            .Concat(model.IsHost ? model.Compilation.SourceModule.ReferencedAssemblySymbols.Where(MayHavePages).SelectMany(library => In(library, PageRoot.Of(model, cancellationToken))).Concat(IdentityPages.PagesOf(model, cancellationToken)) : [])
            .GroupBy(page => (page.Area?.ToUpperInvariant(), page.Name.ToUpperInvariant())).Select(same => same.First());

    /// <summary>Whether a class handles the requests of pages: it derives from <c>PageModel</c>, or is marked as one.</summary>
    internal static bool IsModel(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Class && type.SelfAndBases().Any(t => t.Is(EndpointMaps.PageModel) || t.GetAttributes().Any(a => a.AttributeClass.Is(EndpointMaps.PageModelAttribute)));

    private static bool MayHavePages(IAssemblySymbol assembly) =>
        !assembly.Name.StartsWith("Microsoft.", StringComparison.Ordinal) && assembly.Modules.Any(module => module.ReferencedAssemblies.Any(a => a.Name == "Microsoft.AspNetCore.Mvc.RazorPages"));

    /// <summary>The pages of an assembly in the order of their paths.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="root">The folder that pages stand in, or null where it is not known.</param>
    internal static IEnumerable<RazorPage> In(IAssemblySymbol assembly, string? root) =>
        assembly.GetAttributes().Where(a => a.AttributeClass.Is(EndpointMaps.RazorItem)).Select(item => Of(item, root)).OfType<RazorPage>()
            .OrderBy(page => page.Area, StringComparer.Ordinal).ThenBy(page => page.Name, StringComparer.Ordinal);

    private static RazorPage? Of(AttributeData item, string? root)
    {
        var arguments = item.ConstructorArguments;
        if (arguments.Length != 3 || arguments[0].Value is not INamedTypeSymbol type || arguments[1].Value is not PageKind
            || arguments[2].Value is not string file || !file.EndsWith(Extension, StringComparison.OrdinalIgnoreCase))
            return null;
        var path = file.Substring(0, file.Length - Extension.Length);
        var template = type.GetAttributes().Where(a => a.AttributeClass.Is(EndpointMaps.RazorItemMetadata) && a.ConstructorArguments.Length == 2)
            .Where(a => a.ConstructorArguments[0].Value is "RouteTemplate").Select(a => a.ConstructorArguments[1].Value as string).FirstOrDefault();
        var model = type.GetMembers("Model").OfType<IPropertySymbol>().FirstOrDefault()?.Type as INamedTypeSymbol;
        // Another class is what the page shows, and the page handles requests itself.
        if (model is null || SymbolEqualityComparer.Default.Equals(model, type) || !IsModel(model))
            model = null;
        var segments = path.Split('/');
        if (segments.Length > 1 && segments[1].Equals(Areas, StringComparison.OrdinalIgnoreCase))
            return segments.Length > 4 && segments[3] == "Pages" ? new(type, model, segments[2], "/" + string.Join("/", segments.Skip(4)), template) : null;
        var folder = root ?? PageRoot.Default;
        return path.StartsWith(folder, StringComparison.OrdinalIgnoreCase)
            ? new(type, model, null, "/" + path.Substring(folder.Length), template) { IsPlaced = root is not null }
            : null;
    }
}
