using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
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

    /// <summary>Why nobody need say who may call it; null for what the service's own people can change.</summary>
    internal string? Exempt { get; init; }

    /// <summary>The routes of its own: a page called Index answers for its folder too.</summary>
    internal IEnumerable<string> Routes
    {
        get
        {
            var path = (Area is null ? "" : "/" + Area) + Name;
            if (RoutePattern.StandsAlone(Template))
            {
                yield return RoutePattern.Join([Template!.TrimStart('~')]);
                yield break;
            }
            yield return RoutePattern.Join([path, Template ?? ""]);
            if (path.EndsWith(Index, StringComparison.OrdinalIgnoreCase))
                yield return RoutePattern.Join([path.Substring(0, path.Length - Index.Length), Template ?? ""]);
        }
    }

    /// <summary>
    /// The pages of an application in the order of their paths: those of the project, then those of the libraries that a host references, but for pages that
    /// the project has under the same name. Of the libraries of the framework's makers, which choose theirs at start-up, only Identity's is among them.
    /// </summary>
    internal static IEnumerable<RazorPage> Of(ServiceModel model, CancellationToken cancellationToken) =>
        In(model.Compilation.Assembly)
            .Concat(model.IsHost ? model.Compilation.SourceModule.ReferencedAssemblySymbols.Where(MayHavePages).SelectMany(In).Concat(IdentityPages.PagesOf(model, cancellationToken)) : [])
            .GroupBy(page => (page.Area?.ToUpperInvariant(), page.Name.ToUpperInvariant())).Select(same => same.First());

    private static bool MayHavePages(IAssemblySymbol assembly) =>
        !assembly.Name.StartsWith("Microsoft.", StringComparison.Ordinal) && assembly.Modules.Any(module => module.ReferencedAssemblies.Any(a => a.Name == "Microsoft.AspNetCore.Mvc.RazorPages"));

    /// <summary>The pages of an assembly in the order of their paths.</summary>
    internal static IEnumerable<RazorPage> In(IAssemblySymbol assembly) =>
        assembly.GetAttributes().Where(a => a.AttributeClass.Is(EndpointMaps.RazorItem)).Select(Of).OfType<RazorPage>()
            .OrderBy(page => page.Area, StringComparer.Ordinal).ThenBy(page => page.Name, StringComparer.Ordinal);

    private static RazorPage? Of(AttributeData item)
    {
        var arguments = item.ConstructorArguments;
        if (arguments.Length != 3 || arguments[0].Value is not INamedTypeSymbol type || arguments[1].Value is not PageKind
            || arguments[2].Value is not string file || !file.EndsWith(Extension, StringComparison.OrdinalIgnoreCase))
            return null;
        var path = file.Substring(0, file.Length - Extension.Length);
        var template = type.GetAttributes().Where(a => a.AttributeClass.Is(EndpointMaps.RazorItemMetadata) && a.ConstructorArguments.Length == 2)
            .Where(a => a.ConstructorArguments[0].Value is "RouteTemplate").Select(a => a.ConstructorArguments[1].Value as string).FirstOrDefault();
        var model = type.GetMembers("Model").OfType<IPropertySymbol>().FirstOrDefault()?.Type as INamedTypeSymbol;
        if (SymbolEqualityComparer.Default.Equals(model, type))
            model = null;
        var segments = path.Split('/');
        if (segments.Length > 2 && segments[1] == "Pages")
            return new(type, model, null, "/" + string.Join("/", segments.Skip(2)), template);
        return segments.Length > 4 && segments[1] == "Areas" && segments[3] == "Pages"
            ? new(type, model, segments[2], "/" + string.Join("/", segments.Skip(4)), template)
            : null;
    }
}
