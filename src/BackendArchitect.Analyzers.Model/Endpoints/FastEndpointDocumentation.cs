using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// What describes an endpoint of FastEndpoints: what <c>Description</c> and <c>Options</c> are given says it as for a minimal API, and the library says the rest by the
/// types of the endpoint. Its own summaries and tags are no metadata. See https://fast-endpoints.com/docs/swagger-support.
/// </summary>
internal sealed class FastEndpointDocumentation(ServiceModel model, CancellationToken cancellationToken)
{
    private static readonly string[] Bodiless = ["GET", "HEAD", "DELETE"];

    // What changes what the library says by itself.
    private static readonly string[] Signs =
        ["Summary", "clearDefaults", "ClearDefaultAccepts", "ClearDefaultProduces", "AllowFormData", "AllowFileUploads", "ProducesProblemFE", "ProducesProblemDetails", "Validator"];

    /// <summary>What describes one verb and route of an endpoint.</summary>
    /// <param name="type">The class of the endpoint.</param>
    /// <param name="said">What is said about it by calls and attributes.</param>
    /// <param name="hidden">Why more may be said where we cannot see it, or null.</param>
    /// <param name="mapped">The verb, all verbs, the route, and its number among several.</param>
    /// <param name="demand">Whether some verb is open to everybody, and whether more is asked for than a caller whose name is known.</param>
    internal EndpointDocumentation Of(
        INamedTypeSymbol type, IReadOnlyList<Convention> said, string? hidden, (string Verb, IReadOnlyList<string> Verbs, string Route, int? Number) mapped, (bool IsOpen, bool IsMore) demand)
    {
        var words = new DocumentationReader(model, cancellationToken).OfCalls(said, [], hidden);
        var change = Changes(type);
        return words with
        {
            Name = words.Name.Texts is { IsDefault: false, IsEmpty: true } ? NameOf(type, mapped.Verbs.Count > 1 ? mapped.Verb : null, mapped.Number) : words.Name,
            Content = ContentOf(type, words.Content, hidden ?? change, mapped, demand),
            IsShown = !model.Application.Explorer.ShowsHandlers(cancellationToken) ? false : words.Exclusion.Texts.IsDefault ? null : words.Exclusion.Texts.IsEmpty,
        };
    }

    private Documented NameOf(INamedTypeSymbol type, string? verb, int? number)
    {
        if (model.MentionsOf("NameGenerator", cancellationToken).Any())
            return Documented.Undecidable("'NameGenerator' is set");
        if (ConfiguredFlag.Of(EndpointLibraries.TagsInNames, byDefault: false, model, cancellationToken) != false)
            return Documented.Undecidable($"'{EndpointLibraries.TagsInNames.Name}' is set");
        if (ConfiguredFlag.Of(EndpointLibraries.ShortNames, byDefault: false, model, cancellationToken) is not { } isShort)
            return Documented.Undecidable($"'{EndpointLibraries.ShortNames.Name}' is set to what is no constant");
        var prefix = verb is null ? "" : verb[0] + verb.Substring(1).ToLowerInvariant();
        if (isShort)
            return new([prefix + type.MetadataName + number]);
        var name = type.MetadataName;
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            name = $"{outer.MetadataName}+{name}";
        if (type.ContainingNamespace is { IsGlobalNamespace: false } space)
            name = space.ToDisplayString() + name;
        return new([prefix + name.Replace(".", "") + number]);
    }

    private string? Changes(INamedTypeSymbol type) =>
        type.SelfAndBases().SelectMany(t => t.DeclaringSyntaxReferences).SelectMany(reference => reference.GetSyntax(cancellationToken).DescendantTokens())
            .Select(token => token.ValueText).FirstOrDefault(text => Array.IndexOf(Signs, text) >= 0) is { } sign ? $"'{sign}' changes what the library says"
        : Of(type) is null ? "its types cannot be seen" : null;

    private static ImmutableArray<ITypeSymbol>? Of(INamedTypeSymbol type) =>
        type.SelfAndBases().FirstOrDefault(t => t.Is(Binding.FastEndpointOf)) is { TypeArguments: { Length: 2 } arguments } && !arguments.Any(a => a.TypeKind == TypeKind.TypeParameter) ? arguments : null;

    private EndpointContent ContentOf(
        INamedTypeSymbol type, EndpointContent explicitly, string? unknown, (string Verb, IReadOnlyList<string> Verbs, string Route, int? Number) mapped, (bool IsOpen, bool IsMore) demand)
    {
        if (unknown is not null || Of(type) is not { } types || explicitly.Responses.IsDefault || explicitly.ContentTypes.IsDefault)
            return explicitly with { Responses = default, Because = explicitly.Because ?? unknown, ContentTypes = explicitly.ContentTypes is { IsDefault: false, IsEmpty: true } ? default : explicitly.ContentTypes };
        var (takes, takesBecause) = TypesTaken(types[0], mapped.Verbs, mapped.Route);
        var answers = AnswersOf(type, types, explicitly.Responses, demand);
        return explicitly with
        {
            Responses = answers,
            Because = answers.IsDefault ? "its handler returns a result" : null,
            ContentTypes = explicitly.ContentTypes.IsEmpty ? takes : explicitly.ContentTypes,
            RequestType = explicitly.ContentTypes.IsEmpty && takes is { IsDefault: false, IsEmpty: false } ? types[0] : explicitly.RequestType,
            TakesBecause = takesBecause,
        };
    }

    // The library adds an answer where none of its kind is said.
    private ImmutableArray<EndpointResponse> AnswersOf(INamedTypeSymbol type, ImmutableArray<ITypeSymbol> types, ImmutableArray<EndpointResponse> said, (bool IsOpen, bool IsMore) demand)
    {
        if (types[1].AllInterfaces.Any(i => i.Name == "IResult") || types[1].Name == "IResult" || types[0].AllInterfaces.Any(i => i.Name == "IPlainTextRequest"))
            return default;
        var answers = said.ToList();
        if (!said.Any(answer => answer.StatusCode is >= 200 and < 300))
            answers.Add(types[1].SpecialType == SpecialType.System_Object || IsLibrary(types[1], "EmptyResponse") ? new(204, null) : new(200, types[1]));
        if (!demand.IsOpen)
            Add(401, null);
        if (demand.IsMore)
            Add(403, null);
        if (!IsLibrary(types[0], "EmptyRequest") && HasValidator(types[0]))
        {
            // The service may have another class or status for what is wrong.
            if (model.MentionsOf("UseProblemDetails", cancellationToken).Concat(model.MentionsOf("ProducesMetadataType", cancellationToken)).Concat(model.MentionsOf("ResponseBuilder", cancellationToken)).Any())
                return default;
            Add(400, model.Compilation.TypeOf(EndpointLibraries.FastErrors));
        }
        return [.. answers];

        void Add(int status, ITypeSymbol? body)
        {
            if (!said.Any(answer => answer.StatusCode == status))
                answers.Add(new(status, body));
        }
    }

    private bool HasValidator(ITypeSymbol request) => model.Validation.ValidatorsFor(request, cancellationToken).Any(validator => validator.SelfAndBases().Any(t => t.Is(EndpointLibraries.FastValidator)));

    // A request that the route or attributes fill has no body, and not every version of the library sees that alike.
    private static (ImmutableArray<string> Types, string? Because) TypesTaken(ITypeSymbol request, IReadOnlyList<string> verbs, string route)
    {
        if (IsLibrary(request, "EmptyRequest"))
            return ([], null);
        var parameters = RoutePattern.ParametersOf(route);
        var members = request is INamedTypeSymbol named ? named.SelfAndBases().SelectMany(t => t.GetMembers()).OfType<IPropertySymbol>().Where(p => p is { IsStatic: false, DeclaredAccessibility: Accessibility.Public }).ToList() : [];
        if (members.Count == 0 || members.TrueForAll(p => parameters.Contains(p.Name) || p.GetAttributes().Length > 0))
            return (default, "its request may have no body");
        return (verbs.Any(verb => Array.IndexOf(Bodiless, verb) >= 0) ? ["*/*", "application/json"] : ["application/json"], null);
    }

    private static bool IsLibrary(ITypeSymbol type, string name) => type.Name == name && type.ContainingNamespace is { Name: "FastEndpoints", ContainingNamespace.IsGlobalNamespace: true };
}
