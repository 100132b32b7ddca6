using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Endpoints;

/// <summary>
/// Whether an endpoint answers the same to everybody and does nothing for it: <c>robots.txt</c>, a verification file, a sign of life. It needs nobody's
/// protection.
/// </summary>
internal static class ConstantAnswer
{
    private static readonly string[] Makers = ["Results", "TypedResults", "StatusCodes"];

    internal static bool IsGivenBy(ISymbol? handler) =>
        handler?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters.Count: 0, ExpressionBody: { } answer }
        && answer.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().All(name => Array.IndexOf(Makers, name.Identifier.ValueText) >= 0 || name.Parent is NameEqualsSyntax
            || (name.Parent is MemberAccessExpressionSyntax { Expression: SimpleNameSyntax maker } && Array.IndexOf(Makers, maker.Identifier.ValueText) >= 0));
}
