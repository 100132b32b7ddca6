using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// A call that adds a page or document for operators and developers to a service: an API explorer, metrics, a dashboard.
/// Libraries are known by their assembly, because namespaces of their extension methods are the framework's.
/// </summary>
/// <param name="Method">The method.</param>
/// <param name="Assembly">How the name of its assembly begins.</param>
/// <param name="Shows">What it shows.</param>
internal sealed record DiagnosticsTool(string Method, string Assembly, string Shows)
{
    private const string Explorer = "the API explorer";
    private const string Metrics = "the metrics";

    private static readonly ImmutableArray<DiagnosticsTool> Known =
    [
        new("UseSwaggerUI", "Swashbuckle.", Explorer), new("MapSwaggerUI", "Swashbuckle.", Explorer), new("UseReDoc", "Swashbuckle.", Explorer), new("MapReDoc", "Swashbuckle.", Explorer),
        new("UseSwaggerUi", "NSwag.", Explorer), new("UseSwaggerUi3", "NSwag.", Explorer), new("UseReDoc", "NSwag.", Explorer),
        new("MapScalarApiReference", "Scalar.", Explorer),
        new("UseOpenTelemetryPrometheusScrapingEndpoint", "OpenTelemetry.", Metrics), new("MapPrometheusScrapingEndpoint", "OpenTelemetry.", Metrics),
        new("UseMetricServer", "Prometheus.", Metrics), new("MapMetrics", "Prometheus.", Metrics),
        new("UseHealthChecksUI", "HealthChecks.UI", "the dashboard of health checks"), new("MapHealthChecksUI", "HealthChecks.UI", "the dashboard of health checks"),
        new("UseHangfireDashboard", "Hangfire.", "the dashboard of background jobs"), new("MapHangfireDashboard", "Hangfire.", "the dashboard of background jobs"),
        new(DiagnosticsTools.MapHealthChecks.Name, "Microsoft.AspNetCore.", "the state of every dependency"),
        new(DiagnosticsTools.UseHealthChecks.Name, "Microsoft.AspNetCore.", "the state of every dependency"),
    ];

    /// <summary>The names of the methods.</summary>
    internal static ImmutableArray<string> Methods { get; } = [.. Known.Select(tool => tool.Method).Distinct()];

    /// <summary>The tool that a method adds, or null.</summary>
    internal static DiagnosticsTool? Of(IMethodSymbol method) =>
        Known.FirstOrDefault(tool => tool.Method == method.Name && method.ContainingAssembly.Name.StartsWith(tool.Assembly, StringComparison.Ordinal));

    /// <summary>Why anybody can see what a call shows, or null where it is guarded or nobody can know.</summary>
    internal string? WhyOpen(IInvocationOperation call, ServiceModel model, CancellationToken cancellationToken)
    {
        if (!model.IsHost || IsPartial(call) || call.ExcludesProduction(model, cancellationToken) || !ShowsMuch(call, model, cancellationToken))
            return null;
        var application = model.Application.DefaultAuthorization(cancellationToken);
        if (!Method.StartsWith("Map", StringComparison.Ordinal))
            return application.IsAbsent ? "it is middleware, and there is no fallback policy"
                : application.IsStated && StandsBeforeAuthorization(call) ? "it stands before UseAuthorization, and the fallback policy is not asked"
                : null;
        return IsForAHost(call) ? null : Claims(call, model, cancellationToken).FirstOrDefault(claim => claim.IsAbsent || claim.IsWaived)?.Because;
    }

    // The page of a library that is known says nothing about its callers by itself.
    private static IEnumerable<Claim> Claims(IInvocationOperation call, ServiceModel model, CancellationToken cancellationToken) => ForeignReader.Maps(call.TargetMethod)
        ? Mapping.Of(model, call, cancellationToken).Select(mapping => mapping.Endpoint(EndpointKind.Foreign, [], null, cancellationToken).Authorization)
        : model.Endpoints.MappedBy(call, cancellationToken).Select(endpoint => endpoint.Authorization);

    // A switch of the team's own, or a branch for some requests.
    private static bool IsPartial(IInvocationOperation call) => call.Syntax.StandsUnderCondition() || call.Syntax.Ancestors().OfType<AnonymousFunctionExpressionSyntax>().Any(function =>
        function.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.InvokedName()?.Identifier.ValueText is "UseWhen" or "MapWhen");

    private bool ShowsMuch(IInvocationOperation call, ServiceModel model, CancellationToken cancellationToken) => Assembly switch
    {
        // It answers callers on the same machine alone, unless it is told otherwise.
        "Hangfire." => SetIn(call, "Authorization", model, cancellationToken) is { } filters && LetsEverybodyIn(filters, model, cancellationToken),
        "Prometheus." => call.ArgumentFor("port") is null,
        _ when Method == DiagnosticsTools.MapHealthChecks.Name || Method == DiagnosticsTools.UseHealthChecks.Name => SetIn(call, DiagnosticsTools.ResponseWriter.Name, model, cancellationToken) is { } writer && WritesEntries(writer, model, cancellationToken),
        _ => true,
    };

    private static IOperation? SetIn(IInvocationOperation call, string property, ServiceModel model, CancellationToken cancellationToken) =>
        call.Arguments.SelectMany(argument => ValueOrigin.Of(argument.Value, model, cancellationToken)).Select(origin => origin.Value).OfType<IObjectCreationOperation>()
            .SelectMany(made => made.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>() ?? [])
            .FirstOrDefault(set => set.Target is IPropertyReferenceOperation target && target.Property.Name == property)?.Value.WithoutConversions();

    private static bool LetsEverybodyIn(IOperation filters, ServiceModel model, CancellationToken cancellationToken) => filters switch
    {
        ICollectionExpressionOperation list => list.Elements.All(element => LetsIn(element, model, cancellationToken)),
        IArrayCreationOperation { Initializer: { } list } => list.ElementValues.All(element => LetsIn(element, model, cancellationToken)),
        IArrayCreationOperation { DimensionSizes: { Length: 1 } sizes } => sizes[0].ConstantValue is { HasValue: true, Value: 0 },
        IInvocationOperation { TargetMethod: { Name: "Empty", ContainingType.SpecialType: SpecialType.System_Array } } => true,
        _ => false,
    };

    private static bool LetsIn(IOperation filter, ServiceModel model, CancellationToken cancellationToken) =>
        filter.WithoutConversions() is IObjectCreationOperation { Type: INamedTypeSymbol type }
        && type.GetMembers("Authorize").OfType<IMethodSymbol>().FirstOrDefault() is { } authorize && model.BodyOf(authorize, cancellationToken) is { } body
        && body.ReturnedValues().ToList() is { Count: > 0 } answers && answers.TrueForAll(answer => answer.ConstantValue is { HasValue: true, Value: true });

    private static bool WritesEntries(IOperation writer, ServiceModel model, CancellationToken cancellationToken) => writer switch
    {
        IAnonymousFunctionOperation function => ReadsEntries(function.Body),
        IMethodReferenceOperation { Method: { DeclaringSyntaxReferences.IsEmpty: false } method } => model.BodyOf(method, cancellationToken) is { } body && ReadsEntries(body),
        // The writers of libraries write for a dashboard.
        IMethodReferenceOperation { Method.ContainingAssembly: var assembly } => assembly.Name.StartsWith("HealthChecks.", StringComparison.Ordinal),
        _ => false,
    };

    private static bool ReadsEntries(IOperation body) => body.Descendants().Any(operation => operation is IPropertyReferenceOperation { Property: var read } && read.Is(DiagnosticsTools.HealthEntries)
        || operation is IArgumentOperation { Value: var handed } && handed.WithoutConversions() is IParameterReferenceOperation { Type: var type } && type.Is(DiagnosticsTools.HealthReport));

    // A port of its own is mostly not open to everybody.
    private static bool IsForAHost(IInvocationOperation call) =>
        call.Syntax.FirstAncestorOrSelf<StatementSyntax>()?.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => name.Identifier.ValueText == DiagnosticsTools.RequireHost.Name) == true;

    private static bool StandsBeforeAuthorization(IInvocationOperation call) =>
        LoneStatement.BodyAround(call.Syntax) is { } body && body.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(other => other.InvokedName()?.Identifier.ValueText == AspNet.UseAuthorization.Name).ToList() is { Count: > 0 } authorizing
        && authorizing.TrueForAll(other => other.InvokedName()!.SpanStart > ((InvocationExpressionSyntax)call.Syntax).InvokedName()!.SpanStart);
}
