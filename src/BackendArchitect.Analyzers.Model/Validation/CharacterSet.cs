using System;
using System.Globalization;

namespace BackendArchitect.Analyzers.Model.Validation;

/// <summary>
/// Characters that a place of a pattern takes: those of ASCII one by one, all others by their kind, and the end of the text. Of a kind a set may hold some
/// or all: some of a kind meet whatever else is of it, and what is left out of a set is left only where the set had all of a kind.
/// </summary>
/// <param name="Low">The first 64 characters.</param>
/// <param name="High">The next 64.</param>
/// <param name="Some">The kinds beyond ASCII of which characters are among them.</param>
/// <param name="Whole">Those of them that are there as a whole.</param>
/// <param name="End">Whether the end of the text is.</param>
internal readonly record struct CharacterSet(ulong Low, ulong High, CharacterSet.Kinds Some, CharacterSet.Kinds Whole, bool End)
{
    private const Kinds Every = Kinds.Digits | Kinds.Words | Kinds.Spaces | Kinds.Rest;

    /// <summary>The characters beyond ASCII, as the classes of a pattern tell them apart.</summary>
    [Flags]
    internal enum Kinds
    {
        /// <summary>None.</summary>
        None = 0,

        /// <summary>What <c>\d</c> takes.</summary>
        Digits = 1,

        /// <summary>What <c>\w</c> takes besides digits.</summary>
        Words = 2,

        /// <summary>What <c>\s</c> takes.</summary>
        Spaces = 4,

        /// <summary>All others.</summary>
        Rest = 8,
    }

    internal static readonly CharacterSet All = new(ulong.MaxValue, ulong.MaxValue, Every, Every, false);
    internal static readonly CharacterSet AtEnd = new(0, 0, Kinds.None, Kinds.None, true);
    internal static readonly CharacterSet Digits = Range('0', '9') | Beyond(Kinds.Digits);
    internal static readonly CharacterSet Words = Digits | Range('a', 'z') | Range('A', 'Z') | Of('_') | Beyond(Kinds.Words);
    internal static readonly CharacterSet Spaces = Range('\t', '\r') | Of(' ') | Beyond(Kinds.Spaces);

    internal static CharacterSet Of(char character) => character < 64 ? new(1UL << character, 0, Kinds.None, Kinds.None, false)
        : character < 128 ? new(0, 1UL << (character - 64), Kinds.None, Kinds.None, false) : new(0, 0, KindOf(character), Kinds.None, false);

    internal static CharacterSet Range(char first, char last)
    {
        var set = default(CharacterSet);
        for (var c = first; c <= last && c < 128; c++)
            set |= Of(c);
        return last >= 128 ? set | new CharacterSet(0, 0, Every, Kinds.None, false) : set;
    }

    internal bool Meets(CharacterSet other) => (Low & other.Low) != 0 || (High & other.High) != 0 || (Some & other.Some) != 0 || (End && other.End);

    /// <summary>Every character that is not in it.</summary>
    internal CharacterSet Inverted => new(~Low, ~High, Every & ~Whole, Every & ~Some, false);

    /// <summary>The set with both cases of its letters. Some letters of ASCII have a third beyond it, such as the sign of Kelvin.</summary>
    internal CharacterSet AnyCase
    {
        get
        {
            const ulong letters = 0x07FFFFFE;
            const ulong withThird = (1 << ('I' - '@')) | (1 << ('K' - '@')) | (1 << ('S' - '@'));
            var folded = (High & letters) | ((High >> 32) & letters);
            return new(Low, High | folded | (folded << 32), (folded & withThird) == 0 ? Some : Some | Kinds.Words, Whole, End);
        }
    }

    public static CharacterSet operator |(CharacterSet one, CharacterSet other) => new(one.Low | other.Low, one.High | other.High, one.Some | other.Some, one.Whole | other.Whole, one.End || other.End);

    private static CharacterSet Beyond(Kinds kinds) => new(0, 0, kinds, kinds, false);

    private static Kinds KindOf(char character) => char.IsWhiteSpace(character) ? Kinds.Spaces : char.IsDigit(character) ? Kinds.Digits
        : char.IsLetter(character) || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.SpacingCombiningMark ? Kinds.Words : Kinds.Rest;
}
