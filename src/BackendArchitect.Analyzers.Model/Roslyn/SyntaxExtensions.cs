using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Roslyn;

/// <summary>Questions about syntax.</summary>
internal static class SyntaxExtensions
{
    /// <summary>The simple name that an invocation invokes: <c>C</c> in <c>a.b.C&lt;T&gt;()</c>, <c>a?.C()</c> and <c>C()</c>.</summary>
    internal static SimpleNameSyntax? InvokedName(this InvocationExpressionSyntax invocation) => invocation.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };
}
