using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Logging;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Logging;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace BackendArchitect.Analyzers.CodeFixes.Logging;

/// <summary>Names the class itself wherever it names the other as its logger's.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class LoggerOfOtherTypeFix() : RuleFix(LoggerOfOtherType.Descriptor, Safety.Safe)
{
    /// <inheritdoc/>
    protected override async Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        if (site.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration || site.Semantics.GetDeclaredSymbol(declaration, cancellationToken) is not { } type)
            return [];
        var category = LoggerCategory.OfOthers(type, ServiceModel.Of(site.Semantics.Compilation), cancellationToken).FirstOrDefault(c => c.Mentions[0].Span == site.Diagnostic.Location.SourceSpan);
        if (category is null || category.Mentions.Any(m => m.SyntaxTree != site.Root.SyntaxTree) || type.IsStatic && category.Mentions.Any(m => m.Parent is not TypeOfExpressionSyntax)
            || category.Holders.Any(holder => IsSeenOutside(holder) || IsHandedOn(holder, type, cancellationToken))
            || await IsCreatedByHandAsync(type, category, site, cancellationToken).ConfigureAwait(false))
            return [];
        var own = SyntaxFactory.ParseTypeName(type.ToMinimalDisplayString(site.Semantics, category.Mentions[0].SpanStart, SymbolDisplayFormat.MinimallyQualifiedFormat.WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes)));
        var root = site.Root.ReplaceNodes(category.Mentions, (old, _) => own.WithTriviaFrom(old));
        return [new($"Log as '{type.Name}'", _ => Task.FromResult(site.Document.WithSyntaxRoot(root).Project.Solution)) { Key = nameof(LoggerOfOtherType) }];
    }

    private static bool IsSeenOutside(ISymbol holder) => holder is IFieldSymbol or IPropertySymbol && holder.DeclaredAccessibility != Accessibility.Private;

    // Whoever is given the logger expects that of the other class.
    private static bool IsHandedOn(ISymbol holder, INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.Any(part => part.GetSyntax(cancellationToken).DescendantNodes()
            .Any(node => node is IdentifierNameSyntax { Parent: ArgumentSyntax } name && name.Identifier.ValueText == holder.Name));

    private static async Task<bool> IsCreatedByHandAsync(INamedTypeSymbol type, LoggerCategory category, FixSite site, CancellationToken cancellationToken)
    {
        foreach (var constructor in category.Holders.OfType<IParameterSymbol>().Select(p => p.ContainingSymbol).Distinct(SymbolEqualityComparer.Default))
            foreach (var found in await SymbolFinder.FindReferencesAsync(constructor!, site.Document.Project.Solution, cancellationToken).ConfigureAwait(false))
                foreach (var location in found.Locations)
                {
                    var root = await location.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
                    if (root?.FindNode(location.Location.SourceSpan).FirstAncestorOrSelf<ObjectCreationExpressionSyntax>() is not null || root?.FindNode(location.Location.SourceSpan).FirstAncestorOrSelf<ConstructorInitializerSyntax>() is not null
                        || root?.FindNode(location.Location.SourceSpan).FirstAncestorOrSelf<PrimaryConstructorBaseTypeSyntax>() is not null || root?.FindNode(location.Location.SourceSpan) is ImplicitObjectCreationExpressionSyntax)
                        return true;
                }
        return false;
    }
}
