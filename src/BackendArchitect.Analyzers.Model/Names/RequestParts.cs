namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>What a request carries beside its body, and where a token or a connection string is asked for as a whole.</summary>
internal static class RequestParts
{
    internal static readonly TypeName Query = new("Microsoft.AspNetCore.Http", "IQueryCollection");
    internal static readonly TypeName Form = new("Microsoft.AspNetCore.Http", "IFormCollection");
    internal static readonly TypeName Cookies = new("Microsoft.AspNetCore.Http", "IRequestCookieCollection");
    internal static readonly TypeName Dictionary = new("System.Collections.Generic", "IDictionary`2");
    internal static readonly TypeName NameValueCollection = new("System.Collections.Specialized", "NameValueCollection");
    internal static readonly TypeName RequestHeaders = new("System.Net.Http.Headers", "HttpRequestHeaders");
    internal static readonly TypeName RequestMessage = new("System.Net.Http", "HttpRequestMessage");
    internal static readonly TypeName Claim = new("System.Security.Claims", "Claim");
    internal static readonly TypeName PersonalData = new("Microsoft.AspNetCore.Identity", "PersonalDataAttribute");
    internal static readonly TypeName SecurityKey = new("Microsoft.IdentityModel.Tokens", "SecurityKey") { Package = "Microsoft.IdentityModel.Tokens" };

    internal static readonly MemberName GetConnectionString = new(new("Microsoft.Extensions.Configuration", "ConfigurationExtensions"), "GetConnectionString");
    internal static readonly MemberName GetDebugView = new(new("Microsoft.Extensions.Configuration", "ConfigurationRootExtensions"), "GetDebugView");
    internal static readonly MemberName GetToken = new(new("Microsoft.AspNetCore.Authentication", "AuthenticationHttpContextExtensions"), "GetTokenAsync");
    internal static readonly MemberName CookieHeader = new(AspNet.HeaderDictionary, "Cookie");
    internal static readonly MemberName HeaderParameter = new(Credentials.AuthenticationHeaderValue, "Parameter");
    internal static readonly MemberName RawToken = new(Identity.JwtSecurityToken, "RawData");
    internal static readonly MemberName EncodedToken = new(Identity.JsonWebToken, "EncodedToken");
}
