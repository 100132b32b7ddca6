using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Composition;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Secrets;

/// <summary>A TLS connection that trusts whoever answers.</summary>
internal sealed class CertificateValidationDisabled() : ValueRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH1009",
        category: Family.Secrets,
        level: Level.Must,
        title: "Certificate validation disabled",
        messageFormat: "{0} accepts every certificate, in Production too: {1}",
        description: "Remove the callback so that the platform checks the certificate, or check it there; trust a private authority by its root certificate.",
        cwe: 295);

    // Fields and properties that only their own type writes are followed from where they are used.
    internal override bool Watches(ISymbol destination) => destination switch
    {
        IParameterSymbol parameter => CertificateCallback.IsType(parameter.Type),
        IPropertySymbol { SetMethod: not null } property => CertificateCallback.IsType(property.Type),
        IEventSymbol handlers => CertificateCallback.IsType(handlers.Type),
        IFieldSymbol { DeclaringSyntaxReferences.IsEmpty: true } field => CertificateCallback.IsType(field.Type),
        _ => false,
    };

    internal override void Inspect(ValueUse value, Report report)
    {
        foreach (var origin in ValueOrigin.Of(value.Value, report.Model, report.CancellationToken))
        {
            if (CertificateCallback.AcceptsEverything(origin.Value, report.Model, report.CancellationToken) is not { } why
                || origin.ExcludesProduction(report.Model, report.CancellationToken))
                continue;
            report.At(origin.Use.Syntax.GetLocation(), NameOf(value.Destination), why);
            return;
        }
    }

    private static string NameOf(ISymbol destination) => destination is IParameterSymbol { ContainingSymbol: var method }
        ? $"'{destination.Name}' of '{(method is IMethodSymbol { MethodKind: MethodKind.Constructor } ? method.ContainingType.Name : method.Name)}'"
        : $"'{destination.ContainingType.Name}.{destination.Name}'";
}
