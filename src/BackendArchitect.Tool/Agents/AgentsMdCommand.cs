using System.CommandLine;
using System.Text;

namespace BackendArchitect.Tool.Agents;

/// <summary><c>barch agents-md</c>: tells agents in AGENTS.md how to work with this tool.</summary>
internal static class AgentsMdCommand
{
    internal static Command Create()
    {
        var path = new Argument<string>("file") { Description = "The file.", DefaultValueFactory = _ => "AGENTS.md" };
        var remove = new Option<bool>("--remove") { Description = "Take the block out again; a file that held nothing else goes with it." };
        var command = new Command("agents-md", "Writes one marked block to AGENTS.md that tells agents to check their work, or puts it up to date. Everything else in the file stays.") { path, remove };
        command.SetAction((parsed, cancellationToken) => Answer.Async(async () =>
        {
            await RunAsync(parsed.GetValue(path)!, parsed.GetValue(remove), cancellationToken);
            return ExitCode.Clean;
        }));
        return command;
    }

    /// <summary>Writes the block, or takes it out.</summary>
    internal static async Task RunAsync(string path, bool remove, CancellationToken cancellationToken)
    {
        var bytes = File.Exists(path) ? await File.ReadAllBytesAsync(path, cancellationToken) : [];
        var hasMark = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble);
        var before = Encoding.UTF8.GetString(bytes.AsSpan(hasMark ? Encoding.UTF8.Preamble.Length : 0));
        var after = remove ? AgentsBlock.OutOf(before) : AgentsBlock.In(before);
        if (after == before)
            return;
        if (after.Length == 0)
            File.Delete(path);
        else
            await WholeFile.WriteAsync(path, after, new UTF8Encoding(encoderShouldEmitUTF8Identifier: hasMark), cancellationToken);
    }
}
