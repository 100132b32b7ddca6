using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model.Names;
using BackendArchitect.Analyzers.Model.Roslyn;
using BackendArchitect.Analyzers.Model.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Validation;

/// <summary>An upload that is stored as it comes.</summary>
internal sealed class TrustedUpload() : CallRule(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe(
        id: "BARCH2012",
        category: Family.Validation,
        level: Level.Must,
        title: "Trusted upload",
        messageFormat: "'{0}' is stored {1}",
        description: "Refuse what is too large or of another kind than expected, and store it under a name of your own, such as that of Path.GetRandomFileName.",
        cwe: 434);

    /// <inheritdoc/>
    internal override EditShape? Proposal { get; } = EditShape.WrapBody().Or(EditShape.ReplaceInvocation(new()
    {
        Kind = RewriteKind.Path,
        Uses = [Remedies.RandomFileName, Remedies.FileName, Remedies.Combine],
        Drops = ["FileName", "GetFileName"],
        IsAnywhere = true,
    }));

    internal override ImmutableArray<string> Methods { get; } = ["CopyTo", "CopyToAsync", "OpenReadStream"];

    internal override void Inspect(IInvocationOperation call, Report report)
    {
        if (!report.Model.IsService || StoredUpload.Of(call, report.Model, report.CancellationToken) is not { } upload)
            return;
        // Where the whole name reaches a path, with the folders that it leads through, PathTraversal says so there.
        if (upload is { IsMeasured: false, IsTyped: false })
            report.At(call.NameLocation(), upload.File, upload.HasClientName ? "under the name that the client gave it, and nothing looks at its size or kind" : "and nothing looks at its size or kind");
        else if (upload is { HasClientName: true, IsTyped: false })
            report.At(call.NameLocation(), upload.File, "under the name that the client gave it, and nothing looks at its kind");
    }
}
