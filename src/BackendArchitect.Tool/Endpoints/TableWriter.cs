using BackendArchitect.Analyzers.Model;
using Spectre.Console;

namespace BackendArchitect.Tool.Endpoints;

/// <summary>Writes the endpoints of a host for people: one line each, colours where the console has them, the totals last.</summary>
internal static class TableWriter
{
    private static readonly string[] Columns = ["Verb", "Route", "Handler", "Who may call", "Rate limit", "Decided at"];

    /// <summary>Writes a table.</summary>
    /// <param name="host">What to write.</param>
    /// <param name="folder">What file names are relative to.</param>
    /// <param name="console">Where to write it.</param>
    internal static void Write(HostEndpoints host, string folder, IAnsiConsole console)
    {
        console.WriteLine(host.Assembly);
        if (host.Rows.Count > 0)
        {
            var table = new Table().Border(TableBorder.Simple);
            foreach (var column in Columns)
                table.AddColumn(new TableColumn(column) { Padding = new(0, 0, 2, 0), NoWrap = !console.Profile.Capabilities.Interactive });
            foreach (var row in host.Rows)
                table.AddRow([.. Cells(row, folder).Select(text => new Text(text, StyleOf(row)))]);
            console.Write(table);
        }
        console.WriteLine(Totals(host.Rows));
    }

    /// <summary>The last line: <c>12 endpoints: 2 open, 1 undecidable, 3 anonymous, 6 require authorization</c>.</summary>
    internal static string Totals(IReadOnlyCollection<EndpointRow> rows)
    {
        int Count(Openness openness) => rows.Count(row => row.Openness == openness);
        return $"{rows.Count} {(rows.Count == 1 ? "endpoint" : "endpoints")}: {Count(Openness.Open)} open, {Count(Openness.Undecidable)} undecidable, "
            + $"{Count(Openness.Anonymous)} anonymous, {Count(Openness.Required)} with authorization";
    }

    private static string[] Cells(EndpointRow row, string folder) =>
    [
        row.Methods.Count == 0 ? "any" : string.Join(",", row.Methods), row.Route, row.Handler?.Name ?? "?", WhoMayCall(row), RateLimit(row.RateLimiting), Relative(row.DecidedAt, folder),
    ];

    private static string WhoMayCall(EndpointRow row)
    {
        var claim = row.Authorization;
        var who = row.Openness switch
        {
            Openness.Open => "open",
            Openness.Undecidable => $"undecidable because {claim.Because}",
            _ when row.UnknownPolicy is var (name, askedBy) => $"nobody, nothing defines '{name}' of {askedBy}",
            Openness.Anonymous => $"anonymous by {claim.Because}",
            _ => $"requires by {claim.Because}{(claim.Policy is { } policy ? $" '{policy}'" : "")}",
        };
        return row.IsDevelopmentOnly ? $"{who}, outside Production only" : who;
    }

    private static string RateLimit(Claim claim) => claim.State switch
    {
        ClaimState.Absent => "none",
        ClaimState.Undecidable => $"undecidable because {claim.Because}",
        ClaimState.Waived => $"disabled by {claim.Because}",
        _ => claim.Policy is { } policy ? $"policy '{policy}'" : claim.Because,
    };

    private static string Relative(Place? place, string folder) => place is null ? "" : $"{Path.GetRelativePath(folder, place.File).Replace('\\', '/')}:{place.Line}";

    private static Style StyleOf(EndpointRow row) => row.Openness switch
    {
        Openness.Open => new Style(Color.Red),
        Openness.Undecidable => new Style(Color.Yellow),
        Openness.Anonymous => new Style(Color.Blue),
        _ => Style.Plain,
    };
}
