using System;
using System.Linq;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.CodeFixes.Configuration;

/// <summary>
/// Edits of Terraform. An input variable loses its default, and a file of variables its line: Terraform then asks for the value. Elsewhere the value
/// needs a variable that some file of the module declares, and which one is a decision: advice.
/// </summary>
internal static class HclEdits
{
    /// <summary>How environment variables begin that set an input variable.</summary>
    internal const string Prefix = "TF_VAR_";

    internal static EditPlan? Plan(FoundSetting setting)
    {
        var parts = setting.Entry.Key.Split(':');
        var name = parts.Length == 3 && parts[0] == "variable" && parts[2] == "default" ? parts[1]
            : parts.Length == 1 && setting.FileName.EndsWith(".tfvars", StringComparison.Ordinal) ? parts[0]
            : null;
        if (name is null)
            return EditPlan.Advice(SecretStore.TerraformVariable, Prefix + VariableNames.Snake(parts[parts.Length - 1]).ToLowerInvariant());
        return Removed(setting) is { } span
            ? EditPlan.Gone(SecretStore.TerraformVariable, Prefix + name, [new TextChange(span, "")])
            : EditPlan.Advice(SecretStore.TerraformVariable, Prefix + name);
    }

    private static TextSpan? Removed(FoundSetting setting)
    {
        var text = setting.Text;
        if (!setting.IsQuoted)
            return null;
        var equals = setting.BeforeBlanks(setting.Entry.Span.Start - 1) - 1;
        if (equals < 0 || text[equals] != '=')
            return null;
        var start = setting.BeforeBlanks(equals);
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-'))
            start--;
        var end = setting.Entry.Span.End + 1;
        var line = setting.LineAt(start);
        if (end > line.End)
            return null;
        if (setting.IsBlank(line.Start, start) && setting.IsBlank(end, line.End))
            return line;
        // variable "name" { default = "..." }
        var open = setting.BeforeBlanks(start) - 1;
        return open >= line.Start && text[open] == '{' && text.ToString(TextSpan.FromBounds(end, line.End)).TrimStart().StartsWith("}", StringComparison.Ordinal)
            ? TextSpan.FromBounds(open + 1, end)
            : null;
    }
}
