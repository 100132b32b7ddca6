using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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
    internal static bool IsBuiltIn(IOperation code) => DemandsIn(code) is { Count: > 0 } demands && demands.TrueForAll(IsTrue);

    /// <summary>The calls by which code demands something of callers, in their order; none where it may also do so in another way.</summary>
    internal static List<IInvocationOperation> DemandsIn(IOperation code) => code.DescendantsAndSelf().Any(o => o is IPropertyReferenceOperation { Property: var list } && list.Is(AspNet.PolicyRequirements))
        ? []
        : [.. code.DescendantsAndSelf().OfType<IInvocationOperation>()
            .Where(call => call.Receiver()?.Type.Is(AspNet.AuthorizationPolicyBuilder) == true && call.TargetMethod.Name is not ("Build" or "AddAuthenticationSchemes")).OrderBy(call => call.NameLocation().SourceSpan.Start)];

    /// <summary>Whether a demand is an assertion that is always true.</summary>
    internal static bool IsTrue(IInvocationOperation demand) => demand.TargetMethod.Name == Assertion && demand.TargetMethod.ContainingType.Is(AspNet.AuthorizationPolicyBuilder)
        && demand.Arguments[0].Value.WithoutConversions() switch
        {
            IAnonymousFunctionOperation lambda => lambda.Body.ReturnedValues().ToList() is { Count: > 0 } answers && answers.TrueForAll(IsTrue),
            IMethodReferenceOperation { Method.DeclaringSyntaxReferences: { Length: 1 } declarations } => AnswerOf(declarations[0].GetSyntax()).IsKind(SyntaxKind.TrueLiteralExpression),
            _ => false,
        };

    private static bool IsTrue(IOperation answer) => answer.WithoutConversions() switch
    {
        IInvocationOperation { TargetMethod.Name: "FromResult", Arguments: { Length: 1 } results } => IsTrue(results[0].Value),
        var value => value.ConstantValue is { HasValue: true, Value: true },
    };

    private static SyntaxNode? AnswerOf(SyntaxNode method)
    {
        var (expression, block) = method switch
        {
            MethodDeclarationSyntax declaration => (declaration.ExpressionBody, declaration.Body),
            LocalFunctionStatementSyntax local => (local.ExpressionBody, local.Body),
            _ => (null, null),
        };
        return expression is not null ? expression.Expression : block is { Statements.Count: 1 } ? (block.Statements[0] as ReturnStatementSyntax)?.Expression : null;
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
