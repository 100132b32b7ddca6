using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Logging;
using BackendArchitect.Analyzers.Model.Logging;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.CodeFixes.Logging;

/// <summary>Passes the caught exception as the exception of the entry, and drops the placeholder at the end of a sentence that held nothing else.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class ExceptionLoggedAsTextFix() : RuleFix(ExceptionLoggedAsText.Descriptor, Safety.Safe)
{
    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<FixPlan>>(Rewritten(site, cancellationToken) is var (call, rewritten)
            ? [FixPlan.Replace(site, "Pass the exception itself", call, rewritten)]
            : []);

    private static (InvocationExpressionSyntax, InvocationExpressionSyntax)? Rewritten(FixSite site, CancellationToken cancellationToken)
    {
        if (LoggerCall.At(site, cancellationToken) is not var (call, invocation)
            || call.TemplateArgument?.Written() is not { } message || message.Parent != invocation.ArgumentList
            || invocation.ArgumentList.Arguments.Any(a => a.NameColon is not null)
            || CaughtException.WrittenBy(call, cancellationToken) is not { } caught)
            return null;
        var text = ExceptionFreeMessage.Of(call, caught, message);
        // A null that stands in the exception's place makes room for it.
        var empty = call.Invocation.Arguments.FirstOrDefault(a => a.Parameter?.Name == "exception" && a.ArgumentKind == ArgumentKind.Explicit)?.Written();
        var arguments = invocation.ArgumentList.Arguments.Where(a => a != empty && !text.Dropped.Contains(a)).Select(a => text.Changed.TryGetValue(a, out var changed) ? changed : a).ToList();
        var exception = SyntaxFactory.Argument(SyntaxFactory.ParseExpression(ExceptionFreeMessage.NameOf(caught)));
        var at = call.Library == LogLibrary.Log4Net ? arguments.Count : arguments.FindIndex(a => a == text.Message);
        arguments.Insert(at, exception);
        if (text.Added is { } added)
            arguments.Add(added);
        var rewritten = invocation.WithArgumentList(invocation.ArgumentList.WithArguments(TemplateCall.Separated(arguments, invocation.ArgumentList.Arguments)));
        return TemplateCall.SaysTheSame(call, rewritten, text.Template, text.Values, exception.ToString(), site.Semantics, cancellationToken) ? (invocation, rewritten) : null;
    }
}
