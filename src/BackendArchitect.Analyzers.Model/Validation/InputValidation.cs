using BackendArchitect.Analyzers.Model.Endpoints;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Validation;

/// <summary>What is known about whether one input of an endpoint is validated: a body, a form, a message, or a query that is taken apart into an object.</summary>
/// <param name="Name">The parameter that receives it.</param>
/// <param name="Type">The type whose members the client fills.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Claim">Whether anything validates it, and what.</param>
internal sealed record InputValidation(string Name, INamedTypeSymbol Type, BindingSource Source, Claim Claim)
{
    /// <summary>The rules that exist for its values, as the words of a sentence; null where there are none.</summary>
    internal string? Rules { get; init; }

    /// <summary>Whether the attributes of its type are what runs, and no validator besides: also where nobody sees whether they do.</summary>
    internal bool IsLeftToAttributes { get; init; }

    /// <summary>Whether MVC notes in the model state what is wrong with it, and does not answer by itself.</summary>
    internal bool IsLeftToModelState { get; init; }

    /// <summary>Whether <c>[ApiController]</c> would answer by itself, had the application not switched that off.</summary>
    internal bool IsSuppressed { get; init; }

    /// <summary>Whether the generated validation is on and passes the rules of its type over: they stand where nothing reads them.</summary>
    internal bool IsPassedOver { get; init; }
}
