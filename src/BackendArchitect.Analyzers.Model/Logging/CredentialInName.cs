using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Secrets;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Model.Logging;

/// <summary>
/// What the name of a text says about it where it is written to a log, as a word of a sentence. More is asked of a name here than where a literal is
/// judged: nothing of the value is known, and keys of caches, tokens of parsers and names of secrets are logged every day.
/// </summary>
internal static class CredentialInName
{
    private static readonly ImmutableHashSet<string> Keys =
    [
        "apikey", "apikeys", "secretkey", "secretaccesskey", "sharedaccesskey", "accesskey", "accountkey", "masterkey", "adminkey", "licensekey", "authkey", "signingkey", "jwtkey", "hmackey",
        "aeskey", "encryptionkey", "privatekey", "symmetrickey", "issuersigningkey", "symmetricsecuritykey", "jwtsecretkey", "jwtsigningkey", "cosmoskey", "openaikey", "sendgridkey", "stripekey",
        "twiliokey", "mailgunkey", "anthropickey",
    ];

    private static readonly ImmutableHashSet<string> Codes =
        ["otp", "otpcode", "totp", "totpcode", "onetimepassword", "mfacode", "twofactorcode", "authenticatorcode", "recoverycode", "recoverycodes", "pincode", "cvv", "cvc"];

    // Each holds the cookies themselves, and a cookie is what a session is known by; a name that is only "cookie" is as often the name of one.
    private static readonly ImmutableHashSet<string> Cookies =
        ["cookieheader", "cookiesheader", "setcookie", "setcookies", "cookievalue", "sessioncookie", "sessioncookies", "authcookie", "authcookies", "authenticationcookie", "logincookie"];

    // What a cookie of a session is called.
    private static readonly ImmutableHashSet<string> Sessions = ["session", "sessionid", "sid", "sess", "auth", "authentication", "identity", "login", "aspnetcorecookies", "aspxauth"];

    // What is left of a credential behind these is none.
    private static readonly ImmutableHashSet<string> Cleansed =
    [
        "masked", "mask", "redacted", "redact", "hidden", "truncated", "trimmed", "shortened", "short", "obfuscated", "obscured", "scrubbed", "sanitized", "sanitised", "censored", "anonymized",
        "cleansed", "cleaned", "safe", "partial", "hash", "hashed", "digest", "encrypted", "fingerprint", "thumbprint", "dummy", "fake", "missing", "required", "pattern",
        "format", "error", "errors", "message", "messages",
    ];

    // Behind a credential these make the name of a place where it is looked for.
    private static readonly ImmutableHashSet<string> Places = ["header", "headers", "parameter", "param", "request", "check", "to", "from", "db"];

    // A token of these lets nobody in.
    private static readonly ImmutableHashSet<string> OtherTokens = ["device", "push", "registration", "client", "request", "node", "cluster", "sync", "x", "template", "line", "internal"];

    // A single token, secret or credential is one of a caller where these stand around it, and may be one of a text or a name elsewhere.
    private static readonly ImmutableHashSet<string> Callers =
    [
        "auth", "authentication", "authenticate", "authorization", "authorize", "jwt", "token", "tokens", "bearer", "login", "logout", "signin", "signup", "sign", "account", "accounts", "identity",
        "password", "passwordless", "session", "sessions", "oauth", "oidc", "webhook", "webhooks", "hook", "hooks", "email", "confirm", "confirmation", "verify", "verification", "invite", "invitation",
        "credential", "credentials", "security", "api", "grant", "revoke", "revocation", "refresh", "register", "registration", "user", "users", "client", "mfa", "secret", "secrets", "protector",
    ];

    private static readonly ImmutableHashSet<string> Texts =
    [
        "parse", "parser", "parsing", "lexer", "tokenizer", "tokenize", "syntax", "expression", "expressions", "replacer", "naming", "filename", "template", "templates", "formatter", "scanner", "cancellation",
    ];

    /// <summary>What a text of this name is, where it is a credential: <c>password</c>, <c>token</c>, <c>key</c> and the like; null for any other.</summary>
    /// <param name="name">The name of the variable, member, method or setting.</param>
    /// <param name="owner">The type that has it as a member, or null.</param>
    /// <param name="place">The member in which it is logged.</param>
    internal static string? Of(string name, INamedTypeSymbol? owner, ISymbol? place)
    {
        var words = Words.Of(name.Substring(name.LastIndexOf(':') + 1));
        if (words.Count == 0 || words.Contain(Cleansed))
            return null;
        if (words.EndWith(Cookies, words.Count) > 0)
            return "cookie";
        if (Places.Contains(words[words.Count - 1]))
            return null;
        if (words.EndWith(Codes, words.Count) > 0)
            return "code";
        var last = words[words.Count - 1];
        switch (ProofName.Of(name))
        {
            case ProofKind.Password:
                return "password";
            case ProofKind.Secret when last is "authorization":
                return "authorization header";
            case ProofKind.Secret when last is "key" or "keys":
                return Words.Of(name) is var path && path.EndWith(Keys, path.Count) > 0 && !IsNameOfPair(words, owner) ? "key" : null;
            case ProofKind.Secret when words.Contain("token") || words.Contain("tokens"):
                return words.Count > 1 && words.Contain(OtherTokens) ? null : "token";
            case ProofKind.Secret:
                return "secret";
            case ProofKind.Perhaps when last is "token" or "tokens" && !words.Contain(OtherTokens):
                return IsOfCaller(owner, place) ? "token" : null;
            case ProofKind.Perhaps when last is "secret" or "credentials" or "credential":
                return IsOfCaller(owner, place) ? "secret" : null;
            default:
                return null;
        }
    }

    /// <summary>Whether a cookie of this name is the one that a session, or whoever signed in, is known by.</summary>
    internal static bool IsOfSession(string cookie) => Words.Of(cookie).Contain(Sessions);

    /// <summary>Whether the name says that what it names was made safe to read.</summary>
    internal static bool IsCleansed(string name) => Words.Of(name).Contain(Cleansed);

    // An access key beside a secret is the name of the secret: AWS, and what speaks as it does.
    private static bool IsNameOfPair(Words words, INamedTypeSymbol? owner) =>
        words.ToString() == "accesskey" && owner?.GetMembers().Any(member => Words.Of(member.Name).Contain("secret")) == true;

    private static bool IsOfCaller(INamedTypeSymbol? owner, ISymbol? place)
    {
        var isOfCaller = false;
        for (var around = (ISymbol?)owner ?? place; around is not null and not INamespaceSymbol; around = ReferenceEquals(around, owner) ? place : around.ContainingSymbol)
        {
            var words = Words.Of(around.Name);
            if (words.Contain(Texts))
                return false;
            isOfCaller |= words.Contain(Callers);
        }
        return isOfCaller;
    }
}
