using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Configuration;
using BackendArchitect.Analyzers.Model.Secrets;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.CodeFixes.Configuration;

/// <summary>
/// What must happen in a configuration file so that a finding in it is gone, and where the value goes that leaves it. It is worked out and proven before
/// anybody sees it, and changes nothing by itself: no host applies fixes to such files, so a tool does.
/// </summary>
/// <remarks>
/// <see cref="Value"/> is the credential itself, for whoever moves it to its store and nobody else: neither <see cref="ToString"/> nor any other member
/// tells it, and it belongs in no log and no prompt. A credential that was committed must be replaced besides, wherever it is kept from now on.
/// </remarks>
/// <param name="path">The file.</param>
/// <param name="changes">The changes of its text, in order; none where what must happen is not mechanical and the rest is advice.</param>
/// <param name="key">The path of the setting in the file, joined with <c>:</c>.</param>
/// <param name="store">Where the value is kept from now on.</param>
/// <param name="name">What the value is called there: the key of user secrets, the name of a variable or secret. Empty where it stays in the file.</param>
/// <param name="value">The value that leaves the file, unescaped; null where none does.</param>
internal sealed class ConfigurationEdit(string path, ImmutableArray<TextChange> changes, string key, SecretStore store, string name, string? value)
{
    /// <summary>The file.</summary>
    internal string Path { get; } = path;

    /// <summary>The changes of its text, in order; none where what must happen is not mechanical and the rest is advice.</summary>
    internal ImmutableArray<TextChange> Changes { get; } = changes;

    /// <summary>The path of the setting in the file, joined with <c>:</c>.</summary>
    internal string Key { get; } = key;

    /// <summary>Where the value is kept from now on.</summary>
    internal SecretStore Store { get; } = store;

    /// <summary>What the value is called there: the key of user secrets, the name of a variable or secret. Empty where it stays in the file.</summary>
    internal string Name { get; } = name;

    /// <summary>The value that leaves the file, unescaped; null where none does.</summary>
    internal string? Value { get; } = value;

    /// <summary>Whether nothing is changed: the edit only says what a person must do.</summary>
    internal bool IsAdvice => Changes.IsEmpty;

    /// <summary>What the edit does, as an imperative that a console or editor shows.</summary>
    public override string ToString()
    {
        var (setting, name) = ($"'{Shown(Key)}' in {ConfigDocument.FileName(Path)}", $"'{Shown(Name)}'");
        var store = Store switch
        {
            SecretStore.UserSecrets => $"user secrets {name}",
            SecretStore.EnvironmentVariable => $"the environment variable {name}",
            SecretStore.ComposeVariable => $"the variable {name} of whoever starts the containers",
            SecretStore.WorkflowSecret => $"the repository's secret {name}",
            SecretStore.TerraformVariable => $"the environment variable {name} or another source of input variables",
            SecretStore.KubernetesSecret => "a Secret that is not in the repository, and name it by 'secretKeyRef'",
            SecretStore.BuildSecret => "a secret of the build, and read it by 'RUN --mount=type=secret'",
            _ => $"what the deployment sets for {name}",
        };
        return Store == SecretStore.File ? $"Put {setting} right" : IsAdvice ? $"Keep the value of {setting} in {store}" : $"Take the value of {setting} out, and keep it in {store}";
    }

    private string Shown(string name) => SecretDetector.Redacted(name, Value ?? "");
}
