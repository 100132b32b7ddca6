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

namespace BackendArchitect.Analyzers.Model.Data;

/// <summary>What <c>AddRouteComponents</c> adds to the options of OData: data models, each under a prefix, and what else decides the routes to them.</summary>
/// <param name="All">The models that are added.</param>
/// <param name="Options">How routes are spelled; null where that is not known.</param>
/// <param name="Conventions">The conventions of the service's own.</param>
/// <param name="IsOpen">Whether there may be other routes: a model is not known, or conventions are taken away.</param>
internal sealed record DataComponents(ImmutableArray<DataComponent> All, DataRouteOptions? Options, DataConventionFilter Conventions, bool IsOpen)
{
    internal static DataComponents Read(ServiceModel model, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<DataComponent>();
        var isOpen = false;
        foreach (var use in model.MentionsOf(DataServices.AddRouteComponents.Name, cancellationToken))
        {
            if (use.CallBy() is not { } syntax || model.CallAt(syntax, cancellationToken) is not { } call || !call.TargetMethod.Is(DataServices.AddRouteComponents))
            {
                isOpen = true;
                continue;
            }
            var reader = new DataModelReader(model, cancellationToken);
            foreach (var frame in model.Endpoints.Calls.FramesAround(call, cancellationToken))
                found.Add(new(PrefixOf(call, frame, model, cancellationToken), MayBeLeftOut(syntax) || call.ArgumentFor("model") is not { } value ? null : reader.Of(value, frame)));
        }
        var conventions = DataConventionFilter.Read(model, cancellationToken);
        var options = DataRouteOptions.Read(model, cancellationToken);
        return new(found.ToImmutable(), options, conventions, isOpen || found.Any(component => component.Model is null) || options is null || conventions.IsOpen);
    }

    /// <summary>Whether a model that is known, by conventions that are known, serves what a controller is called after.</summary>
    internal bool Serve(string controller) => Options is not null && !Conventions.IsOpen && All.Any(component => component.Model?.Sources.Keys.Any(source =>
        source.Equals(controller, Options.IgnoresCaseOfControllers ? System.StringComparison.OrdinalIgnoreCase : System.StringComparison.Ordinal)) == true);

    /// <summary>The prefix that a call adds a model under, without slashes around it.</summary>
    internal static string PrefixOf(IInvocationOperation call, Frame frame, ServiceModel model, CancellationToken cancellationToken) =>
        call.ArgumentFor("routePrefix") is { } prefix ? model.Endpoints.Routes.Of(prefix, frame, cancellationToken).Trim('/') : "";

    private static bool MayBeLeftOut(SyntaxNode call) => call.StandsUnderCondition() || call.Ancestors().Any(node => node is ForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax);
}

/// <summary>A data model under its prefix.</summary>
/// <param name="Prefix">The prefix, without slashes around it.</param>
/// <param name="Model">The model; null where it is not known.</param>
internal sealed record DataComponent(string Prefix, DataModel? Model);
