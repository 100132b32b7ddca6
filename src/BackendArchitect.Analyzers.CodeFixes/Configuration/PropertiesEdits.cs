using System;

namespace BackendArchitect.Analyzers.CodeFixes.Configuration;

/// <summary>Edits of properties and INI files: nobody but npm is sure to read variables in them, so the value is left empty.</summary>
internal static class PropertiesEdits
{
    internal static EditPlan Plan(FoundSetting setting, VariableNames names)
    {
        if (!setting.FileName.EndsWith(".npmrc", StringComparison.Ordinal))
            return EditPlan.Whole(setting.Entry, "", SecretStore.Deployment, setting.Entry.Key);
        var name = names.Of(setting);
        return setting.Refer($"${{{name}}}", SecretStore.EnvironmentVariable, name);
    }
}
