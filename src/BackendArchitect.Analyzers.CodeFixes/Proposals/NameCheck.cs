using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals;

/// <summary>
/// Whether every name of the new code means what the shape says: a member of the framework or library that is named there, or something that the code used
/// before. A class of the project's own that is called like one of the framework's is a stranger, and so is every capability that nobody asked for.
/// </summary>
internal sealed class NameCheck
{
    private readonly ProposalSite _site;
    private readonly SemanticModel _semantics;
    private readonly ImmutableHashSet<string> _known;
    private readonly CancellationToken _cancellationToken;

    /// <param name="site">Where.</param>
    /// <param name="was">The model of the document as it is.</param>
    /// <param name="semantics">The model of the document with the answer in it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal NameCheck(ProposalSite site, SemanticModel was, SemanticModel semantics, CancellationToken cancellationToken)
    {
        (_site, _semantics, _cancellationToken) = (site, semantics, cancellationToken);
        _known = [.. site.Unit.DescendantNodes().OfType<SimpleNameSyntax>().Select(name => was.GetSymbolInfo(name, cancellationToken).Symbol).OfType<ISymbol>().Select(Key)];
    }

    /// <summary>New names with a letter beyond ASCII: one that looks like another is another (CWE-1007).</summary>
    internal static IEnumerable<Refusal> Homoglyphs(SyntaxNode was, SyntaxNode now)
    {
        var known = new HashSet<string>(Identifiers(was), StringComparer.Ordinal);
        if (Identifiers(now).FirstOrDefault(name => name.Any(letter => letter > 0x7E) && !known.Contains(name)) is { } name)
            yield return new(RefusalReason.HiddenCharacter, $"The name '{name}' is new and has letters of another alphabet");

        static IEnumerable<string> Identifiers(SyntaxNode code) => code.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText);
    }

    /// <summary>The names that mean something else.</summary>
    internal IEnumerable<Refusal> Of(ImmutableArray<SyntaxEdit> edits)
    {
        var foreign = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var node in edits.SelectMany(NewCode).SelectMany(code => code.DescendantNodesAndSelf()))
            if (Symbol(node) is { } symbol && !IsKnown(symbol, node))
                foreign.Add($"'{EditReading.Short(node)}' means {symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}, which is nothing that may be used here");
        foreach (var argument in edits.OfType<AppendedCalls>().SelectMany(appended => appended.Calls).SelectMany(call => call.ArgumentList.Arguments).Where(argument => !IsNamed(argument)))
            foreign.Add($"'{EditReading.Short(argument)}' is no name that is written in the code");
        foreach (var detail in foreign)
            yield return new(RefusalReason.ForeignName, detail);
    }

    // A policy that somebody hands over may ask for nothing; keys are protected by what the machine has.
    private bool IsNamed(ArgumentSyntax argument) => _semantics.GetConstantValue(argument.Expression, _cancellationToken) is { HasValue: true, Value: not null }
        || argument.Parent?.Parent is InvocationExpressionSyntax call && _semantics.GetSymbolInfo(call, _cancellationToken).Symbol?.ContainingNamespace.ToDisplayString() == DataProtection.BuilderExtensions.Namespace;

    /// <summary>The code of an edit that was not there.</summary>
    internal static IEnumerable<SyntaxNode> NewCode(SyntaxEdit edit) => edit switch
    {
        InsertedStatements inserted => inserted.Statements,
        GuardedExpression guarded => [guarded.Condition, guarded.Otherwise],
        ReplacedExpression replaced => [replaced.Now],
        // Of a chain only the links that are new: what they follow is inside them.
        AppendedCalls appended => appended.Calls.SelectMany(call => new SyntaxNode[] { ((MemberAccessExpressionSyntax)call.Expression).Name, call.ArgumentList }),
        AddedAttributes added => added.Attributes,
        _ => [],
    };

    // A conversion that somebody wrote is a call too.
    private ISymbol? Symbol(SyntaxNode node) => node switch
    {
        AttributeSyntax or BaseObjectCreationExpressionSyntax or SimpleNameSyntax or ElementAccessExpressionSyntax => _semantics.GetSymbolInfo(node, _cancellationToken).Symbol,
        ExpressionSyntax expression when _semantics.GetConversion(expression, _cancellationToken) is { IsUserDefined: true, MethodSymbol: { } method } => method,
        BinaryExpressionSyntax or PrefixUnaryExpressionSyntax => _semantics.GetSymbolInfo(node, _cancellationToken).Symbol is IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator } method ? method : null,
        _ => null,
    };

    private bool IsKnown(ISymbol symbol, SyntaxNode node) => symbol switch
    {
        ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or INamespaceSymbol or ILabelSymbol or IDiscardSymbol => true,
        _ when _known.Contains(Key(symbol)) => true,
        // The type stands before the member that is looked at by itself; types of parameters and variables do nothing.
        INamedTypeSymbol or ITypeParameterSymbol or IArrayTypeSymbol or IDynamicTypeSymbol => !IsOfSource(symbol) || IsModel((ITypeSymbol)symbol),
        IFieldSymbol { IsConst: true } or IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => !IsOfSource(symbol) || IsInput(symbol),
        IFieldSymbol field => IsInput(field) || field.IsReadOnly || Named(field) || field.ContainingType is { IsTupleType: true },
        IPropertySymbol property => Named(property) || IsInput(property) || IsOfText(property) || IsSetting(property, node) || IsComparer(property),
        IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: var type } method => Refusals.Exceptions.Any(type.Is) || IsHarmless(type) || Named(method) || _site.Shape.Rewrite is { Kind: RewriteKind.Copy } && IsModel(type)
            || _site.Shape.Attributes.Any(type.Is),
        IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.BuiltinOperator or MethodKind.Conversion } method => !IsOfSource(method),
        IMethodSymbol method => Named(method) || IsOfCheck(method),
        _ => false,
    };

    private bool Named(ISymbol symbol) => symbol is IMethodSymbol method && _site.Shape.Calls.Any(method.Is) || _site.Shape.Rewrite?.Uses.Any(use => IsMember(symbol, use)) == true;

    private static bool IsMember(ISymbol symbol, MemberName use) => symbol.Is(use) || symbol.Name == use.Name && Overridden(symbol).Any(member => member.Is(use))
        || use.Name == ".ctor" && symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } && symbol.ContainingType.Is(use.Type)
        || symbol.Name == use.Name && symbol.ContainingType is { } type && !IsOfSource(symbol) && type.IsOrDerivesFrom(use.Type);

    private static IEnumerable<ISymbol> Overridden(ISymbol symbol)
    {
        for (var member = (symbol as IMethodSymbol)?.OverriddenMethod; member is not null; member = member.OverriddenMethod)
            yield return member;
    }

    private bool IsOfCheck(IMethodSymbol method) => _site.Shape.Guards && (Refusals.Faults.Any(method.Is) || Refusals.Merits.Any(method.Is) || Refusals.Characters.Any(method.Is) || Refusals.Memberships.Any(method.Is)
        || Refusals.Validations.Any(method.Is) || Refusals.Answers.Any(method.Is) || Refusals.Throwing.Any(method.Is) || Refusals.Times.Any(method.Is) || method.Is(Refusals.All) || method.Is(Refusals.Any) || method.Is(Refusals.StartsWith)
        || method.Is(Refusals.IsMatch) || method.Is(Refusals.TextEquals) || method is { Name: "ToDictionary", ContainingType.Name: "ValidationResult" });

    // What the checks keep their findings in.
    private static bool IsHarmless(INamedTypeSymbol type) => !IsOfSource(type) && type.Name is "List" or "Dictionary" or "ValidationContext" or "Status" or "HashSet" or "ProblemDetails";

    // Reading a member of what was sent is what a check is for; so is reading what the rule's fix asks for less of.
    private static bool IsInput(ISymbol member) => member is { IsStatic: false, ContainingType: { } type } && (IsModel(type) || member is IPropertySymbol && !IsOfSource(type));

    // How texts are the same: by their characters, whatever the culture.
    private static bool IsComparer(IPropertySymbol property) => property is { IsStatic: true, Name: "Ordinal" or "OrdinalIgnoreCase", ContainingType: { Name: "StringComparer", DeclaringSyntaxReferences.IsEmpty: true } };

    private static bool IsOfText(IPropertySymbol property) => property is { Name: "Length" or "Count" or "Keys" } && !IsOfSource(property);

    private static bool IsSetting(IPropertySymbol property, SyntaxNode node) => property is { Name: "Configuration" or "this[]" } && !IsOfSource(property) && node.FirstAncestorOrSelf<ArgumentSyntax>() is not null;

    // A type of the project's own that carries data: reading a member of it, or making one, runs no code that decides anything.
    private static bool IsModel(ITypeSymbol type) => IsOfSource(type) && type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Enum && !type.IsStatic
        && type.GetMembers().OfType<IPropertySymbol>().Any(property => property is { IsStatic: false, DeclaredAccessibility: Accessibility.Public });

    private static bool IsOfSource(ISymbol symbol) => !symbol.DeclaringSyntaxReferences.IsEmpty;

    // Another overload of what was called is the same thing asked otherwise.
    private static string Key(ISymbol symbol) => symbol is IMethodSymbol { MethodKind: not MethodKind.Constructor, ContainingType: { } type } method
        ? type.OriginalDefinition.ToDisplayString() + "." + method.Name : symbol.OriginalDefinition.ToDisplayString();
}
