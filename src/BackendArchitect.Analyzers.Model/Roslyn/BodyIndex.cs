using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Roslyn;

/// <summary>Who refers to the variables of one member's body, what they are given, and what the member returns; lambdas and local functions included.</summary>
internal abstract class BodyIndex
{
    /// <summary>Every return with a value, also of the lambdas and local functions in the body.</summary>
    internal abstract ImmutableArray<IReturnOperation> Returns { get; }

    /// <summary>Every loop over a collection.</summary>
    internal abstract ImmutableArray<IForEachLoopOperation> Loops { get; }

    /// <summary>Every reference to a local or parameter.</summary>
    internal abstract IEnumerable<IOperation> ReferencesTo(ISymbol variable);

    /// <summary>The values a local is given: by its initializer, by assignments and by the pattern that declares it.</summary>
    internal abstract IEnumerable<IOperation> ValuesOf(ILocalSymbol local);

    /// <summary>Every place where a local is given a value: those of <see cref="ValuesOf"/>, and by deconstruction, by <c>out</c> arguments and by loops.</summary>
    internal abstract IEnumerable<Write> WritesOf(ILocalSymbol local);

    /// <summary>The loop whose variable a local is, or null.</summary>
    internal abstract IForEachLoopOperation? LoopOf(ILocalSymbol local);
}
