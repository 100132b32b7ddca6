using System.Collections.Immutable;

namespace BackendArchitect.Analyzers.CodeFixes;

/// <summary>Why a change is refused.</summary>
internal enum RefusalReason
{
    /// <summary>The change is none: every document is as before.</summary>
    Unchanged,

    /// <summary>The finding it was to fix still stands.</summary>
    FindingRemains,

    /// <summary>The compiler reports an error or warning that it did not report before.</summary>
    NewCompilerDiagnostic,

    /// <summary>One of our rules reports what it did not report before.</summary>
    NewFinding,
}

/// <summary>One ground for refusing a change.</summary>
/// <param name="Reason">The kind of ground.</param>
/// <param name="Detail">A sentence that names what was seen.</param>
internal sealed record Refusal(RefusalReason Reason, string Detail);

/// <summary>What the judge says about a change: accepted when nothing speaks against it.</summary>
internal sealed record Verdict(ImmutableArray<Refusal> Refusals)
{
    internal bool IsAccepted => Refusals.IsEmpty;
}
