using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Logging;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Logging;

/// <summary>A log of requests that holds what callers sent in confidence.</summary>
internal sealed class LoggedBodies() : CallRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH4017",
        category: Family.Logging,
        level: Level.Should,
        title: "Logged bodies",
        messageFormat: "HTTP logging writes {0} into the log, in Production too: passwords, tokens and personal data among them",
        description: "Log properties and harmless headers of requests; bodies and credentials in Development alone, if at all.",
        cwe: 532);

    internal override ImmutableArray<string> Methods => HttpLogContent.Methods;

    internal override ImmutableArray<string> Attributes => HttpLogContent.Attributes;

    internal override ImmutableArray<OperationKind> Operators { get; } = [OperationKind.SimpleAssignment, OperationKind.CompoundAssignment];

    internal override void Inspect(IInvocationOperation call, Report report) => Judge(call, report);

    internal override void Inspect(IAttributeOperation attribute, Report report) => Judge(attribute, report);

    internal override void Inspect(IOperation written, Report report) => Judge(written, report);

    private static void Judge(IOperation operation, Report report)
    {
        if (HttpLogContent.Of(operation, report.Model, report.CancellationToken) is { } content)
            report.At(content.Where.Syntax.GetLocation(), content.What);
    }
}
