using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>Reads what one call or attribute says about an endpoint or a group.</summary>
internal sealed class ConventionReader(ServiceModel model)
{
    // What code has to use to say something about who may call an endpoint, and how often.
    private static readonly HashSet<string> Speech =
    [
        "RequireAuthorization", "AllowAnonymous", "AuthorizeAttribute", "AllowAnonymousAttribute", "IAuthorizeData", "IAllowAnonymous",
        "IAuthorizationRequirementData", "AuthorizeFilter", "RequireRateLimiting", "DisableRateLimiting", "EnableRateLimitingAttribute", "DisableRateLimitingAttribute",
    ];

    // What code has to use to put a filter before an endpoint: it may refuse, and changes no word of the metadata.
    private static readonly HashSet<string> Filtering = ["AddEndpointFilter", "AddEndpointFilterFactory", "IEndpointFilter", "get_FilterFactories"];

    private const string Versioning = "Asp.Versioning.Http";
    private const string VersionSet = "WithApiVersionSet";

    // What a filter may do that nobody can see into.
    private static readonly ConventionKind[] Filters = [ConventionKind.RefusingFilter, ConventionKind.LimitingFilter, ConventionKind.Filter];

    private readonly ConcurrentDictionary<ITypeSymbol, ImmutableArray<ConventionKind>> _kinds = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IAssemblySymbol, bool> _canSpeak = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IAssemblySymbol, bool> _canFilter = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// What a call of the framework says about the builder it stands on: nothing for the many that have no bearing here, null for a call
    /// that is not the framework's.
    /// </summary>
    internal IReadOnlyList<Convention>? Read(IInvocationOperation call, Frame frame, CancellationToken cancellationToken)
    {
        var method = call.TargetMethod;
        var where = call.NameLocation();
        if (method.Is(AspNet.RequireAuthorization))
        {
            var given = GivenTo(call);
            return [new(IsPermissive(call, frame, cancellationToken) ? ConventionKind.PermissivePolicy : ConventionKind.RequireAuthorization, "RequireAuthorization", where)
            {
                Policy = given.Count == 1 ? NameOf(given[0], frame, cancellationToken) : null,
                Demand = given.Count == 0 ? model.Application.DefaultDemand(cancellationToken) : given.Select(demand => DemandOf(demand, frame, cancellationToken)).OfAll(),
            }];
        }
        if (method.Is(AspNet.AllowAnonymousConvention))
            return [new(ConventionKind.AllowAnonymous, "AllowAnonymous", where)];
        if (method.Is(AspNet.ShortCircuit))
            return [new(ConventionKind.ShortCircuit, "ShortCircuit", where)];
        if (method.Is(AspNet.RequireRateLimiting))
            return [new(ConventionKind.RequireRateLimiting, "RequireRateLimiting", where) { Policy = NameOf(call.ArgumentFor("policyName"), frame, cancellationToken) }];
        if (method.Is(AspNet.DisableRateLimitingConvention))
            return [new(ConventionKind.DisableRateLimiting, "DisableRateLimiting", where)];
        if (method.Is(RequestValidators.DisableValidation))
            return [new(ConventionKind.DisableValidation, "DisableValidation", where)];
        if (method.Is(AspNet.WithMetadata))
            return [.. MetadataOf(call, "WithMetadata", where, frame, cancellationToken)];
        if (method.Is(AspNet.AddConvention) || method.Is(AspNet.FinallyConvention)
            || (method.Name is "Add" or "Finally" && method.ContainingType.IsOrDerivesFrom(AspNet.EndpointConventionBuilder)))
            return [.. ConventionOf(call, where, frame, cancellationToken)];
        if (Describes(method))
            return [new(ConventionKind.Describes, method.Name, where) { Description = (call, null, frame) }];
        if (method.Is(AspNet.AddEndpointFilter) || method.Is(AspNet.AddEndpointFilterFactory))
            return [.. FilterOf(call, frame, where, cancellationToken)];
        // What OData says of an endpoint it says by filters, which refuse nobody and cannot be seen.
        if (method.ContainingType.Is(EndpointMaps.Data))
            return [new(ConventionKind.Filter, method.Name, where)];
        return IsFramework(method.ContainingAssembly) ? [] : null;
    }

    /// <summary>What the attributes of a handler, action or controller say, by the interfaces they implement.</summary>
    internal IEnumerable<Convention> Read(AttributeData attribute, ISymbol bearer, CancellationToken cancellationToken)
    {
        if (attribute.AttributeClass is not { } type)
            yield break;
        var where = attribute.ApplicationSyntaxReference is { } syntax ? Location.Create(syntax.SyntaxTree, syntax.Span) : bearer.FirstDeclaration() ?? Location.None;
        var name = "[" + (type.Name.EndsWith("Attribute", StringComparison.Ordinal) ? type.Name.Substring(0, type.Name.Length - "Attribute".Length) : type.Name) + "]";
        foreach (var kind in KindsOf(type))
            yield return kind == ConventionKind.RequireAuthorization
                ? Requires(AttributeDemand.Of(attribute, model, cancellationToken), name, where, cancellationToken)
                : new(kind, name, where) { Policy = attribute.ConstructorArguments.FirstOrDefault().Text() };
        if (type.TypeKind == TypeKind.Error)
            yield return new(ConventionKind.Hidden, name, where);
        else if (type.IsOrDerivesFrom(AspNet.FilterMetadata) && !type.IsOrDerivesFrom(AspNet.AuthorizeFilter) && !OnlyDescribes(type))
        {
            if (FilterMayRefuse(attribute, type, cancellationToken))
                yield return new(ConventionKind.RefusingFilter, name, where)
                {
                    IsCertain = CertainRefusal.Of(FilterTypeOf(attribute, type), model, cancellationToken),
                    IsAuthorizationFilter = IsAuthorizationFilter(FilterTypeOf(attribute, type)),
                };
            else if (IsAuthorizationFilter(FilterTypeOf(attribute, type)) && !IsFramework(FilterTypeOf(attribute, type).ContainingAssembly))
                yield return new(ConventionKind.AuthorizationFilter, name, where) { IsAuthorizationFilter = true };
            if (Throttle.MayLimit(FilterTypeOf(attribute, type), cancellationToken))
                yield return new(ConventionKind.LimitingFilter, name, where);
            if (FilterTypeOf(attribute, type) is var filter && !IsFramework(filter.ContainingAssembly))
                yield return new(ConventionKind.Filter, name, where) { FilterType = filter };
        }
    }

    /// <summary>What the attributes of a type and its base classes, or of a method and those that it overrides, say.</summary>
    internal IEnumerable<Convention> AttributesOf(ISymbol bearer, CancellationToken cancellationToken) =>
        bearer.InheritedAttributes().SelectMany(said => Read(said.Attribute, said.Bearer, cancellationToken));

    /// <summary>What the attributes of a type and its base classes, or of a method and those that it overrides, say as metadata: filters run in MVC alone.</summary>
    internal IEnumerable<Convention> MetadataOf(ISymbol bearer, CancellationToken cancellationToken)
    {
        foreach (var convention in AttributesOf(bearer, cancellationToken))
            if (convention.Kind is not (ConventionKind.RefusingFilter or ConventionKind.AuthorizationFilter or ConventionKind.Filter))
                yield return convention;
    }

    /// <summary>Whether code of an assembly could say something about who may call an endpoint: it uses what the framework has for that.</summary>
    internal bool CanSpeak(IAssemblySymbol assembly) => !IsFramework(assembly) && _canSpeak.GetOrAdd(assembly, a => a.Uses(Speech, IsFramework));

    /// <summary>Whether code of an assembly could put a filter before an endpoint.</summary>
    internal bool CanFilter(IAssemblySymbol assembly) => !IsFramework(assembly) && _canFilter.GetOrAdd(assembly, a => a.Uses(Filtering, IsFramework));

    /// <summary>That a method without source may say something in the documentation of what it is called on.</summary>
    internal static Convention MayDescribe(IInvocationOperation call) =>
        new(ConventionKind.MayDescribe, $"'{call.TargetMethod.Name}' has no source", call.NameLocation()) { Library = call.TargetMethod.ContainingAssembly };

    /// <summary>
    /// What a method without source, which says nothing about callers in the metadata, may do besides: put a filter before what it is called on, and say something
    /// in its documentation. Those that version APIs add a tag where the API has a name, and nothing else. See https://github.com/dotnet/aspnet-api-versioning/wiki.
    /// </summary>
    internal IReadOnlyList<Convention> SaidByLibrary(IInvocationOperation call, Frame frame, CancellationToken cancellationToken)
    {
        if (call.TargetMethod.ContainingAssembly.Name != Versioning)
            return CanFilter(call.TargetMethod.ContainingAssembly) ? [.. Filters.Select(kind => new Convention(kind, $"'{call.TargetMethod.Name}'", call.NameLocation())), MayDescribe(call)] : [MayDescribe(call)];
        if (IsVersionedApi(call.TargetMethod))
            return call.ArgumentFor("name") is { } name && name.ConstantValue is not { HasValue: true, Value: null or "" } ? [new(ConventionKind.Describes, call.TargetMethod.Name, call.NameLocation()) { Description = (call, null, frame) }] : [];
        return call.TargetMethod.Name == VersionSet && IsNamed(call, cancellationToken) ? [MayDescribe(call)] : [];
    }

    /// <summary>Whether a method makes the group of a versioned API.</summary>
    internal static bool IsVersionedApi(IMethodSymbol method) => method.Name == "NewVersionedApi" && method.ContainingAssembly.Name == Versioning;

    private bool IsNamed(IInvocationOperation withSet, CancellationToken cancellationToken) => withSet.ArgumentFor("name") is not null
        || model.MentionsOf("NewApiVersionSet", cancellationToken).Any(use => use.CallBy() is not { ArgumentList.Arguments.Count: 0 });

    /// <summary>Whether a type is an endpoint or group builder.</summary>
    internal bool IsBuilder(ITypeSymbol type) =>
        type.IsOrDerivesFrom(AspNet.EndpointConventionBuilder) || type.IsOrDerivesFrom(AspNet.EndpointRouteBuilder)
        || (type is ITypeParameterSymbol parameter && parameter.ConstraintTypes.Any(IsBuilder));

    /// <summary>Whether a filter is one of those that MVC asks first, for the very purpose of refusing.</summary>
    internal static bool IsAuthorizationFilter(ITypeSymbol filter) => filter.IsOrDerivesFrom(AspNet.AuthorizationFilter) || filter.IsOrDerivesFrom(AspNet.AsyncAuthorizationFilter);

    /// <summary>Whether the assembly is part of ASP.NET Core or the runtime, whose conventions are all known.</summary>
    internal static bool IsFramework(IAssemblySymbol? assembly) => assembly is null || IsFramework(assembly.Name);

    /// <inheritdoc cref="IsFramework(IAssemblySymbol?)"/>
    internal static bool IsFramework(string assembly) =>
        assembly is "System" or "mscorlib" or "netstandard" or "Microsoft.AspNetCore" || assembly.StartsWith("System.", StringComparison.Ordinal)
        || assembly.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) || assembly.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal);

    private static bool Describes(IMethodSymbol method) =>
        method.Is(Documentation.WithName) || method.Is(Documentation.WithSummary) || method.Is(Documentation.WithDescription) || method.Is(Documentation.WithTags)
        || method.Is(Documentation.WithGroupName) || method.Is(Documentation.ExcludeFromDescription) || method.Is(Documentation.Produces) || method.Is(Documentation.ProducesProblem)
        || method.Is(Documentation.ProducesValidationProblem) || method.Is(Documentation.Accepts) || method.Is(Documentation.WithOpenApi);

    private static bool Describes(ITypeSymbol metadata) => Array.Exists(Descriptions, metadata.IsOrDerivesFrom);

    private static readonly TypeName[] Descriptions =
    [
        Documentation.EndpointName, Documentation.GroupName, Documentation.Summary, Documentation.Description, Documentation.Tags, Documentation.Exclusion,
        Documentation.ProducesMetadata, Documentation.ResponseProvider,
    ];

    private string? NameOf(IOperation? policy, Frame frame, CancellationToken cancellationToken) =>
        policy is not null && model.Endpoints.Routes.Of(policy, frame, cancellationToken) is var name && !name.Contains(RoutePattern.Unknown) ? name : null;

    // Of several policies each must be satisfied.
    private bool IsPermissive(IInvocationOperation require, Frame frame, CancellationToken cancellationToken)
    {
        if (model.Application.GrantingHandler(cancellationToken) is { IsCertain: true })
            return true;
        var given = GivenTo(require);
        return given.TrueForAll(policy => policy.WithoutConversions().Type?.SpecialType == SpecialType.System_String
            ? model.Application.LetsEverybodyIn(model.Endpoints.Routes.Of(policy, frame, cancellationToken), cancellationToken)
            : PermissivePolicies.IsBuiltIn(policy)) && (given.Count > 0 || model.Application.LetsEverybodyIn(null, cancellationToken));
    }

    private static List<IOperation> GivenTo(IInvocationOperation require) =>
        [.. require.Arguments.Where(a => a.Parameter is { Ordinal: > 0 }).SelectMany(a => a.ElementsOfParams() is { IsDefault: false } elements ? elements : [a.Value])];

    private Convention Requires(AttributeDemand demand, string said, Location where, CancellationToken cancellationToken) =>
        new(IsPermissive(demand, cancellationToken) ? ConventionKind.PermissivePolicy : ConventionKind.RequireAuthorization, said, where)
        {
            Policy = demand.Policy,
            Demand = demand.In(model, cancellationToken),
        };

    private bool IsPermissive(AttributeDemand demand, CancellationToken cancellationToken) =>
        model.Application.GrantingHandler(cancellationToken) is { IsCertain: true } || demand.LetsEverybodyIn(model, cancellationToken);

    // A service bears few attributes, each many times.
    private ImmutableArray<ConventionKind> KindsOf(ITypeSymbol type) => _kinds.TryGetValue(type, out var known) ? known : _kinds.GetOrAdd(type, [.. ReadKinds(type)]);

    private static IEnumerable<ConventionKind> ReadKinds(ITypeSymbol type)
    {
        if (type.IsOrDerivesFrom(AspNet.AllowAnonymous))
            yield return ConventionKind.AllowAnonymous;
        if (type.IsOrDerivesFrom(AspNet.AuthorizeData) || type.IsOrDerivesFrom(AspNet.AuthorizationRequirementData)
            || type.IsOrDerivesFrom(AspNet.AuthorizationPolicy) || type.IsOrDerivesFrom(AspNet.AuthorizeFilter))
            yield return ConventionKind.RequireAuthorization;
        if (type.Is(AspNet.EnableRateLimiting))
            yield return ConventionKind.RequireRateLimiting;
        if (type.Is(AspNet.DisableRateLimiting))
            yield return ConventionKind.DisableRateLimiting;
        if (type.Is(EndpointMaps.ComponentMetadata))
            yield return ConventionKind.ShowsComponent;
    }

    private IEnumerable<Convention> MetadataOf(IInvocationOperation call, string said, Location where, Frame frame, CancellationToken cancellationToken)
    {
        var items = call.Arguments.Where(a => a.Parameter?.Ordinal == call.TargetMethod.Parameters.Length - 1)
            .SelectMany(a => a.Value is IArrayCreationOperation { Initializer: { } initializer } ? initializer.ElementValues : [a.Value]);
        foreach (var item in items)
        {
            var type = item.WithoutConversions().Type;
            foreach (var kind in type is null ? [] : KindsOf(type))
                yield return MadeInCode(kind, said, item.WithoutConversions(), where, cancellationToken);
            if (item.WithoutConversions() is IObjectCreationOperation made && Describes(made.Type!))
                yield return new(ConventionKind.Describes, said, where) { Description = (null, made, frame) };
            if (type is null || IsOpaque(type))
                yield return new(ConventionKind.Hidden, $"'{said}' is given what cannot be seen", where);
        }
    }

    // The name of a policy is what an attribute's constructor takes first.
    private static string? NamedBy(IOperation attribute) => attribute is IObjectCreationOperation { Arguments.Length: > 0 } made ? made.Arguments[0].Value.ConstantText() : null;

    // A name may be what the caller of an extension method gives.
    private Demand DemandOf(IOperation demand, Frame frame, CancellationToken cancellationToken) => NameOf(demand, frame, cancellationToken) is { } policy
        ? PolicyDemand.Of(policy, model, cancellationToken)
        : PolicyDemand.Of(demand, model, cancellationToken);

    private Convention MadeInCode(ConventionKind kind, string said, IOperation made, Location where, CancellationToken cancellationToken) => kind switch
    {
        not ConventionKind.RequireAuthorization => new(kind, said, where) { Policy = NamedBy(made) },
        _ when made is IObjectCreationOperation { Type: { } type } attribute && type.IsOrDerivesFrom(AspNet.AuthorizeData) =>
            Requires(AttributeDemand.Of(attribute, model, cancellationToken), said, where, cancellationToken),
        _ => new(kind, said, where) { Demand = PolicyDemand.Of(made, model, cancellationToken) },
    };

    private IEnumerable<Convention> ConventionOf(IInvocationOperation call, Location where, Frame frame, CancellationToken cancellationToken)
    {
        var lambda = call.Arguments.Select(a => a.Value.WithoutConversions()).OfType<IAnonymousFunctionOperation>().FirstOrDefault();
        if (lambda is null)
        {
            yield return new(ConventionKind.Hidden, $"'{call.TargetMethod.Name}' is given a convention that cannot be seen", where);
            yield break;
        }
        var said = $"a convention given to {call.TargetMethod.Name}";
        if (Refusal.In(lambda))
            yield return new(ConventionKind.RefusingFilter, said, where);
        foreach (var operation in lambda.Descendants())
            foreach (var convention in ConventionOf(operation, said, where, frame, cancellationToken))
                yield return convention with { IsConditional = MayBeLeftOut(operation, lambda) };
    }

    private IEnumerable<Convention> ConventionOf(IOperation operation, string said, Location where, Frame frame, CancellationToken cancellationToken)
    {
        switch (operation)
        {
            case IObjectCreationOperation { Type: { } made } creation:
                foreach (var kind in KindsOf(made))
                    yield return MadeInCode(kind, said, operation, where, cancellationToken);
                if (Describes(made))
                    yield return new(ConventionKind.Describes, said, where) { Description = (null, creation, frame) };
                break;
            case IInvocationOperation { TargetMethod.Name: "Add" or "Insert" } add when add.Receiver() is IPropertyReferenceOperation { Property: var list } && list.Is(AspNet.EndpointMetadata):
                var item = add.Arguments[add.Arguments.Length - 1].Value.WithoutConversions();
                if (item is not IObjectCreationOperation && item.Type is { } type && IsOpaque(type))
                    yield return new(ConventionKind.Hidden, $"{said} adds metadata that cannot be seen", where);
                else if (item is IFieldReferenceOperation { Field: { IsReadOnly: true, Type: var kept } field } && Describes(kept) && MadeBy(field, cancellationToken) is { } held)
                    yield return new(ConventionKind.Describes, said, where) { Description = (null, held, frame) };
                break;
            case IInvocationOperation { TargetMethod.Name: "Add" or "Insert" } add when add.Receiver() is IPropertyReferenceOperation { Property: var factories } && factories.Is(AspNet.FilterFactories):
                yield return new(ConventionKind.Filter, said, where) { FilterFunction = add.Arguments[add.Arguments.Length - 1].Value.WithoutConversions() };
                break;
            case IArgumentOperation { Value: IParameterReferenceOperation { Type: { } handed } } when handed.IsOrDerivesFrom(AspNet.EndpointBuilder):
                yield return new(ConventionKind.Hidden, $"{said} hands the endpoint on", where);
                break;
        }
    }

    // The endpoint decides: below a condition of the convention, or behind one that ends it.
    private static bool MayBeLeftOut(IOperation operation, IAnonymousFunctionOperation convention)
    {
        for (var at = operation.Parent; at is not null && at != convention; at = at.Parent)
            if (at is IConditionalOperation or ISwitchCaseOperation or ISwitchExpressionArmOperation or ILoopOperation or ICoalesceOperation or IConditionalAccessOperation)
                return true;
        return convention.Body.Descendants().Any(o => o is IReturnOperation { IsImplicit: false } && o.Syntax.Span.End <= operation.Syntax.SpanStart && FunctionAround(o) == convention);
    }

    private static IOperation? FunctionAround(IOperation operation)
    {
        var at = operation.Parent;
        while (at is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation))
            at = at.Parent;
        return at;
    }

    private IObjectCreationOperation? MadeBy(IFieldSymbol field, CancellationToken cancellationToken) =>
        field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value } ? model.ExpressionAt(value, cancellationToken) as IObjectCreationOperation : null;

    // Of these a static type says too little.
    private static bool IsOpaque(ITypeSymbol type) => type is { SpecialType: SpecialType.System_Object } or IArrayTypeSymbol or { TypeKind: TypeKind.Interface or TypeKind.TypeParameter };

    private IEnumerable<Convention> FilterOf(IInvocationOperation addFilter, Frame frame, Location where, CancellationToken cancellationToken)
    {
        var filter = addFilter.TargetMethod.TypeArguments.FirstOrDefault(type => type.IsOrDerivesFrom(AspNet.EndpointFilter))
            ?? addFilter.Arguments.Select(argument => argument.Value.WithoutConversions().Type).FirstOrDefault(type => type.IsOrDerivesFrom(AspNet.EndpointFilter));
        var function = filter is null
            ? addFilter.Arguments.Select(argument => argument.Value.WithoutConversions()).FirstOrDefault(value => value is IAnonymousFunctionOperation or IMethodReferenceOperation)
            : null;
        if (filter is not null ? Refusal.MayRefuse(model, filter, cancellationToken) : function is null || Refusal.FilterMayRefuse(model, function, cancellationToken))
            yield return new(ConventionKind.RefusingFilter, "AddEndpointFilter", where)
            {
                IsCertain = filter is not null ? CertainRefusal.Of(filter, model, cancellationToken) : function is not null && CertainRefusal.Of(function, model, cancellationToken),
            };
        if (filter is not null ? Throttle.MayLimit(filter, cancellationToken) : function is null || Throttle.MayLimit(function, cancellationToken))
            yield return new(ConventionKind.LimitingFilter, "AddEndpointFilter", where);
        yield return new(ConventionKind.Filter, addFilter.TargetMethod.Name, where)
        {
            // 'ValidationFilter<T>' of a helper is one for what the helper is called with.
            FilterType = filter is null ? null : frame.Closed(filter, model.Compilation) ?? filter,
            FilterFunction = function,
        };
    }

    // '[ProducesResponseType]' and what a library derives from it are filters without a moment to run at.
    private static bool OnlyDescribes(INamedTypeSymbol filter) => filter.DeclaringSyntaxReferences.IsEmpty && filter.AllInterfaces.Any(i => i.Is(Documentation.ResponseProvider))
        && !filter.AllInterfaces.Any(i => i.ContainingNamespace.ToDisplayString() == AspNet.FilterMetadata.Namespace && !i.Is(AspNet.FilterMetadata) && !i.Is(AspNet.OrderedFilter));

    private bool FilterMayRefuse(AttributeData attribute, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (IsFramework(type.ContainingAssembly) && !type.Is(AspNet.TypeFilter) && !type.Is(AspNet.ServiceFilter))
            return false;
        var filter = FilterTypeOf(attribute, type);
        return filter.Is(AspNet.AuthorizeFilter) || Refusal.MayRefuse(model, filter, cancellationToken);
    }

    // [TypeFilter(typeof(X))] is a filter of type X.
    private static INamedTypeSymbol FilterTypeOf(AttributeData attribute, INamedTypeSymbol type) => !IsFramework(type.ContainingAssembly)
        ? type
        : attribute.ConstructorArguments.Where(a => a.Kind == TypedConstantKind.Type).Select(a => a.Value).OfType<INamedTypeSymbol>().FirstOrDefault() ?? type.TypeArguments.OfType<INamedTypeSymbol>().FirstOrDefault() ?? type;
}
