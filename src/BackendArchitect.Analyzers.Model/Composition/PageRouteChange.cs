using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// What a convention does to the routes of the pages that it is for. See https://learn.microsoft.com/aspnet/core/razor-pages/razor-pages-conventions.
/// </summary>
/// <param name="IsKnown">Whether it is known what it does.</param>
internal sealed record PageRouteChange(bool IsKnown)
{
    /// <summary>Nobody knows what it does.</summary>
    internal static readonly PageRouteChange Unknown = new(false);

    /// <summary>How folders and names of pages are spelled; null where they are left as they are.</summary>
    internal TokenSpelling? Spelling { get; private init; }

    /// <summary>Whether the pages get one more route.</summary>
    internal bool Adds { get; private init; }

    /// <summary>That route, or what stands behind each of their own in another one; null where it is not known.</summary>
    internal string? Route { get; private init; }

    /// <summary>Whether the route stands behind each of their own.</summary>
    internal bool IsBehindOwn { get; private init; }

    /// <summary>The pages are given one more route.</summary>
    internal static PageRouteChange Adding(string? route) => new(true) { Adds = true, Route = route };

    /// <summary>The names of the pages are spelled as a transformer does.</summary>
    internal static PageRouteChange SpelledBy(IObjectCreationOperation convention, CancellationToken cancellationToken) => new(true) { Spelling = TokenSpelling.Of(convention, cancellationToken) };

    /// <summary>What a function does to the model of a route; null where it leaves it alone.</summary>
    internal static PageRouteChange? Of(IOperation? body, ServiceModel model, CancellationToken cancellationToken)
    {
        if (body is null)
            return Unknown;
        if (!body.Descendants().Any(ChangesRoutes))
            return null;
        var statements = ConventionBody.StatementsOf(body).Where(statement => statement is not IVariableDeclarationGroupOperation).ToList();
        if (statements.Count != 1)
            return Unknown;
        if (statements[0] is ILoopOperation { Body: IBlockOperation loop })
            return loop.Operations.Where(statement => statement is not IVariableDeclarationGroupOperation).ToList() is { Count: 1 } inside && TemplateAddedBy(inside[0]) is { } each
                && each is IInvocationOperation { Arguments: { Length: 2 } parts } combination && combination.TargetMethod.Is(EndpointMaps.CombineTemplates) && IsTemplate(parts[0].Value)
                    ? Adding(parts[1].Value.ConstantText()) with { IsBehindOwn = true }
                    : Unknown;
        if (TemplateAddedBy(statements[0]) is { } template)
            return Adding(template.ConstantText());
        return statements[0] is IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod.Name: "Apply" } applied } && applied.Receiver() is { } convention && convention.Type.Is(EndpointMaps.PageRouteTransformer)
            && ConventionBody.MadeFor(convention, model, cancellationToken) is { } made && made.Type.Is(EndpointMaps.PageRouteTransformer)
                ? SpelledBy(made, cancellationToken)
                : Unknown;
    }

    private static bool ChangesRoutes(IOperation operation) => operation switch
    {
        IMemberReferenceOperation { Member.Name: "Selectors" or "AttributeRouteModel" or "RouteParameterTransformer" or "RouteValues" } => true,
        // Whoever is handed the model may do so.
        IParameterReferenceOperation { Parameter.Type: var type, Parent: IArgumentOperation } => type.Is(EndpointMaps.PageRouteModel),
        _ => false,
    };

    // 'model.Selectors.Add(new SelectorModel { AttributeRouteModel = new AttributeRouteModel { Template = ... } })'
    private static IOperation? TemplateAddedBy(IOperation statement) =>
        statement is IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod.Name: "Add" } add } && add.Receiver() is IPropertyReferenceOperation { Property.Name: "Selectors" }
        && Set(add.Arguments[0].Value, "AttributeRouteModel") is { } route ? Set(route, "Template") : null;

    private static IOperation? Set(IOperation made, string property) => made.WithoutConversions() is IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: { } initializer }
        ? initializer.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(set => set.Target is IPropertyReferenceOperation { Property.Name: var name } && name == property)?.Value.WithoutConversions()
        : null;

    private static bool IsTemplate(IOperation value) => value.WithoutConversions() is IPropertyReferenceOperation { Property.Name: "Template", Instance: { } route } && route.WithoutConversions() is IPropertyReferenceOperation { Property.Name: "AttributeRouteModel" };
}
