namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>What makes text harmless: encoders, and checks of the framework.</summary>
internal static class Encoders
{
    internal static readonly TypeName Html = new("System.Text.Encodings.Web", "HtmlEncoder");
    internal static readonly TypeName JavaScript = new("System.Text.Encodings.Web", "JavaScriptEncoder");
    internal static readonly TypeName Url = new("System.Text.Encodings.Web", "UrlEncoder");
    internal static readonly TypeName Text = new("System.Text.Encodings.Web", "TextEncoder");
    internal static readonly TypeName WebUtility = new("System.Net", "WebUtility");
    internal static readonly TypeName HttpUtility = new("System.Web", "HttpUtility");
    internal static readonly TypeName Uri = OutgoingUrls.Uri;
    internal static readonly TypeName Convert = new("System", "Convert");
    internal static readonly TypeName GeneratedRegex = new("System.Text.RegularExpressions", "GeneratedRegexAttribute");
    internal static readonly TypeName RegexOptions = new("System.Text.RegularExpressions", "RegexOptions");
    internal static readonly TypeName Regex = new("System.Text.RegularExpressions", "Regex");
    internal static readonly TypeName FormattableString = new("System", "FormattableString");
}
