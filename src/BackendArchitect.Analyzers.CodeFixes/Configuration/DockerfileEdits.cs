using System;
using System.Linq;
using System.Text.RegularExpressions;
using BackendArchitect.Analyzers.Model.Configuration;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.CodeFixes.Configuration;

/// <summary>
/// Edits of Dockerfiles. A variable of <c>ENV</c> goes, and whoever starts the container sets it. What the build itself needs is mounted, which
/// rewrites the instruction that needs it: advice. So is a variable that a later instruction reads, and <c>ARG</c>, whose name alone would still be one.
/// </summary>
internal static class DockerfileEdits
{
    internal static EditPlan? Plan(FoundSetting setting)
    {
        var (entry, text) = (setting.Entry, setting.Text);
        if (!entry.IsBuildArgument)
            return entry.Name is "LABEL" || entry.NameSpan.Length > 0 ? null : EditPlan.Advice(SecretStore.BuildSecret, "");
        var name = text.ToString(entry.NameSpan).Trim('"');
        var line = setting.LineAt(entry.NameSpan.Start);
        var all = setting.Document.Entries.Where(other => other.Group == entry.Group && other.IsBuildArgument).ToList();
        var instruction = text.ToString(TextSpan.FromBounds(setting.LineAt(all[0].NameSpan.Start).Start, all[0].NameSpan.Start)).Trim();
        if (!instruction.Equals("ENV", StringComparison.OrdinalIgnoreCase) || IsRead(name, setting))
            return EditPlan.Advice(SecretStore.BuildSecret, name);
        return Removed(setting, [.. all], line) is { } span
            ? EditPlan.Gone(SecretStore.EnvironmentVariable, name, [new TextChange(span, "")])
            : EditPlan.Advice(SecretStore.EnvironmentVariable, name);
    }

    private static bool IsRead(string name, FoundSetting setting) =>
        Regex.IsMatch(setting.Text.ToString(), $@"\$\{{?{Regex.Escape(name)}(?![A-Za-z0-9_])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static TextSpan? Removed(FoundSetting setting, ConfigEntry[] all, TextSpan line)
    {
        var (entry, at) = (setting.Entry, Array.IndexOf(all, setting.Entry));
        var end = EndOf(entry, setting.Text);
        TextSpan? span;
        if (all.Length == 1)
            span = line.End >= end && setting.IsBlank(end, line.End) ? line : null;
        else if (at + 1 < all.Length)
            span = TextSpan.FromBounds(entry.NameSpan.Start, all[at + 1].NameSpan.Start);
        else
            span = TextSpan.FromBounds(EndOf(all[at - 1], setting.Text), end);
        return span is { } gone && !setting.Document.Comments.Any(comment => gone.IntersectsWith(comment)) ? gone : null;
    }

    private static int EndOf(ConfigEntry entry, SourceText text)
    {
        var (start, end) = (entry.Span.Start, entry.Span.End);
        return start > 0 && text[start - 1] is '"' or '\'' && end < text.Length && text[end] == text[start - 1] ? end + 1 : end;
    }
}
