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
        if (call.TargetMethod.Is(AspNet.AddRateLimiter) && !report.Model.Endpoints.Calls.NeverRuns(call.Syntax, report.CancellationToken)
            && (required is not null ? $"policies are required, first in {System.IO.Path.GetFileName(required.SyntaxTree.FilePath)}"
                : limits.Global.IsStated ? "there is a global limiter"
                : DefinesPolicy(call) && report.Model.MentionsOf("MapReverseProxy", report.CancellationToken).Any() ? "policies are defined for the routes of a proxy" : null) is { } lost)
            report.At(call.NameLocation(), lost);
        else if (call.TargetMethod.Is(AspNet.RequireRateLimiting) && call.NameLocation().SourceSpan == required?.Span && call.Syntax.SyntaxTree == required.SyntaxTree
            && !report.Model.MentionsOf(AspNet.AddRateLimiter.Name, report.CancellationToken).Any())
            report.At(call.NameLocation(), "a policy is required here");
    }

    // Which policies the routes of a proxy name is said in configuration files.
    private static bool DefinesPolicy(IInvocationOperation call) => call.Descendants().OfType<IInvocationOperation>().Any(defined =>
        defined.Receiver()?.Type.Is(AspNet.RateLimiterOptions) == true && defined.TargetMethod.Name.StartsWith("Add", System.StringComparison.Ordinal));

    // Attributes count too, and say it where no call stands.
    private static SyntaxNode? FirstRequirement(Report report) =>
        report.Model.MentionsOf(AspNet.RequireRateLimiting.Name, report.CancellationToken).Cast<SyntaxNode>()
            .Concat(report.Model.MentionsOf("EnableRateLimiting", report.CancellationToken).Where(RateLimitingDefaults.IsAttribute))
            .Concat(report.Model.MentionsOf(AspNet.EnableRateLimiting.MetadataName, report.CancellationToken).Where(RateLimitingDefaults.IsAttribute)).FirstOrDefault();
}
