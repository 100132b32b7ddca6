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

/// <summary>
/// What conventions of the application do to the routes of its controllers: a prefix for all of them, another spelling of their tokens. See
/// https://learn.microsoft.com/aspnet/core/mvc/controllers/application-model.
/// </summary>
internal sealed class RouteConventions
{
    private readonly ServiceModel _model;
    private readonly Once<Effect> _effect;

    internal RouteConventions(ServiceModel model)
    {
        _model = model;
        _effect = new(Read);
    }

    /// <summary>What the conventions do.</summary>
    internal Effect On(CancellationToken cancellationToken) => _effect.Value(cancellationToken);

    /// <summary>Whether names of actions lose the <c>Async</c> at their end, as they do unless an option keeps it; null where it is set to what is no constant.</summary>
    internal bool? DropsAsync(CancellationToken cancellationToken) => ConfiguredFlag.Of(AspNet.SuppressAsyncSuffix, byDefault: true, _model, cancellationToken);

    private Effect Read(CancellationToken cancellationToken)
    {
        var effect = new Effect("", false, TokenSpelling.AsNamed);
        foreach (var (_, add) in MvcAdditions.CallsOn(AspNet.MvcConventions, _model, cancellationToken))
            foreach (var creation in add.Arguments.Select(a => a.Value.WithoutConversions()).OfType<IObjectCreationOperation>())
                effect = With(effect, creation, add, cancellationToken);
        return effect;
    }

    private Effect With(Effect effect, IObjectCreationOperation convention, IInvocationOperation add, CancellationToken cancellationToken)
    {
        if (convention.Type.Is(AspNet.RouteTokenTransformer))
            return effect with { Tokens = TokenSpelling.Of(convention, cancellationToken) };
        var written = convention.Type!.DeclaringSyntaxReferences.Select(r => r.GetSyntax(cancellationToken)).SelectMany(type => type.DescendantNodes()).OfType<MethodDeclarationSyntax>()
            .Where(method => method.Identifier.ValueText == "Apply" && method.DescendantTokens().Any(IsRoute)).ToList();
        if (written.Count == 0)
            return effect;
        var frames = _model.Endpoints.Calls.FramesAround(add, cancellationToken);
        var values = written.Select(method => _model.OperationOf(method, cancellationToken)).OfType<IOperation>().SelectMany(body => body.Descendants()).OfType<ISimpleAssignmentOperation>()
            .Where(assignment => assignment.Target is IPropertyReferenceOperation { Property: var property } && property.Is(AspNet.SelectorRoute)).SelectMany(assignment => Branches(assignment.Value)).ToList();
        var conditions = written.SelectMany(method => ConditionsIn(method).SelectMany(Parts).Select(part => (Part: part, IsOnRoute: IsOnRoute(part, method)))).ToList();
        // What is given in place of a route, and not before it, tells nothing of the controllers that have one.
        var isKnown = frames.Length == 1 && conditions.TrueForAll(condition => condition.IsOnRoute) && values.Exists(IsCombination);
        var prefixes = values.Select(value => isKnown ? TemplateOf(value, new(convention, frames[0]), frames[0], 0, cancellationToken) : RoutePattern.Unknown).Distinct().ToList();
        return prefixes.Count == 0 ? effect : effect with
        {
            Prefix = RoutePattern.Join([prefixes.Count == 1 ? prefixes[0] : RoutePattern.Unknown, effect.Prefix]),
            // A combination with nothing is the prefix.
            GivesRoutes = effect.GivesRoutes || conditions.Count == 0 || values.Exists(value => !IsCombination(value)),
        };
    }

    private static bool IsRoute(SyntaxToken token) => token.ValueText is "AttributeRouteModel";

    private static IEnumerable<SyntaxNode> ConditionsIn(SyntaxNode body) => body.DescendantNodes().Select(node => node switch
    {
        IfStatementSyntax test => test.Condition,
        ConditionalExpressionSyntax choice => choice.Condition,
        LambdaExpressionSyntax { Body: ExpressionSyntax, Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Where" } } } } lambda => lambda.Body,
        SwitchStatementSyntax or SwitchExpressionSyntax => node,
        _ => null,
    }).OfType<SyntaxNode>();

    private static IEnumerable<SyntaxNode> Parts(SyntaxNode condition) => condition switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } both => Parts(both.Left).Concat(Parts(both.Right)),
        ParenthesizedExpressionSyntax parenthesized => Parts(parenthesized.Expression),
        _ => [condition],
    };

    // It asks for the route, or for what was found by asking for it: 'var routed = selectors.Where(s => s.AttributeRouteModel != null)'.
    private static bool IsOnRoute(SyntaxNode condition, MethodDeclarationSyntax method) => condition.DescendantTokens().Any(IsRoute)
        || condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => method.DescendantNodes().OfType<VariableDeclaratorSyntax>()
            .Any(local => local.Identifier.ValueText == name.Identifier.ValueText && local.Initializer?.DescendantTokens().Any(IsRoute) == true));

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

    /// <summary>What the conventions do.</summary>
    /// <param name="Prefix">What stands before the route of each controller; empty where nothing does.</param>
    /// <param name="GivesRoutes">Whether controllers without a route get the prefix as theirs.</param>
    /// <param name="Tokens">How the tokens of routes are spelled.</param>
    internal sealed record Effect(string Prefix, bool GivesRoutes, TokenSpelling Tokens);
}
