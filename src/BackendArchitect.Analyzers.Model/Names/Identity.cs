namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>Tokens, and the handlers that sign callers in by them.</summary>
internal static class Identity
{
    internal static readonly TypeName TokenValidationParameters = new("Microsoft.IdentityModel.Tokens", "TokenValidationParameters") { Package = "Microsoft.IdentityModel.Tokens" };
    internal static readonly MemberName ValidateIssuer = new(TokenValidationParameters, "ValidateIssuer");
    internal static readonly MemberName ValidateAudience = new(TokenValidationParameters, "ValidateAudience");
    internal static readonly MemberName RequireAudience = new(TokenValidationParameters, "RequireAudience");
    internal static readonly MemberName ValidateLifetime = new(TokenValidationParameters, "ValidateLifetime");
    internal static readonly MemberName RequireExpirationTime = new(TokenValidationParameters, "RequireExpirationTime");
    internal static readonly MemberName RequireSignedTokens = new(TokenValidationParameters, "RequireSignedTokens");
    internal static readonly MemberName IssuerValidator = new(TokenValidationParameters, "IssuerValidator");
    internal static readonly MemberName IssuerValidatorUsingConfiguration = new(TokenValidationParameters, "IssuerValidatorUsingConfiguration");
    internal static readonly MemberName AudienceValidator = new(TokenValidationParameters, "AudienceValidator");
    internal static readonly MemberName LifetimeValidator = new(TokenValidationParameters, "LifetimeValidator");
    internal static readonly MemberName SignatureValidator = new(TokenValidationParameters, "SignatureValidator");
    internal static readonly MemberName SignatureValidatorUsingConfiguration = new(TokenValidationParameters, "SignatureValidatorUsingConfiguration");

    internal static readonly TypeName JwtSecurityToken = new("System.IdentityModel.Tokens.Jwt", "JwtSecurityToken") { Package = "System.IdentityModel.Tokens.Jwt" };
    internal static readonly TypeName JwtSecurityTokenHandler = new("System.IdentityModel.Tokens.Jwt", "JwtSecurityTokenHandler") { Package = "System.IdentityModel.Tokens.Jwt" };
    internal static readonly MemberName ReadToken = new(JwtSecurityTokenHandler, "ReadToken");
    internal static readonly MemberName ReadJwtToken = new(JwtSecurityTokenHandler, "ReadJwtToken");
    internal static readonly TypeName JsonWebToken = new("Microsoft.IdentityModel.JsonWebTokens", "JsonWebToken") { Package = "Microsoft.IdentityModel.JsonWebTokens" };
    internal static readonly TypeName JsonWebTokenHandler = new("Microsoft.IdentityModel.JsonWebTokens", "JsonWebTokenHandler") { Package = "Microsoft.IdentityModel.JsonWebTokens" };
    internal static readonly MemberName ReadTokenAsJson = new(JsonWebTokenHandler, "ReadToken");
    internal static readonly MemberName ReadJsonWebToken = new(JsonWebTokenHandler, "ReadJsonWebToken");
    internal static readonly MemberName ValidateToken = new(JwtSecurityTokenHandler, "ValidateToken");
    internal static readonly MemberName ValidateTokenAsync = new(JsonWebTokenHandler, "ValidateTokenAsync");

    internal static readonly TypeName JwtBearerOptions = new("Microsoft.AspNetCore.Authentication.JwtBearer", "JwtBearerOptions") { Package = "Microsoft.AspNetCore.Authentication.JwtBearer" };
    internal static readonly TypeName WsFederationOptions = new("Microsoft.AspNetCore.Authentication.WsFederation", "WsFederationOptions") { Package = "Microsoft.AspNetCore.Authentication.WsFederation" };
    internal static readonly MemberName HttpsMetadataOfJwtBearer = new(JwtBearerOptions, "RequireHttpsMetadata");
    internal static readonly MemberName HttpsMetadataOfOpenIdConnect = new(Credentials.OpenIdConnectOptions, "RequireHttpsMetadata");
    internal static readonly MemberName HttpsMetadataOfWsFederation = new(WsFederationOptions, "RequireHttpsMetadata");

    internal static readonly MemberName AddDefaultIdentity = new(new("Microsoft.Extensions.DependencyInjection", "IdentityServiceCollectionUIExtensions") { Package = "Microsoft.AspNetCore.Identity.UI" }, "AddDefaultIdentity");
    internal static readonly MemberName AddDefaultUI = new(new("Microsoft.AspNetCore.Identity", "IdentityBuilderUIExtensions") { Package = "Microsoft.AspNetCore.Identity.UI" }, "AddDefaultUI");
    internal static readonly TypeName UIFramework = new("Microsoft.AspNetCore.Identity.UI", "UIFrameworkAttribute") { Package = "Microsoft.AspNetCore.Identity.UI" };

    internal static readonly MemberName FailAuthentication = new(new("Microsoft.AspNetCore.Authentication", "ResultContext`1"), "Fail");
    internal static readonly MemberName RequireClaim = new(AspNet.AuthorizationPolicyBuilder, "RequireClaim");

    internal static readonly TypeName RegisterRequest = new("Microsoft.AspNetCore.Identity.Data", "RegisterRequest");
    internal static readonly TypeName LoginRequest = new("Microsoft.AspNetCore.Identity.Data", "LoginRequest");
    internal static readonly TypeName RefreshRequest = new("Microsoft.AspNetCore.Identity.Data", "RefreshRequest");
    internal static readonly TypeName ResendConfirmationEmailRequest = new("Microsoft.AspNetCore.Identity.Data", "ResendConfirmationEmailRequest");
    internal static readonly TypeName ForgotPasswordRequest = new("Microsoft.AspNetCore.Identity.Data", "ForgotPasswordRequest");
    internal static readonly TypeName ResetPasswordRequest = new("Microsoft.AspNetCore.Identity.Data", "ResetPasswordRequest");
    internal static readonly TypeName TwoFactorRequest = new("Microsoft.AspNetCore.Identity.Data", "TwoFactorRequest");
    internal static readonly TypeName InfoRequest = new("Microsoft.AspNetCore.Identity.Data", "InfoRequest");
    internal static readonly TypeName TwoFactorResponse = new("Microsoft.AspNetCore.Identity.Data", "TwoFactorResponse");
    internal static readonly TypeName InfoResponse = new("Microsoft.AspNetCore.Identity.Data", "InfoResponse");
    internal static readonly TypeName AccessTokenResponse = new("Microsoft.AspNetCore.Authentication.BearerToken", "AccessTokenResponse");
}
