using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Taint;

/// <summary>
/// Methods of the service's own that take a text apart, character by character, and leave out what does harm. What becomes of each character cannot be
/// followed; which of them are asked about is plain. A question about one place of the text (<c>path[0] == '/'</c>) is none about all of it.
/// </summary>
internal static class OwnSanitizer
{
    private const string InvalidNames = "GetInvalidFileNameChars";

    private static readonly ConditionalWeakTable<IMethodSymbol, StrongBox<Dangers>> Known = new();

    private static readonly HashSet<string> Classes =
        ["IsLetterOrDigit", "IsAsciiLetterOrDigit", "IsLetter", "IsAsciiLetter", "IsDigit", "IsAsciiDigit", "IsAsciiLetterLower", "IsAsciiHexDigit"];

    /// <summary>The dangers that the text a method returns has no more.</summary>
    internal static Dangers AvertedBy(IMethodSymbol method, CancellationToken cancellationToken) => method.ReturnType.SpecialType == SpecialType.System_String
        ? Known.GetValue(method, of => new(Read(of, cancellationToken))).Value
        : Dangers.None;

    private static Dangers Read(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var averted = Dangers.None;
        foreach (var code in method.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken)))
            foreach (var node in code.DescendantNodes())
                averted |= node switch
                {
                    // Only letters and digits are left.
                    IdentifierNameSyntax name when Classes.Contains(name.Identifier.ValueText) && IsAboutEach(name, code) => Dangers.All,
                    IdentifierNameSyntax { Identifier.ValueText: InvalidNames } => Dangers.Path,
                    IdentifierNameSyntax name when HoldsSeparators(name, code, method, cancellationToken) && IsAboutEach(name, code) => Dangers.Path,
                    LiteralExpressionSyntax literal when IsComparedSeparator(literal) && IsAboutEach(literal, code) => Dangers.Path,
                    _ => Dangers.None,
                };
        return averted;
    }

    // In a loop, in a lambda that is run for each character, or handed on as one: 'name.Where(char.IsLetterOrDigit)'.
    private static bool IsAboutEach(SyntaxNode asked, SyntaxNode method)
    {
        foreach (var node in asked.Ancestors())
        {
            if (node == method)
                break;
            if (node is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or AnonymousFunctionExpressionSyntax or QueryExpressionSyntax)
                return true;
        }
        return asked.Parent is MemberAccessExpressionSyntax { Parent: ArgumentSyntax } access && access.Name == asked;
    }

    private static bool IsComparedSeparator(LiteralExpressionSyntax literal) => IsSeparator(literal) && literal.Parent is ConstantPatternSyntax or CaseSwitchLabelSyntax
        or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression };

    // A field or local of the method whose initializer lists them.
    private static bool HoldsSeparators(IdentifierNameSyntax name, SyntaxNode code, IMethodSymbol method, CancellationToken cancellationToken)
    {
        var text = name.Identifier.ValueText;
        var fields = method.ContainingType.GetMembers(text).OfType<IFieldSymbol>().SelectMany(field => field.DeclaringSyntaxReferences).Select(reference => reference.GetSyntax(cancellationToken));
        var locals = code.DescendantNodes().OfType<VariableDeclaratorSyntax>().Where(local => local.Identifier.ValueText == text);
        return fields.Concat(locals).OfType<VariableDeclaratorSyntax>().Any(declarator => declarator.Initializer is { } given && given.DescendantNodes().Any(node =>
            node is LiteralExpressionSyntax { Parent: InitializerExpressionSyntax or ExpressionElementSyntax } literal ? IsSeparator(literal) : node is IdentifierNameSyntax { Identifier.ValueText: InvalidNames }));
    }

    private static bool IsSeparator(LiteralExpressionSyntax literal) => literal.Token.Value is '/' or '\\';
}
