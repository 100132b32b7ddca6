using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace BackendArchitect.Analyzers.Model.Data;

/// <summary>A path to data, each segment of it in all its spellings.</summary>
internal sealed class DataPath
{
    private readonly ImmutableArray<ImmutableArray<string>> _segments;

    private DataPath(ImmutableArray<ImmutableArray<string>> segments) => _segments = segments;

    internal static DataPath Of(DataSource source) => new([["/" + source.Name]]);

    internal static DataPath Of(string segment) => new([["/" + segment]]);

    internal DataPath Then(string? segment) => segment is null ? this : new(_segments.Add(["/" + segment]));

    /// <summary>The path to one entity by its key.</summary>
    internal DataPath ByKey(IReadOnlyList<string> keys, DataRouteOptions options, string prefix = "key") => new(_segments.Add(KeyIn(keys, options, prefix)));

    /// <summary>The path to the link between two entities, of which the second may be named by its key.</summary>
    internal DataPath Linked(string property, IReadOnlyList<string> keys, DataRouteOptions options, string? prefix) =>
        prefix is null ? Then(property + "/$ref") : new(_segments.Add([.. KeyIn(keys, options, prefix).Select(key => $"/{property}{key}/$ref")]));

    /// <summary>The path to what is called by its names.</summary>
    internal DataPath Calling(string fullName, string name, string parameters, DataRouteOptions options)
    {
        var spellings = ImmutableArray.CreateBuilder<string>();
        if (options.CallsByFullName)
            spellings.Add("/" + fullName + parameters);
        if (options.CallsByShortName || !options.CallsByFullName)
            spellings.Add("/" + name + parameters);
        return new(_segments.Add(spellings.ToImmutable()));
    }

    /// <summary>Every way in which it is spelled, without a slash before it.</summary>
    internal IEnumerable<string> Spellings() =>
        _segments.Aggregate((IEnumerable<string>)[""], (paths, segment) => paths.SelectMany(path => segment.Select(spelling => path + spelling))).Select(path => path.Substring(1));

    private static ImmutableArray<string> KeyIn(IReadOnlyList<string> keys, DataRouteOptions options, string prefix)
    {
        var literal = keys.Count == 1 ? "{" + prefix + "}" : string.Join(",", keys.Select(key => $"{key}={{{prefix}{key}}}"));
        var spellings = ImmutableArray.CreateBuilder<string>();
        if (options.HasKeysInParentheses)
            spellings.Add($"({literal})");
        if (options.HasKeysAsSegments)
            spellings.Add("/" + literal);
        return spellings.ToImmutable();
    }
}
