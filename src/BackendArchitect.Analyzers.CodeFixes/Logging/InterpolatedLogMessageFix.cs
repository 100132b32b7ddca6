using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Logging;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BackendArchitect.Analyzers.CodeFixes.Logging;

/// <summary>
/// Writes the message as a constant template with a named placeholder for each value, and passes the values after it; or moves the template to a
/// method that the framework's generator writes.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class InterpolatedLogMessageFix() : RuleFix(InterpolatedLogMessage.Descriptor, Safety.Safe, "CA2254")
{
    /// <inheritdoc/>
    protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
    {
        var plans = ImmutableArray.CreateBuilder<FixPlan>();
        if (LoggerCall.At(site, cancellationToken) is var (call, invocation))
        {
            if (ConstantMessage.In(site.Root, call, invocation, site.Semantics, cancellationToken) is { } constant)
                plans.Add(Plan(site, "Use a constant template with named placeholders", constant));
            // The entry gets an event id and a name, which somebody may count by.
            if (GeneratedLogMethod.In(site, call, invocation, cancellationToken) is { } generated)
                plans.Add(Plan(site, "Log through a [LoggerMessage] method", generated) with { Safety = Safety.Review });
        }
        return Task.FromResult(plans.ToImmutable());
    }

    private static FixPlan Plan(FixSite site, string title, SyntaxNode root) =>
        new(title, _ => Task.FromResult(site.Document.WithSyntaxRoot(root).Project.Solution));
}
