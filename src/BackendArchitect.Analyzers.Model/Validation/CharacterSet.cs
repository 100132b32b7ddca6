namespace BackendArchitect.Analyzers.Model.Validation;

/// <summary>Characters that a place of a pattern takes: those of ASCII one by one, all others as one, and the end of the text.</summary>
/// <param name="Low">The first 64 characters.</param>
/// <param name="High">The next 64.</param>
/// <param name="Others">Whether any other character is among them.</param>
/// <param name="End">Whether the end of the text is.</param>
internal readonly record struct CharacterSet(ulong Low, ulong High, bool Others, bool End)
{
    internal static readonly CharacterSet All = new(ulong.MaxValue, ulong.MaxValue, true, false);
    internal static readonly CharacterSet AtEnd = new(0, 0, false, true);
    internal static readonly CharacterSet Digits = Range('0', '9') | new CharacterSet(0, 0, true, false);
    internal static readonly CharacterSet Words = Digits | Range('a', 'z') | Range('A', 'Z') | Of('_');
    internal static readonly CharacterSet Spaces = Range('\t', '\r') | Of(' ') | new CharacterSet(0, 0, true, false);

    internal static CharacterSet Of(char character) => character < 64 ? new(1UL << character, 0, false, false) : character < 128 ? new(0, 1UL << (character - 64), false, false) : new(0, 0, true, false);

    internal static CharacterSet Range(char first, char last)
    {
        var set = default(CharacterSet);
        for (var c = first; c <= last && c < 128; c++)
            set |= Of(c);
        return last >= 128 ? set | Of(last) : set;
    }

    internal bool Meets(CharacterSet other) => (Low & other.Low) != 0 || (High & other.High) != 0 || (Others && other.Others) || (End && other.End);

    /// <summary>Every character that is not in it. What stands for many others may be in both.</summary>
    internal CharacterSet Inverted => new(~Low, ~High, true, false);

    /// <summary>The set with both cases of its letters.</summary>
    internal CharacterSet AnyCase
    {
        get
        {
            const ulong letters = 0x07FFFFFE;
            var folded = (High & letters) | ((High >> 32) & letters);
            return folded == 0 ? this : new(Low, High | folded | (folded << 32), true, End);
        }
    }

    public static CharacterSet operator |(CharacterSet one, CharacterSet other) => new(one.Low | other.Low, one.High | other.High, one.Others || other.Others, one.End || other.End);
}
