namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>Who a caller is.</summary>
internal static class Authentication
{
    internal static readonly TypeName ServiceCollectionExtensions = new("Microsoft.Extensions.DependencyInjection", "AuthenticationServiceCollectionExtensions");
    internal static readonly MemberName AddAuthentication = new(ServiceCollectionExtensions, "AddAuthentication");
    internal static readonly TypeName Builder = new("Microsoft.AspNetCore.Authentication", "AuthenticationBuilder");
    internal static readonly TypeName Options = new("Microsoft.AspNetCore.Authentication", "AuthenticationOptions");
    internal static readonly TypeName SchemeProvider = new("Microsoft.AspNetCore.Authentication", "IAuthenticationSchemeProvider");
    internal static readonly TypeName Service = new("Microsoft.AspNetCore.Authentication", "IAuthenticationService");
    internal static readonly TypeName Result = new("Microsoft.AspNetCore.Authentication", "AuthenticateResult");
    internal static readonly TypeName ResultHandler = new("Microsoft.AspNetCore.Authorization", "IAuthorizationMiddlewareResultHandler");
    internal static readonly TypeName PolicyEvaluator = new("Microsoft.AspNetCore.Authorization.Policy", "IPolicyEvaluator");

    /// <summary>The assembly that brings tokens of another service.</summary>
    internal const string JwtBearer = "Microsoft.AspNetCore.Authentication.JwtBearer";
}
