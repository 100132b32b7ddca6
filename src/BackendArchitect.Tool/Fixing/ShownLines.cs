using BackendArchitect.Analyzers.Model.Configuration;
using BackendArchitect.Tool.Findings;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Tool.Fixing;

/// <summary>The lines of a document as they may be shown: without the credentials in them.</summary>
internal static class ShownLines
{
    internal static async Task<IReadOnlyList<string>> OfAsync(TextDocument? document, CancellationToken cancellationToken)
    {
        if (document is null)
            return [];
        var text = await document.GetTextAsync(cancellationToken);
        var root = document is Document code ? await code.GetSyntaxRootAsync(cancellationToken) : null;
        var settings = root is null ? ConfigDocument.Read(document.FilePath!, text, cancellationToken, SolutionFindings.KindOf(document.Project, document.FilePath!)) : null;
        var redaction = new Redaction(text, root, settings, []);
        return [.. text.Lines.Select(line => redaction.Of(line.Span))];
    }
}
