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
    internal static readonly TypeName SecureString = new("System.Security", "SecureString");
    internal static readonly TypeName AsymmetricAlgorithm = new("System.Security.Cryptography", "AsymmetricAlgorithm");

    internal static readonly TypeName OpenIdConnectOptions = new("Microsoft.AspNetCore.Authentication.OpenIdConnect", "OpenIdConnectOptions") { Package = "Microsoft.AspNetCore.Authentication.OpenIdConnect" };
    internal static readonly TypeName SymmetricSecurityKey = new("Microsoft.IdentityModel.Tokens", "SymmetricSecurityKey") { Package = "Microsoft.IdentityModel.Tokens" };
    internal static readonly TypeName JsonWebKey = new("Microsoft.IdentityModel.Tokens", "JsonWebKey") { Package = "Microsoft.IdentityModel.Tokens" };
    internal static readonly TypeName JwtBuilder = new("JWT.Builder", "JwtBuilder") { Package = "JWT" };

    internal static readonly TypeName AzureKeyCredential = new("Azure", "AzureKeyCredential") { Package = "Azure.Core" };
    internal static readonly TypeName ApiKeyCredential = new("System.ClientModel", "ApiKeyCredential") { Package = "System.ClientModel" };
    internal static readonly TypeName OctokitCredentials = new("Octokit", "Credentials") { Package = "Octokit" };
    internal static readonly TypeName TelegramBotClient = new("Telegram.Bot", "TelegramBotClient") { Package = "Telegram.Bot" };

    internal static readonly TypeName AuthenticationHeaderValue = new("System.Net.Http.Headers", "AuthenticationHeaderValue");
    internal static readonly TypeName HttpHeaders = new("System.Net.Http.Headers", "HttpHeaders");
    internal static readonly TypeName WebHeaderCollection = new("System.Net", "WebHeaderCollection");
    internal static readonly TypeName FormUrlEncodedContent = new("System.Net.Http", "FormUrlEncodedContent");
    internal static readonly TypeName KeyValuePair = new("System.Collections.Generic", "KeyValuePair`2");
    internal static readonly TypeName ResponseCookies = new("Microsoft.AspNetCore.Http", "IResponseCookies");
    internal static readonly TypeName Cookie = new("System.Net", "Cookie");
    internal static readonly TypeName GrpcMetadata = new("Grpc.Core", "Metadata") { Package = "Grpc.Core.Api" };
    internal static readonly TypeName HeaderDictionaryExtensions = new("Microsoft.AspNetCore.Http", "HeaderDictionaryExtensions");
    internal static readonly MemberName SetEnvironmentVariable = new(new("System", "Environment"), "SetEnvironmentVariable");
    internal static readonly TypeName ConfigurationSection = new("Microsoft.Extensions.Configuration", "IConfigurationSection");
    internal static readonly MemberName GetValue = new(Environments.ConfigurationBinder, "GetValue");
    internal static readonly MemberName Get = new(Environments.ConfigurationBinder, "Get");
    internal static readonly MemberName AddInMemoryCollection = new(new("Microsoft.Extensions.Configuration", "MemoryConfigurationBuilderExtensions"), "AddInMemoryCollection");
    internal static readonly MemberName UseSetting = new(Hosting.WebHostBuilder, "UseSetting");

    internal static readonly TypeName Process = new("System.Diagnostics", "Process");
    internal static readonly MemberName ArgumentList = new(ProcessStartInfo, "ArgumentList");
    internal static readonly MemberName FileName = new(ProcessStartInfo, "FileName");
    internal static readonly TypeName Collection = new("System.Collections.ObjectModel", "Collection`1");

    internal static readonly TypeName Encoding = new("System.Text", "Encoding");
    internal static readonly TypeName Convert = new("System", "Convert");
    internal static readonly TypeName Enumerable = new("System.Linq", "Enumerable");
    internal static readonly TypeName MemoryExtensions = new("System", "MemoryExtensions");
    internal static readonly TypeName Span = new("System", "Span`1");
    internal static readonly TypeName ReadOnlyMemory = new("System", "ReadOnlyMemory`1");
    internal static readonly TypeName ReadOnlySpan = new("System", "ReadOnlySpan`1");
}
