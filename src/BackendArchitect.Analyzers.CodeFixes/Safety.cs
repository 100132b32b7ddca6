namespace BackendArchitect.Analyzers.CodeFixes;

/// <summary>How far a fix may go without a person.</summary>
internal enum Safety
{
    /// <summary>Says provably the same, or only adds what the rule asks for: joins fix-all, <c>dotnet format</c> and the tool.</summary>
    Safe,

    /// <summary>Right in most cases, a decision in some: applied one at a time after a look at the diff.</summary>
    Review,

    /// <summary>A model's proposal: shown with its diff, never applied unseen.</summary>
    Proposal,
}
