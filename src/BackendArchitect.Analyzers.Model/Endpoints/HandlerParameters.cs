using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Where the parameters of a minimal API come from, in the order in which the framework decides it: attributes by their interfaces, the request itself,
/// <c>BindAsync</c>, text of route or query, services, and the body for what is left.
/// See https://learn.microsoft.com/aspnet/core/fundamentals/minimal-apis/parameter-binding#binding-precedence.
/// </summary>
internal sealed class HandlerParameters(ServiceModel model, Frame frame, string route, bool? infersBody, CancellationToken cancellationToken)
{
    // Requests with these verbs are taken to have no body.
    private static readonly string[] Bodiless = ["GET", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT"];

    private static readonly TypeName[] Requests =
        [AspNet.HttpContext, AspNet.HttpRequest, AspNet.HttpResponse, AspNet.ClaimsPrincipal, Binding.CancellationToken, Binding.Stream, Binding.PipeReader];

    private static readonly (TypeName Attribute, BindingSource Source)[] ByAttribute =
    [
        (Binding.FromRoute, BindingSource.Route), (Binding.FromQuery, BindingSource.Query), (AspNet.FromHeaderMetadata, BindingSource.Header), (Binding.FromBody, BindingSource.Body),
        (Antiforgery.FromForm, BindingSource.Form), (Binding.FromService, BindingSource.Services), (Binding.FromKeyedServices, BindingSource.Services),
    ];

    private readonly HashSet<string> _inRoute = RoutePattern.ParametersOf(route);

    /// <summary>Whether a complex parameter without attributes may be the body: no where a request of one of the verbs has none, null where the verbs are not known.</summary>
    internal static bool? InfersBody(ImmutableArray<string> verbs, bool areKnown) => areKnown ? !verbs.Any(verb => Array.IndexOf(Bodiless, verb) >= 0) : null;

    /// <summary>The parameters of a handler; the properties of those with <c>[AsParameters]</c> in their place.</summary>
    internal IReadOnlyList<EndpointParameter> Of(IMethodSymbol handler)
    {
        var found = handler.Parameters.SelectMany(Read).ToList();
        // There is one body: what else could be it is a service, or the application would not start.
        return found.Exists(p => p.Source is BindingSource.Body or BindingSource.Form or BindingSource.FormFile)
            ? [.. found.Select(p => p.Source == BindingSource.Undecidable && p is { IsServiceOrBody: true } ? p with { Source = BindingSource.Services, Because = null } : p)]
            : found;
    }

    private IEnumerable<EndpointParameter> Read(IParameterSymbol parameter)
    {
        var type = frame.Closed(parameter.Type, model.Compilation);
        if (!parameter.GetAttributes().Any(a => a.AttributeClass.Is(Binding.AsParameters)))
            return [Read(parameter.Name, parameter, type, parameter.GetAttributes())];
        return type is INamedTypeSymbol whole
            ? PartsOf(whole).Select(part => Read(part.Property.Name, part.Property, part.Property.Type, part.Attributes) with { PartOf = parameter })
            : [Undecidable(parameter.Name, parameter, type, "its type is not known")];
    }

    // What its only constructor takes, in the order of the properties, or else the properties that can be set.
    private static IEnumerable<(IPropertySymbol Property, ImmutableArray<AttributeData> Attributes)> PartsOf(INamedTypeSymbol whole)
    {
        var properties = whole.SelfAndBases().SelectMany(t => t.GetMembers()).OfType<IPropertySymbol>()
            .Where(p => p is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, Parameters.IsEmpty: true }).GroupBy(p => p.Name).Select(same => same.First()).ToList();
        var constructors = whole.InstanceConstructors.Where(c => c.DeclaredAccessibility == Accessibility.Public && !(whole.IsValueType && c.IsImplicitlyDeclared && c.Parameters.IsEmpty)).ToList();
        return constructors is { Count: 1 } && constructors[0] is { Parameters.IsEmpty: false } constructor
            ? from property in properties
              let parameter = constructor.Parameters.FirstOrDefault(p => p.Name.Equals(property.Name, StringComparison.OrdinalIgnoreCase))
              where parameter is not null
              select (property, parameter.GetAttributes().AddRange(property.GetAttributes()))
            : properties.Where(p => p.SetMethod?.DeclaredAccessibility == Accessibility.Public).Select(p => (p, p.GetAttributes()));
    }

    private EndpointParameter Read(string name, ISymbol declaration, ITypeSymbol? type, ImmutableArray<AttributeData> attributes)
    {
        foreach (var (attribute, source) in ByAttribute)
            if (attributes.Any(a => a.AttributeClass.IsOrDerivesFrom(attribute)))
                return new(name, type, source) { Declaration = declaration };
        if (attributes.Any(a => a.AttributeClass?.TypeKind == TypeKind.Error) || type is null or IErrorTypeSymbol)
            return Undecidable(name, declaration, type, type is null or IErrorTypeSymbol ? "its type is not known" : "an attribute of it cannot be resolved");
        return Infer(name, declaration, type);
    }

    private EndpointParameter Infer(string name, ISymbol declaration, ITypeSymbol type)
    {
        if (Array.Exists(Requests, type.Core().Is))
            return Known(BindingSource.Special);
        if (type.Is(Antiforgery.FormCollection) || type.Is(Antiforgery.FormFiles) || type.Is(Antiforgery.FormFile))
            return Known(type.Is(Antiforgery.FormCollection) ? BindingSource.Form : BindingSource.FormFile);
        if (type.BindsItself())
            return Known(BindingSource.BindAsync);
        if (type.IsText())
            return _inRoute.Contains(name) ? Known(BindingSource.Route)
                : route.Contains(RoutePattern.Unknown) ? Undecidable(name, declaration, type, "the route is not known")
                : Known(BindingSource.Query);
        if (type.IsTexts() && infersBody is not true)
            return infersBody is false ? Known(BindingSource.Query) : Undecidable(name, declaration, type, "the verbs are not known");
        var service = model.Application.Services.Answer(type, cancellationToken);
        // Where there is no body, the application starts with a service only.
        return infersBody is false || service.IsService == true ? Known(BindingSource.Services)
            : infersBody is null ? Undecidable(name, declaration, type, "the verbs are not known")
            : service.IsService == false ? Known(BindingSource.Body)
            : Undecidable(name, declaration, type, service.Because) with { IsServiceOrBody = true };

        EndpointParameter Known(BindingSource source) => new(name, type, source) { Declaration = declaration };
    }

    private static EndpointParameter Undecidable(string name, ISymbol declaration, ITypeSymbol? type, string because) =>
        new(name, type, BindingSource.Undecidable) { Declaration = declaration, Because = because };
}
