using System;
using System.Linq;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals.Rewrites;

/// <summary>The domains that are nobody's: RFC 2606 and RFC 6761 reserve them for examples and tests.</summary>
internal static class ReservedDomains
{
    private static readonly string[] Suffixes = ["example", "test", "invalid", "example.com", "example.net", "example.org"];

    /// <summary>Whether a text is an origin on such a domain, and nothing more.</summary>
    internal static bool IsOrigin(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { Scheme: "https", PathAndQuery: "/", UserInfo: "", Fragment: "" }
        && Suffixes.Any(suffix => uri.Host == suffix || uri.Host.EndsWith("." + suffix, StringComparison.Ordinal)) && text.TrimEnd('/') == "https://" + uri.Authority;
}
