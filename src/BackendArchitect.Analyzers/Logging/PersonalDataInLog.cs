using System.Linq;
using BackendArchitect.Analyzers.Model.Logging;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Logging;

/// <summary>Personal data that are written to the log: nobody erases them there, and everybody who operates the service reads them.</summary>
internal sealed class PersonalDataInLog() : LogRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH4006",
        category: Family.Logging,
        level: Level.Should,
        title: "Personal data in log",
        messageFormat: "'{0}' writes {1} to the log, which is kept and copied without regard to whom it concerns",
        description: "Write an id by which the person can be looked up, or redact the value.",
        cwe: 532);

    /// <inheritdoc/>
    internal override EditShape? Proposal { get; } = EditShape.ReplaceInvocation(new() { Kind = RewriteKind.LessTelling });

    internal override void Inspect(LogCall call, Report report)
    {
        var people = LoggedPerson.In(call, report.Model, report.CancellationToken).ToList();
        if (people.Count == 0 || report.Model.MayCleanseLog(report.CancellationToken))
            return;
        // An object that brings a credential along is reported as that.
        var credentials = LoggedCredential.In(call, report.Model, report.CancellationToken).Select(logged => logged.Operation).ToList();
        foreach (var logged in people.Where(logged => !credentials.Contains(logged.Operation)))
            if (!(logged.IsClassified && ClassifiedTwin.Reports(logged.Operation, call, report)))
                report.At(LoggedValue.LocationOf(logged.Operation, call), call.Invocation.TargetMethod.Name, logged.Words);
    }
}
