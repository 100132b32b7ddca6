using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Model.Validation;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Validation;

/// <summary>A demand that is always met: a number, flag or date that a request leaves out is zero, and zero is a value.</summary>
internal sealed class RequiredOnValueType() : TypeRule(Descriptor)
{
    /// <summary>The property of a finding that says which attributes would ask, separated by commas.</summary>
    internal const string Asking = "asking";

    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH2010",
        category: Family.Validation,
        level: Level.Should,
        title: "Required on a value type",
        messageFormat: "[Required] never refuses '{0}': '{1}' cannot be null, and what a request leaves out keeps its default",
        description: "Ask for the value where the request is read, by 'required' or [JsonRequired] in a JSON body and [BindRequired] in a form or query, or make the member nullable.",
        cwe: 20);

    internal override bool Judges(ServiceModel model) => model.IsService;

    internal override void Inspect(INamedTypeSymbol type, Report report)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || !MissingValue.IsAskedForBy(type) || EntityType.Is(type, report.Model, report.CancellationToken))
            return;
        BoundFrom? from = null;
        foreach (var member in InputMember.Of(type))
        {
            if (!SymbolEqualityComparer.Default.Equals(member.Property.ContainingType, type) || MissingValue.UnansweredDemand(member)?.ApplicationSyntaxReference is not { } written)
                continue;
            from ??= RequestTypes.From(type, report.Model, report.CancellationToken);
            if (MissingValue.LeftOpenBy(member, from.Value, report.Model, report.CancellationToken) is not BoundFrom.None and var open && !MissingValue.MayBeRefused(member, type, report.Model, report.CancellationToken))
                report.At(written.GetSyntax(report.CancellationToken).GetLocation(), ImmutableDictionary<string, string?>.Empty.Add(Asking, AskingFor(open, member, report)),
                    member.Property.Name, member.Property.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
        }
    }

    // Nothing asks the form mapper of minimal APIs, and Newtonsoft.Json has an attribute of its own by the same name.
    private static string? AskingFor(BoundFrom open, InputMember member, Report report) => (open & BoundFrom.Form) != 0 || member.Property.SetMethod is not { DeclaredAccessibility: Accessibility.Public }
        || ((open & BoundFrom.ActionBody) != 0 && report.Model.Validation.Json.IsNewtonsoft(report.CancellationToken)) ? null
        : (open & BoundFrom.Model) == 0 ? "JsonRequired" : (open & BoundFrom.Bodies) == 0 ? "BindRequired" : "JsonRequired,BindRequired";
}
