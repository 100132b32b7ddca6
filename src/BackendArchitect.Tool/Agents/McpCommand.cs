using System.CommandLine;
using BackendArchitect.Tool.Loading;

namespace BackendArchitect.Tool.Agents;

/// <summary><c>barch mcp</c>: a server for agents, over the standard streams.</summary>
internal static class McpCommand
{
    internal static Command Create()
    {
        var input = new SolutionInput();
        var allowWrite = new Option<bool>("--allow-write") { Description = "Offer 'apply', which writes patches that were proven. Without it nothing is written." };
        var command = new Command("mcp", "Serves agents by the Model Context Protocol over the standard streams: findings, endpoints, and a judge that proves their patches. Loading the solution runs its build.") { allowWrite };
        input.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Answer.Async(async () =>
        {
            var folder = Directory.GetCurrentDirectory();
            using var served = new ServedSolution(folder, token => input.OpenWithinAsync(parsed, folder, token));
            await AgentServer.RunOverStandardStreamsAsync(new(served, parsed.GetValue(allowWrite)), cancellationToken);
            return ExitCode.Clean;
        }));
        return command;
    }
}
