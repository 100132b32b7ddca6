using System;
using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Configuration;
using BackendArchitect.Analyzers.Model.Secrets;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.CodeFixes.Configuration;

/// <summary>
/// Edits of YAML: compose files and workflows have references; values of a Helm chart and their like are left empty. A manifest of Kubernetes names
/// a Secret that somebody must have made, and what an image is built with is mounted: advice.
/// </summary>
internal static class YamlEdits
{
    private static readonly string[] Manifest = ["apiVersion"];
    private static readonly string[] Kind = ["kind"];

    internal static EditPlan? Plan(FoundSetting setting, string kind, VariableNames names)
    {
        var document = setting.Document;
        if (setting.Entry.IsBuildArgument)
            return EditPlan.Advice(SecretStore.BuildSecret, setting.Entry.Name);
        if (document.IsCompose || kind == "compose")
            return Refer(setting, SecretStore.ComposeVariable, names, name => $"${{{name}}}");
        if (kind == "workflow" || document.Path.Replace('\\', '/').IndexOf("/.github/workflows/", StringComparison.OrdinalIgnoreCase) >= 0)
            return Refer(setting, SecretStore.WorkflowSecret, names, name => $"${{{{ secrets.{name} }}}}");
        if (document.HasRoot(Manifest) && document.HasRoot(Kind))
            return EditPlan.Advice(SecretStore.KubernetesSecret, setting.Entry.Name);
        var key = setting.Entry.Key;
        return IsBlock(setting) || CommandLine.Is(key) ? EditPlan.Advice(SecretStore.Deployment, key.Replace(':', '.'))
            : new([new(setting.Entry.Span, setting.IsQuoted ? "" : "\"\"")], SecretStore.Deployment, key.Replace(':', '.'), "", TakesWhole: true);
    }

    private static EditPlan Refer(FoundSetting setting, SecretStore store, VariableNames names, Func<string, string> spelled)
    {
        var entry = setting.Entry;
        // A variable of the container is handed on as a whole, as it will be set; of a command, only what is secret.
        var isWhole = setting.IsWhole || (VariableNames.IsVariable(entry.Key) && !IsBlock(setting));
        var found = isWhole ? setting with { Place = entry.Span } : setting;
        var name = names.Of(found);
        var reference = spelled(name);
        if (IsBlock(setting) && isWhole || found.With(reference) is not { } after)
            return EditPlan.Advice(store, name);
        var change = new TextChange(found.Place, reference);
        if (setting.IsQuoted || !IsInFlow(setting))
            return new([change], store, name, after, isWhole);
        // Braces end a plain text within braces or brackets.
        var raw = TextSpan.FromBounds(Math.Min(entry.Span.Start, StartOfItem(setting)), entry.Span.End);
        if (setting.Text.ToString(raw).IndexOfAny(['"', '\\', '\n']) >= 0)
            return EditPlan.Advice(store, name);
        return new(Merged(new(raw.Start, 0), change, new(raw.End, 0)), store, name, after, isWhole);
    }

    private static ImmutableArray<TextChange> Merged(TextSpan open, TextChange change, TextSpan close)
    {
        var (before, behind) = (change.Span.Start == open.Start ? "\"" : "", change.Span.End == close.Start ? "\"" : "");
        var changes = ImmutableArray.CreateBuilder<TextChange>();
        if (before.Length == 0)
            changes.Add(new(open, "\""));
        changes.Add(new(change.Span, before + change.NewText + behind));
        if (behind.Length == 0)
            changes.Add(new(close, "\""));
        return changes.ToImmutable();
    }

    // [ NAME=value ]
    private static int StartOfItem(FoundSetting setting) =>
        setting.Entry.Span.Start > 0 && setting.Text[setting.Entry.Span.Start - 1] == '=' && setting.Entry.NameSpan.Length > 0 ? setting.Entry.NameSpan.Start : setting.Entry.Span.Start;

    private static bool IsBlock(FoundSetting setting)
    {
        if (setting.Entry.Lines.IsEmpty)
            return false;
        var line = setting.Text.Lines.GetLineFromPosition(setting.Entry.Span.Start);
        if (line.LineNumber == 0)
            return false;
        for (var i = line.LineNumber - 1; i >= 0; i--)
            if (setting.Text.Lines[i].ToString().Trim() is { Length: > 0 } header)
                return header.Split('#')[0].TrimEnd().TrimEnd('+', '-', '1', '2', '3', '4', '5', '6', '7', '8', '9') is var mark && (mark.EndsWith("|", StringComparison.Ordinal) || mark.EndsWith(">", StringComparison.Ordinal));
        return false;
    }

    private static bool IsInFlow(FoundSetting setting)
    {
        var text = setting.Text;
        var line = setting.LineAt(setting.Entry.Span.Start);
        if (text.ToString(TextSpan.FromBounds(line.Start, setting.Entry.Span.Start)).IndexOfAny(['{', '[']) >= 0)
            return true;
        var next = setting.Entry.Span.End;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
            next++;
        return next < text.Length && text[next] is ',' or '}' or ']';
    }
}
