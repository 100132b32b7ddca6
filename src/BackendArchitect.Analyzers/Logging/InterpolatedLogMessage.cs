using BackendArchitect.Analyzers.Model.Logging;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Logging;

/// <summary>A log message that is built from values, where a constant template with named placeholders would keep them as properties.</summary>
internal sealed class InterpolatedLogMessage() : LogRule(Descriptor)
{
    // What the SDK says about the framework's own logger.
    private const string TwinId = "CA2254";

    // What SerilogAnalyzer says about every template of Serilog's own methods that is no constant; it warns without being configured.
    private const string SerilogTwinId = "Serilog004";
    private const string SerilogTwinPackage = "SerilogAnalyzer";

    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH4001",
        category: Family.Logging,
        level: Level.Must,
        title: "Interpolated log message",
        messageFormat: "The message template of '{0}' is built by {1}: the value '{2}' is part of its text and no property of what is logged",
        description: "Write a constant template with a named placeholder for each value and pass the values after it.");

    internal override void Inspect(LogCall call, Report report)
    {
        if (call is not { Form: LogMessageForm.Template, Template: { } template } || BuiltText.Of(template, report.CancellationToken) is not { } built || PassesTemplateOn(call, built)
            || (IsReadBySdk(call) && Twin.IsOn(TwinId, call.Invocation.Syntax.SyntaxTree, report))
            || (call is { Library: LogLibrary.Serilog, IsWrapped: false } && Twin.IsOnInPackage(SerilogTwinId, SerilogTwinPackage, since: 0, call.Invocation.Syntax.SyntaxTree, report))
            // The message that holds an exception's text is built anew when the exception is passed.
            || (built.IsExact && ExceptionLoggedAsText.CoversTemplateOf(call, report)))
            return;
        report.At(call.TemplateLocation(), call.Invocation.TargetMethod.Name, built.How, PlaceholderName.Of(built.Values[0]));
    }

    // The SDK reads no definitions, and of BeginScope only the form with values.
    private static bool IsReadBySdk(LogCall call) =>
        call is { Library: LogLibrary.Microsoft, IsWrapped: false } && (call.Kind == LogCallKind.Entry || (call.Kind == LogCallKind.Scope && (call.HasUnseenValues || !call.Values.IsEmpty)));

    // A wrapper that puts something constant around its caller's template and hands the caller's values on: what is logged stays a template.
    private static bool PassesTemplateOn(LogCall call, BuiltText built) =>
        call.HasUnseenValues && built.Values.Length == 1 && built.Values[0] is IParameterReferenceOperation { Type.SpecialType: SpecialType.System_String };
}
