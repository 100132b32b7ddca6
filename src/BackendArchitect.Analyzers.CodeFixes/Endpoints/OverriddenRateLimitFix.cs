using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Endpoints;

/// <summary>Takes the waiver off the controller, so that the policies of its actions hold. What stands on a group or on all controllers concerns others too.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class OverriddenRateLimitFix() : RuleFix(OverriddenRateLimit.Descriptor, Safety.Review)
{
    /// <inheritdoc/>
    protected override async Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        if (site.Node.FirstAncestorOrSelf<ClassDeclarationSyntax>() is not { } controller
            || controller.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(IsWaiver) is not { Parent: AttributeListSyntax list } waiver)
            return [];
        var text = await site.Document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var removed = list.Attributes.Count == 1 ? Removal.Of(list, text) : Removal.OfElement(waiver, list.Attributes, text);
        return [new("Remove [DisableRateLimiting] from the controller", _ => Task.FromResult(site.Document.WithText(text.WithChanges(removed)).Project.Solution))];

        bool IsWaiver(AttributeSyntax attribute) => site.Semantics.GetTypeInfo(attribute, cancellationToken).Type.Is(AspNet.DisableRateLimiting);
    }
}
