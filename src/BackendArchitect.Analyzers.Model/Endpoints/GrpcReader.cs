using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Reads gRPC services: one endpoint for each rpc, as the base class that the protocol compiler writes declares them. Attributes of the
/// service and of the overriding method are its metadata. See https://learn.microsoft.com/aspnet/core/grpc/authn-and-authz.
/// </summary>
internal sealed class GrpcReader : KindReader
{
    // The field of the generated class that holds the full name of the service.
    private const string NameField = "__ServiceName";

    private const string AnswersNothing = "it answers that there is no such method";

    // What libraries map: the classes that answer.
    private static readonly ImmutableDictionary<string, TypeName[]> Libraries = new Dictionary<string, TypeName[]>
    {
        ["MapGrpcReflectionService"] = [EndpointMaps.GrpcReflectionFirst, EndpointMaps.GrpcReflectionSecond],
        ["MapGrpcHealthChecksService"] = [EndpointMaps.GrpcHealth],
    }.ToImmutableDictionary();

    // Of these the name of the service cannot be read, because their code is compiled.
    private static readonly ImmutableDictionary<string, string> KnownNames = new Dictionary<string, string>
    {
        ["Grpc.Reflection.V1Alpha.ServerReflection"] = "grpc.reflection.v1alpha.ServerReflection",
        ["Grpc.Reflection.V1.ServerReflection"] = "grpc.reflection.v1.ServerReflection",
        ["Grpc.Health.V1.Health"] = "grpc.health.v1.Health",
    }.ToImmutableDictionary();

    private readonly ServiceModel _model;
    private readonly Once<IReadOnlyList<MappedService>> _mapped;

    internal GrpcReader(ServiceModel model)
    {
        _model = model;
        _mapped = new(FindMapped);
    }

    internal override IReadOnlyCollection<string> Names { get; } = ["MapGrpcService", .. Libraries.Keys];

    internal override IEnumerable<Endpoint>? Read(IInvocationOperation call, CancellationToken cancellationToken) => Maps(call) ? Endpoints(call, cancellationToken) : null;

    private static bool Maps(IInvocationOperation call) =>
        call.TargetMethod.ContainingType is var type && (type.Is(EndpointMaps.GrpcServices) || type.Is(EndpointMaps.GrpcReflection) || type.Is(EndpointMaps.GrpcHealthChecks));

    private IEnumerable<Endpoint> Endpoints(IInvocationOperation call, CancellationToken cancellationToken)
    {
        var isFirst = true;
        foreach (var mapping in Mapping.Of(_model, call, cancellationToken))
        {
            foreach (var service in ServicesOf(call))
                foreach (var endpoint in Methods(mapping, service, cancellationToken))
                    yield return endpoint;
            // Of groups that a call runs for, the first has what is mapped once.
            foreach (var pattern in isFirst ? Unimplemented(call, cancellationToken) : [])
                yield return mapping.Endpoint(EndpointKind.GrpcUnimplemented, [], pattern, cancellationToken) with { Exempt = AnswersNothing };
            isFirst = false;
        }
    }

    private IEnumerable<INamedTypeSymbol?> ServicesOf(IInvocationOperation call) => Libraries.TryGetValue(call.TargetMethod.Name, out var names)
        ? names.Select(_model.Compilation.TypeOf).Where(type => type is not null)
        // One that is given by its definition has no class in sight.
        : [call.TargetMethod.TypeArguments.FirstOrDefault() as INamedTypeSymbol];

    private IEnumerable<Endpoint> Methods(Mapping mapping, INamedTypeSymbol? service, CancellationToken cancellationToken)
    {
        var generated = GeneratedOf(service);
        // The library adds no verb.
        if (generated is null && service is not null && CodeFirstService.Of(service).ToList() is { Count: > 0 } contracts)
        {
            foreach (var contract in contracts)
                foreach (var (called, method) in contract.Methods)
                    yield return Endpoint(mapping, EndpointKind.Grpc, null, $"/{contract.Name}/{called}", service, CodeFirstService.HandlerOf(service, method), cancellationToken, method);
            yield break;
        }
        if (generated is null)
        {
            yield return mapping.Endpoint(
                EndpointKind.Grpc, ["POST"], null, cancellationToken, service is null ? null : _model.Endpoints.Conventions.MetadataOf(service, cancellationToken),
                "its methods cannot be seen", silent: "the service");
            yield break;
        }
        var name = NameOf(generated.ContainingType, cancellationToken);
        var rpcs = generated.GetMembers().OfType<IMethodSymbol>().Where(rpc => rpc.MethodKind == MethodKind.Ordinary && (rpc.IsVirtual || rpc.IsAbstract)).ToList();
        foreach (var rpc in rpcs)
            yield return Endpoint(mapping, EndpointKind.Grpc, "POST", $"/{name ?? RoutePattern.Unknown}/{rpc.Name}", service!, HandlerOf(service!, rpc), cancellationToken);
        if (name is null || !_model.MentionsOf("AddJsonTranscoding", cancellationToken).Any())
            yield break;
        foreach (var (method, verb, route) in new HttpRuleReader(_model, cancellationToken).RulesOf(generated.ContainingType, name))
            if (rpcs.Find(rpc => rpc.Name == method) is { } transcoded)
                yield return Endpoint(mapping, EndpointKind.GrpcJson, verb, route, service!, HandlerOf(service!, transcoded), cancellationToken);
    }

    private Endpoint Endpoint(Mapping mapping, EndpointKind kind, string? verb, string route, INamedTypeSymbol service, IMethodSymbol handler, CancellationToken cancellationToken, IMethodSymbol? declared = null)
    {
        var mapped = mapping.Endpoint(
            kind, verb is null ? [] : [verb], route, cancellationToken,
            [
                .. _model.Endpoints.Conventions.MetadataOf(handler, cancellationToken), .. declared is null ? [] : _model.Endpoints.Conventions.MetadataOf(declared, cancellationToken),
                .. _model.Endpoints.Conventions.MetadataOf(service, cancellationToken),
            ],
            guard: () => FirstRefusal.In(_model, handler, null, cancellationToken), silent: ["the method", "its service"]);
        return mapped with
        {
            Handler = handler,
            Documentation = token => mapped.Documentation(token) is { } said ? said with { IsShown = kind == EndpointKind.GrpcJson && _model.Application.Explorer.ShowsTranscoding(token) } : null,
            Parameters = _ => [.. handler.Parameters.Take(1).Select(p => new EndpointParameter(p.Name, p.Type, BindingSource.Message) { Declaration = p })],
        };
    }

    // The first service that is mapped answers for all that do not exist, and the first mapping of each for methods that it does not have.
    private IEnumerable<string> Unimplemented(IInvocationOperation call, CancellationToken cancellationToken)
    {
        var mapped = _mapped.Value(cancellationToken);
        var at = LoneStatement.Original(call.Syntax);
        if (mapped.Count == 0)
            yield break;
        if (mapped[0].Call == at && !_model.MentionsOf("IgnoreUnknownServices", cancellationToken).Any())
            yield return "{unimplementedService}/{unimplementedMethod:grpcunimplemented}";
        if (_model.MentionsOf("IgnoreUnknownMethods", cancellationToken).Any())
            yield break;
        foreach (var name in mapped.Where(service => service.Call == at).Select(service => service.Name).Distinct())
            if (mapped.First(service => service.Name == name).Call == at)
                yield return $"{name}/{{unimplementedMethod:grpcunimplemented}}";
    }

    // In the order in which they are mapped, as far as it can be told: that of the sources, and last what is mapped outside Production alone.
    private IReadOnlyList<MappedService> FindMapped(CancellationToken cancellationToken) =>
    [
        .. Names.SelectMany(name => _model.MentionsOf(name, cancellationToken)).Select(use => use.CallBy()).Where(call => call is not null)
            .Select(call => _model.OperationOf(call!, cancellationToken)).OfType<IInvocationOperation>().Where(Maps)
            .OrderBy(call => call.ExcludesProduction(_model, cancellationToken)).ThenBy(call => call.Syntax.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(call => call.Syntax.Span.End)
            .SelectMany(call => ServicesOf(call).SelectMany(service => NamesOf(service, cancellationToken)).Select(name => new MappedService(LoneStatement.Original(call.Syntax), name))),
    ];

    private static IEnumerable<string> NamesOf(INamedTypeSymbol? service, CancellationToken cancellationToken) =>
        GeneratedOf(service) is { } generated ? [NameOf(generated.ContainingType, cancellationToken) ?? RoutePattern.Unknown]
        : service is null ? [] : CodeFirstService.Of(service).Where(contract => contract.Methods.Count > 0).Select(contract => contract.Name);

    private static INamedTypeSymbol? GeneratedOf(INamedTypeSymbol? service) =>
        service?.SelfAndBases().FirstOrDefault(type => type.GetAttributes().Any(a => a.AttributeClass.Is(EndpointMaps.BindServiceMethod)));

    private static string? NameOf(INamedTypeSymbol? generated, CancellationToken cancellationToken) =>
        generated is not null && KnownNames.TryGetValue(generated.ToDisplayString(), out var known) ? known : generated?.GetMembers(NameField).SelectMany(field => field.DeclaringSyntaxReferences).Select(reference => reference.GetSyntax(cancellationToken))
            .OfType<VariableDeclaratorSyntax>().Select(field => (field.Initializer?.Value as LiteralExpressionSyntax)?.Token.Value as string).FirstOrDefault();

    private static IMethodSymbol HandlerOf(INamedTypeSymbol service, IMethodSymbol rpc)
    {
        foreach (var type in service.SelfAndBases())
            foreach (var method in type.GetMembers(rpc.Name).OfType<IMethodSymbol>())
                for (var overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
                    if (SymbolEqualityComparer.Default.Equals(overridden, rpc))
                        return method;
        return rpc;
    }

    /// <summary>A service that is mapped.</summary>
    /// <param name="Call">The call that does it.</param>
    /// <param name="Name">The full name of the service.</param>
    private sealed record MappedService(SyntaxNode Call, string Name);
}
