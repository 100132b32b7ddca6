using System.Linq;
using BackendArchitect.Analyzers.Model.Logging;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Logging;

/// <summary>A template whose placeholder is a number: the value is kept as a property that is named <c>0</c>.</summary>
internal sealed class PositionalPlaceholder() : LogRule(Descriptor)
{
    // What the SDK says about the framework's own logger.
    private const string TwinId = "CA2253";

    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH4002",
        category: Family.Logging,
        level: Level.Should,
        title: "Positional placeholder",
        messageFormat: "The template of '{0}' has the placeholder '{1}', so its value is kept as a property named by a number",
        description: "Name each placeholder after the value that fills it.");

    internal override void Inspect(LogCall call, Report report)
    {
        // Numbers are how NLog and log4net are written, and their rendering of a named placeholder is another.
        if (call is not { Form: LogMessageForm.Template, Library: LogLibrary.Microsoft or LogLibrary.Serilog, TemplateArgument: not null } || !IsRead(call)
            || call.ConstantTemplate is not { IsWellFormed: true } template || template.Placeholders.FirstOrDefault(p => p.IsPositional) is not { } placeholder)
            return;
        if (call is { Library: LogLibrary.Microsoft, IsWrapped: false } && Twin.IsOn(TwinId, call.Invocation.Syntax.SyntaxTree, report))
            return;
        report.At(call.TemplateLocation(), call.Invocation.TargetMethod.Name, "{" + placeholder.Name.Trim() + "}");
    }

    // Without values the text is no template, or one that misses its values: another rule's.
    private static bool IsRead(LogCall call) => call.Kind == LogCallKind.Definition || call.HasUnseenValues || !call.Values.IsEmpty;
}
