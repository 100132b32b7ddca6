using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>Reads what an application says about callers in general: fallback policies, global filters, policy providers, middleware that refuses.</summary>
internal sealed class AuthorizationDefaults(ServiceModel model)
{
    internal Claim OfAllEndpoints(CancellationToken cancellationToken)
    {
        if (!model.IsHost)
            return Claim.Undecidable("the host decides");
        var provider = PolicyProvider.Of(model, cancellationToken);
        switch (provider?.Fallback)
        {
            case ProvidedFallback.Unknown:
                return Claim.Undecidable("a policy provider decides", provider.Where);
            case ProvidedFallback.Own:
                return OfFallbackPolicy(provider.Policy!, cancellationToken);
            case null or ProvidedFallback.OfOptions:
                var said = FallbackPolicy.Of(model, cancellationToken).ToList();
                if (said.Find(s => s.IsSet) is not { } set)
                    break;
                if (FallbackPolicy.Last(said) is not { } last)
                    return Claim.Undecidable("the fallback policy is set where nobody can tell: under a condition, by code that does not compile, or in several places", set.Where);
                if (last.IsSet)
                    return OfFallbackPolicy(last.Where, cancellationToken);
                break;
        }
        var foreign = new ForeignSetup(model);
        var metadata = foreign.ThatMaySetAuthorization(cancellationToken) is { } setUp ? Claim.Undecidable($"'{setUp}' has no source and may set a fallback policy") : Claim.Absent;
        if (RefusingMiddleware(cancellationToken) is { } middleware)
            return Claim.Undecidable("a middleware refuses callers", middleware) with { Metadata = metadata };
        if (metadata.IsAbsent && foreign.ThatMayRefuse(cancellationToken) is { } use)
            return Claim.Undecidable($"'{use}' has no source and may refuse callers") with { Metadata = metadata };
        return metadata;
    }

    private Claim OfFallbackPolicy(Location where, CancellationToken cancellationToken)
    {
        if (model.Application.GrantingHandler(cancellationToken) is { } handler)
            return handler.IsCertain
                ? Claim.Absent with { Because = "an authorization handler grants whatever is asked", Where = handler.Where }
                : Claim.Undecidable("an authorization handler grants whatever is asked", handler.Where);
        return new AuthorizationPipeline(model).WhyNeverAsked(cancellationToken) is { } why ? Claim.Absent with { Because = why, Where = where } : Claim.Stated("the fallback policy", where) with { Origin = ClaimOrigin.FallbackPolicy, Demand = DemandOfFallback(where, cancellationToken) };
    }

    internal Claim OfActions(CancellationToken cancellationToken)
    {
        var conventions = MvcAdditions.To(AspNet.MvcConventions, model, cancellationToken).ToList();
        foreach (var use in model.Application.GrantingHandler(cancellationToken) is { IsCertain: true } ? [] : model.MentionsOf(AspNet.AuthorizeFilter.MetadataName, cancellationToken))
        {
            var where = use.GetLocation();
            // What a convention does with it is that convention's word.
            if (use.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { BaseList: not null } type && conventions.Exists(c => c.What?.DeclaringSyntaxReferences.Any(d => d.SyntaxTree == type.SyntaxTree && d.Span == type.Span) == true))
                continue;
            if (OnlyAsks(use) || PageModelConvention.Concerns(use) || IsOfUnused(use, conventions, cancellationToken))
                continue;
            if (use.FirstAncestorOrSelf<AttributeSyntax>() is null && model.SymbolOf(use, cancellationToken) is ITypeSymbol named && named.Is(AspNet.AuthorizeFilter))
                return use.StandsUnderCondition() ? Claim.Undecidable("AuthorizeFilter is added under a condition", where)
                    : IsAddedForAll(use, cancellationToken) ? Claim.Stated("AuthorizeFilter", where) with { Origin = ClaimOrigin.GlobalFilter, Demand = DemandOfFilter(use, cancellationToken) }
                    : Claim.Undecidable("AuthorizeFilter is used where it cannot be followed", where);
        }
        var filters = MvcAdditions.To(AspNet.MvcFilters, model, cancellationToken).Where(filter => filter.What is null || Refusal.MayRefuse(model, filter.What, cancellationToken)).ToList();
        var ofConventions = OfConventions(conventions, cancellationToken);
        if (filters.Count == 0)
            return ofConventions;
        var (first, there) = filters[0];
        var claim = first is not null && CertainRefusal.Of(first, model, cancellationToken) && !there.SourceTree!.GetRoot(cancellationToken).FindNode(there.SourceSpan).StandsUnderCondition()
            ? Claim.Stated($"the global filter '{first.Name}' refuses callers", there) with { Origin = ClaimOrigin.Handler }
            : Claim.Undecidable($"the global filter '{first?.Name ?? "?"}' may refuse callers", there);
        // A filter whose type is not known may be MVC's own, which is metadata.
        return filters.TrueForAll(filter => filter.What is not null && !filter.What.IsOrDerivesFrom(AspNet.AuthorizeFilter))
            ? claim with { Metadata = ofConventions, HasAuthorizationFilter = filters.Exists(filter => ConventionReader.IsAuthorizationFilter(filter.What!)) }
            : claim;
    }

    // Whether there is such a filter: 'filters.Any(f => f is AuthorizeFilter)', as those ask that document an API.
    private static bool OnlyAsks(SimpleNameSyntax use)
    {
        SyntaxNode named = use.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax ? use.Parent : use;
        return named.Parent switch
        {
            PatternSyntax or IsPatternExpressionSyntax or CastExpressionSyntax => true,
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression or (int)SyntaxKind.AsExpression } => true,
            TypeOfExpressionSyntax { Parent: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } } => true,
            TypeArgumentListSyntax { Parent: GenericNameSyntax { Identifier.ValueText: "OfType" or "Cast" } } => true,
            _ => false,
        };
    }

    // A class derived from the filter, or a convention that adds one, which nothing names but attributes: MVC runs conventions that it is given, and those that are attributes.
    private bool IsOfUnused(SimpleNameSyntax use, List<(ITypeSymbol? What, Location Where)> conventions, CancellationToken cancellationToken) =>
        model.IsHost && use.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { BaseList: not null } type && model.SemanticModelOf(type.SyntaxTree)?.GetDeclaredSymbol(type, cancellationToken) is { } declared
        && (declared.IsOrDerivesFrom(AspNet.AuthorizeFilter) || (conventions.TrueForAll(c => c.What is not null) && declared.BaseType is { SpecialType: SpecialType.System_Object } && declared.AllInterfaces.Any(IsModelConvention)))
        && model.MentionsOf(declared.Name, cancellationToken).All(mention => (mention.SyntaxTree == type.SyntaxTree && type.Span.Contains(mention.Span)) || (declared.IsOrDerivesFrom(AspNet.AuthorizeFilter) && IsForBearersAlone(mention)));

    // '[ServiceFilter(typeof(X))]' is the word of what bears it, and whoever registers X as itself adds it to nothing. What is registered as another type may be added by that.
    private static bool IsForBearersAlone(SimpleNameSyntax mention) =>
        mention.FirstAncestorOrSelf<AttributeSyntax>() is not null
        || (mention.Ancestors().OfType<InvocationExpressionSyntax>().FirstOrDefault() is { Expression: MemberAccessExpressionSyntax { Name: var called }, ArgumentList.Arguments: var arguments }
            && called.Identifier.ValueText is "AddScoped" or "AddTransient" or "AddSingleton" or "TryAddScoped" or "TryAddTransient" or "TryAddSingleton"
            && (called is GenericNameSyntax { TypeArgumentList.Arguments: var types } ? types.Count == 1 && types[0].Span.Contains(mention.Span) : arguments.Count == 1));

    private static bool IsModelConvention(INamedTypeSymbol type) =>
        type.ContainingNamespace.ToDisplayString() == AspNet.ControllerModel.Namespace && type.Name.EndsWith("ModelConvention", System.StringComparison.Ordinal);

    private Claim OfConventions(IEnumerable<(ITypeSymbol? What, Location Where)> conventions, CancellationToken cancellationToken)
    {
        foreach (var (what, where) in conventions)
            if (what is null || MaySpeak(what, cancellationToken))
                return what is not null && ClosesAll(what, cancellationToken) && !where.SourceTree!.GetRoot(cancellationToken).FindNode(where.SourceSpan).StandsUnderCondition()
                    ? Claim.Stated($"the convention '{what.Name}'", where) with { Origin = ClaimOrigin.Convention }
                    : Claim.Undecidable($"the convention '{what?.Name ?? "?"}' may add filters", where);
        return Claim.Absent;
    }

    // In the list of the whole of MVC, through one local; a convention may add it to some controllers.
    private bool IsAddedForAll(SimpleNameSyntax use, CancellationToken cancellationToken)
    {
        if (IsAddedToAll(use, cancellationToken))
            return true;
        return use.FirstAncestorOrSelf<VariableDeclarationSyntax>()?.Variables.FirstOrDefault() is { } variable
            && model.SemanticModelOf(use.SyntaxTree)?.GetDeclaredSymbol(variable, cancellationToken) is ILocalSymbol local
            && model.MentionsOf(local.Name, cancellationToken).Any(mention => mention.SyntaxTree == use.SyntaxTree
                && SymbolEqualityComparer.Default.Equals(model.SymbolOf(mention, cancellationToken), local) && IsAddedToAll(mention, cancellationToken));
    }

    private bool IsAddedToAll(SyntaxNode added, CancellationToken cancellationToken) =>
        added.Ancestors().TakeWhile(node => node is not StatementSyntax).OfType<InvocationExpressionSyntax>().Any(syntax => syntax.InvokedName()?.Identifier.ValueText is "Add" or "Insert"
            && model.CallAt(syntax, cancellationToken)?.Receiver()?.Type.Is(AspNet.FilterCollection) == true);

    private Location? RefusingMiddleware(CancellationToken cancellationToken)
    {
        foreach (var use in model.MentionsOf("UseMiddleware", cancellationToken))
            if (CallOf(use, cancellationToken) is { } call && MiddlewareOf(call) is { } type
                && Refusal.MiddlewareMayRefuse(model, type, cancellationToken))
                return use.GetLocation();
        foreach (var name in new[] { "Use", "UseWhen" })
            foreach (var use in model.MentionsOf(name, cancellationToken))
                if (CallOf(use, cancellationToken) is { } call && call.Receiver()?.Type is { } receiver && receiver.IsOrDerivesFrom(AspNet.ApplicationBuilder)
                    && call.Arguments.Any(a => a.Value.WithoutConversions() is (IAnonymousFunctionOperation or IMethodReferenceOperation) and var function
                        && Refusal.MiddlewareMayRefuse(model, function, cancellationToken)))
                    return use.GetLocation();
        return null;
    }

    private IInvocationOperation? CallOf(SimpleNameSyntax use, CancellationToken cancellationToken) =>
        use.CallBy() is { } call && !model.Endpoints.Calls.NeverRuns(use, cancellationToken)
            ? model.CallAt(call, cancellationToken)
            : null;

    private static ITypeSymbol? MiddlewareOf(IInvocationOperation call) =>
        call.TargetMethod.TypeArguments.FirstOrDefault() ?? call.Arguments.Select(a => a.Value).OfType<ITypeOfOperation>().FirstOrDefault()?.TypeOperand;

    // One that adds an AuthorizeFilter to whatever controller or action it is handed, and nothing besides.
    private bool ClosesAll(ITypeSymbol convention, CancellationToken cancellationToken) => convention.GetMembers("Apply").OfType<IMethodSymbol>().ToList() is { Count: 1 } applies
        && applies[0].Parameters.Length == 1 && (applies[0].Parameters[0].Type.Is(AspNet.ControllerModel) || applies[0].Parameters[0].Type.Is(AspNet.ActionModel))
        && model.BodyOf(applies[0], cancellationToken) is { } body && ConventionBody.OnlyRequirement(body) is { } filter && filter.Type.Is(AspNet.AuthorizeFilter)
        && !PermissivePolicies.IsBuiltIn(filter) && model.Application.GrantingHandler(cancellationToken) is not { IsCertain: true };

    private bool MaySpeak(ITypeSymbol convention, CancellationToken cancellationToken)
    {
        if (convention.DeclaringSyntaxReferences.IsEmpty)
            return model.Endpoints.Conventions.CanSpeak(convention.ContainingAssembly) || model.Endpoints.Conventions.CanFilter(convention.ContainingAssembly);
        return convention.GetMembers().OfType<IMethodSymbol>().Select(m => model.BodyOf(m, cancellationToken)).OfType<IOperation>().Any(body => ConventionBody.MaySpeak(body, model, cancellationToken));
    }

    // A filter that is given nothing asks what the default policy does.
    private Demand DemandOfFilter(SimpleNameSyntax use, CancellationToken cancellationToken) =>
        use.FirstAncestorOrSelf<ObjectCreationExpressionSyntax>() is { ArgumentList.Arguments.Count: > 0 } creation && creation.Type.Span.Contains(use.Span)
        && model.ExpressionAt(creation, cancellationToken) is IObjectCreationOperation filter
            ? filter.Arguments.Select(given => PolicyDemand.Of(given.Value, model, cancellationToken)).OfAll()
            : model.Application.DefaultDemand(cancellationToken);

    private Demand DemandOfFallback(Location where, CancellationToken cancellationToken) =>
        where.SourceTree!.GetRoot(cancellationToken).FindNode(where.SourceSpan, getInnermostNodeForTie: true) is var name
        && ((SyntaxNode?)name.FirstAncestorOrSelf<AssignmentExpressionSyntax>()?.Right ?? name.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.ArgumentList) is { } policy
        && policy.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Select(node => model.ExpressionAt(node, cancellationToken)).FirstOrDefault(operation => operation is not null) is { } built
            ? PolicyDemand.Of(built, model, cancellationToken)
            : Demand.Undecidable;
}
