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

    // Of gRPC: https://grpc.io/docs/guides/status-codes.
    private static readonly HashSet<string> RefusingStatuses = ["Unauthenticated", "PermissionDenied"];

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
        IFieldReferenceOperation { Field: var status } => RefusingStatuses.Contains(status.Name) && status.ContainingType.Is(EndpointMaps.GrpcStatus),
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

    /// <summary>Whether an operation is the caller, or who knows what callers may do.</summary>
    internal static bool IsCaller(IOperation operation) =>
        operation is IPropertyReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation
        && operation.Type is { } type && (type.IsOrDerivesFrom(AspNet.ClaimsPrincipal) || type.Is(AspNet.AuthorizationService) || type.Is(AspNet.Identity));

    /// <summary>Whether a token is one of the words that refusals are written with.</summary>
    internal static bool IsWord(SyntaxToken token) => token.Value switch
    {
        string word => word is "StatusCode" or "Status401Unauthorized" or "Status403Forbidden" || RefusingMethods.Contains(word) || RefusingTypes.Contains(word) || RefusingStatuses.Contains(word),
        401 or 403 => true,
        _ => false,
    };
}
