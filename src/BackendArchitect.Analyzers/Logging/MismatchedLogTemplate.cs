using BackendArchitect.Analyzers.Model.Logging;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Logging;

/// <summary>A template whose placeholders and values do not fit: a value is lost, a placeholder stays empty, or writing the entry throws.</summary>
internal sealed class MismatchedLogTemplate() : LogRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH4003",
        category: Family.Logging,
        level: Level.Must,
        title: "Mismatched log template",
        messageFormat: "The template of '{0}' does not fit its values: {1}",
        description: "Give each value one placeholder with a name of its own.");

    internal override void Inspect(LogCall call, Report report)
    {
        if (TemplateFlaw.Of(call) is not { } flaw || (TwinOf(call, flaw) is var (twin, since) && Twin.IsOnByDefault(twin, since, call.Invocation.Syntax.SyntaxTree, report)))
            return;
        report.At(call.TemplateLocation(), call.Invocation.TargetMethod.Name, flaw.Words);
    }

    // The SDK's rules know the framework's own logger, and of BeginScope only the form with values.
    private static (string Id, int Since)? TwinOf(LogCall call, TemplateFlaw flaw) =>
        call is not { Library: LogLibrary.Microsoft, IsWrapped: false } || (call.Kind == LogCallKind.Scope && call.Values.IsEmpty) ? null
        : flaw.Kind switch
        {
            TemplateFlawKind.Count => ("CA2017", 6),
            TemplateFlawKind.Brace => ("CA2023", 10),
            _ => null,
        };
}
