using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using BackendArchitect.Analyzers.Model.Secrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendArchitect.Analyzers.Model.Connections;

/// <summary>
/// Reads from connection strings and URLs whether encryption or the check of the certificate is switched off in words. What is left out is the client's
/// own choice and says nothing here: the defaults differ between clients and versions. The words are those of the vendors:
/// https://learn.microsoft.com/sql/connect/ado-net/connection-string-syntax, https://www.npgsql.org/doc/connection-string-parameters.html,
/// https://mysqlconnector.net/connection-options, https://stackexchange.github.io/StackExchange.Redis/Configuration and
/// https://www.mongodb.com/docs/manual/reference/connection-string-options.
/// </summary>
internal static class ConnectionText
{
    private const int Shortest = 8;

    // Who writes more URLs than these into one text writes data.
    private const int MostFlaws = 10;

    // Schemes that send what they are given as it is, and what they are called when they do not.
    private static readonly ImmutableDictionary<string, string> PlainSchemes = ImmutableDictionary<string, string>.Empty.WithComparers(StringComparer.OrdinalIgnoreCase)
        .Add("amqp", "amqps").Add("redis", "rediss").Add("mqtt", "mqtts").Add("ldap", "ldaps").Add("ftp", "ftps").Add("stomp", "stomps");

    // Schemes of databases and brokers: a parameter of another URL may be about anything.
    private static readonly ImmutableHashSet<string> Schemes = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "mongodb", "mongodb+srv", "srv", "postgres", "postgresql", "mysql", "mariadb", "redis", "rediss", "amqp", "amqps", "sqlserver", "mssql", "cockroachdb", "clickhouse", "neo4j", "bolt");

    /// <summary>Whether a value needs a closer look: asked for every text that moves, before anything is copied.</summary>
    internal static bool MayStandIn(IOperation value) =>
        value is not ILiteralOperation { ConstantValue.Value: var constant } || (constant is string text && MaySpeak(text));

    private static bool MaySpeak(string text) => text.Length >= Shortest && (text.IndexOf('=') >= 0 || text.IndexOf("://", StringComparison.Ordinal) >= 0);

    /// <summary>The flaws of a text; null for nearly all texts.</summary>
    /// <param name="value">The text.</param>
    /// <param name="besideContainers">Whether hosts without a domain are containers beside the service.</param>
    internal static IReadOnlyList<ConnectionFlaw>? FlawsOf(string value, bool besideContainers)
    {
        if (!MaySpeak(value))
            return null;
        List<ConnectionFlaw>? flaws = null;
        var text = new Slice(value);
        if (value.IndexOf('=') >= 0)
        {
            if (ConnectionString.SettingsOf(text) is { } settings)
                OfSettings(settings, besideContainers, ref flaws);
            else if (value.IndexOf(',') > 0)
                OfRedis(text, besideContainers, ref flaws);
        }
        if (text.Contains("://"))
            OfUrls(text, besideContainers, ref flaws);
        return flaws;
    }

    private static void OfSettings(List<(string Key, Slice Value)> settings, bool besideContainers, ref List<ConnectionFlaw>? flaws)
    {
        if (ConnectionString.HostOf(settings) is not { } host || IsNear(host, besideContainers))
            return;
        ConnectionFlaw? trust = null;
        var isStrict = false;
        var isOff = false;
        var seen = new HashSet<string>();
        for (var i = settings.Count - 1; i >= 0; i--)
        {
            var (key, value) = settings[i];
            // The last of two equal keys holds.
            if (!seen.Add(key))
                continue;
            isStrict |= key == "encrypt" && value.Is("strict");
            if (OfSetting(key, value, host) is not { } flaw)
                continue;
            if (flaw.Effect == ConnectionFlaw.AnyCertificate)
                trust = flaw;
            else
            {
                isOff = true;
                (flaws ??= []).Add(flaw);
            }
        }
        // Where nothing is encrypted there is no certificate to check.
        if (trust is not null && !isOff && !isStrict)
            (flaws ??= []).Add(trust);
    }

    private static ConnectionFlaw? OfSetting(string key, Slice value, Slice host) => key switch
    {
        "encrypt" when IsNo(value) || value.Is("optional") => Flaw(value, host, ConnectionFlaw.Plain, "True"),
        "trustservercertificate" when IsYes(value) => Flaw(value, host, ConnectionFlaw.AnyCertificate, "False"),
        "sslmode" when value.Is("disable") || value.Is("disabled") || value.Is("none") => Flaw(value, host, ConnectionFlaw.Plain, value.Is("disable") && !char.IsUpper(value[0]) ? "verify-full" : "VerifyFull"),
        "sslmode" when value.Is("allow") => Flaw(value, host, ConnectionFlaw.PlainFirst, char.IsUpper(value[0]) ? "VerifyFull" : "verify-full"),
        "usessl" or "usetls" or "ssl" or "tls" when IsNo(value) => Flaw(value, host, ConnectionFlaw.Plain, char.IsUpper(value[0]) ? "True" : "true"),
        _ => null,
    };

    // host:port,option=value,...
    private static void OfRedis(Slice text, bool besideContainers, ref List<ConnectionFlaw>? flaws)
    {
        if (text.Contains(';') || text.Contains(' ') && !text.Contains(", "))
            return;
        var host = text.Part(0, 0);
        Slice? off = null;
        for (var at = 0; at <= text.Length;)
        {
            var end = at;
            while (end < text.Length && text[end] != ',')
                end++;
            var part = text.Part(at, end - at).Trimmed();
            var equals = part.IndexOf('=');
            if (equals < 0 && host.IsEmpty && (part.Contains(':') || part.Contains('.')) && !part.Contains("://"))
                host = part;
            else if (equals > 0 && part.Part(0, equals).Trimmed().Is("ssl"))
                off = IsNo(part.From(equals + 1).Trimmed()) ? part.From(equals + 1).Trimmed() : null;
            at = end + 1;
        }
        if (off is { } value && !host.IsEmpty && !IsNear(host, besideContainers))
            (flaws ??= []).Add(Flaw(value, host, ConnectionFlaw.Plain, char.IsUpper(value[0]) ? "True" : "true"));
    }

    private static void OfUrls(Slice text, bool besideContainers, ref List<ConnectionFlaw>? flaws)
    {
        for (var at = text.IndexOf("://"); at >= 0 && flaws is not { Count: >= MostFlaws }; at = text.IndexOf("://", at + 3))
        {
            var from = at;
            while (from > 0 && (Alphabet.IsLetter(text[from - 1]) || text[from - 1] == '+' || (from > 1 && char.IsDigit(text[from - 1]) && Alphabet.IsLetter(text[from - 2]))))
                from--;
            var scheme = text.Part(from, at - from);
            var end = at + 3;
            while (end < text.Length && text[end] is not ('/' or '?' or '#' or '"' or '\'' or '<' or '>' or ';' or '\\') && !char.IsWhiteSpace(text[end]))
                end++;
            var authority = text.Part(at + 3, end - at - 3);
            var info = authority.LastIndexOf('@');
            var host = authority.From(info + 1);
            if (host.IsEmpty || IsNear(host, besideContainers))
                continue;
            if (info > 0 && authority.Part(0, info).Contains(':') && PlainSchemes.TryGetValue(scheme.ToString(), out var safe) && !IsOpen(host))
                (flaws ??= []).Add(new(scheme + "://", host.ToString(), ConnectionFlaw.PlainCredentials, scheme.Start, scheme.Length, safe));
            if (Schemes.Contains(scheme.ToString()))
                OfParameters(text, end, host, ref flaws);
        }
    }

    // ?a=b&c=d, and ;a=b as JDBC has it
    private static void OfParameters(Slice text, int end, Slice host, ref List<ConnectionFlaw>? flaws)
    {
        // No farther than where the next URL may begin.
        while (end < text.Length && text[end] is not ('?' or ';' or ':') && !char.IsWhiteSpace(text[end]))
            end++;
        if (end >= text.Length || text[end] is not ('?' or ';'))
            return;
        for (var at = end + 1; at < text.Length;)
        {
            end = at;
            while (end < text.Length && text[end] is not ('&' or ';' or '#' or '?' or '"' or '\'') && !char.IsWhiteSpace(text[end]))
                end++;
            var parameter = text.Part(at, end - at);
            if (parameter.IndexOf('=') is > 0 and var equals && OfParameter(Normalized(parameter.Part(0, equals)), parameter.From(equals + 1), host) is { } flaw)
                (flaws ??= []).Add(flaw);
            if (end >= text.Length || text[end] is not ('&' or ';'))
                return;
            at = end + 1;
        }
    }

    private static ConnectionFlaw? OfParameter(string key, Slice value, Slice host) => key switch
    {
        "ssl" or "tls" or "usessl" or "encrypt" when IsNo(value) => Flaw(value, host, ConnectionFlaw.Plain, "true"),
        "tlsinsecure" or "tlsallowinvalidcertificates" or "tlsallowinvalidhostnames" or "sslallowinvalidcertificates" or "trustservercertificate" when IsYes(value) =>
            Flaw(value, host, ConnectionFlaw.AnyCertificate, "false"),
        "sslverifycertificate" when IsNo(value) => Flaw(value, host, ConnectionFlaw.AnyCertificate, "true"),
        "sslcertreqs" when value.Is("none") => Flaw(value, host, ConnectionFlaw.AnyCertificate, "required"),
        "sslmode" => OfSetting(key, value, host),
        _ => null,
    };

    private static ConnectionFlaw Flaw(Slice value, Slice host, string effect, string remedy) =>
        new(KeyBefore(value) + "=" + value, IsOpen(host) ? "" : host.ToString(), effect, value.Start, value.Length, remedy);

    // The key as it is written: back from the value to what separates settings.
    private static string KeyBefore(Slice value)
    {
        var text = value.Text;
        var equals = value.Start - 1;
        while (equals > 0 && text[equals] != '=')
            equals--;
        var start = equals;
        while (start > 0 && text[start - 1] is not (';' or '&' or '?' or ',' or '"' or '\'' or '\n'))
            start--;
        var key = text.Substring(start, Math.Max(0, equals - start)).Trim();
        // libpq separates with blanks, and nothing of the setting before may be told.
        return key.IndexOf('=') >= 0 ? key.Substring(key.LastIndexOf(' ') + 1) : key;
    }

    private static bool IsNear(Slice host, bool besideContainers) => besideContainers ? Hosts.IsLocal(host) : Hosts.IsLoopback(host);

    /// <summary>Whether the host is filled in elsewhere.</summary>
    internal static bool IsOpen(Slice host) => host.Contains('{') || host.Contains('$') || host.Contains('#') || host.Contains('%') || host.Contains('<') || host.Contains("__");

    internal static bool IsNo(Slice value) => value.Is("false") || value.Is("no") || value.Is("0") || value.Is("off");

    internal static bool IsYes(Slice value) => value.Is("true") || value.Is("yes") || value.Is("1") || value.Is("on");

    private static string Normalized(Slice key)
    {
        var name = new StringBuilder(key.Length);
        for (var i = 0; i < key.Length; i++)
            if (char.IsLetterOrDigit(key[i]))
                name.Append(char.ToLowerInvariant(key[i]));
        return name.ToString();
    }
}
