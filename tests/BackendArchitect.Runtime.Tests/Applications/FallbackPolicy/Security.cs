using Microsoft.AspNetCore.Authorization;

public static class Security
{
    public static WebApplicationBuilder AddSecurity(this WebApplicationBuilder builder)
    {
        builder.Services.AddAuthentication().AddBearerToken();
        builder.Services.AddAuthorization(options =>
        {
            options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
            options.AddPolicy("Staff", policy => policy.RequireRole("staff"));
        });
        return builder;
    }
}
