using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Secrets;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Analyzers.Secrets;

/// <summary>What a project says about its own credentials: the options that the rules about secrets share.</summary>
internal static class SecretOptions
{
    internal static readonly Option<ImmutableArray<string>> Formats = Option.List(
        "secrets.formats", "Formats of credentials of your own, each a kind, a colon and a shape: 'Contoso key: ctso_{b62:32}'.");

    internal static readonly Option<ImmutableArray<string>> Names = Option.List(
        "secrets.names", "Names of settings whose values are credentials, besides those that every rule knows.");

    internal static readonly Option<ImmutableArray<string>> OtherNames = Option.List(
        "secrets.ignored_names", "Names of settings whose values are no credentials, whatever the names say.");

    internal static readonly Option<ImmutableArray<string>> Paths = Option.List(
        "secrets.allowed_paths", "Files that are not judged: '*' stands for any characters but a slash, '**' for any.");

    internal static readonly Option<ImmutableArray<string>> Hashes = Option.List(
        "secrets.allowed_hashes", "Values that are not reported, each as the SHA-256 of the salt, a colon and the value.");

    internal static readonly Option<ImmutableArray<string>> Salt = Option.Text(
        "secrets.salt", "The salt of the allowed hashes, a text of your own; without it none is read.");

    internal static readonly Option<bool> ReportPossible = Option.Flag(
        "secrets.report_possible", byDefault: false, "Reports what may be a credential too: half of a pair, a default password on the machine itself.");

    // Options live as long as their compilation; a file has one of them.
    private static readonly ConditionalWeakTable<AnalyzerConfigOptions, SecretPolicy> Known = new();

    internal static SecretPolicy PolicyOf(AnalyzerConfigOptions options) => Known.GetValue(options, static options => new()
    {
        WrittenFormats = Formats.Read(options),
        Names = Names.Read(options),
        OtherNames = OtherNames.Read(options),
        Paths = Paths.Read(options),
        Hashes = Hashes.Read(options),
        Salt = string.Concat(Salt.Read(options)),
    });

    /// <summary>The credentials and keys in a value of source code, as the options of its file judge it.</summary>
    internal static ImmutableArray<CodeSecret> SecretsIn(ValueUse value, bool onlyProven, Report report)
    {
        if (!SecretInCode.MayBeSecret(value))
            return [];
        var policy = PolicyOf(report.Options);
        return policy.Judges(value.Value.Syntax.SyntaxTree.FilePath) ? SecretInCode.In(value, onlyProven, policy, report.Model, report.CancellationToken) : [];
    }

    /// <summary>Whether a finding is strong enough to be reported.</summary>
    internal static bool Reports(SecretFinding finding, AnalyzerConfigOptions options) =>
        finding.Weight == Weight.Full || (finding.Weight == Weight.Slight && ReportPossible.Read(options));
}
