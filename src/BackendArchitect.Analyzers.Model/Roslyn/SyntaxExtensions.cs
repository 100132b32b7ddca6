using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.Model.Roslyn;

/// <summary>Questions about syntax.</summary>
internal static class SyntaxExtensions
{
    /// <summary>The call that a name invokes; null where it only stands near one, as an argument or a receiver does.</summary>
    internal static InvocationExpressionSyntax? CallBy(this SimpleNameSyntax name)
    {
        SyntaxNode node = name;
        while ((node.Parent is MemberAccessExpressionSyntax access && access.Name == node) || node.Parent is MemberBindingExpressionSyntax)
            node = node.Parent;
        return node.Parent is InvocationExpressionSyntax call && call.Expression == node ? call : null;
    }

    /// <summary>Whether a node runs only under a condition, as far as its own member shows.</summary>
    internal static bool StandsUnderCondition(this SyntaxNode node)
    {
        for (var at = node.Parent; at is not null; at = at.Parent)
            if (at is IfStatementSyntax or ElseClauseSyntax or ConditionalExpressionSyntax or SwitchSectionSyntax or SwitchExpressionArmSyntax)
                return true;
        return false;
    }

    /// <summary>The simple name that an invocation invokes: <c>C</c> in <c>a.b.C&lt;T&gt;()</c>, <c>a?.C()</c> and <c>C()</c>.</summary>
    internal static SimpleNameSyntax? InvokedName(this InvocationExpressionSyntax invocation) => invocation.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    /// <summary>The name of an attribute without namespace, type arguments and <c>Attribute</c> at the end.</summary>
    internal static string ShortName(this AttributeSyntax attribute)
    {
        const string suffix = "Attribute";
        var name = attribute.Name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "",
        };
        return name.EndsWith(suffix, System.StringComparison.Ordinal) ? name.Substring(0, name.Length - suffix.Length) : name;
    }
}
