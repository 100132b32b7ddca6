using System.Linq;
using System.Threading;
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
    private Frame? _choosing;

    private Frame(IMethodSymbol? method, IInvocationOperation? call, Frame? caller, string? hidden, IOperation? handed = null, Frame? chosen = null, IObjectCreationOperation? creation = null)
    {
        Creation = creation;
        Handed = handed;
        Chosen = chosen;
        Method = method;
        Call = call;
        Caller = caller;
        Hidden = hidden;
        Doubt = caller?.Doubt;
        Depth = caller is null ? 0 : caller.Depth + 1;
    }

    /// <summary>The method that runs; null in an initializer of a field or property.</summary>
    internal IMethodSymbol? Method { get; }

    /// <summary>The call that runs it; null where the program or the framework does, or where we cannot see who does.</summary>
    internal IInvocationOperation? Call { get; }

    /// <summary>The <c>new</c> that runs it, when it is a constructor; null elsewhere.</summary>
    internal IObjectCreationOperation? Creation { get; }

    /// <summary>The call that the method is handed to, and that runs it, as a lambda that stood there would run; null where it is called by its name.</summary>
    internal IInvocationOperation? Taker { get; private init; }

    /// <summary>The object whose method runs, where it was picked among several; null elsewhere.</summary>
    internal ObjectReader.Made? This { get; private init; }

    /// <summary>What is handed to the method by reflection, which no argument of the call shows; null elsewhere.</summary>
    internal IOperation? Handed { get; }

    /// <summary>The frame of that call.</summary>
    internal Frame? Caller { get; }

    /// <summary>
    /// The frame of the caller as it is seen from here: one in which this call runs this method and none of the others that it could run, as
    /// in one round of a loop over objects. Null where there is no caller.
    /// </summary>
    internal Frame? Choosing => Caller is null ? null : LazyInitializer.EnsureInitialized(ref _choosing, () => new(Caller.Method, Caller.Call, Caller.Caller, Caller.Hidden, Caller.Handed, this, Caller.Creation) { This = Caller.This, Taker = Caller.Taker, Doubt = Caller.Doubt });

    /// <summary>The frame that this frame is the <see cref="Choosing"/> one of, or null.</summary>
    internal Frame? Chosen { get; }

    /// <summary>Why the caller cannot be seen, or null.</summary>
    internal string? Hidden { get; }

    /// <summary>Why it may never run: a filter that nobody can read decides; null for most.</summary>
    internal string? Doubt { get; private init; }

    /// <summary>How many calls lie between this frame and where the program begins.</summary>
    internal int Depth { get; }

    /// <summary>The program's entry point, or a method that the framework calls.</summary>
    internal static Frame Outermost(IMethodSymbol method) => new(method, null, null, null);

    internal static Frame OutOfSight(IMethodSymbol? method, string reason) => new(method, null, null, reason);

    internal Frame Into(IMethodSymbol method, IInvocationOperation call, IOperation? handed = null) => new(method, call, this, null, handed);

    /// <summary>The frame of a method that a call in this frame takes as a delegate, and runs.</summary>
    internal Frame HandedTo(IInvocationOperation taker, IMethodSymbol method) => new(method, null, this, null) { Taker = taker };

    /// <summary>The same frame where it may never come to run.</summary>
    internal Frame Doubted(string reason) => new(Method, Call, Caller, Hidden, Handed, Chosen, Creation) { This = This, Taker = Taker, Doubt = reason };

    /// <summary>The same frame for one of the objects whose method it runs, as in one round of a loop over them.</summary>
    internal Frame For(ObjectReader.Made one) => new(Method, Call, Caller, Hidden, Handed, Chosen, Creation) { This = one, Taker = Taker, Doubt = Doubt };

    /// <summary>The frame of a constructor that a <c>new</c> in this frame runs.</summary>
    internal Frame Constructing(IObjectCreationOperation creation) => new(creation.Constructor?.OriginalDefinition, null, this, null, creation: creation);

    /// <summary>What is passed for a parameter of the method that runs in this frame, or null.</summary>
    internal IOperation? ArgumentFor(IParameterSymbol parameter)
    {
        // The receiver of an extension block belongs to the block, not to the method.
        if (parameter.ContainingSymbol is INamedTypeSymbol)
            return Call?.Instance;
        foreach (var argument in Call?.Arguments ?? Creation?.Arguments ?? [])
            if (argument.Parameter?.Ordinal == parameter.Ordinal)
                return argument.Value;
        return null;
    }

    /// <summary>What a type parameter of the method that runs in this frame stands for, or null.</summary>
    internal ITypeSymbol? ArgumentOf(ITypeParameterSymbol parameter)
    {
        for (var at = this; at?.Call is { } outer && SymbolEqualityComparer.Default.Equals(at.Method, parameter.DeclaringMethod); at = at.Caller)
        {
            if (outer.TargetMethod.TypeArguments[parameter.Ordinal] is not ITypeParameterSymbol further)
                return outer.TargetMethod.TypeArguments[parameter.Ordinal];
            parameter = further;
        }
        return null;
    }

    /// <summary>A type without the type parameters of the methods that run in this frame and its callers; null where one of them is not known.</summary>
    internal ITypeSymbol? Closed(ITypeSymbol type, Compilation compilation)
    {
        switch (type)
        {
            case ITypeParameterSymbol { DeclaringMethod: not null } parameter:
                for (var frame = this; frame is not null; frame = frame.Caller)
                    if (frame.ArgumentOf(parameter) is { } argument)
                        return argument;
                return null;
            case ITypeParameterSymbol:
                return null;
            case IArrayTypeSymbol array:
                return Closed(array.ElementType, compilation) is { } element ? compilation.CreateArrayTypeSymbol(element, array.Rank) : null;
            case INamedTypeSymbol { IsGenericType: true, IsUnboundGenericType: false } generic:
                var arguments = generic.TypeArguments.Select(argument => Closed(argument, compilation)).ToList();
                return arguments.Contains(null) ? null : generic.ConstructedFrom.Construct([.. arguments.OfType<ITypeSymbol>()]);
            default:
                return type;
        }
    }

    /// <summary>Whether two frames are one way to run one method.</summary>
    internal bool IsSame(Frame other) =>
        ReferenceEquals(this, other)
        || (SymbolEqualityComparer.Default.Equals(Method, other.Method) && RunsAt is { } at && other.RunsAt is { } otherAt && at.IsAt(otherAt) && Caller is not null && other.Caller is not null && Caller.IsSame(other.Caller))
        || (SymbolEqualityComparer.Default.Equals(Method, other.Method) && RunsAt is null && other.RunsAt is null);

    /// <summary>The call or <c>new</c> that runs it, or null.</summary>
    internal IOperation? RunsAt => Call ?? Taker ?? (IOperation?)Creation;

    /// <summary>The frame of the method that a captured variable belongs to: this one or one of its callers.</summary>
    internal Frame Of(ISymbol variable)
    {
        for (var frame = this; frame is not null; frame = frame.Caller)
            if (frame.Declares(variable))
                return frame;
        return this;
    }

    // The receiver of an extension block is declared by the block, for each of its methods.
    private bool Declares(ISymbol variable) => SymbolEqualityComparer.Default.Equals(Method, variable.ContainingSymbol)
        || (variable.ContainingSymbol is INamedTypeSymbol block && SymbolEqualityComparer.Default.Equals(Method?.ContainingType.OriginalDefinition, block.OriginalDefinition));

    /// <summary>What was passed for a parameter of this frame or one of its callers, and where it was; anything else stands for itself.</summary>
    internal (IOperation Value, Frame Frame) Passed(IOperation value)
    {
        var frame = this;
        while (value.WithoutConversions() is IParameterReferenceOperation { Parameter: var parameter } && frame.Of(parameter) is { Handed: null, Caller: { } caller } owner
            && owner.Declares(parameter) && owner.ArgumentFor(parameter) is { } argument)
            (value, frame) = (argument, caller);
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
