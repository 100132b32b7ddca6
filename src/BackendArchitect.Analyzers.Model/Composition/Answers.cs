using System;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>What a callback answers whatever it is asked.</summary>
internal static class Answers
{
    /// <summary>Whether a callback always answers yes. One that may throw, or that cannot be seen, may refuse.</summary>
    internal static bool AreAlwaysYes(IOperation callback, ServiceModel model, CancellationToken cancellationToken) =>
        AreAlways(callback, answer => answer.ConstantValue is { HasValue: true, Value: true }, model, cancellationToken);

    /// <summary>Whether all that a callback answers is of one kind, and it does nothing besides that may throw.</summary>
    internal static bool AreAlways(IOperation callback, Func<IOperation, bool> kind, ServiceModel model, CancellationToken cancellationToken)
    {
        foreach (var origin in ValueOrigin.Of(callback, model, cancellationToken))
        {
            if (BodyOf(origin.Value, model, cancellationToken) is not { } body)
                return false;
            var answers = body.ReturnedValues().ToList();
            if (answers.Count == 0
                || !answers.TrueForAll(answer => ValueOrigin.Of(answer, model, cancellationToken).All(o => kind(o.Value)))
                || body.WithoutNestedFunctions().Any(operation => MayThrow(operation, kind)))
                return false;
        }
        return true;
    }

    private static IOperation? BodyOf(IOperation callback, ServiceModel model, CancellationToken cancellationToken) => callback switch
    {
        IAnonymousFunctionOperation function => function.Body,
        IMethodReferenceOperation { Method: var method } when !method.MayBeReplaced() => model.BodyOf(method, cancellationToken),
        _ => null,
    };

    // Whoever is called may be the one that checks.
    private static bool MayThrow(IOperation operation, Func<IOperation, bool> kind) =>
        operation is IThrowOperation
        || (operation is IInvocationOperation { TargetMethod.ContainingAssembly: var assembly } && !kind(operation) && !ConventionReader.IsFramework(assembly));
}
