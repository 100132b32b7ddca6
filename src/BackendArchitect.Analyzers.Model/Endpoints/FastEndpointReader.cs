using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
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

    private static readonly string[] Verbs = ["Get", "Post", "Put", "Patch", "Delete", "Head"];

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
        var handler = type.SelfAndBases().SelectMany(t => t.GetMembers("HandleAsync").Concat(t.GetMembers("ExecuteAsync"))).OfType<IMethodSymbol>()
            .FirstOrDefault(m => !m.DeclaringSyntaxReferences.IsEmpty);
        foreach (var route in word.Routes)
            foreach (var verb in word.Verbs)
                yield return new(EndpointKind.FastEndpoint, [verb], RoutePattern.Join([word.Prefix, route]), handler, identifier, null, word.CallersOf(verb, model, cancellationToken));
    }

    private static bool IsLibrary(ISymbol? symbol) => symbol?.ContainingAssembly?.Name.StartsWith(Library, StringComparison.Ordinal) == true;

    /// <summary>What holds for all endpoints.</summary>
    /// <param name="IsMapped">Whether anybody maps them.</param>
    /// <param name="Prefix">The prefix of all routes, null where it is not known.</param>
    /// <param name="Hidden">Why something more may be said about all of them.</param>
    private sealed record Settings(bool IsMapped, string? Prefix, string? Hidden)
    {
        internal static Settings Read(ServiceModel model, CancellationToken cancellationToken)
        {
            var isMapped = !model.IsHost || model.MentionsOf("UseFastEndpoints", cancellationToken).Concat(model.MentionsOf("MapFastEndpoints", cancellationToken)).Any();
            string? prefix = "";
            foreach (var use in model.MentionsOf("RoutePrefix", cancellationToken))
                if (AssignedAt(use, model, cancellationToken) is { } value)
                    prefix = model.SemanticModelOf(value.SyntaxTree)?.GetConstantValue(value, cancellationToken) is { HasValue: true, Value: string text } ? text : null;
            var hidden = model.MentionsOf("Configurator", cancellationToken).Select(use => AssignedAt(use, model, cancellationToken)).OfType<ExpressionSyntax>()
                .Any(value => value is not LambdaExpressionSyntax || MentionsAnonymous(value));
            return new(isMapped, prefix, hidden ? "the configurator of all endpoints may allow anonymous callers" : null);
        }

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
        private string? _hidden;

        internal Word(ServiceModel model, INamedTypeSymbol type, Settings settings, CancellationToken cancellationToken)
        {
            _place = type.FirstDeclaration() ?? Location.None;
            _hidden = settings.Hidden;
            Prefix = settings.Prefix;
            foreach (var attribute in type.GetAttributes())
                Hear(attribute, type, model, cancellationToken);
            foreach (var configure in type.SelfAndBases().SelectMany(t => t.GetMembers("Configure")).OfType<IMethodSymbol>().Where(m => m.Parameters.IsEmpty && !IsLibrary(m)).Take(1))
                if (model.BodyOf(configure, cancellationToken) is { } body)
                    foreach (var call in body.Descendants().OfType<IInvocationOperation>())
                        Hear(call, model, cancellationToken);
                else
                    _hidden = $"'{configure.ContainingType.Name}.Configure' has no source";
        }

        internal List<string> Verbs { get; } = [];

        internal List<string?> Routes { get; } = [];

        internal string? Prefix { get; private set; }

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
            if (!IsLibrary(attribute.AttributeClass) || Array.Find(FastEndpointReader.Verbs, v => attribute.AttributeClass!.Name == $"Http{v}Attribute") is not { } verb)
                return;
            Verbs.Add(verb.ToUpperInvariant());
            Routes.AddRange(attribute.ConstructorArguments.SelectMany(a => a.Kind == TypedConstantKind.Array ? a.Values : [a]).Select(a => a.Value as string));
        }

        private void Hear(IInvocationOperation call, ServiceModel model, CancellationToken cancellationToken)
        {
            var method = call.TargetMethod;
            if (method.Name == "AllowAnonymous")
                _said.Add((new(ConventionKind.AllowAnonymous, "AllowAnonymous", call.NameLocation()) { IsConditional = IsConditional(call) }, Listed(call)));
            else if (!IsLibrary(method))
                _hidden ??= method.DeclaringSyntaxReferences.Any(r => MentionsAnonymous(r.GetSyntax(cancellationToken))) ? $"'{method.Name}' may allow anonymous callers" : null;
            else if (Array.IndexOf(FastEndpointReader.Verbs, method.Name) >= 0)
            {
                Verbs.Add(method.Name.ToUpperInvariant());
                Routes.AddRange(Texts(call, model, cancellationToken));
            }
            else if (method.Name == "Verbs")
                Verbs.AddRange(Listed(call));
            else if (method.Name == "Routes")
                Routes.AddRange(Texts(call, model, cancellationToken));
            else if (method.Name == "RoutePrefixOverride")
                Prefix = Texts(call, model, cancellationToken).FirstOrDefault();
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
                (_hidden, Prefix) = ("its group has no source", null);
            foreach (var call in bodies.SelectMany(body => body.Descendants().OfType<IInvocationOperation>()))
                if (call.TargetMethod.Name == "Configure" && IsLibrary(call.TargetMethod))
                    Prefix = Texts(call, model, cancellationToken).FirstOrDefault() is { } prefix && Prefix is not null ? RoutePattern.Join([Prefix, prefix]) : null;
                else if (call.TargetMethod.Name == "AllowAnonymous")
                    Hear(call, model, cancellationToken);
        }

        private static IEnumerable<string?> Texts(IInvocationOperation call, ServiceModel model, CancellationToken cancellationToken) =>
            call.Arguments.SelectMany(a => a.ElementsOfParams() is { IsDefault: false } elements ? elements : [a.Value])
                .Where(value => value.Type?.SpecialType == SpecialType.System_String || value.WithoutConversions().Type?.SpecialType == SpecialType.System_String)
                .Select(value => model.Endpoints.Routes.Of(value, Frame.OutOfSight(null, "nobody passes it"), cancellationToken));

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
