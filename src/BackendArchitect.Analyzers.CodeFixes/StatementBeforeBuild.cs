using System;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes;

/// <summary>Adds a statement that sets up a service before the application is built.</summary>
internal static class StatementBeforeBuild
{
    /// <summary>The root with the statement; null where the finding does not stand at the <c>Build</c> of an application builder in a variable.</summary>
    /// <param name="site">Where the fix stands.</param>
    /// <param name="statement">The statement, by the name of the builder.</param>
    /// <param name="cancellationToken">Ends the planning.</param>
    internal static SyntaxNode? Insert(FixSite site, Func<string, string> statement, CancellationToken cancellationToken)
    {
        if (site.Node.Parent is not MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax builder }
            || !site.Semantics.GetTypeInfo(builder, cancellationToken).Type.Is(AspNet.WebApplicationBuilder)
            || site.Node.FirstAncestorOrSelf<StatementSyntax>() is not { } build)
            return null;
        SyntaxNode place = build.Parent is GlobalStatementSyntax global ? global : build;
        var added = SyntaxFactory.ParseStatement(statement(builder.Identifier.Text)).WithLeadingTrivia(place.GetLeadingTrivia()).WithTrailingTrivia(site.Root.LineBreak());
        var changed = site.Root.TrackNodes(place);
        changed = changed.InsertNodesBefore(changed.GetCurrentNode(place)!, [place is GlobalStatementSyntax ? SyntaxFactory.GlobalStatement(added) : added]);
        return changed.ReplaceNode(changed.GetCurrentNode(place)!, place.WithLeadingTrivia(place.Indentation()));
    }
}
