using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Security;
using System.Text;

namespace BackendArchitect.Analyzers.AI;

/// <summary>
/// Answers that were given before, by question and model: a model asked twice need not answer twice alike. What is kept is the text as it came, and it is
/// judged anew each time it is used.
/// </summary>
/// <param name="folder">The folder of the kept answers, or null where they live only as long as the process.</param>
internal sealed class AnswerCache(string? folder)
{
    // What is longer is refused anyway.
    private const int Longest = 256 * 1024;

    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <summary>The answer to a question, or null. It comes from memory or disk, never from a network.</summary>
    internal string? Find(string key)
    {
        if (_known.TryGetValue(key, out var known))
            return known;
        if (PathOf(key) is not { } path)
            return null;
        try
        {
            if (!File.Exists(path) || new FileInfo(path).Length > Longest * 4)
                return null;
            return _known.GetOrAdd(key, File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true)));
        }
        catch (Exception exception) when (IsOfDisk(exception))
        {
            return null;
        }
    }

    /// <summary>Keeps an answer. A disk that is full or closed keeps none, and nobody is disturbed.</summary>
    internal void Keep(string key, string answer)
    {
        _known[key] = answer;
        if (answer.Length > Longest || PathOf(key) is not { } path)
            return;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            // Two editors may write at once: neither leaves half a file.
            var temporary = path + "." + Guid.NewGuid().ToString("n") + ".tmp";
            File.WriteAllText(temporary, answer, new UTF8Encoding(false));
            if (File.Exists(path))
                File.Delete(path);
            File.Move(temporary, path);
        }
        catch (Exception exception) when (IsOfDisk(exception))
        {
            return;
        }
    }

    /// <summary>Forgets an answer, so that the question can be asked again.</summary>
    internal void Forget(string key)
    {
        _known.TryRemove(key, out _);
        try
        {
            if (PathOf(key) is { } path && File.Exists(path))
                File.Delete(path);
        }
        catch (Exception exception) when (IsOfDisk(exception))
        {
            return;
        }
    }

    // A key is a hash: what is no hash names no file.
    private string? PathOf(string key) => folder is null || key.Length != 64 || !key.All(c => c is >= '0' and <= '9' or >= 'a' and <= 'f') ? null : Path.Combine(folder, key + ".txt");

    private static bool IsOfDisk(Exception exception) => exception is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException or ArgumentException;
}
