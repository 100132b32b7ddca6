using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Which methods of a file hand a parameter of theirs to calls of a name: syntax only, kept with the tree. It promises too much where names
/// deceive, never too little, so that only what it names need be bound.
/// </summary>
internal sealed class TreeForwards
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeForwards> Cache = new();

    // Who only hands the builder on maps nothing of its own.
    private static readonly HashSet<string> Builders = ["IEndpointRouteBuilder", "RouteGroupBuilder", "WebApplication", "IApplicationBuilder"];

    private readonly SyntaxTree _tree;
    private readonly ConcurrentDictionary<string, ImmutableArray<SyntaxNode>> _methods = new();

    private TreeForwards(SyntaxTree tree) => _tree = tree;

    internal static TreeForwards Of(SyntaxTree tree) => Cache.GetValue(tree, static t => new(t));

    /// <summary>The methods and local functions that hand a parameter to a call of this name.</summary>
    internal ImmutableArray<SyntaxNode> To(string name, CancellationToken cancellationToken) =>
        _methods.TryGetValue(name, out var known) ? known : _methods.GetOrAdd(name, Find(name, cancellationToken));

    private ImmutableArray<SyntaxNode> Find(string name, CancellationToken cancellationToken)
    {
        var found = new HashSet<SyntaxNode>();
        foreach (var use in TreeNames.Of(_tree, cancellationToken).MentionsOf(name, cancellationToken))
            if (use.CallBy() is { } call)
                foreach (var argument in call.ArgumentList.Arguments)
                    if (Bare(argument.Expression) is IdentifierNameSyntax { Identifier.ValueText: var passed } && OwnerOf(passed, call) is { } method)
                        found.Add(method);
        return [.. found];
    }

    private static ExpressionSyntax Bare(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized.Expression;
                    break;
                case CastExpressionSyntax cast:
                    expression = cast.Expression;
                    break;
                case PostfixUnaryExpressionSyntax suppression when suppression.IsKind(SyntaxKind.SuppressNullableWarningExpression):
                    expression = suppression.Operand;
                    break;
                default:
                    return expression;
            }
        }
    }

    private static SyntaxNode? OwnerOf(string parameter, SyntaxNode call)
    {
        for (var node = call.Parent; node is not null; node = node.Parent)
        {
            var parameters = node switch
            {
                MethodDeclarationSyntax method => method.ParameterList,
                LocalFunctionStatementSyntax local => local.ParameterList,
                _ => null,
            };
            if (parameters?.Parameters.FirstOrDefault(p => p.Identifier.ValueText == parameter) is { } declared)
                return declared.Type is SimpleNameSyntax type && Builders.Contains(type.Identifier.ValueText) ? null : node;
            if (node is MemberDeclarationSyntax and not GlobalStatementSyntax)
                return null;
        }
        return null;
    }
}
