using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Validation;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Validation;

/// <summary>A type that promises that something is there, and a serializer that never heard of it.</summary>
internal sealed class NullIntoNonNullable() : ApplicationRule(Descriptor)
{
    /// <summary>The property of a finding that says whose serializers lets null through.</summary>
    internal const string Readers = "readers";

    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH2011",
        category: Family.Validation,
        level: Level.Could,
        title: "Null into non-nullable members",
        messageFormat: "A null in a JSON body becomes '{1}' of '{2}', which is not nullable, at '{3}', one of {0} such endpoints: RespectNullableAnnotations is set nowhere, and no rule asks for the member",
        description: "Set RespectNullableAnnotations of the serializer, so that a body with null for what is not nullable is answered with 400.",
        cwe: 476);

    internal override void Inspect(Application application, Report report)
    {
        var (model, cancellationToken) = (report.Model, report.CancellationToken);
        if (!JsonDemands.KnowsNullability(model.Compilation))
            return;
        var readers = new[] { BoundFrom.Body, BoundFrom.ActionBody }.Where(body => !model.Validation.Json.MayHave(JsonDemands.Nullability, body, cancellationToken)
            && !(body == BoundFrom.ActionBody && model.Validation.Json.IsNewtonsoft(cancellationToken))).Aggregate(BoundFrom.None, (all, body) => all | body);
        if (readers == BoundFrom.None)
            return;
        var open = model.Endpoints.All(cancellationToken)
            .Where(endpoint => (ReaderOf(endpoint) & readers) != 0 && EndpointWithoutAuthorization.IsJudged(endpoint, report))
            .Select(endpoint => (Endpoint: endpoint, Member: model.Validation.Of(endpoint, cancellationToken).Where(input => IsOpen(endpoint, input, report))
                .Select(input => NullableMember.Deceived(input.Type, input.IsLeftToAttributes)).FirstOrDefault(member => member is not null)))
            .Where(found => found.Member is not null).ToList();
        if (open.Count == 0)
            return;
        var (first, deceived) = open[0];
        report.At(application.Location, ImmutableDictionary<string, string?>.Empty.Add(Readers, open.Aggregate(BoundFrom.None, (all, found) => all | ReaderOf(found.Endpoint)).ToString()),
            open.Count, deceived!.Name, deceived.ContainingType.Name, first.DisplayName);
    }

    // Attributes that run ask for what they stand at; what else looks at an input may ask for anything.
    private static bool IsOpen(Endpoint endpoint, InputValidation input, Report report) => input is { Source: BindingSource.Body, IsLeftToModelState: false } && (input.IsLeftToAttributes
        ? !(endpoint.Kind == EndpointKind.Action && report.Model.Validation.AsksForNonNullable(report.CancellationToken)) && !report.Model.Validation.MayBeLookedAt(endpoint, input, report.CancellationToken)
        : input.Claim.IsAbsent);

    private static BoundFrom ReaderOf(Endpoint endpoint) => endpoint.Kind switch
    {
        EndpointKind.Action => BoundFrom.ActionBody,
        EndpointKind.Minimal or EndpointKind.Fallback => BoundFrom.Body,
        _ => BoundFrom.None,
    };
}
