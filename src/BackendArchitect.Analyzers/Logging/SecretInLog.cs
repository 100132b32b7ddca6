using System.Linq;
using BackendArchitect.Analyzers.Model.Logging;
using BackendArchitect.Analyzers.Model.Names;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Logging;

/// <summary>A password, token, key or collection of headers that is written to the log: whoever may read the log, or gets a copy of it, has it.</summary>
internal sealed class SecretInLog() : LogRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH4005",
        category: Family.Logging,
        level: Level.Must,
        title: "Secret in log",
        messageFormat: "'{0}' writes {1} to the log, and whoever reads the log can use it",
        description: "Leave the credential out, or write what identifies it: an id, a hash, the last characters.",
        cwe: 532);

    /// <inheritdoc/>
    internal override EditShape? Proposal { get; } = EditShape.ReplaceInvocation(new()
    {
        Kind = RewriteKind.LessTelling,
        Uses = [Remedies.JoinTexts, Remedies.Keys, Remedies.TextLength, Remedies.Count],
    });

    internal override void Inspect(LogCall call, Report report)
    {
        var credentials = LoggedCredential.In(call, report.Model, report.CancellationToken).ToList();
        if (credentials.Count == 0 || report.Model.MayCleanseLog(report.CancellationToken))
            return;
        foreach (var logged in credentials)
            if (!(logged.IsClassified && ClassifiedTwin.Reports(logged.Operation, call, report)))
                report.At(LoggedValue.LocationOf(logged.Operation, call), call.Invocation.TargetMethod.Name, logged.Words);
    }
}
