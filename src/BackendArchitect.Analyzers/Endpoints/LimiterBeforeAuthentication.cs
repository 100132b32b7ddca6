using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Endpoints;

/// <summary>A limiter that counts by caller where no caller is known yet.</summary>
internal sealed class LimiterBeforeAuthentication() : CallRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH5017",
        category: Family.Endpoints,
        level: Level.Must,
        title: "Limiter before authentication",
        messageFormat: "The limiter counts by caller before anybody is known: UseRateLimiter stands before UseAuthentication, and {0} reads HttpContext.User",
        description: "Call UseRateLimiter behind UseAuthentication where a limit is counted by user; before it all callers share one bucket.",
        cwe: 770);

    internal override ImmutableArray<string> Methods { get; } = [AspNet.UseRateLimiter.Name];

    internal override void Inspect(IInvocationOperation call, Report report)
    {
        var (model, pipeline, token) = (report.Model, report.Model.Application.Pipeline, report.CancellationToken);
        if (!model.IsHost || !call.TargetMethod.Is(AspNet.UseRateLimiter))
            return;
        var steps = pipeline.StepsAt(call.NameLocation(), AspNet.UseRateLimiter, token);
        if (steps.Count == 0 || !steps.All(step => IsTooEarly(step, report)) || call.ExcludesProduction(model, token))
            return;
        // Who signs callers in by a middleware of the service's own does it where we do not look.
        if (new LimiterKeys(model, token).Reads(Limits.User).FirstOrDefault() is { } read
            && !model.MentionsOf(Limits.User.Name, token).Any(name => name.Parent is MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax set } user && set.Left == user && model.SymbolOf(name, token).Is(Limits.User)))
            report.At(call.NameLocation(), "its key in " + System.IO.Path.GetFileName(read.SyntaxTree.FilePath));
    }

    // One in a place that limits nobody at all is MiddlewareOutOfOrder.
    private static bool IsTooEarly(PipelineStep step, Report report) =>
        !step.IsInBranch && !report.Model.Application.Pipeline.OthersOf(AspNet.UseRateLimiter, step, report.CancellationToken).Any()
        && report.Model.Application.Pipeline.OnlyBehind(step, Middleware.UseAuthentication, report.CancellationToken) is not null
        && new PipelineFaults(report.Model, report.CancellationToken).Of(step, AspNet.UseRateLimiter) is null;
}
