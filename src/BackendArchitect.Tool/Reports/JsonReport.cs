using System.Text.Json;
using System.Text.Json.Nodes;
using BackendArchitect.Tool.Findings;

namespace BackendArchitect.Tool.Reports;

/// <summary>Writes findings for programs.</summary>
internal static class JsonReport
{
    internal static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Write(CheckReport report)
    {
        var prints = Fingerprint.Of(report.Findings, report.Root);
        var document = new JsonObject
        {
            ["version"] = 1,
            ["findings"] = new JsonArray([.. report.Findings.Select((finding, i) => (JsonNode)Of(finding, prints[i], report.Folder))]),
            ["belowThreshold"] = report.Below,
            ["inBaseline"] = report.InBaseline,
            ["staleInBaseline"] = report.Stale,
        };
        return document.ToJsonString(Readable);
    }

    /// <summary>One finding.</summary>
    internal static JsonObject Of(Finding finding, string fingerprint, string folder) => new()
    {
        ["fingerprint"] = fingerprint,
        ["rule"] = finding.Id,
        ["family"] = finding.Rule.Descriptor.Category,
        ["severity"] = Threshold.Word(finding.Severity),
        ["message"] = finding.Message,
        ["subjects"] = new JsonArray([.. finding.Subjects.Select(subject => (JsonNode)new JsonObject { ["kind"] = subject.Kind.ToString().ToLowerInvariant(), ["name"] = subject.Name })]),
        ["file"] = finding.PathFrom(folder),
        ["line"] = finding.Place.StartLinePosition.Line + 1,
        ["column"] = finding.Place.StartLinePosition.Character + 1,
        ["source"] = finding.Line,
    };
}
