using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.Extensions.DependencyInjection.Extensions;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization(options => options.AddPolicy("Staff", policy => policy.RequireRole("staff")));
builder.Services.Replace(ServiceDescriptor.Transient<IAuthorizationPolicyProvider, InventedPolicies>());
var app = builder.Build();

// The provider does not ask the options.
app.MapGet("/staff", () => 1).RequireAuthorization("Staff");
app.MapGet("/screen", () => 1).RequireAuthorization("Screen");
app.MapGet("/default", () => 1).RequireAuthorization();
app.MapGet("/open", () => 1);
app.Run();

public class MaybeKnownRequirement : DenyAnonymousAuthorizationRequirement;

public sealed class InventedPolicies : IAuthorizationPolicyProvider
{
    public Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) => Task.FromResult<AuthorizationPolicy?>(Screen(policyName));

    public Task<AuthorizationPolicy> GetDefaultPolicyAsync() => Task.FromResult(new AuthorizationPolicyBuilder("BearerToken").RequireAuthenticatedUser().RequireClaim("seat").Build());

    public Task<AuthorizationPolicy?> GetFallbackPolicyAsync() => Task.FromResult<AuthorizationPolicy?>(null);

    private static AuthorizationPolicy Screen(string scheme)
    {
        var policy = new AuthorizationPolicyBuilder("BearerToken")
            .AddRequirements(new MaybeKnownRequirement());
        return policy.Build();
    }
}
