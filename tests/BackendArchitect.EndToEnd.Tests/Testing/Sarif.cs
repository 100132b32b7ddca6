using System.Text.Json;

namespace BackendArchitect.EndToEnd.Tests.Testing;

/// <summary>One result of a SARIF log.</summary>
/// <param name="Id">The id of the rule.</param>
/// <param name="Level"><c>error</c>, <c>warning</c> or <c>note</c>.</param>
/// <param name="File">The file as an absolute path.</param>
/// <param name="Line">The first line, from 1.</param>
/// <param name="Column">The first column, from 1.</param>
/// <param name="IsSuppressed">Whether the source suppresses it.</param>
internal sealed record SarifResult(string Id, string Level, string File, int Line, int Column, bool IsSuppressed);

/// <summary>What a SARIF log says of a rule.</summary>
/// <param name="Id">The id.</param>
/// <param name="HelpUri">Where its page stands.</param>
/// <param name="Tags">Its tags, the weakness of the CWE list among them.</param>
internal sealed record SarifRule(string Id, string? HelpUri, IReadOnlyList<string> Tags);

/// <summary>The log that the compiler writes for scanners.</summary>
internal sealed record Sarif(IReadOnlyList<SarifResult> Results, IReadOnlyList<SarifRule> Rules)
{
    internal static Sarif Read(string path)
    {
        using var log = JsonDocument.Parse(File.ReadAllText(path));
        Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
        var run = log.RootElement.GetProperty("runs")[0];
        return new(
            [.. run.GetProperty("results").EnumerateArray().Select(ReadResult)],
            [.. run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(ReadRule)]);
    }

    private static SarifResult ReadResult(JsonElement result)
    {
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        var region = place.GetProperty("region");
        return new(
            result.GetProperty("ruleId").GetString()!,
            result.GetProperty("level").GetString()!,
            new Uri(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!).LocalPath,
            region.GetProperty("startLine").GetInt32(),
            region.GetProperty("startColumn").GetInt32(),
            result.TryGetProperty("suppressions", out _));
    }

    private static SarifRule ReadRule(JsonElement rule) => new(
        rule.GetProperty("id").GetString()!,
        rule.TryGetProperty("helpUri", out var uri) ? uri.GetString() : null,
        rule.TryGetProperty("properties", out var properties) && properties.TryGetProperty("tags", out var tags)
            ? [.. tags.EnumerateArray().Select(tag => tag.GetString()!)]
            : []);
}
