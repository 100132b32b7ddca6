using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Secrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Secrets;

/// <summary>A credential that is compared until the first difference: whoever measures how long that takes finds it piece by piece.</summary>
internal sealed class SecretComparedInVariableTime() : CallRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH1007",
        category: Family.Secrets,
        level: Level.Should,
        title: "Secret compared in variable time",
        messageFormat: "{0} is compared by '{1}', which ends at the first difference: how long it takes tells how much of a guess is right",
        description: "Compare credentials with CryptographicOperations.FixedTimeEquals, which takes the same time for every guess of the same length.",
        cwe: 208);

    internal override ImmutableArray<string> Methods => EqualityComparison.Methods;

    internal override ImmutableArray<OperationKind> Operators => EqualityComparison.Operators;

    internal override void Inspect(IInvocationOperation call, Report report) => Judge(call, report);

    internal override void Inspect(IOperation written, Report report) => Judge(written, report);

    private static void Judge(IOperation operation, Report report)
    {
        if (EqualityComparison.Of(operation) is { } comparison && ComparedProof.In(comparison, report.Model, report.CancellationToken) is { } proof)
            report.At(comparison.Whole.Syntax.GetLocation(), proof.Name.Length == 0 ? proof.Kind : $"{proof.Kind} '{proof.Name}'", comparison.By);
    }
}
