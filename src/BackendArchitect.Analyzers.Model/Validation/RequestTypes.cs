using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Endpoints;
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

    private static readonly HashSet<string> Collections =
    [
        "List", "IList", "IReadOnlyList", "IEnumerable", "ICollection", "IReadOnlyCollection", "Collection", "HashSet", "ISet", "IReadOnlySet", "Dictionary", "IDictionary", "IReadOnlyDictionary", "KeyValuePair", "Nullable",
    ];

    /// <summary>Whether an action, the handler of a map call or an endpoint class takes the type, or one that has a member of it.</summary>
    internal static bool AreBound(INamedTypeSymbol type, ServiceModel model, CancellationToken cancellationToken) => PlacesOf(type, model, 0, cancellationToken).Any();

    /// <summary>Who fills the members of the type from requests, wherever that is done.</summary>
    internal static BoundFrom From(INamedTypeSymbol type, ServiceModel model, CancellationToken cancellationToken) =>
        PlacesOf(type, model, 0, cancellationToken).Aggregate(BoundFrom.None, (all, from) => all | from);

    private static IEnumerable<BoundFrom> PlacesOf(INamedTypeSymbol type, ServiceModel model, int depth, CancellationToken cancellationToken)
    {
        foreach (var use in model.MentionsOf(type.Name, cancellationToken))
        {
            var whole = WholeType(use);
            var places = whole.Parent switch
            {
                ParameterSyntax { Parent.Parent: { } taker } parameter => Takes(taker, parameter, type, model, depth, cancellationToken),
                PropertyDeclarationSyntax { Parent: TypeDeclarationSyntax holder } => IsHeld(holder, type, model, depth, cancellationToken),
                BaseTypeSyntax { Parent.Parent: TypeDeclarationSyntax heir } => Inherits(heir, use == whole, type, model, depth, cancellationToken),
                _ => [],
            };
            foreach (var place in places)
                if (model.SymbolOf(use, cancellationToken).IsDeclaredAs(type) && Carries(use, whole, model, cancellationToken))
                    yield return place;
        }
    }

    private static IEnumerable<BoundFrom> Takes(SyntaxNode taker, ParameterSyntax parameter, INamedTypeSymbol type, ServiceModel model, int depth, CancellationToken cancellationToken)
    {
        switch (taker)
        {
            case LambdaExpressionSyntax lambda when IsMapped(lambda):
            case LocalFunctionStatementSyntax function when IsMappedByName(function.Identifier.ValueText, model, cancellationToken):
                return OfHandler(parameter);
            case TypeDeclarationSyntax record:
                return IsHeld(record, type, model, depth, cancellationToken);
            case MethodDeclarationSyntax { Parent: TypeDeclarationSyntax holder } method:
                var controller = DeclaredBy(holder, model, cancellationToken);
                return controller is not null && MayBeController(controller) && method.Modifiers.Any(SyntaxKind.PublicKeyword) ? OfAction(parameter, controller)
                    : IsMappedByName(method.Identifier.ValueText, model, cancellationToken) ? OfHandler(parameter) : [];
            default:
                return [];
        }
    }

    private static IEnumerable<BoundFrom> OfHandler(ParameterSyntax parameter) => SourceOf(parameter) switch
    {
        null or "FromBody" => [BoundFrom.Body],
        "FromForm" => [BoundFrom.Form],
        "AsParameters" => [BoundFrom.Parts],
        "FromServices" or "FromKeyedServices" => [],
        _ => [BoundFrom.Unknown],
    };

    private static IEnumerable<BoundFrom> OfAction(ParameterSyntax parameter, INamedTypeSymbol controller) => SourceOf(parameter) switch
    {
        "FromBody" => [BoundFrom.ActionBody],
        "FromForm" or "FromQuery" or "FromRoute" or "FromHeader" => [BoundFrom.Model],
        "FromServices" or "FromKeyedServices" => [],
        // Whoever derives from it may have the attribute.
        null when controller.IsAbstract => [BoundFrom.Unknown],
        null => [ApiBehavior.Concerns(controller) ? BoundFrom.ActionBody : BoundFrom.Model],
        _ => [BoundFrom.Unknown],
    };

    // The attribute that says where a parameter comes from, one of the service's own among them.
    private static string? SourceOf(ParameterSyntax parameter) => parameter.AttributeLists.SelectMany(list => list.Attributes).Select(attribute => attribute.ShortName())
        .FirstOrDefault(name => name.StartsWith("From", StringComparison.Ordinal) || name is "AsParameters" or "ModelBinder");

    // 'Endpoint<Order, Receipt>' takes it; 'class PlaceOrder : Order' has its members.
    private static IEnumerable<BoundFrom> Inherits(TypeDeclarationSyntax heir, bool isBase, INamedTypeSymbol type, ServiceModel model, int depth, CancellationToken cancellationToken)
    {
        if (DeclaredBy(heir, model, cancellationToken) is not { } declared)
            return [];
        if (isBase)
            return depth < Deepest && !SymbolEqualityComparer.Default.Equals(declared, type) ? PlacesOf(declared, model, depth + 1, cancellationToken) : [];
        return FastEndpointReader.IsEndpoint(declared) ? [BoundFrom.Body] : [];
    }

    // A base class is one for its heirs.
    private static bool MayBeController(INamedTypeSymbol type) => ControllerReader.IsController(type)
        || (type.Name.EndsWith("Controller", StringComparison.Ordinal) || type.Name.StartsWith("Controller", StringComparison.Ordinal)) && (type.IsAbstract || type.IsGenericType);

    // What is bound as a parameter of its own has a body for its member.
    private static IEnumerable<BoundFrom> IsHeld(TypeDeclarationSyntax holder, INamedTypeSymbol type, ServiceModel model, int depth, CancellationToken cancellationToken) =>
        depth < Deepest && DeclaredBy(holder, model, cancellationToken) is { } outer && !SymbolEqualityComparer.Default.Equals(outer, type)
            ? PlacesOf(outer, model, depth + 1, cancellationToken).Select(from => from == BoundFrom.Parts ? BoundFrom.Body : from) : [];

    private static bool IsMappedByName(string method, ServiceModel model, CancellationToken cancellationToken) =>
        model.MentionsOf(method, cancellationToken).Any(use => IsMapped(use.Parent is MemberAccessExpressionSyntax access && access.Name == use ? access : use));

    private static bool IsMapped(ExpressionSyntax handler) =>
        handler.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && call.InvokedName()?.Identifier.ValueText.StartsWith("Map", StringComparison.Ordinal) == true;

    private static INamedTypeSymbol? DeclaredBy(TypeDeclarationSyntax declaration, ServiceModel model, CancellationToken cancellationToken) =>
        model.SemanticModelOf(declaration.SyntaxTree)?.GetDeclaredSymbol(declaration, cancellationToken);

    // A repository of orders takes none from a request; a list of them, or a page that the service declares, does.
    private static bool Carries(SyntaxNode use, SyntaxNode whole, ServiceModel model, CancellationToken cancellationToken) => use == whole || whole.Parent is BaseTypeSyntax
        || use.Ancestors().TakeWhile(node => node != whole.Parent).OfType<GenericNameSyntax>().All(generic => Collections.Contains(generic.Identifier.ValueText)
            || model.SymbolOf(generic, cancellationToken) is INamedTypeSymbol { TypeKind: not TypeKind.Interface, DeclaringSyntaxReferences.IsEmpty: false });

    // 'List<Line>?' as a whole, of which the name is a part.
    private static SyntaxNode WholeType(SyntaxNode name)
    {
        while (name.Parent is TypeArgumentListSyntax or GenericNameSyntax or NullableTypeSyntax or ArrayTypeSyntax or QualifiedNameSyntax or AliasQualifiedNameSyntax)
            name = name.Parent;
        return name;
    }
}
