using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

// The default policy is made of the one that is there before, when everything else is configured; policies are combined of others.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
builder.Services.AddAuthorization(options => options.AddPolicy("Known", AuthorizationPolicy.Combine(Desk.Known, Desk.Known)));
builder.Services.AddAuthorization(options => options.AddPolicy("Staff", AuthorizationPolicy.Combine(Desk.Known, Desk.Staff)));
builder.Services.AddSingleton<IPostConfigureOptions<AuthorizationOptions>, DeskDefaults>();
var app = builder.Build();

app.MapGet("/default", () => 1).RequireAuthorization();
app.MapGet("/attribute", [Authorize] () => 1);
app.MapGet("/known", () => 1).RequireAuthorization("Known");
app.MapGet("/staff", () => 1).RequireAuthorization("Staff");
app.Run();

public static class Desk
{
    public static AuthorizationPolicy Known { get; } = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();

    public static AuthorizationPolicy Staff { get; } = new AuthorizationPolicyBuilder().RequireRole("staff").Build();
}

public class DeskDefaults : IPostConfigureOptions<AuthorizationOptions>
{
    public void PostConfigure(string? name, AuthorizationOptions options) =>
        options.DefaultPolicy = new AuthorizationPolicyBuilder(options.DefaultPolicy).RequireClaim("desk").Build();
}
