using System;
using System.Linq;

namespace BackendArchitect.Analyzers.CodeFixes.Configuration;

/// <summary>
/// Edits of XML: MSBuild and NuGet read environment variables where they are told to; elsewhere the value is left empty, for whatever fills the file in.
/// </summary>
internal static class XmlEdits
{
    private const string Variables = "environmentVariables:";

    private static readonly string[] ProjectFiles = [".csproj", ".props", ".targets", ".pubxml"];

    internal static EditPlan Plan(FoundSetting setting, VariableNames names)
    {
        var name = names.Of(setting);
        if (ProjectFiles.Any(ending => setting.FileName.EndsWith(ending, StringComparison.Ordinal)))
            return setting.Refer($"$({name})", SecretStore.EnvironmentVariable, name);
        if (setting.FileName == "nuget.config")
            return setting.Refer($"%{name}%", SecretStore.EnvironmentVariable, name);
        var key = setting.Entry.Key;
        return key.IndexOf(Variables, StringComparison.Ordinal) is >= 0 and var at
            ? EditPlan.Whole(setting.Entry, "", SecretStore.EnvironmentVariable, key.Substring(at + Variables.Length).Replace(":", "__"))
            : EditPlan.Whole(setting.Entry, "", SecretStore.Deployment, key);
    }
}
