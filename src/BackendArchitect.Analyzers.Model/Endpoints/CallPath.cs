using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>The methods between one whose callers are looked for and the caller that the search has come to.</summary>
internal sealed class CallPath
{
    private const int Deepest = 12;

    private readonly ImmutableHashSet<ISymbol> _methods;

    /// <summary>The path that a search begins with.</summary>
    internal CallPath()
        : this(ImmutableHashSet.Create<ISymbol>(SymbolEqualityComparer.Default), new())
    {
    }

    private CallPath(ImmutableHashSet<ISymbol> methods, CallSearch search) => (_methods, Search) = (methods, search);

    /// <summary>The search that the path is part of.</summary>
    internal CallSearch Search { get; }

    internal int Depth => _methods.Count;

    internal bool IsDeepest => Depth >= Deepest;

    internal bool Contains(IMethodSymbol method) => _methods.Contains(method);

    internal CallPath With(IMethodSymbol method) => new(_methods.Add(method), Search);
}

/// <summary>
/// What one search for callers has found so far. Methods that call one another can be walked in more orders than there is time for, so each is
/// walked once; what a walk leaves out because the method is on the path already stands in the answer as out of sight.
/// </summary>
internal sealed class CallSearch
{
    private readonly Dictionary<IMethodSymbol, (int Depth, bool IsCut, ImmutableArray<Frame> Frames)> _found = new(SymbolEqualityComparer.Default);

    /// <summary>How often the search has turned back because a path was too long.</summary>
    internal int Cuts { get; set; }

    /// <summary>The frames of a method, unless it is to be walked for them: where a path was cut, a shorter way to the method may see further.</summary>
    internal ImmutableArray<Frame>? Find(IMethodSymbol method, int depth)
    {
        if (!_found.TryGetValue(method, out var known) || (known.IsCut && depth < known.Depth))
            return null;
        if (known.IsCut)
            Cuts++;
        return known.Frames;
    }

    internal void Keep(IMethodSymbol method, int depth, ImmutableArray<Frame> frames, bool isCut) => _found[method] = (depth, isCut, frames);
}
