using System;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Model.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Taint;

/// <summary>A member of a request whose value is kept small where it is written or validated: by its accessors, its type or a validator.</summary>
internal static class BoundedNumber
{
    private static readonly string[] Calls = ["Min", "Clamp"];

    private static readonly string[] Rules = ["LessThan", "LessThanOrEqualTo", "InclusiveBetween", "ExclusiveBetween", "Must", "MustAsync", "Custom", "CustomAsync", "SetValidator", "Equal", "IsInEnum"];

    /// <summary>Whether anything of the kind is in sight.</summary>
    internal static bool Is(ISymbol member, ServiceModel model, CancellationToken cancellationToken)
    {
        // A field is written by the accessors of a property.
        if (member is IFieldSymbol)
            return member.ContainingType.GetMembers().OfType<IPropertySymbol>().Any(property => property.DeclaringSyntaxReferences
                .Any(declaration => declaration.GetSyntax(cancellationToken).DescendantTokens().Any(token => token.ValueText == member.Name)) && Is(property, model, cancellationToken));
        if (member.DeclaringSyntaxReferences.Any(declaration => declaration.GetSyntax(cancellationToken) is PropertyDeclarationSyntax { AccessorList: { } accessors } && Bounds(accessors)))
            return true;
        if (member.ContainingType is not { } type)
            return false;
        if (type.GetMembers().OfType<IMethodSymbol>().Any(method => (method.MethodKind == MethodKind.Constructor || method.Name == "Validate")
                && method.DeclaringSyntaxReferences.Any(code => code.GetSyntax(cancellationToken) is BaseMethodDeclarationSyntax body && body.DescendantTokens().Any(token => token.ValueText.Equals(member.Name, StringComparison.OrdinalIgnoreCase)) && Bounds(body))))
            return true;
        return model.Validation.ValidatorsFor(type, cancellationToken).Any(validator => validator.DeclaringSyntaxReferences.IsEmpty
            || validator.SelfAndBases().SelectMany(t => t.DeclaringSyntaxReferences).Any(code => code.GetSyntax(cancellationToken).DescendantNodes().OfType<InvocationExpressionSyntax>().Any(rule => IsRule(rule, member.Name))));
    }

    private static bool Bounds(SyntaxNode code) => code.DescendantNodes().Any(node => node.Kind() is SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression or SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.RelationalPattern
        || (node is InvocationExpressionSyntax call && call.InvokedName() is { Identifier.ValueText: var name } && Array.IndexOf(Calls, name) >= 0));

    // 'RuleFor(x => x.Size).GreaterThan(0).LessThanOrEqualTo(100)', from its last link.
    private static bool IsRule(InvocationExpressionSyntax rule, string member) => rule.InvokedName() is { Identifier.ValueText: var name }
        && (name is "Include" or "Custom" || (Array.IndexOf(Rules, name) >= 0 && rule.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(first => first.InvokedName()?.Identifier.ValueText == "RuleFor"
            && first.ArgumentList.DescendantTokens().Any(token => token.ValueText == member))));
}
