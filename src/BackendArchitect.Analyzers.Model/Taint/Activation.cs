using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Taint;

/// <summary>One call that a search went into from its end: what the parameters and the object of the method are there.</summary>
/// <param name="Call">The call, <c>new</c> or property.</param>
/// <param name="Method">The method that it runs.</param>
/// <param name="Caller">The activation of the caller, or null where the search began there.</param>
internal sealed record Activation(IOperation Call, IMethodSymbol Method, Activation? Caller)
{
    /// <summary>How many calls lie between here and where the search began.</summary>
    internal int Depth { get; } = Caller is null ? 1 : Caller.Depth + 1;

    /// <summary>Whether the method is one of those that are being looked into: a recursion tells nothing new.</summary>
    internal bool Runs(IMethodSymbol method) => SymbolEqualityComparer.Default.Equals(method, Method) || Caller?.Runs(method) == true;
}
