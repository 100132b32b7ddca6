using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>A method of a hub that clients may call on an open connection.</summary>
/// <param name="Method">The method.</param>
/// <param name="Demands">The attributes on it and on what it overrides that ask who calls; none where whoever is connected may call.</param>
internal sealed record HubMethod(IMethodSymbol Method, ImmutableArray<AttributeData> Demands)
{
    /// <summary>
    /// What browsers call on a circuit of Blazor's: the hub behind it is the framework's own, so the names are those of .NET 10, and none of them asks who calls.
    /// See https://learn.microsoft.com/aspnet/core/blazor/fundamentals/signalr.
    /// </summary>
    internal static readonly ImmutableArray<string> OfCircuits =
    [
        "StartCircuit", "UpdateRootComponents", "ConnectCircuit", "ResumeCircuit", "PauseCircuit", "BeginInvokeDotNetFromJS", "EndInvokeJSFromDotNet", "ReceiveByteArray",
        "ReceiveJSDataChunk", "SendDotNetStreamToJS", "OnRenderCompleted", "OnLocationChanged", "OnLocationChanging",
    ];

    /// <summary>The methods of a hub: its public ones, those of the service's own base classes too, but none that only overrides the framework's.</summary>
    internal static ImmutableArray<HubMethod> Of(INamedTypeSymbol hub)
    {
        var overridden = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        var found = ImmutableArray.CreateBuilder<HubMethod>();
        foreach (var method in hub.SelfAndBases().TakeWhile(type => !IsFramework(type)).SelectMany(type => type.GetMembers()).OfType<IMethodSymbol>())
        {
            if (method.OverriddenMethod is { } replaced)
                overridden.Add(replaced.OriginalDefinition);
            if (method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false } && !overridden.Contains(method.OriginalDefinition) && !IsFramework(DeclaringType(method)))
                found.Add(new(method, [.. method.InheritedAttributes().Select(said => said.Attribute).Where(attribute => attribute.AttributeClass.IsOrDerivesFrom(AspNet.AuthorizeData))]));
        }
        return found.ToImmutable();
    }

    private static INamedTypeSymbol DeclaringType(IMethodSymbol method)
    {
        while (method.OverriddenMethod is { } overridden)
            method = overridden;
        return method.ContainingType;
    }

    private static bool IsFramework(INamedTypeSymbol type) =>
        type.SpecialType == SpecialType.System_Object || type.ContainingNamespace?.ToDisplayString() == EndpointMaps.Hub.Namespace;
}
