using System.Linq;
using BackendArchitect.Analyzers.Model.Logging;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Logging;

/// <summary>A caught exception of which only text reaches the log.</summary>
internal sealed class ExceptionLoggedAsText() : LogRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH4004",
        category: Family.Logging,
        level: Level.Must,
        title: "Exception logged as text",
        messageFormat: "'{0}' writes the caught '{1}' as text and is not given the exception itself",
        description: "Pass the caught exception as the exception of the entry: type, stack trace and inner exceptions are kept with it.");

    internal override void Inspect(LogCall call, Report report)
    {
        if (CaughtException.WrittenBy(call, report.CancellationToken) is not { } caught || caught.IsKept())
            return;
        // A piece that a local was built of may stand statements above.
        var mention = caught.Mentions.FirstOrDefault(m => call.Invocation.Syntax.Span.Contains(m.Syntax.Span));
        report.At(mention?.Syntax.GetLocation() ?? call.TemplateLocation(), call.Invocation.TargetMethod.Name, caught.Variable.Name);
    }

    /// <summary>Whether this rule speaks at a call whose message is built, and passing the exception is what its template is to be written anew for: one finding for both.</summary>
    internal static bool CoversTemplateOf(LogCall call, Report report) =>
        CaughtException.WrittenBy(call, report.CancellationToken) is { } caught && CaughtException.HasPlaceIn(call) && !caught.IsKept()
        && ConfiguredSeverity.Of(Descriptor.Id, call.Invocation.Syntax.SyntaxTree, report.Model.Compilation, report.CancellationToken) != ReportDiagnostic.Suppress;
}
