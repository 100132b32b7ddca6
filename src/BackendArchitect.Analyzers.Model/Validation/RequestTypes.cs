using System;
using System.Linq;
using System.Threading;
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

    /// <summary>Whether an action, the handler of a map call or an endpoint class takes the type, or one that has a member of it.</summary>
    internal static bool AreBound(INamedTypeSymbol type, ServiceModel model, CancellationToken cancellationToken) => AreBound(type, model, 0, cancellationToken);

    private static bool AreBound(INamedTypeSymbol type, ServiceModel model, int depth, CancellationToken cancellationToken)
    {
        foreach (var use in model.MentionsOf(type.Name, cancellationToken))
        {
            var whole = WholeType(use);
            if (whole.Parent is ParameterSyntax { Parent.Parent: { } taker } ? Takes(taker, type, model, depth, cancellationToken)
                : whole.Parent is PropertyDeclarationSyntax { Parent: TypeDeclarationSyntax holder } ? IsHeld(holder, type, model, depth, cancellationToken)
                : whole.Parent is BaseTypeSyntax { Parent.Parent: TypeDeclarationSyntax heir } && whole != use && DeclaredBy(heir, model, cancellationToken) is { } endpoint && FastEndpointReader.IsEndpoint(endpoint))
            {
                if (model.SymbolOf(use, cancellationToken).IsDeclaredAs(type))
                    return true;
            }
        }
        return false;
    }

    private static bool Takes(SyntaxNode taker, INamedTypeSymbol type, ServiceModel model, int depth, CancellationToken cancellationToken) => taker switch
    {
        LambdaExpressionSyntax lambda => IsMapped(lambda),
        TypeDeclarationSyntax record => IsHeld(record, type, model, depth, cancellationToken),
        LocalFunctionStatementSyntax function => IsMappedByName(function.Identifier.ValueText, model, cancellationToken),
        MethodDeclarationSyntax { Parent: TypeDeclarationSyntax holder } method =>
            (DeclaredBy(holder, model, cancellationToken) is { } controller && MayBeController(controller) && method.Modifiers.Any(SyntaxKind.PublicKeyword)) || IsMappedByName(method.Identifier.ValueText, model, cancellationToken),
        _ => false,
    };

    // A base class is one for its heirs.
    private static bool MayBeController(INamedTypeSymbol type) => ControllerReader.IsController(type)
        || (type.Name.EndsWith("Controller", StringComparison.Ordinal) || type.Name.StartsWith("Controller", StringComparison.Ordinal)) && (type.IsAbstract || type.IsGenericType);

    private static bool IsHeld(TypeDeclarationSyntax holder, INamedTypeSymbol type, ServiceModel model, int depth, CancellationToken cancellationToken) =>
        depth < Deepest && DeclaredBy(holder, model, cancellationToken) is { } outer && !SymbolEqualityComparer.Default.Equals(outer, type) && AreBound(outer, model, depth + 1, cancellationToken);

    private static bool IsMappedByName(string method, ServiceModel model, CancellationToken cancellationToken) =>
        model.MentionsOf(method, cancellationToken).Any(use => IsMapped(use.Parent is MemberAccessExpressionSyntax access && access.Name == use ? access : use));

    private static bool IsMapped(ExpressionSyntax handler) =>
        handler.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && call.InvokedName()?.Identifier.ValueText.StartsWith("Map", StringComparison.Ordinal) == true;

    private static INamedTypeSymbol? DeclaredBy(TypeDeclarationSyntax declaration, ServiceModel model, CancellationToken cancellationToken) =>
        model.SemanticModelOf(declaration.SyntaxTree)?.GetDeclaredSymbol(declaration, cancellationToken);

    // 'List<Line>?' as a whole, of which the name is a part.
    private static SyntaxNode WholeType(SyntaxNode name)
    {
        while (name.Parent is TypeArgumentListSyntax or GenericNameSyntax or NullableTypeSyntax or ArrayTypeSyntax or QualifiedNameSyntax or AliasQualifiedNameSyntax)
            name = name.Parent;
        return name;
    }
}
