using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Taint;

/// <summary>
/// The operations of a file that may be places where text does harm, for whoever is shown no operations: that of a project that another one references.
/// Only members that name such a place are bound.
/// </summary>
internal static class SinkMentions
{
    /// <summary>The operations, in the order of the file.</summary>
    internal static IEnumerable<IOperation> In(SyntaxTree tree, TaintTables tables, ServiceModel model, CancellationToken cancellationToken)
    {
        // Where a text becomes a query by a conversion, no name says so.
        var convert = !model.Compilation.GetTypesByMetadataName(Documents.Filter.FullName).IsEmpty;
        return from body in Bodies(tree.GetRoot(cancellationToken))
               where convert || body.DescendantNodes().Any(node => MayBe(node, tables))
               from operation in model.OperationOf(body, cancellationToken)?.Descendants() ?? []
               where SinkUse.Kinds.Contains(operation.Kind)
               select operation;
    }

    private static IEnumerable<SyntaxNode> Bodies(SyntaxNode root) => root.DescendantNodes().Where(node => node switch
    {
        BaseMethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null,
        AccessorDeclarationSyntax accessor => accessor.Body is not null || accessor.ExpressionBody is not null,
        ArrowExpressionClauseSyntax => node.Parent is PropertyDeclarationSyntax or IndexerDeclarationSyntax,
        EqualsValueClauseSyntax => node.Parent is PropertyDeclarationSyntax || node.Parent?.Parent?.Parent is FieldDeclarationSyntax,
        _ => false,
    });

    private static bool MayBe(SyntaxNode node, TaintTables tables) => node switch
    {
        InvocationExpressionSyntax { Expression: { } called } => NameOf(called) is not { } name || tables.MayBeSink(name),
        // What derives from a type that does harm has a name of its own.
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } => true,
        AssignmentExpressionSyntax { Left: { } target } assignment when assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) => target is ElementAccessExpressionSyntax or ImplicitElementAccessSyntax || (NameOf(target) is { } name && tables.MayBeSink(name)),
        _ => false,
    };

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Name: var name } => name.Identifier.ValueText,
        MemberBindingExpressionSyntax { Name: var name } => name.Identifier.ValueText,
        _ => null,
    };
}
