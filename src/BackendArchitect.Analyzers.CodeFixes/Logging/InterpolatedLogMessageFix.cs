using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using BackendArchitect.Analyzers.Logging;
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

    private static SyntaxNode? Rewritten(FixSite site, CancellationToken cancellationToken) => LoggerCall.At(site, cancellationToken) is var (call, invocation)
        ? ConstantMessage.In(site.Root, call, invocation, site.Semantics, cancellationToken)
        : null;
}
