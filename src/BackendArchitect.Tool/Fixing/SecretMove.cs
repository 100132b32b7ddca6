using BackendArchitect.Tool.Loading;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Tool.Fixing;

/// <summary>Puts credentials that leave a file where their owner finds them: into the user secrets of the project, whatever store the edit names, so that none is lost.</summary>
internal static class SecretMove
{
    /// <summary>Keeps credentials; a project that has no user secrets yet is given some.</summary>
    /// <exception cref="UnanswerableException">There is no place to keep them.</exception>
    internal static async Task KeepAsync(IEnumerable<MovedSecret> moved, CancellationToken cancellationToken)
    {
        foreach (var project in moved.GroupBy(secret => secret.Project.FilePath!))
        {
            var id = UserSecrets.IdOf(await project.First().Project.GetCompilationAsync(cancellationToken)) ?? await GivenAsync(project.Key, cancellationToken);
            await UserSecrets.KeepAsync(id, project.Select(secret => (secret.Edit.Name, secret.Edit.Value!, Path.GetFileName(secret.Edit.Path))), cancellationToken);
            Console.WriteLine($"kept {string.Join(", ", project.Select(secret => $"'{secret.Edit.Name}'").Distinct())} in the user secrets of {Path.GetFileNameWithoutExtension(project.Key)}");
        }
    }

    private static async Task<string> GivenAsync(string file, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid().ToString("D");
        using var reader = new StreamReader(file, detectEncodingFromByteOrderMarks: true);
        var text = await reader.ReadToEndAsync(cancellationToken);
        var encoding = reader.CurrentEncoding is System.Text.UTF8Encoding && !HasMark(file) ? new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false) : reader.CurrentEncoding;
        reader.Close();
        if (UserSecrets.WithId(text, id) is not { } given)
            throw new UnanswerableException($"'{file}' has no user secrets and no place to name some: run 'dotnet user-secrets init' there");
        await WholeFile.WriteAsync(file, given, encoding, cancellationToken);
        return id;
    }

    private static bool HasMark(string file)
    {
        using var stream = File.OpenRead(file);
        Span<byte> head = stackalloc byte[3];
        return stream.ReadAtLeast(head, 3, throwOnEndOfStream: false) == 3 && head.SequenceEqual(System.Text.Encoding.UTF8.Preamble);
    }
}
