using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Whether anybody reads what an attribute says about callers. Of a minimal API the framework asks the method or lambda that it is handed, and
/// nothing else: neither the class around the method nor a method that it calls. See https://learn.microsoft.com/aspnet/core/fundamentals/minimal-apis.
/// </summary>
internal static class UnreadAttribute
{
    // What code uses that reads attributes of its own accord.
    private static readonly string[] Reflection = ["GetCustomAttribute", "GetCustomAttributes", "GetCustomAttributesData", "CustomAttributes", "IsDefined"];

    private static readonly string[] Readable = ["AuthorizeAttribute", "IAuthorizeData", "AllowAnonymousAttribute", "IAllowAnonymous", "EnableRateLimitingAttribute", "Metadata", "WithMetadata"];

    // What makes a class something that the framework or a library knows by another way than as a handler.
    private static readonly ImmutableArray<TypeName> Readers = [AspNet.ControllerBase, EndpointMaps.Hub, EndpointMaps.RazorPage, EndpointMaps.PageModel, EndpointMaps.Component];

    /// <summary>Why nobody reads an attribute of a class, method or local function, as the words of a sentence; null where somebody does or may.</summary>
    internal static string? WhyUnread(ISymbol bearer, ServiceModel model, CancellationToken cancellationToken) => IsReadByOwnCode(model, cancellationToken) ? null : bearer switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Class } type => WhyUnread(type, model, cancellationToken),
        IMethodSymbol { MethodKind: MethodKind.LocalFunction } local => WhyUnread(local, model, cancellationToken),
        IMethodSymbol { MethodKind: MethodKind.Ordinary } method when MayBeLeftAlone(method, model) => WhyUnread(method, model, cancellationToken),
        _ => null,
    };

    /// <summary>The methods of a class that are handed to a map call.</summary>
    internal static ImmutableArray<IMethodSymbol> HandlersIn(INamedTypeSymbol type, ServiceModel model, CancellationToken cancellationToken) =>
        [.. type.GetMembers().OfType<IMethodSymbol>().Where(method => method.MethodKind == MethodKind.Ordinary && MapOf(method, model, cancellationToken) is not null)];

    private static string? WhyUnread(INamedTypeSymbol type, ServiceModel model, CancellationToken cancellationToken) =>
        IsPlain(type) && HandlersIn(type, model, cancellationToken) is { IsEmpty: false } handlers && MapOf(handlers[0], model, cancellationToken) is { } map
            ? $"{map} asks '{handlers[0].Name}' for its attributes, and not the class around it"
            : null;

    private static string? WhyUnread(IMethodSymbol method, ServiceModel model, CancellationToken cancellationToken)
    {
        var isCalled = false;
        foreach (var use in UsesOf(method, model, cancellationToken))
        {
            // Handed on, as a handler or to whatever else may ask for attributes.
            if (use.CallBy() is null)
                return null;
            isCalled = true;
        }
        return isCalled ? $"'{method.Name}' is called by other code, and only what is mapped is asked for its attributes" : null;
    }

    private static string? MapOf(IMethodSymbol method, ServiceModel model, CancellationToken cancellationToken)
    {
        foreach (var use in UsesOf(method, model, cancellationToken))
            if (use.CallBy() is null && use.FirstAncestorOrSelf<ArgumentSyntax>()?.Parent?.Parent is InvocationExpressionSyntax call
                && call.InvokedName()?.Identifier.ValueText is { } name && EndpointReader.MapNames.Contains(name))
                return name;
        return null;
    }

    // A method that is handed on is one of a group, of which the compiler picks none for a parameter that is any delegate.
    private static IEnumerable<SimpleNameSyntax> UsesOf(IMethodSymbol method, ServiceModel model, CancellationToken cancellationToken) =>
        model.MentionsOf(method.Name, cancellationToken).Where(use => model.SemanticModelOf(use.SyntaxTree)?.GetSymbolInfo(use, cancellationToken) is { } found
            && (found.Symbol is { } symbol ? [symbol] : found.CandidateSymbols).Any(candidate => ((candidate as IMethodSymbol)?.ReducedFrom ?? candidate).OriginalDefinition.IsDeclaredAs(method)));

    // Neither an interface nor a base class of a library asks for it.
    private static bool IsPlain(INamedTypeSymbol type) =>
        !ControllerReader.IsController(type) && type.AllInterfaces.All(i => i.FirstDeclaration() is not null)
        && type.SelfAndBases().All(t => t.SpecialType == SpecialType.System_Object || t.FirstDeclaration() is not null);

    private static bool MayBeLeftAlone(IMethodSymbol method, ServiceModel model)
    {
        if (method.IsOverride || method.IsAbstract || method.IsVirtual || !method.ExplicitInterfaceImplementations.IsEmpty)
            return false;
        var type = method.ContainingType;
        var isPublic = method is { DeclaredAccessibility: Accessibility.Public, IsStatic: false };
        if (ControllerReader.IsController(type) || Readers.Any(reader => type.IsOrDerivesFrom(reader)))
            return !isPublic && !(type.IsOrDerivesFrom(EndpointMaps.PageModel) || type.IsOrDerivesFrom(EndpointMaps.RazorPage) || type.IsOrDerivesFrom(EndpointMaps.Component));
        // Resolvers of GraphQL and the like are plain classes, and their libraries ask for attributes.
        return IsPlain(type) && (!isPublic || type.IsStatic || !LibraryReads(model));
    }

    private static bool LibraryReads(ServiceModel model) => model.Compilation.SourceModule.ReferencedAssemblySymbols.Any(assembly => model.Endpoints.Conventions.CanSpeak(assembly) || model.Endpoints.Conventions.CanFilter(assembly));

    private static bool IsReadByOwnCode(ServiceModel model, CancellationToken cancellationToken) =>
        Reflection.Any(name => model.FilesWith(name, cancellationToken).Any(file => Readable.Any(TreeNames.Of(file, cancellationToken).Mentions)));
}
