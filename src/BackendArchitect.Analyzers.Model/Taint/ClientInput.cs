using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Taint;

/// <summary>One value that the framework hands a method from a request.</summary>
/// <param name="Part">The property of the parameter that it fills; null for the parameter itself.</param>
/// <param name="Words">Where the client states it, in the words of a sentence.</param>
internal readonly record struct BoundValue(ISymbol? Part, string Words);

/// <summary>Which parameters and properties hold what a client sent, as the endpoints of the service bind them.</summary>
internal sealed class ClientInput(ServiceModel model)
{
    // What nobody would fetch at once.
    private const double MostOfAnything = 1_000_000;

    // Constraints of routes that say how large a number may be.
    private static readonly HashSet<string> UpperBounds = new(StringComparer.OrdinalIgnoreCase) { "max", "range", "regex", "length", "maxlength" };

    // Constraints of routes that ask for no more than a length, or for the lack of a dot.
    private static readonly HashSet<string> OpenConstraints = new(StringComparer.OrdinalIgnoreCase) { "length", "minlength", "maxlength", "required", "file", "nonfile", "exists" };

    // See https://learn.microsoft.com/aspnet/core/razor-pages/#writing-a-basic-form.
    private static readonly Regex PageHandler = new("^On(Get|Head|Post|Put|Patch|Delete|Options)", RegexOptions.CultureInvariant);

    private readonly ConcurrentDictionary<IParameterSymbol, ImmutableArray<BoundValue>> _bound = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<string, ImmutableArray<IInvocationOperation>> _maps = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<ISymbol>> _properties = new(SymbolEqualityComparer.Default);

    /// <summary>What a parameter is given from the request: nothing for most, several where the request fills its properties one by one.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="lambda">The lambda that it belongs to, or null.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    internal ImmutableArray<BoundValue> Of(IParameterSymbol parameter, IAnonymousFunctionOperation? lambda, CancellationToken cancellationToken) =>
        _bound.TryGetValue(parameter, out var known) ? known : _bound.GetOrAdd(parameter, [.. Read(parameter, lambda, cancellationToken)]);

    /// <summary>Whether MVC fills a property of a controller or page model from the request.</summary>
    internal bool IsBound(IPropertySymbol property, CancellationToken cancellationToken)
    {
        if (property is not { DeclaredAccessibility: Accessibility.Public, IsStatic: false, ContainingType: { TypeKind: TypeKind.Class } type })
            return false;
        var bound = _properties.TryGetValue(type, out var known) ? known
            : _properties.GetOrAdd(type, IsActionBearer(type) ? [.. new ActionParameters(model).PropertiesOf(type, cancellationToken).Where(p => Sources.WordsOf(p.Source) is not null).Select(p => p.Declaration!)] : []);
        return bound.Contains(property.OriginalDefinition, SymbolEqualityComparer.Default);
    }

    /// <summary>Whether an attribute asks more of a bound member than to be there and to have a length: then it is checked, by whatever that attribute does.</summary>
    internal static bool IsConstrained(ISymbol member)
    {
        var attributes = member.GetAttributes();
        // The property of a record's parameter has that parameter's attributes, too.
        if (member is IPropertySymbol { ContainingType: { IsRecord: true } record })
            attributes = attributes.AddRange(record.InstanceConstructors.SelectMany(c => c.Parameters).Where(p => p.Name == member.Name).SelectMany(p => p.GetAttributes()));
        return attributes.Any(a => a.AttributeClass is { } type && !IsOpenRange(a) && !Sanitizers.OpenAttributes.Contains(type.Name) && type.SelfAndBases().Any(t => t.Name == "ValidationAttribute"));
    }

    // 'Range(1, int.MaxValue)' asks for one at least, and leaves the rest open.
    private static bool IsOpenRange(AttributeData attribute) => attribute.AttributeClass.Is(DataAnnotations.Range)
        && attribute.ConstructorArguments.LastOrDefault() is { Kind: TypedConstantKind.Primitive, Value: { } most } && double.TryParse(Convert.ToString(most, CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= MostOfAnything;

    private static bool IsActionBearer(INamedTypeSymbol type) => ControllerReader.IsController(type) || type.SelfAndBases().Any(t => t.Is(EndpointMaps.PageModel) || t.Is(AspNet.ControllerBase));

    private IEnumerable<BoundValue> Read(IParameterSymbol parameter, IAnonymousFunctionOperation? lambda, CancellationToken cancellationToken)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method)
            yield break;
        if (IsConstrained(parameter))
            yield break;
        if (method.MethodKind == MethodKind.Ordinary && MessageWords(method, parameter) is { } words)
        {
            yield return new(null, words);
            yield break;
        }
        foreach (var endpoint in EndpointsOf(method, lambda, cancellationToken))
        {
            foreach (var given in endpoint.Parameters(cancellationToken))
            {
                var isWhole = given.Declaration.IsDeclaredAs(parameter) || (given is { Source: BindingSource.Request, Declaration: null } && parameter.Ordinal == 0);
                if ((isWhole || (given.PartOf.IsDeclaredAs(parameter) && given.Declaration is not null && !IsConstrained(given.Declaration))) && WordsOf(given) is { } said && !IsConstrainedByRoute(endpoint.Route, given))
                    yield return new(isWhole ? null : given.Declaration, said);
            }
        }
    }

    // A text that is bound comes from the request, wherever in it.
    private static string? WordsOf(EndpointParameter given) =>
        given is { Source: BindingSource.Undecidable, IsServiceOrBody: false, Type: { } type } && (type.SpecialType == SpecialType.System_String || Carrier.IsCount(type)) ? "the request" : Sources.WordsOf(given.Source);

    private static string? MessageWords(IMethodSymbol method, IParameterSymbol parameter)
    {
        if (method is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsOverride: false } && method.ContainingType.SelfAndBases().Any(t => t.Is(EndpointMaps.Hub)))
            return parameter.GetAttributes().Any(a => a.AttributeClass.IsOrDerivesFrom(Binding.FromService)) || parameter.Type.Is(Binding.CancellationToken) || parameter.Type.TypeKind == TypeKind.Interface ? null : "the hub call";
        if (method is { DeclaredAccessibility: Accessibility.Public, IsStatic: false } && PageHandler.IsMatch(method.Name) && method.ContainingType.SelfAndBases().Any(t => t.Is(EndpointMaps.PageModel)))
            return parameter.GetAttributes().Any(a => a.AttributeClass.IsOrDerivesFrom(Binding.FromService)) || parameter.Type.TypeKind == TypeKind.Interface ? null : "the request";
        if (parameter.Ordinal != 0)
            return null;
        for (var overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
            if (overridden.ContainingType.GetAttributes().Any(a => a.AttributeClass.Is(EndpointMaps.BindServiceMethod)))
                return "the message";
        return null;
    }

    private IEnumerable<Endpoint> EndpointsOf(IMethodSymbol method, IAnonymousFunctionOperation? lambda, CancellationToken cancellationToken)
    {
        if (lambda is not null)
            return lambda.CallThatTakes() is { } map ? model.Endpoints.MappedBy(map, cancellationToken).Where(e => e.Handler is not null && e.Handler.IsDeclaredAs(lambda.Symbol)) : [];
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.LocalFunction))
            return [];
        if (method.MethodKind == MethodKind.Ordinary && model.Endpoints.Of(method.ContainingType.OriginalDefinition, cancellationToken) is { IsEmpty: false } own
            && own.Where(e => e.Handler is not null && e.Handler.IsDeclaredAs(method)).ToList() is { Count: > 0 } actions)
            return actions;
        return MapCallsOf(method, cancellationToken).SelectMany(map => model.Endpoints.MappedBy(map, cancellationToken)).Where(e => e.Handler is not null && e.Handler.IsDeclaredAs(method));
    }

    // 'app.MapGet("/orders", Orders.List)'. Methods of one name are many, and what is mapped by it is asked for each of them.
    private ImmutableArray<IInvocationOperation> MapCallsOf(IMethodSymbol method, CancellationToken cancellationToken) =>
        _maps.TryGetValue(method.Name, out var known) ? known : _maps.GetOrAdd(method.Name, [.. FindMapCalls(method.Name, cancellationToken)]);

    private IEnumerable<IInvocationOperation> FindMapCalls(string method, CancellationToken cancellationToken)
    {
        foreach (var use in model.MentionsOf(method, cancellationToken))
        {
            SyntaxNode named = use.Parent is MemberAccessExpressionSyntax access && access.Name == use ? access : use;
            if (named.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && call.InvokedName()?.Identifier.ValueText is { } name
                && (EndpointReader.MapNames.Contains(name) || model.Endpoints.Overloads.HaveName(name, cancellationToken)) && model.OperationOf(call, cancellationToken) is IInvocationOperation map)
                yield return map;
        }
    }

    private static bool IsConstrainedByRoute(string route, EndpointParameter given)
    {
        if (given.Source is not (BindingSource.Route or BindingSource.Unspecified or BindingSource.Undecidable))
            return false;
        for (var open = route.IndexOf('{'); open >= 0; open = route.IndexOf('{', open + 1))
        {
            var name = route.Substring(open + 1).TrimStart('*');
            if (!name.StartsWith(given.Name, StringComparison.OrdinalIgnoreCase) || name.Length <= given.Name.Length || name[given.Name.Length] != ':')
                continue;
            var close = name.IndexOf('}');
            foreach (var constraint in name.Substring(given.Name.Length + 1, Math.Max(0, close - given.Name.Length - 1)).Split(':'))
                if (constraint.Split('(')[0].TrimEnd('?') is var asked && (Carrier.IsCount(given.Type) ? UpperBounds.Contains(asked) : !OpenConstraints.Contains(asked)))
                    return true;
        }
        return false;
    }
}
