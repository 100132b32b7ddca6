using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Endpoints;

/// <summary>Limits that are configured or required, and a pipeline without the middleware that applies them: nobody is limited, and nothing says so.</summary>
internal sealed class RateLimiterNotInPipeline() : CallRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH5005",
        category: Family.Endpoints,
        level: Level.Must,
        title: "Rate limiter not in the pipeline",
        messageFormat: "The limits do nothing: {0}, and UseRateLimiter is called nowhere",
        description: "Call UseRateLimiter behind routing and before the endpoints; without it every policy and the global limiter are ignored silently.",
        cwe: 770);

    internal override ImmutableArray<string> Methods { get; } = [AspNet.AddRateLimiter.Name, AspNet.RequireRateLimiting.Name];

    internal override void Inspect(IInvocationOperation call, Report report)
    {
        var limits = report.Model.Application.RateLimiting(report.CancellationToken);
        // One that stands in the wrong place is another matter.
        if (limits.Pipeline is not { IsAbsent: true, Where: null })
            return;
        var required = FirstRequirement(report);
        if (call.TargetMethod.Is(AspNet.AddRateLimiter) && (required is not null || limits.Global.IsStated))
            report.At(call.NameLocation(), required is null ? "there is a global limiter" : $"policies are required, first in {System.IO.Path.GetFileName(required.SyntaxTree.FilePath)}");
        else if (call.TargetMethod.Is(AspNet.RequireRateLimiting) && call.NameLocation().SourceSpan == required?.Span && call.Syntax.SyntaxTree == required.SyntaxTree
            && !report.Model.MentionsOf(AspNet.AddRateLimiter.Name, report.CancellationToken).Any())
            report.At(call.NameLocation(), "a policy is required here");
    }

    // Attributes count too, and say it where no call stands.
    private static SyntaxNode? FirstRequirement(Report report) =>
        report.Model.MentionsOf(AspNet.RequireRateLimiting.Name, report.CancellationToken).Cast<SyntaxNode>()
            .Concat(report.Model.MentionsOf("EnableRateLimiting", report.CancellationToken).Where(RateLimitingDefaults.IsAttribute))
            .Concat(report.Model.MentionsOf(AspNet.EnableRateLimiting.MetadataName, report.CancellationToken).Where(RateLimitingDefaults.IsAttribute)).FirstOrDefault();
}
