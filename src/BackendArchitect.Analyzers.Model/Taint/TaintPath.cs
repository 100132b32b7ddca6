using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Taint;

/// <summary>The way of client input to where it does harm.</summary>
/// <param name="Name">What the input is called, or null where it has no name of its own.</param>
/// <param name="Words">Where the client states it, in the words of a sentence: <c>the query string</c>.</param>
/// <param name="Source">Where the code takes it.</param>
internal sealed record TaintPath(string? Name, string Words, Location Source)
{
    /// <summary>Where it is handed on, from the source on.</summary>
    internal ImmutableArray<Location> Steps { get; private init; } = [];

    /// <summary>The variable that holds it last, or null.</summary>
    internal string? Last { get; private init; }

    /// <summary>The input as a sentence names it: <c>'name' of the query string</c>.</summary>
    internal string Input => Name is null ? Words : $"'{Name}' of {Words}";

    /// <summary>How it comes, as the end of a sentence; empty where it comes at once.</summary>
    internal string Through => Last is null || Last == Name ? "" : $" through '{Last}'";

    /// <summary>The way, one step longer.</summary>
    internal TaintPath Via(SyntaxNode at, string? name = null) => this with { Steps = Steps.Add(at.LocationInFile()), Last = name ?? Last };
}
