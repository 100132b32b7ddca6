using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Secrets;

/// <summary>Finds the configuration that code at a place can read: a local, parameter, field or property, or a builder that has one.</summary>
internal static class ConfigurationInReach
{
    /// <summary>The expression of the configuration, or null.</summary>
    internal static string? At(ExpressionSyntax text, SemanticModel semantics, CancellationToken cancellationToken)
    {
        var isStatic = IsStatic(text);
        var inInitializer = text.Ancestors().TakeWhile(n => n is not TypeDeclarationSyntax).Any(n => n is FieldDeclarationSyntax or PropertyDeclarationSyntax { Initializer: not null });
        var barrier = text.Ancestors().FirstOrDefault(n => n is AnonymousFunctionExpressionSyntax { Modifiers: var m } && m.Any(SyntaxKind.StaticKeyword)
            || n is LocalFunctionStatementSyntax { Modifiers: var l } && l.Any(SyntaxKind.StaticKeyword));
        var found = semantics.LookupSymbols(text.SpanStart)
            .Where(symbol => symbol switch
            {
                ILocalSymbol local => IsBefore(local, text, barrier),
                IParameterSymbol parameter => parameter.RefKind is RefKind.None or RefKind.In && (barrier is null || Declares(barrier, parameter)) && !(isStatic && IsOfPrimaryConstructor(parameter)),
                IFieldSymbol or IPropertySymbol => !inInitializer && barrier is null && (symbol.IsStatic || !isStatic),
                _ => false,
            })
            .Select(symbol => (Symbol: symbol, Expression: Read(symbol)))
            .Where(candidate => candidate.Expression is not null)
            .OrderBy(candidate => candidate.Symbol is ILocalSymbol ? 0 : candidate.Symbol is IParameterSymbol ? 1 : 2)
            .ThenBy(candidate => candidate.Expression, System.StringComparer.Ordinal)
            .FirstOrDefault();
        return found.Expression;
    }

    /// <summary>Whether no instance of the type is at hand.</summary>
    internal static bool IsStatic(SyntaxNode text)
    {
        foreach (var around in text.Ancestors())
            if (around is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or BaseFieldDeclarationSyntax or TypeDeclarationSyntax)
                return around is TypeDeclarationSyntax || ((MemberDeclarationSyntax)around).Modifiers.Any(SyntaxKind.StaticKeyword);
        return true;
    }

    private static string? Read(ISymbol symbol)
    {
        var type = symbol switch
        {
            ILocalSymbol local => local.Type,
            IParameterSymbol parameter => parameter.Type,
            IFieldSymbol field => field.Type,
            IPropertySymbol { IsIndexer: false, GetMethod: not null } property => property.Type,
            _ => null,
        };
        // Every local of 'var' is annotated; what it was given says more.
        if (type is null || (symbol is not ILocalSymbol && type.NullableAnnotation == NullableAnnotation.Annotated))
            return null;
        var name = SyntaxFacts.GetKeywordKind(symbol.Name) == SyntaxKind.None ? symbol.Name : "@" + symbol.Name;
        return type.IsOrDerivesFrom(Environments.Configuration) ? name
            : type.Is(AspNet.WebApplicationBuilder) || type.Is(AspNet.WebApplication) || type.IsOrDerivesFrom(Hosting.HostApplicationBuilder) ? name + ".Configuration"
            : null;
    }

    // A lookup also finds the locals of top-level statements, which no other member can read.
    private static bool IsBefore(ILocalSymbol local, SyntaxNode text, SyntaxNode? barrier) =>
        local.DeclaringSyntaxReferences.Length == 1 && local.DeclaringSyntaxReferences[0].GetSyntax() is VariableDeclaratorSyntax { Initializer: not null } declaration
        && declaration.Span.End < text.SpanStart && MemberAround(declaration) == MemberAround(text) && (barrier is null || barrier.Span.Contains(declaration.Span));

    private static SyntaxNode MemberAround(SyntaxNode node) => node.Ancestors().First(n => n is MemberDeclarationSyntax and not GlobalStatementSyntax or CompilationUnitSyntax);

    private static bool Declares(SyntaxNode barrier, IParameterSymbol parameter) =>
        parameter.DeclaringSyntaxReferences.Any(reference => barrier.Span.Contains(reference.Span));

    private static bool IsOfPrimaryConstructor(IParameterSymbol parameter) =>
        parameter.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax().Parent?.Parent is TypeDeclarationSyntax);
}
