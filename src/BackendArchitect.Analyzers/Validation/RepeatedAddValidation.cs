using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Validation;

/// <summary>The generated validation is switched on twice, and so not at all: the generator of the SDK gives up.</summary>
internal sealed class RepeatedAddValidation() : CallRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH2003",
        category: Family.Validation,
        level: Level.Must,
        title: "Repeated AddValidation",
        messageFormat: "AddValidation is called more than once in this project, and nothing is validated: the generator writes no validation at all",
        description: "Call AddValidation once in each project; its options can be set by Configure<ValidationOptions>.",
        cwe: 20);

    internal override ImmutableArray<string> Methods { get; } = [RequestValidators.AddValidation.Name];

    internal override void Inspect(IInvocationOperation call, Report report)
    {
        if (!call.TargetMethod.Is(RequestValidators.AddValidation) || report.Model.Validation.IsGenerated(report.CancellationToken))
            return;
        var first = report.Model.MentionsOf(RequestValidators.AddValidation.Name, report.CancellationToken)
            .Where(use => report.Model.Compilation.ContainsSyntaxTree(use.SyntaxTree) && use.CallBy() is { } made && report.Model.SymbolOf(made, report.CancellationToken).Is(RequestValidators.AddValidation))
            .Select(use => use.GetLocation()).FirstOrDefault();
        var here = call.NameLocation();
        if (first is not null && first != here)
            report.At(here);
    }
}
