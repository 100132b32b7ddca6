using System.Linq;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// One way a method comes to run: which call runs it, in which frame. A method that maps endpoints and is called for two groups has two
/// frames, and each gives its endpoints another place.
/// </summary>
internal sealed class Frame
{
    private Frame(IMethodSymbol? method, IInvocationOperation? call, Frame? caller, string? hidden, IOperation? handed = null)
    {
        Handed = handed;
        Method = method;
        Call = call;
        Caller = caller;
        Hidden = hidden;
        Depth = caller is null ? 0 : caller.Depth + 1;
    }

    /// <summary>The method that runs; null in an initializer of a field or property.</summary>
    internal IMethodSymbol? Method { get; }

    /// <summary>The call that runs it; null where the program or the framework does, or where we cannot see who does.</summary>
    internal IInvocationOperation? Call { get; }

    /// <summary>What is handed to the method by reflection, which no argument of the call shows; null elsewhere.</summary>
    internal IOperation? Handed { get; }

    /// <summary>The frame of that call.</summary>
    internal Frame? Caller { get; }

    /// <summary>Why the caller cannot be seen, or null.</summary>
    internal string? Hidden { get; }

    /// <summary>How many calls lie between this frame and where the program begins.</summary>
    internal int Depth { get; }

    /// <summary>The program's entry point, or a method that the framework calls.</summary>
    internal static Frame Outermost(IMethodSymbol method) => new(method, null, null, null);

    internal static Frame OutOfSight(IMethodSymbol? method, string reason) => new(method, null, null, reason);

    internal Frame Into(IMethodSymbol method, IInvocationOperation call, IOperation? handed = null) => new(method, call, this, null, handed);

    /// <summary>The frame of the method that a captured variable belongs to: this one or one of its callers.</summary>
    internal Frame Of(ISymbol variable)
    {
        for (var frame = this; frame is not null; frame = frame.Caller)
            if (SymbolEqualityComparer.Default.Equals(frame.Method, variable.ContainingSymbol)
                || (variable.ContainingSymbol is INamedTypeSymbol block && SymbolEqualityComparer.Default.Equals(frame.Method?.ContainingType, block)))
                return frame;
        return this;
    }

    /// <summary>What was passed for a parameter of this frame or one of its callers, and where it was; anything else stands for itself.</summary>
    internal (IOperation Value, Frame Frame) Passed(IOperation value)
    {
        var frame = this;
        while (value.WithoutConversions() is IParameterReferenceOperation { Parameter: var parameter } && frame.Of(parameter) is { Call: { } call, Caller: { } caller } owner
            && SymbolEqualityComparer.Default.Equals(owner.Method, parameter.ContainingSymbol))
        {
            if (call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter.Ordinal) is not { } argument)
                break;
            (value, frame) = (argument.Value, caller);
        }
        return (value.WithoutConversions(), frame);
    }

    /// <summary>Whether the method already runs in this frame or one of its callers.</summary>
    internal bool Runs(IMethodSymbol method)
    {
        for (var frame = this; frame is not null; frame = frame.Caller)
            if (SymbolEqualityComparer.Default.Equals(frame.Method, method))
                return true;
        return false;
    }
}
