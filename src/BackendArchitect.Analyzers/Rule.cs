using BackendArchitect.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers;

/// <summary>
/// One rule: its descriptor and its decision. It derives from the shape that says what it looks at; the shape's host runs it. A rule keeps no state.
/// </summary>
internal abstract class Rule(DiagnosticDescriptor descriptor)
{
    /// <summary>Where the pages of the rules stand.</summary>
    internal const string Home = "https://github.com/BackendArchitect/BackendArchitect.Analyzers/blob/main/rules-docs/";

    /// <summary>What the rule reports.</summary>
    internal DiagnosticDescriptor Definition { get; } = descriptor;

    /// <summary>Whether the rule also judges test projects, where everything else of ours is silent.</summary>
    internal virtual bool JudgesTests => false;

    /// <summary>Whether the rule judges an application as a whole: an example too small to be one says nothing to it.</summary>
    internal virtual bool JudgesTheWhole => false;

    /// <summary>What somebody who is asked for a fix may change, where no mechanical one is right; null where that cannot be stated.</summary>
    internal virtual EditShape? Proposal => null;

    /// <summary>Whether the rule has anything to say about a project of this kind.</summary>
    internal virtual bool Judges(ServiceModel model) => true;

    /// <summary>Describes a rule.</summary>
    /// <param name="id"><c>BARCH</c>, the digit of the family and three more.</param>
    /// <param name="category">A constant of <see cref="Family"/>.</param>
    /// <param name="level">How strongly the rule speaks.</param>
    /// <param name="title">The problem as a noun phrase.</param>
    /// <param name="messageFormat">One sentence without a full stop: what is wrong, where, and what decides it.</param>
    /// <param name="description">What to do about it.</param>
    /// <param name="cwe">The number of the weakness in the CWE list, where one fits.</param>
    internal static DiagnosticDescriptor Describe(
        string id, string category, Level level, string title, string messageFormat, string description, int cwe = 0) =>
        new(id, title, messageFormat, category,
            defaultSeverity: level == Level.Must ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
            isEnabledByDefault: level != Level.Could,
            description: description,
            helpLinkUri: Home + id + ".md",
            customTags: cwe == 0 ? [] : ["CWE-" + cwe]);
}
