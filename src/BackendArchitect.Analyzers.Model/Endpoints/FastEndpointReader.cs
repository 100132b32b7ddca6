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
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Reads FastEndpoints: a class with a <c>Configure</c> method, or with attributes, is an endpoint for each of its verbs and routes. One that says
/// nothing about its callers requires authorization. See https://fast-endpoints.com/docs/security.
/// </summary>
internal sealed class FastEndpointReader(ServiceModel model)
{
    private const string Library = "FastEndpoints";

    private static readonly string[] Verbs = ["Get", "Post", "Put", "Patch", "Delete", "Head", "Query"];

    private static readonly string[] Requirements =
        ["Policies", "Policy", "Roles", "Claims", "ClaimsAll", "Permissions", "PermissionsAll", "Scopes", "ScopesAll", "AccessControl", "AuthSchemes"];

    private readonly Once<Settings> _settings = new(token => Settings.Read(model, token));

    /// <summary>Whether a type is such an endpoint.</summary>
    internal static bool IsEndpoint(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, IsAbstract: false } && type.SelfAndBases().Any(t => t.Is(EndpointLibraries.FastEndpoint));

    /// <summary>The types of the project that are such endpoints.</summary>
    internal IEnumerable<INamedTypeSymbol> Candidates(CancellationToken cancellationToken) =>
        model.Compilation.ReferencedAssemblyNames.Any(a => a.Name == Library)
            ? model.Compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type, cancellationToken).OfType<INamedTypeSymbol>().Where(IsEndpoint)
            : [];

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
            var prefix = Constant("RoutePrefix", "");
            return new(isMapped, prefix.IsKnown ? prefix.Value as string ?? "" : null, configured.Contains(null) ? "the configurator of all endpoints cannot be followed" : null)
            {
                VersionPrefix = !Assigned("RouteTemplate").Any() && Constant("Prefix", "v") is { IsKnown: true } version && Constant("PrependToRoute", false).IsKnown && Constant("DefaultVersion", 0).IsKnown ? version.Value as string ?? "v" : null,
                IsVersionFirst = Constant("PrependToRoute", false).Value is true,
                DefaultVersion = Constant("DefaultVersion", 0).Value as int? ?? 0,
                Configurators = [.. configured.OfType<IOperation>()],
                Filters = [.. model.MentionsOf("Filter", cancellationToken).Where(use => model.SymbolOf(use, cancellationToken)?.ContainingType?.Name == "EndpointOptions")
                    .Select(use => AssignedAt(use, model, cancellationToken)).OfType<ExpressionSyntax>().Select(BodyOf)],
            };

            IEnumerable<ExpressionSyntax> Assigned(string option) => model.MentionsOf(option, cancellationToken).Select(use => AssignedAt(use, model, cancellationToken)).OfType<ExpressionSyntax>();

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

        private static ExpressionSyntax? AssignedAt(SimpleNameSyntax use, ServiceModel model, CancellationToken cancellationToken) =>
            use.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { } assignment && assignment.Left.Span.Contains(use.Span) && IsLibrary(model.SymbolOf(use, cancellationToken))
                ? assignment.Right
                : null;
    }

    private static bool MentionsAnonymous(SyntaxNode node) => node.DescendantTokens().Any(token => token.ValueText == "AllowAnonymous");

    /// <summary>What one endpoint, its groups and its attributes say.</summary>
    private sealed class Word
    {
        private readonly List<(Convention Said, ImmutableArray<string> Verbs)> _said = [];
        private readonly Location _place;
        private readonly List<ITypeSymbol?> _metadata = [];
        private List<string?>? _tags;
        private Convention? _throttle;
        private string? _hidden;

        internal Word(ServiceModel model, INamedTypeSymbol type, Settings settings, CancellationToken cancellationToken)
        {
            _place = type.FirstDeclaration() ?? Location.None;
            _hidden = settings.Hidden;
            foreach (var attribute in type.GetAttributes())
                Hear(attribute, type, model, cancellationToken);
            foreach (var configure in type.SelfAndBases().SelectMany(t => t.GetMembers("Configure")).OfType<IMethodSymbol>().Where(m => m.Parameters.IsEmpty && !IsLibrary(m)).Take(1))
                HearConfigure(configure, model, cancellationToken);
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
                        Hear(call, runs is null, model, cancellationToken);
        }

        /// <summary>Whether the library is told not to map it.</summary>
        internal bool IsLeftOut { get; }

        private void HearConfigure(IMethodSymbol configure, ServiceModel model, CancellationToken cancellationToken)
        {
            if (model.BodyOf(configure, cancellationToken) is not { } body)
            {
                _hidden = $"'{configure.ContainingType.Name}.Configure' has no source";
                return;
            }
            foreach (var call in body.Descendants().OfType<IInvocationOperation>())
                if (call is { TargetMethod: { Name: "Configure", Parameters.IsEmpty: true } inherited, Instance: IInstanceReferenceOperation } && SymbolEqualityComparer.Default.Equals(inherited.OriginalDefinition, configure.OverriddenMethod?.OriginalDefinition) && !IsLibrary(inherited))
                    HearConfigure(inherited.OriginalDefinition, model, cancellationToken);
                else
                    Hear(call, IsConditional(call), model, cancellationToken);
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

        private void Hear(IInvocationOperation call, bool isConditional, ServiceModel model, CancellationToken cancellationToken)
        {
            var method = call.TargetMethod;
            if (method.Name == "AllowAnonymous")
                _said.Add((new(ConventionKind.AllowAnonymous, "AllowAnonymous", call.NameLocation()) { IsConditional = isConditional }, Listed(call)));
            else if (!IsLibrary(method))
            {
                _hidden ??= method.DeclaringSyntaxReferences.Any(r => MentionsAnonymous(r.GetSyntax(cancellationToken))) ? $"'{method.Name}' may allow anonymous callers" : null;
                foreach (var convention in model.Endpoints.Conventions.Read(call, Frame.OutOfSight(null, "the library calls it"), cancellationToken) ?? [])
                    if (convention.Kind != ConventionKind.RefusingFilter)
                        _said.Add((convention with { IsConditional = convention.IsConditional || isConditional }, []));
            }
            else if (method.Name == "Throttle")
                _throttle = new(ConventionKind.LimitingFilter, "Throttle", call.NameLocation()) { IsConditional = isConditional };
            else if (method.Name == "Tags")
                (_tags ??= []).AddRange(isConditional ? [null] : Texts(call, model, cancellationToken).Select(tag => tag?.Contains(RoutePattern.Unknown) == true ? null : tag));
            else if (method.Name == "Metadata")
                _metadata.AddRange(isConditional ? [null] : call.Arguments.SelectMany(a => a.ElementsOfParams() is { IsDefault: false } elements ? elements : [a.Value]).Select(value => value.WithoutConversions() is IObjectCreationOperation made ? made.Type : null));
            else if (method.Name == "Version")
                Version = call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == 0)?.Value.ConstantValue is { HasValue: true, Value: int version } ? version : null;
            else if (Array.IndexOf(Requirements, method.Name) >= 0)
                _said.Add((new(ConventionKind.RequireAuthorization, method.Name, call.NameLocation())
                {
                    IsConditional = isConditional,
                    Demand = method.Name == "AuthSchemes" ? Demand.Name : Demand.More,
                    Policy = method.Name == "Policies" && Listed(call) is { Length: 1 } ? Texts(call, model, cancellationToken).FirstOrDefault() : null,
                }, []));
            // What reads a value of the query string is called as the verb is.
            else if (method.ReturnsVoid && Array.IndexOf(FastEndpointReader.Verbs, method.Name) >= 0)
            {
                Verbs.Add(method.Name.ToUpperInvariant());
                Routes.AddRange(Texts(call, model, cancellationToken).Select(route => WithMembers(route, call)));
            }
            else if (method.Name == "Verbs")
                Verbs.AddRange(Listed(call));
            else if (method.Name == "Routes")
                Routes.AddRange(Texts(call, model, cancellationToken));
            else if (method.Name == "RoutePrefixOverride")
                (HasPrefixOfItsOwn, Prefix) = (true, Texts(call, model, cancellationToken).FirstOrDefault());
            else if (method is { Name: "Group", TypeArguments.Length: 1 })
                Enter(method.TypeArguments[0] as INamedTypeSymbol, model, cancellationToken);
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
                    GroupPrefixes.Add(Texts(call, model, cancellationToken).FirstOrDefault());
                else if (IsLibrary(call.TargetMethod) || call.TargetMethod.DeclaringSyntaxReferences.IsEmpty)
                    Hear(call, IsConditional(call), model, cancellationToken);
        }

        private static IEnumerable<string?> Texts(IInvocationOperation call, ServiceModel model, CancellationToken cancellationToken) =>
            call.Arguments.SelectMany(a => a.ElementsOfParams() is { IsDefault: false } elements ? elements : [a.Value])
                .Where(value => value.Type?.SpecialType == SpecialType.System_String || value.WithoutConversions().Type?.SpecialType == SpecialType.System_String)
                .Select(value => model.Endpoints.Routes.Of(value, Frame.OutOfSight(null, "nobody passes it"), cancellationToken));

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
