using System.IO.Pipelines;
using System.Text.Json.Nodes;
using BackendArchitect.Tool.Agents;
using BackendArchitect.Tool.Loading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace BackendArchitect.Tool.Tests.Testing;

/// <summary>An agent and the server in one process, over a host whose files lie in a folder and which no MSBuild has to load.</summary>
internal sealed class AgentSession : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly ServedSolution _served;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _serving;

    private AgentSession(TemporaryFolder folder, ServedSolution served, Task serving, McpClient client, CancellationTokenSource end) =>
        (_folder, _served, _serving, Client, _end) = (folder, served, serving, client, end);

    internal McpClient Client { get; }

    internal string Folder => _folder.Path;

    /// <summary>Starts a session.</summary>
    internal static async Task<AgentSession> StartAsync(IEnumerable<(string Path, string Text)> files, bool mayWrite = false, string? protocol = null, string within = ".", Func<string, LoadedSolution>? load = null)
    {
        var folder = new TemporaryFolder(files);
        var served = new ServedSolution(Path.GetFullPath(Path.Combine(folder.Path, within)), _ => Task.FromResult((load ?? Load)(folder.Path)));
        var (there, back) = (new Pipe(), new Pipe());
        var end = new CancellationTokenSource();
        var serving = ServeAsync(there, back, new(served, mayWrite), end.Token);
        var client = await McpClient.CreateAsync(new StreamClientTransport(there.Writer.AsStream(), back.Reader.AsStream()), new() { ProtocolVersion = protocol });
        return new(folder, served, serving, client, end);
    }

    /// <summary>Asks a tool; the answer must be one.</summary>
    internal async Task<JsonNode> AskAsync(string tool, params (string Name, object Value)[] arguments)
    {
        var result = await CallAsync(tool, arguments);
        Assert.False(result.IsError == true, TextOf(result));
        return JsonNode.Parse(TextOf(result))!;
    }

    /// <summary>Asks a tool something that has no answer.</summary>
    internal async Task<string> RefusedAsync(string tool, params (string Name, object Value)[] arguments)
    {
        var result = await CallAsync(tool, arguments);
        Assert.True(result.IsError, TextOf(result));
        return TextOf(result);
    }

    internal async Task<CallToolResult> CallAsync(string tool, params (string Name, object Value)[] arguments) =>
        await Client.CallToolAsync(tool, arguments.ToDictionary(argument => argument.Name, argument => (object?)argument.Value));

    /// <summary>The fingerprint of the first finding of a rule.</summary>
    internal async Task<string> FindingAsync(string rule) => (string)(await AskAsync("list_findings", ("rule", rule)))["findings"]![0]!["fingerprint"]!;

    internal static string TextOf(CallToolResult result) => string.Concat(result.Content.OfType<TextContentBlock>().Select(block => block.Text));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _end.CancelAsync();
        await _serving;
        _served.Dispose();
        _end.Dispose();
        _folder.Dispose();
    }

    private static async Task ServeAsync(Pipe there, Pipe back, AgentTools tools, CancellationToken end)
    {
        await using var transport = new StreamServerTransport(there.Reader.AsStream(), back.Writer.AsStream(), "barch");
        try
        {
            await AgentServer.RunAsync(transport, tools, end);
        }
        catch (OperationCanceledException)
        {
            // The session is over.
        }
    }

    private static LoadedSolution Load(string folder)
    {
        var workspace = new AdhocWorkspace();
        var id = ProjectId.CreateNewId();
        var project = Path.Combine(folder, "Shop", "Shop.csproj");
        var solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, "Shop", "Shop", LanguageNames.CSharp, project, compilationOptions: new CSharpCompilationOptions(OutputKind.ConsoleApplication), metadataReferences: InMemory.References));
        solution = solution.AddDocument(DocumentId.CreateNewId(id), "Usings.g.cs", SourceText.From(InMemory.Usings), filePath: Path.Combine(folder, "Shop", "obj", "Usings.g.cs"));
        foreach (var file in Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories))
        {
            using var stream = File.OpenRead(file);
            solution = solution.AddDocument(DocumentId.CreateNewId(id), Path.GetFileName(file), SourceText.From(stream), filePath: file);
        }
        foreach (var file in Directory.GetFiles(folder, "appsettings*.json", SearchOption.AllDirectories))
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), Path.GetFileName(file), SourceText.From(File.ReadAllText(file)), filePath: file);
        Assert.True(workspace.TryApplyChanges(solution));
        return new(workspace, project, [workspace.CurrentSolution.GetProject(id)!], []);
    }
}
