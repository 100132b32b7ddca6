using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BackendArchitect.Runtime.Tests.Comparing;

/// <summary>
/// Where the parameters of a running endpoint come from. MVC says so in the descriptor of the action. A minimal API keeps no word of it, so the
/// framework's own factory is asked to decide again: it notes where it found each parameter for its messages, in members that are not public.
/// </summary>
internal static class RunningParameters
{
    private const BindingFlags Any = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly string[] Bodiless = [HttpMethods.Get, HttpMethods.Delete, HttpMethods.Head, HttpMethods.Options, HttpMethods.Trace, HttpMethods.Connect];

    /// <summary>Each parameter as <c>name: source</c>, in alphabetical order.</summary>
    internal static IReadOnlyList<string> Of(IServiceProvider services, RouteEndpoint endpoint) =>
    [
        .. (endpoint.Metadata.GetMetadata<ActionDescriptor>() is { } action ? OfAction(action)
            : RequestOfFastEndpoint(endpoint) is { } request ? request
            : MessageOfGrpc(endpoint) is { } message ? message
            : endpoint.Metadata.GetMetadata<MethodInfo>() is { } handler ? OfHandler(services, endpoint, handler) : []).Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> OfAction(ActionDescriptor action) =>
        action.Parameters.Concat(action.BoundProperties).Select(parameter => $"{parameter.Name}: {parameter.BindingInfo?.BindingSource?.Id.ToLowerInvariant() ?? "unspecified"}");

    // The library is loaded anew for each application, so its types are not those of the tests.
    private static IEnumerable<string>? RequestOfFastEndpoint(RouteEndpoint endpoint) =>
        endpoint.Metadata.Any(item => item.GetType().FullName == "FastEndpoints.EndpointDefinition") ? ["request: request"] : null;

    private static IEnumerable<string>? MessageOfGrpc(RouteEndpoint endpoint) =>
        endpoint.Metadata.FirstOrDefault(item => item.GetType().FullName == "Grpc.AspNetCore.Server.GrpcMethodMetadata") is { } grpc
            && Get(grpc, "ServiceType") is Type service && Get(Get(grpc, "Method")!, "Name") is string name
            ? (service.GetMethods().FirstOrDefault(method => method.Name == name || method.Name == name + "Async") ?? Renamed(service, name)).GetParameters().Take(1).Select(parameter => $"{parameter.Name}: message")
            : null;

    // An attribute on the method of an interface gives it another name.
    private static MethodInfo Renamed(Type service, string name) => service.GetInterfaces().SelectMany(contract => contract.GetMethods())
        .First(method => method.GetCustomAttributesData().Any(mark => mark.ConstructorArguments.Concat(mark.NamedArguments.Select(named => named.TypedValue)).Any(value => name.Equals(value.Value))));

    private static IEnumerable<string> OfHandler(IServiceProvider services, RouteEndpoint endpoint, MethodInfo handler)
    {
        var verbs = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
        var builder = new RouteEndpointBuilder(_ => Task.CompletedTask, endpoint.RoutePattern, 0) { ApplicationServices = services };
        var options = new RequestDelegateFactoryOptions
        {
            ServiceProvider = services,
            RouteParameterNames = endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name),
            DisableInferBodyFromParameters = verbs.Any(verb => Bodiless.Contains(verb, StringComparer.OrdinalIgnoreCase)),
            EndpointBuilder = builder,
        };
        var context = Call("CreateFactoryContext", options, null, null);
        Call("CreateArgumentsAndInferMetadata", handler, context);
        var noted = (Dictionary<string, string>)Get(context, "TrackedParameters")!;
        return builder.Metadata.OfType<IParameterBindingMetadata>().Select(parameter => $"{parameter.Name}: " + (noted.TryGetValue(parameter.Name, out var note) ? SourceOf(note) : Unnoted(parameter)));
    }

    // It notes nothing of keyed services, and a field of a form by the field's name.
    private static string Unnoted(IParameterBindingMetadata parameter) =>
        parameter.HasBindAsync ? "bindasync"
        : parameter.ParameterInfo.IsDefined(typeof(FromKeyedServicesAttribute), inherit: true) ? "services"
        : parameter.ParameterInfo.GetCustomAttributes(inherit: true).OfType<IFromFormMetadata>().Any() ? "form"
        : "special";

    private static string SourceOf(string note) => note.Split(' ')[0].ToLowerInvariant() switch
    {
        "service" => "services",
        var source => source,
    };

    private static object Call(string name, params object?[] arguments) =>
        typeof(RequestDelegateFactory).GetMethods(Any).Single(method => method.Name == name).Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;

    private static object? Get(object target, string property) => target.GetType().GetProperty(property, Any)!.GetValue(target);
}
