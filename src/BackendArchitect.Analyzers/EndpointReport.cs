using System.Collections.Generic;
using System.Linq;
using BackendArchitect.Analyzers.Baseline;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers;

/// <summary>
/// Gathers the gaps of one rule at one place. An endpoint is not a location: a map call in a helper that runs for two groups is two
/// endpoints and one finding, and a controller all of whose actions have the gap is one finding too.
/// </summary>
internal sealed class EndpointReport(Rule rule, Place place) : Report(rule, place)
{
    private const int MostNames = 3;

    private readonly List<(Endpoint Endpoint, object[] Details)> _gaps = [];

    /// <summary>Says that an endpoint has a gap. The first argument of the message names the endpoint, the details follow.</summary>
    internal void Gap(Endpoint endpoint, params object[] details) => _gaps.Add((endpoint, details));

    /// <summary>Reports what was gathered.</summary>
    /// <param name="inspected">Every endpoint the rule was shown here.</param>
    internal void Close(IReadOnlyList<Endpoint> inspected)
    {
        if (_gaps.Count == 0)
            return;
        if (_gaps[0].Endpoint.Controller is { } controller && _gaps.Count == inspected.Count && controller.FirstDeclaration() is { } identifier
            && inspected.Select(e => e.Location).Distinct().Skip(1).Any())
        {
            At(identifier, FindingSubject.Properties(NamesOf(_gaps)), [$"'{controller.Name}' ({inspected.Count} endpoints)", .. _gaps[0].Details]);
            return;
        }
        foreach (var here in _gaps.GroupBy(gap => gap.Endpoint.Location))
        {
            var names = NamesOf(here);
            At(here.Key, FindingSubject.Properties(names), [Names(names), .. here.First().Details]);
        }
    }

    private static List<string> NamesOf(IEnumerable<(Endpoint Endpoint, object[] Details)> gaps) => [.. gaps.Select(gap => gap.Endpoint.DisplayName).Distinct()];

    private static string Names(List<string> names)
    {
        var named = string.Join(", ", names.Take(MostNames).Select(name => "'" + name + "'"));
        return names.Count <= MostNames ? named : $"{named} and {names.Count - MostNames} more";
    }
}
