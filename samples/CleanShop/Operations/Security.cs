using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace CleanShop.Operations;

internal static class Security
{
    /// <summary>
    /// Bearer tokens; who issues and signs them stands in <c>Authentication:Schemes:Bearer</c>. During development <c>dotnet user-jwts</c>
    /// issues them and keeps its key in the user secrets.
    /// </summary>
    internal static void AddSecurity(this IServiceCollection services)
    {
        services.AddAuthentication().AddJwtBearer();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    internal static string CustomerName(this ClaimsPrincipal user) =>
        user.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("The token names no subject.");
}
