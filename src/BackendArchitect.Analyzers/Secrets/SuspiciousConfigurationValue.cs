using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Configuration;
using BackendArchitect.Analyzers.Model.Secrets;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Secrets;

/// <summary>A value that may well be a credential: its key says so, and the value leaves it open.</summary>
internal sealed class SuspiciousConfigurationValue() : ConfigurationRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH1102",
        category: Family.Secrets,
        level: Level.Should,
        title: "Suspicious configuration value",
        messageFormat: "{0} in {1} is {2}; if it opens anything, keep it in user secrets or a vault",
        description: "Keep what opens something out of the file, and replace what everybody knows by a value that nobody does.",
        cwe: 798);

    internal static readonly Option<DevelopmentFiles> Development = SecretInConfigurationFile.Development;
    internal static readonly Option<ImmutableArray<string>> Names = SecretOptions.Names;
    internal static readonly Option<ImmutableArray<string>> OtherNames = SecretOptions.OtherNames;
    internal static readonly Option<ImmutableArray<string>> Paths = SecretOptions.Paths;
    internal static readonly Option<ImmutableArray<string>> Hashes = SecretOptions.Hashes;
    internal static readonly Option<ImmutableArray<string>> Salt = SecretOptions.Salt;

    internal override void Inspect(ConfigDocument document, Report report)
    {
        if (SecretInConfigurationFile.ContextOf(document, report) is not { } context)
            return;
        foreach (var entry in document.Entries)
        {
            report.CancellationToken.ThrowIfCancellationRequested();
            // What is given to the build of an image is that rule's, whatever its value.
            if (SecretBuildArgument.Is(entry, context))
                continue;
            foreach (var secret in SecretDetector.Judge(entry.Value, context with { Name = entry.Key, Entry = entry }))
                if (secret.Weight == Weight.Suspicious)
                    report.At(document.LocationOf(entry.SpanOf(secret.Start, secret.Length)), SecretInConfigurationFile.Properties(secret),
                        secret.Kind, SecretInConfigurationFile.PlaceOf(entry, secret), Doubt(secret, new(entry.Value, secret.Start, secret.Length), document));
        }
    }

    private static string Doubt(SecretFinding secret, Slice value, ConfigDocument document) =>
        SecretDetector.IsGuidOrHash(value) ? "a GUID or as long as a hash"
        : WellKnownCredential.IsDefault(value, user: value.Part(0, 0)) ? "one that everybody knows"
        : document.Audience == ConfigAudience.Developers || (document.IsCompose && secret.Evidence == Evidence.Container) ? "for the machine itself"
        : "one that anybody guesses";
}
