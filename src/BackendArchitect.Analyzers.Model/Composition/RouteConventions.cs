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

/// <summary>
/// What conventions of the application do to the routes of its controllers: a prefix for all of them, another spelling of their tokens. See
/// https://learn.microsoft.com/aspnet/core/mvc/controllers/application-model.
/// </summary>
internal sealed class RouteConventions
{
    private readonly ServiceModel _model;
    private readonly Once<IReadOnlyList<Step>> _steps;

    internal RouteConventions(ServiceModel model)
    {
        _model = model;
        _steps = new(Read);
    }

    /// <summary>What the conventions do to the routes of an action.</summary>
    /// <param name="controller">The controller that runs.</param>
    /// <param name="name">Its name in routes.</param>
    /// <param name="action">The action.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal Effect On(INamedTypeSymbol controller, string name, IMethodSymbol action, CancellationToken cancellationToken)
    {
        var effect = new Effect("", false, TokenSpelling.AsNamed);
        foreach (var step in _steps.Value(cancellationToken))
        {
            var covers = step.Changes.Select(change => (Change: change, Covers: change.Scope.Covers(controller, name, action, cancellationToken))).Where(change => change.Covers != false).ToList();
            if (covers.Count == 0)
                continue;
            if (step.TakesOut)
            {
                effect = effect with { IsThere = covers.Exists(change => change.Covers == true) ? false : effect.IsThere == false ? false : null };
                continue;
            }
            if (step.Tokens is { } tokens)
            {
                // How an unknown name is spelled is unknown too.
                effect = effect with { Tokens = covers[0].Covers is null || !effect.Tokens.IsKnown ? TokenSpelling.Unknown : tokens };
                continue;
            }
            // What is given in place of a route, and not before it, tells nothing of the controllers that have one.
            var prefixes = !covers.Exists(change => change.Change.IsCombined) ? [RoutePattern.Unknown] : covers.Select(change => change.Covers is null ? RoutePattern.Unknown : change.Change.Prefix).Distinct().ToList();
            effect = effect with
            {
                IsKnown = effect.IsKnown && !covers.Exists(change => change.Change.IsOfAction),
                Prefix = RoutePattern.Join([prefixes.Count == 1 ? prefixes[0] : RoutePattern.Unknown, effect.Prefix]),
                GivesRoutes = effect.GivesRoutes || covers.Exists(change => change.Change.GivesRoute),
            };
        }
        foreach (var code in ConventionsOn(controller, action).SelectMany(convention => ConventionCode.Of(convention, _model, cancellationToken)))
            effect = effect with
            {
                IsKnown = effect.IsKnown && !ConventionEffect.RoutesGiven(code).Any() && !ConventionEffect.SelectorsChanged(code).Any(),
                Tokens = ConventionEffect.NamesSet(code).Any() ? TokenSpelling.Unknown : effect.Tokens,
            };
        return effect;
    }

    /// <summary>Whether names of actions lose the <c>Async</c> at their end, as they do unless an option keeps it; null where it is set to what is no constant.</summary>
    internal bool? DropsAsync(CancellationToken cancellationToken) => ConfiguredFlag.Of(AspNet.SuppressAsyncSuffix, byDefault: true, _model, cancellationToken);

    private IReadOnlyList<Step> Read(CancellationToken cancellationToken)
    {
        var steps = new List<Step>();
        foreach (var (_, add) in MvcAdditions.CallsOn(AspNet.MvcConventions, _model, cancellationToken))
            foreach (var creation in add.Arguments.Select(a => a.Value.WithoutConversions()).OfType<IObjectCreationOperation>())
                steps.AddRange(StepsOf(creation, add, cancellationToken));
        return steps;
    }

    private IEnumerable<Step> StepsOf(IObjectCreationOperation convention, IInvocationOperation add, CancellationToken cancellationToken)
    {
        var frames = _model.Endpoints.Calls.FramesAround(add, cancellationToken);
        if (frames.IsEmpty)
            yield break;
        var made = new ObjectReader.Made(convention, frames[0]);
        if (convention.Type.IsOrDerivesFrom(AspNet.RouteTokenTransformer))
        {
            yield return new([new("", false, ScopeOfTransformer(made, cancellationToken))], TokenSpelling.Of(convention, cancellationToken));
            yield break;
        }
        List<ConventionCode> codes = [.. ConventionCode.Of(convention.Type as INamedTypeSymbol, _model, cancellationToken)];
        if (Changes(ConventionEffect.TakenOut) is { Count: > 0 } gone)
            yield return new(gone, null) { TakesOut = true };
        if (Changes(ConventionEffect.NamesSet) is { Count: > 0 } named)
            yield return new(named, TokenSpelling.Unknown);
        var changes =
            from code in codes
            let assignments = ConventionEffect.RoutesGiven(code).ToList()
            where assignments.Count > 0
            // A combination with nothing is the prefix.
            let givesToAll = !ConditionsIn(code.Method, cancellationToken).Any(condition => condition.DescendantTokens().Any(IsRoute))
            let isOfActions = ConventionEffect.ConcernsActions(code, cancellationToken)
            from assignment in assignments
            from value in Branches(assignment.Value)
            select new Change(frames.Length == 1 ? TemplateOf(value, made, code.In(frames[0]), 0, cancellationToken) : RoutePattern.Unknown, givesToAll || !IsCombination(value), ConventionScope.Around(assignment, code, made, _model))
            {
                IsCombined = IsCombination(value),
                IsOfAction = isOfActions || assignment.Parent is IObjectOrCollectionInitializerOperation,
            };
        if (changes.Concat(Changes(ConventionEffect.SelectorsChanged)).ToList() is { Count: > 0 } found)
            yield return new(found, null);

        List<Change> Changes(System.Func<ConventionCode, IEnumerable<IOperation>> effect) =>
            [.. from code in codes from statement in effect(code) select new Change("", false, ConventionScope.Around(statement, code, made, _model)) { IsOfAction = true }];
    }

    // An attribute may be a convention for what it stands on.
    private static IEnumerable<INamedTypeSymbol> ConventionsOn(INamedTypeSymbol controller, IMethodSymbol action) =>
        controller.SelfAndBases().SelectMany(type => type.GetAttributes()).Concat(action.GetAttributes()).Select(attribute => attribute.AttributeClass).OfType<INamedTypeSymbol>()
            .Where(type => !type.DeclaringSyntaxReferences.IsEmpty && type.AllInterfaces.Any(i => i.Name is "IControllerModelConvention" or "IActionModelConvention"));

    // A class of the service's own may leave actions out.
    private ConventionScope ScopeOfTransformer(ObjectReader.Made made, CancellationToken cancellationToken) => new(
    [
        .. from type in ((INamedTypeSymbol)made.Creation.Type!).SelfAndBases().TakeWhile(type => !type.Is(AspNet.RouteTokenTransformer))
           from decides in type.GetMembers("ShouldApply").OfType<IMethodSymbol>().Take(1)
           let body = _model.BodyOf(decides, cancellationToken)
           where body is not null
           let answers = body.ReturnedValues().ToList()
           select (answers.Count == 1 ? answers[0] : body, true),
    ], made, _model);

    private static bool IsRoute(SyntaxToken token) => token.ValueText is "AttributeRouteModel";

    private static IEnumerable<SyntaxNode> ConditionsIn(IMethodSymbol method, CancellationToken cancellationToken) => method.DeclaringSyntaxReferences.SelectMany(reference => reference.GetSyntax(cancellationToken).DescendantNodes()).Select(node => node switch
    {
        IfStatementSyntax test => test.Condition,
        ConditionalExpressionSyntax choice => choice.Condition,
        LambdaExpressionSyntax { Body: ExpressionSyntax, Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Where" } } } } lambda => lambda.Body,
        SwitchStatementSyntax or SwitchExpressionSyntax => node,
        _ => null,
    }).OfType<SyntaxNode>();

    private static IEnumerable<IOperation> Branches(IOperation value) => value.WithoutConversions() switch
    {
        IConditionalOperation { WhenFalse: { } otherwise } choice => Branches(choice.WhenTrue).Concat(Branches(otherwise)),
        ICoalesceOperation choice => Branches(choice.WhenNull),
        var one => [one],
    };

    private static bool IsCombination(IOperation value) => value is IInvocationOperation { TargetMethod: var method } && method.Is(AspNet.CombineRoutes);

    // Through the convention's own members and constructor to the text of a route attribute.
    private string TemplateOf(IOperation value, ObjectReader.Made made, Frame frame, int depth, CancellationToken cancellationToken)
    {
        (value, frame) = frame.Passed(value);
        if (depth > 8)
            return RoutePattern.Unknown;
        switch (value)
        {
            case IInvocationOperation combination when IsCombination(combination):
                return TemplateOf(combination.Arguments[0].Value, made, frame, depth + 1, cancellationToken);
            case IObjectCreationOperation { Arguments: { Length: > 0 } arguments } created when created.Type.Is(AspNet.AttributeRouteModel) || created.Type.Is(AspNet.Route):
                return TemplateOf(arguments[0].Value, made, frame, depth + 1, cancellationToken);
            case IMemberReferenceOperation { Instance: IInstanceReferenceOperation, Member: var member } when _model.Endpoints.Objects.HeldBy(member.OriginalDefinition, made, cancellationToken) is { } held:
                return TemplateOf(held.Value, made, held.Frame, depth + 1, cancellationToken);
            case IParameterReferenceOperation { Parameter: var parameter } when made.Frame.Constructing(made.Creation) is var constructor
                && SymbolEqualityComparer.Default.Equals(constructor.Method, parameter.ContainingSymbol) && constructor.ArgumentFor(parameter) is { } argument:
                return TemplateOf(argument, made, made.Frame, depth + 1, cancellationToken);
            case ILocalReferenceOperation { Type.SpecialType: not SpecialType.System_String } local when _model.BodyAround(local).ValuesOf(local.Local).ToList() is { Count: 1 } values:
                return TemplateOf(values[0], made, frame, depth + 1, cancellationToken);
            default:
                return value.Type?.SpecialType == SpecialType.System_String ? _model.Endpoints.Routes.Of(value, frame, cancellationToken) : RoutePattern.Unknown;
        }
    }

    /// <summary>One convention: what it gives to selectors, each for the actions in its scope, or how it spells tokens.</summary>
    private sealed record Step(IReadOnlyList<Change> Changes, TokenSpelling? Tokens)
    {
        /// <summary>Whether it takes actions out of the application.</summary>
        internal bool TakesOut { get; init; }
    }

    /// <summary>What a convention gives to selectors.</summary>
    private sealed record Change(string Prefix, bool GivesRoute, ConventionScope Scope)
    {
        /// <summary>Whether it is put before what the selector has.</summary>
        internal bool IsCombined { get; init; }

        /// <summary>Whether it is given to the selectors of actions, or a selector of its own: it takes the place of a route, or stands in the midst of it.</summary>
        internal bool IsOfAction { get; init; }
    }

    /// <summary>What the conventions do.</summary>
    /// <param name="Prefix">What stands before the route of each controller; empty where nothing does.</param>
    /// <param name="GivesRoutes">Whether controllers without a route get the prefix as theirs.</param>
    /// <param name="Tokens">How the tokens of routes are spelled.</param>
    internal sealed record Effect(string Prefix, bool GivesRoutes, TokenSpelling Tokens)
    {
        /// <summary>Whether the routes are known but for what the prefix and the tokens leave open.</summary>
        internal bool IsKnown { get; init; } = true;

        /// <summary>Whether the action is left in the application; null where that is not known.</summary>
        internal bool? IsThere { get; init; } = true;
    }
}
