using BackendArchitect.Analyzers.Endpoints;

namespace BackendArchitect.Tool.Agents;

/// <summary>The part of a repository's AGENTS.md that says how agents work with this tool. It stands between two marks, so that it is found again.</summary>
internal static class AgentsBlock
{
    private const string Begin = "<!-- barch: begin; written by 'barch agents-md', which also removes it -->";
    private const string End = "<!-- barch: end -->";

    private static readonly string Text = $"""
        ## Backend rules

        This service is checked by `barch`. Before you hand over a change:

        - Run `barch check --format json`. The exit code is 0 where nothing is found, 1 where something is, 2 where the solution could not be analysed; 2 is never "no findings".
        - `barch explain {EndpointWithoutAuthorization.Descriptor.Id}` says what a rule means and how to satisfy it; `barch endpoints` says who may call what.
        - `barch fix` makes the changes that are safe. For other findings ask the MCP server `barch mcp`: `fix_context` shows what may be changed, and `check_patch` judges the rewritten member. Do not write a patch that it refuses.
        - Never suppress a finding, add to `barch-baseline.json`, or weaken authorization, rate limits or validation to get rid of one: that is a person's decision.
        - Keep credentials out of files, logs and answers.
        """;

    /// <summary>A file with the block in it: where it stood before, else at the end.</summary>
    internal static string In(string file)
    {
        var line = LineEndOf(file);
        var block = string.Join(line, [Begin, .. Text.ReplaceLineEndings("\n").Split('\n'), End]) + line;
        if (Find(file) is var (start, end))
            return file[..start] + block + file[end..];
        return file.Length == 0 ? block : file + (file.EndsWith('\n') ? "" : line) + line + block;
    }

    /// <summary>A file without the block.</summary>
    internal static string OutOf(string file)
    {
        if (Find(file) is not var (start, end))
            return file;
        // The empty line that was put before it goes with it.
        var line = LineEndOf(file);
        var before = file[..start];
        return (end == file.Length && before.EndsWith(line + line, StringComparison.Ordinal) ? before[..^line.Length] : before) + file[end..];
    }

    private static (int Start, int End)? Find(string file)
    {
        var start = file.IndexOf(Begin, StringComparison.Ordinal);
        var end = start < 0 ? -1 : file.IndexOf(End, start, StringComparison.Ordinal);
        if (end < 0)
            return null;
        end += End.Length;
        return (start, file.AsSpan(end).StartsWith("\r\n") ? end + 2 : file.AsSpan(end).StartsWith("\n") ? end + 1 : end);
    }

    private static string LineEndOf(string file) => file.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
}
