using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Where the parameters of actions, and the properties that MVC binds, come from: what attributes say, and what <c>[ApiController]</c> infers where they
/// are silent. See https://learn.microsoft.com/aspnet/core/web-api/#binding-source-parameter-inference.
/// </summary>
internal sealed class ActionParameters(ServiceModel model)
{
    private static readonly (TypeName Attribute, BindingSource Source)[] ByAttribute =
    [
        (Binding.MvcFromRoute, BindingSource.Route), (Binding.MvcFromQuery, BindingSource.Query), (Binding.MvcFromHeader, BindingSource.Header), (Binding.MvcFromBody, BindingSource.Body),
        (Binding.MvcFromForm, BindingSource.Form), (Binding.MvcFromServices, BindingSource.Services),
        (DataServices.FromWholeBody, BindingSource.Body), (DataServices.FromUri, BindingSource.Custom), (DataServices.FromBody, BindingSource.Custom), (DataServices.FromQuery, BindingSource.Custom),
    ];

    private const string BinderType = "BinderType";

    private readonly ApiBehavior _behavior = new(model);

    private static readonly TypeName[] Files = [Antiforgery.FormFile, Antiforgery.FormCollection, Antiforgery.FormFiles];

    /// <summary>The parameters of an action and the properties of its controller.</summary>
    /// <param name="controller">The controller that runs.</param>
    /// <param name="action">The action.</param>
    /// <param name="templates">Its attribute routes.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal IReadOnlyList<EndpointParameter> Of(INamedTypeSymbol controller, IMethodSymbol action, IReadOnlyCollection<string> templates, CancellationToken cancellationToken)
    {
        var infers = _behavior.InfersSources(controller, cancellationToken);
        return [.. action.Parameters.Select(Read), .. PropertiesOf(controller, cancellationToken)];

        EndpointParameter Read(IParameterSymbol parameter)
        {
            if (Stated(parameter, parameter.Type, parameter.GetAttributes(), cancellationToken) is { } stated)
                return stated;
            var (source, because) = infers switch
            {
                true => Infer(parameter, templates, cancellationToken),
                false => (BindingSource.Unspecified, null),
                null => (BindingSource.Undecidable, "whether sources are inferred is configured by what is no constant"),
            };
            return new(parameter.Name, parameter.Type, source) { Declaration = parameter, Because = because };
        }
    }

    /// <summary>The properties of a controller or page model that are bound.</summary>
    internal IEnumerable<EndpointParameter> PropertiesOf(INamedTypeSymbol bearer, CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in bearer.SelfAndBases())
        {
            // The framework's base classes bind nothing; pages of its own do.
            if (ConventionReader.IsFramework(type.ContainingAssembly) && !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, bearer.ContainingAssembly))
                yield break;
            var all = type.InheritedAttributes().Any(a => a.Attribute.AttributeClass.IsOrDerivesFrom(Binding.BindProperties));
            foreach (var property in type.GetMembers().OfType<IPropertySymbol>())
            {
                if (property is not { DeclaredAccessibility: Accessibility.Public, IsStatic: false, Parameters.IsEmpty: true, GetMethod.DeclaredAccessibility: Accessibility.Public } || !seen.Add(property.Name))
                    continue;
                var attributes = AttributesOf(property);
                if (Stated(property, property.Type, attributes, cancellationToken) is { } stated)
                    yield return stated;
                else if (all || attributes.Any(a => a.AttributeClass.IsOrDerivesFrom(Binding.BindProperty) || a.AttributeClass.IsOrDerivesFrom(Binding.ModelNameProvider)))
                    yield return new(property.Name, property.Type, BindingSource.Unspecified) { Declaration = property };
            }
        }
    }

    private static ImmutableArray<AttributeData> AttributesOf(IPropertySymbol property)
    {
        var attributes = property.GetAttributes();
        for (var overridden = property.OverriddenProperty; overridden is not null; overridden = overridden.OverriddenProperty)
            attributes = attributes.AddRange(overridden.GetAttributes());
        return attributes;
    }

    // Null where neither attributes nor the type say anything.
    private static EndpointParameter? Stated(ISymbol declaration, ITypeSymbol type, ImmutableArray<AttributeData> attributes, CancellationToken cancellationToken)
    {
        foreach (var attribute in attributes.Concat(type.GetAttributes()))
            if (SourceOf(attribute, cancellationToken) is { } source)
                return new(declaration.Name, type, source)
                {
                    Declaration = declaration, Because = source == BindingSource.Undecidable ? $"what '{attribute.AttributeClass!.Name}' binds cannot be seen" : null,
                };
        if (type.Is(Binding.CancellationToken) || type.Is(Binding.ApiVersion) || type.Is(Binding.ApiVersionOfMvc))
            return new(declaration.Name, type, BindingSource.Special) { Declaration = declaration };
        return IsFile(type) ? new(declaration.Name, type, BindingSource.FormFile) { Declaration = declaration } : null;
    }

    private static BindingSource? SourceOf(AttributeData attribute, CancellationToken cancellationToken)
    {
        if (attribute.AttributeClass is not { } type)
            return null;
        if (type.TypeKind == TypeKind.Error)
            return BindingSource.Undecidable;
        foreach (var (known, source) in ByAttribute)
            if (type.IsOrDerivesFrom(known))
                return source;
        if (type.IsOrDerivesFrom(Binding.FromKeyedServices))
            return BindingSource.Services;
        if (type.IsOrDerivesFrom(Binding.ModelBinder) || type.IsOrDerivesFrom(Binding.BindProperty))
            return attribute.ConstructorArguments.Any(a => a.Kind == TypedConstantKind.Type) || attribute.NamedArguments.Any(a => a.Key == BinderType) || NamesABinder(type, cancellationToken) ? BindingSource.Custom : null;
        return type.IsOrDerivesFrom(Antiforgery.BindingSource) ? SourceWrittenIn(type, cancellationToken) : null;
    }

    // 'ModelBinder<OrderBinder>', or an attribute of the service's own that hands its base class the type of a binder or sets it.
    private static bool NamesABinder(INamedTypeSymbol attribute, CancellationToken cancellationToken) => attribute.SelfAndBases().TakeWhile(type => type.IsOrDerivesFrom(Binding.ModelBinder)).Any(type =>
        type.IsGenericType || type.DeclaringSyntaxReferences.SelectMany(declaration => declaration.GetSyntax(cancellationToken).DescendantNodes()).OfType<TypeOfExpressionSyntax>()
            .Any(binder => binder.Parent is ArgumentSyntax { Parent.Parent: ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax }
                || binder.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: BinderType } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: BinderType } }));

    // An attribute of the service's own names one of the framework's sources in its property.
    private static BindingSource SourceWrittenIn(INamedTypeSymbol attribute, CancellationToken cancellationToken)
    {
        var written = attribute.SelfAndBases().SelectMany(t => t.GetMembers(Binding.Source.Name)).Select(member => member.WrittenValue(cancellationToken)).FirstOrDefault(value => value is not null);
        return written is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }
            ? name switch
            {
                "Path" => BindingSource.Route,
                "Query" => BindingSource.Query,
                "Header" => BindingSource.Header,
                "Body" => BindingSource.Body,
                "Form" => BindingSource.Form,
                "FormFile" => BindingSource.FormFile,
                "Services" => BindingSource.Services,
                "Special" => BindingSource.Special,
                "Custom" => BindingSource.Custom,
                _ => BindingSource.Undecidable,
            }
            : BindingSource.Undecidable;
    }

    private static bool IsFile(ITypeSymbol type) =>
        Array.Exists(Files, type.IsOrDerivesFrom)
        || (type is IArrayTypeSymbol array ? IsOneFile(array.ElementType) : type is INamedTypeSymbol named
            && named.AllInterfaces.Add(named).Any(i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T && IsOneFile(i.TypeArguments[0])));

    private static bool IsOneFile(ITypeSymbol type) => type.IsOrDerivesFrom(Antiforgery.FormFile);

    private (BindingSource Source, string? Because) Infer(IParameterSymbol parameter, IReadOnlyCollection<string> templates, CancellationToken cancellationToken)
    {
        if (!parameter.Type.IsComplexToMvc())
            return templates.Any(template => RoutePattern.ParametersOf(template).Contains(parameter.Name)) ? (BindingSource.Route, null)
                : templates.Any(template => template.Contains(RoutePattern.Unknown)) ? (BindingSource.Undecidable, "the route is not known")
                : (BindingSource.Query, null);
        if (_behavior.InfersServices(cancellationToken) is not { } infersServices)
            return (BindingSource.Undecidable, "whether services are inferred is configured by what is no constant");
        // The container makes a sequence of anything: MVC asks for its elements.
        var asked = parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T, TypeArguments: { Length: 1 } elements } ? elements[0] : parameter.Type;
        var service = infersServices ? model.Application.Services.Answer(asked, cancellationToken) : ServiceAnswer.No;
        return service.IsService is { } known ? (known ? BindingSource.Services : BindingSource.Body, null) : (BindingSource.Undecidable, service.Because);
    }
}
