using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>What is wrong with the place of a middleware.</summary>
/// <param name="Says">What stands where and what it does, as a sentence without a full stop.</param>
/// <param name="Against">The step on whose other side it belongs; null where a step is missing.</param>
/// <param name="Missing">The step that has to be added, or null.</param>
/// <param name="BelongsBefore">Whether the misplaced step, or the missing one, belongs before the other.</param>
internal sealed record PipelineFault(string Says, PipelineStep? Against, string? Missing, bool BelongsBefore);

/// <summary>
/// Finds the steps of a pipeline whose place disarms or breaks something, whatever else stands there. See
/// https://learn.microsoft.com/aspnet/core/fundamentals/middleware/#middleware-order, and for what <c>WebApplication</c> adds itself
/// https://learn.microsoft.com/aspnet/core/fundamentals/minimal-apis/middleware.
/// </summary>
internal sealed class PipelineFaults(ServiceModel model, CancellationToken cancellationToken)
{
    // Who names a policy, or waives all of them, needs the middleware to see the endpoint.
    private static readonly string[] Limits = ["RequireRateLimiting", "DisableRateLimiting", "EnableRateLimiting", "EnableRateLimitingAttribute", "DisableRateLimitingAttribute"];

    private static readonly string[] Requirements = ["RequireAuthorization", "Authorize", "AuthorizeAttribute", "IAuthorizeData", "FallbackPolicy", "SetFallbackPolicy", "AddFallbackPolicy"];

    // Whoever names schemes is authenticated by authorization itself.
    private static readonly string[] Schemes = ["AuthenticationSchemes", "AddAuthenticationSchemes"];

    // Their failures are what a handler of exceptions is there for.
    private static readonly MemberName[] Failing =
        [AspNet.UseEndpoints, Middleware.UseAuthentication, AspNet.UseAuthorization, AspNet.UseRateLimiter, Middleware.UseOutputCache, Middleware.UseSession];

    private readonly PipelineReader _pipeline = model.Application.Pipeline;

    /// <summary>What is wrong with a step, or null: nothing is, or nobody can tell.</summary>
    internal PipelineFault? Of(PipelineStep step, MemberName method)
    {
        if (step.IsInBranch || step.Builder is null)
            return null;
        if (method == AspNet.UseRateLimiter)
            return IsOnly(step, method) ? BehindEndpoints(step, "endpoints have answered by then, and none of them is limited") ?? LimiterBeforeRouting(step) : null;
        if (method == AspNet.UseAuthorization)
            return !IsOnly(step, method) ? null
                : BehindEndpoints(step, "an endpoint that requires authorization fails with 500, and one under the fallback policy answers everybody")
                    ?? BeforeRouting(step, "no endpoint is known there, so one that requires authorization fails with 500, and the fallback policy also refuses who is allowed to be anonymous")
                    ?? WithoutAuthentication(step);
        if (method == Middleware.UseAuthentication)
            return IsOnly(step, method) ? BehindAuthorization(step) : null;
        if (method == AspNet.UseRouting)
            return BehindImplicitAuthorization(step);
        if (method == Middleware.UseCors)
            return IsOnly(step, method) ? BehindEndpoints(step, "endpoints have answered by then without the headers, and one that requires a policy fails with 500") : null;
        return method == Middleware.UseExceptionHandler ? LateHandler(step) : null;
    }

    private bool IsOnly(PipelineStep step, MemberName method) => !_pipeline.OthersOf(method, step, cancellationToken).Any();

    private PipelineFault? BehindEndpoints(PipelineStep step, string so) =>
        _pipeline.Before(step, AspNet.UseEndpoints, cancellationToken) is { } endpoints ? Fault(step, "behind", endpoints, so) : null;

    private PipelineFault? BeforeRouting(PipelineStep step, string so) =>
        _pipeline.OnlyBehind(step, AspNet.UseRouting, cancellationToken) is { } routing && IsSeenWhole(AspNet.UseRouting) ? Fault(step, "before", routing, so) : null;

    private PipelineFault? LimiterBeforeRouting(PipelineStep step) => Limits.Any(Mentioned)
        ? BeforeRouting(step, "no endpoint is known there, so no policy limits anybody and no waiver is seen")
        : null;

    private PipelineFault? BehindAuthorization(PipelineStep step)
    {
        if (step.IsConditional || !IsAuthorizationAsked())
            return null;
        if (_pipeline.Before(step, AspNet.UseAuthorization, cancellationToken) is { } authorization)
            return IsSeenWhole(Middleware.UseAuthentication) && IsOnly(authorization, AspNet.UseAuthorization)
                ? Fault(step, "behind", authorization, "nobody is signed in yet when authorization asks, and every caller is refused")
                : null;
        if (BehindEndpoints(step, "nobody is signed in yet when endpoints answer") is { } late)
            return late;
        return step.IsOfWebApplication && IsNowhere(AspNet.UseAuthorization) && !_pipeline.OthersOf(AspNet.UseRouting, step, cancellationToken).Any()
            ? new("UseAuthorization is not called, so the application runs it first, before this UseAuthentication: nobody is signed in yet when it asks, and every caller is refused",
                null, AspNet.UseAuthorization.Name, BelongsBefore: false)
            : null;
    }

    private PipelineFault? BehindImplicitAuthorization(PipelineStep step) =>
        step is { IsConditional: false, IsOfWebApplication: true } && IsOnly(step, AspNet.UseRouting) && Requirements.Any(Mentioned) && IsNowhere(AspNet.UseAuthorization)
            ? new("UseAuthorization is not called, so the application runs it first, before this UseRouting: an endpoint that requires authorization fails with 500, and the fallback policy also refuses who is allowed to be anonymous",
                null, AspNet.UseAuthorization.Name, BelongsBefore: false)
            : null;

    // No WebApplication adds it there; a scheme that is registered is meant to be asked.
    private PipelineFault? WithoutAuthentication(PipelineStep step) =>
        !step.IsConditional && step.Entry is { MethodKind: MethodKind.Ordinary } && !Mentioned(AspNet.WebApplication.MetadataName) && Mentioned(Middleware.AddAuthentication.Name)
        && IsAuthorizationAsked() && IsNowhere(Middleware.UseAuthentication)
            ? new("UseAuthentication is not called before this UseAuthorization: nobody is ever signed in, and every caller is refused", null, Middleware.UseAuthentication.Name, BelongsBefore: true)
            : null;

    private PipelineFault? LateHandler(PipelineStep step)
    {
        if (_pipeline.OthersOf(Middleware.UseExceptionHandler, step, cancellationToken).Any(other => other.To(step) != PipelineOrder.Behind))
            return null;
        var late = Failing.Select(method => _pipeline.Before(step, method, cancellationToken)).OfType<PipelineStep>().ToList();
        return late.Count == 0 || HandlesExceptionsItself() ? null
            : Fault(step, "behind", late.Find(one => late.TrueForAll(other => other == one || one.To(other) == PipelineOrder.Before)) ?? late[0], "what fails there is handled by nobody");
    }

    // Without endpoint routing MVC asks in its own filters.
    private bool IsAuthorizationAsked() => Requirements.Any(Mentioned) && !Schemes.Any(Mentioned) && !Mentioned("EnableEndpointRouting")
        && !model.MentionsOf(AspNet.AuthorizationPolicyBuilder.MetadataName, cancellationToken).Any(use => use.Parent is ObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: > 0 });

    private bool IsNowhere(MemberName method) => !Mentioned(method.Name) && IsSeenWhole(method);

    private bool IsSeenWhole(MemberName method) => new ForeignSetup(model).ThatMayCall([method.Name], cancellationToken) is null;

    private bool Mentioned(string name) => model.FilesWith(name, cancellationToken).Any();

    private bool HandlesExceptionsItself() =>
        Mentioned("UseProblemDetails")
        || model.MentionsOf("Use", cancellationToken).Any(use => use.CallBy() is { } call && Catches(call))
        || model.MentionsOf(Middleware.UseMiddleware.Name, cancellationToken).Any(use => use is GenericNameSyntax generic
            ? generic.TypeArgumentList.Arguments.Any(type => model.SymbolOf(type, cancellationToken) is not { } middleware || middleware.DeclaringSyntaxReferences.IsEmpty
                || middleware.DeclaringSyntaxReferences.Any(declaration => Catches(declaration.GetSyntax(cancellationToken))))
            : use.CallBy() is not null);

    private static bool Catches(SyntaxNode code) => code.DescendantNodes().Any(node => node is CatchClauseSyntax);

    private static PipelineFault Fault(PipelineStep step, string side, PipelineStep other, string so) =>
        new($"{step.Use.Identifier.ValueText} stands {side} {other.Use.Identifier.ValueText}: {so}", other, null, BelongsBefore: side == "behind");
}
