using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>
/// Finds the authorization policies that let everybody in: all they require is an assertion that is always true. Whoever asks for one has
/// said that anybody may call.
/// </summary>
internal sealed class PermissivePolicies
{
    private readonly ServiceModel _model;
    private readonly Once<HashSet<string>> _names;

    internal PermissivePolicies(ServiceModel model)
    {
        _model = model;
        _names = new(Read);
    }

    /// <summary>Whether the policy of a name lets everybody in; no name means the default policy.</summary>
    internal bool Contains(string? policy, CancellationToken cancellationToken) => _names.Value(cancellationToken).Contains(policy ?? "");

    /// <summary>Whether a call or expression builds a policy that lets everybody in: it requires something, and nothing but what is true.</summary>
    internal static bool IsBuiltIn(IOperation code)
    {
        var required = code.DescendantsAndSelf().OfType<IInvocationOperation>().Where(call => call.TargetMethod.ContainingType.Is(AspNet.AuthorizationPolicyBuilder)
            && call.TargetMethod.Name is not ("Build" or "AddAuthenticationSchemes")).ToList();
        return required.Count > 0 && required.TrueForAll(call => call.TargetMethod.Name == Assertion && call.Arguments[0].Value.WithoutConversions() is IAnonymousFunctionOperation lambda
            && lambda.Body.ReturnedValues().ToList() is { Count: > 0 } answers && answers.TrueForAll(answer => answer.WithoutConversions() is { ConstantValue: { HasValue: true, Value: true } }));
    }

    private const string Assertion = "RequireAssertion";

    // The name of the default policy is empty here; names differ in more than letter case.
    private HashSet<string> Read(CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var use in _model.MentionsOf(Assertion, cancellationToken))
        {
            foreach (var around in use.Ancestors())
            {
                if (around is AssignmentExpressionSyntax { Left: var target } assignment && _model.SymbolOf(target, cancellationToken) is { } property && property.Is(AspNet.DefaultPolicy)
                    && _model.ExpressionAt(assignment.Right, cancellationToken) is { } policy && IsBuiltIn(policy))
                    names.Add("");
                if (around is InvocationExpressionSyntax syntax && syntax.InvokedName()?.Identifier.ValueText is "AddPolicy" or "SetDefaultPolicy" or "AddDefaultPolicy"
                    && _model.CallAt(syntax, cancellationToken) is { } call && call.Arguments.Any(a => IsBuiltIn(a.Value)))
                {
                    if (call.TargetMethod.Name != "AddPolicy")
                        names.Add("");
                    if (call.ArgumentFor("name").ConstantText() is { } name)
                        names.Add(name);
                    break;
                }
                if (around is MemberDeclarationSyntax)
                    break;
            }
        }
        return names;
    }
}
