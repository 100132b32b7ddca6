namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>Cookies: who sets them, and how.</summary>
internal static class Cookies
{
    internal static readonly TypeName Builder = new("Microsoft.AspNetCore.Http", "CookieBuilder");
    internal static readonly MemberName SecurePolicy = new(Builder, "SecurePolicy");
    internal static readonly MemberName HttpOnly = new(Builder, "HttpOnly");
    internal static readonly MemberName SameSite = new(Builder, "SameSite");
    internal static readonly MemberName NeverSecure = new(new("Microsoft.AspNetCore.Http", "CookieSecurePolicy"), "None");
    internal static readonly MemberName AnySite = new(new("Microsoft.AspNetCore.Http", "SameSiteMode"), "None");

    internal static readonly TypeName Options = new("Microsoft.AspNetCore.Http", "CookieOptions");
    internal static readonly MemberName SecureOption = new(Options, "Secure");
    internal static readonly MemberName HttpOnlyOption = new(Options, "HttpOnly");
    internal static readonly TypeName Response = new("Microsoft.AspNetCore.Http", "IResponseCookies");
    internal static readonly TypeName OfRequest = new("Microsoft.AspNetCore.Http", "IRequestCookieCollection");
    internal static readonly MemberName Append = new(Response, "Append");

    internal static readonly MemberName OfAuthentication = new(new("Microsoft.AspNetCore.Authentication.Cookies", "CookieAuthenticationOptions"), "Cookie");
    internal static readonly MemberName OfCorrelation = new(new("Microsoft.AspNetCore.Authentication", "RemoteAuthenticationOptions"), "CorrelationCookie");
    internal static readonly MemberName OfNonce = new(Credentials.OpenIdConnectOptions, "NonceCookie");
    internal static readonly MemberName OfSession = new(new("Microsoft.AspNetCore.Builder", "SessionOptions"), "Cookie");
    internal static readonly MemberName OfAntiforgery = new(new("Microsoft.AspNetCore.Antiforgery", "AntiforgeryOptions"), "Cookie");

    internal static readonly TypeName PolicyOptions = new("Microsoft.AspNetCore.Builder", "CookiePolicyOptions");
    internal static readonly MemberName SecureByPolicy = new(PolicyOptions, "Secure");
    internal static readonly MemberName HttpOnlyByPolicy = new(PolicyOptions, "HttpOnly");
}
