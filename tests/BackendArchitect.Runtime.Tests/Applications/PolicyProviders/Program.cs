using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorizationBuilder()
    .AddPolicy("Known", policy => policy.RequireAuthenticatedUser())
    .AddPolicy("Staff", policy => policy.RequireRole("staff"));
builder.Services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicies>();
builder.Services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
builder.Services.AddControllers();
var app = builder.Build();

app.MapControllers();
app.MapGet("/known", () => 1).RequireAuthorization("Known");
app.MapGet("/staff", () => 1).RequireAuthorization("Staff");
app.MapGet("/default", () => 1).RequireAuthorization();
app.MapGet("/orders", [HasPermission(Permission.ReadOrders)] () => 1);
app.MapPost("/orders", () => 1).RequireAuthorization(HasPermissionAttribute.Prefix + nameof(Permission.WriteOrders));
app.MapGroup("/reports").RequireAuthorization("permission:reports").MapGet("", () => 1);
app.Run();

public enum Permission
{
    ReadOrders,
    WriteOrders,
}

public sealed class HasPermissionAttribute : AuthorizeAttribute
{
    public const string Prefix = "permission:";

    public HasPermissionAttribute(Permission permission) => Policy = Prefix + permission;
}

public sealed class PermissionRequirement(string permission) : IAuthorizationRequirement
{
    public string Permission { get; } = permission;
}

public sealed class PermissionHandler : AuthorizationHandler<PermissionRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (context.User.HasClaim("permission", requirement.Permission))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

public sealed class PermissionPolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    public override async Task<AuthorizationPolicy?> GetPolicyAsync(string policyName)
    {
        if (!policyName.StartsWith(HasPermissionAttribute.Prefix, StringComparison.OrdinalIgnoreCase))
            return await base.GetPolicyAsync(policyName);
        return Made().GetValueOrDefault(policyName[HasPermissionAttribute.Prefix.Length..]);
    }

    private static Dictionary<string, AuthorizationPolicy> Made() => Enum.GetNames<Permission>().Append("reports").ToDictionary(name => name, name =>
    {
        var builder = new AuthorizationPolicyBuilder();
        builder.RequireAuthenticatedUser();
        builder.AddRequirements(new PermissionRequirement(name));
        return builder.Build();
    });
}
