using System;
using System.Linq;
using System.Net;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals;

/// <summary>Whether a value may stand in a list of what is allowed: it means one thing, and nothing that reaches inside or runs in a browser.</summary>
internal static class AllowedValues
{
    // RFC 6761, RFC 6762, RFC 8375, and what data centers call themselves.
    private static readonly string[] Inside = ["localhost", "local", "internal", "lan", "home", "corp", "intranet", "private", "arpa", "localdomain", "svc", "cluster"];

    private static readonly string[] Active = ["html", "svg", "xml", "javascript", "ecmascript", "*", "octet-stream", "x-msdownload", "shell", "x-sh", "x-httpd"];

    /// <summary>Whether a member of an input may be held against this value.</summary>
    internal static bool MayBe(string subject, string value)
    {
        var member = subject.Substring(subject.LastIndexOf('.') + 1);
        return value.Length > 0 && value.IndexOf('*') < 0 && member switch
        {
            "Host" or "DnsSafeHost" or "IdnHost" or "Authority" => IsPublicHost(value),
            "Scheme" => value is "https" or "http",
            "ContentType" or "MediaType" => value.IndexOf('/') > 0 && !Active.Any(active => value.IndexOf(active, StringComparison.OrdinalIgnoreCase) >= 0),
            _ => true,
        };
    }

    /// <summary>Whether a text is the beginning of all addresses of one public host.</summary>
    internal static bool IsBeginningOfHost(string value) => Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri is { Scheme: "https" or "http", UserInfo: "", Query: "", Fragment: "" }
        && value.EndsWith("/", StringComparison.Ordinal) && IsPublicHost(uri.Host) && value.IndexOf('*') < 0;

    private static bool IsPublicHost(string host)
    {
        var name = host.Split(':')[0];
        return !IPAddress.TryParse(name, out _) && host.IndexOf('[') < 0 && name.Split('.') is { Length: > 1 } labels && labels.All(label => label.Length > 0) && !Inside.Contains(labels[labels.Length - 1].ToLowerInvariant())
            && labels[labels.Length - 1].All(char.IsLetter);
    }
}
