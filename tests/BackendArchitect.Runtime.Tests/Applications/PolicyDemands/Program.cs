using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddBearerToken();
var staff = new StaffRequirement();
builder.Services.AddAuthorization(options =>
{
    var known = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
    options.DefaultPolicy = known;
    options.FallbackPolicy = known;
    options.AddPolicy("Known", policy => policy.RequireAuthenticatedUser());
    options.AddPolicy("KnownByLocal", known);
    options.AddPolicy("KnownByBlock", policy =>
    {
        policy.AddAuthenticationSchemes("BearerToken");
        policy.RequireAuthenticatedUser();
    });
    options.AddPolicy("KnownByMethod", Demands.Known);
    options.AddPolicy("KnownByScheme", policy =>
    {
        policy.AuthenticationSchemes.Add("BearerToken");
        policy.RequireAuthenticatedUser();
    });
    options.AddPolicy("Staff", policy => policy.RequireAuthenticatedUser().RequireRole("staff"));
    options.AddPolicy("StaffByExtension", policy => policy.RequireAuthenticatedUser().RequireStaff());
    options.AddPolicy("StaffByList", policy =>
    {
        policy.RequireAuthenticatedUser();
        policy.Requirements.Add(new StaffRequirement());
    });
    options.AddPolicy("StaffByStatements", Demands.Staff());
    options.AddPolicy("KnownByRequirement", policy => policy.AddRequirements(new DenyAnonymousAuthorizationRequirement()));
    options.AddPolicy("KnownByDerivedRequirement", policy => policy.Requirements.Add(new PerhapsBypassedRequirement()));
    options.AddPolicy("KnownByArray", new AuthorizationPolicy([new DenyAnonymousAuthorizationRequirement()], ["BearerToken"]));
    options.AddPolicy("KnownByCombination", policy => policy.Combine(known));
    options.AddPolicy("KnownByCopy", new AuthorizationPolicyBuilder(known).AddAuthenticationSchemes("BearerToken").Build());
    options.AddPolicy("KnownByExtension", policy => policy.RequireKnown());
    options.AddPolicy("StaffByCombination", policy => policy.RequireAuthenticatedUser().Combine(Demands.Staff()));
    options.AddPolicy("StaffByCopy", new AuthorizationPolicyBuilder(Demands.Staff()).RequireAuthenticatedUser().Build());
    options.AddPolicy("StaffByArray", new AuthorizationPolicy([new DenyAnonymousAuthorizationRequirement(), new StaffRequirement()], []));
    options.AddPolicy("StaffByField", policy => policy.Requirements.Add(staff));
    options.AddRequired("StaffByWrapper", new StaffRequirement());
    options.AddRequired("KnownByWrapper", new DenyAnonymousAuthorizationRequirement());
    options.AddConfigured("StaffByHanded", policy => policy.RequireRole("staff"));
    options.AddConfigured("KnownByHanded", policy => policy.RequireAuthenticatedUser());
    options.AddPolicy("StaffOrKnown", builder.Environment.ContentRootPath.Length > 0 ? Demands.Staff() : known);
});
builder.Services.AddControllers(options => options.Filters.Add(new AuthorizeFilter("Staff")));
var app = builder.Build();

app.MapControllers();
app.MapGet("/fallback", () => 1);
app.MapGet("/default", () => 1).RequireAuthorization();
app.MapGroup("/group").MapKnown("Known").MapKnown("Staff");
app.MapGet("/known", () => 1).RequireAuthorization("Known");
app.MapGet("/known/local", () => 1).RequireAuthorization("KnownByLocal");
app.MapGet("/known/block", () => 1).RequireAuthorization("KnownByBlock");
app.MapGet("/known/scheme", () => 1).RequireAuthorization("KnownByScheme");
app.MapGet("/known/method", () => 1).RequireAuthorization("KnownByMethod");
app.MapGet("/known/attribute", [Authorize("known")] () => 1);
app.MapGet("/known/property", [Authorize(Policy = "Known")] () => 1);
app.MapGet("/known/roles", [Authorize(Policy = "Known", Roles = "staff")] () => 1);
app.MapGet("/known/data", () => 1).RequireAuthorization(new AuthorizeAttribute { Policy = "Known" });
app.MapGet("/known/twice", () => 1).RequireAuthorization("Known", "Staff");
app.MapGet("/known/own", [Known] () => 1);
app.MapGet("/staff/own", [Staff] () => 1);
app.MapGet("/known/permission", [KnownPermission("orders")] () => 1);
app.MapGet("/known/own-scheme", [Bearer] () => 1);
app.MapGet("/known/written", [Prefixed("ByLocal")] () => 1);
app.MapGet("/known/own-data", [KnownData] () => 1);
app.MapGet("/known/named-data", [KnownData(Policy = "Staff")] () => 1);
app.MapGet("/known/inherited", [KnownByBase] () => 1);
app.MapGet("/known/made", () => 1).WithMetadata(new KnownPermissionAttribute("orders"));
app.MapGet("/staff/permission", [StaffPermission("Known")] () => 1);
app.MapGet("/staff/roles", [AnyOf("staff", "admin")] () => 1);
// undecidable: a property of the attribute's own sets the policy
app.MapGet("/staff/setter", [ByArea(Area = "Staff")] () => 1);
app.MapGet("/staff/made", () => 1).RequireAuthorization(new StaffPermissionAttribute("Known"));
app.MapGet("/staff/made-data", () => 1).WithMetadata(new AnyOfAttribute("staff"));
app.MapGet("/staff", () => 1).RequireAuthorization("Staff");
app.MapGet("/staff/extension", () => 1).RequireAuthorization("StaffByExtension");
app.MapGet("/staff/list", () => 1).RequireAuthorization("StaffByList");
app.MapGet("/staff/statements", () => 1).RequireAuthorization("StaffByStatements");
app.MapGet("/known/requirement", () => 1).RequireAuthorization("KnownByRequirement");
app.MapGet("/known/derived", () => 1).RequireAuthorization("KnownByDerivedRequirement");
app.MapGet("/known/array", () => 1).RequireAuthorization("KnownByArray");
app.MapGet("/known/combination", () => 1).RequireAuthorization("KnownByCombination");
app.MapGet("/known/copy", () => 1).RequireAuthorization("KnownByCopy");
app.MapGet("/known/extension", () => 1).RequireAuthorization("KnownByExtension");
app.MapGet("/staff/combination", () => 1).RequireAuthorization("StaffByCombination");
app.MapGet("/staff/copy", () => 1).RequireAuthorization("StaffByCopy");
app.MapGet("/staff/array", () => 1).RequireAuthorization("StaffByArray");
app.MapGet("/staff/field", () => 1).RequireAuthorization("StaffByField");
app.MapGet("/staff/wrapper", () => 1).RequireAuthorization("StaffByWrapper");
app.MapGet("/known/wrapper", () => 1).RequireAuthorization("KnownByWrapper");
app.MapGet("/staff/handed", () => 1).RequireAuthorization("StaffByHanded");
app.MapGet("/known/handed", () => 1).RequireAuthorization("KnownByHanded");
app.MapGet("/named/known", [Named("Known")] () => 1);
app.MapGet("/named/staff", [Named("Staff")] () => 1);
app.MapGet("/named/body", [NamedInBody("Staf", "f")] () => 1);
app.MapGet("/named/by-method", () => 1).RequireAuthorization(new NamedAttribute("Known"));
app.MapGet("/named/requirement", [Required] () => 1);
// undecidable: one of two policies, by what the content root is
app.MapGet("/staff/or-known", () => 1).RequireAuthorization("StaffOrKnown");
app.Run();

public static class Demands
{
    public static void Known(AuthorizationPolicyBuilder policy) => policy.RequireAuthenticatedUser();

    public static RouteGroupBuilder MapKnown(this RouteGroupBuilder group, string policy)
    {
        group.MapGet(policy, () => 1).RequireAuthorization(policy);
        return group;
    }

    public static void AddRequired(this AuthorizationOptions options, string name, IAuthorizationRequirement requirement) =>
        options.AddPolicy(name, policy => policy.AddAuthenticationSchemes("BearerToken").AddRequirements(requirement));

    public static void AddConfigured(this AuthorizationOptions options, string name, Action<AuthorizationPolicyBuilder> configure) => options.AddPolicy(name, configure);

    public static AuthorizationPolicyBuilder RequireKnown(this AuthorizationPolicyBuilder policy)
    {
        policy.AddAuthenticationSchemes("BearerToken");
        return policy.RequireAuthenticatedUser();
    }

    public static AuthorizationPolicyBuilder RequireStaff(this AuthorizationPolicyBuilder policy) => policy.RequireRole("staff");

    public static AuthorizationPolicy Staff()
    {
        var policy = new AuthorizationPolicyBuilder();
        policy.RequireAuthenticatedUser();
        policy.RequireRole("staff");
        return policy.Build();
    }
}

public class PerhapsBypassedRequirement : DenyAnonymousAuthorizationRequirement;

public class StaffRequirement : IAuthorizationRequirement;

public sealed class KnownAttribute : AuthorizeAttribute;

public sealed class StaffAttribute() : AuthorizeAttribute("Staff");

public sealed class NamedAttribute(string name) : AuthorizeAttribute(name);

public sealed class NamedInBodyAttribute : AuthorizeAttribute
{
    public NamedInBodyAttribute(string first, string second) => Policy = $"{first}{second}";
}

public sealed class RequiredAttribute : AuthorizeAttribute, IAuthorizationRequirementData
{
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new StaffRequirement()];
}

public sealed class KnownPermissionAttribute : AuthorizeAttribute
{
    public KnownPermissionAttribute(string name)
        : base("Known") => Name = name;

    public string Name { get; }
}

public sealed class StaffPermissionAttribute(string name) : AuthorizeAttribute("Staff")
{
    public string Name => name;
}

public class BearerAttribute : AuthorizeAttribute
{
    public BearerAttribute() => AuthenticationSchemes = "BearerToken";
}

public sealed class PrefixedAttribute : AuthorizeAttribute
{
    public PrefixedAttribute(string rest)
    {
        AuthenticationSchemes = "BearerToken";
        Policy = $"Known{rest}";
    }
}

public class PolicyFromBaseAttribute(string policy = "Known") : AuthorizeAttribute(policy);

public sealed class KnownByBaseAttribute : PolicyFromBaseAttribute
{
    public KnownByBaseAttribute() => AuthenticationSchemes = "BearerToken";
}

public sealed class AnyOfAttribute : AuthorizeAttribute
{
    public AnyOfAttribute(params string[] roles) => Roles = string.Join(",", roles);
}

public sealed class ByAreaAttribute : AuthorizeAttribute
{
    public string Area
    {
        get => Policy ?? "";
        set => Policy = value;
    }
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class KnownDataAttribute : Attribute, IAuthorizeData
{
    public string? Policy { get; set; }

    public string? Roles { get; set; }

    public string? AuthenticationSchemes { get; set; }
}

[ApiController, Route("orders")]
public class OrdersController : ControllerBase
{
    [HttpGet]
    public int Get() => 1;

    [HttpGet("known"), Authorize("Known")]
    public int Known() => 1;
}
