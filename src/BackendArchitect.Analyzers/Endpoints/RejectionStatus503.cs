using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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
            && call.Arguments.Any(a => a.Value.WithoutConversions() is IAnonymousFunctionOperation or IMethodReferenceOperation { Method.DeclaringSyntaxReferences.IsEmpty: false })
            && !APolicyAnswers(report) && !model.Endpoints.Calls.NeverRuns(call.Syntax, report.CancellationToken))
            report.At(call.NameLocation());
    }

    // A class of policies may answer what it rejects by itself.
    private static bool APolicyAnswers(Report report)
    {
        var keys = new LimiterKeys(report.Model, report.CancellationToken);
        return report.Model.MentionsOf(Limits.AddPolicy.Name, report.CancellationToken).Any(use => use.CallBy() is { } add && keys.PoliciesOf(add).Any(policy =>
            policy.SelfAndBases().SelectMany(type => type.GetMembers(AspNet.OnRejected.Name)).FirstOrDefault() is not { DeclaringSyntaxReferences.IsEmpty: false } answer
            || answer.WrittenValue(report.CancellationToken) is { } value && !value.IsKind(SyntaxKind.NullLiteralExpression)));
    }
}
