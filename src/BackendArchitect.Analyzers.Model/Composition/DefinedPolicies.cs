using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>The policies of one kind that an application defines by name.</summary>
/// <param name="Names">Their names as they are written, compared as the framework does.</param>
/// <param name="Unseen">Why there may be others, or null where these are all.</param>
internal sealed record DefinedPolicies(ImmutableHashSet<string> Names, string? Unseen)
{
    private ImmutableDictionary<string, Demand> Demands { get; init; } = ImmutableDictionary<string, Demand>.Empty;

    // What those ask whose names are not constant, one or another of them.
    private ImmutableArray<Demand> DemandsOfUnnamed { get; init; } = [];

    private ProvidedPolicies? Provided { get; init; }

    /// <summary>What a policy of authorization asks: as it is defined, or as those are whose names nobody can read.</summary>
    /// <remarks>Where nobody can have defined it, requests to who asks for it fail, and nobody gets through.</remarks>
    internal Demand DemandOf(string policy) =>
        Demands.TryGetValue(policy, out var demand) && Provided is null or { HandsOn: true } ? demand
        : Provided is { } provided ? provided.With(DemandsOfUnnamed.IsEmpty ? null : DemandsOfUnnamed.OfOne())
        : !DemandsOfUnnamed.IsEmpty ? DemandsOfUnnamed.OfOne()
        : Unseen is null ? Demand.More : Demand.Undecidable;

    /// <summary>What a policy of authorization asks of whose name parts are known alone.</summary>
    /// <param name="pattern">The name, with <see cref="RoutePattern.Unknown"/> for what is not known of it.</param>
    internal Demand DemandOfLike(string pattern) => Demands.Where(defined => IsLike(pattern, defined.Key)).Select(defined => defined.Value).Concat(DemandsOfUnnamed).ToList() is { Count: > 0 } defined
        ? Provided is null ? defined.OfOne() : Provided.With(defined.OfOne())
        : Provided?.With(null) ?? Demand.Undecidable;

    // The first and the last part stand at the ends, the others anywhere between.
    private static bool IsLike(string pattern, string name)
    {
        var parts = pattern.Split([RoutePattern.Unknown], StringSplitOptions.None);
        return name.StartsWith(parts[0], StringComparison.OrdinalIgnoreCase) && name.EndsWith(parts[parts.Length - 1], StringComparison.OrdinalIgnoreCase)
            && parts.Aggregate(0, (from, part) => from < 0 ? from : name.IndexOf(part, from, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? at + part.Length : -1) >= 0;
    }

    internal static DefinedPolicies Read(PolicyKind kind, ServiceModel model, CancellationToken cancellationToken)
    {
        var names = ImmutableHashSet.CreateBuilder<string>(kind.Names);
        var demands = ImmutableDictionary.CreateBuilder<string, Demand>(kind.Names);
        var unnamed = ImmutableArray.CreateBuilder<Demand>();
        var unseen = !model.IsHost ? "the host defines them" : IsProvided(kind, model, cancellationToken) ? "a provider makes them up" : null;
        foreach (var sign in kind.Definers.Select(definer => definer.Name).Append(kind.Unnamed?.Name).OfType<string>().Distinct())
        {
            foreach (var use in model.MentionsOf(sign, cancellationToken))
            {
                // Code that is being written, or a method that somebody else calls: who knows what it defines.
                if (use.CallBy() is not { } syntax || model.CallAt(syntax, cancellationToken) is not { } call)
                {
                    unseen ??= $"'{sign}' does not resolve to a call";
                    unnamed.Add(Demand.Undecidable);
                    continue;
                }
                if (kind.Unnamed is { } named && call.TargetMethod.Is(named))
                    names.Add(kind.NameOfUnnamed!);
                if (!kind.Definers.Any(definer => call.TargetMethod.Is(definer)))
                    continue;
                foreach (var (name, demand) in DefinitionsBy(call, kind, model, cancellationToken))
                {
                    if (name is not null)
                    {
                        names.Add(name);
                        demands[name] = demands.TryGetValue(name, out var other) ? new[] { demand, other }.OfOne() : demand;
                        continue;
                    }
                    unseen ??= $"'{sign}' is given a name that is not constant";
                    unnamed.Add(demand);
                }
            }
        }
        unseen ??= new ForeignSetup(model).ThatUses(kind.Signs) is { } foreign ? $"'{foreign}' has no source and may define them" : null;
        return new(names.ToImmutable(), unseen)
        {
            Demands = demands.ToImmutable(),
            DemandsOfUnnamed = unnamed.ToImmutable(),
            Provided = kind == PolicyKind.Authorization ? ProvidedPolicies.OfNames(model, cancellationToken) : null,
        };
    }

    private static bool IsProvided(PolicyKind kind, ServiceModel model, CancellationToken cancellationToken) => kind.Providers.Any(provider =>
        model.MentionsOf(provider.MetadataName, cancellationToken).Any(use => use.FirstAncestorOrSelf<BaseListSyntax>() is not null || use.FirstAncestorOrSelf<TypeArgumentListSyntax>() is not null));

    // A method of the service's own may hand on what its callers give: only then is the whole of its body bound.
    private static IEnumerable<(string? Name, Demand Demand)> DefinitionsBy(IInvocationOperation call, PolicyKind kind, ServiceModel model, CancellationToken cancellationToken)
    {
        var first = DefinitionBy(call, Frame.OutOfSight(null, "any"), kind, model, cancellationToken);
        if ((first.Name is not null && (kind != PolicyKind.Authorization || first.Demand != Demand.Undecidable)) || model.OperationOf(LoneStatement.Original(call.Syntax), cancellationToken) is not IInvocationOperation whole
            || model.Endpoints.Calls.FramesAround(whole, cancellationToken) is not { IsEmpty: false } frames)
            return [first];
        return frames.Select(frame => DefinitionBy(whole, frame, kind, model, cancellationToken)).Distinct();
    }

    private static (string? Name, Demand Demand) DefinitionBy(IInvocationOperation call, Frame frame, PolicyKind kind, ServiceModel model, CancellationToken cancellationToken) =>
        (NameIn(call, frame, model, cancellationToken), kind == PolicyKind.Authorization ? PolicyDemand.Of(call.Arguments[call.Arguments.Length - 1].Value, frame, model, cancellationToken) : Demand.Undecidable);

    private static string? NameIn(IInvocationOperation call, Frame frame, ServiceModel model, CancellationToken cancellationToken) =>
        (call.ArgumentFor("name") ?? call.ArgumentFor("policyName")) is { } name
            && model.Endpoints.Routes.Of(name, frame, cancellationToken) is var text && !text.Contains(RoutePattern.Unknown)
            ? text
            : null;
}
