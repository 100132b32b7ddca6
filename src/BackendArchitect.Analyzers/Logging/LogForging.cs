using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Logging;
using BackendArchitect.Analyzers.Model.Taint;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Logging;

/// <summary>Client input that is part of a log message's own text: with a line break in it, it writes entries that nobody made.</summary>
internal sealed class LogForging() : LogRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH4010",
        category: Family.Logging,
        level: Level.Could,
        title: "Log forging",
        messageFormat: "{0} is part of the message of '{1}'{2} with its line breaks: it can forge entries of the log",
        description: "Write a constant template and pass the value after it, to a sink that keeps values apart from the text.",
        cwe: 117);

    /// <inheritdoc/>
    internal override EditShape? Proposal { get; } = EditShape.ReplaceInvocation(new() { Kind = RewriteKind.Message });

    internal static readonly Option<ImmutableArray<string>> Sources = TaintOptions.Sources;

    internal static readonly Option<ImmutableArray<string>> Sanitizers = TaintOptions.Sanitizers;

    internal override void Inspect(LogCall call, Report report)
    {
        if (call.Template is not { ConstantValue.HasValue: false } template
            || TaintReader.Of(report.Model).Reaching(template, Dangers.Log, TaintOptions.TablesOf(report.Options), report.CancellationToken) is not { } path
            // JSON and servers of logs escape a line break.
            || !new ConsoleLogFormat(report.Model).Find([.. report.Files], report.CancellationToken).IsAbsent)
            return;
        report.At(call.TemplateLocation(), [path.Source, .. path.Steps.Distinct()], ImmutableDictionary<string, string?>.Empty, path.Input, call.Invocation.TargetMethod.Name, path.Through);
    }
}
