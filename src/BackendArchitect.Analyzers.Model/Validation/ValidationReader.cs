using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Validation;

/// <summary>
/// Says of every input of an endpoint whether anything validates it: rules that the framework or a library runs, filters, behaviours of a mediator, code of
/// the handler. Each library is recognised by what it really runs, and a rule that nobody runs counts for nothing.
/// </summary>
internal sealed class ValidationReader(ServiceModel model)
{
    private static readonly string[] FluentSwitches = ["AddFluentValidationAutoValidation", "AddFluentValidation"];

    // Each of these reads data annotations; AddMvcCore alone does not.
    private static readonly string[] AnnotationReaders = ["AddControllers", "AddControllersWithViews", "AddMvc", "AddRazorPages", "AddDataAnnotations", "AddApiExplorer"];

    private readonly ApiBehavior _behavior = new(model);
    private readonly ValidatorReader _validators = new(model);
    private readonly GeneratedValidation _generated = new(model);
    private readonly RequestPipeline _pipeline = new(model);
    private readonly Once<IReadOnlyList<ITypeSymbol?>> _globalFilters = new(token => [.. MvcAdditions.To(AspNet.MvcFilters, model, token).Select(filter => filter.What)]);
    private readonly Once<Claim> _conventions = new(token => OfConventions(model, token));
    private readonly ConcurrentDictionary<string, bool> _isCalled = new();

    // Several rules ask for the same endpoint.
    private readonly ConcurrentDictionary<Endpoint, ImmutableArray<InputValidation>> _known = new(ReferenceComparer.Instance);

    /// <summary>What the serializers ask of the bodies they read.</summary>
    internal JsonDemands Json { get; } = new(model);

    /// <summary>The inputs of an endpoint that can be wrong.</summary>
    internal ImmutableArray<InputValidation> Of(Endpoint endpoint, CancellationToken cancellationToken) =>
        _known.TryGetValue(endpoint, out var known) ? known : _known.GetOrAdd(endpoint, [.. Read(endpoint, cancellationToken)]);

    /// <summary>The inputs with rules that handlers of a page use although nobody hears what was wrong with them.</summary>
    internal IEnumerable<PageInput> UnheardAt(Endpoint page, CancellationToken cancellationToken) =>
        ReadsAnnotations(cancellationToken) ? new PageInputs(model, _pipeline, _validators).UnheardAt(page, _globalFilters.Value(cancellationToken), cancellationToken) : [];

    /// <summary>The validators in sight for values of a type.</summary>
    internal IEnumerable<INamedTypeSymbol> ValidatorsFor(ITypeSymbol type, CancellationToken cancellationToken) => _validators.For(type, cancellationToken);

    /// <summary>Whether code adds rules about the whole of a value of a type to a validator from outside.</summary>
    internal bool IsRuledAsAWhole(INamedTypeSymbol type, CancellationToken cancellationToken) => _validators.IsRuledAsAWhole(type, cancellationToken);

    /// <summary>Whether MVC asks for every reference that is not nullable.</summary>
    internal bool AsksForNonNullable(CancellationToken cancellationToken) =>
        ReadsAnnotations(cancellationToken) && ConfiguredFlag.Of(RequestValidators.SuppressImplicitRequired, byDefault: false, model, cancellationToken) is not true;

    /// <summary>Whether code of the handler, or of what that forwards to, may refuse an input besides what runs before it.</summary>
    internal bool MayBeLookedAt(Endpoint endpoint, InputValidation input, CancellationToken cancellationToken) =>
        endpoint.Handler is not IMethodSymbol handler || endpoint.Hidden is not null
        || (endpoint.Parameters(cancellationToken).FirstOrDefault(parameter => parameter.Name == input.Name)?.Declaration ?? handler.Parameters.FirstOrDefault()) is not { } holder
        || !InputUse.Of(handler, endpoint.Function, Original(holder, handler), model, _pipeline, _validators, cancellationToken).IsAbsent;

    /// <summary>Whether the generated validation is switched on: then its filter runs for every minimal endpoint, whatever it knows.</summary>
    internal bool IsSwitchedOn(CancellationToken cancellationToken) => _generated.IsOn(cancellationToken);

    /// <summary>Whether the generator of the SDK wrote validation for the service.</summary>
    internal bool IsGenerated(CancellationToken cancellationToken) => _generated.IsWritten(cancellationToken);

    /// <summary>The messages that the methods of a hub or gRPC service take, and what is known of each; none for any other type.</summary>
    internal IEnumerable<(IMethodSymbol Method, InputValidation Input)> OfMessages(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var isHub = !type.IsAbstract && type.SelfAndBases().Any(t => t.Is(EndpointMaps.Hub));
        if (!isHub && !IsGrpcService(type))
            yield break;
        var filter = isHub
            ? IsCalled("AddFilter", cancellationToken) ? Claim.Undecidable("a filter of the hub may validate it") : Nothing("filter")
            : IsCalled("Interceptors", cancellationToken, mention: true) || IsCalled("AddGrpcValidation", cancellationToken) ? Claim.Undecidable("an interceptor may validate it") : Nothing("interceptor");
        foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
        {
            if (method is not { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false, DeclaringSyntaxReferences.IsEmpty: false } || method.IsOverride == isHub)
                continue;
            foreach (var argument in isHub ? method.Parameters : method.Parameters.Take(1))
                if (Judged(argument.Type) is { } message)
                    yield return (method, new(argument.Name, message, BindingSource.Message, Decide(method, argument, message)));
        }

        Claim Decide(IMethodSymbol method, IParameterSymbol argument, INamedTypeSymbol message)
        {
            if (InputType.IsFallible(message) is null)
                return Claim.Undecidable($"the members of '{message.Name}' cannot be looked into");
            var used = InputUse.Of(method, null, argument, model, _pipeline, _validators, cancellationToken);
            return used.IsStated || filter.IsAbsent && used.IsUndecidable ? used : filter;
        }
    }

    private static bool IsGrpcService(INamedTypeSymbol type) => !type.IsAbstract
        && type.SelfAndBases().Skip(1).Any(t => t.GetAttributes().Any(a => a.AttributeClass.Is(EndpointMaps.BindServiceMethod)));

    /// <summary>Whether the attributes of a type are read at an endpoint by the generated validation or by nobody: no filter, handler or host looks at its values too.</summary>
    internal bool IsLeftToGenerated(Endpoint endpoint, INamedTypeSymbol type, CancellationToken cancellationToken) =>
        IsSwitchedOn(cancellationToken) && model.IsHost && endpoint is { Kind: EndpointKind.Minimal or EndpointKind.Fallback, Hidden: null, Handler: IMethodSymbol handler } && !IsDisabled(endpoint)
        && InputsOf(endpoint, cancellationToken).Any(i => i.Input.Type.IsDeclaredAs(type) && i.Input.Source != BindingSource.Undecidable && Filtered(endpoint, i.Input, [], cancellationToken) is null
            && i.Declaration is { } holder && InputUse.Of(handler, endpoint.Function, Original(holder, handler), model, _pipeline, _validators, cancellationToken).IsAbsent);

    private static bool IsDisabled(Endpoint endpoint) => endpoint.Said.Any(c => c is { Kind: ConventionKind.DisableValidation, IsConditional: false });

    private IEnumerable<InputValidation> Read(Endpoint endpoint, CancellationToken cancellationToken) => InputsOf(endpoint, cancellationToken).Select(i => Judge(endpoint, i.Input, i.Bound, i.Declaration, cancellationToken));

    private IEnumerable<(InputValidation Input, ITypeSymbol Bound, ISymbol? Declaration)> InputsOf(Endpoint endpoint, CancellationToken cancellationToken)
    {
        if (endpoint.Kind is not (EndpointKind.Minimal or EndpointKind.Fallback or EndpointKind.Action or EndpointKind.FastEndpoint))
            yield break;
        var wholes = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var parameter in endpoint.Parameters(cancellationToken))
        {
            var whole = parameter is { PartOf: { } of, Source: BindingSource.Query or BindingSource.Form } ? of : null;
            if (whole is not null && !wholes.Add(whole))
                continue;
            var (name, bound, declaration) = whole is null ? (parameter.Name, parameter.Type, parameter.Declaration) : (whole.Name, whole.Type, whole);
            // What is read from one text is refused where it cannot be read.
            if (!IsInput(parameter) || bound is null || (whole is null && parameter.Source is BindingSource.Query or BindingSource.Unspecified && bound.IsText()) || Judged(bound) is not { } type)
                continue;
            yield return (new(name, type, parameter.Source, Claim.Absent) { Rules = RulesFor(type, cancellationToken) }, bound, declaration);
        }
    }

    private static bool IsInput(EndpointParameter parameter) => parameter.Source is BindingSource.Body or BindingSource.Form or BindingSource.Query or BindingSource.Unspecified
        or BindingSource.Request || parameter is { Source: BindingSource.Undecidable, IsServiceOrBody: true };

    private static INamedTypeSymbol? Judged(ITypeSymbol type) => InputType.ElementsOf(type) is { } inner && InputType.IsFallible(inner) is not false ? inner : null;

    private InputValidation Judge(Endpoint endpoint, InputValidation input, ITypeSymbol bound, ISymbol? declaration, CancellationToken cancellationToken)
    {
        if (input.Source == BindingSource.Undecidable)
            return input with { Claim = Claim.Undecidable("it may be a service") };
        if (InputType.IsFallible(input.Type) is null)
            return input with { Claim = Claim.Undecidable($"the members of '{input.Type.Name}' cannot be looked into") };
        var found = endpoint.Kind switch
        {
            EndpointKind.Action => OfAction(endpoint, input, cancellationToken),
            EndpointKind.FastEndpoint => OfFastEndpoint(endpoint, input, cancellationToken),
            _ => OfMinimal(endpoint, input, bound, cancellationToken),
        };
        if (found.Claim.IsStated)
            return found;
        if (endpoint.Handler is not IMethodSymbol handler)
            return found with { Claim = Claim.Undecidable("the handler cannot be seen") };
        var holder = declaration ?? handler.Parameters.FirstOrDefault();
        var used = holder is null ? Claim.Undecidable("nobody sees who reads it") : InputUse.Of(handler, endpoint.Function, Original(holder, handler), model, _pipeline, _validators, cancellationToken);
        return found with
        {
            Claim = used.IsStated ? used : found.Claim.IsUndecidable ? found.Claim : used.IsUndecidable ? used
                : !model.IsHost || endpoint.Hidden is not null ? Claim.Undecidable(endpoint.Hidden ?? "its host may validate it") : found.Claim,
        };
    }

    // The parameter as the body of the handler names it.
    private static ISymbol Original(ISymbol holder, IMethodSymbol handler) => holder is IParameterSymbol parameter && parameter.ContainingSymbol is IMethodSymbol
        ? handler.OriginalDefinition.Parameters.FirstOrDefault(p => p.Name == parameter.Name) ?? parameter.OriginalDefinition
        : holder.OriginalDefinition;

    private InputValidation OfAction(Endpoint endpoint, InputValidation input, CancellationToken cancellationToken)
    {
        var controller = endpoint.Controller!;
        var action = (IMethodSymbol)endpoint.Handler!;
        var byFluent = HasValidator(input, cancellationToken) && FluentSwitches.Any(name => IsCalled(name, cancellationToken));
        var hasRules = (MemberRules.AreStatedBy(input.Type) && ReadsAnnotations(cancellationToken)) || byFluent || IsImplied(input.Type, cancellationToken);
        var automatic = _behavior.RejectsInvalid(controller, cancellationToken);
        if (automatic == true && hasRules)
            return input with { Claim = Claim.Stated("[ApiController] answers what breaks its rules"), IsLeftToAttributes = !byFluent };
        if (automatic == null)
            return input with { Claim = Claim.Undecidable("whether [ApiController] answers is configured by what is no constant") };
        if (automatic == false)
        {
            input = input with { IsLeftToModelState = true, IsSuppressed = ApiBehavior.Concerns(controller) };
            // Of texts without rules there is nothing to note.
            if (!hasRules && input.Source is BindingSource.Form or BindingSource.Query or BindingSource.Unspecified && InputType.IsMadeOfTexts(input.Type))
                input = input with { IsLeftToModelState = false };
            else if (ModelStateUse.IsHeardBy(action, controller, cancellationToken) || ModelStateUse.IsHeardBefore(controller, cancellationToken))
                return hasRules ? input with { Claim = Claim.Stated("ModelState is read") } : input with { IsLeftToModelState = false, Claim = Nothing("ModelState knows no rules for it") };
        }
        else if (ModelStateUse.IsHeardBefore(controller, cancellationToken))
            return input with { Claim = Claim.Stated("its controller looks at it before the action runs") };
        return Filtered(endpoint, input, _globalFilters.Value(cancellationToken), cancellationToken)
            ?? input with { Claim = Nothing(input.IsLeftToModelState ? "nobody reads ModelState" : input.Rules is null ? "its type states no rules" : ReadsAnnotations(cancellationToken) ? "nobody invokes the validator" : "AddMvcCore reads no attributes") };
    }

    private InputValidation OfMinimal(Endpoint endpoint, InputValidation input, ITypeSymbol bound, CancellationToken cancellationToken)
    {
        var isDisabled = IsDisabled(endpoint);
        var hasRules = MemberRules.AreStatedBy(input.Type);
        var generated = hasRules && !isDisabled ? _generated.Validates(bound, cancellationToken) : false;
        if (generated == true)
            return input with { Claim = Claim.Stated("AddValidation validates it"), IsLeftToAttributes = !HasValidator(input, cancellationToken) };
        if (endpoint.Validated is { } validated && validated.IsDeclaredAs(input.Type) && HasValidator(input, cancellationToken))
            return input with { Claim = Claim.Stated($"the call that maps it runs the validator of '{validated.Name}'") };
        if (Filtered(endpoint, input, [], cancellationToken) is { } filtered)
            return filtered;
        if (generated is null)
            return input with { Claim = Claim.Undecidable("whether the generated validation knows its type cannot be seen"), IsLeftToAttributes = !HasValidator(input, cancellationToken) };
        return input with
        {
            IsPassedOver = hasRules && !isDisabled && _generated.IsOn(cancellationToken) && GeneratedValidation.IsPassedOver(bound),
            Claim = Nothing(
                !hasRules ? input.Rules is null ? "its type states no rules" : "nobody invokes the validator"
                : isDisabled ? "DisableValidation switches it off"
                : _generated.IsOn(cancellationToken) ? $"what AddValidation generates does not know '{input.Type.Name}'"
                : "nobody calls AddValidation"),
        };
    }

    private InputValidation OfFastEndpoint(Endpoint endpoint, InputValidation input, CancellationToken cancellationToken)
    {
        if (HasValidator(input, cancellationToken))
            return input with { Claim = Claim.Stated("FastEndpoints runs its validator") };
        if (MemberRules.AreStatedBy(input.Type) && IsCalled("EnableDataAnnotationsSupport", cancellationToken, mention: true))
            return input with { Claim = Claim.Stated("FastEndpoints reads its attributes") };
        var isProcessed = new[] { "PreProcessor", "PreProcessors", "IPreProcessor", "IGlobalPreProcessor", "GlobalPreProcessor" }.Any(name => IsCalled(name, cancellationToken, mention: true));
        return isProcessed
            ? input with { Claim = Claim.Undecidable("a preprocessor may validate it") }
            : input with { Claim = Nothing(input.Rules is null ? "no validator exists for it" : "FastEndpoints reads no attributes") };
    }

    // The filters of the endpoint and, for actions, those of all of them; null where none has anything to do with it.
    private InputValidation? Filtered(Endpoint endpoint, InputValidation input, IReadOnlyList<ITypeSymbol?> global, CancellationToken cancellationToken)
    {
        var filters = endpoint.Said.Where(c => c.Kind == ConventionKind.Filter)
            .Select(c => (Reads: c.FilterType is { } type ? FilterValidation.Of(type, cancellationToken) : FilterValidation.Of(c.FilterFunction, cancellationToken), c.Said, c.IsConditional))
            .Concat(global.Select(type => (Reads: type is null ? new FilterValidation(null, []) : FilterValidation.Of(type, cancellationToken), Said: type is null ? "a filter of all actions" : $"'{type.Name}'", IsConditional: false))).ToList();
        // Who asks for the validators of a type that has none hears that all is well.
        var findsNone = !HasValidator(input, cancellationToken) && _validators.AreForTheirTypes(cancellationToken)
            && filters.RemoveAll(f => f.Reads.AsksValidators && f.Reads.Covers(input.Type) == true) > 0;
        if (filters.Find(f => f.Reads.Covers(input.Type) == true && !f.IsConditional) is { Said: { } said })
            return input with { Claim = Claim.Stated($"{said} validates it"), IsLeftToModelState = false };
        if (filters.Find(f => f.Reads.Covers(input.Type) != false) is { Said: { } unseen })
            return input with { Claim = Claim.Undecidable($"{unseen} may validate it") };
        if (endpoint.Said.FirstOrDefault(c => c.Kind == ConventionKind.Hidden) is { } hidden)
            return input with { Claim = Claim.Undecidable(hidden.Said, hidden.Where) };
        if (endpoint.Kind == EndpointKind.Action && _conventions.Value(cancellationToken) is { IsUndecidable: true } convention)
            return input with { Claim = convention };
        if (findsNone)
            return input with { Claim = Nothing($"its filter finds no validator of '{input.Type.Name}'") };
        return filters.Find(f => f.Reads.Validates == true) is { Reads.Types: { IsEmpty: false } types } ? input with { Claim = Nothing($"its filter validates '{types[0].Name}'"), Rules = input.Rules } : null;
    }

    // A convention of the application model may give any action a filter.
    private static Claim OfConventions(ServiceModel model, CancellationToken cancellationToken) =>
        MvcAdditions.To(AspNet.MvcConventions, model, cancellationToken).Where(c => c.What is null || c.What.DeclaringSyntaxReferences.IsEmpty && !ConventionReader.IsFramework(c.What.ContainingAssembly)
                || c.What.DeclaringSyntaxReferences.Any(r => r.GetSyntax(cancellationToken).DescendantTokens().Any(token => token.ValueText == "Filters")))
            .Select(c => Claim.Undecidable(c.What is null ? "a convention of all actions may add a filter" : $"'{c.What.Name}' may add a filter", c.Where)).FirstOrDefault() ?? Claim.Absent;

    private static Claim Nothing(string because) => Claim.Absent with { Because = because };

    private string? RulesFor(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        _validators.For(type, cancellationToken).FirstOrDefault() is { } validator ? $"'{validator.Name}'" : MemberRules.AreStatedBy(type) ? $"the attributes of '{type.Name}'" : null;

    private bool HasValidator(InputValidation input, CancellationToken cancellationToken) => _validators.For(input.Type, cancellationToken).Any();

    // References that are not nullable are asked for, unless that is switched off.
    private bool IsImplied(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        MemberRules.AreImplied(type) && ConfiguredFlag.Of(RequestValidators.SuppressImplicitRequired, byDefault: false, model, cancellationToken) is not true;

    /// <summary>Whether an invalid request never reaches the actions of a controller; null where that is not known.</summary>
    internal bool? RejectsInvalid(INamedTypeSymbol controller, CancellationToken cancellationToken) => _behavior.RejectsInvalid(controller, cancellationToken);

    /// <summary>Whether MVC reads validation attributes at all.</summary>
    internal bool ReadsAnnotations(CancellationToken cancellationToken) => !IsCalled("AddMvcCore", cancellationToken) || AnnotationReaders.Any(name => IsCalled(name, cancellationToken));

    private bool IsCalled(string name, CancellationToken cancellationToken, bool mention = false)
    {
        if (_isCalled.TryGetValue(name, out var known))
            return known;
        return _isCalled.GetOrAdd(name, model.MentionsOf(name, cancellationToken).Any(use => mention || use.CallBy() is not null));
    }

    // Two endpoints with the same words are two endpoints.
    private sealed class ReferenceComparer : IEqualityComparer<Endpoint>
    {
        internal static readonly ReferenceComparer Instance = new();

        public bool Equals(Endpoint? x, Endpoint? y) => ReferenceEquals(x, y);

        public int GetHashCode(Endpoint obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj);
    }
}
