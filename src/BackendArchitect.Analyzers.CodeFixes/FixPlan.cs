using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.CodeFixes;

/// <summary>One way to fix one finding, worked out before it is offered.</summary>
/// <param name="Title">What an editor shows: an imperative that says what will stand there.</param>
/// <param name="Apply">Makes the change.</param>
internal sealed record FixPlan(string Title, Func<CancellationToken, Task<Solution>> Apply)
{
    /// <summary>What tells this way from the others of the same fix; fix-all goes on with the one that was chosen.</summary>
    internal string Key { get; init; } = Title;

    /// <summary>How far this way may go, where it goes less far than the fix: what is to be reviewed joins no fix-all.</summary>
    internal Safety Safety { get; init; }

    /// <summary>A plan that replaces one node of the document.</summary>
    internal static FixPlan Replace(FixSite site, string title, SyntaxNode old, SyntaxNode replacement) => Replace(site, title, site.Root.ReplaceNode(old, replacement));

    /// <summary>A plan that replaces the whole document.</summary>
    internal static FixPlan Replace(FixSite site, string title, SyntaxNode root) =>
        new(title, _ => Task.FromResult(site.Document.WithSyntaxRoot(root).Project.Solution));
}
