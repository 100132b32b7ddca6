using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Validation;

/// <summary>Puts a validation attribute on a property, or on the parameter of a record or handler.</summary>
internal static class MemberAttribute
{
    /// <summary>The plan for the member that a finding stands at; null where nobody would read the attribute.</summary>
    internal static FixPlan? Plan(FixSite site, string title, string attribute, string argument, CancellationToken cancellationToken)
    {
        var node = site.Node.AncestorsAndSelf().FirstOrDefault(n => n is PropertyDeclarationSyntax or ParameterSyntax);
        var type = node is null ? null : site.Semantics.GetDeclaredSymbol(node, cancellationToken)?.ContainingType;
        if (type is null || !UnboundedMember.AreAttributesRead(type, ServiceModel.Of(site.Semantics.Compilation), cancellationToken))
            return null;
        var root = site.Root.ReplaceNode(node!, On(node!, attribute, argument, site.Root)).WithUsing(site, DataAnnotations.Validation.Namespace, attribute + "Attribute");
        return new(title, _ => Task.FromResult(site.Document.WithSyntaxRoot(root).Project.Solution));
    }

    /// <summary>The property with the attribute before its own, or the parameter with it behind.</summary>
    internal static SyntaxNode On(SyntaxNode member, string attribute, string argument, SyntaxNode root)
    {
        var list = SyntaxFactory.AttributeList([SyntaxFactory.Attribute(SyntaxFactory.ParseName(attribute), SyntaxFactory.ParseAttributeArgumentList($"({argument})"))]);
        if (member is ParameterSyntax parameter)
            return parameter.WithLeadingTrivia().WithAttributeLists(parameter.WithLeadingTrivia().AttributeLists.Add(list.WithTrailingTrivia(SyntaxFactory.Space))).WithLeadingTrivia(parameter.GetLeadingTrivia());
        // On a line of its own, where the property has one.
        var property = (PropertyDeclarationSyntax)member;
        var isAlone = property.GetFirstToken().GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia) || property.GetLeadingTrivia().Any(SyntaxKind.EndOfLineTrivia);
        var after = isAlone ? SyntaxFactory.TriviaList(root.LineBreak()).AddRange(property.Indentation()) : SyntaxFactory.TriviaList(SyntaxFactory.Space);
        return property.WithLeadingTrivia().WithAttributeLists(property.WithLeadingTrivia().AttributeLists.Insert(0, list.WithTrailingTrivia(after))).WithLeadingTrivia(property.GetLeadingTrivia());
    }
}
