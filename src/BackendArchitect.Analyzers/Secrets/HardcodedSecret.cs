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
    internal static readonly Option<ImmutableArray<string>> Paths = SecretOptions.Paths;
    internal static readonly Option<ImmutableArray<string>> Hashes = SecretOptions.Hashes;
    internal static readonly Option<ImmutableArray<string>> Salt = SecretOptions.Salt;

    // Tests hold made-up credentials; one that proves itself is not made up.
    internal override bool JudgesTests => true;

    internal override bool Watches(ISymbol destination) => SecretInCode.MayReceive(destination);

    internal override void Inspect(ValueUse value, Report report)
    {
        if (!SecretInCode.MayBeSecret(value) || CodeText.In(value.Value) is not { Count: > 0 } texts)
            return;
        var policy = SecretOptions.PolicyOf(report.Options);
        if (!policy.Judges(value.Value.Syntax.SyntaxTree.FilePath))
            return;
        var onlyProven = report.Model.IsTest || IsTestProject(report);
        foreach (var text in texts)
            foreach (var (secret, use, setting) in SecretInCode.Of(text, value.Destination, onlyProven, policy, report.Model, report.CancellationToken))
                report.At(text.LocationOf(secret.Start, secret.Length), Properties(secret, setting), secret.Kind, use);
    }

    private static ImmutableDictionary<string, string?> Properties(SecretFinding secret, string setting) => ImmutableDictionary<string, string?>.Empty
        .Add("kind", secret.Kind).Add("confidence", secret.Confidence.ToString()).Add("evidence", secret.Evidence.ToString())
        .Add("setting", setting);

    private static bool IsTestProject(Report report) =>
        report.Options.TryGetValue("build_property.IsTestProject", out var value) && value.Equals("true", StringComparison.OrdinalIgnoreCase);
}
