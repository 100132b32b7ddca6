using BackendArchitect.Analyzers.CodeFixes.Configuration;
using BackendArchitect.Analyzers.Secrets;
using BackendArchitect.Tool.Findings;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Tool.Fixing;

/// <summary>The edits of configuration files, which no compiler and no editor applies.</summary>
internal static class ConfigurationFixes
{
    private static readonly string[] Rules = [SecretInConfigurationFile.Descriptor.Id, SuspiciousConfigurationValue.Descriptor.Id, UnencryptedConnection.Descriptor.Id];

    /// <summary>Whether edits are made for a rule.</summary>
    internal static bool Serve(string id) => Rules.Contains(id);

    /// <summary>The edit for a finding in a configuration file, or null where none is right.</summary>
    internal static async Task<ConfigurationEdit?> PrepareAsync(Finding finding, CancellationToken cancellationToken)
    {
        if (!Serve(finding.Id) || finding.Diagnostic.Location.SourceTree is not null || finding.Project.AdditionalDocuments.FirstOrDefault(document => document.FilePath == finding.File) is not { } document)
            return null;
        SourceText text = await document.GetTextAsync(cancellationToken);
        return ConfigurationEditor.Open(finding.File, text, SolutionFindings.KindOf(finding.Project, finding.File), cancellationToken)?.Prepare(finding.Diagnostic);
    }
}
