using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// What a provider of the application's own takes for controllers that MVC's own does not: modules keep theirs internal and decide so.
/// See https://learn.microsoft.com/aspnet/core/mvc/advanced/app-parts#feature-providers.
/// </summary>
/// <param name="OfWhich">For each such provider the types of which a controller has to be one; none where it takes any.</param>
internal sealed record ControllerAdmission(ImmutableArray<ImmutableArray<ITypeSymbol>> OfWhich)
{
    // A provider that asks this takes public classes alone.
    private static readonly HashSet<string> Visibilities = ["IsPublic", "IsVisible", "IsNotPublic"];

    /// <summary>Whether a type is taken for a controller, whatever its visibility.</summary>
    internal bool Admits(INamedTypeSymbol type) => OfWhich.Any(types => types.IsEmpty || types.Any(t => type.SelfAndBases().Concat(type.AllInterfaces).Any(own => SymbolEqualityComparer.Default.Equals(own, t))));

    /// <summary>Reads the providers of an application.</summary>
    internal static ControllerAdmission Of(ServiceModel model, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<ImmutableArray<ITypeSymbol>>();
        foreach (var use in model.MentionsOf(Mvc.ControllerFeatureProvider.MetadataName, cancellationToken))
        {
            if (use.FirstAncestorOrSelf<BaseListSyntax>()?.Parent is ClassDeclarationSyntax provider && model.SymbolOf(use, cancellationToken) is INamedTypeSymbol named && named.Is(Mvc.ControllerFeatureProvider)
                && IsMade(provider.Identifier.ValueText, model, cancellationToken)
                && provider.Members.OfType<MethodDeclarationSyntax>().FirstOrDefault(m => m.Identifier.ValueText == "IsController") is { } decision && TakesOthers(decision))
                found.Add([.. decision.DescendantNodes().OfType<TypeOfExpressionSyntax>().Where(IsAskedFor).Select(of => model.SymbolOf(of.Type, cancellationToken)).OfType<ITypeSymbol>()]);
        }
        return new(found.ToImmutable());
    }

    private static bool IsMade(string name, ServiceModel model, CancellationToken cancellationToken) =>
        model.MentionsOf(name, cancellationToken).Any(use => use.FirstAncestorOrSelf<ObjectCreationExpressionSyntax>()?.Type.Span.Contains(use.Span) == true);

    // 'return base.IsController(type) && ...' only takes fewer; what asks for visibility takes public ones.
    private static bool TakesOthers(MethodDeclarationSyntax decision) =>
        !decision.DescendantTokens().Any(token => Visibilities.Contains(token.ValueText))
        && decision.DescendantNodes().Select(node => node switch
        {
            ReturnStatementSyntax returned => returned.Expression,
            ArrowExpressionClauseSyntax arrow when arrow.Parent == decision => arrow.Expression,
            _ => null,
        }).OfType<ExpressionSyntax>().Any(TakesOthers);

    private static bool TakesOthers(ExpressionSyntax answer) => answer switch
    {
        ParenthesizedExpressionSyntax inner => TakesOthers(inner.Expression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either => TakesOthers(either.Left) || TakesOthers(either.Right),
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.TrueLiteralExpression),
        _ => !answer.DescendantNodesAndSelf().OfType<BaseExpressionSyntax>().Any(),
    };

    // 'typeof(ControllerBase).IsAssignableFrom(type)' and 'type.IsAssignableTo(typeof(ControllerBase))'; attributes are asked for otherwise.
    private static bool IsAskedFor(TypeOfExpressionSyntax of) =>
        of.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsAssignableFrom" }
        || of.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsAssignableTo" or "IsSubclassOf" } } };
}
