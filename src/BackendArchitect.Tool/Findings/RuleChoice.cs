using BackendArchitect.Analyzers;
using BackendArchitect.Tool.Loading;

namespace BackendArchitect.Tool.Findings;

/// <summary>The rules that a person names: by their ids, by a family's name, or all.</summary>
internal static class RuleChoice
{
    /// <summary>The ids that are meant; none where all are.</summary>
    /// <exception cref="UnanswerableException">A word means no rule.</exception>
    internal static HashSet<string> Of(IEnumerable<string> words)
    {
        var chosen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in words.SelectMany(word => word.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries)))
        {
            var meant = RuleCatalog.Entries.Where(entry => entry.Id.Equals(word, StringComparison.OrdinalIgnoreCase) || entry.Descriptor.Category.Equals(word, StringComparison.OrdinalIgnoreCase)).Select(entry => entry.Id).ToList();
            if (meant.Count == 0)
                throw new UnanswerableException($"'{word}' is no rule and no family; 'barch rules' lists them");
            chosen.UnionWith(meant);
        }
        return chosen;
    }

    /// <summary>The rule of an id.</summary>
    /// <exception cref="UnanswerableException">There is none.</exception>
    internal static CatalogEntry One(string id) =>
        RuleCatalog.Entries.FirstOrDefault(entry => entry.Id.Equals(id, StringComparison.OrdinalIgnoreCase) || entry.Name.Equals(id, StringComparison.OrdinalIgnoreCase))
        ?? throw new UnanswerableException($"'{id}' is no rule; 'barch rules' lists them");
}
