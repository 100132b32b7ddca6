using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Composition;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Endpoints;

/// <summary>A cookie that says who somebody is, and that scripts or listeners can take.</summary>
internal sealed class InsecureCookie() : ValueRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH5027",
        category: Family.Endpoints,
        level: Level.Should,
        title: "Insecure cookie",
        messageFormat: "The {0} cookie {1}: {2}",
        description: "Send the cookies of sign-in and session over HTTPS alone, and keep scripts from them.",
        cwe: 614);

    internal override bool Watches(ISymbol destination) => CookieFlaw.MayStandAt(destination);

    internal override void Inspect(ValueUse value, Report report)
    {
        if (CookieFlaw.Of(value, report.Model, report.CancellationToken) is { } flaw
            && !(flaw.Twin is { } twin && Twin.IsOn(twin, value.Value.Syntax.SyntaxTree, report))
            && !value.Value.ExcludesProduction(report.Model, report.CancellationToken))
            report.At(value.Value.Syntax.GetLocation(), flaw.Cookie, flaw.Effect, flaw.Because);
    }
}
