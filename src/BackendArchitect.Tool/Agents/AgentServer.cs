using System.Reflection;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace BackendArchitect.Tool.Agents;

/// <summary>Serves the tools to an agent by the Model Context Protocol.</summary>
internal static class AgentServer
{
    private const string Name = "barch";

    private const string Instructions = """
        Reviews the ASP.NET Core service in the working directory and proves patches for what it finds.
        Ask list_findings, then fix_context for one that is patchable, and give the rewritten member to check_patch before you write it: what is refused is wrong, even where it compiles.
        Where safeFix is true, safe_fix_preview has the change ready. Never suppress a finding, or weaken a check, to be rid of it.
        """;

    /// <summary>Serves until the agent goes or the token is cancelled.</summary>
    internal static async Task RunAsync(ITransport transport, AgentTools tools, CancellationToken cancellationToken)
    {
        await using var server = McpServer.Create(transport, OptionsOf(tools));
        await server.RunAsync(cancellationToken);
    }

    /// <summary>Serves over the standard streams.</summary>
    internal static async Task RunOverStandardStreamsAsync(AgentTools tools, CancellationToken cancellationToken)
    {
        await using var transport = new StdioServerTransport(Name);
        // The output belongs to the protocol alone.
        Console.SetOut(Console.Error);
        await RunAsync(transport, tools, cancellationToken);
    }

    private static McpServerOptions OptionsOf(AgentTools tools) => new()
    {
        ServerInfo = new Implementation { Name = Name, Title = "Backend Architect", Version = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3) },
        ServerInstructions = Instructions,
        ToolCollection = [.. tools.All],
    };
}
