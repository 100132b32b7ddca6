using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Endpoints;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// One builder that controllers are mapped on. Every map call on the same builder makes the same set of endpoints: <c>MapControllers()</c> twice
/// on the application is one, the same in a group is another.
/// </summary>
/// <param name="Group">Where it stands.</param>
/// <param name="Own">What is said about <c>MapControllers</c>: it holds for conventional routes too. What is said about one of these does not hold for others.</param>
/// <param name="Hidden">Why something may be said where we cannot see it, or null.</param>
/// <param name="Routes">The routes for actions that have none of their own; the default array where they are out of sight.</param>
internal sealed record ControllerMapping(EndpointGroup Group, ImmutableArray<Convention> Own, string? Hidden, ImmutableArray<ConventionalRoute> Routes)
{
    /// <summary>The name of the first call; null where it is out of sight.</summary>
    internal Location? Where { get; init; }

    /// <summary>What is said about the groups that the map calls stand in, innermost first.</summary>
    internal IEnumerable<ImmutableArray<Convention>> SaidOfGroups => Group.SelfAndParents().Select(group => group.Conventions);

    /// <summary>What is said about all actions, and about the groups that the map calls stand in.</summary>
    internal IEnumerable<Convention> Said => Own.Concat(SaidOfGroups.SelectMany(said => said));
}
