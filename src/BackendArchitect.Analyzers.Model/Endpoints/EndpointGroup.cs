using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>What stands above an endpoint: the application, a group, or something we cannot see.</summary>
/// <param name="Parent">The group around this one; null for the application and for what we cannot see.</param>
/// <param name="Prefix">The route prefix, null when it is not known at compile time.</param>
/// <param name="Conventions">What is said about the group, in the order it was found.</param>
/// <param name="Hidden">Why what stands above cannot be seen, or null.</param>
internal sealed record EndpointGroup(EndpointGroup? Parent, string? Prefix, ImmutableArray<Convention> Conventions, string? Hidden)
{
    /// <summary>The application itself: it has a prefix for nobody and takes no conventions.</summary>
    internal static readonly EndpointGroup Application = new(null, "", [], null);

    /// <summary>The application where MVC's own middleware serves controllers: nothing of them is an endpoint to the rest of the pipeline.</summary>
    internal static readonly EndpointGroup WithoutRouting = new(null, "", [], null) { IsRouted = false };

    internal static EndpointGroup OutOfSight(string reason) => new(null, null, [], reason);

    /// <summary>One of several groups, of which nobody knows at compile time which: it says for sure what all of them say.</summary>
    internal static EndpointGroup OneOf(IReadOnlyList<EndpointGroup> groups)
    {
        var said = groups.Select(group => group.SelfAndParents().SelectMany(g => g.Conventions).ToList()).ToList();
        var routes = groups.Select(group => group.Prefixes.Any(prefix => prefix is null) ? null : RoutePattern.Join(group.Prefixes)).Distinct().ToList();
        return new(Application, routes.Count == 1 ? routes[0] : null,
        [
            .. said[0].Where(IsCommon),
            .. said.SelectMany(conventions => conventions).Where(convention => !IsCommon(convention)).Select(convention => convention with { IsConditional = true }).Distinct(),
        ], groups.Select(group => group.WhyHidden).FirstOrDefault(reason => reason is not null))
        { IsRouted = groups.All(group => group.SelfAndParents().All(g => g.IsRouted)) };

        bool IsCommon(Convention convention) => !convention.IsConditional && said.TrueForAll(conventions =>
            conventions.Exists(other => !other.IsConditional && (other.Kind, other.Policy, other.Demand, other.DescribedBy) == (convention.Kind, convention.Policy, convention.Demand, convention.DescribedBy)));
    }

    /// <summary>Whether endpoint routing serves what stands in it.</summary>
    internal bool IsRouted { get; private init; } = true;

    /// <summary>The group and those around it, innermost first.</summary>
    internal IEnumerable<EndpointGroup> SelfAndParents()
    {
        for (var group = this; group is not null; group = group.Parent)
            yield return group;
    }

    /// <summary>The prefixes from the outside in.</summary>
    internal IEnumerable<string?> Prefixes => SelfAndParents().Reverse().Select(group => group.Prefix);

    /// <summary>The pattern of an endpoint in the group, as the running application spells it: groups are joined by a slash, whatever they end with.</summary>
    internal string Spell(string? pattern)
    {
        var spelled = pattern ?? RoutePattern.Unknown;
        foreach (var group in SelfAndParents())
            if (group.Parent is not null || group.Prefix is null)
                spelled = (group.Prefix ?? RoutePattern.Unknown).TrimEnd('/') + "/" + spelled.TrimStart('/');
        return spelled;
    }

    /// <summary>Why some part of what stands above cannot be seen, or null when all of it can.</summary>
    internal string? WhyHidden => SelfAndParents().Select(group => group.Hidden).FirstOrDefault(reason => reason is not null);
}
