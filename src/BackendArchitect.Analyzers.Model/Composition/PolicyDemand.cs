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

/// <summary>Reads what who requires authorization asks of callers.</summary>
internal static class PolicyDemand
{
    private const int MostSteps = 5;

    private static readonly Frame Anywhere = Frame.OutOfSight(null, "any");

    private static readonly string[] WithoutDemand = ["Build", "AddAuthenticationSchemes", "RequireAuthenticatedUser"];

    /// <summary>What is given to a call that requires authorization, or makes a policy: a name, an attribute, a policy, what builds one.</summary>
    internal static Demand Of(IOperation given, ServiceModel model, CancellationToken cancellationToken) => Of(given, Anywhere, model, cancellationToken);

    /// <summary>The same where it is known which call runs the code.</summary>
    internal static Demand Of(IOperation given, Frame frame, ServiceModel model, CancellationToken cancellationToken) => Of(given, frame, MostSteps, model, cancellationToken);

    /// <summary>The policy of a name.</summary>
    internal static Demand Of(string policy, ServiceModel model, CancellationToken cancellationToken) =>
        model.Application.Policies(PolicyKind.Authorization, cancellationToken).DemandOf(policy);

    /// <summary>The default policy, for those who name none.</summary>
    internal static Demand OfDefaultPolicy(ServiceModel model, CancellationToken cancellationToken) => ProvidedPolicies.OfDefault(model, cancellationToken) is { } provided
        ? provided.With(OfDefaultPolicyOfOptions(model, cancellationToken))
        : OfDefaultPolicyOfOptions(model, cancellationToken);

    private static Demand OfDefaultPolicyOfOptions(ServiceModel model, CancellationToken cancellationToken)
    {
        foreach (var use in model.MentionsOf(AspNet.DefaultPolicy.Name, cancellationToken))
            if (use.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { } assignment && assignment.Left.Span.Contains(use.Span)
                && model.SymbolOf(use, cancellationToken) is { } property && property.Is(AspNet.DefaultPolicy))
                return model.ExpressionAt(assignment.Right, cancellationToken) is { } policy ? Of(policy, model, cancellationToken) : Demand.Undecidable;
        foreach (var name in new[] { AspNet.SetDefaultPolicy, AspNet.AddDefaultPolicy })
            foreach (var use in model.MentionsOf(name.Name, cancellationToken))
                if (use.CallBy() is { } syntax
                    && model.CallAt(syntax, cancellationToken) is { } call && call.TargetMethod.Is(name))
                    return Of(call.Arguments[call.Arguments.Length - 1].Value, model, cancellationToken);
        return Demand.Name;
    }

    /// <summary>What the policies ask that a method makes itself, one or another of them; null where it makes none.</summary>
    internal static Demand? OfPoliciesMadeIn(IOperation body, ServiceModel model, CancellationToken cancellationToken)
    {
        var made = body.Descendants().OfType<IObjectCreationOperation>().Where(o => o.Type.Is(AspNet.AuthorizationPolicyBuilder) || o.Type.Is(AspNet.AuthorizationPolicy)).ToList();
        return made.Count == 0 ? null : made.Select(creation => OfMade(creation, Anywhere, MostSteps, model, cancellationToken)).OfOne();
    }

    private static Demand Of(IOperation given, Frame frame, int steps, ServiceModel model, CancellationToken cancellationToken) => steps == 0
        ? Demand.Undecidable
        : ValueOrigin.Of(given, model, cancellationToken).Select(origin => OfOrigin(origin.Value, frame, steps - 1, model, cancellationToken)).OfOne();

    private static Demand OfOrigin(IOperation value, Frame frame, int steps, ServiceModel model, CancellationToken cancellationToken)
    {
        if (value is IObjectCreationOperation { Type: { } type } attribute && IsAttribute(type))
            return AttributeDemand.Of(attribute, model, cancellationToken).In(model, cancellationToken);
        if (frame.Passed(value) is var passed && passed.Value != value)
            return Of(passed.Value, passed.Frame, steps, model, cancellationToken);
        if (value is IPropertyReferenceOperation { Property: var property } && property.Is(AspNet.DefaultPolicy))
            return model.Application.DefaultDemand(cancellationToken);
        if (value is IInvocationOperation { TargetMethod: { Name: "GetPolicy" } get, Arguments: { Length: 1 } asked } && get.ContainingType.Is(AspNet.AuthorizationOptions))
            return Of(asked[0].Value, frame, steps, model, cancellationToken);
        if (value.ConstantText() is { } name)
            return name.Length == 0 ? model.Application.DefaultDemand(cancellationToken) : Of(name, model, cancellationToken);
        if (value.Type?.SpecialType == SpecialType.System_String)
            return model.Application.Policies(PolicyKind.Authorization, cancellationToken).DemandOfLike(RoutePattern.Unknown);
        if (value is IObjectCreationOperation policy && policy.Type.Is(AspNet.AuthorizationPolicy))
            return OfRequirements(policy.Arguments.Where(a => a.Parameter?.Name == "requirements").Select(a => a.Value), frame, model, cancellationToken);
        var builders = BuildersIn(value is IMethodReferenceOperation { Method: var method } && model.BodyOf(method, cancellationToken) is { } body ? body : value).ToList();
        return builders.Count == 0 ? Demand.Undecidable : builders.Select(builder => OfUse(builder, frame, steps, model, cancellationToken)).OfAll();
    }

    private static bool IsAttribute(ITypeSymbol type) => type.IsOrDerivesFrom(AspNet.AuthorizeData) || type.IsOrDerivesFrom(AspNet.AuthorizationRequirementData);

    // A builder, and all that is called on it: in one chain, or through the local that holds it.
    private static Demand OfMade(IObjectCreationOperation creation, Frame frame, int steps, ServiceModel model, CancellationToken cancellationToken)
    {
        if (creation.Type.Is(AspNet.AuthorizationPolicy))
            return OfOrigin(creation, frame, steps, model, cancellationToken);
        IOperation whole = creation;
        while (whole.Parent is IInvocationOperation call && call.Receiver() == whole && call.Type.Is(AspNet.AuthorizationPolicyBuilder))
            whole = call;
        var chain = whole.DescendantsAndSelf().Where(o => o.Type.Is(AspNet.AuthorizationPolicyBuilder) && BuilderOf(o) == creation).Select(o => OfUse(o, frame, steps, model, cancellationToken));
        if (whole.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } })
            return chain.OfAll();
        return chain.Concat(Root(whole).Descendants().OfType<ILocalReferenceOperation>().Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local))
            .SelectMany(use => ChainOn(use).Select(o => OfUse(o, frame, steps, model, cancellationToken)))).OfAll();
    }

    private static IEnumerable<IOperation> ChainOn(IOperation builder)
    {
        yield return builder;
        while (builder.Parent is IInvocationOperation call && call.Receiver() == builder && call.Type.Is(AspNet.AuthorizationPolicyBuilder))
            yield return builder = call;
    }

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }

    // Wherever a builder is spoken of in the code that makes the policy; one that is held in a local, in the whole of the body.
    private static IEnumerable<IOperation> BuildersIn(IOperation code)
    {
        var here = code.DescendantsAndSelf().Where(operation => operation.Type.Is(AspNet.AuthorizationPolicyBuilder)).ToList();
        var locals = here.OfType<ILocalReferenceOperation>().Select(reference => reference.Local).ToList();
        if (locals.Count == 0)
            return here;
        return here.Concat(Root(code).Descendants().Where(operation => operation.Type.Is(AspNet.AuthorizationPolicyBuilder)
            && BuilderOf(operation) is ILocalReferenceOperation { Local: var local } && locals.Exists(l => SymbolEqualityComparer.Default.Equals(l, local))));
    }

    private static IOperation? BuilderOf(IOperation chain)
    {
        IOperation? builder = chain;
        while (builder is IInvocationOperation call)
            builder = call.Receiver();
        return builder;
    }

    // What the next word after a builder adds to its policy.
    private static Demand OfUse(IOperation builder, Frame frame, int steps, ServiceModel model, CancellationToken cancellationToken)
    {
        var before = builder is IObjectCreationOperation creation
            ? creation.Arguments.Where(a => a.Value.WithoutConversions().Type.Is(AspNet.AuthorizationPolicy)).Select(a => Of(a.Value, frame, steps, model, cancellationToken)).OfAll()
            : Demand.Name;
        var use = builder.Parent;
        while (use is IConversionOperation or IParenthesizedOperation)
            use = use.Parent;
        var after = use switch
        {
            IExpressionStatementOperation or IReturnOperation or IVariableInitializerOperation => Demand.Name,
            IPropertyReferenceOperation { Property: var property } list => property.ContainingType.Is(AspNet.AuthorizationPolicyBuilder) ? OfList(list, frame, model, cancellationToken) : Demand.Undecidable,
            IInvocationOperation { TargetMethod: var method } call when method.ContainingType.Is(AspNet.AuthorizationPolicyBuilder) => OfCall(call, frame, steps, model, cancellationToken),
            IInvocationOperation { TargetMethod: var method } call => OfExtension(call, method, frame, steps, model, cancellationToken),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } call } => OfExtension(call, method, frame, steps, model, cancellationToken),
            _ => Demand.Undecidable,
        };
        return new[] { before, after }.OfAll();
    }

    private static Demand OfCall(IInvocationOperation call, Frame frame, int steps, ServiceModel model, CancellationToken cancellationToken) => call.TargetMethod.Name switch
    {
        var name when WithoutDemand.Contains(name) => Demand.Name,
        "AddRequirements" => OfRequirements(call.Arguments.Select(a => a.Value), frame, model, cancellationToken),
        "Combine" => call.Arguments.Select(a => Of(a.Value, frame, steps, model, cancellationToken)).OfAll(),
        _ => Demand.More,
    };

    // Who is asked is no demand: 'policy.AuthenticationSchemes.Add("Bearer")'.
    private static Demand OfList(IPropertyReferenceOperation list, Frame frame, ServiceModel model, CancellationToken cancellationToken) => list.Property.Name == Schemes ? Demand.Name
        : list.Parent is IInvocationOperation { TargetMethod.Name: "Add" } add ? OfRequirements(add.Arguments.Select(a => a.Value), frame, model, cancellationToken)
        : Demand.Undecidable;

    // One of the service's own is read; of a library's a name alone is known.
    private static Demand OfExtension(IInvocationOperation call, IMethodSymbol method, Frame frame, int steps, ServiceModel model, CancellationToken cancellationToken) =>
        steps > 0 && model.BodyOf(method, cancellationToken) is { } body && !method.MayBeReplaced()
            ? BuildersIn(body).Select(builder => OfUse(builder, frame.Into(method, call), steps - 1, model, cancellationToken)).OfAll()
            : call.TargetMethod.Name.StartsWith("Require", System.StringComparison.Ordinal) ? Demand.More : Demand.Undecidable;

    // The framework takes whatever derives from its own requirement for it.
    private static Demand OfRequirements(IEnumerable<IOperation> given, Frame frame, ServiceModel model, CancellationToken cancellationToken) => (
        from value in given
        from element in frame.Passed(value).Value switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues.AsEnumerable(),
            ICollectionExpressionOperation collection => collection.Elements,
            var one => [one],
        }
        from origin in ValueOrigin.Of(frame.Passed(element).Value, model, cancellationToken)
        // Whatever derives from a class of another kind is of another kind.
        select origin.Value.WithoutConversions().Type is not { TypeKind: TypeKind.Class } type ? Demand.Undecidable
            : type.IsOrDerivesFrom(AspNet.DenyAnonymousRequirement) ? Demand.Name
            : type.IsOrDerivesFrom(AspNet.AuthorizationRequirement) ? Demand.More : Demand.Undecidable).OfAll();

    /// <summary>
    /// The whole of the policy that a demand belongs to: the lambda that is handed a builder, or the expression that makes one and all that is
    /// called on it. Null where more may be demanded elsewhere.
    /// </summary>
    internal static IOperation? PolicyAround(IInvocationOperation demand)
    {
        if (!demand.TargetMethod.ContainingType.Is(AspNet.AuthorizationPolicyBuilder))
            return null;
        IOperation? builder = demand;
        while (builder is IInvocationOperation call)
            builder = call.Receiver();
        if (builder is IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } function })
        {
            IOperation? around = demand;
            while (around is not null && !(around is IAnonymousFunctionOperation lambda && SymbolEqualityComparer.Default.Equals(lambda.Symbol, function)))
                around = around.Parent;
            return around;
        }
        if (builder is not IObjectCreationOperation { Type: { } made } creation || !made.Is(AspNet.AuthorizationPolicyBuilder)
            || creation.Arguments.Any(a => a.Value.WithoutConversions().Type.Is(AspNet.AuthorizationPolicy)))
            return null;
        IOperation whole = demand;
        for (var parent = whole.Parent; parent is IInvocationOperation or IArgumentOperation { Parent: IInvocationOperation { Instance: null } }; parent = parent.Parent)
        {
            if (parent is IInvocationOperation call && call.Receiver() != whole)
                break;
            if (parent is IInvocationOperation)
                whole = parent;
        }
        return whole.Type.Is(AspNet.AuthorizationPolicy) ? whole : null;
    }

    private const string Schemes = "AuthenticationSchemes";
}
