using System.Threading;
using BackendArchitect.Analyzers.Model.Logging;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendArchitect.Analyzers.CodeFixes.Logging;

/// <summary>Writes the built message of a log call as a constant template with a named placeholder for each value.</summary>
internal static class ConstantMessage
{
    /// <summary>The root with the call rewritten, and marked by the annotation if there is one; null where no rewrite says the same.</summary>
    internal static SyntaxNode? In(SyntaxNode root, LogCall call, InvocationExpressionSyntax invocation, SemanticModel semantics, CancellationToken cancellationToken, SyntaxAnnotation? mark = null)
    {
        if (Of(call, cancellationToken) is not var (template, local)
            || TemplateCall.Rewrite(call, template, semantics) is not { } rewritten
            || !TemplateCall.SaysTheSame(call, rewritten, template.Text, template.Values.Length, call.Exception?.Syntax.ToString(), semantics, cancellationToken))
            return null;
        return local.Replace(root, invocation, mark is null ? rewritten : rewritten.WithAdditionalAnnotations(mark));
    }

    /// <summary>The template and where the message is built; null where no constant template says the same.</summary>
    internal static (ConstantTemplate Template, BuiltLocal Local)? Of(LogCall call, CancellationToken cancellationToken) =>
        call.Template is { } message
            && BuiltText.Of(message, cancellationToken) is { } built
            && BuiltLocal.Of(call, built) is { IsInTheWay: false } local
            && ConstantTemplate.Of(call, built, local.Source) is { } template
            && EvaluationOrder.IsKept(call, built, template)
                ? (template, local)
                : null;
}
