using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// Finds calls into libraries without source that set up services or the pipeline: the one place where a fallback policy or a middleware
/// may hide.
/// </summary>
internal sealed class ForeignSetup(ServiceModel model)
{
    // What code has to use to decide for endpoints that say nothing. Who only asks a provider decides nothing.
    private static readonly HashSet<string> Defaults =
    [
        "set_FallbackPolicy", "SetFallbackPolicy", "AddFallbackPolicy",
        AssemblyNames.Basis + "IAuthorizationPolicyProvider", AssemblyNames.Basis + "DefaultAuthorizationPolicyProvider",
    ];

    // What code has to use to turn callers away.
    private static readonly HashSet<string> Refusals =
    [
        "set_StatusCode", "ChallengeAsync", "ForbidAsync", "Unauthorized", "Forbid", "Challenge", "UnauthorizedAccessException",
        "UnauthorizedHttpResult", "ForbidHttpResult", "ChallengeHttpResult", "UnauthorizedResult", "ForbidResult", "ChallengeResult",
    ];

    // What code has to use to limit callers, or to add the framework's limiter.
    private static readonly HashSet<string> Limiters = ["UseRateLimiter", "set_GlobalLimiter", "AddRateLimiter"];

    // Public libraries whose middleware refuses no callers of endpoints that are not theirs, and which set no fallback policy.
    private static readonly string[] Harmless =
    [
        "Asp.Versioning", "AspNetCore.HealthChecks", "AspNetCoreRateLimit", "AutoMapper", "Azure.", "Carter", "CorrelationId", "Dapr.", "Duende.",
        "Elastic.", "FastEndpoints", "FluentValidation", "Google.", "GraphQL", "Grpc.", "Hangfire", "HealthChecks", "HotChocolate", "Humanizer",
        "IdentityModel", "Marten", "MassTransit", "MediatR", "Mediator", "Microsoft.", "MudBlazor", "NLog", "NSwag", "Npgsql", "OpenIddict",
        "OpenTelemetry", "Polly", "Prometheus", "Quartz", "Rebus", "Scalar.", "Scrutor", "Sentry", "Serilog", "SoapCore", "StackExchange.", "Swashbuckle",
        "Wolverine", "Yarp.",
    ];

    /// <summary>The first call of a set-up method that could set the application's authorization, or null.</summary>
    internal string? ThatMaySetAuthorization(CancellationToken cancellationToken) =>
        First(assembly => !IsHarmless(assembly) && assembly.Uses(Defaults, ConventionReader.IsFramework), IsServices, cancellationToken);

    /// <summary>The first call that adds a middleware we cannot see into, or null.</summary>
    internal string? ThatMayRefuse(CancellationToken cancellationToken) =>
        First(
            assembly => !IsHarmless(assembly) && assembly.Uses(Refusals, other => ConventionReader.IsFramework(other) || IsHarmless(other)),
            type => type.Is(AspNet.ApplicationBuilder) || type.Is(AspNet.WebApplication), cancellationToken, prefix: "Use");

    /// <summary>Whether code of a library without source may turn callers away, as far as its references tell: what is handed over without bodies is not suspected of it.</summary>
    internal static bool MayRefuse(IAssemblySymbol library) => !library.IsReference() && library.Uses(Refusals, other => ConventionReader.IsFramework(other) || IsHarmless(other));

    /// <summary>The first call that could add a rate limiter, or null.</summary>
    internal string? ThatMayLimit(CancellationToken cancellationToken) =>
        First(assembly => assembly.Uses(Limiters, ConventionReader.IsFramework), type => IsServices(type) || IsPipeline(type), cancellationToken);

    /// <summary>The first call on a pipeline that could itself call one of these methods, or null.</summary>
    internal string? ThatMayCall(ICollection<string> methods, CancellationToken cancellationToken) =>
        First(assembly => assembly.Uses(methods, ConventionReader.IsFramework), IsPipeline, cancellationToken);

    /// <summary>
    /// The first call that sets up services, logging, a host or a pipeline and could itself use one of these names, or null. Public libraries that are known
    /// do so under names of their own, for which callers look themselves.
    /// </summary>
    internal string? ThatMaySetUp(ICollection<string> names, CancellationToken cancellationToken) =>
        First(assembly => !IsHarmless(assembly) && assembly.Uses(names, ConventionReader.IsFramework), type => IsServices(type) || IsPipeline(type) || type.Is(Consoles.LoggingBuilder), cancellationToken);

    /// <summary>The first call that may map controllers, or null.</summary>
    internal string? ThatMayMapControllers(CancellationToken cancellationToken) =>
        First(References("Microsoft.AspNetCore.Mvc"), IsPipeline, cancellationToken);

    /// <summary>The name of a library without source whose code uses any of the names, called from here or not; null where there is none.</summary>
    internal string? ThatUses(ICollection<string> names) => Assemblies().FirstOrDefault(assembly => assembly.Uses(names, ConventionReader.IsFramework))?.Name;

    private static bool IsHarmless(IAssemblySymbol assembly) => Array.Exists(Harmless, known => assembly.Name.StartsWith(known, StringComparison.Ordinal));

    private static bool IsServices(ITypeSymbol type) =>
        type.Is(Hosting.ServiceCollection) || type.Is(Hosting.HostApplicationBuilder) || type.Is(Hosting.HostBuilder) || type.Is(AspNet.WebApplicationBuilder)
        || type.Is(Hosting.WebHostBuilder) || type is ITypeParameterSymbol;

    private static bool IsPipeline(ITypeSymbol type) =>
        type.Is(AspNet.ApplicationBuilder) || type.Is(AspNet.EndpointRouteBuilder) || type.Is(AspNet.WebApplication);

    private static Func<IAssemblySymbol, bool> References(string prefix) => assembly =>
        assembly.Modules.Any(m => m.ReferencedAssemblies.Any(r => r.Name.StartsWith(prefix, StringComparison.Ordinal)));

    private string? First(Func<IAssemblySymbol, bool> concerns, Func<ITypeSymbol, bool> receives, CancellationToken cancellationToken, string prefix = "")
    {
        foreach (var assembly in Assemblies().Where(concerns))
            foreach (var method in SetUpsIn(assembly.GlobalNamespace, cancellationToken))
                if ((method.IsExtensionMethod ? method.Name.StartsWith(prefix, StringComparison.Ordinal) : !method.Name.StartsWith("Map", StringComparison.Ordinal)) && receives(method.Parameters[0].Type) && IsCalled(method, cancellationToken))
                    return method.Name;
        return null;
    }

    // A known library that is built beside its samples is as harmless as its package: it has no references that could be looked at.
    private IEnumerable<IAssemblySymbol> Assemblies() =>
        model.Libraries.Where(assembly =>
            !ConventionReader.IsFramework(assembly) && !(assembly is ISourceAssemblySymbol && EndpointLibraries.IsReadByName(assembly.Name))
            && assembly.Modules.Any(m => m.ReferencedAssemblies.Any(r => ConventionReader.IsFramework(r.Name) && r.Name.StartsWith("Microsoft.", StringComparison.Ordinal))));

    // Extension methods, and what is called with the name of its class.
    private static IEnumerable<IMethodSymbol> SetUpsIn(INamespaceSymbol space, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var type in space.GetTypeMembers())
            if (type is { DeclaredAccessibility: Accessibility.Public } and ({ MightContainExtensionMethods: true } or { IsStatic: true }))
                foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
                    if (method is { MethodKind: MethodKind.Ordinary, IsStatic: true, DeclaredAccessibility: Accessibility.Public, Parameters.IsEmpty: false })
                        yield return method;
        foreach (var inner in space.GetNamespaceMembers())
            foreach (var method in SetUpsIn(inner, cancellationToken))
                yield return method;
    }

    private bool IsCalled(IMethodSymbol method, CancellationToken cancellationToken) =>
        model.MentionsOf(method.Name, cancellationToken).Any(use =>
            use.CallBy() is { } call
            && model.SymbolOf(call, cancellationToken) is IMethodSymbol target
            && (target.ReducedFrom ?? target).OriginalDefinition.IsDeclaredAs(method));
}
