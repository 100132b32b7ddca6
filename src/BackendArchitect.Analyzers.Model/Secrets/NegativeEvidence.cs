using System;
using System.Collections.Immutable;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>Why a text is no credential, from the reasons that excuse everywhere to those that excuse only where a name alone speaks.</summary>
internal enum Excuse
{
    /// <summary>None was found.</summary>
    None,

    /// <summary>Nothing stands there.</summary>
    Empty,

    /// <summary>A variable, a template or an address in a store: the credential is elsewhere.</summary>
    Reference,

    /// <summary>It is encrypted, or hashed.</summary>
    Encrypted,

    /// <summary>Somebody is asked to put something here, or has masked what was here.</summary>
    Placeholder,

    /// <summary>Everybody knows it: <c>changeme</c>, <c>password</c>. Whether that excuses depends on what it opens.</summary>
    Changeme,

    /// <summary>It is something else: a path, a name, an address, a number, prose.</summary>
    OtherThing,
}

/// <summary>Reads the signs that a text is not a credential.</summary>
internal static class NegativeEvidence
{
    // Each opens with the first and, where there is one, closes with the second; what stands between is somebody else's to fill.
    private static readonly ImmutableArray<(string Open, string Close)> WholeTemplates =
    [
        ("%%", "%%"), ("%", "%"), ("$[", "]"), ("__", "__"), ("@", "@"), ("[[", "]]"), ("~", "~"), ("<", ">"), ("{", "}"), ("(", ")"), ("[", "]"),
    ];

    private static readonly ImmutableArray<(string Open, string Close)> PartialTemplates =
        [("${", "}"), ("$(", ")"), ("#{", "}"), ("{{", "}}"), ("{%", "%}"), ("<%", "%>"), ("$env{", "}"), ("$file{", "}")];

    private static readonly ImmutableArray<string> ReferencePrefixes =
    [
        "@Microsoft.KeyVault(", "vault:", "<path:", "ref+", "secret/data/", "op://", "bw://", "doppler://", "infisical://", "chamber:", "arn:aws", "ssm:/", "sm://",
        "gcp:secretmanager:", "/run/secrets/", "env:", "$env:", "file:", "keychain:", "keyring:", "secret://", "awssm:", "azurekeyvault:", "!Ref", "!Sub", "!reference",
        "var.", "local.", "data.", "module.", "random_password.", "ephemeral.", "$__file{", "$__env{", "--mount=type=secret", "{\"uri\":\"https://",
    ];

    private static readonly ImmutableArray<string> EncryptedPrefixes =
    [
        "ENC[", "ENC(", "{cipher}", "AQAAANCMnd8B", "CfDJ8", "$ANSIBLE_VAULT;", "!vault", "AQICAH", "-----BEGIN AGE ENCRYPTED FILE", "-----BEGIN PGP MESSAGE",
        "$2a$", "$2b$", "$2y$", "$argon2", "$pbkdf2", "$scrypt$", "$1$", "$5$", "$6$", "AQAAAAEAA", "AQAAAAIAA", "vault:v1:", "kms:",
    ];

    private static readonly ImmutableArray<string> OtherPrefixes =
    [
        "sha1:", "sha256:", "sha512:", "sha1-", "sha256-", "sha384-", "sha512-", "md5:", "urn:", "data:", "ssh-rsa ", "ssh-ed25519 ", "ecdsa-sha2-", "-----BEGIN ",
        "/subscriptions/", "projects/", "age1",
        "MIIBIjANBgkqhkiG9w0BAQEF", "MIICIjANBgkqhkiG9w0BAQEF",
    ];

    private static readonly ImmutableHashSet<string> ProtocolWords = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Bearer", "Basic", "client_credentials", "authorization_code", "refresh_token", "client_secret_post", "client_secret_basic", "private_key_jwt",
        "SCRAM-SHA-256", "SCRAM-SHA-512", "X-Api-Key", "X-API-Token", "Authorization", "Ocp-Apim-Subscription-Key", "x-functions-key", "api-key", "apikey", "access_token", "id_token");

    /// <summary>The first excuse that holds for the whole text.</summary>
    internal static Excuse Of(Slice value)
    {
        value = value.Trimmed();
        if (IsEmpty(value))
            return Excuse.Empty;
        if (IsReference(value))
            return Excuse.Reference;
        if (StartsWithOneOf(value, EncryptedPrefixes))
            return Excuse.Encrypted;
        if (Placeholder.IsMask(value) || Placeholder.IsInstruction(value) || IsVendorSample(value))
            return Excuse.Placeholder;
        if (IsOtherThing(value))
            return Excuse.OtherThing;
        if (Placeholder.IsChangeme(value))
            return Excuse.Changeme;
        return IsSettingName(value) ? Excuse.Reference : Excuse.None;
    }

    /// <summary>
    /// The literal that stands where a variable has none: <c>value</c> in <c>${X:-value}</c>, <c>literal</c> in <c>${{ 'literal' }}</c>. Empty where
    /// there is none.
    /// </summary>
    internal static Slice DefaultOf(Slice value)
    {
        if (value.StartsAndEndsWith("${{", "}}"))
        {
            var inner = value.Part(3, value.Length - 5).Trimmed();
            return inner.StartsAndEndsWith("'", "'") && inner.IndexOf("'", 1) == inner.Length - 1 ? inner.Part(1, inner.Length - 2) : inner.Part(0, 0);
        }
        // Quarkus keeps encrypted values so.
        if (value.StartsAndEndsWith("${", "}") && value.IndexOf('}') == value.Length - 1 && !value.StartsWith("${aes-gcm"))
        {
            var end = 2;
            while (end < value.Length && (Alphabet.IsBase62(value[end]) || value[end] is '_' or '.' or ' '))
                end++;
            // Shells write ${X:-value}, ${X:=value} and ${X-value}, Spring ${x:value}; ${X:?text} and ${X:+value} stand for nothing else.
            if (end > 2 && value[end] == ':')
                end += value[end + 1] is '-' or '=' ? 2 : value[end + 1] is '?' or '+' ? value.Length : 1;
            else
                end = end > 2 && value[end] == '-' ? end + 1 : value.Length;
            if (end < value.Length)
                return value.Part(end, value.Length - end - 1);
        }
        return value.Part(0, 0);
    }

    private static bool IsEmpty(Slice value) => value.IsEmpty || value.Is("null") || value.Is("\"\"") || value.Is("''") || value.Is("~");

    private static bool IsReference(Slice value)
    {
        foreach (var (open, close) in PartialTemplates)
            if (value.IndexOf(open) is >= 0 and var at && value.IndexOf(close, at + open.Length) > 0)
                return true;
        foreach (var (open, close) in WholeTemplates)
            if (value.StartsAndEndsWith(open, close) && IsTemplateBody(value.Part(open.Length, value.Length - open.Length - close.Length)))
                return true;
        return StartsWithOneOf(value, ReferencePrefixes)
            || (value[0] == '$' && value.Length > 1 && value.From(1).All(static c => Alphabet.IsUpperOrDigit(c) || c == '_') && !Alphabet.IsDigit(value[1]))
            || value.Is("%s")
            || (value.StartsWith("projects/") && value.Contains("/secrets/"));
    }

    // Words, blanks and the punctuation of calls and paths; a password between brackets has other things in it.
    private static bool IsTemplateBody(Slice body)
    {
        if (body.Trimmed().IsEmpty)
            return false;
        var isCall = body.Contains('(') && body.Contains(')');
        return body.All(c => char.IsLetterOrDigit(c) || c is ' ' or '_' or '-' or '.' or ':' or '\'' or ',' or '/' or '<' or '>' || (isCall && c is '(' or ')'))
            && (body.Count(char.IsDigit) <= 2 || body.Contains(' ') || isCall);
    }

    // UPPER_SNAKE without a run of digits, Section:Key, Section__Key, dotted.path
    private static bool IsSettingName(Slice value)
    {
        if (value.Contains('_') && value.All(static c => Alphabet.IsUpperOrDigit(c) || c == '_') && Alphabet.IsLetter(value[0]) && !HasRunOfDigits(value, 3))
            return true;
        if (value.Contains("__") && value.All(static c => Alphabet.IsBase62(c) || c == '_') && Alphabet.IsLetter(value[0]) && !HasRunOfDigits(value, 3))
            return true;
        return value.Contains(':') && value.All(static c => Alphabet.IsLetter(c) || c is ':' or '_' or '-' or '.') && Alphabet.IsLetter(value[0]);
    }

    private static bool HasRunOfDigits(Slice value, int length)
    {
        var run = 0;
        for (var i = 0; i < value.Length; i++)
            if ((run = Alphabet.IsDigit(value[i]) ? run + 1 : 0) == length)
                return true;
        return false;
    }

    // The keys that the documentation of AWS shows say so; webhooks in documentation are all zeros.
    private static bool IsVendorSample(Slice value) => value.Contains("EXAMPLE") || value.Contains("T00000000/B00000000");

    private static bool IsOtherThing(Slice value) =>
        StartsWithOneOf(value, OtherPrefixes)
        || ProtocolWords.Contains(value.ToString())
        || IsNumberOrDate(value)
        || IsPathOrAddress(value)
        || IsExpression(value)
        || IsShortcut(value)
        || IsAlphabet(value)
        || value.Contains("PublicKeyToken=");

    /// <summary>Whether the text is prose: at least two blanks between words.</summary>
    internal static bool IsProse(Slice value) => value.Count(static c => c == ' ') >= 2;

    private static bool IsNumberOrDate(Slice value) =>
        (value.All(static c => Alphabet.IsDigit(c) || c is '.' or ':' or '-' or '+' or '/' or 'T' or 'Z' or ',') && value.Count(Alphabet.IsDigit) > 0)
        || value.Is("true") || value.Is("false") || IsVersion(value)
        || (value.Length == 5 && value[2] == '-' && Alphabet.IsLower(value[0]) && Alphabet.IsUpper(value[3]));

    // 1.2.3-beta.4
    private static bool IsVersion(Slice value)
    {
        var dash = value.IndexOf('-');
        return dash > 0 && value.Length <= 32 && value.Part(0, dash).All(static c => Alphabet.IsDigit(c) || c == '.') && value.Part(0, dash).Count(static c => c == '.') >= 2
            && value.From(dash + 1).All(static c => Alphabet.IsBase62(c) || c is '.' or '-' or '+');
    }

    private static bool IsPathOrAddress(Slice value)
    {
        var scheme = value.IndexOf("://");
        if (scheme > 0)
            return !HasUserInfo(value.From(scheme + 3));
        if (value.StartsWith("/") || value.StartsWith("./") || value.StartsWith("../") || value.StartsWith("~/") || value.StartsWith("\\\\")
            || (value.Length > 2 && value[1] == ':' && value[2] is '\\' or '/' && Alphabet.IsLetter(value[0])))
            return HasFileEnding(value) || !Randomness.IsRandom(value.From(1));
        if (IsMail(value) || (value.StartsWithAnyCase("CN=") && value.Contains(',')))
            return true;
        return IsDotted(value) || HasFileEnding(value);
    }

    private static bool HasUserInfo(Slice afterScheme)
    {
        for (var i = 0; i < afterScheme.Length && afterScheme[i] is not ('/' or '?' or '#'); i++)
            if (afterScheme[i] == '@')
                return true;
        return false;
    }

    private static bool IsMail(Slice value)
    {
        var at = value.IndexOf('@');
        return at > 0 && at == value.LastIndexOf('@') && IsDotted(value.From(at + 1)) && value.Part(0, at).All(static c => Alphabet.IsUnreserved(c) || c == '+');
    }

    // A host with or without port, a type or a key of translations: labels of letters, few digits.
    private static bool IsDotted(Slice value)
    {
        var port = value.IndexOf(':');
        var host = port > 0 && port < value.Length - 1 && value.From(port + 1).All(Alphabet.IsDigit) ? value.Part(0, port) : value;
        return host.Contains('.') && host[host.Length - 1] != '.' && host[0] != '.'
            && host.All(static c => Alphabet.IsBase64Url(c) || c == '.')
            && host.Count(Alphabet.IsDigit) * 5 <= host.Length
            && Alphabet.IsLetter(host[host.LastIndexOf('.') + 1])
            && !(host.Length >= 16 && Randomness.IsRandom(host));
    }

    private static bool HasFileEnding(Slice value) =>
        value.EndsWith(".pem") || value.EndsWith(".key") || value.EndsWith(".pfx") || value.EndsWith(".p12") || value.EndsWith(".json") || value.EndsWith(".crt")
        || value.EndsWith(".cer") || value.EndsWith(".txt") || value.EndsWith(".xml");

    // Regular expressions, SQL, selectors, parameters.
    private static bool IsExpression(Slice value) =>
        (value.StartsWith("^") && value.EndsWith("$")) || (value.StartsAndEndsWith("[", "]") && value.Contains("='")) || value.Contains("(?") || value.Contains("\\d") || value.Contains("[A-Z") || value.Contains("[a-z")
        || value.StartsWithAnyCase("select ") || value.StartsWithAnyCase("insert into ") || value.StartsWithAnyCase("update ")
        || (value[0] == '@' && value.Length > 1 && value.From(1).All(static c => Alphabet.IsLetter(c) || c == '_'));

    // Ctrl+Shift+P
    private static bool IsShortcut(Slice value) =>
        value.Length <= 32 && (value.StartsWithAnyCase("ctrl+") || value.StartsWithAnyCase("alt+") || value.StartsWithAnyCase("shift+") || value.StartsWithAnyCase("cmd+") || value.StartsWithAnyCase("meta+"));

    private static bool IsAlphabet(Slice value) =>
        value.Length >= 26 && (value.Contains("abcdefghijklmnopqrstuvwxyz") || value.Contains("ABCDEFGHIJKLMNOPQRSTUVWXYZ"));

    private static bool StartsWithOneOf(Slice value, ImmutableArray<string> prefixes)
    {
        foreach (var prefix in prefixes)
            if (value.StartsWith(prefix))
                return true;
        return false;
    }
}
