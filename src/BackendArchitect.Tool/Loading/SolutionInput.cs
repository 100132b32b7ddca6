using System.CommandLine;

namespace BackendArchitect.Tool.Loading;

/// <summary>What every command takes that looks at a solution.</summary>
internal sealed class SolutionInput
{
    private readonly Argument<string> _path = new("path") { Description = "A project (.csproj), a solution (.sln, .slnx), or a folder that has one.", DefaultValueFactory = _ => "." };
    private readonly Option<bool> _noRestore = new("--no-restore") { Description = "The packages are restored already." };
    private readonly Option<string?> _mode = new("--mode") { Description = "The preset, off, recommended or strict, instead of what the projects say." };

    internal SolutionInput() => _mode.AcceptOnlyFromAmong("off", "recommended", "strict");

    internal void AddTo(Command command)
    {
        command.Add(_path);
        command.Add(_noRestore);
        command.Add(_mode);
    }

    /// <summary>Restores and loads what a person named.</summary>
    /// <exception cref="UnanswerableException">There is no such thing, or it does not restore or load.</exception>
    internal Task<LoadedSolution> OpenAsync(ParseResult parsed, IProgress<string>? progress, CancellationToken cancellationToken) =>
        OpenAsync(parsed, SourceFile.Find(parsed.GetValue(_path)!), progress, cancellationToken);

    /// <summary>Restores and loads what a person named, if it stands in a folder.</summary>
    /// <exception cref="UnanswerableException">There is no such thing, it stands elsewhere, or it does not restore or load.</exception>
    internal Task<LoadedSolution> OpenWithinAsync(ParseResult parsed, string folder, CancellationToken cancellationToken)
    {
        var file = SourceFile.Find(parsed.GetValue(_path)!);
        return RealPath.IsWithin(file, folder) ? OpenAsync(parsed, file, progress: null, cancellationToken) : throw new UnanswerableException($"'{file}' does not stand in the working directory '{folder}', so it is not opened");
    }

    private async Task<LoadedSolution> OpenAsync(ParseResult parsed, string file, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        if (!parsed.GetValue(_noRestore))
        {
            progress?.Report($"Restoring {Path.GetFileName(file)}");
            await Restore.RunAsync(file, cancellationToken);
        }
        return await LoadedSolution.OpenAsync(file, Wiring.Properties(parsed.GetValue(_mode)), progress, cancellationToken);
    }
}
