using System.Reflection;
using System.Text.Json.Nodes;
using BackendArchitect.Analyzers;
using BackendArchitect.Tool.Explaining;
using BackendArchitect.Tool.Findings;
using Microsoft.CodeAnalysis;
using static System.Globalization.CultureInfo;

namespace BackendArchitect.Tool.Reports;

/// <summary>Writes findings as SARIF 2.1.0, the format of code scanning.</summary>
/// <remarks>Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0"; GitHub documentation, "SARIF support for code scanning".</remarks>
internal static class SarifReport
{
    private const string FingerprintName = "barch/v1";
    private const string Home = "https://github.com/BackendArchitect/BackendArchitect.Analyzers";

    internal static string Write(CheckReport report, IReadOnlyDictionary<Finding, SafeFix> fixes)
    {
        var rules = report.Findings.Select(finding => finding.Rule).Distinct().OrderBy(rule => rule.Id, StringComparer.Ordinal).ToList();
        var prints = Fingerprint.Of(report.Findings, report.Root);
        var document = new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject
                {
                    ["driver"] = new JsonObject
                    {
                        ["name"] = "BackendArchitect",
                        ["informationUri"] = Home,
                        ["semanticVersion"] = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3),
                        ["rules"] = new JsonArray([.. rules.Select(rule => (JsonNode)Rule(rule))]),
                    },
                },
                ["columnKind"] = "utf16CodeUnits",
                ["originalUriBaseIds"] = new JsonObject { ["SRCROOT"] = new JsonObject { ["description"] = Text("The root of the repository.") } },
                ["results"] = new JsonArray([.. report.Findings.Select((finding, i) => (JsonNode)Result(finding, rules.IndexOf(finding.Rule), prints[i], fixes.GetValueOrDefault(finding), report.Root))]),
            }),
        };
        return document.ToJsonString(JsonReport.Readable);
    }

    private static JsonObject Rule(CatalogEntry rule)
    {
        var descriptor = rule.Descriptor;
        var properties = new JsonObject { ["category"] = descriptor.Category };
        // Scanners rank by this number what is a weakness; what is none has no such rank.
        if (rule.Cwe is { } cwe)
        {
            properties["tags"] = new JsonArray("security", $"external/cwe/{cwe.ToLowerInvariant()}");
            properties["security-severity"] = rule.Level switch { Level.Must => descriptor.Category == Family.Secrets ? "9.0" : "8.0", Level.Should => "5.0", _ => "3.0" };
        }
        else
        {
            properties["tags"] = new JsonArray("maintainability");
        }
        return new()
        {
            ["id"] = rule.Id,
            ["name"] = rule.Name,
            ["shortDescription"] = Text(descriptor.Title.ToString(InvariantCulture)),
            ["fullDescription"] = Text(descriptor.Description.ToString(InvariantCulture)),
            ["helpUri"] = descriptor.HelpLinkUri,
            ["help"] = new JsonObject { ["text"] = descriptor.Description.ToString(InvariantCulture), ["markdown"] = RulePage.Of(rule.Id).Prose },
            ["defaultConfiguration"] = new JsonObject { ["enabled"] = descriptor.IsEnabledByDefault, ["level"] = LevelOf(descriptor.DefaultSeverity) },
            ["properties"] = properties,
        };
    }

    private static JsonObject Result(Finding finding, int rule, string fingerprint, SafeFix? fix, string root)
    {
        var result = new JsonObject
        {
            ["ruleId"] = finding.Id,
            ["ruleIndex"] = rule,
            ["level"] = LevelOf(finding.Severity),
            ["message"] = Text(finding.Message),
            ["locations"] = new JsonArray(new JsonObject
            {
                ["physicalLocation"] = new JsonObject { ["artifactLocation"] = Artifact(finding.File, root), ["region"] = Region(finding.Place) },
                ["logicalLocations"] = new JsonArray([.. finding.Subjects.Where(subject => subject.Name.Length > 0).Select(subject => (JsonNode)new JsonObject { ["fullyQualifiedName"] = subject.Name })]),
            }),
            ["partialFingerprints"] = new JsonObject { [FingerprintName] = fingerprint },
        };
        if (fix is not null)
            result["fixes"] = new JsonArray(new JsonObject
            {
                ["description"] = Text(fix.Title),
                ["artifactChanges"] = new JsonArray([.. fix.Edits.GroupBy(edit => edit.File).Select(file => (JsonNode)new JsonObject
                {
                    ["artifactLocation"] = Artifact(file.Key, root),
                    ["replacements"] = new JsonArray([.. file.Select(edit => (JsonNode)new JsonObject { ["deletedRegion"] = Region(edit.Place), ["insertedContent"] = Text(edit.Text) })]),
                })]),
            });
        return result;
    }

    private static JsonObject Text(string text) => new() { ["text"] = text };

    private static JsonObject Artifact(string file, string root)
    {
        var path = Path.GetRelativePath(root, file).Replace('\\', '/');
        return new() { ["uri"] = string.Join('/', path.Split('/').Select(Uri.EscapeDataString)), ["uriBaseId"] = "SRCROOT" };
    }

    private static JsonObject Region(FileLinePositionSpan place) => new()
    {
        ["startLine"] = place.StartLinePosition.Line + 1,
        ["startColumn"] = place.StartLinePosition.Character + 1,
        ["endLine"] = place.EndLinePosition.Line + 1,
        ["endColumn"] = place.EndLinePosition.Character + 1,
    };

    private static string LevelOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "note",
    };
}
