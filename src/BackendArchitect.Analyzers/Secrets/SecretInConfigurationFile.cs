using System;
using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Configuration;
using BackendArchitect.Analyzers.Model.Secrets;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Secrets;

/// <summary>A credential in a configuration file: everybody who has the repository has it, and a new one needs a release.</summary>
internal sealed class SecretInConfigurationFile() : ConfigurationRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH1101",
        category: Family.Secrets,
        level: Level.Must,
        title: "Secret in a configuration file",
        messageFormat: "{0} in {1}; keep it in user secrets or a vault",
        description: "Keep credentials in user secrets, environment variables or a vault, and replace the one that was committed.",
        cwe: 798);

    internal static readonly Option<DevelopmentFiles> Development = Option.OneOf(
        "development_files", DevelopmentFiles.Relax,
        "How credentials in files for developers' machines are judged: like all others, without what only opens the machine itself, or not at all.");

    internal static readonly Option<ImmutableArray<string>> Formats = SecretOptions.Formats;
    internal static readonly Option<ImmutableArray<string>> Names = SecretOptions.Names;
    internal static readonly Option<ImmutableArray<string>> OtherNames = SecretOptions.OtherNames;
    internal static readonly Option<ImmutableArray<string>> Paths = SecretOptions.Paths;
    internal static readonly Option<ImmutableArray<string>> Hashes = SecretOptions.Hashes;
    internal static readonly Option<ImmutableArray<string>> Salt = SecretOptions.Salt;
    internal static readonly Option<bool> ReportPossible = SecretOptions.ReportPossible;

    // Tests hold made-up credentials; one that proves itself is not made up.
    internal override bool JudgesTests => true;

    internal override void Inspect(ConfigDocument document, Report report)
    {
        var policy = SecretOptions.PolicyOf(report.Options);
        if (!policy.Judges(document.Path))
            return;
        var forDevelopers = document.Audience == ConfigAudience.Developers;
        var development = Development.Read(report.Options);
        if (forDevelopers && development == DevelopmentFiles.Skip)
            return;
        var place = SecretContext.PlaceIn(document, report.Model.IsTest || IsTestProject(report));
        foreach (var entry in document.Entries)
        {
            report.CancellationToken.ThrowIfCancellationRequested();
            var context = new SecretContext(place, entry.Key, document, entry, forDevelopers && development == DevelopmentFiles.Relax) { Policy = policy };
            foreach (var secret in SecretDetector.Judge(entry.Value, context))
                Say(secret, document.LocationOf(entry.SpanOf(secret.Start, secret.Length)),
                    $"configuration '{SecretDetector.Redacted(entry.Key, entry.Value.Substring(secret.Start, secret.Length))}'", report);
        }
        foreach (var comment in document.Comments)
            foreach (var secret in SecretDetector.Judge(document.Text.ToString(comment), new(SecretPlace.OnlyProven) { Policy = policy }))
                Say(secret, document.LocationOf(new(comment.Start + secret.Start, secret.Length)), "a comment of the configuration", report);
    }

    private static void Say(SecretFinding secret, Location where, string place, Report report)
    {
        if (SecretOptions.Reports(secret, report.Options))
            report.At(where, Properties(secret), secret.Kind, place);
    }

    private static ImmutableDictionary<string, string?> Properties(SecretFinding secret) => ImmutableDictionary<string, string?>.Empty
        .Add("kind", secret.Kind).Add("confidence", secret.Confidence.ToString()).Add("evidence", secret.Evidence.ToString());

    private static bool IsTestProject(Report report) =>
        report.Options.TryGetValue("build_property.IsTestProject", out var value) && value.Equals("true", StringComparison.OrdinalIgnoreCase);
}
