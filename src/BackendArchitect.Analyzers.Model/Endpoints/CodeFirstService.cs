using System;
using System.Collections.Generic;
using System.Linq;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// A gRPC service that is written as interfaces in C#, without a file of the protocol: each of them that is marked is a service of its own. See
/// https://protobuf-net.github.io/protobuf-net.Grpc/gettingstarted.
/// </summary>
/// <param name="Name">Its full name, as it stands in routes.</param>
/// <param name="Methods">Its methods by the names that they have there, as the interface declares them.</param>
internal sealed record CodeFirstService(string Name, IReadOnlyList<(string Name, IMethodSymbol Method)> Methods)
{
    private const string Asynchronous = "Async";

    // Besides the message a method takes what speaks of the call.
    private static readonly TypeName[] Contexts =
[EndpointMaps.CallContext, EndpointMaps.ServerCallContext, Binding.CancellationToken];

    /// <summary>The services that a class is.</summary>
    internal static IEnumerable<CodeFirstService> Of(INamedTypeSymbol service) =>
        from contract in service.AllInterfaces
        let mark = contract.GetAttributes().FirstOrDefault(a => a.AttributeClass.Is(EndpointMaps.ServiceContract) || a.AttributeClass.Is(EndpointMaps.CodeFirstService))
        where mark is not null
        select new CodeFirstService(NameIn(mark) ?? NameOf(contract), [.. contract.GetMembers().OfType<IMethodSymbol>().Where(IsMethod).Select(method => (NameOf(method), method))]);

    /// <summary>The method of a class that a method of an interface calls.</summary>
    internal static IMethodSymbol HandlerOf(INamedTypeSymbol service, IMethodSymbol method) => service.FindImplementationForInterfaceMember(method) as IMethodSymbol ?? method;

    private static bool IsMethod(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, IsGenericMethod: false, IsStatic: false, Parameters.Length: <= 2 }
        && (method.Parameters.Length < 2 || Array.Exists(Contexts, context => method.Parameters[1].Type.Is(context)));

    // The first letter goes from every interface, whatever it stands for.
    private static string NameOf(INamedTypeSymbol contract)
    {
        var name = contract.Name.StartsWith("I", StringComparison.Ordinal) ? contract.Name.Substring(1) : contract.Name;
        var space = contract.ContainingNamespace is { IsGlobalNamespace: false } inside ? inside.ToDisplayString() + "." : "";
        return space + string.Join("_", contract.TypeArguments.Select(argument => argument.Name).Prepend(name));
    }

    private static string NameOf(IMethodSymbol method)
    {
        var mark = method.GetAttributes().FirstOrDefault(a => a.AttributeClass.Is(EndpointMaps.OperationContract) || a.AttributeClass.Is(EndpointMaps.CodeFirstOperation));
        return (mark is null ? null : NameIn(mark))
            ?? (method.Name.Length > Asynchronous.Length && method.Name.EndsWith(Asynchronous, StringComparison.Ordinal) ? method.Name.Substring(0, method.Name.Length - Asynchronous.Length) : method.Name);
    }

    private static string? NameIn(AttributeData mark) =>
        (mark.NamedArguments.FirstOrDefault(a => a.Key == "Name").Value is { IsNull: false } named ? named : mark.ConstructorArguments.FirstOrDefault()).Text() is { Length: > 0 } name ? name : null;
}
