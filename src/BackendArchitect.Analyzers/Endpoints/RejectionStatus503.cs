using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Endpoints;

/// <summary>A limiter that answers callers who call too often as if the service were down.</summary>
internal sealed class RejectionStatus503() : CallRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH5015",
        category: Family.Endpoints,
        level: Level.Should,
        title: "Rate limiter answers 503",
        messageFormat: "The rate limiter answers 503 Service Unavailable: RejectionStatusCode is set nowhere to 429 Too Many Requests",
        description: "Set RejectionStatusCode to 429, so that callers slow down and monitoring does not take their haste for an outage.");

    internal override ImmutableArray<string> Methods { get; } = [AspNet.AddRateLimiter.Name];

    internal override void Inspect(IInvocationOperation call, Report report)
    {
        var model = report.Model;
        if (model.IsHost && call.TargetMethod.Is(AspNet.AddRateLimiter)
            && !model.MentionsOf(AspNet.RejectionStatusCode.Name, report.CancellationToken).Any()
            && !model.MentionsOf(AspNet.OnRejected.Name, report.CancellationToken).Any()
            && call.Arguments.Select(a => a.Value.WithoutConversions()).OfType<IAnonymousFunctionOperation>().Any())
            report.At(call.NameLocation());
    }
}
