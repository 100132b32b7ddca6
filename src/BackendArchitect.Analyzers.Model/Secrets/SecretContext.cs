using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Configuration;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>Where a text stands that may be a credential.</summary>
internal enum SecretPlace
{
    /// <summary>A value in a configuration file.</summary>
    Configuration,

    /// <summary>A comment, a sample file, a test project: only what proves itself counts.</summary>
    OnlyProven,

    /// <summary>A file so large that it is data: formats and containers count, names do not.</summary>
    Data,

    /// <summary>A constant in code.</summary>
    Code,

    /// <summary>A constant in code that reaches a credential's destination.</summary>
    Sink,

    /// <summary>A constant in code that signs, authenticates or encrypts: whoever reads it can do so too.</summary>
    CryptographicSink,
}

/// <summary>What is known about a text besides its characters.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Name">The key path or identifier that names it; empty where nothing does.</param>
/// <param name="Document">The file it stands in, whose other settings may say more.</param>
/// <param name="Entry">The entry of that file.</param>
/// <param name="ForDevelopers">Whether only developers' machines read it.</param>
internal readonly record struct SecretContext(
    SecretPlace Place, string Name = "", ConfigDocument? Document = null, ConfigEntry? Entry = null, bool ForDevelopers = false)
{
    /// <summary>What the project says about its own credentials.</summary>
    internal SecretPolicy Policy
    {
        get => field ?? SecretPolicy.None;
        init;
    }

    /// <summary>What the name says.</summary>
    internal CredentialName Says => Policy.NameOf(Name);

    // What describes an interface holds samples; what SOPS has encrypted holds nothing to read.
    private static readonly string[] RootsOfOthers = ["openapi", "swagger", "sops", "sops_version"];

    // What stands further before does not say what a word of a command is.
    private const int MostWords = 16;

    /// <summary>Whether somebody logs in with the setting: a sibling names the user.</summary>
    internal bool HasLogin => Siblings.Any(s => CredentialNames.IsLogin(s.Name));

    /// <summary>The host that the setting is for, where a sibling names one.</summary>
    internal string? Host => Siblings.FirstOrDefault(s => Hosts.IsHostName(s.Name) && s.Value.Length > 0)?.Value;

    /// <summary>The user that the setting is for, where a sibling names one.</summary>
    internal string? User => Siblings.FirstOrDefault(s => CredentialNames.IsLogin(s.Name))?.Value;

    /// <summary>The items before this one, where it stands in a list: the words of a command before its own. Null where it does not.</summary>
    internal string? WordsBefore
    {
        get
        {
            string? words = null;
            var entry = Entry is null ? null : Document?.ItemBefore(Entry);
            for (var i = 0; i < MostWords && entry is not null; i++, entry = Document?.ItemBefore(entry))
                // A word with blanks is an argument, whatever it says.
                words = (entry.Value.IndexOfAny([' ', '\t', '\n', '"', '\'']) >= 0 ? "_" : entry.Value) + (words is null ? "" : " " + words);
            return words;
        }
    }

    /// <summary>Whether a sibling is the other half of a pair: an id that begins so.</summary>
    internal bool IsBeside(ImmutableArray<string> prefixes)
    {
        foreach (var sibling in prefixes.IsEmpty ? [] : Siblings)
            foreach (var prefix in prefixes)
                if (sibling.Value.StartsWith(prefix, StringComparison.Ordinal) && sibling.Value.Length >= prefix.Length + 16 && new Slice(sibling.Value).All(Alphabet.IsBase62))
                    return true;
        return false;
    }

    /// <summary>Whether a sibling has a name of this kind.</summary>
    internal bool HasSibling(Func<string, bool> isNamed) => Siblings.Any(s => isNamed(s.Name));

    private IEnumerable<ConfigEntry> Siblings => Document is { } document && Entry is { } entry ? document.SiblingsOf(entry).Where(static other => !other.IsBare) : [];

    /// <summary>How far the values of a file may speak.</summary>
    /// <param name="document">The file.</param>
    /// <param name="inTests">Whether it belongs to a test project.</param>
    internal static SecretPlace PlaceIn(ConfigDocument document, bool inTests) =>
        inTests || document.Audience == ConfigAudience.Readers || document.HasRoot(RootsOfOthers) ? SecretPlace.OnlyProven
        : document.IsLarge ? SecretPlace.Data
        : SecretPlace.Configuration;

    /// <summary>Whether the name, or that of a sibling, has the word.</summary>
    internal bool Mentions(string word) => Words.Of(Name).Contain(word) || Siblings.Any(s => Words.Of(s.Name).Contain(word));
}
