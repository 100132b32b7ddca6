using System.Collections.Generic;
using System.Threading;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Reads Hangfire's dashboard, which deletes and repeats jobs for whoever gets in. Its options have filters of their own, by default one that lets in this
/// machine alone; whether those of the service let everybody in is a question of its own. See https://docs.hangfire.io/en/latest/configuration/using-dashboard.html.
/// </summary>
internal sealed class JobDashboardReader(ServiceModel model) : KindReader
{
    private const string Usual = "MapHangfireDashboard";
    private const string WithPolicy = "MapHangfireDashboardWithAuthorizationPolicy";

    internal override IReadOnlyCollection<string> Names { get; } = [Usual, WithPolicy, "MapHangfireDashboardWithNoAuthorizationFilters"];

    internal override IEnumerable<Endpoint>? Read(IInvocationOperation call, CancellationToken cancellationToken) =>
        call.TargetMethod.ContainingType.Is(EndpointMaps.JobDashboard) ? Endpoints(call, cancellationToken) : null;

    private IEnumerable<Endpoint> Endpoints(IInvocationOperation call, CancellationToken cancellationToken)
    {
        List<Convention> said = [];
        if (call.TargetMethod.Name == WithPolicy)
            said.Add(new(ConventionKind.RequireAuthorization, WithPolicy, call.NameLocation())
            {
                Policy = call.ArgumentFor("authorizationPolicyName")?.ConstantText(),
                Demand = call.ArgumentFor("authorizationPolicyName") is { } policy ? PolicyDemand.Of(policy, model, cancellationToken) : Demand.More,
            });
        foreach (var mapping in Mapping.Of(model, call, cancellationToken))
            yield return mapping.Endpoint(EndpointKind.Foreign, [], RoutePattern.Join([mapping.TextOf("pattern", cancellationToken) ?? "/hangfire", "{**path}"]), cancellationToken, said) with
            {
                Exempt = call.TargetMethod.Name == Usual ? "filters of its own decide" : null,
            };
    }
}
