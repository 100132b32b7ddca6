using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>One value that an endpoint's handler is given, and where it comes from.</summary>
/// <param name="Name">The name of the parameter or property; empty where the parameters of a handler cannot be seen.</param>
/// <param name="Type">Its type as this endpoint has it; null where it is not known.</param>
/// <param name="Source">Where the value comes from.</param>
internal sealed record EndpointParameter(string Name, ITypeSymbol? Type, BindingSource Source)
{
    /// <summary>The parameter or property, whose attributes say more; null where it cannot be seen.</summary>
    internal ISymbol? Declaration { get; init; }

    /// <summary>The parameter with <c>[AsParameters]</c> that this is a property of, or null.</summary>
    internal IParameterSymbol? PartOf { get; init; }

    /// <summary>Why the source is undecidable, or null.</summary>
    internal string? Because { get; init; }

    /// <summary>Whether it is either a service or the body.</summary>
    internal bool IsServiceOrBody { get; init; }

    /// <summary>What stands for the parameters of a handler out of sight.</summary>
    internal static EndpointParameter OutOfSight(string because) => new("", null, BindingSource.Undecidable) { Because = because };
}
