using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Endpoints;

/// <summary>Moves an attribute from a class to those of its methods that are mapped. It begins to hold there, so a person looks first.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class IneffectiveAttributeFix() : RuleFix(IneffectiveAttribute.Descriptor, Safety.Review)
{
    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        if (site.Node.FirstAncestorOrSelf<AttributeSyntax>() is not { Parent: AttributeListSyntax { Parent: ClassDeclarationSyntax type } list } attribute
            || site.Semantics.GetDeclaredSymbol(type, cancellationToken) is not { } symbol)
            return Task.FromResult<ImmutableArray<FixPlan>>([]);
        var handlers = UnreadAttribute.HandlersIn(symbol, ServiceModel.Of(site.Semantics.Compilation), cancellationToken)
            .SelectMany(method => method.DeclaringSyntaxReferences).Select(reference => reference.GetSyntax(cancellationToken)).ToList();
        // All of them in this declaration, or not all would be told.
        if (handlers.Count == 0 || handlers.Exists(handler => handler.Parent != type))
            return Task.FromResult<ImmutableArray<FixPlan>>([]);
        var moved = SyntaxFactory.AttributeList([attribute.WithoutTrivia()]);
        var root = site.Root.TrackNodes([.. handlers, list, attribute]);
        foreach (var handler in handlers)
        {
            var method = (MethodDeclarationSyntax)root.GetCurrentNode(handler)!;
            root = root.ReplaceNode(method, method.WithLeadingTrivia(handler.Indentation())
                .WithAttributeLists(method.WithLeadingTrivia(handler.Indentation()).AttributeLists.Insert(0, moved.WithLeadingTrivia(handler.GetLeadingTrivia()).WithTrailingTrivia(site.Root.LineBreak()))));
        }
        root = list.Attributes.Count > 1
            ? root.RemoveNode(root.GetCurrentNode(attribute)!, SyntaxRemoveOptions.KeepNoTrivia)!
            : root.RemoveNode(root.GetCurrentNode(list)!, SyntaxRemoveOptions.KeepLeadingTrivia)!;
        return Task.FromResult<ImmutableArray<FixPlan>>(
            [new("Move it to the methods that are mapped", _ => Task.FromResult(site.Document.WithSyntaxRoot(root).Project.Solution))]);
    }
}
