using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>Reads what an application does about callers that call too often: its limiter's place in the pipeline, the global limiter, other limiters.</summary>
internal sealed class RateLimitingDefaults(ServiceModel model)
{
    // Limiters of other libraries, by the call that adds them to the pipeline.
    private static readonly string[] OtherLimiters =
        ["UseIpRateLimiting", "UseClientRateLimiting", "UseThrottlingTroll", "UseThrottling", "UseRateLimiting", "UseRedisRateLimiting", "UseOcelot"];

    private static readonly string[] Signs =
    [
        "AddRateLimiter", "UseRateLimiter", "RequireRateLimiting", "DisableRateLimiting", "EnableRateLimiting", "EnableRateLimitingAttribute", "DisableRateLimitingAttribute",
        "RateLimiterOptions",
    ];

    internal RateLimiting Read(CancellationToken cancellationToken)
    {
        if (!model.IsHost)
        {
            var unknown = Claim.Undecidable("the host decides");
            return new(unknown, unknown, unknown, unknown);
        }
        var foreign = new ForeignSetup(model).ThatMayLimit(cancellationToken);
        var pipeline = Pipeline(foreign, cancellationToken);
        var global = Global(foreign, cancellationToken);
        var other = OtherLimiter(cancellationToken);
        return new(pipeline, global, other, pipeline.IsAbsent && global.IsAbsent ? other.IsAbsent ? Sign(cancellationToken) : other : pipeline.IsAbsent ? global : pipeline)
        {
            IsBeforeRouting = pipeline.IsAbsent && model.Application.Pipeline.StepsOf(AspNet.UseRateLimiter, cancellationToken).Any(step =>
                step.IsCertain && model.Application.Pipeline.OnlyBehind(step, AspNet.UseRouting, cancellationToken) is not null),
        };
    }

    private Claim Pipeline(string? foreign, CancellationToken cancellationToken)
    {
        var steps = model.Application.Pipeline.StepsOf(AspNet.UseRateLimiter, cancellationToken);
        if (steps.Count == 0)
            return foreign is null ? Claim.Absent with { Because = "UseRateLimiter is not called" } : Claim.Undecidable($"'{foreign}' has no source and may add a limiter");
        var placed = steps.Where(step => step is { IsConditional: false, IsInBranch: false }).Select(step => Placed(step, cancellationToken)).ToList();
        return placed.Find(claim => claim.IsStated) ?? placed.Find(claim => claim.IsUndecidable) ?? placed.FirstOrDefault()
            ?? Claim.Undecidable("UseRateLimiter stands under a condition or in a branch", steps[0].Use.GetLocation());
    }

    // Before routing there is no endpoint to look at; behind the endpoints nobody comes by. Without explicit routing the framework puts it first.
    private Claim Placed(PipelineStep step, CancellationToken cancellationToken)
    {
        var (pipeline, where) = (model.Application.Pipeline, step.Use.GetLocation());
        if (pipeline.Before(step, AspNet.UseEndpoints, cancellationToken) is not null)
            return Claim.Absent with { Because = "UseRateLimiter stands behind UseEndpoints", Where = where };
        if (pipeline.OnlyBehind(step, AspNet.UseRouting, cancellationToken) is not null)
            return Claim.Absent with { Because = "UseRateLimiter stands before UseRouting", Where = where };
        foreach (var method in new[] { AspNet.UseRouting, AspNet.UseEndpoints })
        {
            var others = pipeline.OthersOf(method, step, cancellationToken).ToList();
            var isRight = method == AspNet.UseRouting ? pipeline.Before(step, method, cancellationToken) is not null : others.TrueForAll(other => step.To(other) == PipelineOrder.Before);
            if (others.Count > 0 && !isRight)
                return Claim.Undecidable($"{method.Name} and UseRateLimiter are called in different places", where);
        }
        return Claim.Stated("UseRateLimiter", where);
    }

    private Claim Global(string? foreign, CancellationToken cancellationToken)
    {
        foreach (var use in model.MentionsOf(AspNet.GlobalLimiter.Name, cancellationToken))
        {
            if (use.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is not { } assignment || !assignment.Left.Span.Contains(use.Span)
                || assignment.Right.IsKind(SyntaxKind.NullLiteralExpression) || model.Endpoints.Calls.NeverRuns(use, cancellationToken) || model.SymbolOf(use, cancellationToken) is var member && member is not null && !member.Is(AspNet.GlobalLimiter))
                continue;
            return member is null ? Claim.Undecidable("the global limiter is set by code that does not compile", use.GetLocation())
                : IsConditional(use) ? Claim.Undecidable("the global limiter is set under a condition", use.GetLocation()) : Claim.Stated("the global limiter", use.GetLocation()) with { Origin = ClaimOrigin.GlobalLimiter };
        }
        return foreign is null ? Claim.Absent with { Because = "there is no global limiter" } : Claim.Undecidable($"'{foreign}' has no source and may set a global limiter");
    }

    private Claim OtherLimiter(CancellationToken cancellationToken)
    {
        foreach (var name in OtherLimiters)
            foreach (var use in model.MentionsOf(name, cancellationToken))
                return Claim.Undecidable($"{name} limits callers", use.GetLocation());
        foreach (var name in new[] { "UseMiddleware", "Use", "UseWhen" })
            foreach (var use in model.MentionsOf(name, cancellationToken))
                if (use.CallBy() is { } syntax
                    && model.CallAt(syntax, cancellationToken) is { } call && MayLimit(call, cancellationToken) && !model.Endpoints.Calls.NeverRuns(use, cancellationToken))
                    return Claim.Undecidable("a middleware may limit callers", use.GetLocation());
        foreach (var (what, where) in MvcAdditions.To(AspNet.MvcFilters, model, cancellationToken))
            if (what is null || Throttle.MayLimit(what, cancellationToken))
                return Claim.Undecidable($"the global filter '{what?.Name ?? "?"}' may limit callers", where);
        return Claim.Absent;
    }

    private static bool MayLimit(IInvocationOperation use, CancellationToken cancellationToken)
    {
        if (use.Receiver()?.Type is not { } receiver || !receiver.IsOrDerivesFrom(AspNet.ApplicationBuilder))
            return false;
        var type = use.TargetMethod.TypeArguments.FirstOrDefault() ?? use.Arguments.Select(a => a.Value).OfType<ITypeOfOperation>().FirstOrDefault()?.TypeOperand;
        return type is not null
            ? Throttle.MayLimit(type, cancellationToken)
            : use.Arguments.Any(a => a.Value.WithoutConversions() is (IAnonymousFunctionOperation or IMethodReferenceOperation) and var function && Throttle.MayLimit(function, cancellationToken));
    }

    private Claim Sign(CancellationToken cancellationToken)
    {
        foreach (var sign in Signs)
            foreach (var use in model.MentionsOf(sign, cancellationToken))
                if ((!sign.StartsWith("Enable", System.StringComparison.Ordinal) || IsAttribute(use)) && !model.Endpoints.Calls.NeverRuns(use, cancellationToken))
                    return Claim.Stated(sign, use.GetLocation());
        // Whoever answers this status somewhere may well be called by what we did not look into.
        foreach (var use in model.MentionsOf("Status429TooManyRequests", cancellationToken))
            if (!IsAttribute(use) && !model.Endpoints.Calls.NeverRuns(use, cancellationToken))
                return Claim.Undecidable("somebody answers 429", use.GetLocation());
        return Claim.Absent;
    }

    /// <summary>Whether a name stands for an attribute: settings are called so too.</summary>
    internal static bool IsAttribute(SimpleNameSyntax use) =>
        use.FirstAncestorOrSelf<AttributeSyntax>() is not null || use.Parent is ObjectCreationExpressionSyntax;

    // A lambda around it is a branch of the pipeline, or code that runs we do not know when.
    private static bool IsConditional(SyntaxNode node) => node.StandsUnderCondition() || node.Ancestors().OfType<AnonymousFunctionExpressionSyntax>().Any(function =>
        function.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.InvokedName()?.Identifier.ValueText is "UseWhen" or "MapWhen" or "Map");
}
