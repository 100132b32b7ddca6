using System.CommandLine;
using BackendArchitect.Tool.Loading;
using Spectre.Console;

namespace BackendArchitect.Tool.Endpoints;

/// <summary><c>barch endpoints</c>: every endpoint of an application, who may call it, and what decides that.</summary>
internal static class EndpointsCommand
{
    private const int Answered = 0;
    private const int Unanswerable = 2;

    // Text that goes to a file or another program has one line for each endpoint, however long.
    private const int Unlimited = 10_000;

    internal static Command Create()
    {
        var path = new Argument<string>("path") { Description = "A project (.csproj), a solution (.sln, .slnx), or a folder that has one.", DefaultValueFactory = _ => "." };
        var format = new Option<string>("--format") { Description = "table for people, jsonl for programs.", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "jsonl");
        var noRestore = new Option<bool>("--no-restore") { Description = "The packages are restored already." };
        var command = new Command("endpoints", "Lists every endpoint of the application: who may call it, how often, and what decides that.") { path, format, noRestore };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(path)!, parsed.GetValue(format) == "jsonl", !parsed.GetValue(noRestore), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string path, bool asJsonLines, bool restore, CancellationToken cancellationToken)
    {
        try
        {
            var file = SourceFile.Find(path);
            if (restore)
                await Restore.RunAsync(file, cancellationToken);
            var hosts = await LoadedHosts.OpenAsync(file, HostEndpoints.IsHost, cancellationToken);
            Write([.. hosts.Select(host => HostEndpoints.Of(host, cancellationToken))], Path.GetDirectoryName(file)!, asJsonLines);
            return Answered;
        }
        catch (UnanswerableException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return Unanswerable;
        }
    }

    private static void Write(IReadOnlyList<HostEndpoints> hosts, string folder, bool asJsonLines)
    {
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = Unlimited;
        foreach (var host in hosts)
        {
            if (asJsonLines)
                JsonLinesWriter.Write(host, Console.Out);
            else
                TableWriter.Write(host, folder, AnsiConsole.Console);
        }
    }
}
