namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>What checks a password, signs a caller in, or hands out what lets one in.</summary>
internal static class SignIn
{
    internal static readonly TypeName SignInManager = new("Microsoft.AspNetCore.Identity", "SignInManager`1");
    internal static readonly TypeName UserManager = new("Microsoft.AspNetCore.Identity", "UserManager`1");
    internal static readonly TypeName PasswordHasher = new("Microsoft.AspNetCore.Identity", "IPasswordHasher`1");
    internal static readonly TypeName AuthenticationExtensions = new("Microsoft.AspNetCore.Authentication", "AuthenticationHttpContextExtensions");
    internal static readonly TypeName JwtSecurityTokenHandler = new("System.IdentityModel.Tokens.Jwt", "JwtSecurityTokenHandler") { Package = "System.IdentityModel.Tokens.Jwt" };
    internal static readonly TypeName JsonWebTokenHandler = new("Microsoft.IdentityModel.JsonWebTokens", "JsonWebTokenHandler") { Package = "Microsoft.IdentityModel.JsonWebTokens" };
}
