using System.Threading;
using BackendArchitect.Analyzers.Model.Logging;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Logging;

/// <summary>Writes the built message of a log call as a constant template with a named placeholder for each value.</summary>
internal static class ConstantMessage
{
    /// <summary>The root with the call rewritten; null where no rewrite says the same.</summary>
    internal static SyntaxNode? In(SyntaxNode root, LogCall call, InvocationExpressionSyntax invocation, SemanticModel semantics, CancellationToken cancellationToken)
    {
        if (call.Template is not { } message
            || BuiltText.Of(message, cancellationToken) is not { } built
            || BuiltLocal.Of(call, built) is not { IsInTheWay: false } local
            || ConstantTemplate.Of(call, built, local.Source) is not { } template
            || !EvaluationOrder.IsKept(call, built, template)
            || TemplateCall.Rewrite(call, template, semantics) is not { } rewritten
            || !TemplateCall.SaysTheSame(call, rewritten, template.Text, template.Values.Length, call.Exception?.Syntax.ToString(), semantics, cancellationToken))
            return null;
        return local.Replace(root, invocation, rewritten);
    }
}
