using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Reads FastEndpoints: a class with a <c>Configure</c> method, or with attributes, is an endpoint for each of its verbs and routes. One that says
/// nothing about its callers requires authorization. See https://fast-endpoints.com/docs/security.
/// </summary>
internal sealed class FastEndpointReader(ServiceModel model)
{
    private const string Library = "FastEndpoints";

    // How many methods of its own an endpoint's word is followed through.
    private const int Deepest = 8;

    private static readonly string[] Verbs = ["Get", "Post", "Put", "Patch", "Delete", "Head", "Query"];

    private static readonly string[] Requirements =
        ["Policies", "Policy", "Roles", "Claims", "ClaimsAll", "Permissions", "PermissionsAll", "Scopes", "ScopesAll", "AccessControl", "AuthSchemes"];

    private readonly Once<Settings> _settings = new(token => Settings.Read(model, token));
    private readonly Once<FastEndpointScan> _scan = new(token => FastEndpointScan.Read(model, token));

    /// <summary>Whether a type is such an endpoint.</summary>
    internal static bool IsEndpoint(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, IsAbstract: false, IsGenericType: false } && type.SelfAndBases().Any(t => t.Is(EndpointLibraries.FastEndpoint))
        && !type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "DontRegisterAttribute" && IsLibrary(attribute.AttributeClass));

    /// <summary>The types of the project that are such endpoints, and those of referenced projects that the library looks through for its host.</summary>
    internal IEnumerable<INamedTypeSymbol> Candidates(CancellationToken cancellationToken) =>
        model.Compilations.Where(compilation => (compilation == model.Compilation || model.IsHost) && compilation.ReferencedAssemblyNames.Any(a => a.Name == Library))
            .Where(compilation => _scan.Value(cancellationToken).MayInclude(compilation.Assembly))
            .SelectMany(compilation => compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type, cancellationToken)).OfType<INamedTypeSymbol>().Where(IsEndpoint);

    /// <summary>The endpoints of a type; none for a type that is none.</summary>
    internal IEnumerable<Endpoint> Read(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (!IsEndpoint(type) || type.FirstDeclaration() is not { } identifier || _settings.Value(cancellationToken) is not { IsMapped: true } settings)
            yield break;
        var word = new Word(model, type, settings, cancellationToken);
        if (word.IsLeftOut)
            yield break;
        var handler = type.SelfAndBases().SelectMany(t => t.GetMembers("HandleAsync").Concat(t.GetMembers("ExecuteAsync"))).OfType<IMethodSymbol>()
            .FirstOrDefault(m => !m.DeclaringSyntaxReferences.IsEmpty);
        var number = 0;
        foreach (var route in word.Routes)
        {
            var which = word.Routes.Count > 1 ? ++number : (int?)null;
            foreach (var verb in word.Verbs)
                yield return new(EndpointKind.FastEndpoint, [verb], settings.RouteOf(word, route), handler, identifier, null, word.CallersOf(verb, model, cancellationToken))
                {
                    Spelling = settings.SpellingOf(word, route),
                    RateLimiting = token => word.LimitOf(model, token),
                    Parameters = _ => [RequestOf(type)],
                    Documentation = token => new FastEndpointDocumentation(model, token).Of(type, word.SaidOf(verb), word.Hidden, (verb, word.Verbs, settings.RouteOf(word, route), which), (word.IsOpen, word.AsksForMore)),
                };
        }
    }

    private static EndpointParameter RequestOf(INamedTypeSymbol type) =>
        type.SelfAndBases().FirstOrDefault(t => t.Is(Binding.FastEndpointOf)) is { TypeArguments: { Length: 2 } arguments }
            ? new("request", arguments[0], BindingSource.Request)
            : EndpointParameter.OutOfSight("its request cannot be seen");

    private static bool IsLibrary(ISymbol? symbol) => symbol?.ContainingAssembly?.Name.StartsWith(Library, StringComparison.Ordinal) == true;

    /// <summary>What holds for all endpoints.</summary>
    /// <param name="IsMapped">Whether anybody maps them.</param>
    /// <param name="Prefix">The prefix of all routes; the empty one where there is none, which no endpoint overrides, null where it is not known.</param>
    /// <param name="Hidden">Why something more may be said about all of them.</param>
    private sealed record Settings(bool IsMapped, string? Prefix, string? Hidden)
    {
        /// <summary>What stands before the number of a version; null where the place or form of versions is not known.</summary>
        internal string? VersionPrefix { get; private init; } = "v";

        /// <summary>Whether versions stand before the route.</summary>
        internal bool IsVersionFirst { get; private init; }

        /// <summary>The version of endpoints that name none.</summary>
        internal int DefaultVersion { get; private init; }

        /// <summary>The code that configures every endpoint.</summary>
        internal ImmutableArray<IOperation> Configurators { get; private init; } = [];

        /// <summary>The code that says which endpoints are mapped; null where it cannot be followed.</summary>
        internal ImmutableArray<IOperation?> Filters { get; private init; } = [];

        internal static Settings Read(ServiceModel model, CancellationToken cancellationToken)
        {
            var isMapped = !model.IsHost || model.MentionsOf("UseFastEndpoints", cancellationToken).Concat(model.MentionsOf("MapFastEndpoints", cancellationToken)).Any();
            var configured = Assigned("Configurator").Select(BodyOf).ToList();
            return new(isMapped, PrefixOfAll(), configured.Contains(null) ? "the configurator of all endpoints cannot be followed" : null)
            {
                VersionPrefix = !Assigned("RouteTemplate").Any() && Constant("Prefix", "v") is { IsKnown: true } version && Constant("PrependToRoute", false).IsKnown && Constant("DefaultVersion", 0).IsKnown ? version.Value as string ?? "v" : null,
                IsVersionFirst = Constant("PrependToRoute", false).Value is true,
                DefaultVersion = Constant("DefaultVersion", 0).Value as int? ?? 0,
                Configurators = [.. configured.OfType<IOperation>()],
                Filters = [.. model.MentionsOf("Filter", cancellationToken).Where(use => model.SymbolOf(use, cancellationToken)?.ContainingType?.Name == "EndpointOptions")
                    .Select(use => AssignedAt(use, model, cancellationToken)).OfType<ExpressionSyntax>().Select(BodyOf)],
            };

            IEnumerable<ExpressionSyntax> Assigned(string option) => model.MentionsOf(option, cancellationToken).Select(use => AssignedAt(use, model, cancellationToken)).OfType<ExpressionSyntax>();

            // It is often handed to the method that sets it.
            string? PrefixOfAll()
            {
                var set = Assigned("RoutePrefix").ToList();
                var texts = set.SelectMany(value => TextsOf(value, model, cancellationToken)).Distinct().ToList();
                return set.Count == 0 ? "" : texts.Count == 1 && texts[0] is { } only && !only.Contains(RoutePattern.Unknown) ? only : null;
            }

            (bool IsKnown, object? Value) Constant(string option, object otherwise)
            {
                var values = Assigned(option).Select(value => model.SemanticModelOf(value.SyntaxTree)?.GetConstantValue(value, cancellationToken) ?? default).ToList();
                return values.Count == 0 ? (true, otherwise) : values.Count == 1 && values[0].HasValue ? (true, values[0].Value) : (false, null);
            }

            IOperation? BodyOf(ExpressionSyntax configurator) => configurator is LambdaExpressionSyntax ? model.OperationOf(configurator, cancellationToken)
                : model.SymbolOf(configurator, cancellationToken) is IMethodSymbol method ? model.BodyOf(method, cancellationToken) : null;
        }

        /// <summary>The full route: the prefix, then the version before or behind the groups and the endpoint's own.</summary>
        internal string RouteOf(Word word, string? route)
        {
            var number = word.Version is 0 ? DefaultVersion : word.Version;
            var prefix = PrefixOf(word);
            if (number is 0)
                return RoutePattern.Join([prefix, .. word.GroupPrefixes, route]);
            var version = number is null || VersionPrefix is null ? null : VersionPrefix + number;
            return RoutePattern.Join(IsVersionFirst ? [prefix, version, .. word.GroupPrefixes, route] : [prefix, .. word.GroupPrefixes, route, version]);
        }

        /// <summary>The full route as the library spells it: a slash stands before a prefix of all routes, and else only where the first part is written with one.</summary>
        internal string SpellingOf(Word word, string? route)
        {
            var version = word.Version is 0 ? DefaultVersion : word.Version;
            var first = word.GroupPrefixes.Append(route).FirstOrDefault() ?? "";
            var hasSlash = PrefixOf(word) is not "" || (!(IsVersionFirst && version is not 0) && first.StartsWith("/", StringComparison.Ordinal));
            return hasSlash ? RouteOf(word, route) : RouteOf(word, route).TrimStart('/');
        }

        // Where nothing is put before routes, there is nothing to override.
        private string? PrefixOf(Word word) => Prefix is null or "" || !word.HasPrefixOfItsOwn ? Prefix : word.Prefix;

        private static IEnumerable<string?> TextsOf(ExpressionSyntax value, ServiceModel model, CancellationToken cancellationToken)
        {
            if (value.IsKind(SyntaxKind.NullLiteralExpression))
                return [""];
            var frames = model.Endpoints.Calls.FramesAround(value, cancellationToken).DefaultIfEmpty(Frame.OutOfSight(null, "nobody calls it"));
            return frames.Select(frame => model.OperationOf(value, cancellationToken) is { } text ? model.Endpoints.Routes.Of(text, frame, cancellationToken) : null);
        }
    }

    /// <summary>What is assigned to a member of the library's where it is mentioned, or null.</summary>
    internal static ExpressionSyntax? AssignedAt(SimpleNameSyntax use, ServiceModel model, CancellationToken cancellationToken)
    {
        if (use.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is not { } assignment || !assignment.Left.Span.Contains(use.Span) || !IsLibrary(model.SymbolOf(use, cancellationToken)))
            return null;
        // '(o.DisableAutoDiscovery, o.Assemblies) = (true, [...])' assigns each its own.
        return assignment is { Left: TupleExpressionSyntax { Arguments: var left }, Right: TupleExpressionSyntax { Arguments: var right } } && left.Count == right.Count
            ? right[left.IndexOf(argument => argument.Span.Contains(use.Span))].Expression
            : assignment.Right;
    }

    private static bool MentionsAnonymous(SyntaxNode node) => node.DescendantTokens().Any(token => token.ValueText == "AllowAnonymous");

    /// <summary>What one endpoint, its groups and its attributes say.</summary>
    private sealed class Word
    {
        private readonly List<(Convention Said, ImmutableArray<string> Verbs)> _said = [];
        private readonly INamedTypeSymbol _type;
        private readonly Location _place;
        private readonly List<ITypeSymbol?> _metadata = [];
        private List<string?>? _tags;
        private Convention? _throttle;
        private string? _hidden;

        internal Word(ServiceModel model, INamedTypeSymbol type, Settings settings, CancellationToken cancellationToken)
        {
            _type = type;
            _place = type.FirstDeclaration() ?? Location.None;
            _hidden = settings.Hidden;
            foreach (var attribute in type.GetAttributes())
                Hear(attribute, type, model, cancellationToken);
            foreach (var configure in type.SelfAndBases().SelectMany(t => t.GetMembers("Configure")).OfType<IMethodSymbol>().Where(m => m.Parameters.IsEmpty && !IsLibrary(m)).Take(1))
                HearConfigure(configure, Frame.OutOfSight(configure, "the library calls it"), isConditional: false, model, cancellationToken);
            // The library asks its filter first, and the configurator speaks last.
            var asked = new DefinitionPredicate(name => KnownOf(name, type));
            foreach (var filter in settings.Filters)
            {
                var passes = filter is null ? null : asked.Answer(filter is IAnonymousFunctionOperation lambda ? lambda.Body : filter);
                IsLeftOut |= passes == false;
                _hidden ??= passes is null ? "the filter of all endpoints may leave it out" : null;
            }
            foreach (var body in settings.Configurators)
                foreach (var call in body.Descendants().OfType<IInvocationOperation>())
                    if (asked.Runs(call, body) is var runs && runs != false)
                        Hear(call, runs is null, Frame.OutOfSight(null, "the library calls it"), model, cancellationToken);
        }

        /// <summary>Whether the library is told not to map it.</summary>
        internal bool IsLeftOut { get; }

        private void HearConfigure(IMethodSymbol configure, Frame frame, bool isConditional, ServiceModel model, CancellationToken cancellationToken)
        {
            if (model.BodyOf(configure, cancellationToken) is { } body)
                HearBody(body, frame, isConditional, model, cancellationToken);
            else
                _hidden = $"'{configure.ContainingType.Name}.Configure' has no source";
        }

        // What a method of the endpoint's own says, its base class often has: it is followed like 'Configure' itself.
        private void HearBody(IOperation body, Frame frame, bool isConditional, ServiceModel model, CancellationToken cancellationToken)
        {
            foreach (var call in body.Descendants().OfType<IInvocationOperation>())
            {
                if (RunsIn(body, call, model, cancellationToken) is var runs && runs == false)
                    continue;
                var mayRun = isConditional || runs is null;
                if (call.TargetMethod is { Parameters.IsEmpty: true, Name: "Configure" } inherited && call.Instance is IInstanceReferenceOperation && !IsLibrary(inherited)
                    && frame.Depth < Deepest && !frame.Runs(inherited.OriginalDefinition))
                    HearConfigure(inherited.OriginalDefinition, frame.Into(inherited.OriginalDefinition, call), mayRun, model, cancellationToken);
                else if (OwnWord(call) is { } own && frame.Depth < Deepest && !frame.Runs(own) && model.BodyOf(own, cancellationToken) is { } said)
                    HearBody(said, frame.Into(own, call), mayRun, model, cancellationToken);
                else
                    Hear(call, mayRun, frame, model, cancellationToken);
            }
        }

        // A method that speaks of the endpoint it is called on: of this class, or one that is handed the endpoint or its definition.
        private IMethodSymbol? OwnWord(IInvocationOperation call)
        {
            var method = call.TargetMethod.OriginalDefinition;
            if (IsLibrary(method) || method.Name == "AllowAnonymous")
                return null;
            if (call.Instance is IInstanceReferenceOperation)
                return method.IsVirtual || method.IsAbstract || method.IsOverride
                    ? _type.SelfAndBases().SelectMany(t => t.OriginalDefinition.GetMembers(method.Name)).OfType<IMethodSymbol>().FirstOrDefault(m => m.Parameters.Length == method.Parameters.Length && !m.IsAbstract)
                    : method;
            return method.IsStatic && method.Parameters.Length > 0 && method.Parameters[0].Type is INamedTypeSymbol given && given.SelfAndBases().Any(t => IsLibrary(t) && t.Name is "BaseEndpoint" or "EndpointDefinition") ? method : null;
        }

        private static bool? RunsIn(IOperation body, IOperation call, ServiceModel model, CancellationToken cancellationToken)
        {
            bool? runs = true;
            for (var (child, outer) = (call, call.Parent); outer is not null && child != body; (child, outer) = (outer, outer.Parent))
            {
                var here = outer switch
                {
                    IConditionalOperation choice when choice.Condition != child => SettledFlag.Holds(choice.Condition, model, cancellationToken) is { } holds ? holds == (choice.WhenTrue == child) : null,
                    ISwitchCaseOperation => null,
                    _ => (bool?)true,
                };
                runs &= here;
            }
            return runs;
        }

        private static object TypeGiven(INamedTypeSymbol type, int place) =>
            type.SelfAndBases().FirstOrDefault(t => t.Is(Binding.FastEndpointOf)) is { TypeArguments: { Length: 2 } given } ? given[place].WithNullableAnnotation(NullableAnnotation.None) : DefinitionPredicate.Unknown;

        // What a condition may ask of the definition.
        private object? KnownOf(string member, INamedTypeSymbol type) => member switch
        {
            "EndpointType" => type,
            "ReqDtoType" => TypeGiven(type, 0),
            "ResDtoType" => TypeGiven(type, 1),
            "Verbs" => Verbs.ToImmutableArray(),
            "Routes" => Routes.Exists(route => route is null || route.Contains(RoutePattern.Unknown)) ? DefinitionPredicate.Unknown : Routes.OfType<string>().ToImmutableArray(),
            "EndpointTags" => _tags is null ? null : _tags.Contains(null) ? DefinitionPredicate.Unknown : _tags.OfType<string>().ToImmutableArray(),
            "EndpointMetadata" => _metadata.Count == 0 ? null : _metadata.Contains(null) ? DefinitionPredicate.Unknown : _metadata.OfType<ITypeSymbol>().ToImmutableArray(),
            "AnonymousVerbs" => _said.Exists(s => s.Said is { Kind: ConventionKind.AllowAnonymous }) ? DefinitionPredicate.Unknown : null,
            _ => DefinitionPredicate.Unknown,
        };

        internal List<string> Verbs { get; } = [];

        internal List<string?> Routes { get; } = [];

        /// <summary>Whether some verb is open to everybody.</summary>
        internal bool IsOpen => _said.Exists(s => s.Said.Kind == ConventionKind.AllowAnonymous);

        /// <summary>Whether a role, a policy or the like is asked for.</summary>
        internal bool AsksForMore => _said.Exists(s => s.Said.Kind == ConventionKind.RequireAuthorization);

        /// <summary>Why more may be said where we cannot see it, or null.</summary>
        internal string? Hidden => _hidden;

        /// <summary>What is said about a verb.</summary>
        internal IReadOnlyList<Convention> SaidOf(string verb) => [.. _said.Where(s => s.Verbs.IsEmpty || s.Verbs.Contains(verb)).Select(s => s.Said)];

        /// <summary>The prefix that the endpoint has in place of that of all.</summary>
        internal string? Prefix { get; private set; }

        internal bool HasPrefixOfItsOwn { get; private set; }

        /// <summary>The prefixes of its groups from the outside in, null for one that is not known.</summary>
        internal List<string?> GroupPrefixes { get; } = [];

        /// <summary>Its version: none is 0, null is one that is not known.</summary>
        internal int? Version { get; private set; } = 0;

        /// <summary>How often it may be called: the library's own throttle stands in no metadata.</summary>
        internal Claim LimitOf(ServiceModel model, CancellationToken cancellationToken) =>
            _throttle is { IsConditional: true } ? Claim.Undecidable("Throttle stands under a condition", _throttle.Where)
            : _throttle is not null ? Claim.Stated(_throttle.Said, _throttle.Where) with { Metadata = Claim.Absent with { Because = "the library counts by itself" } }
            : RateLimitingReader.Weigh([_said.Select(s => s.Said)], _hidden, model.Application.RateLimiting(cancellationToken), ["the endpoint"]);

        internal Claim CallersOf(string verb, ServiceModel model, CancellationToken cancellationToken)
        {
            var said = _said.Where(s => s.Verbs.IsEmpty || s.Verbs.Contains(verb)).Select(s => s.Said).ToList();
            if (_hidden is null && said.All(s => s.Kind != ConventionKind.AllowAnonymous || !s.IsConditional))
                said.Add(new(ConventionKind.RequireAuthorization, "FastEndpoints requires authorization", _place));
            return AuthorizationReader.Weigh(said, _hidden, () => false, model.Application.DefaultAuthorization(cancellationToken), ["the endpoint"]);
        }

        private void Hear(AttributeData attribute, INamedTypeSymbol type, ServiceModel model, CancellationToken cancellationToken)
        {
            foreach (var convention in model.Endpoints.Conventions.Read(attribute, type, cancellationToken).Where(c => c.Kind != ConventionKind.RefusingFilter))
                _said.Add((convention, []));
            if (IsLibrary(attribute.AttributeClass) && attribute.AttributeClass is { Name: "GroupAttribute", TypeArguments: { Length: 1 } group })
                Enter(group[0] as INamedTypeSymbol, model, cancellationToken);
            if (IsLibrary(attribute.AttributeClass) && attribute.AttributeClass!.Name == "ThrottleAttribute")
                _throttle = new(ConventionKind.LimitingFilter, "[Throttle]", attribute.ApplicationSyntaxReference is { } syntax ? Location.Create(syntax.SyntaxTree, syntax.Span) : _place);
            if (!IsLibrary(attribute.AttributeClass) || Array.Find(FastEndpointReader.Verbs, v => attribute.AttributeClass!.Name == $"Http{v}Attribute") is not { } verb)
                return;
            Verbs.Add(verb.ToUpperInvariant());
            Routes.AddRange(attribute.ConstructorArguments.SelectMany(a => a.Kind == TypedConstantKind.Array ? a.Values : [a]).Select(a => a.Value as string));
        }

        private void Hear(IInvocationOperation call, bool isConditional, Frame frame, ServiceModel model, CancellationToken cancellationToken)
        {
            var method = call.TargetMethod;
            if (method.Name == "AllowAnonymous")
                _said.Add((new(ConventionKind.AllowAnonymous, "AllowAnonymous", call.NameLocation()) { IsConditional = isConditional }, Listed(call)));
            else if (!IsLibrary(method))
            {
                _hidden ??= method.DeclaringSyntaxReferences.Any(r => MentionsAnonymous(r.GetSyntax(cancellationToken))) ? $"'{method.Name}' may allow anonymous callers" : null;
                foreach (var convention in model.Endpoints.Conventions.Read(call, frame, cancellationToken) ?? [])
                    if (convention.Kind != ConventionKind.RefusingFilter)
                        _said.Add((convention with { IsConditional = convention.IsConditional || isConditional }, []));
            }
            else if (method.Name == "Throttle")
                _throttle = new(ConventionKind.LimitingFilter, "Throttle", call.NameLocation()) { IsConditional = isConditional };
            else if (method.Name == "Tags")
                (_tags ??= []).AddRange(isConditional ? [null] : Texts(call, frame, model, cancellationToken).Select(tag => tag?.Contains(RoutePattern.Unknown) == true ? null : tag));
            else if (method.Name == "Metadata")
                _metadata.AddRange(isConditional ? [null] : call.Arguments.SelectMany(a => a.ElementsOfParams() is { IsDefault: false } elements ? elements : [a.Value]).Select(value => value.WithoutConversions() is IObjectCreationOperation made ? made.Type : null));
            else if (method.Name == "Version")
                Version = call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == 0)?.Value.ConstantValue is { HasValue: true, Value: int version } ? version : null;
            else if (Array.IndexOf(Requirements, method.Name) >= 0)
                _said.Add((new(ConventionKind.RequireAuthorization, method.Name, call.NameLocation())
                {
                    IsConditional = isConditional,
                    Demand = method.Name == "AuthSchemes" ? Demand.Name : method.Name == "Policies" ? DemandOf(Texts(call, frame, model, cancellationToken)) : Demand.More,
                    Policy = method.Name == "Policies" && Listed(call) is { Length: 1 } ? Texts(call, frame, model, cancellationToken).FirstOrDefault() : null,
                }, []));
            // What reads a value of the query string is called as the verb is.
            else if (method.ReturnsVoid && Array.IndexOf(FastEndpointReader.Verbs, method.Name) >= 0)
            {
                Verbs.Add(method.Name.ToUpperInvariant());
                Routes.AddRange(Texts(call, frame, model, cancellationToken).Select(route => WithMembers(route, call)));
            }
            else if (method.Name == "Verbs")
                Verbs.AddRange(Listed(call));
            else if (method.Name == "Routes")
                Routes.AddRange(Texts(call, frame, model, cancellationToken));
            else if (method.Name == "RoutePrefixOverride")
                (HasPrefixOfItsOwn, Prefix) = (true, Texts(call, frame, model, cancellationToken).FirstOrDefault());
            else if (method is { Name: "Group", TypeArguments.Length: 1 })
                Enter(method.TypeArguments[0] as INamedTypeSymbol, model, cancellationToken);

            // A policy may ask for no more than a name.
            Demand DemandOf(IEnumerable<string?> policies) => policies.Select(policy => policy is null || policy.Contains(RoutePattern.Unknown) ? Demand.Undecidable : PolicyDemand.Of(policy, model, cancellationToken)).DefaultIfEmpty(Demand.More).OfAll();
        }

        // A group says for its endpoints what its constructor configures; a group in a group is below it.
        private void Enter(INamedTypeSymbol? group, ServiceModel model, CancellationToken cancellationToken)
        {
            if (group?.BaseType is { TypeArguments.Length: 1 } sub)
                Enter(sub.TypeArguments[0] as INamedTypeSymbol, model, cancellationToken);
            var bodies = group?.InstanceConstructors.Select(c => model.BodyOf(c, cancellationToken)).OfType<IOperation>().ToList() ?? [];
            if (bodies.Count == 0)
            {
                _hidden = "its group has no source";
                GroupPrefixes.Add(null);
            }
            foreach (var call in bodies.SelectMany(body => body.Descendants().OfType<IInvocationOperation>()))
                if (call.TargetMethod.Name == "Configure" && IsLibrary(call.TargetMethod))
                    GroupPrefixes.Add(Texts(call, Frame.OutOfSight(null, "the library calls it"), model, cancellationToken).FirstOrDefault());
                else if (IsLibrary(call.TargetMethod) || call.TargetMethod.DeclaringSyntaxReferences.IsEmpty)
                    Hear(call, IsConditional(call), Frame.OutOfSight(null, "the library calls it"), model, cancellationToken);
        }

        private static IEnumerable<string?> Texts(IInvocationOperation call, Frame frame, ServiceModel model, CancellationToken cancellationToken) =>
            call.Arguments.SelectMany(a => a.ElementsOfParams() is { IsDefault: false } elements ? elements : [a.Value])
                .Where(value => value.Type?.SpecialType == SpecialType.System_String || value.WithoutConversions().Type?.SpecialType == SpecialType.System_String)
                .Select(value => model.Endpoints.Routes.Of(value, frame, cancellationToken));

        // 'Get("/orders/{@id}", request => new { request.OrderId })' is '/orders/{OrderId}'.
        private static string? WithMembers(string? route, IInvocationOperation call)
        {
            foreach (var member in call.Arguments.SelectMany(a => a.Value.Descendants()).OfType<IPropertyReferenceOperation>().Where(member => member.Instance?.WithoutConversions() is IParameterReferenceOperation))
                if (route?.IndexOf("{@", StringComparison.Ordinal) is >= 0 and var start)
                {
                    var end = route.IndexOfAny(['}', ':', '?'], start);
                    route = end < 0 ? route : route.Substring(0, start + 1) + BoundName(member.Property) + route.Substring(end);
                }
            return route;
        }

        private static string BoundName(IPropertySymbol property) =>
            property.GetAttributes().FirstOrDefault(attribute => IsLibrary(attribute.AttributeClass) && attribute.AttributeClass!.Name == "BindFromAttribute")?.ConstructorArguments.FirstOrDefault().Text() ?? property.Name;

        private static ImmutableArray<string> Listed(IInvocationOperation call) =>
        [
            .. call.Arguments.SelectMany(a => a.Value.DescendantsAndSelf())
                .Select(o => o is IFieldReferenceOperation { Field: { ContainingType.TypeKind: TypeKind.Enum } verb } ? verb.Name : o.ConstantText()).OfType<string>().Select(v => v.ToUpperInvariant()),
        ];

        private static bool IsConditional(IOperation operation)
        {
            for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
                if (outer is IConditionalOperation or ISwitchCaseOperation)
                    return true;
            return false;
        }
    }
}
