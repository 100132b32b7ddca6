using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Logging;

/// <summary>The class that a class writes its entries as: <c>T</c> of its <c>ILogger&lt;T&gt;</c>, of <c>ForContext&lt;T&gt;()</c> or of <c>GetLogger(typeof(T))</c>.</summary>
/// <param name="Named">The class that is named.</param>
/// <param name="Mentions">The places that name it, in fields and properties first.</param>
/// <param name="Holders">The fields, properties and parameters of the constructors that hold the logger.</param>
internal sealed record LoggerCategory(INamedTypeSymbol Named, ImmutableArray<TypeSyntax> Mentions, ImmutableArray<ISymbol> Holders)
{
    private static readonly TypeName[] Loggers =
        [Names.Loggers.Logger, Names.Loggers.SerilogInterface, Names.Loggers.SerilogLogger, Names.Loggers.NLogInterface, Names.Loggers.NLogLogger, Names.Loggers.Log4NetInterface];

    /// <summary>
    /// The classes without relation to a type that it writes its entries as; none where it has a logger of its own besides, and none for a logger that it
    /// only hands on.
    /// </summary>
    internal static IEnumerable<LoggerCategory> OfOthers(INamedTypeSymbol type, ServiceModel model, CancellationToken cancellationToken)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.IsAbstract && !type.IsStatic || type.IsImplicitlyDeclared)
            yield break;
        var found = new List<(ISymbol Holder, INamedTypeSymbol Named, TypeSyntax Mention)>();
        foreach (var holder in HoldersOf(type))
            if (MentionIn(holder, model, cancellationToken) is var (named, mention))
                found.Add((holder, named, mention));
        if (found.Exists(f => SymbolEqualityComparer.Default.Equals(f.Named.OriginalDefinition, type.OriginalDefinition)))
            yield break;
        foreach (var group in found.GroupBy(f => f.Named, (IEqualityComparer<INamedTypeSymbol>)SymbolEqualityComparer.Default))
        {
            if (IsRelated(group.Key, type) || IsCategoryAlone(group.Key) || !group.Any(f => WritesBy(f.Holder, type, cancellationToken)))
                continue;
            yield return new(group.Key, [.. group.Select(f => f.Mention).Distinct()], [.. group.Select(f => f.Holder)]);
        }
    }

    private static IEnumerable<ISymbol> HoldersOf(INamedTypeSymbol type) =>
        type.GetMembers().Where(m => m is IFieldSymbol { IsImplicitlyDeclared: false } or IPropertySymbol { IsImplicitlyDeclared: false })
            .Concat(type.InstanceConstructors.SelectMany(c => c.Parameters));

    private static (INamedTypeSymbol Named, TypeSyntax Mention)? MentionIn(ISymbol holder, ServiceModel model, CancellationToken cancellationToken)
    {
        var held = holder switch { IFieldSymbol field => field.Type, IPropertySymbol property => property.Type, IParameterSymbol parameter => parameter.Type, _ => null };
        if (!Loggers.Any(logger => held.IsOrDerivesFrom(logger)) || holder.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not { } declaration)
            return null;
        if (held.Is(Names.Loggers.LoggerOf))
            return ((INamedTypeSymbol)held!).TypeArguments[0] is INamedTypeSymbol { TypeKind: not TypeKind.Error } named && ArgumentOf(TypeIn(declaration)) is { } argument ? (named, argument) : null;
        return InitializerOf(declaration) is { } initializer && CategoryIn(initializer) is { } category && model.SymbolOf(category, cancellationToken) is INamedTypeSymbol { TypeKind: not TypeKind.Error } given
            ? (given, category)
            : null;
    }

    private static TypeSyntax? TypeIn(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax variable } => variable.Type,
        PropertyDeclarationSyntax property => property.Type,
        ParameterSyntax parameter => parameter.Type,
        _ => null,
    };

    private static TypeSyntax? ArgumentOf(TypeSyntax? type) => type switch
    {
        NullableTypeSyntax nullable => ArgumentOf(nullable.ElementType),
        QualifiedNameSyntax qualified => ArgumentOf(qualified.Right),
        AliasQualifiedNameSyntax qualified => ArgumentOf(qualified.Name),
        GenericNameSyntax { TypeArgumentList.Arguments: { Count: 1 } arguments } => arguments[0],
        _ => null,
    };

    private static ExpressionSyntax? InitializerOf(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax { Initializer.Value: var value } => value,
        PropertyDeclarationSyntax property => property.Initializer?.Value ?? property.ExpressionBody?.Expression,
        _ => null,
    };

    // Log.ForContext<T>(), Log.ForContext(typeof(T)), LogManager.GetLogger(typeof(T))
    private static TypeSyntax? CategoryIn(ExpressionSyntax initializer) => initializer is not InvocationExpressionSyntax call ? null : call.InvokedName() switch
    {
        GenericNameSyntax { Identifier.ValueText: "ForContext", TypeArgumentList.Arguments: { Count: 1 } arguments } => arguments[0],
        IdentifierNameSyntax { Identifier.ValueText: "ForContext" or "GetLogger" } when call.ArgumentList.Arguments is { Count: 1 } given && given[0].Expression is TypeOfExpressionSyntax type => type.Type,
        _ => null,
    };

    // Base classes and interfaces name a family on purpose, nested types and what surrounds them one thing.
    private static bool IsRelated(INamedTypeSymbol named, INamedTypeSymbol type) =>
        Of(type).Any(t => Same(t, named)) || Of(named).Any(t => Same(t, type)) || Around(type).Any(t => Same(t, named)) || Around(named).Any(t => Same(t, type));

    private static IEnumerable<INamedTypeSymbol> Of(INamedTypeSymbol type) => type.SelfAndBases().Concat(type.AllInterfaces);

    private static IEnumerable<INamedTypeSymbol> Around(INamedTypeSymbol type)
    {
        for (var around = type.ContainingType; around is not null; around = around.ContainingType)
            yield return around;
    }

    private static bool Same(INamedTypeSymbol a, INamedTypeSymbol b) => SymbolEqualityComparer.Default.Equals(a.OriginalDefinition, b.OriginalDefinition);

    // A class that holds nothing was made to be a name.
    private static bool IsCategoryAlone(INamedTypeSymbol named) =>
        named is { TypeKind: TypeKind.Class, IsStatic: false, DeclaringSyntaxReferences.IsEmpty: false, BaseType.SpecialType: SpecialType.System_Object } && named.GetMembers().All(m => m.IsImplicitlyDeclared);

    private static bool WritesBy(ISymbol holder, INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.Any(part => part.GetSyntax(cancellationToken).DescendantNodes()
            .Any(node => node is IdentifierNameSyntax name && name.Identifier.ValueText == holder.Name && IsReceiver(name)));

    private static bool IsReceiver(IdentifierNameSyntax name)
    {
        ExpressionSyntax at = name;
        while (at.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own && own.Name == at || at.Parent.IsKind(SyntaxKind.SuppressNullableWarningExpression))
            at = (ExpressionSyntax)at.Parent!;
        return (at.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access && access.Expression == at) || (at.Parent is ConditionalAccessExpressionSyntax conditional && conditional.Expression == at);
    }
}
