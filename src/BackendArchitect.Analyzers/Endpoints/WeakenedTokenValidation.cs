using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Composition;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Endpoints;

/// <summary>A token that signs a caller in although one of its checks is switched off.</summary>
internal sealed class WeakenedTokenValidation() : ValueRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH5019",
        category: Family.Endpoints,
        level: Level.Must,
        title: "Weakened token validation",
        messageFormat: "'{0}' {1}, in Production too: {2}",
        description: "Leave the checks of tokens on: state the issuer and the audience that are valid, and fetch keys over HTTPS.",
        cwe: 347);

    internal override bool Watches(ISymbol destination) => TokenCheck.Of(destination) is not null;

    internal override void Inspect(ValueUse value, Report report)
    {
        var (model, cancellationToken) = (report.Model, report.CancellationToken);
        if (TokenCheck.Of(value.Destination) is not { } check
            || (check.Twin is { } twin && Twin.IsOn(twin, value.Value.Syntax.SyntaxTree, report))
            || !check.IsTakenAwayBy(value.Value, model, cancellationToken)
            || value.Value.ExcludesProduction(model, cancellationToken)
            || check.MayBeMadeUpFor(value.Value, model, cancellationToken))
            return;
        var how = !check.IsSwitch ? "accepts everything" : value.Value.ConstantValue.HasValue ? "is false" : "is false where it counts";
        report.At(value.Value.Syntax.GetLocation(), $"{value.Destination.ContainingType.Name}.{value.Destination.Name}", how, check.Accepts);
    }
}
