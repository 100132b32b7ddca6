using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals;

/// <summary>
/// What of the code is input: what the client sent, as a whole or a member of it, or was made of it. A part of a text, or one element of a list, is not: who
/// looks at that has not looked at the rest.
/// </summary>
internal sealed class InputReading
{
    // A variable that was made of a variable that was made of ...
    private const int LongestWay = 8;

    // Interfaces that requests are bound to; any other is a service.
    private static readonly ImmutableHashSet<string> Bound = ["IFormFile", "IFormFileCollection", "IFormCollection", "IQueryCollection", "IHeaderDictionary", "IEnumerable", "ICollection", "IList", "IReadOnlyList", "IReadOnlyCollection", "IDictionary", "IReadOnlyDictionary", "ISet"];

    private readonly SemanticModel _semantics;
    private readonly ImmutableHashSet<SyntaxNode> _newVariables;
    private readonly CancellationToken _cancellationToken;
    private ImmutableHashSet<ISymbol>? _services;

    /// <param name="semantics">The model of the document with the answer in it.</param>
    /// <param name="edits">What the answer edits: of a variable that it makes more is asked than of one that was there.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal InputReading(SemanticModel semantics, ImmutableArray<SyntaxEdit> edits, CancellationToken cancellationToken)
    {
        (_semantics, _cancellationToken) = (semantics, cancellationToken);
        _newVariables = [.. edits.OfType<InsertedStatements>().SelectMany(edit => edit.Statements).SelectMany(statement => statement.DescendantNodesAndSelf()).Where(node => node is VariableDeclaratorSyntax or SingleVariableDesignationSyntax)];
    }

    // What the container gives to the handlers of the file.
    private ImmutableHashSet<ISymbol> Services => _services ??= ServiceModel.Of(_semantics.Compilation).Endpoints.In(_semantics.SyntaxTree, _cancellationToken).SelectMany(endpoint => endpoint.Parameters(_cancellationToken))
        .Where(parameter => parameter.Source == BindingSource.Services).Select(parameter => parameter.Declaration).OfType<ISymbol>().ToImmutableHashSet(SymbolEqualityComparer.Default);

    /// <summary>Whether an expression is the input, a member of it, or a variable that is either.</summary>
    internal bool Is(ExpressionSyntax? expression) => Is(expression, 0);

    /// <summary>The name of an input, however it is reached.</summary>
    internal static string Subject(ExpressionSyntax expression) => EditReading.Bare(expression).ToString().Replace("?.", ".").Replace("!.", ".").TrimEnd('!');

    private bool Is(ExpressionSyntax? expression, int way) => expression switch
    {
        MemberAccessExpressionSyntax access => Is(access.Expression, way),
        ConditionalAccessExpressionSyntax conditional => IsOfMembers(conditional.WhenNotNull) && Is(conditional.Expression, way),
        // A header, a field of a form.
        ElementAccessExpressionSyntax element when element.ArgumentList.Only() is { Expression: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } } => Is(element.Expression, way),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure => Is(sure.Operand, way),
        ParenthesizedExpressionSyntax parenthesized => Is(parenthesized.Expression, way),
        IdentifierNameSyntax name => _semantics.GetSymbolInfo(name).Symbol switch
        {
            IParameterSymbol parameter => IsBound(parameter),
            ILocalSymbol { IsConst: false } local => way < LongestWay && IsMadeOfInput(local, way + 1),
            // A property that requests are bound to.
            IPropertySymbol { IsStatic: false, SetMethod: not null, DeclaringSyntaxReferences.IsEmpty: false } => true,
            _ => false,
        },
        _ => false,
    };

    private static bool IsOfMembers(ExpressionSyntax whenNotNull) => whenNotNull switch
    {
        MemberBindingExpressionSyntax => true,
        MemberAccessExpressionSyntax access => IsOfMembers(access.Expression),
        ConditionalAccessExpressionSyntax conditional => IsOfMembers(conditional.Expression) && IsOfMembers(conditional.WhenNotNull),
        _ => false,
    };

    // The arguments of a program are nobody's request.
    private bool IsBound(IParameterSymbol parameter) => !Services.Contains(parameter) && parameter.ContainingSymbol.Name is not ("<Main>$" or "Main")
        // What a class is constructed with are services; records are made of data.
        && parameter.ContainingSymbol is IMethodSymbol { MethodKind: not MethodKind.Constructor } or IMethodSymbol { ContainingType.IsRecord: true }
        && (parameter.Type.TypeKind is not (TypeKind.Interface or TypeKind.Delegate) || Bound.Contains(parameter.Type.Name));

    // A variable that was there may have been made of the input in any way; a new one is the input, or what the remedy makes of it.
    private bool IsMadeOfInput(ILocalSymbol local, int way)
    {
        var declaration = local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        var isNew = declaration is not null && _newVariables.Contains(declaration);
        return declaration switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var made } => isNew ? IsNewInput(made, way) : Mentions(made, way),
            SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax { Parent: ArgumentSyntax { Parent: ArgumentListSyntax arguments } } } => isNew ? Is(arguments.Arguments[0].Expression, way) : arguments.Arguments.Any(argument => Mentions(argument.Expression, way)),
            SingleVariableDesignationSyntax { Parent: DeclarationPatternSyntax or RecursivePatternSyntax } pattern => !isNew && pattern.FirstAncestorOrSelf<IsPatternExpressionSyntax>() is { } asked && Mentions(asked.Expression, way),
            ForEachStatementSyntax loop => Mentions(loop.Expression, way),
            _ => false,
        };
    }

    private bool IsNewInput(ExpressionSyntax made, int way) => EditReading.Bare(made) switch
    {
        InvocationExpressionSyntax call => call.ArgumentList.Arguments.Any(argument => IsNewInput(argument.Expression, way)),
        AwaitExpressionSyntax awaited => IsNewInput(awaited.Expression, way),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Right: LiteralExpressionSyntax } missing => Is(missing.Left, way),
        var value => Is(value, way),
    };

    private bool Mentions(ExpressionSyntax made, int way) => made.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => Is(name, way));
}
