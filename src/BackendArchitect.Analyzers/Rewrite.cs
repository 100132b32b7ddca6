using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Names;

namespace BackendArchitect.Analyzers;

/// <summary>How new texts in a replaced expression may come about.</summary>
internal enum NewTexts
{
    /// <summary>Only words of the old texts.</summary>
    None,

    /// <summary>Names such as that of a claim or role: letters, digits and separators, no address.</summary>
    Names,

    /// <summary>The words of a message template.</summary>
    Prose,

    /// <summary>Origins on domains that are reserved for examples (RFC 2606): a person puts the real one there.</summary>
    ExampleOrigins,
}

/// <summary>
/// What an expression of the flagged statement may become: what it is made of stays, in its order, but for what is named here.
/// </summary>
internal sealed record Rewrite
{
    /// <summary>What may be called, created or read that was not before.</summary>
    internal ImmutableArray<MemberName> Uses { get; init; } = [];

    /// <summary>Names of the old expression that may vanish.</summary>
    internal ImmutableArray<string> Drops { get; init; } = [];

    /// <summary>Words that new texts may have besides the old ones.</summary>
    internal ImmutableArray<string> Terms { get; init; } = [];

    /// <summary>Operators that may be new besides those of the old expression.</summary>
    internal ImmutableArray<string> Operators { get; init; } = [];

    /// <summary>How else new texts may come about.</summary>
    internal NewTexts Texts { get; init; }

    /// <summary>Whether the expression may stand anywhere in the member: what is flagged is the member, or what comes of the expression later.</summary>
    internal bool IsAnywhere { get; init; }

    /// <summary>Whether a number may be raised.</summary>
    internal bool RaisesNumbers { get; init; }

    /// <summary>Whether the flagged value may be copied member by member into a new object of its type.</summary>
    internal bool CopiesMembers { get; init; }

    /// <summary>Whether a value in a log entry may give way to something less telling of the same object: a member, a length, whether it is there.</summary>
    internal bool TellsLess { get; init; }

    /// <summary>Whether values may move out of a text into arguments, where a placeholder stands for each.</summary>
    internal bool UsesPlaceholders { get; init; }

    /// <summary>The rewriting in the words of a sentence.</summary>
    internal string Words =>
        "may rewrite the flagged expression"
        + (Uses.IsEmpty ? "" : " with " + EditShape.Listed(Uses.Select(use => use.Name == ".ctor" ? "new " + use.Type.MetadataName : use.Type.MetadataName.Split('`')[0] + "." + use.Name)))
        + (CopiesMembers ? " as a new object that copies members" : "")
        + (TellsLess ? " so that it tells less of the same object" : "")
        + (RaisesNumbers ? " with a larger number" : "")
        + (UsesPlaceholders ? " with values as arguments instead of parts of a text" : "")
        + (Drops.IsEmpty ? "" : ", without " + EditShape.Listed(Drops));
}
