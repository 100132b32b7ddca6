using System;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>
/// Whether a text looks drawn at random. Entropy alone cannot say: names of classes reach that of tokens. So its line depends on alphabet and
/// length, and a text that changes its class of characters too seldom, has no digit or consists of words is not random.
/// Randomness is evidence beside a name or format, never alone.
/// </summary>
internal static class Randomness
{
    private const int Shortest = 16;

    // Behind a distinctive prefix one random text in a hundred may not be lost to the line.
    private const double PrefixAllowance = 0.3;

    // Random texts of mixed case change between lower, upper and digit at 37 to 65 of 100 places, identifiers at 15 to 39: above that no chance
    // run of letters that can be spoken makes words of them.
    private const int FewestChanges = 33;
    private const int MoreThanWords = 48;

    private static readonly int[] Lengths = [16, 20, 24, 32, 40, 64, 88];

    // The first percentile of 4,000 random strings of each length, less 0.1.
    private static readonly double[] Hex = [2.59, 2.80, 2.91, 3.15, 3.31, 3.52, 3.64];
    private static readonly double[] SingleCase = [2.98, 3.25, 3.44, 3.72, 3.92, 4.27, 4.43];
    private static readonly double[] MixedCase = [3.28, 3.55, 3.76, 4.10, 4.35, 4.80, 5.06];

    /// <summary>Whether the text is random as a credential under a telling name would be.</summary>
    internal static bool IsRandom(Slice text)
    {
        text = WithoutEncodingPrefix(text);
        while (text.Length > 0 && text[text.Length - 1] == '=')
            text = text.Part(0, text.Length - 1);
        if (text.Length < Shortest || !text.All(IsTokenCharacter) || HasTwice(text, '.') || HasTwiceWithWords(text))
            return false;
        var digits = text.Count(Alphabet.IsDigit);
        if (digits == 0 || digits == text.Length)
            return false;
        return HasEntropy(text) && !IsOrdered(text) && Changes(text) is var changes && changes >= FewestChanges && (changes >= MoreThanWords || !IsWords(text));
    }

    /// <summary>Whether the variable part of a token with a distinctive prefix was drawn at random rather than made up: <c>xxxx</c>, <c>your_key</c>, <c>1234</c>.</summary>
    internal static bool IsDrawn(Slice text) =>
        text.Length < 8 || IsDrawnGuid(text) || (HasEntropy(text, PrefixAllowance) && !Placeholder.IsMask(text) && !Placeholder.IsInstruction(text));

    // Its hyphens stand where they stand in every other.
    private static bool IsDrawnGuid(Slice text)
    {
        if (text.Length != 36 || !Guid.TryParse(text.ToString(), out var guid))
            return false;
        var digits = guid.ToString("N");
        return HasEntropy(new(digits), PrefixAllowance) && !IsOrdered(new(digits));
    }

    /// <summary>Whether the text is one character repeated, a run through an alphabet or keyboard, or a short block repeated.</summary>
    internal static bool IsOrdered(Slice text)
    {
        if (text.Length < 4)
            return false;
        // A short word may well have neighbours of the alphabet in it.
        var steps = 0;
        for (var i = 1; i < text.Length; i++)
            if (IsStep(text[i - 1], text[i]))
                steps++;
        if (text.Length >= 6 && steps * 10 >= (text.Length - 1) * 6)
            return true;
        for (var block = 1; block <= Math.Min(10, text.Length / 2); block++)
            if (RepeatsEvery(text, block))
                return true;
        return false;
    }

    private static bool IsStep(char a, char b) =>
        b == a || b == a + 1 || b == a - 1 || IsKeyboardStep(a, b) || (a is '9' or '0' or 'z' or 'Z' && b is '0' or '1' or 'a' or 'A');

    private static bool IsKeyboardStep(char a, char b)
    {
        const string rows = "qwertyuiop asdfghjkl zxcvbnm";
        var at = rows.IndexOf((char)(a | 0x20));
        return at >= 0 && Alphabet.IsLetter(a) && at + 1 < rows.Length && rows[at + 1] == (b | 0x20) && Alphabet.IsLetter(b);
    }

    private static bool RepeatsEvery(Slice text, int block)
    {
        for (var i = block; i < text.Length; i++)
            if (text[i] != text[i - block])
                return false;
        return true;
    }

    private static bool HasEntropy(Slice text, double allowance = 0)
    {
        var lines = text.All(Alphabet.IsDigit) ? Hex
            : text.All(Alphabet.IsHex) ? Hex
            : text.Count(Alphabet.IsUpper) == 0 || text.Count(Alphabet.IsLower) == 0 ? SingleCase
            : MixedCase;
        return Entropy(text) >= LineFor(lines, text.Length) - allowance;
    }

    private static double LineFor(double[] lines, int length)
    {
        if (length <= Lengths[0])
            // A shorter text cannot have more than its own length of different characters.
            return lines[0] - (Lengths[0] - length) * 0.15;
        for (var i = 1; i < Lengths.Length; i++)
            if (length <= Lengths[i])
                return lines[i - 1] + (lines[i] - lines[i - 1]) * (length - Lengths[i - 1]) / (Lengths[i] - Lengths[i - 1]);
        return lines[lines.Length - 1];
    }

    /// <summary>Shannon entropy in bits a character.</summary>
    internal static double Entropy(Slice text)
    {
        var counts = new int[128];
        var others = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < 128)
                counts[text[i]]++;
            else
                others++;
        }
        var entropy = Share(others, text.Length);
        foreach (var count in counts)
            entropy += Share(count, text.Length);
        return entropy;
    }

    private static double Share(int count, int length)
    {
        if (count == 0)
            return 0;
        var p = (double)count / length;
        return -p * Math.Log(p, 2);
    }

    // How many of 100 neighbours are of different classes, for a text of one case as few as a random one may have.
    private static int Changes(Slice text)
    {
        if (text.Count(Alphabet.IsUpper) == 0 || text.Count(Alphabet.IsLower) == 0)
            return FewestChanges;
        var changes = 0;
        for (var i = 1; i < text.Length; i++)
            if (ClassOf(text[i - 1]) != ClassOf(text[i]))
                changes++;
        return changes * 100 / (text.Length - 1);
    }

    private static int ClassOf(char c) => Alphabet.IsLower(c) ? 0 : Alphabet.IsUpper(c) ? 1 : Alphabet.IsDigit(c) ? 2 : 3;

    /// <summary>Whether most letters stand in runs that can be spoken.</summary>
    internal static bool IsWords(Slice text)
    {
        if (text.All(Alphabet.IsHex) || (IsSingleCase(text) && GroupsOfDigits(text) >= 3))
            return false;
        int letters = 0, spoken = 0;
        for (var i = 0; i < text.Length;)
        {
            if (!Alphabet.IsLetter(text[i]))
            {
                i++;
                continue;
            }
            // A capital may begin a word of small letters; a run of capitals is a word of its own.
            var start = i++;
            var isUpper = Alphabet.IsUpper(text[start]) && i < text.Length && Alphabet.IsUpper(text[i]);
            while (i < text.Length && (isUpper ? Alphabet.IsUpper(text[i]) : Alphabet.IsLower(text[i])))
                i++;
            letters += i - start;
            if (i - start >= 4 && CanBeSpoken(text.Part(start, i - start)))
                spoken += i - start;
        }
        return letters > 0 && spoken * 2 > letters;
    }

    // Long runs of letters are what base32 has between its few digits.
    private static bool IsSingleCase(Slice text) => text.All(Alphabet.IsUpperOrDigit) || text.All(Alphabet.IsLowerOrDigit);

    private static int GroupsOfDigits(Slice text)
    {
        var groups = 0;
        for (var i = 0; i < text.Length; i++)
            if (Alphabet.IsDigit(text[i]) && (i == 0 || !Alphabet.IsDigit(text[i - 1])))
                groups++;
        return groups;
    }

    private static bool CanBeSpoken(Slice word)
    {
        int vowels = 0, consonants = 0, longest = 0;
        for (var i = 0; i < word.Length; i++)
        {
            if ("aeiouyAEIOUY".IndexOf(word[i]) >= 0)
            {
                vowels++;
                consonants = 0;
            }
            else
            {
                longest = Math.Max(longest, ++consonants);
            }
        }
        return vowels * 4 >= word.Length && longest <= 3;
    }

    private static bool IsTokenCharacter(char c) => Alphabet.IsBase64(c) || c is '_' or '-' or '.' or '~';

    private static bool HasTwice(Slice text, char c) => text.Count(other => other == c) >= 2;

    // Base64 has slashes too, but then its parts are no words.
    private static bool HasTwiceWithWords(Slice text) => HasTwice(text, '/') && IsWords(text);

    private static Slice WithoutEncodingPrefix(Slice text) =>
        text.StartsWithAnyCase("base64:") ? text.From(7) : text.StartsWithAnyCase("hex:") ? text.From(4) : text;
}
