using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Model.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace BackendArchitect.Analyzers.CodeFixes.Secrets;

/// <summary>Adds the configuration to the constructor of a class that gets its services there.</summary>
internal static class InjectedConfiguration
{
    private const string Parameter = "configuration";
    private const string Field = "_configuration";

    /// <summary>What the configuration will be called where the text stands.</summary>
    internal static string NameIn(ExpressionSyntax text) => HasPrimaryConstructor(text) || IsInConstructor(text) ? Parameter : Field;

    /// <summary>Makes the solution in which an expression stands in the text's place; null when the class is not built by injection alone.</summary>
    internal static async Task<Func<string, Solution>?> InAsync(ExpressionSyntax text, FixSite site, CancellationToken cancellationToken)
    {
        if (SymbolInReach.IsStatic(text) || text.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not ClassDeclarationSyntax type
            || text.Ancestors().TakeWhile(n => n != type).Any(n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax { Modifiers.Count: > 0 })
            || site.Semantics.GetDeclaredSymbol(type, cancellationToken) is not { IsStatic: false, DeclaringSyntaxReferences.Length: 1 } symbol)
            return null;
        var constructors = symbol.InstanceConstructors.Where(c => !c.IsImplicitlyDeclared).ToList();
        if (constructors.Count != 1 || constructors[0].Parameters.Length == 0 || constructors[0].Parameters.Any(p => p.Name == Parameter || p.IsParams || p.HasExplicitDefaultValue)
            || symbol.GetMembers(Field).Length > 0)
            return null;
        var written = constructors[0].DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken);
        var list = written switch { ClassDeclarationSyntax primary => primary.ParameterList, ConstructorDeclarationSyntax { Body: not null } ordinary => ordinary.ParameterList, _ => null };
        // An initializer of a field runs before an ordinary constructor does.
        if (list is null || (written is ConstructorDeclarationSyntax && text.FirstAncestorOrSelf<MemberDeclarationSyntax>() is FieldDeclarationSyntax or PropertyDeclarationSyntax { Initializer: not null }))
            return null;
        // Whoever creates it by hand would have to pass one more.
        foreach (var found in await SymbolFinder.FindReferencesAsync(constructors[0], site.Document.Project.Solution, cancellationToken).ConfigureAwait(false))
            if (found.Locations.Any(l => l.Location.SourceTree?.GetRoot(cancellationToken).FindNode(l.Location.SourceSpan).FirstAncestorOrSelf<TypeParameterConstraintClauseSyntax>() is null))
                return null;
        return expression => Change(site, text, type, written!, list, expression);
    }

    private static Solution Change(FixSite site, ExpressionSyntax text, ClassDeclarationSyntax type, SyntaxNode constructor, ParameterListSyntax list, string expression)
    {
        var root = site.Root.TrackNodes(text, type, constructor, list);
        root = root.ReplaceNode(root.GetCurrentNode(text)!, SyntaxFactory.ParseExpression(expression).WithTriviaFrom(text));
        var parameter = SyntaxFactory.Parameter(SyntaxFactory.Identifier(Parameter)).WithType(SyntaxFactory.ParseTypeName(Environments.Configuration.MetadataName).WithTrailingTrivia(SyntaxFactory.Space));
        var current = root.GetCurrentNode(list)!;
        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        root = root.ReplaceNode(current, current.WithParameters(SyntaxFactory.SeparatedList(
            current.Parameters.Add(parameter), current.Parameters.GetSeparators().Append(comma))));
        if (constructor is ConstructorDeclarationSyntax && NameIn(text) == Field)
        {
            var newLine = root.LineBreak();
            var body = ((ConstructorDeclarationSyntax)root.GetCurrentNode(constructor)!).Body!;
            var member = constructor.Indentation();
            var inner = body.Statements.Count > 0 ? body.Statements[0].Indentation() : member.Add(SyntaxFactory.Whitespace("    "));
            root = root.ReplaceNode(body, body.AddStatements(SyntaxFactory.ParseStatement($"{Field} = {Parameter};").WithLeadingTrivia(inner).WithTrailingTrivia(newLine)));
            var field = SyntaxFactory.ParseMemberDeclaration($"private readonly {Environments.Configuration.MetadataName} {Field};")!.WithLeadingTrivia(member).WithTrailingTrivia(newLine);
            var owner = root.GetCurrentNode(type)!;
            root = root.ReplaceNode(owner, owner.WithMembers(owner.Members.Insert(0, field)));
        }
        return site.Document.WithSyntaxRoot(root.WithUsing(site, Environments.Configuration.Namespace, Environments.Configuration.MetadataName)).Project.Solution;
    }

    private static bool HasPrimaryConstructor(ExpressionSyntax text) => text.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { ParameterList: not null };

    private static bool IsInConstructor(ExpressionSyntax text) => text.FirstAncestorOrSelf<MemberDeclarationSyntax>() is ConstructorDeclarationSyntax;
}
