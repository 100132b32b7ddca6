using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// Whether everybody meets a requirement of the service's own: a handler grants it without looking at anything, and none refuses it.
/// See https://learn.microsoft.com/aspnet/core/security/authorization/policies.
/// </summary>
internal static class MetRequirement
{
    internal static bool IsMetByEverybody(ITypeSymbol requirement, ServiceModel model, CancellationToken cancellationToken)
    {
        var handlers = HandlersOf(requirement, model, cancellationToken).ToList();
        return handlers.Exists(handler => GrantsBlindly(handler, model, cancellationToken) && IsInUse(handler, requirement, model, cancellationToken))
            && !handlers.Exists(handler => handler.DeclaringSyntaxReferences.Any(d => d.GetSyntax(cancellationToken).DescendantTokens().Any(token => token.ValueText == "Fail")));
    }

    private static IEnumerable<INamedTypeSymbol> HandlersOf(ITypeSymbol requirement, ServiceModel model, CancellationToken cancellationToken)
    {
        foreach (var use in model.MentionsOf(requirement.Name, cancellationToken))
            if (use.FirstAncestorOrSelf<BaseListSyntax>()?.Parent is TypeDeclarationSyntax declaration
                && model.SemanticModelOf(declaration.SyntaxTree)?.GetDeclaredSymbol(declaration, cancellationToken) is INamedTypeSymbol handler
                && handler.SelfAndBases().Any(b => b.Is(AspNet.AuthorizationHandlerOf) && b.TypeArguments[0].IsDeclaredAs(requirement)))
                yield return handler;
    }

    // A requirement that handles itself is asked as it is.
    private static bool IsInUse(INamedTypeSymbol handler, ITypeSymbol requirement, ServiceModel model, CancellationToken cancellationToken) =>
        handler.IsDeclaredAs(requirement) || model.MentionsOf(handler.Name, cancellationToken).Any(use =>
            use.Parent is TypeArgumentListSyntax or TypeOfExpressionSyntax or ObjectCreationExpressionSyntax
            && use.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.ValueText != handler.Name);

    private static bool GrantsBlindly(INamedTypeSymbol handler, ServiceModel model, CancellationToken cancellationToken)
    {
        if (handler.GetMembers("HandleRequirementAsync").OfType<IMethodSymbol>().FirstOrDefault(method => method.IsOverride) is not { } handle
            || model.BodyOf(handle, cancellationToken) is not IMethodBodyOperation { } body)
            return false;
        var first = (body.BlockBody ?? body.ExpressionBody)?.Operations.FirstOrDefault(statement => !IsLogged(statement));
        return first is IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod: var method } } && method.Is(AspNet.SucceedRequirement);
    }

    private static bool IsLogged(IOperation statement) =>
        statement is IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod.Name: var name } } && name.StartsWith("Log", StringComparison.Ordinal);
}
