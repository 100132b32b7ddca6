namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>Cross-origin resource sharing.</summary>
internal static class Cors
{
    internal static readonly TypeName PolicyBuilder = new("Microsoft.AspNetCore.Cors.Infrastructure", "CorsPolicyBuilder");
    internal static readonly MemberName AllowCredentials = new(PolicyBuilder, "AllowCredentials");
    internal static readonly MemberName DisallowCredentials = new(PolicyBuilder, "DisallowCredentials");
    internal static readonly MemberName AllowAnyOrigin = new(PolicyBuilder, "AllowAnyOrigin");
    internal static readonly MemberName WithOrigins = new(PolicyBuilder, "WithOrigins");
    internal static readonly MemberName SetIsOriginAllowed = new(PolicyBuilder, "SetIsOriginAllowed");
    internal static readonly MemberName AllowWildcardSubdomains = new(PolicyBuilder, "SetIsOriginAllowedToAllowWildcardSubdomains");
}
