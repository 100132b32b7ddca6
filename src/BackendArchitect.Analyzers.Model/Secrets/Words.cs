using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>
/// The words of a name or phrase: split at case changes and at everything that is no letter or digit, in lower case, digits left out at the end
/// of a word. A term is compared with whole words only: <c>apikey</c> is in <c>ApiKey</c>, <c>API_KEY</c> and <c>apikey</c>, and <c>key</c> is not
/// in <c>monkey</c>.
/// </summary>
internal readonly struct Words
{
    private readonly List<string> _words;

    private Words(List<string> words) => _words = words;

    internal int Count => _words.Count;

    internal string this[int index] => _words[index];

    internal static Words Of(string text) => Of(new Slice(text));

    internal static Words Of(Slice text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (!char.IsLetterOrDigit(c))
            {
                Close();
                continue;
            }
            if (char.IsUpper(c) && i > 0 && (!char.IsUpper(text[i - 1]) || (i + 1 < text.Length && char.IsLower(text[i + 1]))))
                Close();
            word.Append(char.ToLowerInvariant(c));
        }
        Close();
        return new(words);

        void Close()
        {
            var length = word.Length;
            while (length > 0 && Alphabet.IsDigit(word[length - 1]))
                length--;
            if (length > 0)
                words.Add(word.ToString(0, length));
            word.Clear();
        }
    }

    /// <summary>How many of the last words, before <paramref name="end"/>, make up one of the terms; 0 when none do.</summary>
    internal int EndWith(ImmutableHashSet<string> terms, int end)
    {
        var joined = "";
        for (var i = end - 1; i >= 0 && end - i <= 4; i--)
        {
            joined = _words[i] + joined;
            if (terms.Contains(joined))
                return end - i;
        }
        return 0;
    }

    /// <summary>Whether some consecutive words make up one of the terms.</summary>
    internal bool Contain(ImmutableHashSet<string> terms)
    {
        for (var end = 1; end <= _words.Count; end++)
            if (EndWith(terms, end) > 0)
                return true;
        return false;
    }

    /// <summary>Whether some consecutive words make up the term.</summary>
    internal bool Contain(string term)
    {
        for (var start = 0; start < _words.Count; start++)
        {
            var at = 0;
            for (var i = start; i < _words.Count && string.CompareOrdinal(term, at, _words[i], 0, _words[i].Length) == 0; i++)
                if ((at += _words[i].Length) == term.Length)
                    return true;
        }
        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join("", _words);
}
