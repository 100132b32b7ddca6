using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Model.Validation;
using BackendArchitect.Analyzers.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Validation;

/// <summary>
/// Puts rules where they are read: on the parameter of the record instead of its property, on a type that is public. The values of a dictionary have no such
/// place.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MisplacedConstraintFix() : RuleFix(MisplacedConstraint.Descriptor, Safety.Safe)
{
    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        var plan = site.Node switch
        {
            { } node when node.FirstAncestorOrSelf<AttributeSyntax>() is { Parent: AttributeListSyntax { Parent: ParameterSyntax parameter } } => ToParameter(site, parameter, cancellationToken),
            TypeDeclarationSyntax type => ToPublic(site, type, cancellationToken),
            _ => null,
        };
        return Task.FromResult<ImmutableArray<FixPlan>>(plan is null ? [] : [plan]);
    }

    // '[property: Required, JsonPropertyName("a")]' is split: names belong to the property.
    private static FixPlan? ToParameter(FixSite site, ParameterSyntax parameter, CancellationToken cancellationToken)
    {
        var lists = parameter.AttributeLists.Where(list => list.Target?.Identifier.IsKind(SyntaxKind.PropertyKeyword) == true).ToList();
        var rules = lists.SelectMany(list => list.Attributes).Where(IsRule).ToList();
        var own = parameter.AttributeLists.Where(list => list.Target is null).SelectMany(list => list.Attributes).ToList();
        if (rules.Count == 0 || rules.Exists(rule => !MayStandOnParameter(ClassOf(rule)!) || own.Exists(other => SymbolEqualityComparer.Default.Equals(ClassOf(other), ClassOf(rule)) && !SyntaxFactory.AreEquivalent(other, rule))))
            return null;
        var changed = parameter.ReplaceNodes(lists, (list, _) =>
        {
            // A rule that stands on the parameter already is not repeated.
            var moved = list.Attributes.Where(attribute => rules.Contains(attribute) && !own.Exists(other => SyntaxFactory.AreEquivalent(other, attribute))).ToList();
            var kept = list.Attributes.Where(attribute => !rules.Contains(attribute)).ToList();
            if (kept.Count == list.Attributes.Count)
                return list;
            // Where both kinds stand together the rest keeps its place, and the rules follow in a list of their own.
            return kept.Count == 0
                ? moved.Count == 0 ? list.WithAttributes([]) : moved.Count == list.Attributes.Count ? list.WithTarget(null) : Listed(list.WithTarget(null), moved)
                : Listed(list, kept);
        });
        var mixed = lists.Where(list => list.Attributes.Any(attribute => !rules.Contains(attribute)))
            .SelectMany(list => list.Attributes).Where(attribute => rules.Contains(attribute) && !own.Exists(other => SyntaxFactory.AreEquivalent(other, attribute))).ToList();
        var attributes = changed.AttributeLists.Where(list => list.Attributes.Count > 0).ToList();
        if (mixed.Count > 0)
            attributes.Add(Listed(SyntaxFactory.AttributeList(), mixed).WithTrailingTrivia(SyntaxFactory.Space));
        changed = changed.WithAttributeLists([.. attributes]);
        return FixPlan.Replace(site, "Put the rules on the parameter", parameter, changed.WithLeadingTrivia(parameter.GetLeadingTrivia()).WithTrailingTrivia(parameter.GetTrailingTrivia()));

        INamedTypeSymbol? ClassOf(AttributeSyntax attribute) => (site.Semantics.GetSymbolInfo(attribute, cancellationToken).Symbol as IMethodSymbol)?.ContainingType;

        bool IsRule(AttributeSyntax attribute) => ClassOf(attribute) is { } type && ThrowingRules.IsRule(type);
    }

    private static AttributeListSyntax Listed(AttributeListSyntax list, IReadOnlyList<AttributeSyntax> attributes) => list.WithAttributes(
        SyntaxFactory.SeparatedList(attributes.Select(attribute => attribute.WithoutTrivia()), attributes.Skip(1).Select(_ => SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space))));

    private static bool MayStandOnParameter(INamedTypeSymbol attribute)
    {
        var usage = attribute.SelfAndBases().SelectMany(type => type.GetAttributes()).FirstOrDefault(a => a.AttributeClass?.Name == nameof(AttributeUsageAttribute));
        return usage is not { ConstructorArguments: { Length: > 0 } targets } || targets[0].Value is int allowed && (allowed & (int)AttributeTargets.Parameter) != 0;
    }

    private static FixPlan? ToPublic(FixSite site, TypeDeclarationSyntax type, CancellationToken cancellationToken)
    {
        if (type.Parent is TypeDeclarationSyntax || site.Semantics.GetDeclaredSymbol(type, cancellationToken) is not { DeclaredAccessibility: Accessibility.Internal, IsFileLocal: false, DeclaringSyntaxReferences.Length: 1 } symbol
            || symbol.TypeParameters.Length > 0 || ShowsWhatIsNotPublic(symbol))
            return null;
        var keyword = SyntaxFactory.Token(SyntaxKind.PublicKeyword);
        var stated = type.Modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.InternalKeyword));
        var changed = stated.RawKind != 0
            ? type.ReplaceToken(stated, keyword.WithTriviaFrom(stated))
            : type.Modifiers.Count > 0
                ? type.WithModifiers([keyword.WithLeadingTrivia(type.Modifiers[0].LeadingTrivia).WithTrailingTrivia(SyntaxFactory.Space), type.Modifiers[0].WithLeadingTrivia(), .. type.Modifiers.Skip(1)])
                : type.WithKeyword(type.Keyword.WithLeadingTrivia()).WithModifiers([keyword.WithLeadingTrivia(type.Keyword.LeadingTrivia).WithTrailingTrivia(SyntaxFactory.Space)]);
        return FixPlan.Replace(site, $"Make '{symbol.Name}' public", type, changed);
    }

    // A public type may not show one that is not; itself it may.
    private static bool ShowsWhatIsNotPublic(INamedTypeSymbol type)
    {
        return IsNotPublic(type.BaseType) || type.GetMembers().Where(member => !member.IsImplicitlyDeclared && IsSeen(member)).Any(member => member switch
        {
            IPropertySymbol property => IsNotPublic(property.Type),
            IFieldSymbol field => IsNotPublic(field.Type),
            IEventSymbol @event => IsNotPublic(@event.Type),
            IMethodSymbol method => IsNotPublic(method.ReturnType) || method.Parameters.Any(p => IsNotPublic(p.Type)),
            INamedTypeSymbol nested => ShowsWhatIsNotPublic(nested),
            _ => false,
        });

        bool IsNotPublic(ITypeSymbol? shown) => shown switch
        {
            IArrayTypeSymbol array => IsNotPublic(array.ElementType),
            INamedTypeSymbol named => named.TypeArguments.Any(IsNotPublic) || !(SymbolEqualityComparer.Default.Equals(named, type) || IsVisible(named)),
            _ => false,
        };
    }

    private static bool IsVisible(INamedTypeSymbol type)
    {
        for (var at = type; at is not null; at = at.ContainingType)
            if (at.DeclaredAccessibility != Accessibility.Public)
                return false;
        return true;
    }

    private static bool IsSeen(ISymbol member) => member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;
}
