using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals;

/// <summary>What a list holds when it holds one thing. The framework that we are built for has no list patterns.</summary>
internal static class OnlyElement
{
    /// <summary>The one statement of a block, or null.</summary>
    internal static StatementSyntax? Only(this BlockSyntax block) => block.Statements.Count == 1 ? block.Statements[0] : null;

    /// <summary>The one argument, or null.</summary>
    internal static ArgumentSyntax? Only(this BaseArgumentListSyntax? list) => list?.Arguments.Count == 1 ? list.Arguments[0] : null;

    /// <summary>The one variable that a statement declares, or null.</summary>
    internal static VariableDeclaratorSyntax? Only(this LocalDeclarationStatementSyntax declaration) => declaration.Declaration.Variables.Count == 1 ? declaration.Declaration.Variables[0] : null;

    /// <summary>The one element, or null.</summary>
    internal static T? Only<T>(this SyntaxList<T> list) where T : SyntaxNode => list.Count == 1 ? list[0] : null;

    /// <inheritdoc cref="Only{T}(SyntaxList{T})"/>
    internal static T? Only<T>(this SeparatedSyntaxList<T> list) where T : SyntaxNode => list.Count == 1 ? list[0] : null;

    /// <summary>The one token, or none.</summary>
    internal static SyntaxToken Only(this SyntaxTokenList list) => list.Count == 1 ? list[0] : default;

    /// <summary>Whether a type has a type argument of this name in first place.</summary>
    internal static bool IsOf(this ITypeSymbol type, params string[] names) => type is INamedTypeSymbol { TypeArguments: { Length: > 0 } arguments } && System.Array.IndexOf(names, arguments[0].Name) >= 0;
}
