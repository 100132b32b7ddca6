using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Roslyn;

/// <summary>Questions about symbols, asked by name.</summary>
internal static class SymbolExtensions
{
    /// <summary>Whether the type, or the type it is built from, has this name.</summary>
    internal static bool Is(this ITypeSymbol? type, TypeName name) => name.Matches(type?.OriginalDefinition);

    /// <summary>The type of this name, for those who have to tell it; null where the compilation has none. To recognize one, compare names.</summary>
    internal static INamedTypeSymbol? TypeOf(this Compilation compilation, TypeName name) => compilation.GetTypesByMetadataName(name.FullName).FirstOrDefault(name.Matches);

    /// <summary>Whether the member has this name and belongs to that type; a reduced extension method counts as its definition.</summary>
    internal static bool Is(this ISymbol? member, MemberName name)
    {
        if (member is null || member.Name != name.Name)
            return false;
        var definition = (member as IMethodSymbol)?.ReducedFrom ?? member;
        return definition.ContainingType.Is(name.Type) || definition.ContainingType?.ContainingType.Is(name.Type) == true;
    }

    /// <summary>Whether the type is, derives from or implements a type of this name.</summary>
    internal static bool IsOrDerivesFrom(this ITypeSymbol? type, TypeName name)
    {
        for (var t = type; t is not null; t = t.BaseType)
            if (t.Is(name))
                return true;
        return type is not null && type.AllInterfaces.Any(i => i.Is(name));
    }

    /// <summary>
    /// Whether two symbols stand for one declaration. A referenced project whose packages have other versions than those of the project at hand
    /// has two symbols for each of its members: one in its own compilation, one as that project sees it.
    /// </summary>
    internal static bool IsDeclaredAs(this ISymbol? symbol, ISymbol? other)
    {
        if (SymbolEqualityComparer.Default.Equals(symbol, other))
            return true;
        return symbol is not null && other is not null && symbol.Kind == other.Kind && symbol.Name == other.Name
            && symbol.DeclaringSyntaxReferences.FirstOrDefault() is { } one && other.DeclaringSyntaxReferences.FirstOrDefault() is { } another
            && one.SyntaxTree == another.SyntaxTree && one.Span == another.Span;
    }

    /// <summary>Whether two types are one at run time, where each of several projects and versions of a package has a symbol for it.</summary>
    internal static bool IsSameAs(this ITypeSymbol type, ITypeSymbol other) => type.OriginalDefinition.IsDeclaredAs(other.OriginalDefinition)
        || (type.Name == other.Name && type.DeclaringSyntaxReferences.IsEmpty && other.DeclaringSyntaxReferences.IsEmpty && type.ContainingAssembly?.Name == other.ContainingAssembly?.Name
            && type.OriginalDefinition.ToDisplayString() == other.OriginalDefinition.ToDisplayString());

    /// <summary>The type and its base types, nearest first.</summary>
    internal static IEnumerable<INamedTypeSymbol> SelfAndBases(this INamedTypeSymbol type)
    {
        for (var t = type; t is not null; t = t.BaseType)
            yield return t;
    }

    /// <summary>The type, its base types and all of its interfaces.</summary>
    internal static IEnumerable<ITypeSymbol> SelfAndInterfaces(this ITypeSymbol type)
    {
        for (var t = type; t is not null; t = t.BaseType)
            yield return t;
        foreach (var one in type.AllInterfaces)
            yield return one;
    }

    /// <summary>
    /// The attributes of a type and its base classes, or of a method and those that it overrides, nearest first, as reflection sees them at run time: one
    /// that may stand once hides that of a base, and one that is not inherited ends with its bearer.
    /// See https://learn.microsoft.com/dotnet/api/system.attributeusageattribute.
    /// </summary>
    internal static IEnumerable<(AttributeData Attribute, ISymbol Bearer)> InheritedAttributes(this ISymbol bearer)
    {
        // Most bearers inherit nothing: what they bear themselves is remembered from the first base on that bears something.
        HashSet<ISymbol?>? seen = null;
        var nearer = ImmutableArray<AttributeData>.Empty;
        for (var symbol = bearer; symbol is not null; symbol = symbol is INamedTypeSymbol type ? type.BaseType : (symbol as IMethodSymbol)?.OverriddenMethod)
        {
            var here = symbol.GetAttributes();
            if (here.IsEmpty)
                continue;
            if (ReferenceEquals(symbol, bearer))
            {
                foreach (var attribute in here)
                    yield return (attribute, symbol);
            }
            else
            {
                seen ??= new(SymbolEqualityComparer.Default);
                foreach (var attribute in nearer)
                    seen.Add(attribute.AttributeClass);
                foreach (var attribute in here)
                    if (UsageOf(attribute) is { Inherited: true } usage && (usage.AllowMultiple || !seen.Contains(attribute.AttributeClass)))
                        yield return (attribute, symbol);
            }
            nearer = here;
        }
    }

    private static (bool AllowMultiple, bool Inherited) UsageOf(AttributeData attribute)
    {
        for (var type = attribute.AttributeClass; type is not null; type = type.BaseType)
            if (type.GetAttributes().FirstOrDefault(a => a.AttributeClass is { Name: nameof(AttributeUsageAttribute), ContainingNamespace.Name: nameof(System) }) is { } usage)
                return (Named(usage, nameof(AttributeUsageAttribute.AllowMultiple)) ?? false, Named(usage, nameof(AttributeUsageAttribute.Inherited)) ?? true);
        return (false, true);
    }

    private static bool? Named(AttributeData usage, string name) => usage.NamedArguments.FirstOrDefault(a => a.Key == name).Value.Value as bool?;

    /// <summary>The text that an attribute is given, or null: for what is no text, and for a list, which has no single value.</summary>
    internal static string? Text(this TypedConstant constant) => constant.Kind == TypedConstantKind.Primitive ? constant.Value as string : null;

    /// <summary>The expression that a field or property gets its value from where it is declared: a getter's only one, or an initializer; null where there is none.</summary>
    internal static ExpressionSyntax? WrittenValue(this ISymbol member, CancellationToken cancellationToken) =>
        member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) switch
        {
            PropertyDeclarationSyntax property => property.ExpressionBody?.Expression ?? property.Initializer?.Value
                ?? property.AccessorList?.Accessors.Select(a => a.ExpressionBody?.Expression ?? (a.Body is { Statements: { Count: 1 } statements } ? (statements[0] as ReturnStatementSyntax)?.Expression : null))
                    .FirstOrDefault(value => value is not null),
            VariableDeclaratorSyntax field => field.Initializer?.Value,
            _ => null,
        };

    /// <summary>The name that calls of a method use: that of the member it implements explicitly, else its own.</summary>
    internal static string CalledName(this IMethodSymbol method) => method.ExplicitInterfaceImplementations.FirstOrDefault()?.Name ?? method.Name;

    /// <summary>Whether a call of the method may run another method's body: an override or implementation.</summary>
    internal static bool MayBeReplaced(this IMethodSymbol method) =>
        method.IsAbstract || ((method.IsVirtual || method.IsOverride) && !method.IsSealed && !method.ContainingType.IsSealed);

    /// <summary>The first declaration of a symbol in source, by path and position, or null for metadata.</summary>
    internal static Location? FirstDeclaration(this ISymbol symbol)
    {
        Location? first = null;
        foreach (var location in symbol.Locations)
            if (location.IsInSource && (first is null || Precedes(location, first)))
                first = location;
        return first;
    }

    private static bool Precedes(Location a, Location b)
    {
        var byPath = string.CompareOrdinal(a.SourceTree!.FilePath, b.SourceTree!.FilePath);
        return byPath < 0 || (byPath == 0 && a.SourceSpan.Start < b.SourceSpan.Start);
    }
}
