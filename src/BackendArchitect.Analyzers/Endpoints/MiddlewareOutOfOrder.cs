using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Endpoints;

/// <summary>A middleware whose place in the pipeline disarms it or breaks what it is there for.</summary>
internal sealed class MiddlewareOutOfOrder() : CallRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH5007",
        category: Family.Endpoints,
        level: Level.Must,
        title: "Middleware out of order",
        messageFormat: "The middleware is out of order: {0}",
        description: "Keep the order of the middleware: exception handler, routing, CORS, authentication, authorization, rate limiter, endpoints.",
        cwe: 696);

    /// <summary>What a fix needs to know: the other method, on which side of it the call belongs, what is missing.</summary>
    internal const string Against = "against", BelongsBefore = "before", Missing = "missing";

    private static readonly MemberName[] Judged =
        [AspNet.UseRateLimiter, AspNet.UseAuthorization, Middleware.UseAuthentication, AspNet.UseRouting, Middleware.UseCors, Middleware.UseExceptionHandler];

    internal override ImmutableArray<string> Methods { get; } = [.. Judged.Select(method => method.Name)];

    internal override void Inspect(IInvocationOperation call, Report report)
    {
        if (!report.Model.IsHost || Judged.FirstOrDefault(method => call.TargetMethod.Is(method)) is not { } method)
            return;
        var faults = new PipelineFaults(report.Model, report.CancellationToken);
        var found = report.Model.Application.Pipeline.StepsAt(call.NameLocation(), method, report.CancellationToken).Select(step => (Step: step, Fault: faults.Of(step, method))).ToList();
        // A helper that serves two applications may be right in one of them.
        if (found.Count > 0 && found.All(one => one.Fault is not null) && found[0] is { Step: var step, Fault: { } fault }
            && !SaysTheSdk(step, fault, report) && !call.ExcludesProduction(report.Model, report.CancellationToken))
            report.At(call.NameLocation(), PropertiesOf(fault), fault.Says);
    }

    // ASP0001 knows authorization on the wrong side of routing or endpoints, in one body and in statements of their own.
    private static bool SaysTheSdk(PipelineStep step, PipelineFault fault, Report report) =>
        step is { Path.Length: 1, Use.Identifier.ValueText: "UseAuthorization" } && fault.Against is { Path.Length: 1 } other
        && step.Use.FirstAncestorOrSelf<StatementSyntax>() != other.Use.FirstAncestorOrSelf<StatementSyntax>()
        && (fault.BelongsBefore || report.Model.Application.Pipeline.StepsOf(AspNet.UseEndpoints, report.CancellationToken).Any(endpoints => endpoints.Path.Length == 1 && other.To(endpoints) == PipelineOrder.Before))
        && Twin.IsOnInWebSdk("ASP0001", step.Use.SyntaxTree, report);

    private static ImmutableDictionary<string, string?> PropertiesOf(PipelineFault fault) => ImmutableDictionary<string, string?>.Empty
        .Add(BelongsBefore, fault.BelongsBefore ? "true" : "false").Add(Missing, fault.Missing)
        .Add(Against, fault.Against?.Use.Identifier.ValueText);
}
