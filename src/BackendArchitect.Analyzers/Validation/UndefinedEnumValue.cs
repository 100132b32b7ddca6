using System.Collections.Generic;
using System.Linq;
using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Model.Validation;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Validation;

/// <summary>A value of an enumeration that may be none of its values: the client sends any number.</summary>
internal sealed class UndefinedEnumValue() : EndpointRule(Descriptor)
{
    private const int MostNames = 3;

    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH2015",
        category: Family.Validation,
        level: Level.Could,
        title: "Undefined enum value",
        messageFormat: "{0} takes any number for {1}, and nothing asks whether it is a value of '{2}'",
        description: "State [EnumDataType] or IsInEnum, ask Enum.IsDefined, or let the JSON converter take no integers.",
        cwe: 20);

    internal override void Inspect(Endpoint endpoint, EndpointReport report)
    {
        if (!EndpointWithoutAuthorization.IsJudged(endpoint, report))
            return;
        var found = EnumInput.UndefinedOf(endpoint, report.Model, report.CancellationToken).ToList();
        if (found.Count > 0)
            report.Gap(endpoint, Named([.. found.Select(input => $"'{input.Name}'").Distinct()]), found[0].Type.Name);
    }

    // An object that brings a whole graph would fill a page.
    private static string Named(IReadOnlyList<string> names) =>
        names.Count <= MostNames ? string.Join(", ", names) : $"{string.Join(", ", names.Take(MostNames))} and {names.Count - MostNames} more";
}
