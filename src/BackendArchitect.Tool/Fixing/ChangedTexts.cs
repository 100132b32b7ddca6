using Microsoft.CodeAnalysis;

namespace BackendArchitect.Tool.Fixing;

/// <summary>The files whose text differs between two states of a solution.</summary>
internal static class ChangedTexts
{
    /// <summary>Each file once, however many projects or frameworks hold it; a new one was nothing before.</summary>
    internal static async Task<IReadOnlyList<(string Path, TextDocument? Was, TextDocument Now)>> BetweenAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        var changed = new Dictionary<string, (string, TextDocument?, TextDocument)>(StringComparer.Ordinal);
        foreach (var project in after.GetChanges(before).GetProjectChanges())
        {
            foreach (var id in project.GetChangedDocuments().Concat(project.GetChangedAdditionalDocuments()))
            {
                var (was, now) = (Document(before, id), Document(after, id));
                if (was.FilePath is { } path && !(await was.GetTextAsync(cancellationToken)).ContentEquals(await now.GetTextAsync(cancellationToken)))
                    changed[path] = (path, was, now);
            }
            foreach (var id in project.GetAddedDocuments())
                if (after.GetDocument(id) is { FilePath: { } path } added)
                    changed[path] = (path, null, added);
        }
        return [.. changed.Values];
    }

    private static TextDocument Document(Solution solution, DocumentId id) => solution.GetDocument(id) ?? solution.GetAdditionalDocument(id)!;
}
