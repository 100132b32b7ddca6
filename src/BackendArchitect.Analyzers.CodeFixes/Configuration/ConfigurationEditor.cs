using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using BackendArchitect.Analyzers.Model.Configuration;
using BackendArchitect.Analyzers.Model.Connections;
using BackendArchitect.Analyzers.Model.Secrets;
using BackendArchitect.Analyzers.Secrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.CodeFixes.Configuration;

/// <summary>
/// Prepares the edits of one configuration file. An edit is a claim: it is made of the text in memory and read again before it is handed out, and handed
/// out only when every other setting and comment is as before and the detector is silent about its own.
/// </summary>
internal sealed class ConfigurationEditor
{
    private readonly ConfigDocument _document;
    private readonly ConfigReader? _format;
    private readonly string _kind;
    private readonly VariableNames _names;

    private ConfigurationEditor(ConfigDocument document, ConfigReader? format, string kind)
    {
        (_document, _format, _kind) = (document, format, kind);
        _names = new(document);
    }

    /// <summary>Opens a file, or answers null when it is none that the rules read.</summary>
    /// <param name="path">The path that findings name.</param>
    /// <param name="text">The text that was analysed.</param>
    /// <param name="kind">What the project says of the file: <c>BackendArchitectKind</c> of its item, or nothing.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal static ConfigurationEditor? Open(string path, SourceText text, string kind = "", CancellationToken cancellationToken = default) =>
        ConfigDocument.Read(path, text, cancellationToken, kind) is { } document ? new(document, ConfigReader.Of(kind, ConfigDocument.FileName(path)), kind.ToLowerInvariant()) : null;

    /// <summary>
    /// The edit for a finding of <see cref="SecretInConfigurationFile"/>, <see cref="SuspiciousConfigurationValue"/> or
    /// <see cref="UnencryptedConnection"/> in this file; null where none is right: in a comment, or where nobody knows what should stand there.
    /// </summary>
    internal ConfigurationEdit? Prepare(Diagnostic finding)
    {
        var place = finding.Location.SourceSpan;
        if (finding.Location.GetLineSpan().Path != _document.Path || EntryAt(place) is not { } entry)
            return null;
        if (finding.Id == UnencryptedConnection.Descriptor.Id)
            return Switched(entry, place);
        if (finding.Id != SecretInConfigurationFile.Descriptor.Id && finding.Id != SuspiciousConfigurationValue.Descriptor.Id)
            return null;
        var setting = new FoundSetting(_document, entry, place, finding.Properties.TryGetValue("kind", out var kind) ? kind ?? "" : "");
        if (Plan(setting) is not { } plan)
            return null;
        // What does not prove itself is said, not done.
        var changes = plan.IsAdvice || !IsProven(plan, entry) ? [] : plan.Changes;
        return new(_document.Path, changes, entry.Key, plan.Store, plan.Name, plan.TakesWhole ? entry.Value : setting.Found);
    }

    /// <summary>The text with the edits made. One that touches what another changes is left for the next run, after the file was analysed again.</summary>
    internal static SourceText Apply(SourceText text, IEnumerable<ConfigurationEdit> edits) =>
        text.WithChanges(Together(edits).SelectMany(edit => edit.Changes).OrderBy(change => change.Span.Start));

    /// <summary>The edits that can be made at once: none touches what one before it changes.</summary>
    internal static IReadOnlyList<ConfigurationEdit> Together(IEnumerable<ConfigurationEdit> edits)
    {
        var made = new List<ConfigurationEdit>();
        foreach (var edit in edits)
            if (edit.Changes.All(change => !made.Exists(other => other.Changes.Any(taken => taken.Span.IntersectsWith(change.Span)))))
                made.Add(edit);
        return made;
    }

    private ConfigEntry? EntryAt(TextSpan place)
    {
        ConfigEntry? found = null;
        foreach (var entry in _document.Entries)
            if (entry.Span.Contains(place) && (found is null || entry.Span.Length < found.Span.Length))
                found = entry;
        return found;
    }

    private EditPlan? Plan(FoundSetting setting)
    {
        if (_document.IsCloudFormation)
            return EditPlan.Advice(SecretStore.Deployment, setting.Entry.Key);
        return _format switch
        {
            JsonReader => JsonEdits.Plan(setting),
            DotEnvReader => EditPlan.Whole(setting.Entry, "", SecretStore.EnvironmentVariable, setting.Entry.Key.Replace(":", "__")),
            DockerfileReader => DockerfileEdits.Plan(setting),
            YamlReader => YamlEdits.Plan(setting, _kind, _names),
            XmlReader => XmlEdits.Plan(setting, _names),
            HclReader => HclEdits.Plan(setting),
            PropertiesReader => PropertiesEdits.Plan(setting, _names),
            _ => null,
        };
    }

    private ConfigurationEdit? Switched(ConfigEntry entry, TextSpan place)
    {
        var flaw = ConnectionEntry.FlawsOf(entry, _document).FirstOrDefault(known => entry.SpanOf(known.Start, known.Length) == place);
        // Where keys are fetched from an address without encryption, the address must change; and where escapes stand, the place is that of the whole text.
        if (flaw is null || flaw.Effect == ConnectionFlaw.PlainKeys || _document.Text.ToString(place) != entry.Value.Substring(flaw.Start, flaw.Length) || NamesPort(entry.Value, flaw))
            return null;
        var after = entry.Value.Remove(flaw.Start, flaw.Length).Insert(flaw.Start, flaw.Remedy);
        var plan = new EditPlan([new TextChange(place, flaw.Remedy)], SecretStore.File, "", after, TakesWhole: false);
        return IsProven(plan, entry) ? new(_document.Path, plan.Changes, entry.Key, SecretStore.File, name: "", value: null) : null;
    }

    // Another port than that of the plain protocol is the same for both, or nobody knows.
    private static bool NamesPort(string value, ConnectionFlaw flaw)
    {
        var scheme = flaw.Start + flaw.Length;
        if (string.CompareOrdinal(value, scheme, "://", 0, 3) != 0)
            return false;
        var end = value.IndexOfAny(['/', '?', '#', ';'], scheme + 3);
        var authority = value.Substring(scheme + 3, (end < 0 ? value.Length : end) - scheme - 3);
        return authority.IndexOf(':', authority.LastIndexOf('@') + 1) >= 0;
    }

    /// <summary>Whether the file is the same after the edit but for the one setting, and nothing is to be said about that.</summary>
    private bool IsProven(EditPlan plan, ConfigEntry entry)
    {
        var text = _document.Text.WithChanges(plan.Changes);
        if (ConfigDocument.Read(_document.Path, text, default, _kind) is not { } after || !Comments(_document).SequenceEqual(Comments(after)))
            return false;
        var at = _document.Entries.IndexOf(entry);
        var isGone = after.Entries.Length == _document.Entries.Length - 1;
        if ((!isGone && after.Entries.Length != _document.Entries.Length) || (isGone && plan.After is { Length: > 0 }))
            return false;
        for (var i = 0; i < _document.Entries.Length; i++)
        {
            var (was, now) = (_document.Entries[i], i == at && isGone ? null : after.Entries[i > at && isGone ? i - 1 : i]);
            if (now is not null && (now.Key != was.Key || now.Value != (i == at ? plan.After : was.Value)))
                return false;
        }
        return isGone || IsSilent(after.Entries[at], after, plan);
    }

    private static bool IsSilent(ConfigEntry entry, ConfigDocument document, EditPlan plan)
    {
        if (plan.Store == SecretStore.File)
            return ConnectionEntry.FlawsOf(entry, document).All(flaw => entry.SpanOf(flaw.Start, flaw.Length).Start != plan.Changes[0].Span.Start);
        // What else stands in the text is another finding, with an edit of its own.
        var changed = new TextSpan(plan.Changes[0].Span.Start, plan.Changes[0].NewText!.Length);
        return SecretDetector.Judge(entry.Value, new(SecretPlace.Configuration, entry.Key, document, entry))
            .All(secret => secret.Weight == Weight.Slight || !entry.SpanOf(secret.Start, secret.Length).IntersectsWith(changed));
    }

    private static IEnumerable<string> Comments(ConfigDocument document) => document.Comments.Select(document.Text.ToString);
}
