using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>What decides whether the certificate of the other side is trusted.</summary>
internal static class CertificateCallback
{
    private const int MostSteps = 5;

    /// <summary>
    /// Whether a type is such a callback: it is handed somebody, the certificate, its chain and the errors found, and answers yes or no. That
    /// is <c>RemoteCertificateValidationCallback</c>, and the functions that <c>HttpClientHandler</c> and others take instead.
    /// </summary>
    internal static bool IsType(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Delegate, DelegateInvokeMethod: { Parameters: { Length: 4 } parameters, ReturnType.SpecialType: SpecialType.System_Boolean } }
        && parameters[3].Type.Is(Http.SslPolicyErrors)
        && parameters[2].Type.Is(Http.X509Chain)
        && parameters[1].Type.IsOrDerivesFrom(Http.X509Certificate);

    /// <summary>Says why a callback accepts every certificate, or answers null when it may refuse one or cannot be seen through.</summary>
    internal static string? AcceptsEverything(IOperation callback, ServiceModel model, CancellationToken cancellationToken) => callback switch
    {
        IAnonymousFunctionOperation function when AlwaysAnswersYes(function.Body, model, 0, cancellationToken) => "the callback always returns true",
        IMethodReferenceOperation { Method: var method } when AlwaysAnswersYes(method, model, 0, cancellationToken) => $"'{method.Name}' always returns true",
        IPropertyReferenceOperation { Property: var property } when property.Is(Http.DangerousAcceptAnyServerCertificateValidator) => $"'{property.Name}' checks nothing",
        _ => null,
    };

    private static bool AlwaysAnswersYes(IMethodSymbol method, ServiceModel model, int steps, CancellationToken cancellationToken) =>
        steps < MostSteps && !method.MayBeReplaced() && model.BodyOf(method, cancellationToken) is { } body && AlwaysAnswersYes(body, model, steps + 1, cancellationToken);

    // A callback that throws refuses.
    private static bool AlwaysAnswersYes(IOperation body, ServiceModel model, int steps, CancellationToken cancellationToken)
    {
        var answers = body.ReturnedValues().ToList();
        return answers.Count > 0
            && answers.All(answer => IsTrue(answer, model, steps, cancellationToken))
            && !body.WithoutNestedFunctions().Any(operation => MayThrow(operation, model, steps, cancellationToken));
    }

    private static bool IsTrue(IOperation answer, ServiceModel model, int steps, CancellationToken cancellationToken)
    {
        if (answer.ConstantValue.HasValue)
            return answer.ConstantValue.Value is true;
        return ValueOrigin.Of(answer, model, cancellationToken).All(origin => origin.Value switch
        {
            { ConstantValue.HasValue: true } constant => constant.ConstantValue.Value is true,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } or =>
                IsTrue(or.LeftOperand, model, steps, cancellationToken) || IsTrue(or.RightOperand, model, steps, cancellationToken),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } and =>
                IsTrue(and.LeftOperand, model, steps, cancellationToken) && IsTrue(and.RightOperand, model, steps, cancellationToken),
            IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: { } invoked } =>
                ValueOrigin.Of(invoked, model, cancellationToken).All(callback => AcceptsEverything(callback.Value, model, cancellationToken) is not null),
            _ => false,
        });
    }

    // The callee may be the check: ours when it throws, one that we cannot see when it is handed the certificate and answers nothing.
    private static bool MayThrow(IOperation operation, ServiceModel model, int steps, CancellationToken cancellationToken)
    {
        if (operation is IThrowOperation)
            return true;
        if (operation is not IInvocationOperation { TargetMethod: { MethodKind: not MethodKind.DelegateInvoke } method } call)
            return false;
        if (model.BodyOf(method, cancellationToken) is { } body)
            return steps < MostSteps && body.WithoutNestedFunctions().Any(inner => MayThrow(inner, model, steps + 1, cancellationToken));
        return method.ReturnsVoid && !IsOfTheFramework(method) && call.Arguments.Any(argument =>
            argument.Value.WithoutConversions().Type is { } type && (type.IsOrDerivesFrom(Http.X509Certificate) || type.Is(Http.X509Chain)));
    }

    private static bool IsOfTheFramework(IMethodSymbol method)
    {
        var space = method.ContainingNamespace;
        while (space is { ContainingNamespace.IsGlobalNamespace: false })
            space = space.ContainingNamespace;
        return space?.Name is "System" or "Microsoft";
    }
}
