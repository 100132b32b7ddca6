using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Composition;
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

    private static readonly HashSet<string> Collections =
    [
        "List", "IList", "IReadOnlyList", "IEnumerable", "ICollection", "IReadOnlyCollection", "Collection", "HashSet", "ISet", "IReadOnlySet", "Dictionary", "IDictionary", "IReadOnlyDictionary", "KeyValuePair", "Nullable",
    ];

    /// <summary>Whether an action, the handler of a map call or an endpoint class takes the type, or one that has a member of it.</summary>
    internal static bool AreBound(INamedTypeSymbol type, ServiceModel model, CancellationToken cancellationToken) => PlacesOf(type, model, 0, cancellationToken).Any();

    /// <summary>Whether MVC fills the type: an action takes it, a property of a page is bound to it, or to one that has a member of it.</summary>
    internal static bool AreBoundByMvc(INamedTypeSymbol type, ServiceModel model, CancellationToken cancellationToken) =>
        PlacesOf(type, model, 0, cancellationToken, ofHeirs: false).Any(from => (from & (BoundFrom.ActionBody | BoundFrom.Model | BoundFrom.Page)) != 0);

    /// <summary>Whether the type is read from a body or form: what stands in a URL or header is bounded by the server.</summary>
    internal static bool AreBodies(INamedTypeSymbol type, ServiceModel model, CancellationToken cancellationToken) =>
        PlacesOf(type, model, 0, cancellationToken).Any(IsBody);

    /// <summary>Whether a member of the type is read from a body or form: MVC reads one with <c>[FromQuery]</c> and the like elsewhere, a serializer does not heed it.</summary>
    internal static bool AreBodies(INamedTypeSymbol type, InputMember member, ServiceModel model, CancellationToken cancellationToken) =>
        PlacesOf(type, model, 0, cancellationToken).Any(from => IsBody(from) && (from is not (BoundFrom.Model or BoundFrom.Page) || !member.Attributes.Any(IsElsewhere)));

    /// <summary>Whether a serializer reads the type: of a form, the server takes 1,024 values unless it is told otherwise.</summary>
    internal static bool AreSerialized(INamedTypeSymbol type, ServiceModel model, CancellationToken cancellationToken) =>
        PlacesOf(type, model, 0, cancellationToken).Any(from => (from & BoundFrom.Bodies) != 0);

    private static bool IsBody(BoundFrom from) => from != BoundFrom.Parts && (from & BoundFrom.Url) == 0;

    private static bool IsElsewhere(AttributeData attribute) =>
        attribute.AttributeClass.Is(Binding.MvcFromQuery) || attribute.AttributeClass.Is(Binding.MvcFromRoute) || attribute.AttributeClass.Is(Binding.MvcFromHeader);

    /// <summary>Who fills the members of the type from requests, wherever that is done.</summary>
    internal static BoundFrom From(INamedTypeSymbol type, ServiceModel model, CancellationToken cancellationToken) =>
        PlacesOf(type, model, 0, cancellationToken).Aggregate(BoundFrom.None, (all, from) => all | from) & ~BoundFrom.Page;

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

    private static IEnumerable<BoundFrom> PlacesOf(INamedTypeSymbol type, ServiceModel model, int depth, CancellationToken cancellationToken, bool ofHeirs = true)
    {
        foreach (var use in model.MentionsOf(type.Name, cancellationToken))
        {
            var whole = WholeType(use);
            var places = whole.Parent switch
            {
                ParameterSyntax { Parent.Parent: { } taker } parameter => Takes(taker, parameter, type, model, depth, cancellationToken),
                PropertyDeclarationSyntax property when IsBoundOfPage(property) => [BoundFrom.Page],
                PropertyDeclarationSyntax { Parent: TypeDeclarationSyntax holder } property => IsHeld(holder, property.Identifier.ValueText, type, model, depth, cancellationToken),
                BaseTypeSyntax { Parent.Parent: TypeDeclarationSyntax heir } when ofHeirs || whole != use => Inherits(heir, use == whole, type, model, depth, cancellationToken),
                _ => [],
            };
            foreach (var place in places)
                if (!(place is BoundFrom.Model or BoundFrom.Page && IsMadeByNobody(type, use, whole)) && model.SymbolOf(use, cancellationToken).IsDeclaredAs(type) && Carries(use, whole, model, cancellationToken))
                    yield return place;
        }
    }

    // MVC makes classes by constructors without parameters only, unless they are records; one that a property holds already is filled.
    private static bool IsMadeByNobody(INamedTypeSymbol type, SyntaxNode use, SyntaxNode whole) =>
        type is { TypeKind: TypeKind.Class, IsRecord: false, IsAbstract: false } && !type.InstanceConstructors.Any(c => c.Parameters.IsEmpty && c.DeclaredAccessibility == Accessibility.Public)
        && !(whole == use && whole.Parent is PropertyDeclarationSyntax) && whole.Parent is not BaseTypeSyntax;

    private static IEnumerable<BoundFrom> Takes(SyntaxNode taker, ParameterSyntax parameter, INamedTypeSymbol type, ServiceModel model, int depth, CancellationToken cancellationToken)
    {
        switch (taker)
        {
            case LambdaExpressionSyntax lambda when MapOf(lambda) is not null:
            case LocalFunctionStatementSyntax function when MapsOf(function, function.Identifier.ValueText, model, cancellationToken).Any():
                return OfHandler(parameter);
            case TypeDeclarationSyntax record:
                return IsHeld(record, parameter.Identifier.ValueText, type, model, depth, cancellationToken);
            case MethodDeclarationSyntax { Parent: TypeDeclarationSyntax holder } method:
                var controller = DeclaredBy(holder, model, cancellationToken);
                return controller is not null && MayBeController(controller) && IsAsked(method) ? OfAction(parameter, controller)
                    : controller is not null && IsAsked(method) && controller.IsOrDerivesFrom(EndpointMaps.PageModel) ? OfPage(method, parameter)
                    : MapsOf(method, method.Identifier.ValueText, model, cancellationToken).Any() ? OfHandler(parameter) : [];
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
        "FromForm" => [BoundFrom.Model],
        "FromQuery" or "FromRoute" or "FromHeader" => [BoundFrom.Model | BoundFrom.Url],
        "FromServices" or "FromKeyedServices" => [],
        // Whoever derives from it may have the attribute.
        null when controller.IsAbstract => [BoundFrom.Unknown],
        null => [ApiBehavior.Concerns(controller) ? BoundFrom.ActionBody : BoundFrom.Model],
        _ => [BoundFrom.Unknown],
    };

    // A page reads a form where it is posted.
    private static IEnumerable<BoundFrom> OfPage(MethodDeclarationSyntax handler, ParameterSyntax parameter) => !PageInputs.IsHandler(handler.Identifier.ValueText) ? [] : SourceOf(parameter) switch
    {
        null or "FromForm" => [BoundFrom.Page],
        "FromBody" => [BoundFrom.ActionBody],
        "FromQuery" or "FromRoute" or "FromHeader" => [BoundFrom.Model | BoundFrom.Url],
        "FromServices" or "FromKeyedServices" => [],
        _ => [BoundFrom.Unknown],
    };

    private static bool IsBoundOfPage(PropertyDeclarationSyntax property) =>
        property.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.ShortName() == "BindProperty")
        || (property.Parent as TypeDeclarationSyntax)?.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.ShortName() == "BindProperties") == true;

    // The attribute that says where a parameter comes from, one of the service's own among them.
    private static string? SourceOf(ParameterSyntax parameter) => parameter.AttributeLists.SelectMany(list => list.Attributes).Select(attribute => attribute.ShortName())
        .FirstOrDefault(name => name.StartsWith("From", StringComparison.Ordinal) || name is "AsParameters" or "ModelBinder");

    // 'Endpoint<Order, Receipt>' takes it; 'class PlaceOrder : Order' has its members.
    private static IEnumerable<BoundFrom> Inherits(TypeDeclarationSyntax heir, bool isBase, INamedTypeSymbol type, ServiceModel model, int depth, CancellationToken cancellationToken)
    {
        if (DeclaredBy(heir, model, cancellationToken) is not { } declared)
            return [];
        if (isBase)
            return depth < Deepest && !SymbolEqualityComparer.Default.Equals(declared, type) && !EntityType.Is(declared, model, cancellationToken) ? PlacesOf(declared, model, depth + 1, cancellationToken) : [];
        return FastEndpointReader.IsEndpoint(declared) ? [BoundFrom.Body] : MayBeController(declared) ? TakenByBases(declared, type, cancellationToken) : [];
    }

    // 'class TagsController : EditController<Tag>', whose base has an action for what it is given.
    private static IEnumerable<BoundFrom> TakenByBases(INamedTypeSymbol controller, INamedTypeSymbol type, CancellationToken cancellationToken) =>
        from ancestor in controller.SelfAndBases().Skip(1)
        let place = ancestor.TypeArguments.ToList().FindIndex(argument => SymbolEqualityComparer.Default.Equals(argument, type))
        where place >= 0
        from declaration in ancestor.OriginalDefinition.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken)).OfType<TypeDeclarationSyntax>()
        from method in declaration.Members.OfType<MethodDeclarationSyntax>().Where(IsAsked)
        from parameter in method.ParameterList.Parameters
        where parameter.Type?.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == ancestor.OriginalDefinition.TypeParameters[place].Name) == true
        from source in OfAction(parameter, controller)
        select source;

    private static bool IsAsked(MethodDeclarationSyntax method) =>
        method.Modifiers.Any(SyntaxKind.PublicKeyword) && !method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.ShortName() is "NonAction" or "NonHandler");

    // A base class is one for its heirs.
    private static bool MayBeController(INamedTypeSymbol type) => ControllerReader.IsController(type)
        || (type.Name.EndsWith("Controller", StringComparison.Ordinal) || type.Name.StartsWith("Controller", StringComparison.Ordinal)) && (type.IsAbstract || type.IsGenericType);

    // What is bound as a parameter of its own has a body for its member.
    private static IEnumerable<BoundFrom> IsHeld(TypeDeclarationSyntax holder, string member, INamedTypeSymbol type, ServiceModel model, int depth, CancellationToken cancellationToken) =>
        depth < Deepest && HolderOf(holder, member, type, model, cancellationToken) is { } outer
            ? PlacesOf(outer, model, depth + 1, cancellationToken).Select(from => from == BoundFrom.Parts ? BoundFrom.Body : from) : [];

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
