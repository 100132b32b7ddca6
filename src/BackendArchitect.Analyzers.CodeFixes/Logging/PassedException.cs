using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Logging;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.CodeFixes.Logging;

/// <summary>Gives a log call the caught exception that it writes as text.</summary>
internal static class PassedException
{
    /// <summary>The call with the exception in the place of its logger; null where it has none.</summary>
    internal static InvocationExpressionSyntax? To(LogCall call, InvocationExpressionSyntax invocation, SemanticModel semantics, CancellationToken cancellationToken)
    {
        if (call.TemplateArgument?.Written() is not { } message || message.Parent != invocation.ArgumentList
            || CaughtException.WrittenBy(call, cancellationToken) is not { } caught)
            return null;
        var text = ExceptionFreeMessage.Of(call, caught, message);
        var exception = SyntaxFactory.ParseExpression(ExceptionFreeMessage.NameOf(caught));
        // A null that stands in the exception's place makes room for it.
        var empty = call.Invocation.Arguments.FirstOrDefault(a => a.Parameter?.Name == "exception" && a.ArgumentKind == ArgumentKind.Explicit)?.Written();
        var arguments = invocation.ArgumentList.Arguments.Where(a => !text.Dropped.Contains(a))
            .Select(a => a == empty ? a.WithExpression(exception) : text.Changed.TryGetValue(a, out var changed) ? changed : a).ToList();
        if (empty is null)
            arguments.Insert(call.Library == LogLibrary.Log4Net ? arguments.Count : arguments.FindIndex(a => a == text.Message), SyntaxFactory.Argument(exception));
        if (text.Added is { } added)
            arguments.Add(added);
        var rewritten = invocation.WithArgumentList(invocation.ArgumentList.WithArguments(TemplateCall.Separated(arguments, invocation.ArgumentList.Arguments)));
        return TemplateCall.SaysTheSame(call, rewritten, text.Template, text.Values, exception.ToString(), semantics, cancellationToken) ? rewritten : null;
    }

    /// <summary>
    /// The root with the call's built message written as a constant template and the exception passed that it was built of; null where the message stays as it
    /// is. The second step reads what the first has made, so each is judged as if it were alone.
    /// </summary>
    internal static async Task<SyntaxNode?> WithConstantMessageAsync(FixSite site, LogCall call, InvocationExpressionSyntax invocation, CancellationToken cancellationToken)
    {
        var mark = new SyntaxAnnotation();
        if (CaughtException.WrittenBy(call, cancellationToken) is null
            || ConstantMessage.In(site.Root, call, invocation, site.Semantics, cancellationToken, mark) is not { } constant)
            return null;
        var document = site.Document.WithSyntaxRoot(constant);
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } semantics)
            return null;
        var written = (InvocationExpressionSyntax)root.GetAnnotatedNodes(mark).Single();
        return semantics.GetOperation(written, cancellationToken) is IInvocationOperation operation
            && LogCall.Read(operation, ServiceModel.Of(semantics.Compilation), cancellationToken) is { } read
            && To(read, written, semantics, cancellationToken) is { } complete
                ? root.ReplaceNode(written, complete)
                : null;
    }
}
