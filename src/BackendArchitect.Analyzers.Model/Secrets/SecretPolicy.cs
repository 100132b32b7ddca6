using System;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>What a project says about credentials of its own: further formats and names, and what it has looked at and allows.</summary>
internal sealed class SecretPolicy
{
    private const int HashLength = 64;

    /// <summary>The policy of a project that says nothing.</summary>
    internal static readonly SecretPolicy None = new();

    private readonly ImmutableHashSet<string> _names = [];
    private readonly ImmutableHashSet<string> _otherNames = [];
    private readonly ImmutableHashSet<string> _hashes = [];

    /// <summary>Formats that the table does not know; those that are no format count as not written.</summary>
    internal ImmutableArray<SecretFormat> Formats { get; private init; } = [];

    /// <summary>Files that are not judged, as patterns of paths.</summary>
    internal ImmutableArray<string> Paths { get; init; } = [];

    /// <summary>The salt of the hashes. Without one none is read: the plain hash of a short password is the password.</summary>
    internal string Salt { get; init; } = "";

    /// <summary>Whether some values are allowed.</summary>
    internal bool HasAllowedHashes => Salt.Length > 0 && _hashes.Count > 0;

    /// <summary>The formats as they are written.</summary>
    internal ImmutableArray<string> WrittenFormats
    {
        init
        {
            var formats = ImmutableArray.CreateBuilder<SecretFormat>();
            foreach (var text in value)
                if (SecretFormat.Read(text) is { } format)
                    formats.Add(format);
            Formats = formats.ToImmutable();
        }
    }

    /// <summary>Names of keys whose values are credentials.</summary>
    internal ImmutableArray<string> Names
    {
        init => _names = Joined(value);
    }

    /// <summary>Names of keys whose values are none, whatever the names say.</summary>
    internal ImmutableArray<string> OtherNames
    {
        init => _otherNames = Joined(value);
    }

    /// <summary>Hashes of values that are allowed, in hexadecimal.</summary>
    internal ImmutableArray<string> Hashes
    {
        init
        {
            var hashes = ImmutableHashSet.CreateBuilder<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var hash in value)
                if (hash.Length == HashLength && new Slice(hash).All(Alphabet.IsHex))
                    hashes.Add(hash);
            _hashes = hashes.ToImmutable();
        }
    }

    /// <summary>What a name says, in the words of the project before ours.</summary>
    internal CredentialName NameOf(string name)
    {
        if (_names.IsEmpty && _otherNames.IsEmpty)
            return CredentialNames.Of(name);
        var words = Words.Of(name.Substring(name.LastIndexOf(':') + 1));
        return EndsWithOneOf(words, _otherNames) ? CredentialName.None : EndsWithOneOf(words, _names) ? CredentialName.Secret : CredentialNames.Of(name);
    }

    /// <summary>Whether a name alone calls a credential. A single Pass is a name as often as a password.</summary>
    internal bool IsCredential(string name) => NameOf(name) is not (CredentialName.None or CredentialName.Pass);

    /// <summary>Whether files of this path are judged.</summary>
    internal bool Judges(string path)
    {
        foreach (var pattern in Paths)
            if (PathPattern.Matches(pattern, path))
                return false;
        return true;
    }

    /// <summary>Whether somebody has looked at the value and allowed it.</summary>
    internal bool Allows(string value) => HasAllowedHashes && _hashes.Contains(HashOf(Salt, value));

    /// <summary>SHA-256 of the salt, a colon and the value, in hexadecimal.</summary>
    internal static string HashOf(string salt, string value)
    {
        using var sha = SHA256.Create();
        var text = new StringBuilder(HashLength);
        foreach (var b in sha.ComputeHash(Encoding.UTF8.GetBytes(salt + ":" + value)))
            text.Append(b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture));
        return text.ToString();
    }

    private static bool EndsWithOneOf(Words words, ImmutableHashSet<string> terms) => words.EndWith(terms, words.Count) > 0;

    private static ImmutableHashSet<string> Joined(ImmutableArray<string> names)
    {
        var joined = ImmutableHashSet.CreateBuilder<string>();
        foreach (var name in names)
            if (Words.Of(name).ToString() is { Length: > 0 } words)
                joined.Add(words);
        return joined.ToImmutable();
    }
}
