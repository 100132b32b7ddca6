using System.Collections.Immutable;

namespace BackendArchitect.Analyzers.CodeFixes;

/// <summary>Why a change is refused. Each is a check of the judge's that can be asked about by name.</summary>
internal enum RefusalReason
{
    /// <summary>The change is none: every document is as before.</summary>
    Unchanged,

    /// <summary>The finding it was to fix still stands.</summary>
    FindingRemains,

    /// <summary>The compiler reports an error or warning that it did not report before.</summary>
    NewCompilerDiagnostic,

    /// <summary>One of our rules, or another analyzer of the project, reports what it did not report before.</summary>
    NewFinding,

    /// <summary>No shape is declared for the rule, or nothing can be asked at this place.</summary>
    NothingToAsk,

    /// <summary>The answer is longer, or nested deeper, than anybody reads.</summary>
    AnswerTooLarge,

    /// <summary>Who answered had not finished.</summary>
    AnswerCutShort,

    /// <summary>The answer is not exactly one block of C#.</summary>
    NoSingleBlock,

    /// <summary>Characters that a reader does not see, or takes for others: CWE-1007.</summary>
    HiddenCharacter,

    /// <summary>A preprocessor directive, or a header that makes code generated.</summary>
    Directive,

    /// <summary>Not the kind of code that was asked for, or more than that.</summary>
    OtherSyntax,

    /// <summary>A comment is gone or new.</summary>
    CommentChanged,

    /// <summary>Code that stays the same is laid out otherwise.</summary>
    Reformatted,

    /// <summary>An edit that the shape of the rule does not allow.</summary>
    OutsideTheShape,

    /// <summary>A check whose condition does not certainly refuse bad input, or refuses all input.</summary>
    UnprovenCheck,

    /// <summary>A name that means something else than what the shape names: a lookalike, or nothing known.</summary>
    ForeignName,

    /// <summary>A text with an address or markup in it.</summary>
    NewAddress,

    /// <summary>A text that is a credential, or looks like nothing else.</summary>
    NewSecret,

    /// <summary>An endpoint, or what holds for all of them, is another afterwards in what must stay.</summary>
    EndpointChanged,

    /// <summary>The code changed while the answer was on its way.</summary>
    Stale,
}

/// <summary>One ground for refusing a change.</summary>
/// <param name="Reason">The kind of ground.</param>
/// <param name="Detail">A sentence that names what was seen.</param>
internal sealed record Refusal(RefusalReason Reason, string Detail);

/// <summary>What the judge says about a change: accepted when nothing speaks against it.</summary>
internal sealed record Verdict(ImmutableArray<Refusal> Refusals)
{
    internal bool IsAccepted => Refusals.IsEmpty;

    /// <summary>What is otherwise after the change, in sentences that a person reads instead of the code: the subject of a review.</summary>
    internal ImmutableArray<string> ChangedFacts { get; init; } = [];
}
