using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Names;

namespace BackendArchitect.Analyzers.Model.Taint;

/// <summary>What makes client input harmless: methods whose result cannot do it any more, and questions whose answer decides it.</summary>
internal static class Sanitizers
{
    /// <summary>What an encoder for URLs leaves can neither end a text nor leave a path, and is no absolute URL.</summary>
    private const Dangers UrlEncoded = Dangers.All & ~(Dangers.Url | Dangers.Code | Dangers.Template);

    /// <summary>Members whose value is harmless, with the dangers that they avert; no name stands for every member of the type.</summary>
    internal static readonly ImmutableArray<(Dangers Averts, TypeName Type, string? Member)> Values =
    [
        (Dangers.Path | Dangers.Url, Files.Path, "GetFileName"),
        (Dangers.Path | Dangers.Url, Files.Path, "GetFileNameWithoutExtension"),
        (Dangers.Path | Dangers.Url, Files.Path, "GetExtension"),
        (Dangers.All, Files.Path, "GetRandomFileName"),
        (Dangers.All, Files.Path, "GetTempFileName"),
        (Dangers.Path | Dangers.Url, Files.FileSystemInfo, "Name"),
        (Dangers.Path | Dangers.Url, Files.FileSystemInfo, "Extension"),

        (Dangers.Log | Dangers.Header, Text.String, "ReplaceLineEndings"),
        (Dangers.Html | Dangers.Log, Encoders.Text, "Encode"),
        (Dangers.Html, Encoders.WebUtility, "HtmlEncode"),
        (Dangers.Html, Encoders.HttpUtility, "HtmlEncode"),
        (Dangers.Html, Encoders.HttpUtility, "HtmlAttributeEncode"),
        (Dangers.Html, Encoders.HttpUtility, "JavaScriptStringEncode"),
        (Dangers.Html, Markup.HtmlHelper, "Encode"),
        (UrlEncoded, Encoders.Url, "Encode"),
        (UrlEncoded, Encoders.Uri, "EscapeDataString"),
        (UrlEncoded, Encoders.WebUtility, "UrlEncode"),
        (UrlEncoded, Encoders.HttpUtility, "UrlEncode"),
        (UrlEncoded, Encoders.HttpUtility, "UrlPathEncode"),

        (Dangers.All, Encoders.Convert, "ToBase64String"),
        (Dangers.All, Encoders.Convert, "ToHexString"),
        (Dangers.All, Encoders.Convert, "ToHexStringLower"),
        (Dangers.All, Encoders.Regex, "Replace"),
        (Dangers.All, Encoders.Regex, "Escape"),
        (Dangers.Redirect, Redirects.UrlHelper, null),
        (Dangers.Redirect, Redirects.UrlHelperExtensions, null),
    ];

    /// <summary>
    /// Questions about a text whose answer says nothing of what it may do: whether there is any, how it ends, whether such a file is there. Every other
    /// question that decides whether the code goes on is a check, also one of a library whose code nobody sees.
    /// </summary>
    internal static readonly ImmutableHashSet<string> NoChecks =
    [
        "IsNullOrEmpty", "IsNullOrWhiteSpace", "Exists", "FileExists", "DirectoryExists", "HasValue", "ReferenceEquals", "EndsWith", "StartsWith", "IsPathRooted", "IsPathFullyQualified", "IsEnabled", "HasExtension",
        "IsWhiteSpace", "HasFormContentType",
    ];

    /// <summary>Texts that <c>Replace</c> takes out to make a text harmless, as those who write statements, paths and lines by hand do.</summary>
    internal static readonly ImmutableArray<(Dangers Averts, string Text)> Replaced =
    [
        (Dangers.Sql | Dangers.Ldap | Dangers.XPath | Dangers.NoSql | Dangers.Html, "'"),
        (Dangers.Command | Dangers.Html | Dangers.NoSql | Dangers.XPath, "\""),
        (Dangers.Path | Dangers.Url, ".."),
        (Dangers.Path, "."),
        (Dangers.Path | Dangers.Url | Dangers.Redirect, "/"),
        (Dangers.Path, "\\"),
        (Dangers.Log | Dangers.Header, "\n"),
        (Dangers.Log | Dangers.Header, "\r"),
        (Dangers.Log | Dangers.Header, "\r\n"),
        (Dangers.Html, "<"),
        (Dangers.Html, "&"),
        (Dangers.Ldap, "("),
        (Dangers.Ldap, "*"),
        (Dangers.NoSql, "$"),
        (Dangers.Template, "{"),
        (Dangers.Template, "{{"),
    ];

    /// <summary>How methods begin that end in an exception when a value is not as it must be.</summary>
    internal static readonly ImmutableArray<string> ThrowingPrefixes = ["Validate", "Ensure", "Check", "Guard", "Verify", "Assert", "Require", "Against", "Must", "ThrowIf"];

    /// <summary>Those of them that ask only whether there is a value.</summary>
    internal static readonly ImmutableHashSet<string> NoThrowingChecks = ["ThrowIfNull", "ThrowIfNullOrEmpty", "ThrowIfNullOrWhiteSpace", "Null", "NullOrEmpty", "NullOrWhiteSpace"];

    /// <summary>Attributes of the framework on a bound member that ask for its presence or length and leave its characters open.</summary>
    internal static readonly ImmutableHashSet<string> OpenAttributes =
    [
        "RequiredAttribute", "StringLengthAttribute", "MaxLengthAttribute", "MinLengthAttribute", "LengthAttribute", "DataTypeAttribute", "CompareAttribute", "EmailAddressAttribute", "UrlAttribute", "FileExtensionsAttribute",
        "DeniedValuesAttribute",
    ];
}
