using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Logging;
using BackendArchitect.Analyzers.Model.Logging;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BackendArchitect.Analyzers.CodeFixes.Logging;

/// <summary>
/// Writes the message as a constant template with a named placeholder for each value, and passes the values after it; or moves the template to a
/// method that the framework's generator writes. A caught exception whose text is a value is passed as what it is: where the SDK's rule speaks of the
/// message, ours of the exception stands at the same call.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class InterpolatedLogMessageFix() : RuleFix(InterpolatedLogMessage.Descriptor, Safety.Safe, "CA2254")
{
    private const string Title = "Use a constant template with named placeholders";

    /// <inheritdoc/>
    protected override async Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        if (LoggerCall.At(site, cancellationToken) is not var (call, invocation))
            return [];
        var plans = ImmutableArray.CreateBuilder<FixPlan>();
        if (CaughtException.WrittenBy(call, cancellationToken)?.IsKept() == false && IsOn(ExceptionLoggedAsText.Descriptor, site, cancellationToken)
            && await PassedException.WithConstantMessageAsync(site, call, invocation, cancellationToken).ConfigureAwait(false) is { } complete)
            plans.Add(FixPlan.Replace(site, "Use a constant template and pass the exception itself", complete) with { Key = Title });
        else if (ConstantMessage.In(site.Root, call, invocation, site.Semantics, cancellationToken) is { } constant)
            plans.Add(FixPlan.Replace(site, Title, constant));
        // The entry gets an event id and a name, which somebody may count by.
        if (GeneratedLogMethod.In(site, call, invocation, cancellationToken) is { } generated)
            plans.Add(FixPlan.Replace(site, "Log through a [LoggerMessage] method", generated) with { Safety = Safety.Review });
        return plans.ToImmutable();
    }

    private static bool IsOn(DiagnosticDescriptor rule, FixSite site, CancellationToken cancellationToken) =>
        ConfiguredSeverity.Of(rule.Id, site.Root.SyntaxTree, site.Semantics.Compilation, cancellationToken) != ReportDiagnostic.Suppress;
}
