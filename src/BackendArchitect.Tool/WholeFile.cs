using System.Text;

namespace BackendArchitect.Tool;

/// <summary>Writes files so that each is at any time either what it was or what it shall be: who ends the tool finds nothing half-written.</summary>
internal static class WholeFile
{
    /// <summary>Writes a file.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; the file is as it was.</exception>
    internal static async Task WriteAsync(string path, string text, Encoding encoding, CancellationToken cancellationToken)
    {
        // A link stays one: what it leads to is written.
        var target = File.Exists(path) && new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true) is { } linked ? linked.FullName : Path.GetFullPath(path);
        var draft = $"{target}.{Path.GetRandomFileName()}";
        try
        {
            await File.WriteAllTextAsync(draft, text, encoding, cancellationToken);
            if (File.Exists(target) && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(draft, File.GetUnixFileMode(target));
            cancellationToken.ThrowIfCancellationRequested();
            File.Move(draft, target, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>Writes a file of ours: UTF-8 without a mark.</summary>
    internal static Task WriteAsync(string path, string text, CancellationToken cancellationToken) => WriteAsync(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
}
