using System.CommandLine;
using BackendArchitect.Tool.Loading;
using Spectre.Console;

namespace BackendArchitect.Tool.Endpoints;

/// <summary><c>barch endpoints</c>: every endpoint of an application, who may call it, and what decides that.</summary>
internal static class EndpointsCommand
{
    // Text that goes to a file or another program has one line for each endpoint, however long.
    private const int Unlimited = 10_000;

    internal static Command Create()
    {
        var path = new Argument<string>("path") { Description = "A project (.csproj), a solution (.sln, .slnx), or a folder that has one.", DefaultValueFactory = _ => "." };
        var format = new Option<string>("--format") { Description = "table for people, jsonl for programs.", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "jsonl");
        var noRestore = new Option<bool>("--no-restore") { Description = "The packages are restored already." };
        var open = new Option<bool>("--open") { Description = "Only endpoints that anybody may call although nobody has said so." };
        var unlimited = new Option<bool>("--unlimited") { Description = "Only endpoints that nothing limits the calls of." };
        var undecidable = new Option<bool>("--undecidable") { Description = "Only endpoints of which the sources do not say who may call them, or how often." };
        var command = new Command("endpoints", "Lists every endpoint of the application: who may call it, how often, and what decides that. Of several filters one must hold.") { path, format, noRestore, open, unlimited, undecidable };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(path)!, parsed.GetValue(format) == "jsonl", !parsed.GetValue(noRestore), new(parsed.GetValue(open), parsed.GetValue(unlimited), parsed.GetValue(undecidable)), cancellationToken));
        return command;
    }

    private static Task<int> RunAsync(string path, bool asJsonLines, bool restore, EndpointQuery query, CancellationToken cancellationToken) => Answer.Async(async () =>
    {
        var file = SourceFile.Find(path);
        if (restore)
            await Restore.RunAsync(file, cancellationToken);
        var hosts = await LoadedHosts.OpenAsync(file, HostEndpoints.IsHost, cancellationToken);
        Write([.. hosts.Select(host => query.Of(HostEndpoints.Of(host, cancellationToken)))], Path.GetDirectoryName(file)!, asJsonLines);
        return ExitCode.Clean;
    });

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
