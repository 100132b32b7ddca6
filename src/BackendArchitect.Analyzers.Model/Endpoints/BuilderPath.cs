using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>The way back from one use of a builder to where it is made: what is being followed, so that nothing is followed in a circle.</summary>
internal sealed class BuilderPath(CancellationToken cancellationToken)
{
    private readonly HashSet<(SyntaxNode, OperationKind, Frame)> _followed = [];

    internal CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>What following a value finds, or what is said where it is already being followed.</summary>
    internal T Following<T>(IOperation value, Frame frame, Func<T> follow, T otherwise)
    {
        CancellationToken.ThrowIfCancellationRequested();
        if (!_followed.Add((value.Syntax, value.Kind, frame)))
            return otherwise;
        try
        {
            return follow();
        }
        finally
        {
            _followed.Remove((value.Syntax, value.Kind, frame));
        }
    }
}
