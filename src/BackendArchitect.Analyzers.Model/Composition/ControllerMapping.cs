using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Endpoints;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// One builder that controllers are mapped on. Every map call on the same builder shares its conventions: <c>MapControllers()</c> twice on
/// the application is one set of endpoints, the same in a group is another.
/// </summary>
/// <param name="Group">Where it stands.</param>
/// <param name="Own">What is said about the map calls themselves.</param>
/// <param name="Hidden">Why something may be said where we cannot see it, or null.</param>
/// <param name="Routes">The routes for actions that have none of their own; the default array where they are out of sight.</param>
internal sealed record ControllerMapping(EndpointGroup Group, ImmutableArray<Convention> Own, string? Hidden, ImmutableArray<ConventionalRoute> Routes)
{
    /// <summary>What is said about the groups that the map calls stand in, innermost first.</summary>
    internal IEnumerable<ImmutableArray<Convention>> SaidOfGroups => Group.SelfAndParents().Select(group => group.Conventions);

    /// <summary>What is said about the map calls and the groups they stand in.</summary>
    internal IEnumerable<Convention> Said => Own.Concat(SaidOfGroups.SelectMany(said => said));
}
