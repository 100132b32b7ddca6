using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
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
        if (PolicyProvider(cancellationToken) is { } provider)
            return Claim.Undecidable("a policy provider decides", provider);
        var said = FallbackPolicies(cancellationToken).ToList();
        if (said.FirstOrDefault(s => s.IsSet) is { Where: not null } set)
            return said.All(s => s is { IsSet: true, IsConditional: false })
                ? OfFallbackPolicy(set.Where, cancellationToken)
                : Claim.Undecidable("the fallback policy is set where nobody can tell: under a condition, by code that does not compile, or more than once", set.Where);
        if (RefusingMiddleware(cancellationToken) is { } middleware)
            return Claim.Undecidable("a middleware refuses callers", middleware);
        var foreign = new ForeignSetup(model);
        if (foreign.ThatMaySetAuthorization(cancellationToken) is { } setUp)
            return Claim.Undecidable($"'{setUp}' has no source and may set a fallback policy");
        if (foreign.ThatMayRefuse(cancellationToken) is { } use)
            return Claim.Undecidable($"'{use}' has no source and may refuse callers");
        return Claim.Absent;
    }

    private Claim OfFallbackPolicy(Location where, CancellationToken cancellationToken)
    {
        if (HandlerThatGrantsAll(cancellationToken) is { } handler)
            return Claim.Undecidable("an authorization handler grants whatever is asked", handler);
        return new AuthorizationPipeline(model).WhyNeverAsked(cancellationToken) is { } why ? Claim.Absent with { Because = why, Where = where } : Claim.Stated("the fallback policy", where) with { Origin = ClaimOrigin.FallbackPolicy, AsksForMore = FallbackAsksForMore(where, cancellationToken) };
    }

    // Under no condition: most handlers look at what is asked before they grant it.
    private Location? HandlerThatGrantsAll(CancellationToken cancellationToken)
    {
        foreach (var use in model.MentionsOf(AspNet.PendingRequirements.Name, cancellationToken))
            if (use.FirstAncestorOrSelf<ForEachStatementSyntax>() is { } loop && loop.Expression.Span.Contains(use.Span) && model.SymbolOf(use, cancellationToken).Is(AspNet.PendingRequirements)
                && model.OperationOf(loop.Statement, cancellationToken) is { } body
                && (body is IBlockOperation block ? block.Operations.OfType<IExpressionStatementOperation>() : new[] { body }.OfType<IExpressionStatementOperation>())
                    .Any(statement => statement.Operation is IInvocationOperation { TargetMethod: var method } && method.Is(AspNet.SucceedRequirement)))
                return use.GetLocation();
        return null;
    }

    internal Claim OfActions(CancellationToken cancellationToken)
    {
        foreach (var use in model.MentionsOf(AspNet.AuthorizeFilter.MetadataName, cancellationToken))
        {
            var where = use.GetLocation();
            if (use.FirstAncestorOrSelf<AttributeSyntax>() is null && model.SymbolOf(use, cancellationToken) is ITypeSymbol type && type.Is(AspNet.AuthorizeFilter))
                return use.StandsUnderCondition() ? Claim.Undecidable("AuthorizeFilter is added under a condition", where)
                    : IsAddedForAll(use, cancellationToken) ? Claim.Stated("AuthorizeFilter", where) with { Origin = ClaimOrigin.GlobalFilter }
                    : Claim.Undecidable("AuthorizeFilter is used where it cannot be followed", where);
        }
        foreach (var (what, where) in MvcAdditions.To(AspNet.MvcFilters, model, cancellationToken))
            if (what is null || Refusal.MayRefuse(model, what, cancellationToken))
                return Claim.Undecidable($"the global filter '{what?.Name ?? "?"}' may refuse callers", where);
        foreach (var (what, where) in MvcAdditions.To(AspNet.MvcConventions, model, cancellationToken))
            if (what is null || MaySpeak(what, cancellationToken))
                return Claim.Undecidable($"the convention '{what?.Name ?? "?"}' may add filters", where);
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

    private Location? PolicyProvider(CancellationToken cancellationToken)
    {
        foreach (var name in new[] { "IAuthorizationPolicyProvider", "DefaultAuthorizationPolicyProvider" })
            foreach (var use in model.MentionsOf(name, cancellationToken))
                if (use.FirstAncestorOrSelf<BaseListSyntax>() is not null || use.FirstAncestorOrSelf<TypeArgumentListSyntax>() is not null)
                    return use.GetLocation();
        return null;
    }

    private IEnumerable<(bool IsSet, bool IsConditional, Location Where)> FallbackPolicies(CancellationToken cancellationToken)
    {
        foreach (var use in model.MentionsOf(AspNet.FallbackPolicy.Name, cancellationToken))
        {
            var member = model.SymbolOf(use, cancellationToken);
            if (member is not null && !member.Is(AspNet.FallbackPolicy))
                continue;
            // Of code that does not compile yet nobody knows what it sets.
            if (use.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { } assignment && assignment.Left.Span.Contains(use.Span))
                yield return (!IsNull(assignment.Right) && !IsPermissive(assignment.Right, cancellationToken), member is null || use.StandsUnderCondition(), use.GetLocation());
        }
        foreach (var name in new[] { AspNet.SetFallbackPolicy, AspNet.AddFallbackPolicy })
            foreach (var use in model.MentionsOf(name.Name, cancellationToken))
                if (use.CallBy() is { } call && model.SymbolOf(call, cancellationToken) is var method && (method is null || method.Is(name)))
                    yield return (!call.ArgumentList.Arguments.Any(a => IsNull(a.Expression) || IsPermissive(a.Expression, cancellationToken)), method is null || use.StandsUnderCondition(), use.GetLocation());
    }

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
        use.CallBy() is { } call
            ? model.CallAt(call, cancellationToken)
            : null;

    private static ITypeSymbol? MiddlewareOf(IInvocationOperation call) =>
        call.TargetMethod.TypeArguments.FirstOrDefault() ?? call.Arguments.Select(a => a.Value).OfType<ITypeOfOperation>().FirstOrDefault()?.TypeOperand;

    private bool MaySpeak(ITypeSymbol convention, CancellationToken cancellationToken)
    {
        if (convention.DeclaringSyntaxReferences.IsEmpty)
            return model.Endpoints.Conventions.CanSpeak(convention.ContainingAssembly);
        return convention.GetMembers().OfType<IMethodSymbol>()
            .Select(m => model.BodyOf(m, cancellationToken)).Where(body => body is not null)
            .SelectMany(body => body!.Descendants().OfType<IObjectCreationOperation>())
            .Any(creation => creation.Type.IsOrDerivesFrom(AspNet.FilterMetadata) || creation.Type.IsOrDerivesFrom(AspNet.AuthorizeData) || creation.Type.IsOrDerivesFrom(AspNet.AllowAnonymous));
    }

    private bool IsPermissive(ExpressionSyntax policy, CancellationToken cancellationToken) =>
        policy.DescendantTokens().Any(token => token.ValueText == "RequireAssertion") && model.ExpressionAt(policy, cancellationToken) is { } built && PermissivePolicies.IsBuiltIn(built);

    private bool FallbackAsksForMore(Location where, CancellationToken cancellationToken) =>
        where.SourceTree!.GetRoot(cancellationToken).FindNode(where.SourceSpan, getInnermostNodeForTie: true) is var name
        && ((SyntaxNode?)name.FirstAncestorOrSelf<AssignmentExpressionSyntax>()?.Right ?? name.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.ArgumentList) is { } policy
        && policy.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Select(node => model.ExpressionAt(node, cancellationToken)).FirstOrDefault(operation => operation is not null) is { } built
        && PolicyDemand.IsMoreThanAName(built);

    private static bool IsNull(ExpressionSyntax value) =>
        value.IsKind(Microsoft.CodeAnalysis.CSharp.SyntaxKind.NullLiteralExpression) || value.IsKind(Microsoft.CodeAnalysis.CSharp.SyntaxKind.DefaultLiteralExpression);
}
