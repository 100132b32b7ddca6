using System.Collections.Generic;
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
internal sealed class GrpcReader(ServiceModel model) : KindReader
{
    // The field of the generated class that holds the full name of the service.
    private const string NameField = "__ServiceName";

    internal override IReadOnlyCollection<string> Names { get; } = ["MapGrpcService"];

    internal override IEnumerable<Endpoint>? Read(IInvocationOperation call, CancellationToken cancellationToken) =>
        call.TargetMethod.ContainingType.Is(EndpointMaps.GrpcServices) ? Endpoints(call, cancellationToken) : null;

    private IEnumerable<Endpoint> Endpoints(IInvocationOperation call, CancellationToken cancellationToken)
    {
        var service = call.TargetMethod.TypeArguments[0] as INamedTypeSymbol;
        var rpcs = service is null ? [] : RpcsOf(service, cancellationToken).ToList();
        foreach (var mapping in Mapping.Of(model, call, cancellationToken))
        {
            if (rpcs.Count == 0)
                yield return mapping.Endpoint(
                    EndpointKind.Grpc, ["POST"], null, cancellationToken, service is null ? null : model.Endpoints.Conventions.MetadataOf(service, cancellationToken),
                    "its methods cannot be seen", silent: "the service");
            foreach (var (route, handler) in rpcs)
                yield return mapping.Endpoint(
                    EndpointKind.Grpc, ["POST"], route, cancellationToken,
                    [.. model.Endpoints.Conventions.MetadataOf(handler, cancellationToken), .. model.Endpoints.Conventions.MetadataOf(service!, cancellationToken)],
                    guard: () => Refusal.ComesFirstIn(model, handler, null, cancellationToken), silent: ["the method", "its service"]) with
                {
                    Handler = handler,
                    Parameters = _ => [.. handler.Parameters.Take(1).Select(p => new EndpointParameter(p.Name, p.Type, BindingSource.Message) { Declaration = p })],
                };
        }
    }

    private static IEnumerable<(string? Route, IMethodSymbol Handler)> RpcsOf(INamedTypeSymbol service, CancellationToken cancellationToken)
    {
        foreach (var generated in service.SelfAndBases().Where(t => t.GetAttributes().Any(a => a.AttributeClass.Is(EndpointMaps.BindServiceMethod))).Take(1))
        {
            var name = NameOf(generated.ContainingType, cancellationToken) ?? RoutePattern.Unknown;
            foreach (var rpc in generated.GetMembers().OfType<IMethodSymbol>())
                if (rpc is { MethodKind: MethodKind.Ordinary, IsVirtual: true } or { MethodKind: MethodKind.Ordinary, IsAbstract: true })
                    yield return ($"/{name}/{rpc.Name}", HandlerOf(service, rpc));
        }
    }

    private static string? NameOf(INamedTypeSymbol? generated, CancellationToken cancellationToken) =>
        generated?.GetMembers(NameField).SelectMany(field => field.DeclaringSyntaxReferences).Select(reference => reference.GetSyntax(cancellationToken))
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
}
