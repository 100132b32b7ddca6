using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>Whether who requires authorization asks for a caller whose name is known, or for more.</summary>
internal static class PolicyDemand
{
    private static readonly string[] WithoutDemand = ["Build", "AddAuthenticationSchemes", "RequireAuthenticatedUser"];

    /// <summary>
    /// What is given to a call that requires authorization, or makes a policy: a name, an attribute, a policy, what builds one. A value that may be one
    /// of several asks for the most of them; what cannot be looked behind asks for more.
    /// </summary>
    internal static bool IsMoreThanAName(IOperation given, ServiceModel model, CancellationToken cancellationToken) =>
        ValueOrigin.Of(given, model, cancellationToken).Any(origin => AsksForMore(origin.Value, model, cancellationToken));

    /// <summary>An attribute on a handler, an action or a controller.</summary>
    internal static bool IsMoreThanAName(AttributeData attribute, ServiceModel model, CancellationToken cancellationToken)
    {
        if (!SaysWhatAuthorizeSays(attribute.AttributeClass) || attribute.NamedArguments.Any(a => a.Key is not (Schemes or Policy)))
            return true;
        var set = attribute.NamedArguments.FirstOrDefault(a => a.Key == Policy).Value;
        return (set.IsNull ? attribute.ConstructorArguments.FirstOrDefault() : set).Text() is { Length: > 0 } policy
            ? IsMoreThanAName(policy, model, cancellationToken)
            : model.Application.DefaultPolicyAsksForMore(cancellationToken);
    }

    /// <summary>The default policy, for those who name none.</summary>
    internal static bool OfDefaultPolicy(ServiceModel model, CancellationToken cancellationToken)
    {
        foreach (var use in model.LiveMentionsOf(AspNet.DefaultPolicy.Name, cancellationToken))
            if (use.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { } assignment && assignment.Left.Span.Contains(use.Span)
                && model.SymbolOf(use, cancellationToken) is { } property && property.Is(AspNet.DefaultPolicy))
                return model.ExpressionAt(assignment.Right, cancellationToken) is not { } policy || IsMoreThanAName(policy, model, cancellationToken);
        foreach (var name in new[] { AspNet.SetDefaultPolicy, AspNet.AddDefaultPolicy })
            foreach (var use in model.LiveMentionsOf(name.Name, cancellationToken))
                if (use.CallBy() is { } syntax
                    && model.CallAt(syntax, cancellationToken) is { } call && call.TargetMethod.Is(name))
                    return IsMoreThanAName(call.Arguments[call.Arguments.Length - 1].Value, model, cancellationToken);
        return false;
    }

    /// <summary>The policy of a name. One that nothing defines in sight may ask for anything.</summary>
    internal static bool IsMoreThanAName(string policy, ServiceModel model, CancellationToken cancellationToken) =>
        !model.Application.Policies(PolicyKind.Authorization, cancellationToken).AskingForAName.Contains(policy);

    private static bool AsksForMore(IOperation value, ServiceModel model, CancellationToken cancellationToken)
    {
        if (value is IObjectCreationOperation { Type: { } type } attribute && type.IsOrDerivesFrom(AspNet.AuthorizeData))
            return !SaysWhatAuthorizeSays(type) || AsksForMore(attribute, model, cancellationToken);
        if (value is IPropertyReferenceOperation { Property: var property } && property.Is(AspNet.DefaultPolicy))
            return model.Application.DefaultPolicyAsksForMore(cancellationToken);
        if (value.ConstantText() is not null)
            return !IsKnownName(value, model, cancellationToken);
        var builders = BuildersIn(value is IMethodReferenceOperation { Method: var method } && model.BodyOf(method, cancellationToken) is { } body ? body : value).ToList();
        return builders.Count == 0 || !builders.TrueForAll(AsksForNothingMore);
    }

    // Who names no policy asks what the default policy does.
    private static bool AsksForMore(IObjectCreationOperation attribute, ServiceModel model, CancellationToken cancellationToken)
    {
        var set = attribute.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().Where(i => i.Target is not IPropertyReferenceOperation { Property.Name: Schemes }).ToList() ?? [];
        if (set.Exists(i => i.Target is not IPropertyReferenceOperation { Property.Name: Policy }))
            return true;
        var names = attribute.Arguments.Select(a => a.Value).Concat(set.Select(i => i.Value)).ToList();
        return names.Count == 0 ? model.Application.DefaultPolicyAsksForMore(cancellationToken) : names.Exists(name => !IsKnownName(name, model, cancellationToken));
    }

    // The attribute itself, or one of the service's own that adds nothing but its name.
    private static bool SaysWhatAuthorizeSays(ITypeSymbol? type)
    {
        while (type is INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: false } own && !own.GetMembers().Any(member => !member.IsImplicitlyDeclared) && own.Interfaces.IsEmpty)
            type = own.BaseType;
        return type.Is(AspNet.Authorize);
    }

    private static bool IsKnownName(IOperation name, ServiceModel model, CancellationToken cancellationToken) =>
        name.ConstantText() is { } text && (text.Length == 0 || !IsMoreThanAName(text, model, cancellationToken));

    // Wherever a builder is spoken of in the code that makes the policy; one that is held in a local, in the whole of the body.
    private static IEnumerable<IOperation> BuildersIn(IOperation code)
    {
        var here = code.DescendantsAndSelf().Where(operation => operation.Type.Is(AspNet.AuthorizationPolicyBuilder)).ToList();
        var locals = here.OfType<ILocalReferenceOperation>().Select(reference => reference.Local).ToList();
        if (locals.Count == 0)
            return here;
        IOperation root = code;
        while (root.Parent is { } parent)
            root = parent;
        return here.Concat(root.Descendants().Where(operation => operation.Type.Is(AspNet.AuthorizationPolicyBuilder)
            && BuilderOf(operation) is ILocalReferenceOperation { Local: var local } && locals.Exists(l => SymbolEqualityComparer.Default.Equals(l, local))));
    }

    private static IOperation? BuilderOf(IOperation chain)
    {
        IOperation? builder = chain;
        while (builder is IInvocationOperation call)
            builder = call.Receiver();
        return builder;
    }

    private static bool AsksForNothingMore(IOperation builder)
    {
        if (builder is IObjectCreationOperation creation && creation.Arguments.Any(a => a.Value.WithoutConversions().Type.Is(AspNet.AuthorizationPolicy)))
            return false;
        var use = builder.Parent;
        while (use is IConversionOperation or IParenthesizedOperation)
            use = use.Parent;
        return use is IExpressionStatementOperation or IReturnOperation or IVariableInitializerOperation
            // Who is asked is no demand: 'policy.AuthenticationSchemes.Add("Bearer")'.
            || (use is IPropertyReferenceOperation { Property: { Name: Schemes, ContainingType: var owner } } && owner.Is(AspNet.AuthorizationPolicyBuilder))
            || (use is IInvocationOperation { TargetMethod: var method } && method.ContainingType.Is(AspNet.AuthorizationPolicyBuilder) && WithoutDemand.Contains(method.Name));
    }

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
    private const string Policy = "Policy";
}
