using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Tests.Rules.Secrets;

/// <summary>What tested sources use of the libraries that take credentials: members by their documented names, without bodies that do anything.</summary>
internal static class CredentialLibraries
{
    internal static readonly MetadataReference All = Library.Compile("Clients", """
        namespace Microsoft.IdentityModel.Tokens
        {
            public class SymmetricSecurityKey(byte[] key) { public byte[] Key => key; }
            public class JsonWebKey { public string? K { get; set; } public string? D { get; set; } public string? X { get; set; } }
        }
        namespace Jose { public static class JWT { public static string Encode(object payload, object key) => ""; } }
        namespace Azure
        {
            public class AzureKeyCredential(string key) { public string Key => key; }
            public class AzureNamedKeyCredential(string name, string key) { public string Name => name + key; }
            public class AzureSasCredential(string signature) { public string Signature => signature; }
        }
        namespace Azure.Identity { public class ClientSecretCredential(string tenantId, string clientId, string clientSecret) { public string All => tenantId + clientId + clientSecret; } }
        namespace Azure.Storage { public class StorageSharedKeyCredential(string accountName, string accountKey) { public string All => accountName + accountKey; } }
        namespace Azure.Data { public class Pages { public void Next(string pageToken) { } } }
        namespace System.ClientModel
        {
            public class ApiKeyCredential(string key) { public string Key => key; public static implicit operator ApiKeyCredential(string key) => new(key); }
        }
        namespace Amazon.Runtime { public class BasicAWSCredentials(string accessKey, string secretKey) { public string All => accessKey + secretKey; } }
        namespace Amazon.S3 { public class AmazonS3Client(string awsAccessKeyId, string awsSecretAccessKey) { public string All => awsAccessKeyId + awsSecretAccessKey; } }
        namespace RabbitMQ.Client { public class ConnectionFactory { public string? HostName { get; set; } public string? UserName { get; set; } public string? Password { get; set; } } }
        namespace MassTransit { public interface IHostConfigurator { void Username(string username); void Password(string password); } }
        namespace Confluent.Kafka { public class ClientConfig { public string? SaslUsername { get; set; } public string? SaslPassword { get; set; } public string? SslKeyPassword { get; set; } } }
        namespace Confluent.SchemaRegistry { public class SchemaRegistryConfig { public string? Url { get; set; } public string? BasicAuthUserInfo { get; set; } } }
        namespace Npgsql { public class NpgsqlConnectionStringBuilder { public string? Username { get; set; } public string? Password { get; set; } } }
        namespace Microsoft.Data.SqlClient { public class SqlConnectionStringBuilder { public string? UserID { get; set; } public string? Password { get; set; } } }
        namespace MongoDB.Driver { public class MongoCredential { public static MongoCredential CreateCredential(string databaseName, string username, string password) => new(); } }
        namespace StackExchange.Redis { public class ConfigurationOptions { public string? Password { get; set; } } }
        namespace MailKit.Net.Smtp { public class SmtpClient { public void Authenticate(string userName, string password) { } } }
        namespace Renci.SshNet
        {
            public class SftpClient(string host, string username, string password) { public string All => host + username + password; }
            public class PrivateKeyFile(string fileName, string passPhrase) { public string All => fileName + passPhrase; }
        }
        namespace FluentFTP { public class FtpClient(string host, string user, string pass) { public string All => host + user + pass; } }
        namespace System.DirectoryServices.Protocols { public class Binding { public void Bind(string user, string password) { } } }
        namespace Stripe
        {
            public class StripeConfiguration { public static string? ApiKey { get; set; } }
            public class ChargeCreateOptions { public string? Token { get; set; } }
        }
        namespace SendGrid { public class SendGridClient(string apiKey) { public string Key => apiKey; } }
        namespace Twilio { public static class TwilioClient { public static void Init(string username, string password) { } } }
        namespace Octokit
        {
            public class Credentials
            {
                public Credentials(string token) => All = token;
                public Credentials(string login, string password) => All = login + password;
                public string All { get; }
            }
        }
        namespace Telegram.Bot { public class TelegramBotClient(string token) { public string Token => token; } }
        namespace OpenAI { public class OpenAIClient(System.ClientModel.ApiKeyCredential credential) { public object Credential => credential; } }
        namespace RestSharp.Authenticators
        {
            public class HttpBasicAuthenticator(string username, string password) { public string All => username + password; }
            public class JwtAuthenticator(string accessToken) { public string All => accessToken; }
        }
        namespace RestSharp
        {
            public class RestRequest(string resource) { public string Resource => resource; }
            public static class RestRequestExtensions
            {
                public static RestRequest AddHeader(this RestRequest request, string name, string value) => request;
                public static RestRequest AddQueryParameter(this RestRequest request, string name, string? value) => request;
                public static RestRequest AddUrlSegment(this RestRequest request, string name, string? value) => request;
            }
        }
        namespace Refit
        {
            [System.AttributeUsage(System.AttributeTargets.Method)] public abstract class HttpMethodAttribute(string path) : System.Attribute { public string Path => path; }
            public class GetAttribute(string path) : HttpMethodAttribute(path) { }
            public class PostAttribute(string path) : HttpMethodAttribute(path) { }
            public class MultipartAttribute : System.Attribute { }
            public class AliasAsAttribute(string name) : System.Attribute { public string Name => name; }
            public class HeaderAttribute(string header) : System.Attribute { public string Header => header; }
            public class AuthorizeAttribute(string scheme = "Bearer") : System.Attribute { public string Scheme => scheme; }
            public class BodyAttribute : System.Attribute { }
        }
        namespace Flurl
        {
            public class Url { }
            public static class GeneratedExtensions { public static Url SetQueryParam(this string url, string name, object value) => new(); }
        }
        namespace VaultSharp.V1.AuthMethods.AppRole { public class AppRoleAuthMethodInfo(string roleId, string secretId) { public string All => roleId + secretId; } }
        namespace Microsoft.Identity.Client { public class ConfidentialClientApplicationBuilder { public ConfidentialClientApplicationBuilder WithClientSecret(string clientSecret) => this; } }
        namespace IdentityModel.Client { public class ClientCredentialsTokenRequest { public string? ClientId { get; set; } public string? ClientSecret { get; set; } public string? Scope { get; set; } } }
        namespace Duende.IdentityServer.Models
        {
            public class Secret(string value) { public string Value { get; set; } = value; }
            public static class HashExtensions { public static string Sha256(this string input) => input; }
        }
        namespace OpenIddict.Abstractions { public class OpenIddictApplicationDescriptor { public string? ClientId { get; set; } public string? ClientSecret { get; set; } } }
        namespace Grpc.Core { public class Metadata { public void Add(string key, string value) { } } }
        namespace Testcontainers.PostgreSql { public class PostgreSqlBuilder { public PostgreSqlBuilder WithPassword(string password) => this; } }
        namespace Org.BouncyCastle.Crypto.Parameters
        {
            public class KeyParameter(byte[] key) { public byte[] Key => key; }
            public class ParametersWithIV(KeyParameter parameters, byte[] iv) { public object All => parameters.Key.Length + iv.Length; }
        }
        namespace Contoso
        {
            public class MailClient(string host)
            {
                public string Host => host;
                public string? Password { get; set; }
                public string? ResetPasswordUrl { get; set; }
                public string? DoorCode { get; set; }
                public void Login(string user, string password) { }
                public void Find(string token, string name) { }
            }
            public class CallAttribute(string text) : System.Attribute
            {
                public string Text => text;
                public string? ApiKey { get; set; }
            }
        }
        """);
}
