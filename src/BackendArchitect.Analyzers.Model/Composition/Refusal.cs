using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// Recognises code that turns callers away: status 401 or 403, a challenge, an authorization failure. No metadata shows it, so what may
/// refuse makes an endpoint's authorization undecidable, and a handler that refuses first has stated it.
/// </summary>
internal static class Refusal
{
    private static readonly HashSet<string> RefusingMethods =
        ["Unauthorized", "Forbid", "Challenge", "ForbidAsync", "ChallengeAsync", "AccessDenied"];

    private static readonly HashSet<string> RefusingTypes =
    [
        "UnauthorizedResult", "UnauthorizedObjectResult", "ForbidResult", "ChallengeResult", "UnauthorizedHttpResult", "ForbidHttpResult",
        "ChallengeHttpResult", "UnauthorizedAccessException", "AuthenticationException", "SecurityException",
    ];

    private static readonly HashSet<string> HarmlessResults =
    [
        "BadRequestResult", "BadRequestObjectResult", "UnprocessableEntityResult", "UnprocessableEntityObjectResult", "ContentResult",
        "NotFoundResult", "NotFoundObjectResult", "OkResult", "OkObjectResult", "NoContentResult", "ConflictResult", "ConflictObjectResult",
    ];

    /// <summary>Whether code somewhere turns callers away. Translating an exception into a status is no refusal of its own.</summary>
    internal static bool In(IOperation code) => code.DescendantsAndSelf().Any(operation => Refuses(operation) && !InCatch(operation, code));

    /// <summary>
    /// Whether a filter or middleware may turn callers away: its source does or looks at the caller, or it has none to look at.
    /// </summary>
    internal static bool MayRefuse(ServiceModel model, ITypeSymbol type, CancellationToken cancellationToken) =>
        MayRefuse(model, type, lookingCounts: true, NothingSeen(), cancellationToken);

    /// <summary>The same for a filter that is a lambda or a method.</summary>
    internal static bool FilterMayRefuse(ServiceModel model, IOperation function, CancellationToken cancellationToken) =>
        FunctionMayRefuse(model, function, lookingCounts: true, cancellationToken);

    /// <summary>The same for a middleware, which may well look at the caller for other reasons: only a refusal counts.</summary>
    internal static bool MiddlewareMayRefuse(ServiceModel model, ITypeSymbol type, CancellationToken cancellationToken) =>
        MayRefuse(model, type, lookingCounts: false, NothingSeen(), cancellationToken);

    /// <summary>The same for a middleware that is a lambda or a method.</summary>
    internal static bool MiddlewareMayRefuse(ServiceModel model, IOperation function, CancellationToken cancellationToken) =>
        FunctionMayRefuse(model, function, lookingCounts: false, cancellationToken);

    /// <summary>
    /// Whether a handler leaves with a refusal before it does anything else, because of what it sees in the caller: a header, the user, an
    /// authorization service. A sign-in that refuses because of what the body says does not count.
    /// </summary>
    /// <param name="model">The service.</param>
    /// <param name="handler">The method or lambda that handles requests.</param>
    /// <param name="lambda">The lambda, where it is one.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal static bool ComesFirstIn(ServiceModel model, IMethodSymbol handler, IOperation? lambda, CancellationToken cancellationToken)
    {
        // Few handlers refuse anybody, and the words show it before anything is bound.
        var syntax = lambda?.Syntax ?? handler.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken);
        if (syntax is null || !syntax.DescendantTokens().Any(IsWord))
            return false;
        return (lambda ?? model.BodyOf(handler, cancellationToken)) is { } code && ComesFirstIn(code, model.BodyAround(code));
    }

    private static bool IsWord(SyntaxToken token) => token.Value switch
    {
        string word => word is "StatusCode" or "Status401Unauthorized" or "Status403Forbidden" || RefusingMethods.Contains(word) || RefusingTypes.Contains(word),
        401 or 403 => true,
        _ => false,
    };

    private static bool ComesFirstIn(IOperation handler, BodyIndex body) => handler switch
    {
        IAnonymousFunctionOperation lambda => ComesFirstIn(lambda.Body, body) == true,
        ILocalFunctionOperation { Body: { } block } => ComesFirstIn(block, body) == true,
        IMethodBodyOperation method => (method.BlockBody ?? method.ExpressionBody) is { } block && ComesFirstIn(block, body) == true,
        _ => false,
    };

    // Null where the statements neither refuse nor do anything else.
    private static bool? ComesFirstIn(IBlockOperation block, BodyIndex body)
    {
        foreach (var statement in block.Operations)
            if (ComesFirstAt(statement, body) is { } answer)
                return answer;
        return null;
    }

    private static bool? ComesFirstAt(IOperation statement, BodyIndex body)
    {
        switch (statement)
        {
            case IConditionalOperation condition:
                return (In(condition.WhenTrue) || (condition.WhenFalse is { } otherwise && In(otherwise))) && LooksAtCaller(condition.Condition, body, depth: 0) ? true : null;
            case IReturnOperation { ReturnedValue: { } value }:
                return value.WithoutConversions() is IConditionalOperation choice && In(choice) && LooksAtCaller(choice.Condition, body, depth: 0);
            case IBlockOperation inner:
                return ComesFirstIn(inner, body);
            case ITryOperation attempt:
                return ComesFirstIn(attempt.Body, body);
            case IUsingOperation held:
                return ComesFirstAt(held.Body, body);
            case ILockOperation locked:
                return ComesFirstAt(locked.Body, body);
            case IVariableDeclarationGroupOperation or IUsingDeclarationOperation or IExpressionStatementOperation or ILocalFunctionOperation or IEmptyOperation:
                return null;
            default:
                return false;
        }
    }

    private static HashSet<ISymbol> NothingSeen() => new(SymbolEqualityComparer.Default);

    private static bool FunctionMayRefuse(ServiceModel model, IOperation function, bool lookingCounts, CancellationToken cancellationToken) => function switch
    {
        IAnonymousFunctionOperation lambda => BodyMayRefuse(model, lambda, lookingCounts, NothingSeen(), cancellationToken),
        IMethodReferenceOperation method => model.BodyOf(method.Method, cancellationToken) is not { } body || BodyMayRefuse(model, body, lookingCounts, NothingSeen(), cancellationToken),
        _ => true,
    };

    private static bool MayRefuse(ServiceModel model, ITypeSymbol type, bool lookingCounts, HashSet<ISymbol> seen, CancellationToken cancellationToken)
    {
        if (!seen.Add(type.OriginalDefinition))
            return false;
        // The framework's own filter asks a policy, whatever a class that derives from it adds; of itself others speak.
        if (type.IsOrDerivesFrom(AspNet.AuthorizeFilter) && !type.Is(AspNet.AuthorizeFilter))
            return true;
        if (type.DeclaringSyntaxReferences.IsEmpty)
            return !Endpoints.ConventionReader.IsFramework(type.ContainingAssembly);
        foreach (var member in type.OriginalDefinition.GetMembers())
        {
            if (member is INamedTypeSymbol nested && MayRefuse(model, nested, lookingCounts, seen, cancellationToken))
                return true;
            if (member is not IMethodSymbol { IsImplicitlyDeclared: false } method || TranslatesExceptions(method))
                continue;
            if (model.BodyOf(method, cancellationToken) is { } body ? BodyMayRefuse(model, body, lookingCounts, seen, cancellationToken) : !method.IsAbstract && method.MethodKind == MethodKind.Ordinary)
                return true;
        }
        return type.BaseType is { } parent && !Endpoints.ConventionReader.IsFramework(parent.ContainingAssembly) && MayRefuse(model, parent, lookingCounts, seen, cancellationToken);
    }

    private static bool BodyMayRefuse(ServiceModel model, IOperation body, bool lookingCounts, HashSet<ISymbol> seen, CancellationToken cancellationToken) =>
        body.DescendantsAndSelf().Any(operation => operation switch
        {
            _ when Refuses(operation) => !InCatch(operation, body),
            _ when lookingCounts && IsCaller(operation) => true,
            ITypeOfOperation of => MayRefuse(model, of.TypeOperand, lookingCounts, seen, cancellationToken),
            IInvocationOperation call => IsHandedTheRequest(call) && CalleeMayRefuse(model, call.TargetMethod, lookingCounts, seen, cancellationToken),
            _ => false,
        });

    // Who is handed the request or the response can answer it.
    private static bool IsHandedTheRequest(IInvocationOperation call) =>
        call.TargetMethod.MethodKind != MethodKind.DelegateInvoke && !Endpoints.ConventionReader.IsFramework(call.TargetMethod.ContainingAssembly)
        && call.Arguments.Any(a => a.Value.WithoutConversions().Type is { } type && (type.Is(AspNet.HttpContext) || type.Is(AspNet.HttpResponse)));

    private static bool CalleeMayRefuse(ServiceModel model, IMethodSymbol callee, bool lookingCounts, HashSet<ISymbol> seen, CancellationToken cancellationToken) =>
        seen.Add(callee.OriginalDefinition) && !TranslatesExceptions(callee)
        && (model.BodyOf(callee, cancellationToken) is not { } body || BodyMayRefuse(model, body, lookingCounts, seen, cancellationToken));

    private static bool InCatch(IOperation operation, IOperation within)
    {
        for (var outer = operation; outer is not null && outer != within; outer = outer.Parent)
            if (outer is ICatchClauseOperation)
                return true;
        return false;
    }

    private static bool TranslatesExceptions(IMethodSymbol method) =>
        method.Parameters.Any(p => p.Type.Name == "ExceptionContext" || p.Type.Name.EndsWith("Exception", System.StringComparison.Ordinal));

    private static bool Refuses(IOperation operation) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: 401 or 403 } } => true,
        IInvocationOperation call => RefusingMethods.Contains(call.TargetMethod.Name),
        IObjectCreationOperation { Type: { } type } => RefusingTypes.Contains(type.Name),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "Result" } property } } assignment =>
            property.ContainingType.ContainingNamespace?.ToDisplayString() == "Microsoft.AspNetCore.Mvc.Filters"
            && !IsHarmless(assignment.Value.WithoutConversions()),
        _ => false,
    };

    /// <summary>Whether a result is a refusal, by its name or by the status that it is given.</summary>
    internal static bool IsRefused(IOperation result) => result switch
    {
        IInvocationOperation call => RefusingMethods.Contains(call.TargetMethod.Name) || call.Arguments.Any(a => IsRefusingStatus(a.Value)),
        IObjectCreationOperation { Type: { } type } made => RefusingTypes.Contains(type.Name) || made.Arguments.Any(a => IsRefusingStatus(a.Value))
            || made.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().Any(set => IsRefusingStatus(set.Value)) == true,
        _ => false,
    };

    private static bool IsRefusingStatus(IOperation value) => value.WithoutConversions().ConstantValue is { HasValue: true, Value: 401 or 403 };

    private static bool IsHarmless(IOperation result)
    {
        if (result is IObjectCreationOperation { Type: { } type })
            return HarmlessResults.Contains(type.Name);
        if (result is not ILocalReferenceOperation { Local: var local })
            return false;
        var root = result;
        while (root.Parent is { } parent)
            root = parent;
        var values = new WholeBody(root).ValuesOf(local).ToList();
        return values.Count > 0 && values.All(value => value is IObjectCreationOperation && IsHarmless(value));
    }

    private static bool IsCaller(IOperation operation) =>
        operation is IPropertyReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation
        && operation.Type is { } type && (type.IsOrDerivesFrom(AspNet.ClaimsPrincipal) || type.Is(AspNet.AuthorizationService) || type.Is(AspNet.Identity));

    private static bool LooksAtCaller(IOperation condition, BodyIndex body, int depth)
    {
        foreach (var operation in condition.DescendantsAndSelf())
        {
            if (IsCaller(operation) || operation.Type.Is(AspNet.HeaderDictionary) || operation.Type.Is(AspNet.HttpContext) || operation.Type.Is(AspNet.HttpRequest))
                return true;
            if (operation is IParameterReferenceOperation { Parameter: var parameter }
                && parameter.GetAttributes().Any(a => a.AttributeClass.IsOrDerivesFrom(AspNet.FromHeaderMetadata)))
                return true;
            if (depth < 4 && operation is ILocalReferenceOperation { Local: var local }
                && body.ValuesOf(local).Concat(OutArguments(local, body)).Any(value => LooksAtCaller(value, body, depth + 1)))
                return true;
        }
        return false;
    }

    // A local that a TryGet call fills stands for that call.
    private static IEnumerable<IOperation> OutArguments(ILocalSymbol local, BodyIndex body) =>
        body.ReferencesTo(local).Select(reference => reference.Parent is IDeclarationExpressionOperation declaration ? declaration.Parent : reference.Parent)
            .OfType<IArgumentOperation>().Where(argument => argument.Parameter?.RefKind == RefKind.Out).Select(argument => argument.Parent!);
}
