using BackendArchitect.Analyzers.Model.Configuration;
using BackendArchitect.Analyzers.Model.Secrets;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Tests.Conventions;

/// <summary>
/// This repository under its own detector. Nothing in it has the format of a provider's credential, in whatever file: what tests need they make.
/// Configuration holds no other credential either, but in the samples that exist to be leaky and in the examples of pages: these open hosts that
/// nobody has, and are no tokens of anybody.
/// </summary>
public class OwnSecretsTests
{
    private static bool IsPlanted(string path) => path.StartsWith("samples/LeakyShop", StringComparison.Ordinal) || path.StartsWith("rules-docs/", StringComparison.Ordinal);

    [Fact]
    public void No_file_holds_the_token_of_a_provider()
    {
        Assert.NotEmpty(Repository.Files);
        Assert.Empty(Repository.Files.SelectMany(file => Tokens(file.Text).Select(token => $"{file.Path}({file.Text[..token.Start].Count(c => c == '\n') + 1}) holds what looks like a {token.Kind}")));
    }

    [Fact]
    public void No_configuration_file_holds_a_credential()
    {
        var documents = Repository.Files.Where(file => !IsPlanted(file.Path)).Select(file => ConfigDocument.Read(file.Path, SourceText.From(file.Text), default)).OfType<ConfigDocument>().ToList();
        Assert.NotEmpty(documents);
        Assert.Empty(
            from document in documents
            from entry in document.Entries
            from found in SecretDetector.Judge(entry.Value, new(SecretPlace.Configuration, entry.Key, document, entry))
            where found.Weight == Weight.Full
            select $"{document.Path}: {found.Kind} under '{entry.Key}'");
    }

    [Fact]
    public void What_is_planted_would_be_found() =>
        Assert.Contains(Repository.Files.Where(file => IsPlanted(file.Path)).Select(file => ConfigDocument.Read(file.Path, SourceText.From(file.Text), default)).OfType<ConfigDocument>(), document =>
            document.Entries.Any(entry => SecretDetector.Judge(entry.Value, new(SecretPlace.Configuration, entry.Key, document, entry)).Any(found => found.Weight == Weight.Full)));

    private static IEnumerable<(string Kind, int Start)> Tokens(string text)
    {
        for (var from = 0; SecretFormats.Next(text, from, new(SecretPlace.Data)) is var (format, token); from = token.End)
            if (format.Worth == Worth.Secret && !WellKnownCredential.IsOfEmulator(token) && NegativeEvidence.Of(token) is not Excuse.Placeholder)
                yield return (format.Kind, token.Start);
    }
}
