namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>Where credentials arrive, and where they are read from.</summary>
internal static class Credentials
{
    internal static readonly TypeName NetworkCredential = new("System.Net", "NetworkCredential");
    internal static readonly TypeName UriBuilder = new("System", "UriBuilder");
    internal static readonly TypeName ProcessStartInfo = new("System.Diagnostics", "ProcessStartInfo");
    internal static readonly TypeName X509Certificate = new("System.Security.Cryptography.X509Certificates", "X509Certificate");
    internal static readonly TypeName X509Certificate2 = new("System.Security.Cryptography.X509Certificates", "X509Certificate2");
    internal static readonly TypeName X509Certificate2Collection = new("System.Security.Cryptography.X509Certificates", "X509Certificate2Collection");
    internal static readonly TypeName X509CertificateLoader = new("System.Security.Cryptography.X509Certificates", "X509CertificateLoader") { Since = 9 };
    internal static readonly TypeName Rfc2898DeriveBytes = new("System.Security.Cryptography", "Rfc2898DeriveBytes");

    internal static readonly TypeName OAuthOptions = new("Microsoft.AspNetCore.Authentication.OAuth", "OAuthOptions");
    internal static readonly TypeName OpenIdConnectOptions = new("Microsoft.AspNetCore.Authentication.OpenIdConnect", "OpenIdConnectOptions") { Package = "Microsoft.AspNetCore.Authentication.OpenIdConnect" };
    internal static readonly TypeName TwitterOptions = new("Microsoft.AspNetCore.Authentication.Twitter", "TwitterOptions") { Package = "Microsoft.AspNetCore.Authentication.Twitter" };
    internal static readonly TypeName MicrosoftIdentityOptions = new("Microsoft.Identity.Web", "MicrosoftIdentityOptions") { Package = "Microsoft.Identity.Web" };
    internal static readonly TypeName ConfidentialClientApplicationBuilder = new("Microsoft.Identity.Client", "ConfidentialClientApplicationBuilder") { Package = "Microsoft.Identity.Client" };
    internal static readonly TypeName SymmetricSecurityKey = new("Microsoft.IdentityModel.Tokens", "SymmetricSecurityKey") { Package = "Microsoft.IdentityModel.Tokens" };
    internal static readonly TypeName JwtBuilder = new("JWT.Builder", "JwtBuilder") { Package = "JWT" };

    internal static readonly TypeName SqlConnectionStringBuilder = new("Microsoft.Data.SqlClient", "SqlConnectionStringBuilder") { Package = "Microsoft.Data.SqlClient" };
    internal static readonly TypeName OldSqlConnectionStringBuilder = new("System.Data.SqlClient", "SqlConnectionStringBuilder") { Package = "System.Data.SqlClient" };
    internal static readonly TypeName NpgsqlConnectionStringBuilder = new("Npgsql", "NpgsqlConnectionStringBuilder") { Package = "Npgsql" };
    internal static readonly TypeName MySqlConnectionStringBuilder = new("MySqlConnector", "MySqlConnectionStringBuilder") { Package = "MySqlConnector" };
    internal static readonly TypeName MongoCredential = new("MongoDB.Driver", "MongoCredential") { Package = "MongoDB.Driver" };
    internal static readonly TypeName RedisOptions = new("StackExchange.Redis", "ConfigurationOptions") { Package = "StackExchange.Redis" };
    internal static readonly TypeName RabbitConnectionFactory = new("RabbitMQ.Client", "ConnectionFactory") { Package = "RabbitMQ.Client" };

    internal static readonly TypeName AzureKeyCredential = new("Azure", "AzureKeyCredential") { Package = "Azure.Core" };
    internal static readonly TypeName ClientSecretCredential = new("Azure.Identity", "ClientSecretCredential") { Package = "Azure.Identity" };
    internal static readonly TypeName StorageSharedKeyCredential = new("Azure.Storage", "StorageSharedKeyCredential") { Package = "Azure.Storage.Common" };
    internal static readonly TypeName ApiKeyCredential = new("System.ClientModel", "ApiKeyCredential") { Package = "System.ClientModel" };
    internal static readonly TypeName BasicAwsCredentials = new("Amazon.Runtime", "BasicAWSCredentials") { Package = "AWSSDK.Core" };
    internal static readonly TypeName StripeConfiguration = new("Stripe", "StripeConfiguration") { Package = "Stripe.net" };
    internal static readonly TypeName StripeClient = new("Stripe", "StripeClient") { Package = "Stripe.net" };
    internal static readonly TypeName SendGridClient = new("SendGrid", "SendGridClient") { Package = "SendGrid" };
    internal static readonly TypeName OctokitCredentials = new("Octokit", "Credentials") { Package = "Octokit" };
    internal static readonly TypeName TelegramBotClient = new("Telegram.Bot", "TelegramBotClient") { Package = "Telegram.Bot" };

    internal static readonly TypeName AuthenticationHeaderValue = new("System.Net.Http.Headers", "AuthenticationHeaderValue");
    internal static readonly TypeName HttpHeaders = new("System.Net.Http.Headers", "HttpHeaders");
    internal static readonly TypeName HeaderDictionaryExtensions = new("Microsoft.AspNetCore.Http", "HeaderDictionaryExtensions");
    internal static readonly MemberName SetEnvironmentVariable = new(new("System", "Environment"), "SetEnvironmentVariable");
    internal static readonly TypeName ConfigurationSection = new("Microsoft.Extensions.Configuration", "IConfigurationSection");
    internal static readonly MemberName GetValue = new(Environments.ConfigurationBinder, "GetValue");
    internal static readonly MemberName AddInMemoryCollection = new(new("Microsoft.Extensions.Configuration", "MemoryConfigurationBuilderExtensions"), "AddInMemoryCollection");
    internal static readonly MemberName UseSetting = new(Hosting.WebHostBuilder, "UseSetting");

    internal static readonly TypeName Encoding = new("System.Text", "Encoding");
    internal static readonly TypeName Convert = new("System", "Convert");
    internal static readonly TypeName Enumerable = new("System.Linq", "Enumerable");
    internal static readonly TypeName MemoryExtensions = new("System", "MemoryExtensions");
    internal static readonly TypeName ReadOnlySpan = new("System", "ReadOnlySpan`1");
}
