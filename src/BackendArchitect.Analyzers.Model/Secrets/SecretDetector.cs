using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Configuration;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>
/// Decides whether a text is or holds a credential. A text is reported for its format, for its place in a grammar or for its destination; names
/// and randomness count together only, and every sign that it is no credential wins, unless the format proves itself.
/// </summary>
internal static class SecretDetector
{
    // Nothing shorter is a credential that anybody could tell from a word.
    private const int ShortestPassword = 8;
    private const int LongestPassword = 128;
    private const int ShortestTold = 4;
    private const int ShortestPhrase = 20;
    // A longer text is data: an image, a document.
    private const int LongestText = 64 * 1024;
    private const int MostInOneText = 16;
    private const int DeepestNesting = 4;

    /// <summary>Every credential in the text, none within another.</summary>
    internal static ImmutableArray<SecretFinding> Judge(string text, in SecretContext context) => Judge(text, context, DeepestNesting);

    private static ImmutableArray<SecretFinding> Judge(string text, in SecretContext context, int nesting)
    {
        if (text.Length is < 2 or > LongestText || context.Entry is { IsBare: true })
            return [];
        List<SecretFinding>? found = null;
        var hasPublicTwin = Formats(text, context, ref found);
        if (context.Place != SecretPlace.OnlyProven && !(nesting > 0 && ReaderOf(text, context.Name) is { } reader && Nested(reader, text, context, nesting, ref found)))
        {
            var isContainer = Containers(text, context, ref found);
            if (found is null && !hasPublicTwin && !isContainer && context.Place != SecretPlace.Data)
                WholeValue(text, context, ref found);
        }
        if (context.Policy is { HasAllowedHashes: true } policy)
            found?.RemoveAll(finding => policy.Allows(text.Substring(finding.Start, finding.Length)));
        return found is null ? [] : [.. found];
    }

    /// <summary>A name as a message may repeat it: without what is a credential itself, or the credential that it names.</summary>
    internal static string Redacted(string name, string secret)
    {
        // What is shorter stands in names by chance, and tells nothing there.
        if (secret.Length >= ShortestTold)
            name = name.Replace(secret, "…");
        while (SecretFormats.Next(name, 0, new SecretContext(SecretPlace.Data)) is var (_, token))
            name = name.Remove(token.Start, token.Length).Insert(token.Start, "…");
        return name;
    }

    private static bool Formats(string text, in SecretContext context, ref List<SecretFinding>? found)
    {
        var hasPublicTwin = false;
        var from = 0;
        while (SecretFormats.Next(text, from, context) is var (format, token) && (found is null || found.Count < MostInOneText))
        {
            from = token.End;
            if (format.Worth == Worth.Public)
                hasPublicTwin = true;
            else if (format.Proves(token))
                Add(ref found, new(format.Kind, Evidence.ProvenFormat, Confidence.Certain, Weight.Full, token.Start, token.Length));
            else if (context.Place != SecretPlace.OnlyProven && !WellKnownCredential.IsOfEmulator(token) && NegativeEvidence.Of(token) is not Excuse.Placeholder)
                Add(ref found, WithoutProof(format, token, context));
        }
        return hasPublicTwin;
    }

    private static SecretFinding WithoutProof(SecretFormat format, Slice token, in SecretContext context)
    {
        var isHalf = format.Worth == Worth.Half ? !(format.Proof is not null && context.HasSibling(IsPassword))
            : format.Prefix == "AIza" && IsOfBrowsers(context);
        return isHalf
            ? new(format.Kind, Evidence.Format, Confidence.Possible, Weight.Slight, token.Start, token.Length)
            : new(format.Kind, Evidence.Format, Confidence.Certain, Weight.Full, token.Start, token.Length);
    }

    // Keys for maps and push messages stand in every page that uses them.
    private static bool IsOfBrowsers(in SecretContext context)
    {
        var words = Words.Of(context.Name);
        return words.Contain("map") || words.Contain("maps") || words.Contain("firebase") || words.Contain("recaptcha")
            || context.HasSibling(static name => name.Equals("authDomain", StringComparison.OrdinalIgnoreCase) || name.Equals("messagingSenderId", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsPassword(string name) => CredentialNames.Of(name) == CredentialName.Password;

    private static bool Containers(string text, in SecretContext context, ref List<SecretFinding>? found)
    {
        var slots = CredentialContainer.SlotsOf(new Slice(text));
        List<CredentialSlot>? named = null;
        NamedCredential.Find(new Slice(text), context, ref named);
        if (CommandLine.Is(context.Name))
            OnCommandLine(text, context, ref named);
        foreach (var slot in named is null ? slots : [.. slots, .. named])
            if (!Overlaps(found, slot.Value) && JudgeSlot(slot, context) is { } finding)
                Add(ref found, finding);
        return slots.Count > 0 || named is not null;
    }

    private static void OnCommandLine(string text, in SecretContext context, ref List<CredentialSlot>? slots)
    {
        // A list of words: those before this say what it is.
        if (text.IndexOf(' ') < 0 && context.WordsBefore is { } words)
            CommandLine.Find(words, new(text), ref slots);
        else
            CommandLine.Find(new Slice(text), ref slots);
    }

    /// <summary>What reads a value that is a file of settings itself: as its name says, or as it looks. Null where it is none.</summary>
    private static ConfigReader? ReaderOf(string text, string name)
    {
        if ((text[0] == '{' && text[text.Length - 1] == '}') || (text[0] == '[' && text[text.Length - 1] == ']'))
            return text.IndexOf('"') > 0 ? ConfigReader.Json : null;
        if (CommandLine.Is(name))
            return null;
        return ConfigReader.Of("", name.Substring(name.LastIndexOf(':') + 1))
            ?? (HasSection(text) ? ConfigReader.Properties : HasLines(text, '=') && !ConnectionString.Is(new Slice(text)) ? ConfigReader.DotEnv : HasLines(text, ':') ? ConfigReader.Yaml : null);
    }

    // [section]
    private static bool HasSection(string text) =>
        text[0] == '[' && text.IndexOf('\n') is var end && text.IndexOf(']') is > 1 and var close && close < end && new Slice(text, 1, close - 1).All(static c => Alphabet.IsBase64Url(c) || c is '.' or ' ');

    // NAME=value on several lines, or name: value, maybe as an item of a list
    private static bool HasLines(string text, char mark)
    {
        var (lines, isName) = (0, true);
        for (var (at, start) = (0, 0); at < text.Length; at++)
        {
            if (text[at] == '\n')
                (start, isName) = (at + 1, true);
            else if (text[at] == mark && isName && (mark == '=' || at + 1 == text.Length || char.IsWhiteSpace(text[at + 1])))
            {
                isName = false;
                if (at > start && ++lines == 2)
                    return true;
            }
            else
                isName &= Alphabet.IsBase62(text[at]) || text[at] is '_' or '.' or '-' or ':' || (mark == ':' && text[at] == ' ' && (at == start || text[at - 1] is ' ' or '-'));
        }
        return false;
    }

    /// <summary>Settings that are the text of a value: an account in one environment variable, a file in a ConfigMap.</summary>
    /// <returns>Whether there were any.</returns>
    private static bool Nested(ConfigReader reader, string text, in SecretContext context, int nesting, ref List<SecretFinding>? found)
    {
        var document = reader.Read("", SourceText.From(text), default);
        // The text as a whole may reach a credential's destination; each of its settings does not.
        var place = context.Place == SecretPlace.Data ? SecretPlace.Data : SecretPlace.Configuration;
        foreach (var entry in document.Entries)
        {
            var inner = context with { Place = place, Name = context.Name + ":" + entry.Key, Document = document, Entry = entry };
            foreach (var finding in Judge(entry.Value, inner, nesting - 1))
                if (entry.SpanOf(finding.Start, finding.Length) is var span && !Overlaps(found, new(text, span.Start, span.Length)))
                    Add(ref found, finding with { Start = span.Start, Length = span.Length });
        }
        return document.Entries.Any(static entry => !entry.IsBare);
    }

    private static SecretFinding? JudgeSlot(CredentialSlot slot, in SecretContext context)
    {
        var value = slot.Value;
        if (NegativeEvidence.DefaultOf(value) is { IsEmpty: false } literal)
            value = literal;
        var excuse = NegativeEvidence.Of(value);
        if (excuse is Excuse.Empty or Excuse.Reference or Excuse.Encrypted or Excuse.Placeholder || WellKnownCredential.IsOfEmulator(value))
            return null;
        if (slot.MustBeRandom && (excuse != Excuse.None || !Randomness.IsRandom(value)))
            return null;
        var isLocal = slot.Host.IsEmpty || Hosts.IsLocal(slot.Host);
        if (excuse == Excuse.Changeme || WellKnownCredential.IsDefault(value, slot.User))
            return OfDefault(slot.Kind, Evidence.Container, value, isLocal, context);
        var weight = isLocal && !slot.Host.IsEmpty && (context.ForDevelopers || context.Document?.IsCompose == true) ? Weight.Suspicious : Weight.Full;
        return new(slot.Kind, Evidence.Container, weight == Weight.Full ? Confidence.Certain : Confidence.Possible, weight, value.Start, value.Length);
    }

    // What everybody knows protects nothing on a machine that others reach.
    private static SecretFinding OfDefault(string kind, Evidence evidence, Slice value, bool isLocal, in SecretContext context) =>
        !isLocal ? new(kind, evidence, Confidence.Certain, Weight.Full, value.Start, value.Length)
        : new(kind, evidence, Confidence.Possible, context.ForDevelopers || context.Document?.IsCompose == true ? Weight.Slight : Weight.Suspicious, value.Start, value.Length);

    private static void WholeValue(string text, in SecretContext context, ref List<SecretFinding>? found)
    {
        var isSink = context.Place is SecretPlace.Sink or SecretPlace.CryptographicSink;
        var name = isSink ? CredentialName.Secret : context.Says;
        if (name == CredentialName.Pass)
            name = context.HasLogin ? CredentialName.Password : CredentialName.None;
        var value = new Slice(text).Trimmed();
        if (name == CredentialName.None && IsKeyOfAddress(value, context))
            name = CredentialName.Secret;
        if (name == CredentialName.None && context.Entry?.IsHidden == true)
            name = CredentialName.Secret;
        if (name == CredentialName.None)
            return;
        if (NegativeEvidence.DefaultOf(value) is { IsEmpty: false } literal)
            value = literal;
        var excuse = NegativeEvidence.Of(value);
        if (excuse is Excuse.Empty or Excuse.Reference or Excuse.Encrypted or Excuse.Placeholder || WellKnownCredential.IsOfEmulator(value))
            return;
        var finding = isSink ? AtSink(value, excuse, context)
            : context.Place == SecretPlace.Code ? InCode(name, value, excuse)
            : InConfiguration(name, value, excuse, context);
        if (finding is { } credential)
            Add(ref found, credential);
    }

    // "Key" alone says nothing, but beside an address a random one opens what is there.
    private static bool IsKeyOfAddress(Slice value, in SecretContext context) =>
        context.Entry is { } entry && entry.Name.Equals("Key", StringComparison.OrdinalIgnoreCase)
        && Randomness.IsRandom(value) && context.Host is { } host && new Slice(host).Contains('.');

    private static SecretFinding? AtSink(Slice value, Excuse excuse, in SecretContext context)
    {
        // Whoever reads a weak key can sign with it; a weak password may be a sample.
        var isKnown = context.Place == SecretPlace.Sink && (excuse == Excuse.Changeme || WellKnownCredential.IsDefault(value, value.Part(0, 0)));
        return new("Credential", Evidence.Sink, isKnown ? Confidence.Possible : Confidence.Certain, isKnown ? Weight.Suspicious : Weight.Full, value.Start, value.Length);
    }

    private static SecretFinding? InCode(CredentialName name, Slice value, Excuse excuse) =>
        excuse == Excuse.None && Randomness.IsRandom(value)
            ? new(KindOf(name), Evidence.Name, Confidence.Likely, Weight.Suspicious, value.Start, value.Length)
            : null;

    private static SecretFinding? InConfiguration(CredentialName name, Slice value, Excuse excuse, in SecretContext context)
    {
        var isRemote = context.Host is { } host && !Hosts.IsLocal(new Slice(host));
        // Where somebody shall put something, and what stands for nothing.
        if (excuse == Excuse.Changeme || (excuse == Excuse.None && RepeatsItsName(value, context.Name)))
            return new(KindOf(name), Evidence.Name, Confidence.Possible, Weight.Slight, value.Start, value.Length);
        if (name == CredentialName.Password && WellKnownCredential.IsDefault(value, new Slice(context.User ?? "")))
            return OfDefault(KindOf(name), Evidence.Name, value, isLocal: !isRemote, context);
        if (IsGuidOrHash(value))
            return new(KindOf(name), Evidence.Name, Confidence.Possible, context.ForDevelopers ? Weight.Slight : Weight.Suspicious, value.Start, value.Length);
        if (excuse != Excuse.None || (CredentialNames.IsListOfSecrets(context.Name) && !Randomness.IsRandom(value)))
            return null;
        if (!(name == CredentialName.SigningKey && IsPhrase(value)) && !IsPasswordLike(name, value))
            return null;
        // A token that a machine drew opens what is elsewhere, unless a host says otherwise.
        var opensOther = isRemote || (context.Host is null && name == CredentialName.Secret && Randomness.IsRandom(value));
        var weight = context.ForDevelopers && !opensOther ? Weight.Suspicious : Weight.Full;
        // A user or an address beside it says what it is for.
        var confidence = context.HasLogin || context.Host is not null ? Confidence.Certain : Confidence.Likely;
        return new(KindOf(name), Evidence.Name, confidence, weight, value.Start, value.Length);
    }

    private static string KindOf(CredentialName name) => name switch
    {
        CredentialName.Password => "What looks like a password",
        CredentialName.SigningKey => "What looks like a signing or encryption key",
        _ => "What looks like a credential",
    };

    /// <summary>A sentence or long word: enough to derive a key from.</summary>
    private static bool IsPhrase(Slice value) => value.Length >= ShortestPhrase && value.Length <= LongestPassword * 4;

    /// <summary>Whether a value under such a name looks like a credential: random, or of several kinds of characters and not words joined.</summary>
    internal static bool IsPasswordLike(CredentialName name, Slice value)
    {
        if (value.Length < ShortestPassword)
            return false;
        if (Randomness.IsRandom(value))
            return true;
        if (value.Length > LongestPassword || !value.All(static c => !char.IsWhiteSpace(c)) || IsIdentifier(name, value))
            return false;
        var digits = value.Count(Alphabet.IsDigit) > 0;
        var lower = value.Count(Alphabet.IsLower) > 0;
        var upper = value.Count(Alphabet.IsUpper) > 0;
        // A letter of another alphabet than ours is a letter: such a value is a word.
        var symbols = value.Count(static c => !char.IsLetterOrDigit(c)) > 0;
        return (digits ? 1 : 0) + (lower ? 1 : 0) + (upper ? 1 : 0) + (symbols ? 1 : 0) >= 2;
    }

    // Words joined as programmers join them: PascalCase, snake, kebab, dots, colons and slashes. What a machine drew has more than a number in it.
    private static bool IsIdentifier(CredentialName name, Slice value)
    {
        var digits = value.Count(Alphabet.IsDigit);
        return value.All(static c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or ':' or '/')
            && (digits == 0 || IsNamedEncoding(value) || (name != CredentialName.Password && digits <= 2 && value.Count(static c => !char.IsLetterOrDigit(c)) > 0 && Randomness.IsWords(value)));
    }

    // base64encodedaccountkey says what should stand there.
    private static bool IsNamedEncoding(Slice value) => value.StartsWithAnyCase("base64") && value.From(6).All(static c => Alphabet.IsLetter(c) || c is '_' or '-');

    /// <summary>Whether the value is a GUID, or as long as a hash in hexadecimal.</summary>
    internal static bool IsGuidOrHash(Slice value)
    {
        if (value.Length is 36 or 38 && Guid.TryParse(value.ToString(), out _))
            return true;
        return value.Length is 32 or 40 or 64 or 96 or 128 && value.All(Alphabet.IsHex)
            && (value.Count(Alphabet.IsUpper) == 0 || value.Count(Alphabet.IsLower) == 0);
    }

    /// <summary>Whether the value is the last part of its own name: <c>Password</c> beneath <c>Password</c>.</summary>
    internal static bool RepeatsItsName(Slice value, string name) =>
        value.Length <= 40 && Words.Of(name.Substring(name.LastIndexOf(':') + 1)).ToString() is { Length: > 0 } words && Words.Of(value).ToString() == words;

    private static bool Overlaps(List<SecretFinding>? found, Slice value)
    {
        if (found is not null)
            foreach (var finding in found)
                if (finding.Start < value.End && value.Start < finding.Start + finding.Length)
                    return true;
        return false;
    }

    private static void Add(ref List<SecretFinding>? found, SecretFinding finding) => (found ??= []).Add(finding);
}
