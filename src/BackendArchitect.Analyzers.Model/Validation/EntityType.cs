using System;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Validation;

/// <summary>
/// Types that a database stores. Their attributes say what columns look like, and the objects that a client could fill hold many of them only to be shown;
/// that a client fills one and it is stored is a gap of its own.
/// </summary>
internal static class EntityType
{
    private static readonly string[] Stores = ["DbSet", "IEntityTypeConfiguration", "EntityTypeBuilder", "IMongoCollection", "Entity", "Set"];

    /// <summary>Whether a context, a configuration, a collection or a repository in sight is for a type.</summary>
    internal static bool Is(INamedTypeSymbol type, ServiceModel model, CancellationToken cancellationToken) => model.MentionsOf(type.Name, cancellationToken).Any(use =>
        use.Parent is TypeArgumentListSyntax { Parent: GenericNameSyntax { Identifier.ValueText: var generic } }
        && (Array.IndexOf(Stores, generic) >= 0 || generic.EndsWith("Repository", StringComparison.Ordinal)) && model.SymbolOf(use, cancellationToken).IsDeclaredAs(type));
}
