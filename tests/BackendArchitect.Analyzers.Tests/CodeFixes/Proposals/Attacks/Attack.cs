using System.Collections.Immutable;
using BackendArchitect.Analyzers.CodeFixes;

namespace BackendArchitect.Analyzers.Tests.CodeFixes.Proposals.Attacks;

/// <summary>A bad answer, written by hand.</summary>
/// <param name="Case">The finding, and the answer.</param>
/// <param name="Expected">The reasons that a refusal may name: one of them does.</param>
internal sealed record Attack(ProposalCase Case, ImmutableArray<RefusalReason> Expected)
{
    /// <summary>An answer to a finding that a rule's page shows.</summary>
    internal static Attack OnPage(string id, string name, string answer, params RefusalReason[] expected) => new(ProposalCase.OfPage(name, id, answer), [.. expected]);

    /// <summary>An answer to a finding in a program.</summary>
    internal static Attack OnProgram(string id, string program, string name, string answer, params RefusalReason[] expected) => On(id, [("Program.cs", program)], name, answer, expected);

    /// <summary>An answer to a finding in a service.</summary>
    internal static Attack On(string id, (string Name, string Text)[] files, string name, string answer, params RefusalReason[] expected) => new(new(name, id, files, answer), [.. expected]);

    /// <summary>The same against another of the findings.</summary>
    internal Attack At(int place) => this with { Case = Case with { Place = place } };

    /// <inheritdoc/>
    public override string ToString() => Case.ToString();
}
