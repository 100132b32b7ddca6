using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Logging;
using BackendArchitect.Analyzers.Model.Logging;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BackendArchitect.Analyzers.CodeFixes.Logging;

/// <summary>Writes the message as a constant template with a named placeholder for each value, and passes the values after it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class InterpolatedLogMessageFix() : RuleFix(InterpolatedLogMessage.Descriptor, Safety.Safe)
{
    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<FixPlan>>(Rewritten(site, cancellationToken) is { } root
            ? [new("Use a constant template with named placeholders", _ => Task.FromResult(site.Document.WithSyntaxRoot(root).Project.Solution))]
            : []);

    private static SyntaxNode? Rewritten(FixSite site, CancellationToken cancellationToken)
    {
        if (LoggerCall.At(site, cancellationToken) is not ({ Template: { } message } call, var invocation)
            || BuiltText.Of(message, cancellationToken) is not { } built
            || BuiltLocal.Of(call, built) is not { IsInTheWay: false } local
            || ConstantTemplate.Of(call, built, local.Source) is not { } template
            || !EvaluationOrder.IsKept(call, built, template)
            || TemplateCall.Rewrite(call, template, site.Semantics) is not { } rewritten
            || !TemplateCall.SaysTheSame(call, rewritten, template.Text, template.Values.Length, call.Exception?.Syntax.ToString(), site.Semantics, cancellationToken))
            return null;
        return local.Replace(site.Root, invocation, rewritten);
    }
}
