namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>The library for services whose callers have tokens of Microsoft's identity platform.</summary>
internal static class IdentityPlatform
{
    /// <summary>The assembly, and what those begin with that belong to it.</summary>
    internal const string Assembly = "Microsoft.Identity.Web";

    internal static readonly TypeName RequiredScopes = new(Assembly, "RequiredScopeExtensions") { Package = Assembly };

    /// <summary>What adds a requirement of scopes to the default policy of the service.</summary>
    internal static readonly string[] ScopeSetUps =
    [
        "AddMicrosoftIdentityWebApi", "AddMicrosoftIdentityWebApiAot", "AddMicrosoftIdentityWebApiAuthentication",
        "AddRequiredScopeAuthorization", "AddRequiredScopeOrAppPermissionAuthorization",
    ];
}
