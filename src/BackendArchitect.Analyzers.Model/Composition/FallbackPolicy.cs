using System.Collections.Generic;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Composition;

/// <summary>One place where the options of authorization are given a fallback policy, or none.</summary>
/// <param name="Use">The property or method by its name.</param>
/// <param name="IsSet">Whether a policy is given that refuses anybody.</param>
/// <param name="IsConditional">Whether it is not certain that it happens.</param>
internal sealed record FallbackPolicy(SimpleNameSyntax Use, bool IsSet, bool IsConditional)
{
    // What hands the options on to be configured when they are asked for, in the order of the calls; those of the second kind come last.
    private static readonly string[] Configuring = ["AddAuthorization", "AddAuthorizationCore", "Configure", "ConfigureAll"];
    private static readonly string[] PostConfiguring = ["PostConfigure", "PostConfigureAll"];
    private static readonly string[] Builders = [AspNet.SetFallbackPolicy.Name, AspNet.AddFallbackPolicy.Name];

    internal Location Where => Use.GetLocation();

    /// <summary>Every such place that the application comes by, in the order of the files.</summary>
    internal static IEnumerable<FallbackPolicy> Of(ServiceModel model, CancellationToken cancellationToken)
    {
        foreach (var use in model.MentionsOf(AspNet.FallbackPolicy.Name, cancellationToken))
        {
            var member = model.SymbolOf(use, cancellationToken);
            if (member is not null && !member.Is(AspNet.FallbackPolicy))
                continue;
            // Of code that does not compile yet nobody knows what it sets.
            if (use.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { } assignment && assignment.Left.Span.Contains(use.Span) && !model.Endpoints.Calls.NeverRuns(use, cancellationToken))
                yield return new(use, IsPolicy(assignment.Right, model, cancellationToken),
                    member is null || use.StandsUnderCondition() || !assignment.IsKind(SyntaxKind.SimpleAssignmentExpression));
        }
        foreach (var name in new[] { AspNet.SetFallbackPolicy, AspNet.AddFallbackPolicy })
            foreach (var use in model.MentionsOf(name.Name, cancellationToken))
                if (use.CallBy() is { } call && model.SymbolOf(call, cancellationToken) is var method && (method is null || method.Is(name))
                    && !model.Endpoints.Calls.NeverRuns(use, cancellationToken))
                    yield return new(use, call.ArgumentList.Arguments.All(a => IsPolicy(a.Expression, model, cancellationToken)), method is null || use.StandsUnderCondition());
    }

    /// <summary>The last word among several; null where nobody can tell which comes last.</summary>
    internal static FallbackPolicy? Last(IReadOnlyList<FallbackPolicy> said)
    {
        if (said.Count < 2)
            return said.FirstOrDefault(s => !s.IsConditional);
        var steps = said.Select(s => (Said: s, Step: s.ConfiguredBy())).ToList();
        if (said.Any(s => s.IsConditional))
            return null;
        if (said.All(s => s.IsSet))
            return said[0];
        if (steps.Exists(s => s.Step is null))
            return null;
        var last = steps.Where(s => IsLate(s.Step!)).ToList() is { Count: > 0 } late ? late : steps;
        // Calls in one body come one after the other; which of two methods is called first is another question.
        return last.Select(s => BodyAround(s.Step!)).Distinct().Count() == 1 ? last.OrderBy(s => s.Said.Use.SpanStart).Last().Said : null;
    }

    private static bool IsLate(InvocationExpressionSyntax step) => step.InvokedName() is { } name && System.Array.IndexOf(PostConfiguring, name.Identifier.ValueText) >= 0;

    private InvocationExpressionSyntax? ConfiguredBy() => Use.Ancestors().TakeWhile(node => node is not MemberDeclarationSyntax).OfType<InvocationExpressionSyntax>()
        .FirstOrDefault(call => call.InvokedName()?.Identifier.ValueText is { } name
            && (System.Array.IndexOf(Configuring, name) >= 0 || System.Array.IndexOf(PostConfiguring, name) >= 0 || System.Array.IndexOf(Builders, name) >= 0));

    private static SyntaxNode BodyAround(SyntaxNode call)
    {
        foreach (var node in call.Ancestors())
            if (node is LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or CompilationUnitSyntax or (MemberDeclarationSyntax and not GlobalStatementSyntax))
                return node;
        return call;
    }

    private static bool IsPolicy(ExpressionSyntax value, ServiceModel model, CancellationToken cancellationToken) =>
        !value.IsKind(SyntaxKind.NullLiteralExpression) && !value.IsKind(SyntaxKind.DefaultLiteralExpression) && !IsPermissive(value, model, cancellationToken);

    private static bool IsPermissive(ExpressionSyntax policy, ServiceModel model, CancellationToken cancellationToken) =>
        policy.DescendantTokens().Any(token => token.ValueText == AspNet.RequireAssertion.Name) && model.ExpressionAt(policy, cancellationToken) is { } built && PermissivePolicies.IsBuiltIn(built);
}
