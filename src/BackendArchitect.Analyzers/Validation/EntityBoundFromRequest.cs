using System.Linq;
using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Model.Validation;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Validation;

/// <summary>A row of the database that the client fills in itself: also the columns that nobody meant to ask for.</summary>
internal sealed class EntityBoundFromRequest() : EndpointRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH2007",
        category: Family.Validation,
        level: Level.Must,
        title: "Entity bound from request",
        messageFormat: "The client fills every member of '{1}' ('{2}') of {0}, and '{3}' stores it as it is",
        description: "Bind a type with the members that the client may set, and copy these into the entity.",
        cwe: 915);

    /// <inheritdoc/>
    internal override EditShape? Proposal { get; } = EditShape.ReplaceInvocation(new() { Kind = RewriteKind.Copy, IsAnywhere = true });

    internal override void Inspect(Endpoint endpoint, EndpointReport report)
    {
        if (!EndpointWithoutAuthorization.IsJudged(endpoint, report) || endpoint.Handler is not IMethodSymbol handler)
            return;
        foreach (var parameter in endpoint.Parameters(report.CancellationToken))
            if (IsFilled(parameter) && parameter is { Type: { } type, Declaration: { } declaration } && InputType.ElementsOf(type) is not null && StoredInput.MayBe(report.Model)
                && StoredInput.Of(handler, endpoint.Function, Original(declaration, handler), type, report.Model, report.CancellationToken) is { } stored)
                report.Gap(endpoint, parameter.Name, stored.Type.Name, stored.By);
    }

    // A list of members that are bound bounds forms and queries; a body has none.
    private static bool IsFilled(EndpointParameter parameter) => parameter.Source == BindingSource.Body || parameter is { Source: BindingSource.Undecidable, IsServiceOrBody: true }
        || (parameter.Source is BindingSource.Form or BindingSource.Query or BindingSource.Request or BindingSource.Unspecified
            && parameter.Declaration?.GetAttributes().Any(a => a.AttributeClass.Is(RequestValidators.Bind)) == false);

    private static ISymbol Original(ISymbol declaration, IMethodSymbol handler) => declaration is IParameterSymbol { ContainingSymbol: IMethodSymbol { IsDefinition: false } } parameter
        ? handler.OriginalDefinition.Parameters[parameter.Ordinal] : declaration;
}
