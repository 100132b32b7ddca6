using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Secrets;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Secrets;

/// <summary>A key or initialization vector in source code: whoever has the assembly reads what it encrypts and forges what it signs.</summary>
internal sealed class HardcodedCryptographicKey() : ValueRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH1005",
        category: Family.Secrets,
        level: Level.Must,
        title: "Cryptographic key in source code",
        messageFormat: "{0} {1}; {2}",
        description: "Keep keys in a vault, draw initialization vectors and nonces anew for every message, or let the data protection API do both.",
        cwe: 321);

    internal static readonly Option<ImmutableArray<string>> Paths = SecretOptions.Paths;

    internal override bool Watches(ISymbol destination) => SecretInCode.MayReceive(destination);

    internal override void Inspect(ValueUse value, Report report)
    {
        foreach (var secret in SecretOptions.SecretsIn(value, onlyProven: false, report))
            if (secret.Kind == CodeSecretKind.CipherKey)
                report.At(secret.Where, secret.Uses, ImmutableDictionary<string, string?>.Empty, secret.Finding.Kind, secret.Use, secret.Remedy);
    }
}
