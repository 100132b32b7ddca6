using System.Collections.Immutable;
using System.Linq;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>What HTTP says of its methods. See RFC 9110, section 9.2.</summary>
internal static class HttpVerbs
{
    /// <summary>Whether all of them are safe: they ask for something and change nothing.</summary>
    internal static bool OnlyRead(ImmutableArray<string> verbs) => !verbs.IsEmpty && verbs.All(verb => verb is "GET" or "HEAD" or "OPTIONS");
}
