using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Secrets;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Secrets;

/// <summary>A credential in the URL of a request that the service sends: logs, proxies and traces keep URLs.</summary>
internal sealed class SecretInUrl() : ValueRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH1006",
        category: Family.Secrets,
        level: Level.Should,
        title: "Secret in a URL",
        messageFormat: "'{0}' is put into the {1} of an outgoing URL, which logs, proxies and traces keep; send it in a header",
        description: "Send credentials in the Authorization header, or in the header that the service documents; URLs are written down on the way.",
        cwe: 598);

    internal static readonly Option<ImmutableArray<string>> Paths = SecretOptions.Paths;

    internal override bool Watches(ISymbol destination) => SecretInCode.MayReceive(destination);

    internal override void Inspect(ValueUse value, Report report)
    {
        foreach (var credential in CredentialInUrl.In(value, report.Model, report.CancellationToken))
            if (SecretOptions.PolicyOf(report.Options).Judges(credential.Where.SourceTree!.FilePath))
                report.At(credential.Where, credential.Name, credential.Part);
    }
}
