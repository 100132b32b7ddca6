using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// Finds out whether an orchestrator can ask a service how it is: an endpoint or middleware of health checks, one that is written by hand, or health that is
/// published elsewhere. See https://learn.microsoft.com/aspnet/core/host-and-deploy/health-checks.
/// </summary>
internal sealed class HealthEvidence(ServiceModel model)
{
    // What code has to use to answer for health checks.
    private static readonly HashSet<string> Answers =
    [
        DiagnosticsTools.MapHealthChecks.Name, DiagnosticsTools.UseHealthChecks.Name, "MapGrpcHealthChecksService", "IHealthCheckPublisher", "HealthCheckService",
        "UseHealthAllEndpoints", "UseHealthEndpoint", "UsePingEndpoint", "UseHealth",
    ];

    // Names of methods that answer, whoever's they are.
    private static readonly string[] Prefixes = ["MapHealth", "UseHealth", "MapDefaultEndpoints", "MapDefaultHealth", "MapLiveness", "MapReadiness", "MapProbes", "MapAliveness"];

    // Platforms that ask in a way of their own.
    private static readonly string[] Platforms = ["AddAWSLambdaHosting", "ConfigureFunctionsWebApplication", "ConfigureFunctionsWorkerDefaults", "AddApplicationPart"];

    private static readonly HashSet<string> Segments = new(StringComparer.OrdinalIgnoreCase)
    {
        "health", "healthz", "healthcheck", "healthchecks", "healthstatus", "hc", "ready", "readyz", "readiness", "live", "livez", "liveness", "alive", "isalive", "ping", "heartbeat", "status", "probe", "up",
    };

    // Names that code which answers a path itself cannot do without, each with another that stands beside it.
    private static readonly (string Name, string Beside)[] PathNames =
        [("StartsWithSegments", "StartsWithSegments"), ("MapWhen", "MapWhen"), ("UseWhen", "UseWhen"), ("Path", "Request"), ("Map", "IApplicationBuilder"), ("Map", "WebApplication")];

    // What may answer by the words in a file, kept with the file: all endpoints of an application are read only where one of them may be meant.
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<bool>> Speaking = new();

    private static readonly string[] Stems = ["health", "alive", "liveness", "readiness", "heartbeat"];

    // Of these the first argument is a route.
    private static readonly HashSet<string> Maps = ["Map", "MapGet", "MapGroup", "MapMethods"];

    private const string Controller = "Controller";

    /// <summary>Whether anybody can ask; absent when nobody can.</summary>
    internal Claim Find(CancellationToken cancellationToken)
    {
        foreach (var name in Answers.Concat(model.SetUpsBeginning(Prefixes, cancellationToken)))
            foreach (var use in model.MentionsOf(name, cancellationToken))
                return Claim.Stated(name, use.GetLocation());
        // Methods of the service's own that map may be given any route.
        var mayAnswer = model.Endpoints.Overloads.Names(cancellationToken).Any() || model.Compilations.SelectMany(compilation => compilation.SyntaxTrees).Any(tree => Speaks(tree, cancellationToken));
        foreach (var endpoint in mayAnswer ? model.Endpoints.All(cancellationToken) : [])
            if (endpoint.Kind == EndpointKind.HealthCheck || IsHealth(endpoint.Route))
                return Claim.Stated(endpoint.DisplayName, endpoint.Location);
            else if (endpoint.Kind == EndpointKind.Minimal && endpoint.Route.Trim('/') == RoutePattern.Unknown)
                return Claim.Undecidable("an endpoint whose route is not known may be one", endpoint.Location);
        // An action whose controller is reached in a way that is not followed here.
        foreach (var route in new[] { "HttpGet", "Route" }.SelectMany(name => model.MentionsOf(name, cancellationToken)).Select(use => use.FirstAncestorOrSelf<AttributeSyntax>()?.ArgumentList?.Arguments.FirstOrDefault()?.Expression))
            if (route is LiteralExpressionSyntax { Token.ValueText: var text } && IsHealth(text.TrimStart('~')))
                return Claim.Undecidable("an action may answer this route", route.GetLocation());
        foreach (var name in Platforms)
            foreach (var use in model.MentionsOf(name, cancellationToken))
                return Claim.Undecidable($"'{name}' may bring one", use.GetLocation());
        foreach (var tree in PathNames.SelectMany(known => model.FilesWith(known.Name, cancellationToken).Intersect(model.FilesWith(known.Beside, cancellationToken))).Distinct().Where(tree => Speaks(tree, cancellationToken)))
            if (tree.GetRoot(cancellationToken).DescendantTokens()
                .FirstOrDefault(text => text.IsKind(SyntaxKind.StringLiteralToken) && text.ValueText.StartsWith("/", StringComparison.Ordinal) && IsHealth(text.ValueText)) is { RawKind: not 0 } path)
                return Claim.Undecidable("code of the service's own answers this path", path.GetLocation());
        return new ForeignSetup(model).ThatMaySetUp(Answers, cancellationToken) is { } foreign
            ? Claim.Undecidable($"'{foreign}' has no source and may map one")
            : Claim.Absent;
    }

    private static bool Speaks(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (Speaking.TryGetValue(tree, out var known))
            return known.Value;
        cancellationToken.ThrowIfCancellationRequested();
        var speaks = tree.GetRoot(cancellationToken).DescendantTokens().Any(Speaks);
        return Speaking.GetValue(tree, _ => new(speaks)).Value;
    }

    private static bool Speaks(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken => IsHealth(token.ValueText),
        SyntaxKind.IdentifierToken => token.ValueText == "Ping" || Array.Exists(Stems, stem => token.ValueText.IndexOf(stem, StringComparison.OrdinalIgnoreCase) >= 0)
            || (token.ValueText.EndsWith(Controller, StringComparison.Ordinal) && Segments.Contains(token.ValueText.Substring(0, token.ValueText.Length - Controller.Length)))
            || (token.Parent is MethodDeclarationSyntax && Segments.Contains(token.ValueText))
            || (Maps.Contains(token.ValueText) && token.Parent is SimpleNameSyntax name && name.CallBy()?.ArgumentList.Arguments.FirstOrDefault()?.Expression is { } route
                && route is not LiteralExpressionSyntax),
        _ => false,
    };

    // 'GET /orders/{id}/status' asks for an order.
    private static bool IsHealth(string route) =>
        route.IndexOf('{') < 0 && route.Split('/') is var segments && Segments.Contains(segments[segments.Length - 1].Replace("-", "").Replace("_", ""));
}
