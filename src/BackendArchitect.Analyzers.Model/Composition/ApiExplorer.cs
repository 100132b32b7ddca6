using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// What describes the endpoints of an application to those who make documents of them: whether it is there, and which endpoints it shows.
/// See https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.mvc.apiexplorer.iapidescriptiongroupcollectionprovider.
/// </summary>
internal sealed class ApiExplorer(ServiceModel model)
{
    private static readonly ImmutableArray<string> OfHandlers = ["AddEndpointsApiExplorer", "AddOpenApi", "SwaggerDocument"];

    private static readonly ImmutableArray<string> OfActions = ["AddControllers", "AddControllersWithViews", "AddMvc", "AddApiExplorer"];

    // These show actions that say nothing about it, where attributes route them.
    private static readonly ImmutableArray<string> OfAllActions = ["AddSwaggerGen", "AddOpenApiDocument", "AddSwaggerDocument"];

    private static readonly ImmutableArray<string> OfTranscoding = ["AddGrpcSwagger"];

    private readonly Once<Facts> _facts = new(token => new(
        Calls(model, OfHandlers, token), Calls(model, OfActions, token), Calls(model, OfAllActions, token), Calls(model, OfTranscoding, token),
        model.MentionsOf(Documentation.IsVisible.Name, token).Any(use => model.SymbolOf(use, token).Is(Documentation.IsVisible))));

    /// <summary>Whether anything describes endpoints.</summary>
    internal bool Exists(CancellationToken cancellationToken) => _facts.Value(cancellationToken) is { ShowsHandlers: true } or { ShowsActions: true } or { ShowsTranscoding: true };

    /// <summary>Whether minimal APIs are described, unless they are excluded.</summary>
    internal bool ShowsHandlers(CancellationToken cancellationToken) => _facts.Value(cancellationToken).ShowsHandlers;

    /// <summary>Whether the JSON twins of rpcs are described.</summary>
    internal bool ShowsTranscoding(CancellationToken cancellationToken) => _facts.Value(cancellationToken).ShowsTranscoding;

    /// <summary>Whether an action is described; null where code of the service may decide that.</summary>
    internal bool? Shows(INamedTypeSymbol controller, IMethodSymbol action, bool isRoutedByAttributes, CancellationToken cancellationToken) =>
        !isRoutedByAttributes || !Exists(cancellationToken) ? false
        : _facts.Value(cancellationToken).IsConfigured ? null
        : Said(action) ?? Said(controller) ?? (ApiBehavior.Concerns(controller) || _facts.Value(cancellationToken).ShowsAllActions);

    private static bool? Said(ISymbol bearer) =>
        bearer.InheritedAttributes().Select(a => a.Attribute).FirstOrDefault(a => a.AttributeClass.IsOrDerivesFrom(Documentation.ExplorerSettings)) is { } settings
            ? !settings.NamedArguments.Any(a => a is { Key: "IgnoreApi", Value.Value: true })
            : null;

    // A method of the service's own with such a name calls the library's, and one that versions APIs has another 'AddMvc'.
    private static bool Calls(ServiceModel model, ImmutableArray<string> names, CancellationToken cancellationToken) =>
        names.Any(name => model.MentionsOf(name, cancellationToken).Any(use => use.CallBy() is { } call && model.SymbolOf(call, cancellationToken) is IMethodSymbol { DeclaringSyntaxReferences.IsEmpty: true } method
            && !model.Endpoints.Calls.NeverRuns(call, cancellationToken) && (name != "AddMvc" || ConventionReader.IsFramework(method.ContainingAssembly))));

    /// <summary>What the composition says.</summary>
    /// <param name="ShowsHandlers">Whether minimal APIs are described.</param>
    /// <param name="ShowsActions">Whether actions are described.</param>
    /// <param name="ShowsAllActions">Whether those are that say nothing about it.</param>
    /// <param name="ShowsTranscoding">Whether the JSON twins of rpcs are.</param>
    /// <param name="IsConfigured">Whether code of the service may decide otherwise.</param>
    private sealed record Facts(bool ShowsHandlers, bool ShowsActions, bool ShowsAllActions, bool ShowsTranscoding, bool IsConfigured);
}
