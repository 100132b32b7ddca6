using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Names;

namespace BackendArchitect.Analyzers;

/// <summary>What becomes of an expression that is rewritten: each kind has a reading of its own, which knows what must stay.</summary>
internal enum RewriteKind
{
    /// <summary>It is called or read otherwise: what it is made of stays, in its order, but for what is named.</summary>
    Ingredients,

    /// <summary>A count of iterations is raised.</summary>
    Iterations,

    /// <summary>A value is copied member by member into a new object of its type.</summary>
    Copy,

    /// <summary>A path is cut to what it should be: of what is written, in its order.</summary>
    Path,

    /// <summary>Values are encoded where they stand in a page.</summary>
    Markup,

    /// <summary>One text of arguments becomes a list of the same arguments.</summary>
    Arguments,

    /// <summary>The values of a script become its keys and arguments.</summary>
    Script,

    /// <summary>The values of a template become members of its model.</summary>
    Template,

    /// <summary>The values of a message become its arguments, with a placeholder for each.</summary>
    Message,

    /// <summary>A value of a message gives way to something less telling of the same object: its key, a length, whether it is there.</summary>
    LessTelling,
}

/// <summary>How new texts in a replaced expression may come about.</summary>
internal enum NewTexts
{
    /// <summary>Only the old texts.</summary>
    None,

    /// <summary>Names such as that of a claim or role: letters, digits and separators, no address.</summary>
    Names,

    /// <summary>Origins on domains that are reserved for examples (RFC 2606): a person puts the real one there.</summary>
    ExampleOrigins,
}

/// <summary>
/// What an expression of the flagged statement may become: what it is made of stays, in its order, but for what is named here.
/// </summary>
internal sealed record Rewrite
{
    /// <summary>What becomes of it.</summary>
    internal RewriteKind Kind { get; init; }

    /// <summary>What may be called, created or read that was not before.</summary>
    internal ImmutableArray<MemberName> Uses { get; init; } = [];

    /// <summary>Which of them is the remedy itself, where the others only lead to it; none where it suffices that something vanishes.</summary>
    internal ImmutableArray<MemberName> Remedies { get; init; } = [];

    /// <summary>Names of the old expression that may vanish.</summary>
    internal ImmutableArray<string> Drops { get; init; } = [];

    /// <summary>Operators that may be new besides those of the old expression.</summary>
    internal ImmutableArray<string> Operators { get; init; } = [];

    /// <summary>How new texts may come about.</summary>
    internal NewTexts Texts { get; init; }

    /// <summary>Whether the expression may stand anywhere in the member: what is flagged is the member, or what comes of the expression later.</summary>
    internal bool IsAnywhere { get; init; }

    /// <summary>The rewriting in the words of a sentence.</summary>
    internal string Words =>
        "may rewrite the flagged expression"
        + (Uses.IsEmpty ? "" : " with " + EditShape.Listed(Uses.Select(use => use.Name == ".ctor" ? "new " + use.Type.MetadataName : use.Type.MetadataName.Split('`')[0] + "." + use.Name)))
        + Kind switch
        {
            RewriteKind.Copy => " as a new object that copies members",
            RewriteKind.LessTelling => " so that it tells less of the same object",
            RewriteKind.Iterations => " with a larger number",
            RewriteKind.Arguments or RewriteKind.Script or RewriteKind.Template or RewriteKind.Message => " with values as arguments instead of parts of a text",
            _ => "",
        }
        + (Drops.IsEmpty ? "" : ", without " + EditShape.Listed(Drops));
}
