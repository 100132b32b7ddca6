using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.CodeFixes.Validation;

/// <summary>Takes away what lifts the limit, so that the server's own holds again: 30,000,000 bytes unless the service sets another.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class UnboundedRequestSizeFix() : RuleFix(UnboundedRequestSize.Descriptor, Safety.Safe)
{
    /// <inheritdoc/>
    protected override async Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        var text = await site.Document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        // Of an attribute without arguments the name covers as much.
        ImmutableArray<TextChange> changes = ((site.Node as NameSyntax)?.FirstAncestorOrSelf<AttributeSyntax>() ?? site.Node) switch
        {
            AttributeSyntax { Parent: AttributeListSyntax { Attributes.Count: 1 } list } => Removal.Of(list, text),
            AttributeSyntax { Parent: AttributeListSyntax list } attribute => Removal.OfElement(attribute, list.Attributes, text),
            BaseObjectCreationExpressionSyntax => default,
            _ => Removal.OfAssignment(site.Node, text, site.Semantics, cancellationToken),
        };
        return changes.IsDefaultOrEmpty ? [] : [new("Leave the limit of the server on", _ => Task.FromResult(site.Document.WithText(text.WithChanges(changes)).Project.Solution))];
    }
}
