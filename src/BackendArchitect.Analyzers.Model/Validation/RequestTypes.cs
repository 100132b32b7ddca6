using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Validation;

/// <summary>
/// Whether values of a type come from clients, asked from the type: by the places that name it, so that the answer costs a look at these and not at every
/// endpoint of the service.
/// </summary>
internal static class RequestTypes
{
    private const int Deepest = 2;

    /// <summary>Whether an action, the handler of a map call or an endpoint class takes the type, or one that has a member of it.</summary>
    internal static bool AreBound(INamedTypeSymbol type, ServiceModel model, CancellationToken cancellationToken) => AreBound(type, Takers.All, model, 0, cancellationToken);

    /// <summary>Whether MVC fills the type: an action takes it, a property of a page is bound to it, or to one that has a member of it.</summary>
    internal static bool AreBoundByMvc(INamedTypeSymbol type, ServiceModel model, CancellationToken cancellationToken) => AreBound(type, Takers.Mvc, model, 0, cancellationToken);

    /// <summary>Whether the type is read from a body or form: what stands in a URL or header is bounded by the server.</summary>
    internal static bool AreBodies(INamedTypeSymbol type, ServiceModel model, CancellationToken cancellationToken) => AreBound(type, Takers.Bodies, model, 0, cancellationToken);

    /// <summary>The map calls whose handler takes the type, or one that has a member of it, each with the type that it takes.</summary>
    internal static IEnumerable<(InvocationExpressionSyntax Call, INamedTypeSymbol Taken)> MapsOf(INamedTypeSymbol type, ServiceModel model, CancellationToken cancellationToken) =>
        MapsOf(type, model, 0, cancellationToken);

    private static IEnumerable<(InvocationExpressionSyntax, INamedTypeSymbol)> MapsOf(INamedTypeSymbol type, ServiceModel model, int depth, CancellationToken cancellationToken)
    {
        foreach (var use in model.MentionsOf(type.Name, cancellationToken))
        {
            var (taker, holder, member) = WholeType(use).Parent switch
            {
                ParameterSyntax { Parent.Parent: TypeDeclarationSyntax record } part => (null, record, part.Identifier.ValueText),
                ParameterSyntax { Parent.Parent: { } code } => (code, null, ""),
                PropertyDeclarationSyntax { Parent: TypeDeclarationSyntax declaring } part => (null, declaring, part.Identifier.ValueText),
                _ => ((SyntaxNode?)null, (TypeDeclarationSyntax?)null, ""),
            };
            if ((taker is null && holder is null) || !model.SymbolOf(use, cancellationToken).IsDeclaredAs(type))
                continue;
            if (holder is not null)
            {
                if (depth < Deepest && HolderOf(holder, member, type, model, cancellationToken) is { } outer)
                    foreach (var found in MapsOf(outer, model, depth + 1, cancellationToken))
                        yield return found;
                continue;
            }
            var maps = taker switch
            {
                LambdaExpressionSyntax lambda => [MapOf(lambda)],
                LocalFunctionStatementSyntax function => MapsOf(function, function.Identifier.ValueText, model, cancellationToken),
                MethodDeclarationSyntax method => MapsOf(method, method.Identifier.ValueText, model, cancellationToken),
                _ => (IEnumerable<InvocationExpressionSyntax?>)[],
            };
            foreach (var map in maps)
                if (map is not null)
                    yield return (map, type);
        }
    }

    private static bool AreBound(INamedTypeSymbol type, Takers by, ServiceModel model, int depth, CancellationToken cancellationToken)
    {
        foreach (var use in model.MentionsOf(type.Name, cancellationToken))
        {
            var whole = WholeType(use);
            if (whole.Parent is ParameterSyntax { Parent.Parent: { } taker } parameter ? !(by == Takers.Bodies && IsReadElsewhere(parameter)) && Takes(taker, parameter, type, by, model, depth, cancellationToken)
                : whole.Parent is PropertyDeclarationSyntax { Parent: TypeDeclarationSyntax holder } property ? IsHeld(holder, property.Identifier.ValueText, type, by, model, depth, cancellationToken) || (by == Takers.Mvc && IsBoundOfPage(property))
                : by != Takers.Mvc && whole.Parent is BaseTypeSyntax { Parent.Parent: TypeDeclarationSyntax heir } && whole != use && DeclaredBy(heir, model, cancellationToken) is { } endpoint && FastEndpointReader.IsEndpoint(endpoint))
            {
                if (model.SymbolOf(use, cancellationToken).IsDeclaredAs(type))
                    return true;
            }
        }
        return false;
    }

    private static bool IsReadElsewhere(ParameterSyntax parameter) =>
        parameter.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.ShortName() is "AsParameters" or "FromQuery" or "FromRoute" or "FromHeader" or "FromServices" or "FromKeyedServices");

    private static bool IsBoundOfPage(PropertyDeclarationSyntax property) =>
        property.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.ShortName() == "BindProperty")
        || (property.Parent as TypeDeclarationSyntax)?.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.ShortName() == "BindProperties") == true;

    private static bool Takes(SyntaxNode taker, ParameterSyntax parameter, INamedTypeSymbol type, Takers by, ServiceModel model, int depth, CancellationToken cancellationToken) => taker switch
    {
        LambdaExpressionSyntax lambda => by != Takers.Mvc && MapOf(lambda) is not null,
        TypeDeclarationSyntax record => IsHeld(record, parameter.Identifier.ValueText, type, by, model, depth, cancellationToken),
        LocalFunctionStatementSyntax function => by != Takers.Mvc && MapsOf(function, function.Identifier.ValueText, model, cancellationToken).Any(),
        MethodDeclarationSyntax { Parent: TypeDeclarationSyntax holder } method =>
            (DeclaredBy(holder, model, cancellationToken) is { } controller && MayBeController(controller) && method.Modifiers.Any(SyntaxKind.PublicKeyword))
            || (by != Takers.Mvc && MapsOf(method, method.Identifier.ValueText, model, cancellationToken).Any()),
        _ => false,
    };

    // A base class is one for its heirs.
    private static bool MayBeController(INamedTypeSymbol type) => ControllerReader.IsController(type)
        || (type.Name.EndsWith("Controller", StringComparison.Ordinal) || type.Name.StartsWith("Controller", StringComparison.Ordinal)) && (type.IsAbstract || type.IsGenericType);

    private static bool IsHeld(TypeDeclarationSyntax holder, string member, INamedTypeSymbol type, Takers by, ServiceModel model, int depth, CancellationToken cancellationToken) =>
        depth < Deepest && HolderOf(holder, member, type, model, cancellationToken) is { } outer && AreBound(outer, by, model, depth + 1, cancellationToken);

    // The type whose member a request fills; what a handler is given besides, such as the database, is none.
    private static INamedTypeSymbol? HolderOf(TypeDeclarationSyntax holder, string member, INamedTypeSymbol type, ServiceModel model, CancellationToken cancellationToken) =>
        DeclaredBy(holder, model, cancellationToken) is { } outer && !SymbolEqualityComparer.Default.Equals(outer, type) && !outer.IsOrDerivesFrom(Services.DbContext)
        && InputMember.Of(outer).Any(filled => filled.Property.Name == member) ? outer : null;

    // Other methods have the same name.
    private static IEnumerable<InvocationExpressionSyntax> MapsOf(SyntaxNode method, string name, ServiceModel model, CancellationToken cancellationToken)
    {
        foreach (var use in model.MentionsOf(name, cancellationToken))
            if (MapOf(use.Parent is MemberAccessExpressionSyntax access && access.Name == use ? access : use) is { } map && model.SemanticModelOf(use.SyntaxTree)?.GetSymbolInfo(use, cancellationToken) is { } meant
                && (meant.Symbol is { } one ? [one] : meant.CandidateSymbols).Any(symbol => symbol.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == method.SyntaxTree && reference.Span == method.Span)))
                yield return map;
    }

    private static InvocationExpressionSyntax? MapOf(ExpressionSyntax handler) =>
        handler.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && call.InvokedName()?.Identifier.ValueText.StartsWith("Map", StringComparison.Ordinal) == true ? call : null;

    private static INamedTypeSymbol? DeclaredBy(TypeDeclarationSyntax declaration, ServiceModel model, CancellationToken cancellationToken) =>
        model.SemanticModelOf(declaration.SyntaxTree)?.GetDeclaredSymbol(declaration, cancellationToken);

    // 'List<Line>?' as a whole, of which the name is a part.
    private static SyntaxNode WholeType(SyntaxNode name)
    {
        while (name.Parent is TypeArgumentListSyntax or GenericNameSyntax or NullableTypeSyntax or ArrayTypeSyntax or QualifiedNameSyntax or AliasQualifiedNameSyntax)
            name = name.Parent;
        return name;
    }

    private enum Takers
    {
        All,
        Bodies,
        Mvc,
    }
}
