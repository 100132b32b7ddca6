using System.Collections.Immutable;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>Recognizes what stands where a credential shall stand one day.</summary>
internal static class Placeholder
{
    private static readonly ImmutableHashSet<string> Openers =
    [
        "your", "my", "enter", "insert", "put", "add", "replace", "set", "fill", "generate", "paste", "provide", "type", "change",
    ];

    private static readonly ImmutableHashSet<string> Wanted =
    [
        "here", "key", "secret", "password", "pass", "passwd", "pwd", "token", "credential", "credentials", "apikey", "secretkey", "clientsecret", "accesskey", "passphrase", "value", "pat",
    ];

    private static readonly ImmutableHashSet<string> Known =
    [
        "changeme", "changeit", "changethis", "changemeplease", "todo", "tbd", "fixme", "none", "na", "null", "undefined", "dummy", "fake", "test", "testing", "example", "sample",
        "placeholder", "redacted", "removed", "masked", "hidden", "default", "secret", "password", "passw", "replaceme", "fillme", "unset", "empty", "insecure", "dummykey", "testkey", "testpassword", "fakekey",
    ];

    /// <summary>Whether the text is one character or a cut-off sample: <c>xxxxxxxx</c>, <c>****</c>, <c>sk_test_...</c>, <c>abcdefgh</c>.</summary>
    internal static bool IsMask(Slice value)
    {
        if (value.EndsWith("...") || value.EndsWith("…") || value.Contains("***") || value.Contains("xxxxxx") || value.Contains("XXXXXX"))
            return true;
        if (value.Length >= 3 && value.All(static c => c is '*' or 'x' or 'X' or '.' or '-' or '_' or '#' or '?' or '•' or ' ' or '0'))
            return true;
        return value.Length >= 4 && Randomness.IsOrdered(value);
    }

    /// <summary>Whether somebody is told what to put here: <c>YOUR_API_KEY</c>, <c>insert-token-here</c>.</summary>
    internal static bool IsInstruction(Slice value)
    {
        // Longer texts, and those with many digits, are no instruction however they begin.
        if (value.Length > 160 || value.Count(Alphabet.IsDigit) > 4)
            return false;
        var words = Words.Of(value);
        if (words.Count == 0)
            return false;
        return ((Openers.Contains(words[0]) || words.Contain("here")) && words.Count > 1 && words.Contain(Wanted)) || words.Contain("goeshere");
    }

    /// <summary>Whether everybody knows the text: <c>changeme</c>, <c>Password1!</c>, <c>p@ssw0rd</c>.</summary>
    internal static bool IsChangeme(Slice value)
    {
        if (value.Length > 40)
            return false;
        var plain = new char[value.Length];
        var length = 0;
        var end = value.Length;
        // What is hung on at the end to please a policy does not make it less known.
        while (end > 0 && !Alphabet.IsLetter(value[end - 1]))
            end--;
        for (var i = 0; i < end; i++)
        {
            var c = char.ToLowerInvariant(value[i]) switch { '@' or '4' => 'a', '0' => 'o', '1' => 'i', '3' => 'e', '$' or '5' => 's', '7' => 't', var other => other };
            if (Alphabet.IsLetter(c))
                plain[length++] = c;
        }
        if (length == 0)
            return false;
        var word = new string(plain, 0, length);
        return Known.Contains(word) || (!value.Contains('_') && IsKnownTwice(word));
    }

    // mysecretpassword, passwordpassword, testsecret
    private static bool IsKnownTwice(string word)
    {
        if (word.StartsWith("my", System.StringComparison.Ordinal))
            word = word.Substring(2);
        if (Known.Contains(word))
            return true;
        for (var i = 3; i <= word.Length - 3; i++)
            if (Known.Contains(word.Substring(0, i)) && Known.Contains(word.Substring(i)))
                return true;
        return false;
    }
}
