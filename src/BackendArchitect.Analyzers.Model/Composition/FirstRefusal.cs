using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// Recognises handlers that leave with a refusal before they do anything else, because of what they see in the caller: a header, the user, an
/// authorization service. A sign-in that refuses because of what the body says does not count. Methods of the service that look for the handler are
/// followed, and those that refuse for it where they throw: a status that they set or a result that they return ends nothing.
/// </summary>
internal sealed class FirstRefusal
{
    // How many methods and locals are followed from one to the next.
    private const int Deepest = 4;

    // Parts of names that methods have which refuse for their callers.
    private static readonly string[] Guards = ["auth", "forbid", "deny", "denied", "refus", "reject", "permission", "ensure", "require", "guard", "throw", "assert"];

    private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);
    private readonly ServiceModel _model;
    private readonly CancellationToken _cancellationToken;

    private FirstRefusal(ServiceModel model, CancellationToken cancellationToken) => (_model, _cancellationToken) = (model, cancellationToken);

    /// <summary>Whether a refusal comes first.</summary>
    /// <param name="model">The service.</param>
    /// <param name="handler">The method or lambda that handles requests.</param>
    /// <param name="lambda">The lambda, where it is one.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal static bool In(ServiceModel model, IMethodSymbol handler, IOperation? lambda, CancellationToken cancellationToken)
    {
        var syntax = lambda?.Syntax ?? handler.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken);
        return syntax is not null && MayRefuse(syntax) && (lambda ?? model.BodyOf(handler, cancellationToken)) is { } code && new FirstRefusal(model, cancellationToken).ComesFirstIn(code, depth: 0);
    }

    // Few methods refuse anybody, and the words show it before anything is bound.
    private static bool MayRefuse(SyntaxNode method) =>
        method.DescendantTokens().Any(token => Refusal.IsWord(token) || Array.Exists(Guards, part => token.ValueText.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0));

    private bool ComesFirstIn(IOperation code, int depth) => BlockOf(code) is { } block && ComesFirstIn(block, _model.BodyAround(code), depth) == true;

    private static IBlockOperation? BlockOf(IOperation code) => code switch
    {
        IAnonymousFunctionOperation lambda => lambda.Body,
        ILocalFunctionOperation local => local.Body,
        IMethodBodyOperation method => method.BlockBody ?? method.ExpressionBody,
        _ => code as IBlockOperation,
    };

    // Null where the statements neither refuse nor do anything else.
    private bool? ComesFirstIn(IBlockOperation block, BodyIndex body, int depth)
    {
        foreach (var statement in block.Operations)
            if (ComesFirstAt(statement, body, depth) is { } answer)
                return answer;
        return null;
    }

    private bool? ComesFirstAt(IOperation statement, BodyIndex body, int depth)
    {
        switch (statement)
        {
            case IConditionalOperation condition:
                return (Refuses(condition.WhenTrue, depth) || (condition.WhenFalse is { } otherwise && Refuses(otherwise, depth))) && LooksAtCaller(condition.Condition, body, depth: 0) ? true : null;
            case IReturnOperation { ReturnedValue: { } value }:
                return depth == 0 && value.WithoutConversions() is IConditionalOperation choice && Refusal.In(choice) && LooksAtCaller(choice.Condition, body, depth: 0);
            case IBlockOperation inner:
                return ComesFirstIn(inner, body, depth);
            case ITryOperation attempt:
                return ComesFirstIn(attempt.Body, body, depth);
            case IUsingOperation held:
                return ComesFirstAt(held.Body, body, depth);
            case ILockOperation locked:
                return ComesFirstAt(locked.Body, body, depth);
            case IExpressionStatementOperation { Operation: var done }:
                return GuardOf(done, depth) is { } guard && ComesFirstIn(guard, depth + 1) ? true : null;
            case IVariableDeclarationGroupOperation or IUsingDeclarationOperation or ILocalFunctionOperation or IEmptyOperation:
                return null;
            default:
                return false;
        }
    }

    // 'throw new UnauthorizedAccessException()' may stand in a method of its own, which does nothing else.
    private bool Refuses(IOperation code, int depth) =>
        (depth == 0 ? Refusal.In(code) : code.DescendantsAndSelf().OfType<IThrowOperation>().Any(Refusal.In))
        || code.DescendantsAndSelf().OfType<IExpressionStatementOperation>().Any(statement =>
            GuardOf(statement.Operation, depth) is { } called && BlockOf(called) is { Operations: var statements } && Refusal.In(called)
            && statements.All(s => s is IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation }));

    // What a statement runs to its end: whoever does not await a task does not hear what it throws.
    private IOperation? GuardOf(IOperation statement, int depth) => depth < Deepest
        && (statement is IAwaitOperation awaited ? awaited.Operation : statement) is IInvocationOperation call && (statement is IAwaitOperation || call.Type?.SpecialType == SpecialType.System_Void)
        && RunBy(call) is { IsAsync: var isAsync } called && (statement is IAwaitOperation || !isAsync)
        && called.DeclaringSyntaxReferences.Any(declaration => MayRefuse(declaration.GetSyntax(_cancellationToken)))
        ? _model.BodyOf(called, _cancellationToken)
        : null;

    // The method of the service that runs for certain, or null.
    private IMethodSymbol? RunBy(IOperation operation) => CalledBy(operation) is { } called
        ? called.MayBeReplaced() ? _model.Endpoints.Calls.OnlyImplementationOf(called, _cancellationToken) : called
        : null;

    private static IMethodSymbol? CalledBy(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { MethodKind: not MethodKind.DelegateInvoke } method } => (method.ReducedFrom ?? method).OriginalDefinition,
        IPropertyReferenceOperation { Property.GetMethod: { } getter } => getter.OriginalDefinition,
        _ => null,
    };

    private bool LooksAtCaller(IOperation condition, BodyIndex body, int depth)
    {
        foreach (var operation in condition.DescendantsAndSelf())
        {
            if (Refusal.IsCaller(operation) || IsRequest(operation.Type))
                return true;
            if (operation is IParameterReferenceOperation { Parameter: var parameter }
                && parameter.GetAttributes().Any(a => a.AttributeClass.IsOrDerivesFrom(AspNet.FromHeaderMetadata)))
                return true;
            if (depth < Deepest && operation is ILocalReferenceOperation { Local: var local }
                && body.ValuesOf(local).Concat(OutArguments(local, body)).Any(value => LooksAtCaller(value, body, depth + 1)))
                return true;
            // Each method is looked into once: what a handler asks may lead through half of the service.
            if (depth < Deepest && RunBy(operation) is { } called && _followed.Add(called) && _model.BodyOf(called, _cancellationToken) is { } code && LooksAtCaller(code, _model.BodyAround(code), depth + 1))
                return true;
        }
        return false;
    }

    private static bool IsRequest(ITypeSymbol? type) => type.Is(AspNet.HeaderDictionary) || type.Is(AspNet.HttpContext) || type.Is(AspNet.HttpRequest)
        || type.Is(EndpointMaps.ServerCallContext) || type.Is(EndpointMaps.CallContext);

    // A local that a TryGet call fills stands for that call.
    private static IEnumerable<IOperation> OutArguments(ILocalSymbol local, BodyIndex body) =>
        body.ReferencesTo(local).Select(reference => reference.Parent is IDeclarationExpressionOperation declaration ? declaration.Parent : reference.Parent)
            .OfType<IArgumentOperation>().Where(argument => argument.Parameter?.RefKind == RefKind.Out).Select(argument => argument.Parent!);
}
