using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>Whether who requires authorization asks for a caller whose name is known, or for more. A named policy counts as more.</summary>
internal static class PolicyDemand
{
    private static readonly string[] WithoutDemand = ["Build", "AddAuthenticationSchemes", "RequireAuthenticatedUser"];

    /// <summary>What is given to a call that requires authorization, or makes a policy: a name, an attribute, a policy, what builds one.</summary>
    internal static bool IsMoreThanAName(IOperation given)
    {
        var policy = given.WithoutConversions();
        if (policy is IObjectCreationOperation { Type: { } type } attribute && type.IsOrDerivesFrom(AspNet.AuthorizeData))
            return !type.Is(AspNet.Authorize) || !attribute.Arguments.IsEmpty
                || attribute.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().Any(i => i.Target is IPropertyReferenceOperation { Property.Name: not Schemes }) == true;
        var calls = policy.DescendantsAndSelf().OfType<IInvocationOperation>().Where(call => call.TargetMethod.ContainingType.Is(AspNet.AuthorizationPolicyBuilder)).ToList();
        return calls.Count == 0 || calls.Exists(call => !WithoutDemand.Contains(call.TargetMethod.Name));
    }

    /// <summary>An attribute on a handler, an action or a controller.</summary>
    internal static bool IsMoreThanAName(AttributeData attribute) =>
        !attribute.AttributeClass.Is(AspNet.Authorize) || attribute.ConstructorArguments.Any(a => !a.IsNull) || attribute.NamedArguments.Any(a => a.Key != Schemes);

    /// <summary>The default policy, for those who name none.</summary>
    internal static bool OfDefaultPolicy(ServiceModel model, CancellationToken cancellationToken)
    {
        foreach (var use in model.MentionsOf(AspNet.DefaultPolicy.Name, cancellationToken))
            if (use.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { } assignment && assignment.Left.Span.Contains(use.Span)
                && model.SymbolOf(use, cancellationToken) is { } property && property.Is(AspNet.DefaultPolicy))
                return model.ExpressionAt(assignment.Right, cancellationToken) is not { } policy || IsMoreThanAName(policy);
        foreach (var name in new[] { AspNet.SetDefaultPolicy, AspNet.AddDefaultPolicy })
            foreach (var use in model.MentionsOf(name.Name, cancellationToken))
                if (use.CallBy() is { } syntax
                    && model.CallAt(syntax, cancellationToken) is { } call && call.TargetMethod.Is(name))
                    return IsMoreThanAName(call.Arguments[call.Arguments.Length - 1].Value);
        return false;
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
}
