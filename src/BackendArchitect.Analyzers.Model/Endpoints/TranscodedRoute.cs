using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// The route template that a path of an HTTP rule becomes: <c>/v1/{name=shelves/*}/books:list</c> is <c>/v1/shelves/{__Complex_name_2}/books:list</c>.
/// See https://learn.microsoft.com/aspnet/core/grpc/json-transcoding and https://github.com/googleapis/googleapis/blob/master/google/api/http.proto.
/// </summary>
internal sealed class TranscodedRoute
{
    private const string One = "*";
    private const string Rest = "**";

    private readonly List<string> _segments = [];
    private readonly List<(string Name, int Start, int End)> _variables = [];
    private string? _verb;

    /// <summary>The template.</summary>
    internal static string Of(string path)
    {
        var route = new TranscodedRoute();
        route.Read(path.TrimStart('/'));
        return route.Template();
    }

    private void Read(string path)
    {
        for (var at = 0; at < path.Length;)
        {
            if (path[at] == '{')
            {
                var end = path.IndexOf('}', at);
                if (end < 0)
                    end = path.Length;
                var parts = path.Substring(at + 1, end - at - 1).Split(['='], 2);
                var start = _segments.Count;
                _segments.AddRange(parts.Length == 1 ? [One] : parts[1].Split('/'));
                _variables.Add((parts[0], start, _segments.Count));
                at = end + 1;
            }
            else if (path[at] is '/')
                at++;
            else if (path[at] is ':')
            {
                _verb = path.Substring(at + 1);
                return;
            }
            else
            {
                var end = path.IndexOfAny(['/', ':'], at);
                if (end < 0)
                    end = path.Length;
                _segments.Add(path.Substring(at, end - at));
                at = end;
            }
        }
    }

    private string Template()
    {
        var template = new List<string>();
        for (var at = 0; at < _segments.Count; at++)
        {
            var variable = _variables.Find(v => at >= v.Start && at < v.End);
            var isWhole = variable.Name is not null && variable.End - variable.Start == 1;
            var segment = _segments[at];
            if (segment == Rest)
            {
                // What stands behind it is matched by a constraint.
                var isNamed = isWhole && _verb is null;
                var suffix = isNamed ? "" : Suffix(variable.Name is null ? [] : _segments.Skip(at + 1));
                template.Add($"{{**{(isNamed ? variable.Name : NameOf(variable.Name, at))}{(suffix.Length == 0 ? "" : $":regex({Regex.Escape(suffix)}$)")}}}");
                if (variable.Name is null || isNamed)
                    template.AddRange(_segments.Skip(at + 1));
                return "/" + string.Join("/", template);
            }
            template.Add(segment != One ? segment : $"{{{(isWhole ? variable.Name : NameOf(variable.Name, at))}}}");
        }
        return "/" + string.Join("/", template) + (_verb is null ? "" : ":" + _verb);
    }

    private string Suffix(IEnumerable<string> segments)
    {
        var behind = string.Join("/", segments);
        return (behind.Length == 0 ? "" : "/" + behind) + (_verb is null ? "" : ":" + _verb);
    }

    private static string NameOf(string? variable, int at) => variable is null ? $"__Discard_{at}" : $"__Complex_{variable}_{at}";
}
