using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>What a convention does to the model that it is handed, as the body of its <c>Apply</c> or of a lambda says.</summary>
internal static class ConventionBody
{
    private static readonly ImmutableHashSet<string> Collections = ["Filters", "EndpointMetadata"];

    /// <summary>The body of a lambda, or of a method of the service that is handed over; null where it is out of sight.</summary>
    internal static IOperation? Of(IOperation? function, ServiceModel model, CancellationToken cancellationToken) => function?.WithoutConversions() switch
    {
        IAnonymousFunctionOperation lambda => lambda.Body,
        IMethodReferenceOperation { Method: var method } => model.BodyOf(method, cancellationToken),
        _ => null,
    };

    /// <summary>The one object that a value is, made there or kept in a variable; null where that is not known.</summary>
    internal static IObjectCreationOperation? MadeFor(IOperation value, ServiceModel model, CancellationToken cancellationToken)
    {
        if (value.WithoutConversions() is ILocalReferenceOperation local && model.BodyAround(local).ValuesOf(local.Local).ToList() is { Count: 1 } values)
            value = values[0];
        return ValueOrigin.Of(value, model, cancellationToken).ToList() is { Count: 1 } origins ? origins[0].Value as IObjectCreationOperation : null;
    }

    /// <summary>The statements of a body.</summary>
    internal static IReadOnlyList<IOperation> StatementsOf(IOperation body) => body switch
    {
        IBlockOperation block => [.. block.Operations.Where(statement => statement is not IReturnOperation { ReturnedValue: null })],
        IMethodBodyOperation { BlockBody: { } block } => StatementsOf(block),
        IMethodBodyOperation { ExpressionBody: { } expression } => StatementsOf(expression),
        _ => [],
    };

    /// <summary>The requirement that it adds to whatever it is handed when it does nothing besides: a filter, or an attribute among the metadata; null for any other.</summary>
    internal static IObjectCreationOperation? OnlyRequirement(IOperation body) =>
        StatementsOf(body) is { Count: 1 } statements && statements[0] is IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod.Name: "Add" } add }
        && add.Receiver() is IPropertyReferenceOperation { Property.Name: var collection, Instance: IParameterReferenceOperation } && Collections.Contains(collection)
        && add.Arguments[0].Value.WithoutConversions() is IObjectCreationOperation made && (made.Type.Is(AspNet.AuthorizeFilter) || made.Type.Is(AspNet.Authorize))
            ? made
            : null;

    /// <summary>Whether it may say something about who may call: it makes something that does.</summary>
    internal static bool MaySpeak(IOperation body, ServiceModel model, CancellationToken cancellationToken) => body.Descendants().OfType<IObjectCreationOperation>().Any(creation =>
        (creation.Type.IsOrDerivesFrom(AspNet.FilterMetadata) && FilterMaySpeak(creation.Type!, model, cancellationToken)) || creation.Type.IsOrDerivesFrom(AspNet.AuthorizeData) || creation.Type.IsOrDerivesFrom(AspNet.AllowAnonymous));

    /// <summary>Whether a filter may refuse: one of the framework's may make another one; of the service's own it is seen whether it refuses anybody.</summary>
    internal static bool FilterMaySpeak(ITypeSymbol filter, ServiceModel model, CancellationToken cancellationToken) =>
        filter.DeclaringSyntaxReferences.IsEmpty || filter.AllInterfaces.Any(i => i.Name == "IFilterFactory" && ConventionReader.IsFramework(i.ContainingAssembly)) || filter.IsOrDerivesFrom(AspNet.AuthorizeFilter)
        || Refusal.MayRefuse(model, filter, cancellationToken);

    /// <summary>What a requirement asks for; one that is given nothing asks what the default policy does.</summary>
    internal static Demand DemandOf(IObjectCreationOperation requirement, ServiceModel model, CancellationToken cancellationToken) => !requirement.Type.Is(AspNet.AuthorizeFilter) ? PolicyDemand.Of(requirement, model, cancellationToken)
        : requirement.Arguments.IsEmpty ? model.Application.DefaultDemand(cancellationToken)
        : requirement.Arguments.Select(given => PolicyDemand.Of(given.Value, model, cancellationToken)).OfAll();
}
