using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>A parameter or property that takes a credential and whose name alone does not say so.</summary>
/// <param name="Type">The type that has it, or a base of that type.</param>
/// <param name="Name">The parameter or property.</param>
/// <param name="Signs">Whether the credential signs or authenticates: whoever reads a weak one can do so too.</param>
internal sealed record CredentialMember(TypeName Type, string Name, bool Signs = false);

/// <summary>Clients that take credentials, as their own documentation names them.</summary>
internal static class CredentialClients
{
    /// <summary>Namespaces of clients, with those beneath: what is named a credential there is one, whatever its value looks like.</summary>
    private static readonly ImmutableArray<string> Namespaces =
    [
        "Adyen", "Algolia", "Amazon", "Anthropic", "Azure", "Braintree", "Cassandra", "Confluent", "Datadog", "Discord", "Duende", "Elastic", "Elasticsearch.Net", "FluentFTP",
        "Google.Ads", "Google.Apis", "Google.Cloud", "IdentityModel.Client", "IdentityServer4", "InfluxDB.Client", "MQTTnet", "MailKit", "Mailjet", "MassTransit", "Meilisearch",
        "Microsoft.AspNetCore.Authentication", "Microsoft.Azure", "Microsoft.Data.SqlClient", "Microsoft.Data.Sqlite", "Microsoft.Identity", "Microsoft.SemanticKernel", "Minio",
        "MongoDB.Driver", "MySql.Data", "MySqlConnector", "NATS", "Neo4j.Driver", "Nest", "Novell.Directory.Ldap", "Npgsql", "Octokit", "OpenAI", "OpenIddict",
        "Oracle.ManagedDataAccess", "PayPal", "Pinecone", "Qdrant.Client", "RabbitMQ.Client", "Renci.SshNet", "RestSharp", "SendGrid", "SlackAPI", "SlackNet", "StackExchange.Redis",
        "Stripe", "System.ClientModel", "System.Data.SqlClient", "System.DirectoryServices", "Telegram.Bot", "Twilio", "VaultSharp", "Vonage",
    ];

    private static readonly ILookup<string, CredentialMember> Members = new CredentialMember[]
    {
        new(Credentials.ProcessStartInfo, "PasswordInClearText"),
        new(Credentials.SecureString, "c"),
        new(Credentials.AsymmetricAlgorithm, "passwordBytes"),

        new(Credentials.SymmetricSecurityKey, "key", Signs: true),
        new(Credentials.JsonWebKey, "K", Signs: true),
        new(Credentials.JsonWebKey, "D", Signs: true),
        new(new("Jose", "JWT") { Package = "jose-jwt" }, "key", Signs: true),
        new(new("JWT", "IJwtEncoder") { Package = "JWT" }, "key", Signs: true),
        new(Credentials.JwtBuilder, "secret", Signs: true),
        new(Credentials.JwtBuilder, "secrets", Signs: true),

        new(Credentials.AuthenticationHeaderValue, "parameter"),
        new(new("Duende.IdentityServer.Models", "Secret") { Package = "Duende.IdentityServer" }, "value"),
        new(new("Duende.IdentityServer.Models", "Secret") { Package = "Duende.IdentityServer" }, "Value"),
        new(new("IdentityServer4.Models", "Secret") { Package = "IdentityServer4" }, "value"),
        new(new("IdentityServer4.Models", "Secret") { Package = "IdentityServer4" }, "Value"),

        new(Credentials.AzureKeyCredential, "key"),
        new(new("Azure", "AzureNamedKeyCredential") { Package = "Azure.Core" }, "key"),
        new(new("Azure", "AzureSasCredential") { Package = "Azure.Core" }, "signature"),
        new(Credentials.ApiKeyCredential, "key"),
        new(new("VaultSharp.V1.AuthMethods.AppRole", "AppRoleAuthMethodInfo") { Package = "VaultSharp" }, "secretId"),
        new(new("Confluent.SchemaRegistry", "SchemaRegistryConfig") { Package = "Confluent.SchemaRegistry" }, "BasicAuthUserInfo"),

        new(Credentials.OctokitCredentials, "token"),
        new(Credentials.TelegramBotClient, "token"),
        new(new("Telegram.Bot", "TelegramBotClientOptions") { Package = "Telegram.Bot" }, "token"),
        new(new("Discord.Rest", "BaseDiscordClient") { Package = "Discord.Net.Rest" }, "token"),
        new(new("Neo4j.Driver", "AuthTokens") { Package = "Neo4j.Driver" }, "token"),
        new(new("NATS.Client.Core", "NatsAuthOpts") { Package = "NATS.Client.Core" }, "Token"),
        new(new("NATS.Client.Core", "NatsAuthOpts") { Package = "NATS.Client.Core" }, "Seed"),
        new(new("FluentFTP", "FtpClient") { Package = "FluentFTP" }, "pass"),
        new(new("FluentFTP", "AsyncFtpClient") { Package = "FluentFTP" }, "pass"),
    }.ToLookup(member => member.Name, StringComparer.Ordinal);

    /// <summary>Whether a parameter or property of the name may be one of <see cref="Known"/>; asked for every text that is passed.</summary>
    internal static bool Mentions(string name) => Members.Contains(name);

    /// <summary>The members of the name that are credentials.</summary>
    internal static IEnumerable<CredentialMember> Known(string name) => Members[name];

    /// <summary>Whether the namespace is one of <see cref="Namespaces"/> or beneath one.</summary>
    internal static bool IsClient(string space)
    {
        foreach (var known in Namespaces)
            if (space.StartsWith(known, StringComparison.Ordinal) && (space.Length == known.Length || space[known.Length] == '.'))
                return true;
        return false;
    }
}
