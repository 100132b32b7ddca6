using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Logging;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BackendArchitect.Analyzers.CodeFixes.Logging;

/// <summary>
/// Passes the caught exception as the exception of the entry, and drops the placeholder at the end of a sentence that held nothing else. A message that is
/// built of it becomes a constant template on the way.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class ExceptionLoggedAsTextFix() : RuleFix(ExceptionLoggedAsText.Descriptor, Safety.Safe)
{
    private const string Title = "Pass the exception itself";

    /// <inheritdoc/>
    protected override async Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        if (LoggerCall.At(site, cancellationToken) is not var (call, invocation))
            return [];
        if (await PassedException.WithConstantMessageAsync(site, call, invocation, cancellationToken).ConfigureAwait(false) is { } root)
            return [FixPlan.Replace(site, Title + " and use a constant template", root) with { Key = Title }];
        return PassedException.To(call, invocation, site.Semantics, cancellationToken) is { } rewritten ? [FixPlan.Replace(site, Title, invocation, rewritten)] : [];
    }
}
