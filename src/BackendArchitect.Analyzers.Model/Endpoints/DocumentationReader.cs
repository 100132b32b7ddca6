using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Reads what describes an endpoint: calls on it, attributes of its handler, calls on its groups. Of two the nearer and later holds, as the last metadata
/// does at run time; tags add up.
/// </summary>
internal sealed class DocumentationReader(ServiceModel model, CancellationToken cancellationToken)
{
    private static readonly Field Name = new(Documentation.WithName, Documentation.EndpointName, "endpointName", ["WithName", "EndpointNameAttribute", "EndpointNameMetadata"]);
    private static readonly Field GroupName = new(Documentation.WithGroupName, Documentation.GroupName, "endpointGroupName", ["WithGroupName", "EndpointGroupNameAttribute"]);
    private static readonly Field Summary = new(Documentation.WithSummary, Documentation.Summary, "summary", ["WithSummary", "EndpointSummaryAttribute"]);
    private static readonly Field Description = new(Documentation.WithDescription, Documentation.Description, "description", ["WithDescription", "EndpointDescriptionAttribute"]);
    private static readonly Field Tags = new(Documentation.WithTags, Documentation.Tags, "tags", ["WithTags", "TagsAttribute"]);
    private static readonly Field Exclusion = new(Documentation.ExcludeFromDescription, Documentation.Exclusion, null, ["ExcludeFromDescription", "ExcludeFromDescriptionAttribute"]);

    private static readonly Field Operation = new(Documentation.WithOpenApi, Documentation.Operation, null, ["WithOpenApi"]);

    // Of the libraries that make documents, the attributes.
    private static readonly string[] Libraries = ["Swashbuckle", "NSwag"];

    /// <summary>What is said of a minimal API.</summary>
    /// <param name="own">What is said on its own builder, in the order of the calls.</param>
    /// <param name="handler">The handler, or null where it cannot be seen.</param>
    /// <param name="groups">What is said about its groups, the innermost first.</param>
    /// <param name="hidden">Why more may be said where we cannot see it, or null.</param>
    internal EndpointDocumentation Of(IReadOnlyList<Convention> own, ISymbol? handler, IEnumerable<IReadOnlyList<Convention>> groups, string? hidden)
    {
        var attributes = handler?.GetAttributes() ?? [];
        List<Layer> layers = [new(own, []), new([], attributes), .. groups.Select(said => new Layer(said, []))];
        return Described(Read(layers, hidden ?? (handler is null ? "the handler cannot be seen" : null))) with { Others = OthersOf(attributes) };
    }

    /// <summary>What is said of an endpoint that no code in sight handles: by calls alone.</summary>
    /// <param name="own">What is said about the endpoint.</param>
    /// <param name="groups">What is said about its groups, the innermost first.</param>
    /// <param name="hidden">Why more may be said where we cannot see it, or null.</param>
    internal EndpointDocumentation OfCalls(IReadOnlyList<Convention> own, IReadOnlyCollection<IReadOnlyList<Convention>> groups, string? hidden) =>
        Described(Read([new(own, []), .. groups.Select(said => new Layer(said, []))], hidden)) with
        {
            Content = new ContentReader(model, cancellationToken).OfCalls([.. groups.SelectMany(said => said), .. own], hidden),
            Operation = Documented.Nothing,
        };

    /// <summary>
    /// The same without the operation that nobody makes: <c>WithOpenApi</c> makes one of what has one verb and a handler, and is not excluded.
    /// See https://learn.microsoft.com/aspnet/core/fundamentals/openapi/include-metadata.
    /// </summary>
    internal static EndpointDocumentation WithOperationOf(EndpointDocumentation said, ImmutableArray<string> verbs) =>
        said.Operation.Texts is { IsDefault: false, IsEmpty: true } || (verbs.Length == 1 && said.Exclusion.Texts is { IsDefault: false, IsEmpty: true }) ? said
        : said with { Operation = verbs.Length != 1 || !said.Exclusion.Texts.IsDefault ? Documented.Nothing : Documented.Undecidable(said.Exclusion.Because!) };

    // Nothing is shown of what no handler in sight answers; what does so says otherwise.
    private EndpointDocumentation Described(EndpointDocumentation said) =>
        said with { IsShown = false, IsUndescribed = !model.Application.Explorer.Exists(cancellationToken) };

    /// <summary>What is said of an action: by its attributes, then by those of its controller; calls on what maps all of them are not told apart.</summary>
    /// <param name="controller">The controller that runs.</param>
    /// <param name="action">The action.</param>
    /// <param name="route">Whether its route is given by attributes, and the name that it has.</param>
    /// <param name="parameters">What the action takes.</param>
    /// <param name="mapping">What is said where controllers are mapped.</param>
    /// <param name="hidden">Why more may be said where we cannot see it, or null.</param>
    internal EndpointDocumentation OfAction(INamedTypeSymbol controller, IMethodSymbol action, (bool IsByAttributes, string? Name) route, IReadOnlyList<EndpointParameter> parameters, IReadOnlyCollection<Convention> mapping, string? hidden)
    {
        List<Layer> layers =
        [
            new([.. mapping], []), new([], [.. action.InheritedAttributes().Select(a => a.Attribute)]), new([], [.. controller.InheritedAttributes().Select(a => a.Attribute)]),
        ];
        var read = Described(Read(layers, hidden)) with
        {
            Operation = Documented.Nothing,
            Content = new ContentReader(model, cancellationToken).OfAction(controller, action, parameters, mapping, hidden),
            Others = OthersOf([.. action.InheritedAttributes().Concat(controller.InheritedAttributes()).Select(a => a.Attribute)]),
            IsShown = model.Application.Explorer.Shows(controller, action, route.IsByAttributes, cancellationToken),
        };
        return read.Name.Texts is { IsDefault: false, IsEmpty: true } ? read with { Name = NameOfRoute(controller, action, route.Name) } : read;
    }

    private static ImmutableArray<string> OthersOf(ImmutableArray<AttributeData> attributes) =>
    [
        .. attributes.Select(a => a.AttributeClass).Where(type => type is not null && (type.Is(Documentation.ExplorerSettings) || type.Is(Documentation.Obsolete)
            || type.ContainingNamespace?.ToDisplayString() is { } space && Array.Exists(Libraries, library => space.StartsWith(library, StringComparison.Ordinal)))).Select(type => type!.Name).Distinct(),
    ];

    private static Documented NameOfRoute(INamedTypeSymbol controller, IMethodSymbol action, string? name) =>
        controller.InheritedAttributes().Concat(action.InheritedAttributes()).Select(a => a.Attribute).Any(a => a.AttributeClass.IsOrDerivesFrom(AspNet.RouteTemplateProvider) && MayNameItself(a))
            ? Documented.Undecidable("an attribute of the service's own may name the route")
            : name == RoutePattern.Unknown ? Documented.Undecidable("its controller's route has the name")
            : name is null ? Documented.Nothing : new([name]);

    // Its class declares the property, and not as null, or sets that of its base class.
    private static bool MayNameItself(AttributeData route) => route.AttributeClass!.SelfAndBases().TakeWhile(type => !ConventionReader.IsFramework(type.ContainingAssembly)).Any(type =>
        type.DeclaringSyntaxReferences.IsEmpty || type.DeclaringSyntaxReferences.SelectMany(reference => reference.GetSyntax().DescendantNodes()).Any(node => node switch
        {
            PropertyDeclarationSyntax { Identifier.ValueText: "Name" } property => property.ExpressionBody?.Expression is not (null or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression }) || property.Initializer is not null,
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "Name" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Name" } } => true,
            _ => false,
        }));

    private EndpointDocumentation Read(IReadOnlyList<Layer> layers, string? hidden) =>
        new(Last(Name, layers, hidden), Last(GroupName, layers, hidden), Last(Summary, layers, hidden), Last(Description, layers, hidden), All(Tags, layers, hidden), Last(Exclusion, layers, hidden))
        {
            Operation = Last(Operation, layers, hidden),
        };

    private Documented Last(Field field, IEnumerable<Layer> layers, string? hidden)
    {
        foreach (var layer in layers)
        {
            if (layer.Unseen(field) is { } unseen)
                return Documented.Undecidable(unseen);
            var calls = layer.Conventions.Where(field.IsSaidBy).ToList();
            if (calls.Find(call => call.IsConditional) is { } conditional)
                return Documented.Undecidable($"{conditional.Said} stands under a condition");
            if (calls.Count > 0)
                return TextsOf(calls[calls.Count - 1], field);
            if (layer.Attributes.LastOrDefault(field.IsSaidBy) is { } attribute)
                return TextsOf(attribute, field);
        }
        return hidden is null ? Documented.Nothing : Documented.Undecidable(hidden);
    }

    private Documented All(Field field, IReadOnlyCollection<Layer> layers, string? hidden)
    {
        var said = layers.SelectMany(layer => layer.Conventions.Where(field.IsSaidBy)).ToList();
        if ((layers.Select(layer => layer.Unseen(field)).FirstOrDefault(unseen => unseen is not null) ?? hidden ?? (said.Find(c => c.IsConditional) is { } conditional ? $"{conditional.Said} stands under a condition" : null)) is { } why)
            return Documented.Undecidable(why);
        var texts = said.Select(call => TextsOf(call, field)).Concat(layers.SelectMany(layer => layer.Attributes).Where(field.IsSaidBy).Select(a => TextsOf(a, field))).ToList();
        return texts.Exists(t => t.Texts.IsDefault) ? texts.Find(t => t.Texts.IsDefault) : new([.. texts.SelectMany(t => t.Texts).Distinct()]);
    }

    private Documented TextsOf(Convention said, Field field)
    {
        var (call, made, frame) = said.Description!.Value;
        if (made is not null && !ConventionReader.IsFramework(made.Type!.ContainingAssembly))
            return Documented.Undecidable($"what '{made.Type.Name}' says cannot be seen");
        if (field.Parameter is null)
            return Documented.WithoutText;
        var texts = new List<string>();
        var parameter = call is not null && ConventionReader.IsVersionedApi(call.TargetMethod) ? "name" : field.Parameter;
        foreach (var argument in made is not null ? made.Arguments : call!.Arguments.Where(a => a.Parameter?.Name == parameter))
        {
            if (argument.Parameter!.IsParams && argument.ElementsOfParams().IsDefault)
                return Documented.Undecidable($"{said.Said} is given a list that cannot be seen");
            foreach (var value in argument.Parameter.IsParams ? argument.ElementsOfParams() : [argument.Value])
                texts.Add(model.Endpoints.Routes.Of(value, frame, cancellationToken));
        }
        return texts.Exists(text => text.Contains(RoutePattern.Unknown)) ? Documented.Undecidable($"{said.Said} is given a text that is not constant") : new([.. texts]);
    }

    private static Documented TextsOf(AttributeData attribute, Field field)
    {
        // MVC has one attribute for documents that says nothing to endpoints; others of the service's own compute what they say.
        if (!ConventionReader.IsFramework(attribute.AttributeClass?.ContainingAssembly))
            return Documented.Undecidable($"what '{attribute.AttributeClass!.Name}' says cannot be seen");
        return field.Parameter is null
            ? Documented.WithoutText
            : new([.. attribute.ConstructorArguments.SelectMany(a => a.Kind == TypedConstantKind.Array ? a.Values : [a]).Select(a => a.Text()).OfType<string>()]);
    }

    /// <summary>One thing that may be said.</summary>
    /// <param name="Call">The call that says it.</param>
    /// <param name="Metadata">The interface of attributes that say it.</param>
    /// <param name="Parameter">The parameter of the call that takes it; null where the call alone says it.</param>
    /// <param name="Signs">What a library has to use to say it: these names or that of the interface.</param>
    private sealed record Field(MemberName Call, TypeName Metadata, string? Parameter, string[] Signs)
    {
        internal bool MayBeSaidBy(IAssemblySymbol library) => library.Uses([.. Signs, Metadata.MetadataName], ConventionReader.IsFramework);

        internal bool IsSaidBy(Convention convention) =>
            convention.Description is { } description && (description.Call is { } call ? call.TargetMethod.Is(Call) || (Call == Documentation.WithTags && ConventionReader.IsVersionedApi(call.TargetMethod)) : description.Made!.Type.IsOrDerivesFrom(Metadata));

        internal bool IsSaidBy(AttributeData attribute) => attribute.AttributeClass.IsOrDerivesFrom(Metadata);
    }

    /// <summary>What is said in one place.</summary>
    /// <param name="Conventions">By calls.</param>
    /// <param name="Attributes">By attributes.</param>
    private sealed record Layer(IReadOnlyList<Convention> Conventions, ImmutableArray<AttributeData> Attributes)
    {
        /// <summary>Why something may be said in it that cannot be seen, or null.</summary>
        internal string? Unseen(Field field) => Conventions.FirstOrDefault(c => c.Kind == ConventionKind.Hidden || (c.Library is { } library && field.MayBeSaidBy(library)))?.Said
            ?? (Attributes.FirstOrDefault(a => a.AttributeClass?.TypeKind == TypeKind.Error) is { } unresolved ? $"[{unresolved.AttributeClass!.Name}] cannot be resolved" : null);
    }
}
