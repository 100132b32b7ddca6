using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Validation;

/// <summary>A service that reads whatever it is sent to the end, however long that is.</summary>
internal sealed class UnboundedRequestSize() : CallRule(Descriptor)
{
    private const long Megabyte = 1024 * 1024;

    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH2009",
        category: Family.Validation,
        level: Level.Must,
        title: "Unbounded request size",
        messageFormat: "'{0}' lets callers send bodies of {1}: the server reads on, and nothing in sight stops it",
        description: "Leave the limit of the server on, and state a larger one only where an endpoint needs it.",
        cwe: 770);

    internal static readonly Option<int> MostMegabytes = Option.Number(
        "request_size.most_megabytes", byDefault: 1024, "How many megabytes a limit may allow before it counts as none.");

    internal override ImmutableArray<string> Methods => [];

    internal override ImmutableArray<string> Attributes { get; } = RequestSize.Attributes;

    internal override ImmutableArray<OperationKind> Operators { get; } = [OperationKind.SimpleAssignment, OperationKind.ObjectCreation];

    internal override bool Judges(ServiceModel model) => model.IsService;

    internal override void Inspect(IInvocationOperation call, Report report)
    {
    }

    internal override void Inspect(IAttributeOperation attribute, Report report) => Judge(attribute, report);

    internal override void Inspect(IOperation written, Report report) => Judge(written, report);

    private static void Judge(IOperation operation, Report report)
    {
        if (RequestSize.SetBy(operation) is not { } size || size.Most <= MostMegabytes.Read(report.Options) * Megabyte
            || operation.ExcludesProduction(report.Model, report.CancellationToken) || size.IsCounted(report.Model, report.CancellationToken))
            return;
        report.At(size.Where.GetLocation(), size.Said, size.Most is { } most ? $"up to {most / Megabyte} MB" : "any size");
    }
}
