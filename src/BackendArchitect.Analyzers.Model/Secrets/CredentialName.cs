using System;
using System.Collections.Immutable;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>What the name of a setting, variable or parameter says about its value.</summary>
internal enum CredentialName
{
    /// <summary>Nothing, or that it is no credential.</summary>
    None,

    /// <summary>A password or pass phrase.</summary>
    Password,

    /// <summary>A token, API key, client secret or the like: drawn by a machine.</summary>
    Secret,

    /// <summary>A key that signs, authenticates or encrypts: any text of some length serves as one.</summary>
    SigningKey,

    /// <summary>One of several credentials of people or machines; what follows decides.</summary>
    Pass,
}

/// <summary>Reads names of credentials by whole words: the last words of a key decide, and some words end the matter.</summary>
internal static class CredentialNames
{
    private static readonly ImmutableHashSet<string> Passwords =
    [
        "password", "passwd", "pwd", "passphrase", "userpassword", "dbpassword", "adminpassword", "rootpassword", "smtppassword", "pgpassword",
        "mysqlpassword", "redispassword", "keystorepassword", "certificatepassword", "passcode",
        "defaultpass", "rootpass", "adminpass", "userpass", "dbpass", "databasepass", "smtppass", "mailpass", "emailpass", "mqpass", "rabbitmqpass", "redispass", "mysqlpass",
    ];

    private static readonly ImmutableHashSet<string> Secrets =
    [
        "secret", "secrets", "clientsecret", "clientsecrets", "apikey", "apikeys", "accesskey", "accountkey", "sharedaccesskey", "secretkey", "secretaccesskey", "adminkey",
        "masterkey", "subscriptionkey", "authtoken", "accesstoken", "refreshtoken", "bottoken", "bearer", "bearertoken", "token", "apitoken",
        "credential", "credentials", "sas", "sastoken", "webhooksecret", "appsecret", "consumersecret", "appkey", "storagekey", "authkey", "licensekey",
        "functionkey", "hostkey", "applicationkey", "authsecret", "tokensecret", "secretstring",
    ];

    private static readonly ImmutableHashSet<string> SigningKeys =
    [
        "signingkey", "signingsecret", "jwtkey", "jwtsecret", "hmackey", "hmacsecret", "encryptionkey", "privatekey", "securitykey", "symmetrickey", "issuersigningkey",
        "symmetricsecuritykey", "tokenkey", "cryptokey", "aeskey", "encryptionsecret", "signkey", "securitytokenkey", "jwtsecretkey", "jwtsigningkey",
    ];

    // "Key" alone says nothing; beneath or behind one of these it is a credential.
    private static readonly ImmutableHashSet<string> KeyOwners =
    [
        "jwt", "token", "tokens", "auth", "authentication", "bearer", "cosmos", "cosmosdb", "documentdb", "encryption", "signing", "hmac", "aes", "crypto", "api", "openai",
        "sendgrid", "stripe", "mailgun", "twilio", "anthropic", "search", "cognitive", "security", "tokenoptions", "symmetric", "documentintelligence",
        "translator", "speech", "vision", "formrecognizer", "storage", "blobstorage", "secret", "secrets",
    ];

    private static readonly ImmutableHashSet<string> SigningOwners =
    [
        "jwt", "token", "tokens", "auth", "authentication", "bearer", "encryption", "signing", "hmac", "aes", "crypto", "security", "tokenoptions", "symmetric",
    ];

    private static readonly ImmutableHashSet<string> SignersSecrets = ["secret", "secretkey", "apisecret"];

    // Before a credential word these make another thing of it. Behind one they need no list: the credential must come last.
    private static readonly ImmutableHashSet<string> Ends =
    [
        "id", "arn", "alias", "hint", "question", "label", "placeholder", "example", "sample", "description", "length", "size", "count", "max", "min",
        "ttl", "lifetime", "expiry", "expires", "expiration", "timeout", "issuer", "audience", "scope", "prefix", "suffix", "pattern", "regex", "algorithm",
        "hash", "hashed", "salt", "encrypted", "protected", "public", "publishable", "site", "enable", "enabled", "require", "required", "allow", "allowed",
        "use", "show", "hide", "reset", "change", "forgot", "rotate", "csrf", "xsrf", "antiforgery", "cancellation", "continuation", "partition", "routing",
        "sort", "foreign", "idempotency", "translation", "instrumentation", "thumbprint", "fingerprint", "existing",
    ];

    // Words that may stand behind the credential without changing what it is.
    private static readonly ImmutableHashSet<string> Trailers =
        ["value", "primary", "secondary", "base", "plain", "plaintext", "default", "current", "old", "new", "prod", "production", "dev", "development", "test", "live", "staging", "local"];

    private static readonly ImmutableHashSet<string> Logins =
        ["user", "username", "login", "userid", "email", "account", "uid"];

    // Every credential word has one of these in it: most names fall out here.
    private static readonly string[] Roots = ["pass", "pwd", "secret", "key", "token", "cred", "sas", "bearer"];

    /// <summary>Judges a key path joined with <c>:</c>, or a plain identifier.</summary>
    internal static CredentialName Of(string path)
    {
        if (!Array.Exists(Roots, root => path.IndexOf(root, StringComparison.OrdinalIgnoreCase) >= 0))
            return CredentialName.None;
        var end = path.Length;
        var part = LastPart(path, ref end);
        var words = Words.Of(part);
        var parent = LastPart(path, ref end);
        // The list item or the wrapper "Value" is named by what holds it.
        if (words.Count == 1 && words[0] is "value" or "default")
        {
            words = Words.Of(parent);
            parent = LastPart(path, ref end);
        }
        if (words.Count == 0 || words.Contain(Ends) || IsReference(parent))
            return CredentialName.None;

        var last = words.Count;
        while (last > 1 && Trailers.Contains(words[last - 1]))
            last--;
        if (words.EndWith(SigningKeys, last) > 0)
            return CredentialName.SigningKey;
        if (words.EndWith(Passwords, last) > 0)
            return CredentialName.Password;
        if (words.EndWith(Secrets, last) > 0)
            return words.EndWith(SignersSecrets, last) == last && IsSigner(parent) ? CredentialName.SigningKey : CredentialName.Secret;
        if (words[last - 1] == "pass")
            return CredentialName.Pass;
        return words[last - 1] == "key" ? OfKey(words, last, parent) : CredentialName.None;
    }

    /// <summary>Whether the name is that of somebody who logs in: it makes a <c>Pass</c> beside it a password.</summary>
    internal static bool IsLogin(string name) => Words.Of(name) is var words && words.EndWith(Logins, words.Count) > 0;

    /// <summary>Whether the path is that of an item of <c>secrets</c>: in compose files and workflows, a list of names.</summary>
    internal static bool IsListOfSecrets(string path)
    {
        var end = path.Length;
        var item = path.LastIndexOf(':');
        return item > 0 && new Slice(path).From(item + 1).All(Alphabet.IsDigit) && LastPart(path, ref end).Is("secrets");
    }

    // secretKeyRef, remoteRef, configMapKeyRef, existingSecret: what they hold is an address.
    private static bool IsReference(Slice parent) => parent.EndsWith("Ref") || parent.Is("ref") || parent.EndsWith("Reference") || parent.EndsWith("Selector") || parent.StartsWithAnyCase("existing");

    private static CredentialName OfKey(Words words, int last, Slice parent)
    {
        if (last > 1)
            return words.EndWith(SigningOwners, last - 1) > 0 ? CredentialName.SigningKey
                : words.EndWith(KeyOwners, last - 1) > 0 ? CredentialName.Secret
                : CredentialName.None;
        return IsSigner(parent) ? CredentialName.SigningKey : Words.Of(parent).Contain(KeyOwners) ? CredentialName.Secret : CredentialName.None;
    }

    private static bool IsSigner(Slice parent) => Words.Of(parent).Contain(SigningOwners);

    /// <summary>The part of the path that ends at <paramref name="end"/>, which moves before it; array indices are passed over.</summary>
    private static Slice LastPart(string path, ref int end)
    {
        while (end > 0)
        {
            var start = path.LastIndexOf(':', end - 1) + 1;
            var part = new Slice(path, start, end - start);
            end = start - 1;
            if (!part.All(Alphabet.IsDigit))
                return part;
        }
        return new(path, 0, 0);
    }
}
