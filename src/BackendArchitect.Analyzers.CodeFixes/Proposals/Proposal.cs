using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.CodeFixes.Proposals;

/// <summary>An answer that was judged.</summary>
/// <param name="Verdict">What the judge says.</param>
/// <param name="After">The solution with the answer in it; null where the verdict refuses it.</param>
internal sealed record Proposal(Verdict Verdict, Solution? After)
{
    internal static Proposal Refused(params Refusal[] refusals) => new(new([.. refusals]), null);

    internal static Proposal Refused(ImmutableArray<Refusal> refusals) => new(new(refusals), null);
}
