using System.Text.RegularExpressions;
using BackendArchitect.Runtime.Tests.Hosting;

namespace BackendArchitect.Runtime.Tests.Comparing;

/// <summary>
/// What an application allows the model not to know, in comments on an endpoint's line or the line above it, each with its reason:
/// <c>// undecidable: the policy comes from a file</c>, <c>// unknown route: the prefix is configured</c>,
/// <c>// undecidable parameter: a library registers it</c>, <c>// undecidable documentation: a library adds tags</c>.
/// </summary>
internal sealed partial class Allowances
{
    private readonly Dictionary<(string Path, int Line), string> _written;
    private readonly HashSet<(string, int)> _used = [];

    internal Allowances(ApplicationSource source) =>
        _written = (
            from file in source.Files.Concat(source.Parts.SelectMany(part => part.Files))
            from line in file.Text.Split('\n').Index()
            let match = Comment().Match(line.Item)
            where match.Success
            select (Place: (file.Path, line.Index), What: match.Groups[1].Value)).ToDictionary(allowance => allowance.Place, allowance => allowance.What);

    /// <summary>Whether something may be unknown about the endpoint at a place; that it was asked for is remembered.</summary>
    internal bool Allow(string what, EndpointRow model)
    {
        if (model.Place is not { } place)
            return false;
        foreach (var line in new[] { place, (place.Path, place.Line - 1) })
        {
            if (_written.GetValueOrDefault(line) == what)
            {
                _used.Add(line);
                return true;
            }
        }
        return false;
    }

    /// <summary>What was allowed and nobody asked for.</summary>
    internal IEnumerable<string> OutOfDate => _written.Where(written => !_used.Contains(written.Key)).Select(written => $"{written.Key.Path}({written.Key.Line + 1}): {written.Value}");

    [GeneratedRegex(@"// (undecidable|undecidable parameter|undecidable documentation|unknown route): \S")]
    private static partial Regex Comment();
}
