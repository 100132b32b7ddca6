using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Configuration;
using BackendArchitect.Analyzers.Model.Secrets;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Secrets;

/// <summary>A secret that is given to the build of a container image: whoever has the image or its history has it, wherever the value comes from.</summary>
/// <remarks>Source: Docker documentation, "Build secrets" and the build check SecretsUsedInArgOrEnv.</remarks>
internal sealed class SecretBuildArgument() : ConfigurationRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH1103",
        category: Family.Secrets,
        level: Level.Should,
        title: "Secret as a build argument",
        messageFormat: "'{0}' hands the build what is named as a secret, and the image or its history keeps it; mount it with 'RUN --mount=type=secret', or set it when the container starts",
        description: "Mount secrets of a build with RUN --mount=type=secret, and hand a container its own when it starts: what ARG, ENV and build.args are given can be read in the image, its history or the provenance of its build.",
        cwe: 538);

    internal static readonly Option<DevelopmentFiles> Development = SecretInConfigurationFile.Development;
    internal static readonly Option<ImmutableArray<string>> Names = SecretOptions.Names;
    internal static readonly Option<ImmutableArray<string>> OtherNames = SecretOptions.OtherNames;
    internal static readonly Option<ImmutableArray<string>> Paths = SecretOptions.Paths;

    internal override void Inspect(ConfigDocument document, Report report)
    {
        if (SecretInConfigurationFile.ContextOf(document, report) is not { } context)
            return;
        foreach (var entry in document.Entries)
        {
            report.CancellationToken.ThrowIfCancellationRequested();
            if (Is(entry, context) && !HoldsSecret(entry, context))
                report.At(document.LocationOf(entry.NameSpan), SecretDetector.Redacted(document.Text.ToString(entry.NameSpan), secret: ""));
            foreach (var argument in BuildArgument.In(entry))
                if (context.Place is SecretPlace.Configuration && context.Policy.NameOf(argument.Name.ToString()) is not (CredentialName.None or CredentialName.Pass)
                    && !HoldsSecret(entry, context, argument.Value))
                    report.At(document.LocationOf(entry.SpanOf(argument.Name.Start, argument.Name.Length)), SecretDetector.Redacted(argument.Name.ToString(), secret: ""));
        }
    }

    /// <summary>Whether the entry is given to the build of an image and named as a secret.</summary>
    internal static bool Is(ConfigEntry entry, in SecretContext file) =>
        entry.IsBuildArgument && file.Place is SecretPlace.Configuration or SecretPlace.Data
        && file.Policy.NameOf(entry.Key) is var name and not CredentialName.None
        && (name != CredentialName.Pass || (file with { Entry = entry }).HasLogin);

    // A value that is a credential itself is reported where it stands.
    private static bool HoldsSecret(ConfigEntry entry, SecretContext context, Slice? value = null)
    {
        foreach (var secret in SecretDetector.Judge(entry.Value, context with { Name = entry.Key, Entry = entry }))
            if (secret.Weight == Weight.Full && (value is not { } part || (secret.Start < part.End && part.Start < secret.Start + secret.Length)))
                return true;
        return false;
    }
}
