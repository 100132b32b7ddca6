using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>The services that the framework registers by itself or by a call of the service, as far as they are classes or always there.</summary>
internal static class FrameworkServices
{
    private static readonly TypeName[] Always =
    [
        Services.Provider, Services.ScopeFactory, Services.IsService, Services.IsKeyedService, Services.LoggerOf, Services.LoggerFactory, Services.Configuration,
        Services.HostEnvironment, Services.WebHostEnvironment, Services.Lifetime, Services.HostedService, Services.OptionsOf, Services.OptionsSnapshotOf, Services.OptionsMonitorOf,
        Services.LinkGenerator, Services.LinkParser, Services.EndpointDataSource,
    ];

    private static readonly string[] Identity = ["AddIdentity", "AddIdentityCore", "AddDefaultIdentity", "AddIdentityApiEndpoints"];

    private static readonly (TypeName Type, string[] Calls)[] ByCall =
    [
        (Services.HttpClient, ["AddHttpClient"]),
        (Services.TimeProvider, ["AddAuthentication", "AddIdentity", "AddDefaultIdentity", "AddIdentityApiEndpoints"]),
        (Services.HybridCache, ["AddHybridCache"]),
        (Services.UserManager, Identity),
        (Services.RoleManager, ["AddIdentity", "AddRoles"]),
        (Services.SignInManager, ["AddIdentity", "AddDefaultIdentity", "AddIdentityApiEndpoints", "AddSignInManager"]),
        (Services.HealthCheckService, ["AddHealthChecks"]),
    ];

    /// <summary>Whether the framework registers a type; null for one that it may register or not.</summary>
    internal static bool? Contain(ITypeSymbol type, ServiceModel model, CancellationToken cancellationToken)
    {
        if (Array.Exists(Always, type.Is))
            return true;
        // The logger without a category, which nobody registers, is often asked for in its place.
        if (type.Is(Services.Logger))
            return false;
        foreach (var (service, calls) in ByCall)
            if (type.Is(service))
                return calls.Any(call => model.MentionsOf(call, cancellationToken).Any()) ? true : null;
        return null;
    }

    /// <summary>Whether a class of the framework is data: nothing registers it.</summary>
    internal static bool IsData(ITypeSymbol type) => type.ContainingNamespace?.ToDisplayString() is { } space
        && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal) || Array.Exists(DataSpaces, space.Equals) || Array.Exists(DataClasses, type.Name.Equals))
        && !ByCall.Any(service => type.Is(service.Type));

    private static readonly string[] DataSpaces = ["Microsoft.AspNetCore.Identity.Data", "Microsoft.AspNetCore.JsonPatch", "Microsoft.AspNetCore.JsonPatch.SystemTextJson"];

    private static readonly string[] DataClasses = ["ProblemDetails", "HttpValidationProblemDetails", "ValidationProblemDetails", "IdentityUser", "IdentityRole"];
}
