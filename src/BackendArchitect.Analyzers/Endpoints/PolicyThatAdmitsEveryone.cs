using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Endpoints;

/// <summary>An authorization policy that refuses nobody.</summary>
internal sealed class PolicyThatAdmitsEveryone() : CallRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH5011",
        category: Family.Endpoints,
        level: Level.Must,
        title: "Policy that admits everyone",
        messageFormat: "{0} admits everyone, known or not: {1}",
        description: "Require something of callers, or say AllowAnonymous at the endpoints that are open on purpose.",
        cwe: 863);

    /// <inheritdoc/>
    internal override EditShape? Proposal { get; } = EditShape.ReplaceInvocation(new()
    {
        Uses = [Remedies.RequireClaim, Remedies.RequireRole, Remedies.RequireUserName, Remedies.RequireAuthenticatedUser],
        Remedies = [Remedies.RequireClaim, Remedies.RequireRole, Remedies.RequireUserName, Remedies.RequireAuthenticatedUser],
        Drops = ["RequireAssertion"],
        Texts = NewTexts.Names,
    });

    // Whoever asks for a policy of such a name has said it.
    private static readonly string[] Admissions = ["anonymous", "everyone", "everybody", "public"];

    internal override ImmutableArray<string> Methods { get; } = [AspNet.RequireAssertion.Name, AspNet.AddRequirements.Name];

    internal override void Inspect(IInvocationOperation call, Report report)
    {
        // Whoever demands more than one thing is told once, at the first.
        if (PolicyDemand.PolicyAround(call) is not { } policy || PermissivePolicies.DemandsIn(policy) is not { Count: > 0 } demands || demands[0] != call
            || !demands.TrueForAll(demand => PermissivePolicies.IsTrue(demand) || IsMet(demand, report.Model, report.CancellationToken)))
            return;
        // A fallback policy that refuses nobody is none: whoever relies on it is open, and is told so.
        if (NameOf(policy) is { } name && !Array.Exists(Admissions, word => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0) && !call.Syntax.StandsUnderCondition() && !call.ExcludesProduction(report.Model, report.CancellationToken))
            report.At(call.NameLocation(), name, demands.TrueForAll(PermissivePolicies.IsTrue) ? "all it requires is an assertion that is always true" : "whatever it requires is granted without a look at the caller");
    }

    private static bool IsMet(IInvocationOperation demand, ServiceModel model, CancellationToken cancellationToken) =>
        demand.TargetMethod.Is(AspNet.AddRequirements) && demand.Arguments[0].ElementsOfParams() is { IsDefaultOrEmpty: false } requirements
        && requirements.All(requirement => requirement.WithoutConversions() is IObjectCreationOperation { Type: { } type } && MetRequirement.IsMetByEverybody(type, model, cancellationToken));

    // Null for a fallback policy.
    private static string? NameOf(IOperation policy)
    {
        for (var at = policy.Parent; at is not null; at = at.Parent)
        {
            switch (at)
            {
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } }:
                    return property.Is(AspNet.FallbackPolicy) ? null : property.Is(AspNet.DefaultPolicy) ? "The default policy" : "The policy";
                case IInvocationOperation { TargetMethod: var method } call:
                    return method.Name.Contains("FallbackPolicy") ? null
                        : method.Name.Contains("DefaultPolicy") ? "The default policy"
                        : call.ArgumentFor("name").ConstantText() is { } name ? $"The policy '{name}'" : "The policy";
            }
        }
        return "The policy";
    }
}
