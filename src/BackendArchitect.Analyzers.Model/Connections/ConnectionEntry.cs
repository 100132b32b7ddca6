using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using BackendArchitect.Analyzers.Model.Configuration;
using BackendArchitect.Analyzers.Model.Secrets;

namespace BackendArchitect.Analyzers.Model.Connections;

/// <summary>Reads the same from the settings of a configuration file: from a connection string, or from a switch beside the host that it is for.</summary>
internal static class ConnectionEntry
{
    private static readonly ImmutableHashSet<string> Switches =
        ["enablessl", "usessl", "sslenabled", "usetls", "enabletls", "tlsenabled", "requiressl", "requiretls", "encryptconnection"];

    private static readonly ImmutableHashSet<string> Trusts =
        ["trustservercertificate", "allowinsecuretls", "acceptanycertificate", "trustanycertificate", "ignorecertificateerrors", "skipcertificatevalidation", "allowuntrustedcertificate", "allowuntrustedcertificates"];

    private static readonly ImmutableHashSet<string> Protocols = ["securityprotocol"];

    // Of an issuer of tokens: matters where its address says that nothing is encrypted.
    private static readonly ImmutableHashSet<string> Metadata = ["requirehttpsmetadata"];

    private static readonly ImmutableHashSet<string> IssuerKeys = ["authority", "metadataaddress"];

    private static readonly ImmutableHashSet<string> ServerKeys = ["servers", "bootstrapservers", "brokers", "brokerlist", "hosts", "smtpserver"];

    /// <summary>The flaws of one setting.</summary>
    internal static IReadOnlyList<ConnectionFlaw> FlawsOf(ConfigEntry entry, ConfigDocument document)
    {
        // appsettings.Docker.json is for the same containers as the compose file.
        var name = ConfigDocument.FileName(document.Path);
        var besideContainers = document.IsCompose || document.Audience == ConfigAudience.Developers || name.IndexOf("docker", StringComparison.OrdinalIgnoreCase) >= 0
            // What Compose reads beside its file.
            || name.StartsWith(".env", StringComparison.OrdinalIgnoreCase);
        if (ConnectionText.FlawsOf(entry.Value, besideContainers) is { } flaws)
            return flaws;
        // A switch has a short value.
        return entry.Value.Length is > 0 and < 20 && OfSwitch(entry) is { } flaw && HostOf(entry, flaw, document) is { } host
            && !(besideContainers ? Hosts.IsLocal(new(host)) : Hosts.IsLoopback(new(host))) && !ConnectionText.IsOpen(new(host))
            ? [flaw with { Host = host }]
            : [];
    }

    private static ConnectionFlaw? OfSwitch(ConfigEntry entry)
    {
        var name = Words.Of(entry.Name);
        if (name.Count is 0 or > 5)
            return null;
        var value = new Slice(entry.Value).Trimmed();
        var (effect, remedy) =
            name.EndWith(Switches, name.Count) > 0 && ConnectionText.IsNo(value) ? (ConnectionFlaw.Plain, "true")
            : name.EndWith(Trusts, name.Count) > 0 && ConnectionText.IsYes(value) ? (ConnectionFlaw.AnyCertificate, "false")
            : name.EndWith(Metadata, name.Count) > 0 && ConnectionText.IsNo(value) ? (ConnectionFlaw.PlainKeys, "true")
            : name.EndWith(Protocols, name.Count) > 0 && Words.Of(value) is var protocol && (protocol.Contain("plaintext") || protocol.Contain("saslplaintext")) ? (ConnectionFlaw.Plain, Encrypted(value))
            : ("", "");
        return effect.Length == 0 ? null : new(entry.Name + "=" + value, "", effect, value.Start, value.Length, remedy);
    }

    // SASL_PLAINTEXT as Kafka has it, SaslPlaintext as its client for .NET does.
    private static string Encrypted(Slice protocol)
    {
        var withUser = protocol.StartsWithAnyCase("sasl");
        return protocol.Count(Alphabet.IsLower) > 0 ? (withUser ? "SaslSsl" : "Ssl") : withUser ? "SASL_SSL" : "SSL";
    }

    // Where the issuer's address is encrypted, nothing is fetched without encryption.
    private static string? HostOf(ConfigEntry entry, ConnectionFlaw flaw, ConfigDocument document) => flaw.Effect == ConnectionFlaw.PlainKeys
        ? document.SiblingsOf(entry).FirstOrDefault(other => Ends(other, IssuerKeys) && other.Value.StartsWith("http://", StringComparison.OrdinalIgnoreCase))?.Value
        : document.SiblingsOf(entry).FirstOrDefault(other => other.Value.Length > 0 && (Hosts.IsHostName(other.Name) || Ends(other, ServerKeys)))?.Value;

    private static bool Ends(ConfigEntry entry, ImmutableHashSet<string> keys) => Words.Of(entry.Name) is var words && words.EndWith(keys, words.Count) > 0;
}
