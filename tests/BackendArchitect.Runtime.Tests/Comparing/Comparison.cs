using System.Text;
using System.Text.RegularExpressions;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Runtime.Tests.Hosting;

namespace BackendArchitect.Runtime.Tests.Comparing;

/// <summary>
/// Holds what the model says beside what runs, in both directions: the same endpoints, handled by the same code, open to the same callers by
/// the same word. What the model need not know is what the application allows.
/// </summary>
internal static class Comparison
{
    // What the model writes for a part of a route that it does not know.
    private const string Unknown = "{?}";

    /// <summary>The table of all differences, or null when there is none.</summary>
    internal static string? Differences(ApplicationSource source, IReadOnlyCollection<EndpointRow> running, IReadOnlyCollection<EndpointRow> model, bool inBuild = false)
    {
        var allowances = new Allowances(source, inBuild);
        var differences = new List<string[]>();
        foreach (var (runs, says) in Pair(running, model, allowances))
            if (Difference(runs, says, allowances) is { } difference)
                differences.Add([(runs ?? says)!.Name, (runs ?? says)!.Handler ?? "?", runs?.Says ?? "-", runs?.Because ?? "-", says?.Says ?? "-", says?.Because ?? "-", difference]);
        foreach (var allowance in allowances.OutOfDate)
            differences.Add([allowance, "-", "-", "-", "-", "-", "is allowed, and the model knows it"]);
        return differences.Count == 0 ? null : Table([["endpoint", "handler", "runs", "request", "model", "because", "difference"], .. differences]);
    }

    private static string? Difference(EndpointRow? runs, EndpointRow? says, Allowances allowances)
    {
        if (runs is null)
            return "runs nowhere";
        if (says is null)
            return "not in the model";
        if (says.Spelling is { } spelling && !spelling.Contains(Unknown) && runs.Spelling != spelling)
            return $"spelled '{runs.Spelling}', the model says '{spelling}'";
        if (says.Metadata is not null && says.Metadata != runs.Metadata)
            return $"the metadata is {runs.Metadata}, the model says {says.Metadata}";
        if (says.Demand is not null && runs.Demand is not null && says.Demand != runs.Demand && !(says.Demand == EndpointRow.UndecidableDemand && allowances.Allow("undecidable", says)))
            return $"asks for {runs.Demand}, the model says {says.Demand}";
        if (says.Authorization == ClaimState.Undecidable)
            return allowances.Allow("undecidable", says) ? null : "undecidable without a reason";
        if (!Handles(runs, says))
            return $"handled by {says.Handler ?? "?"}";
        if (says.RateLimiting is not null && runs.RateLimiting != says.RateLimiting)
            return $"limited by {runs.RateLimiting}, the model says {says.RateLimiting}";
        if (says.Parameters is not null && ParametersDiffer(runs.Parameters ?? [], says.Parameters, says, allowances))
            return $"takes {string.Join(", ", runs.Parameters ?? [])}, the model says {string.Join(", ", says.Parameters)}";
        if (says.Documentation is not null && DocumentationDiffers(runs.Documentation ?? [], says.Documentation, says, allowances))
            return $"documented {string.Join("; ", runs.Documentation ?? [])}, the model says {string.Join("; ", says.Documentation)}";
        if (!runs.HubMethods.SequenceEqual(says.HubMethods))
            return $"has the methods {string.Join(", ", runs.HubMethods)}, the model says {string.Join(", ", says.HubMethods)}";
        return (runs.Authorization, runs.Speaker) == (says.Authorization, says.Speaker) ? null : "authorization";
    }

    private static bool DocumentationDiffers(IReadOnlyList<string> run, IReadOnlyList<string> said, EndpointRow says, Allowances allowances)
    {
        var open = said.Where(word => word.EndsWith(": undecidable", StringComparison.Ordinal)).Select(word => word.Split(':')[0]).ToList();
        return (open.Count > 0 && !allowances.Allow("undecidable documentation", says))
            || !run.Where(word => !open.Contains(word.Split(':')[0])).SequenceEqual(said.Where(word => !open.Contains(word.Split(':')[0])));
    }

    private static bool ParametersDiffer(IReadOnlyList<string> run, IReadOnlyList<string> said, EndpointRow says, Allowances allowances) =>
        run.Count != said.Count || run.Zip(said).Any(pair => pair.First != pair.Second
            && !(pair.Second == pair.First.Split(": ")[0] + ": undecidable" && allowances.Allow("undecidable parameter", says)));

    // Endpoints of one verb and route are told apart by their handlers, then by what is said of them, then by how they are spelled: controllers
    // that are mapped twice, once in a group without a prefix, are there as 'orders' and as '/orders'.
    private static IEnumerable<(EndpointRow? Running, EndpointRow? Model)> Pair(IEnumerable<EndpointRow> running, IEnumerable<EndpointRow> model, Allowances allowances)
    {
        Func<EndpointRow, EndpointRow, bool>[] likeness =
        [
            (runs, says) => runs.Name == says.Name && Handles(runs, says) && runs.Says == says.Says && runs.RateLimiting == says.RateLimiting && runs.Spelling == says.Spelling,
            (runs, says) => runs.Name == says.Name && Handles(runs, says) && runs.Says == says.Says && runs.RateLimiting == says.RateLimiting,
            (runs, says) => runs.Name == says.Name && Handles(runs, says) && runs.Says == says.Says,
            (runs, says) => runs.Name == says.Name && Handles(runs, says),
            (runs, says) => runs.Name == says.Name,
        ];
        var left = running.OrderBy(row => row.Name, StringComparer.Ordinal).ToList();
        var right = model.OrderBy(row => row.Name, StringComparer.Ordinal).ToList();
        foreach (var alike in likeness)
        {
            foreach (var runs in left.ToList())
            {
                if (right.Find(says => alike(runs, says)) is not { } says)
                    continue;
                left.Remove(runs);
                right.Remove(says);
                yield return (runs, says);
            }
        }
        // A route that is not known at compile time may be several: one call in a loop over names.
        foreach (var says in right.Where(says => says.Route.Contains(Unknown) && MayBeUnknown(says, allowances)).ToList())
        {
            foreach (var runs in left.Where(runs => (runs.Verbs == says.Verbs || says.Handler == HandlerName.Framework) && Handles(runs, says) && Covers(says.Route, runs.Route)).ToList())
            {
                left.Remove(runs);
                right.Remove(says);
                yield return (runs, says);
            }
        }
        foreach (var runs in left)
            yield return (runs, null);
        foreach (var says in right)
            yield return (null, says);
    }

    // What looks an action up at run time is handled by a lambda of the framework's, and the model names the action.
    private static bool Handles(EndpointRow runs, EndpointRow says) => says.Handler == HandlerName.Framework || runs.Handler == says.Handler
        || (runs.Handler == HandlerName.Lambda && says.Verbs.Length == 0 && says.Route.Contains("{*", StringComparison.Ordinal));

    // What stands above an endpoint decides both, so one reason is enough where neither is known.
    private static bool MayBeUnknown(EndpointRow says, Allowances allowances) =>
        allowances.Allow("unknown route", says) || (says.Authorization == ClaimState.Undecidable && allowances.Allow("undecidable", says));

    private static bool Covers(string partlyUnknown, string route) =>
        Regex.IsMatch(route, "^" + string.Join(".+", partlyUnknown.Split(Unknown).Select(Regex.Escape)) + "$");

    private static string Table(IReadOnlyList<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToList();
        var text = new StringBuilder().AppendLine();
        foreach (var row in rows)
            text.AppendLine(string.Join(" | ", row.Zip(widths, (cell, width) => cell.PadRight(width))).TrimEnd());
        return text.ToString();
    }
}
