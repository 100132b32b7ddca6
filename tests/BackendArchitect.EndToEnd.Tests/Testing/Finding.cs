using System.Text.RegularExpressions;

namespace BackendArchitect.EndToEnd.Tests.Testing;

/// <summary>A line of a build's output that reports something at a place.</summary>
/// <param name="Severity"><c>warning</c> or <c>error</c>.</param>
/// <param name="Id">The id of the rule.</param>
/// <param name="File">The file, relative to the folder of its service.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal sealed partial record Finding(string Severity, string Id, string File, int Line, int Column)
{
    /// <summary>Reads what a build reported in a folder, each finding once, although the summary repeats them.</summary>
    internal static IReadOnlyList<Finding> ReadAll(string output, string folder) =>
    [
        .. Reported().Matches(output)
            .Where(match => match.Groups["project"].Value.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .Select(match => new Finding(
                match.Groups["severity"].Value,
                match.Groups["id"].Value,
                Path.GetRelativePath(folder, match.Groups["file"].Value).Replace('\\', '/'),
                int.Parse(match.Groups["line"].ValueSpan),
                int.Parse(match.Groups["column"].ValueSpan)))
            .Distinct(),
    ];

    [GeneratedRegex(@"^\s*(?<file>[^(\r\n]+)\((?<line>\d+),(?<column>\d+)\): (?<severity>warning|error) (?<id>[A-Z]+\d+): .*\[(?<project>[^\]\r\n]+)\]\r?$", RegexOptions.Multiline)]
    private static partial Regex Reported();
}
