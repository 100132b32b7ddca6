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
    internal static SyntaxNode? Insert(FixSite site, Func<string, string> statement, CancellationToken cancellationToken) =>
        Insert(site, site.Root, node => node, statement, cancellationToken);

    /// <inheritdoc cref="Insert(FixSite, Func{string, string}, CancellationToken)"/>
    /// <param name="site">Where the fix stands.</param>
    /// <param name="build">The name of the call that builds, where the finding stands elsewhere.</param>
    /// <param name="statement">The statement, by the name of the builder.</param>
    /// <param name="cancellationToken">Ends the planning.</param>
    internal static SyntaxNode? Insert(FixSite site, SimpleNameSyntax build, Func<string, string> statement, CancellationToken cancellationToken) =>
        Insert(site, BuildAt(build, site, cancellationToken), site.Root, node => node, statement);

    /// <inheritdoc cref="Insert(FixSite, Func{string, string}, CancellationToken)"/>
    /// <param name="site">Where the fix stands.</param>
    /// <param name="root">The root, changed before.</param>
    /// <param name="current">Where a node of the site stands in that root.</param>
    /// <param name="statement">The statement, by the name of the builder.</param>
    /// <param name="cancellationToken">Ends the planning.</param>
    internal static SyntaxNode? Insert(FixSite site, SyntaxNode root, Func<SyntaxNode, SyntaxNode> current, Func<string, string> statement, CancellationToken cancellationToken) =>
        Insert(site, BuildAt(site, cancellationToken), root, current, statement);

    private static SyntaxNode? Insert(FixSite site, (string Builder, SyntaxNode Build)? at, SyntaxNode root, Func<SyntaxNode, SyntaxNode> current, Func<string, string> statement)
    {
        if (at is not var (builder, build))
            return null;
        var place = current(build);
        var added = SyntaxFactory.ParseStatement(statement(builder)).WithLeadingTrivia(place.GetLeadingTrivia()).WithTrailingTrivia(site.Root.LineBreak());
        var changed = root.TrackNodes(place);
        changed = changed.InsertNodesBefore(changed.GetCurrentNode(place)!, [place is GlobalStatementSyntax ? SyntaxFactory.GlobalStatement(added) : added]);
        return changed.ReplaceNode(changed.GetCurrentNode(place)!, place.WithLeadingTrivia(place.Indentation()));
    }

    /// <summary>The name of the builder and the statement that builds.</summary>
    internal static (string Builder, SyntaxNode Build)? BuildAt(FixSite site, CancellationToken cancellationToken) => BuildAt(site.Node, site, cancellationToken);

    private static (string Builder, SyntaxNode Build)? BuildAt(SyntaxNode name, FixSite site, CancellationToken cancellationToken) =>
        name.Parent is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax builder }
        && site.Semantics.GetTypeInfo(builder, cancellationToken).Type.Is(AspNet.WebApplicationBuilder)
        && name.FirstAncestorOrSelf<StatementSyntax>() is { } build
            ? (builder.Identifier.Text, build.Parent is GlobalStatementSyntax global ? global : build)
            : null;
}
