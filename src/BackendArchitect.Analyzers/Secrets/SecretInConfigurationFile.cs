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
        if (ContextOf(document, report) is not { } context)
            return;
        foreach (var entry in document.Entries)
        {
            report.CancellationToken.ThrowIfCancellationRequested();
            foreach (var secret in SecretDetector.Judge(entry.Value, context with { Name = entry.Key, Entry = entry }))
                Say(secret, document.LocationOf(entry.SpanOf(secret.Start, secret.Length)), PlaceOf(entry, secret), report);
        }
        foreach (var comment in document.Comments)
            foreach (var secret in SecretDetector.Judge(document.Text.ToString(comment), new(SecretPlace.OnlyProven) { Policy = context.Policy }))
                Say(secret, document.LocationOf(new(comment.Start + secret.Start, secret.Length)), "a comment of the configuration", report);
    }

    /// <summary>How the values of a file are judged, by whom it is for and what project it belongs to; null where the options pass it over.</summary>
    internal static SecretContext? ContextOf(ConfigDocument document, Report report)
    {
        var policy = SecretOptions.PolicyOf(report.Options);
        var forDevelopers = document.Audience == ConfigAudience.Developers;
        var development = Development.Read(report.Options);
        return !policy.Judges(document.Path) || (forDevelopers && development == DevelopmentFiles.Skip) ? null
            : new(SecretContext.PlaceIn(document, report.Model.IsTest || IsTestProject(report)), Document: document,
                ForDevelopers: forDevelopers && development == DevelopmentFiles.Relax) { Policy = policy };
    }

    /// <summary>The setting that holds a credential, as a message names it.</summary>
    internal static string PlaceOf(ConfigEntry entry, SecretFinding secret) =>
        $"configuration '{SecretDetector.Redacted(entry.Key, entry.Value.Substring(secret.Start, secret.Length))}'";

    private static void Say(SecretFinding secret, Location where, string place, Report report)
    {
        if (SecretOptions.Reports(secret, report.Options))
            report.At(where, Properties(secret), secret.Kind, place);
    }

    /// <summary>What a finding says to fixes and tools.</summary>
    internal static ImmutableDictionary<string, string?> Properties(SecretFinding secret) => ImmutableDictionary<string, string?>.Empty
        .Add("kind", secret.Kind).Add("confidence", secret.Confidence.ToString()).Add("evidence", secret.Evidence.ToString());

    private static bool IsTestProject(Report report) =>
        report.Options.TryGetValue("build_property.IsTestProject", out var value) && value.Equals("true", StringComparison.OrdinalIgnoreCase);
}
