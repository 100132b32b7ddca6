using System;
using System.Collections.Immutable;
using System.Text;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>What a name says about a value by which somebody proves who he is, and against which such a value is checked.</summary>
internal enum ProofKind
{
    /// <summary>Nothing, or that it is no proof.</summary>
    None,

    /// <summary>Perhaps one: a name that other things have too, such as tokens of a parser and signatures of a method. What stands beside it decides.</summary>
    Perhaps,

    /// <summary>A password.</summary>
    Password,

    /// <summary>The hash of a password or token.</summary>
    Hash,

    /// <summary>A signature or message authentication code.</summary>
    Signature,

    /// <summary>A token, API key or secret.</summary>
    Secret,
}

/// <summary>Reads names of proofs by whole words, as <see cref="CredentialNames"/> does with names of credentials.</summary>
internal static class ProofName
{
    private static readonly ImmutableHashSet<string> Passwords = ["password", "passwords", "passwd", "pwd", "passphrase", "passcode"];

    private static readonly ImmutableHashSet<string> Hashed = ["password", "passwd", "pwd", "passphrase", "passcode", "token", "apikey", "secret", "accesskey", "clientsecret"];

    private static readonly ImmutableHashSet<string> Hashes = ["hash", "hashed", "digest"];

    private static readonly ImmutableHashSet<string> Signatures = ["signature", "hmac", "signedhash", "messageauthenticationcode"];

    // Where these stand before it, a signature is that of a message.
    private static readonly ImmutableHashSet<string> Signers =
        ["hub", "webhook", "hook", "stripe", "request", "payload", "message", "body", "x", "hmac", "computed", "expected", "calculated", "provided", "received", "actual", "valid", "jwt", "token", "cookie", "line", "slack", "shopify", "github"];

    // A single token is one of a text as often as one of a caller; these make it a caller's.
    private static readonly ImmutableHashSet<string> TokenOwners =
    [
        "access", "refresh", "auth", "authentication", "authorization", "api", "bearer", "bot", "reset", "verification", "verify", "confirmation", "confirm", "invite", "invitation",
        "session", "security", "jwt", "secret", "webhook", "hook", "hub", "user", "login", "activation", "unsubscribe", "download", "stored", "saved", "provided", "supplied", "incoming",
        "configured", "request", "client", "service", "admin", "internal", "shared", "valid", "email", "password", "device", "push", "registration", "id", "master", "remember", "personal", "x",
        "management", "upload", "share", "feed", "hashed", "plain", "presented", "received", "header", "sync", "sso", "oauth", "recovery", "magic", "link", "account", "agent", "node", "cluster",
    ];

    // Whatever stands behind these is a token of something else.
    private static readonly ImmutableHashSet<string> OtherTokens =
    [
        "change", "concurrency", "continuation", "cancellation", "json", "page", "paging", "next", "skip", "csrf", "xsrf", "antiforgery", "delimiter", "syntax", "design",
        "replacement", "template", "cursor", "etag", "fence", "fencing", "snapshot", "publickey", "idempotency",
    ];

    // What stands behind the word without changing what it is.
    private static readonly ImmutableHashSet<string> Trailers =
        ["value", "bytes", "buffer", "data", "text", "string", "hex", "base64", "base", "utf", "span", "array", "input", "parameter", "param", "from", "request", "in", "db", "header", "to", "check", "raw", "plain", "sha"];

    private static readonly ImmutableHashSet<string> Ends = ["type", "name", "id", "kind", "length", "count", "algorithm", "version", "format", "provider", "path", "url", "uri", "scheme", "prefix", "scope", "key"];

    // saltedPassword, passwordBytes, passwordAndSalt, plainTextPasswordBuffer
    private static readonly ImmutableHashSet<string> Dressing =
    [
        "salt", "salted", "with", "and", "bytes", "byte", "buffer", "data", "text", "string", "chars", "array", "input", "span", "memory", "stream", "utf", "encoded", "plain", "raw", "value",
        "combined", "concatenated", "in", "pepper", "peppered",
    ];

    private static readonly ImmutableHashSet<string> Purposes = ["tohash", "tobehashed", "forhash", "tocheck", "toverify"];

    /// <summary>Judges an identifier, or a key path joined with <c>:</c>.</summary>
    internal static ProofKind Of(string path)
    {
        if (path.Equals("Authorization", StringComparison.OrdinalIgnoreCase))
            return ProofKind.Secret;
        var words = Words.Of(path.Substring(path.LastIndexOf(':') + 1));
        var last = words.Count;
        while (last > 1 && Trailers.Contains(words[last - 1]))
            last--;
        if (last == 0)
            return ProofKind.None;
        if (words.Contain(Hashes) && words.Contain(Hashed) && !Ends.Contains(words[last - 1]))
            return ProofKind.Hash;
        if (words.EndWith(Signatures, last) > 0)
            return last > 1 && words.Contain(Signers) || words[last - 1] == "hmac" ? ProofKind.Signature : ProofKind.Perhaps;
        if (words.Contain(OtherTokens))
            return ProofKind.None;
        if (words[last - 1] is "token" or "tokens")
            return last > 1 && TokenOwners.Contains(words[last - 2]) ? ProofKind.Secret : ProofKind.Perhaps;
        return CredentialNames.Of(last == words.Count ? path : Joined(words, 0, last)) switch
        {
            CredentialName.Password => ProofKind.Password,
            // A hash is what two sides may have computed of anything.
            CredentialName.None or CredentialName.Pass => words.EndWith(Hashes, last) > 0 ? ProofKind.Perhaps : ProofKind.None,
            _ => last == 1 && words[0] is "secret" or "secrets" or "credential" or "credentials" or "bearer" or "sas" ? ProofKind.Perhaps : ProofKind.Secret,
        };
    }

    /// <summary>Whether the name is that of a password itself, not of its hash, its reset token or its length.</summary>
    internal static bool IsPassword(string name)
    {
        var words = Words.Of(name);
        if (!words.Contain(Passwords))
            return false;
        var last = words.Count;
        while (last > 1 && Dressing.Contains(words[last - 1]))
            last--;
        if (words.EndWith(Purposes, last) is > 0 and var purpose && purpose < last)
            last -= purpose;
        var first = 0;
        while (first < last - 1 && Dressing.Contains(words[first]))
            first++;
        return words.EndWith(Passwords, last) > 0 && CredentialNames.Of(Joined(words, first, last)) == CredentialName.Password;
    }

    private static string Joined(Words words, int first, int last)
    {
        var name = new StringBuilder();
        for (var i = first; i < last; i++)
            name.Append(name.Length == 0 ? "" : "_").Append(words[i]);
        return name.ToString();
    }
}
