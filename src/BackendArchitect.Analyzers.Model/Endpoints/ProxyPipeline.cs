using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// The pipeline that <c>MapReverseProxy</c> is given for proxied requests: its steps run behind the endpoint and leave no metadata, but may refuse
/// callers or limit them. See https://learn.microsoft.com/aspnet/core/fundamentals/servers/yarp/middleware.
/// </summary>
internal static class ProxyPipeline
{
    private const string Said = "the proxy's own pipeline";

    /// <summary>What the steps of the pipeline may do to callers; nothing where there is none.</summary>
    internal static IEnumerable<Convention> SaidBy(IInvocationOperation map, ServiceModel model, CancellationToken cancellationToken)
    {
        if (map.ArgumentFor("configureApp")?.WithoutConversions() is not { } configure)
            yield break;
        var lambda = configure as IAnonymousFunctionOperation;
        var steps = lambda?.Body.Descendants().OfType<IInvocationOperation>().Where(call => call.EnclosingFunction() == lambda && AddsStep(call)).ToList() ?? [];
        if (lambda is null || steps.Exists(step => MayRefuse(step, model, cancellationToken)))
            yield return new(ConventionKind.RefusingFilter, Said, map.NameLocation());
        if (lambda is null || steps.Exists(step => MayLimit(step, cancellationToken)))
            yield return new(ConventionKind.LimitingFilter, Said, map.NameLocation());
    }

    // The library's own steps do neither.
    private static bool AddsStep(IInvocationOperation call) => call.TargetMethod.ContainingAssembly?.Name != ReverseProxies.Assembly
        && (call.Receiver()?.Type.IsOrDerivesFrom(AspNet.ApplicationBuilder) == true || call.Arguments.Any(a => a.Value.Type.IsOrDerivesFrom(AspNet.ApplicationBuilder)));

    private static bool MayRefuse(IInvocationOperation step, ServiceModel model, CancellationToken cancellationToken) =>
        FunctionOf(step) is { } function ? Refusal.MiddlewareMayRefuse(model, function, cancellationToken)
        : TypeOf(step) is not { } type || Refusal.MiddlewareMayRefuse(model, type, cancellationToken);

    private static bool MayLimit(IInvocationOperation step, CancellationToken cancellationToken) =>
        FunctionOf(step) is { } function ? Throttle.MayLimit(function, cancellationToken) : TypeOf(step) is not { } type || Throttle.MayLimit(type, cancellationToken);

    private static IOperation? FunctionOf(IInvocationOperation step) => step.TargetMethod.Name is "Use" or "Run" && ConventionReader.IsFramework(step.TargetMethod.ContainingAssembly)
        ? step.Arguments.Select(argument => argument.Value.WithoutConversions()).FirstOrDefault(value => value is IAnonymousFunctionOperation or IMethodReferenceOperation)
        : null;

    private static ITypeSymbol? TypeOf(IInvocationOperation step) => step.TargetMethod.Name == "UseMiddleware" ? step.TargetMethod.TypeArguments.FirstOrDefault() : null;
}
