using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Secrets;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Secrets;

/// <summary>A value in source code that its name alone calls a credential, or a word that everybody knows where a credential goes.</summary>
internal sealed class SecretByName() : ValueRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH1002",
        category: Family.Secrets,
        level: Level.Should,
        title: "Suspected secret in source code",
        messageFormat: "{0} {1}; if it opens anything, keep it in user secrets or a vault",
        description: "Read credentials from configuration, which user secrets, environment variables or a vault fill; rename what is no credential.",
        cwe: 798);

    internal static readonly Option<ImmutableArray<string>> Names = SecretOptions.Names;
    internal static readonly Option<ImmutableArray<string>> OtherNames = SecretOptions.OtherNames;
    internal static readonly Option<ImmutableArray<string>> Paths = SecretOptions.Paths;
    internal static readonly Option<ImmutableArray<string>> Hashes = SecretOptions.Hashes;
    internal static readonly Option<ImmutableArray<string>> Salt = SecretOptions.Salt;

    internal override bool Watches(ISymbol destination) => SecretInCode.MayReceive(destination);

    internal override void Inspect(ValueUse value, Report report)
    {
        foreach (var secret in SecretOptions.SecretsIn(value, onlyProven: false, report))
            if (secret.Kind == CodeSecretKind.Suspicious)
                report.At(secret.Where, secret.Uses, ImmutableDictionary<string, string?>.Empty, secret.Finding.Kind, secret.Use);
    }
}
