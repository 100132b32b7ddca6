using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Endpoints;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals;

/// <summary>
/// What the model says of the endpoints of a service, for comparison: a change may make an endpoint safer and nothing else of it another.
/// </summary>
internal sealed class EndpointFacts
{
    private static readonly string[] Steps =
    [
        "UseAuthentication", "UseAuthorization", "UseRateLimiter", "UseExceptionHandler", "UseHsts", "UseHttpsRedirection", "UseRouting", "UseEndpoints", "UseCors", "UseAntiforgery",
        "UseForwardedHeaders", "UseRequestTimeouts", "UseStaticFiles", "UseDeveloperExceptionPage",
    ];

    private readonly ImmutableArray<(string Name, string What, string Authorization, ClaimState Asks, string Limit, ClaimState Limits, bool IsUnlimited, ImmutableSortedDictionary<string, ClaimState> Inputs)> _endpoints;
    private readonly ImmutableArray<string> _host;

    private EndpointFacts(ServiceModel model, SyntaxTree? only, CancellationToken cancellationToken)
    {
        _endpoints =
        [
            .. (only is null ? model.Endpoints.All(cancellationToken) : model.Endpoints.In(only, cancellationToken)).Select(endpoint => (endpoint.DisplayName, Description(endpoint, cancellationToken), Said(endpoint.Authorization), endpoint.Authorization.State,
                Said(endpoint.RateLimiting(cancellationToken)), endpoint.RateLimiting(cancellationToken).State,
                endpoint.RateLimiting(cancellationToken) is { IsStated: true, Policy: { } policy } && UnlimitedPolicies.Contains(policy, model, cancellationToken), Inputs(endpoint, model, cancellationToken))),
        ];
        _host =
        [
            "fallback: " + Said(model.Application.DefaultAuthorization(cancellationToken)), "filter: " + Said(model.Application.GlobalFilter(cancellationToken)),
            "limiter: " + Said(model.Application.RateLimiting(cancellationToken).Global), "limiter in the pipeline: " + Said(model.Application.RateLimiting(cancellationToken).Pipeline),
            .. Steps.SelectMany(step => model.MentionsOf(step, cancellationToken).Select(use => (use.SyntaxTree.FilePath, use.SpanStart, Step: step)))
                .OrderBy(use => use.FilePath, StringComparer.Ordinal).ThenBy(use => use.SpanStart).Select(use => use.Step),
        ];
    }

    /// <summary>The facts of a compilation; null where it is no service.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="only">The file whose endpoints are asked about, or null for all of them.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal static EndpointFacts? Of(Compilation compilation, SyntaxTree? only, CancellationToken cancellationToken) => ServiceModel.Of(compilation) is { IsService: true } model ? new(model, only, cancellationToken) : null;

    /// <summary>What is otherwise and must not be.</summary>
    internal static IEnumerable<Refusal> Losses(EndpointFacts? was, EndpointFacts? now)
    {
        if (was is null || now is null)
            yield break;
        if (was._endpoints.Length != now._endpoints.Length)
        {
            yield return new(RefusalReason.EndpointChanged, $"There were {was._endpoints.Length} endpoints and are {now._endpoints.Length}");
            yield break;
        }
        foreach (var (old, fresh) in was._endpoints.Zip(now._endpoints, (old, fresh) => (old, fresh)))
        {
            if (old.What != fresh.What)
                yield return new(RefusalReason.EndpointChanged, $"'{old.What}' is '{fresh.What}' now");
            else if (IsLoss(old.Asks, old.Authorization, fresh.Asks, fresh.Authorization))
                yield return new(RefusalReason.EndpointChanged, $"{old.Name}: authorization was '{old.Authorization}' and is '{fresh.Authorization}'");
            else if (IsLoss(old.Limits, old.Limit, fresh.Limits, fresh.Limit))
                yield return new(RefusalReason.EndpointChanged, $"{old.Name}: the limit was '{old.Limit}' and is '{fresh.Limit}'");
            else if (fresh.IsUnlimited && !old.IsUnlimited)
                yield return new(RefusalReason.EndpointChanged, $"{old.Name}: '{fresh.Limit}' limits nobody");
            else if (old.Inputs.FirstOrDefault(input => !fresh.Inputs.TryGetValue(input.Key, out var state) || IsLoss(input.Value, "", state, "")) is { Key: { } input })
                yield return new(RefusalReason.EndpointChanged, $"{old.Name}: '{input}' is less validated than before");
        }
        if (!was._host.SequenceEqual(now._host))
            yield return new(RefusalReason.EndpointChanged, "What holds for all endpoints is otherwise: " + string.Join(", ", now._host.Except(was._host).Concat(was._host.Except(now._host)).Take(3)));
    }

    /// <summary>What is better than before, in sentences.</summary>
    internal static IEnumerable<string> Gains(EndpointFacts? was, EndpointFacts? now)
    {
        if (was is null || now is null || was._endpoints.Length != now._endpoints.Length)
            yield break;
        foreach (var (old, fresh) in was._endpoints.Zip(now._endpoints, (old, fresh) => (old, fresh)))
        {
            if (old.Authorization != fresh.Authorization)
                yield return $"{old.Name}: {old.Authorization} -> {fresh.Authorization}";
            if (old.Limit != fresh.Limit)
                yield return $"{old.Name}: {old.Limit} -> {fresh.Limit}";
            foreach (var input in fresh.Inputs)
                if (old.Inputs.TryGetValue(input.Key, out var state) && state != input.Value && state == ClaimState.Absent)
                    yield return $"{old.Name}: '{input.Key}' unvalidated -> {(input.Value == ClaimState.Stated ? "validated" : "looked at")}";
        }
    }

    // What was said may not be said otherwise; what nobody said may be said, but not that it shall not be.
    private static bool IsLoss(ClaimState old, string wasSaid, ClaimState fresh, string isSaid) => old switch
    {
        ClaimState.Absent => fresh == ClaimState.Waived,
        // What lets everybody in may ask for something: only the policy behind it can have become stricter.
        ClaimState.Waived => fresh is not (ClaimState.Waived or ClaimState.Stated),
        ClaimState.Undecidable => fresh is ClaimState.Absent or ClaimState.Waived,
        _ => fresh != old || wasSaid != isSaid,
    };

    private static string Description(Endpoint endpoint, CancellationToken cancellationToken) => string.Join(" ",
        endpoint.Kind, endpoint.DisplayName, "(" + string.Join(", ", endpoint.Parameters(cancellationToken).Select(parameter => parameter.Source + " " + parameter.Type?.ToDisplayString() + " " + parameter.Name)) + ")",
        "->", (endpoint.Handler as IMethodSymbol)?.ReturnType.ToDisplayString(), Documentation(endpoint.Documentation(cancellationToken)), Filters(endpoint.Filters(cancellationToken)));

    private static string Documentation(EndpointDocumentation? documentation) => documentation is null ? "" : string.Join("|",
        new[] { documentation.Name, documentation.GroupName, documentation.Summary, documentation.Description, documentation.Tags, documentation.Exclusion }.Select(said => said.Texts.IsDefault ? "?" : string.Join(",", said.Texts)));

    private static string Filters(EndpointFilters? filters) => filters is null ? ""
        : (filters.All.IsDefault ? "?" : string.Join(",", filters.All.Select(filter => filter.Type?.ToDisplayString() ?? "function"))) + filters.IsValidated + filters.IsOptedOut;

    private static ImmutableSortedDictionary<string, ClaimState> Inputs(Endpoint endpoint, ServiceModel model, CancellationToken cancellationToken)
    {
        var inputs = ImmutableSortedDictionary.CreateBuilder<string, ClaimState>(StringComparer.Ordinal);
        foreach (var input in model.Validation.Of(endpoint, cancellationToken))
            inputs[input.Name] = input.Claim.State;
        return inputs.ToImmutable();
    }

    private static string Said(Claim claim) => claim.State switch
    {
        ClaimState.Absent => "anonymous",
        ClaimState.Stated when claim.Policy is { } policy => $"policy {policy}",
        ClaimState.Stated => claim.Demand switch { Demand.Name => "stated", Demand.More => "more than authenticated", _ => "perhaps more than authenticated" },
        ClaimState.Waived => "waived",
        _ => "undecidable",
    };
}
