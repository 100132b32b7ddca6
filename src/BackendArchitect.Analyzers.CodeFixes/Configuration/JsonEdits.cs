using System;
using BackendArchitect.Analyzers.Model.Configuration;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.CodeFixes.Configuration;

/// <summary>
/// Edits of JSON. A setting of an application stays, with an empty value, so that everybody sees that it is needed; an environment variable that is set
/// to nothing would hide what user secrets say, so it goes.
/// </summary>
internal static class JsonEdits
{
    private const string Variables = "environmentVariables:";
    private const string FunctionValues = "Values:";

    internal static EditPlan? Plan(FoundSetting setting)
    {
        var key = setting.Entry.Key;
        if (setting.FileName == "launchsettings.json")
            return key.IndexOf(Variables, StringComparison.Ordinal) is >= 0 and var at
                ? Removed(setting, SecretStore.UserSecrets, key.Substring(at + Variables.Length))
                : EditPlan.Advice(SecretStore.UserSecrets, key);
        if (setting.FileName.StartsWith("local.settings", StringComparison.Ordinal) && key.StartsWith(FunctionValues, StringComparison.OrdinalIgnoreCase))
            return Removed(setting, SecretStore.EnvironmentVariable, key.Substring(FunctionValues.Length).Replace(":", "__"));
        if (setting.FileName.EndsWith(".tfvars.json", StringComparison.Ordinal))
            return key.IndexOf(':') < 0 ? Removed(setting, SecretStore.TerraformVariable, HclEdits.Prefix + key) : EditPlan.Advice(SecretStore.TerraformVariable, HclEdits.Prefix + key.Split(':')[0]);
        return EditPlan.Whole(setting.Entry, "", SecretStore.UserSecrets, key);
    }

    private static EditPlan Removed(FoundSetting setting, SecretStore store, string name)
    {
        var text = setting.Text;
        var colon = setting.BeforeBlanks(setting.Entry.Span.Start - 1) - 1;
        var close = colon > 0 && text[colon] == ':' ? setting.BeforeBlanks(colon) - 1 : 0;
        if (close <= 0 || text[close] != '"' || OpenOf(text, close) is not { } start)
            return EditPlan.Advice(store, name);
        var end = setting.Entry.Span.End + 1;
        var comma = end;
        while (comma < text.Length && char.IsWhiteSpace(text[comma]))
            comma++;
        // The last one goes with the comma before it.
        TextChange? before = null;
        if (comma < text.Length && text[comma] == ',')
            end = comma + 1;
        else if (CommaBefore(setting.Document, start) is { } at)
            before = new(new(at, 1), "");
        var line = setting.LineAt(end);
        var whole = setting.IsBlank(setting.LineAt(start).Start, start) && setting.IsBlank(end, line.End) && line.End > end
            ? TextSpan.FromBounds(setting.LineAt(start).Start, line.End)
            : TextSpan.FromBounds(start, end);
        return before is { } gone ? EditPlan.Gone(store, name, [gone, new(whole, "")]) : EditPlan.Gone(store, name, [new TextChange(whole, "")]);
    }

    private static int? OpenOf(SourceText text, int close)
    {
        for (var at = close - 1; at >= 0; at--)
        {
            var slashes = 0;
            while (text[at] == '"' && at - slashes > 0 && text[at - slashes - 1] == '\\')
                slashes++;
            if (text[at] == '"' && slashes % 2 == 0)
                return at;
        }
        return null;
    }

    // Between two settings stand blanks and comments.
    private static int? CommaBefore(ConfigDocument document, int start)
    {
        var comment = document.Comments.Length - 1;
        for (var at = start - 1; at >= 0; at--)
        {
            while (comment >= 0 && document.Comments[comment].Start > at)
                comment--;
            // What makes it a comment stands around it.
            if (comment >= 0 && at <= document.Comments[comment].End + 1 && !char.IsWhiteSpace(document.Text[at]) && at >= document.Comments[comment].Start)
                at = document.Comments[comment].Start - 2;
            else if (document.Text[at] == ',')
                return at;
            else if (!char.IsWhiteSpace(document.Text[at]))
                return null;
        }
        return null;
    }
}
