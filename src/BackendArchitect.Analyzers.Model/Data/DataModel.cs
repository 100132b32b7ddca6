using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Data;

/// <summary>
/// An entity data model as a builder makes it: what it serves, and what may be called. See https://learn.microsoft.com/odata/webapi-8/fundamentals/entity-data-model.
/// </summary>
/// <param name="byConvention">Whether the builder adds by itself what types have: properties, keys, derived types.</param>
internal sealed class DataModel(bool byConvention)
{
    /// <summary>What the namespace of operations is, where nobody names one.</summary>
    internal const string DefaultNamespace = "Default";

    /// <summary>Whether the builder adds by itself what types have: properties, keys, derived types.</summary>
    internal bool ByConvention { get; } = byConvention;

    /// <summary>The entity sets and singletons by their names.</summary>
    internal Dictionary<string, DataSource> Sources { get; } = new(StringComparer.Ordinal);

    /// <summary>The actions and functions, bound and unbound.</summary>
    internal List<DataOperation> Operations { get; } = [];

    /// <summary>The keys that are named for a type, in place of those found by convention.</summary>
    internal Dictionary<INamedTypeSymbol, List<string>> Keys { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The properties that are named for types, as <c>Order.Name</c>.</summary>
    internal HashSet<ISymbol> Declared { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The properties and types that are left out.</summary>
    internal HashSet<ISymbol> Ignored { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The types that are named as entities.</summary>
    internal HashSet<ISymbol> Entities { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The types that are named as complex.</summary>
    internal HashSet<ISymbol> Complex { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The namespace of operations.</summary>
    internal string Namespace { get; set; } = DefaultNamespace;

    /// <summary>The namespace of types, where it is not that of their classes; the unknown one where some have one and some the other.</summary>
    internal string? NamespaceOfTypes { get; set; }

    /// <summary>Whether names of properties begin with a small letter.</summary>
    internal bool IsLowerCamelCase { get; set; }
}

/// <summary>An entity set or a singleton.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its entities.</param>
/// <param name="IsSingleton">Whether it is one entity.</param>
internal sealed record DataSource(string Name, INamedTypeSymbol Type, bool IsSingleton);

/// <summary>An action or a function.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsAction">Whether it is an action, which may change something.</param>
/// <param name="Binding">The type of what it is called on; null where it stands for itself.</param>
internal sealed record DataOperation(string Name, bool IsAction, INamedTypeSymbol? Binding)
{
    /// <summary>Whether it is called on several entities.</summary>
    internal bool IsOfCollection { get; init; }

    /// <summary>Its parameters, without what it is called on.</summary>
    internal List<DataParameter> Parameters { get; } = [];
}

/// <summary>A parameter of an action or function.</summary>
/// <param name="name">Its name.</param>
internal sealed class DataParameter(string name)
{
    /// <summary>Its name.</summary>
    internal string Name { get; } = name;

    /// <summary>Whether it may be left out.</summary>
    internal bool IsOptional { get; set; }
}
