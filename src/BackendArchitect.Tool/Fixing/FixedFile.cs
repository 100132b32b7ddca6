using System.Text;
using BackendArchitect.Tool.Loading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Tool.Fixing;

/// <summary>Writes a file that was fixed as the kind of file that it was: encoding, mark and line ends stay.</summary>
internal static class FixedFile
{
    /// <summary>Writes a file that is another, or new.</summary>
    /// <exception cref="UnanswerableException">Somebody changed it meanwhile, or made one of that name; it is as they left it.</exception>
    internal static async Task WriteAsync(string path, TextDocument? was, TextDocument now, CancellationToken cancellationToken)
    {
        var text = await now.GetTextAsync(cancellationToken);
        if (was is not null)
            await WriteAsync(path, await was.GetTextAsync(cancellationToken), text, cancellationToken);
        else if (File.Exists(path))
            throw new UnanswerableException($"there is a file '{path}' already, and it stays as it is");
        else
            await WholeFile.WriteAsync(path, text.ToString(), text.Encoding ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
    }

    /// <summary>Writes a file.</summary>
    /// <exception cref="UnanswerableException">Somebody changed it meanwhile; it is as they left it.</exception>
    internal static async Task WriteAsync(string path, SourceText was, SourceText now, CancellationToken cancellationToken)
    {
        var encoding = was.Encoding ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var before = was.ToString();
        if (await File.ReadAllTextAsync(path, encoding, cancellationToken) != before)
            throw new UnanswerableException($"'{path}' was changed meanwhile and stays as it is; run again");
        await WholeFile.WriteAsync(path, WithLineEndsOf(before, now.ToString()), encoding, cancellationToken);
    }

    /// <summary>The text with the line ends of another, where that has but one kind.</summary>
    internal static string WithLineEndsOf(string before, string text) =>
        before.Contains("\r\n", StringComparison.Ordinal) && !before.Replace("\r\n", "", StringComparison.Ordinal).Contains('\n') ? text.ReplaceLineEndings("\r\n")
        : before.Contains('\n') && !before.Contains('\r') ? text.Replace("\r\n", "\n", StringComparison.Ordinal)
        : text;
}
