using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Endpoints;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// One builder that controllers are mapped on. Every map call on the same builder shares its conventions: <c>MapControllers()</c> twice on
/// the application is one set of endpoints, the same in a group is another.
/// </summary>
/// <param name="Group">Where it stands.</param>
/// <param name="Said">What is said about it.</param>
/// <param name="SaidOfGroups">What is said about the groups around it.</param>
/// <param name="Hidden">Why something may be said where we cannot see it, or null.</param>
/// <param name="Routes">The routes for actions that have none of their own; the default array where they are out of sight.</param>
internal sealed record ControllerMapping(EndpointGroup Group, ImmutableArray<Convention> Said, ImmutableArray<Convention> SaidOfGroups, string? Hidden, ImmutableArray<ConventionalRoute> Routes);
