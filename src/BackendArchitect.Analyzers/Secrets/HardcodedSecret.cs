using System;
using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Secrets;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Secrets;

/// <summary>A credential in source code: everybody who has the repository or the assembly has it, and a new one needs a release.</summary>
internal sealed class HardcodedSecret() : ValueRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH1001",
        category: Family.Secrets,
        level: Level.Must,
        title: "Secret in source code",
        messageFormat: "{0} {1}; keep it in user secrets or a vault",
        description: "Read credentials from configuration, which user secrets, environment variables or a vault fill, and replace the one that was committed.",
        cwe: 798);

    internal static readonly Option<ImmutableArray<string>> Formats = SecretOptions.Formats;
    internal static readonly Option<ImmutableArray<string>> Names = SecretOptions.Names;
    internal static readonly Option<ImmutableArray<string>> OtherNames = SecretOptions.OtherNames;
    internal static readonly Option<ImmutableArray<string>> Paths = SecretOptions.Paths;
    internal static readonly Option<ImmutableArray<string>> Hashes = SecretOptions.Hashes;
    internal static readonly Option<ImmutableArray<string>> Salt = SecretOptions.Salt;

    // Tests hold made-up credentials; one that proves itself is not made up.
    internal override bool JudgesTests => true;

    internal override bool Watches(ISymbol destination) => SecretInCode.MayReceive(destination);

    internal override void Inspect(ValueUse value, Report report)
    {
        foreach (var secret in SecretOptions.SecretsIn(value, onlyProven: report.Model.IsTest || IsTestProject(report), report))
            if (secret.Kind == CodeSecretKind.Credential)
                report.At(secret.Where, secret.Uses, Properties(secret), secret.Finding.Kind, secret.Use);
    }

    private static ImmutableDictionary<string, string?> Properties(CodeSecret secret)
    {
        var properties = ImmutableDictionary<string, string?>.Empty
            .Add("kind", secret.Finding.Kind).Add("confidence", secret.Finding.Confidence.ToString()).Add("evidence", secret.Finding.Evidence.ToString());
        return secret.Setting.Length == 0 ? properties : properties.Add("setting", secret.Setting);
    }

    private static bool IsTestProject(Report report) =>
        report.Options.TryGetValue("build_property.IsTestProject", out var value) && value.Equals("true", StringComparison.OrdinalIgnoreCase);
}
