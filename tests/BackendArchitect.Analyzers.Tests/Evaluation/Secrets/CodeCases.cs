using static BackendArchitect.Analyzers.Tests.Evaluation.Secrets.LabelledFile;

namespace BackendArchitect.Analyzers.Tests.Evaluation.Secrets;

/// <summary>C# with credentials, and with what only looks like one, judged by hand.</summary>
internal static class CodeCases
{
    internal const string Literal = "Literal credential";

    /// <summary>The libraries that the cases call, without bodies.</summary>
    internal const string Libraries = """
        namespace Microsoft.IdentityModel.Tokens { public class SymmetricSecurityKey(byte[] key) { public byte[] Key => key; } }
        namespace Microsoft.Data.SqlClient
        {
            public class SqlConnection(string connectionString) { public string ConnectionString { get; set; } = connectionString; }
            public class SqlConnectionStringBuilder { public string Password { get; set; } = ""; public string UserID { get; set; } = ""; public string DataSource { get; set; } = ""; }
        }
        namespace Npgsql { public class NpgsqlConnectionStringBuilder { public string? Password { get; set; } public string? Host { get; set; } } }
        namespace Azure { public class AzureKeyCredential(string key) { public string Key => key; } }
        namespace Azure.Identity { public class ClientSecretCredential(string tenantId, string clientId, string clientSecret) { public string All => tenantId + clientId + clientSecret; } }
        namespace Amazon.Runtime { public class BasicAWSCredentials(string accessKey, string secretKey) { public string All => accessKey + secretKey; } }
        namespace RabbitMQ.Client { public class ConnectionFactory { public string UserName { get; set; } = ""; public string Password { get; set; } = ""; public System.Uri? Uri { get; set; } } }
        namespace Stripe { public static class StripeConfiguration { public static string? ApiKey { get; set; } } }
        namespace SendGrid { public class SendGridClient(string apiKey, string? host = null) { public string? All => apiKey + host; } }
        namespace Contoso
        {
            public class MailClient(string host)
            {
                public string Host => host;
                public string? Password { get; set; }
                public string? ResetPasswordUrl { get; set; }
                public string? PasswordPolicy { get; set; }
                public void Login(string user, string password) { }
                public void Find(string token, string name) { }
            }
            public class ShopOptions { public string? ApiKey { get; set; } public string? ApiKeyHeader { get; set; } public string? ClientSecret { get; set; } public string? Name { get; set; } }
        }
        """;

    /// <summary>Every format of a provider in a constant, a literal, an argument and an interpolation.</summary>
    internal static IEnumerable<LabelledFile> Formats(Mint m)
    {
        Func<string, string>[] places =
        [
            value => $"class C\n{{\n    private const string Value = \"{value}\";\n}}",
            value => $"class C\n{{\n    static readonly string Value = @\"{value}\";\n}}",
            value => $"class C\n{{\n    void M(ILogger logger)\n    {{\n        var text = \"{value}\";\n        logger.LogInformation(\"{{Text}}\", text);\n    }}\n}}",
            value => $"class C\n{{\n    string M(string host) => $\"https://{{host}}/?x=\" + \"{value}\";\n}}",
            value => $"class C\n{{\n    string[] M() =>\n    [\n        \"first\",\n        \"{value}\",\n    ];\n}}",
            value => $"class C\n{{\n    void M(string text = \"{value}\") {{ _ = text; }}\n}}",
            value => $"class C\n{{\n    Dictionary<string, string> M() => new()\n    {{\n        [\"Value\"] = \"{value}\",\n    }};\n}}",
            value => $"class C\n{{\n    ReadOnlySpan<byte> M() => \"{value}\"u8;\n}}",
            value => $"[System.ComponentModel.Description(\n    \"{value}\")]\nclass C;",
            value => $"class C\n{{\n    string M(int n) => n switch\n    {{\n        1 => \"none\",\n        _ => \"{value}\",\n    }};\n}}",
        ];
        var place = m.Next(places.Length);
        foreach (var (kind, make) in Providers.All)
            yield return Of("C.cs", places[place++ % places.Length](Secret(kind, make(m))));
        foreach (var make in Providers.Public.Concat(Providers.Broken))
            if (make(m) is var value && !value.Contains('\n'))
                yield return Of("C.cs", places[place++ % places.Length](Clean(value)));
        foreach (var (kind, pem) in new[] { ("Private key", m.EcKey()), ("EC private key", m.SecKey()), ("OpenSSH private key", m.OpenSshKey()) })
        {
            yield return Of("C.cs", $"class C\n{{\n    const string Pem = {Secret(kind, "\"" + pem.Replace("\n", "\\n") + "\"")};\n}}");
            yield return Of("C.cs", $"class C\n{{\n    const string Pem = \"\"\"\n        {Secret(kind, pem.Replace("\n", "\n        "))}\n        \"\"\";\n}}");
        }
        yield return Of("C.cs", $"class C\n{{\n    const string Pem = \"{Clean(m.PublicKey().Replace("\n", "\\n"))}\";\n}}");
    }

    /// <summary>Connection strings and URLs.</summary>
    internal static IEnumerable<LabelledFile> Containers(Mint m)
    {
        string P() => Secret(ConfigurationCases.Connection, m.PlainPassword());
        yield return Of("C.cs", $$"""
            class C
            {
                const string A = "Server=db.contoso.com;Database=Shop;User Id=shop;Password={{P()}}";
                static readonly string B = @"Server=db\contoso.com;User Id=shop;Password={{P()}};Encrypt=true";
                string D(string host) => $"Host={host};Username=shop;Password={{P()}};Database=shop";
                string E(string host) => "Server=" + host + ";User Id=shop;" + "Password={{P()}}";
                string F => "amqps://shop:{{Secret(ConfigurationCases.OfUrl, m.PlainPassword())}}@mq.contoso.com";
                string G() => "cache.contoso.com:6380,password={{Secret("Password of a Redis connection", m.PlainPassword())}},ssl=True";
                string H(string p) => $"Server=db.contoso.com;User Id=shop;Password={{Clean("{p}")}}";
                string I(string host, string user, string password) => $"Server={host};User Id={user};Password={{Clean("{password}")}}";
                const string J = "{{Clean("Server=db.contoso.com;Database=Shop;Integrated Security=true")}}";
                const string K = "{{Clean("Host=localhost;Username=postgres;Password=postgres")}}";
                const string L = "{{Clean("Server=(localdb)\\\\mssqllocaldb;Database=Shop;Trusted_Connection=True")}}";
                const string M = "{{Clean("https://contoso.com/users/a:b@c")}}";
                const string N = "{{Clean("Server={0};User Id={1};Password={2}")}}";
                const string O = "{{Clean("User={user}; Password={password}; Host={host}")}}";
                string Raw = "" + {{"\"\"\""}}
                    Server=db.contoso.com;User Id=shop;
                    Password={{P()}};Encrypt=true
                    {{"\"\"\""}};
                void Use(ILogger logger)
                {
                    using var client = new HttpClient();
                    client.DefaultRequestHeaders.Add("X-Api-Key", "{{Secret(Literal, m.Random(32))}}");
                    client.DefaultRequestHeaders.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Basic", "{{Secret(Literal, m.Basic("shop"))}}");
                    client.DefaultRequestHeaders.Authorization = new("Bearer", "{{Secret(Literal, m.Random(40))}}");
                    client.DefaultRequestHeaders.Add("Accept", "{{Clean("application/json")}}");
                    client.DefaultRequestHeaders.Add("X-Request-Id", "{{Clean(m.Random(32))}}");
                    logger.LogInformation("{{Clean("Password={Password}; Token={Token}")}}", 1, 2);
                }
            }
            """);
        yield return Of("C.cs", $$"""
            class Store(IConfiguration configuration)
            {
                const string Credentials = "User Id=shop;Password={{P()}}";
                string Open(string host) => $"Server={host};Database=Shop;" + Credentials;
                Microsoft.Data.SqlClient.SqlConnection New() => new("Server=db.contoso.com;User Id=shop;Password={{P()}}");
                string Fallback => configuration.GetConnectionString("Shop") ?? "Server=db.contoso.com;User Id=shop;Password={{P()}}";
                string Twice => configuration["{{Clean("ConnectionStrings:Shop")}}"] ?? throw new InvalidOperationException("{{Clean("No Password=... in ConnectionStrings:Shop")}}");
            }
            """);
    }

    /// <summary>Constants that reach what is a credential.</summary>
    internal static IEnumerable<LabelledFile> Sinks(Mint m)
    {
        yield return Of("C.cs", $$"""
            using System.Net;
            using System.Text;
            using Microsoft.IdentityModel.Tokens;

            class Sinks(IConfiguration configuration)
            {
                const string SigningKey = "{{Secret(Literal, "we sign every token of the shop with this sentence")}}";
                static readonly string Shared = "{{Secret(Literal, m.Password())}}";
                NetworkCredential A() => new("shop", "{{Secret(Literal, m.Password())}}");
                NetworkCredential B() => new NetworkCredential { UserName = "shop", Password = "{{Secret(Literal, m.Password())}}" };
                NetworkCredential D(string user) => new(password: "{{Secret(Literal, "violet")}}", userName: user);
                NetworkCredential E() => new("shop", Shared);
                SymmetricSecurityKey F() => new(Encoding.UTF8.GetBytes(SigningKey));
                SymmetricSecurityKey G() => new("{{Secret(Literal, "a key of the shop that is long")}}"u8.ToArray());
                SymmetricSecurityKey H() => new(Convert.FromBase64String("{{Secret(Literal, m.Key(32))}}"));
                SymmetricSecurityKey I() => new(Encoding.UTF8.GetBytes(configuration["Jwt:Key"] ?? "{{Secret(Literal, "changeme")}}"));
                SymmetricSecurityKey J() => new(Encoding.UTF8.GetBytes("{{Secret(Literal, "secret")}}"));
                string K => configuration["Payment:ApiKey"] ?? "{{Secret(Literal, m.Random(24))}}";
                string L => configuration.GetValue("Smtp:Password", "{{Secret(Literal, m.Password())}}")!;
                string M => Environment.GetEnvironmentVariable("SMTP_PASSWORD") ?? "{{Secret(Literal, m.Password())}}";
                string N => configuration["Smtp:Host"] ?? "{{Clean("smtp-1.contoso.com")}}";
                string O => configuration["Smtp:Password"] ?? "{{Clean("")}}";
                string P => configuration["Smtp:Password"] ?? throw new InvalidOperationException("{{Clean("Smtp:Password is missing")}}");
                NetworkCredential Q() => new("shop", "{{Clean("")}}");
                NetworkCredential R() => new("shop", "{{Clean("<your-password>")}}");
                NetworkCredential S() => new("shop", configuration["{{Clean("Smtp:Password")}}"]);
                UriBuilder T() => new("https://contoso.com") { UserName = "shop", Password = "{{Secret(Literal, m.Password())}}" };
                void U()
                {
                    var password = "{{Secret(Literal, m.Password())}}";
                    var user = "{{Clean("shop-User-1")}}";
                    var credential = new NetworkCredential(user, password);
                    credential.Password = "{{Secret(Literal, m.Password())}}";
                    Environment.SetEnvironmentVariable("DB_PASSWORD", "{{Secret(ConfigurationCases.Password, m.Password())}}");
                    Environment.SetEnvironmentVariable("DB_HOST", "{{Clean("db-1.Contoso.com")}}");
                }
            }
            """);
        yield return Of("C.cs", $$"""
            class Clients
            {
                object A() => new Azure.AzureKeyCredential("{{Secret(Literal, m.Random(32))}}");
                object B() => new Azure.Identity.ClientSecretCredential("{{Clean(m.Guid())}}", "{{Clean(m.Guid())}}", "{{Secret("Microsoft Entra client secret", m.Entra())}}");
                object D() => new Azure.Identity.ClientSecretCredential(
                    "tenant", "client",
                    clientSecret: "{{Secret(Literal, m.Random(34))}}");
                object E() => new Amazon.Runtime.BasicAWSCredentials("{{Clean(m.Of("AKIA", Mint.Base32, 16))}}",
                    "{{Secret("AWS secret access key", m.Of("", Mint.Base64, 38, "/a"))}}");
                object F() => new Microsoft.Data.SqlClient.SqlConnectionStringBuilder { DataSource = "{{Clean("db-1.contoso.com")}}", UserID = "{{Clean("shop-1")}}", Password = "{{Secret(Literal, m.Password())}}" }.ReplaceLineEndings();
                object G() => new Npgsql.NpgsqlConnectionStringBuilder { Host = "localhost", Password = "{{Secret(Literal, m.Password())}}" };
                object H() => new RabbitMQ.Client.ConnectionFactory { UserName = "shop", Password = "{{Secret(Literal, m.PlainPassword())}}" };
                object I() => new RabbitMQ.Client.ConnectionFactory { Uri = new Uri("amqps://shop:{{Secret(ConfigurationCases.OfUrl, m.PlainPassword())}}@mq.contoso.com") };
                void J() => Stripe.StripeConfiguration.ApiKey = "{{Secret("Stripe secret key", m.Of("sk_live_", Mint.Base62, 24))}}";
                object K() => new SendGrid.SendGridClient("{{Secret(Literal, m.Random(40))}}");
                void L(Contoso.MailClient mail)
                {
                    mail.Login("shop", "{{Secret(ConfigurationCases.Password, m.Password())}}");
                    mail.Password = "{{Secret(ConfigurationCases.Password, m.Password())}}";
                    mail.ResetPasswordUrl = "{{Clean("/account/Reset-Password-1")}}";
                    mail.PasswordPolicy = "{{Clean("Strong-Policy-1")}}";
                    mail.Find("{{Clean("identifier")}}", "{{Clean("Password-1")}}");
                }
                object N() => new Contoso.ShopOptions { ApiKey = "{{Secret(ConfigurationCases.Credential, m.Random(32))}}", ApiKeyHeader = "{{Clean("X-Api-Key-1")}}", Name = "{{Clean(m.Random(32))}}" };
                object O() => new Contoso.ShopOptions { ClientSecret = "{{Clean("<secret>")}}" };
            }
            class PaymentOptions
            {
                public string ApiKey { get; set; } = "{{Secret(ConfigurationCases.Credential, m.Random(32))}}";
                public string Host { get; set; } = "{{Clean("pay-1.contoso.com")}}";
                public string ApiKeyHeader { get; set; } = "{{Clean("X-Api-Key-1")}}";
                public string Secret { get; set; } = "{{Clean("")}}";
                public string Password { get; set; } = "{{Clean("********")}}";
            }
            """.Replace(".ReplaceLineEndings()", ""));
    }

    /// <summary>Names and texts that have to do with credentials, and are none.</summary>
    internal static IEnumerable<LabelledFile> Others(Mint m)
    {
        string[] declarations =
        [
            "const string PasswordKey = \"#\";|Smtp:Password", "const string ApiKeyHeader = \"#\";|X-Api-Key", "const string Scheme = \"#\";|Bearer", "const string TokenName = \"#\";|access_token", "const string Password = \"#\";|Password", "const string Grant = \"#\";|client_credentials",
            "const string ResetPasswordTemplate = \"#\";|Reset your password, {Name}", "const string TokenUrl = \"#\";|https://login.contoso.com/oauth2/v2.0/token", "const string PasswordPattern = @\"#\";|^(?=.*[a-z])(?=.*[0-9]).{8,}$", "const string Sql = \"#\";|select Id, PasswordHash from Users where Name = @name",
            "const string Route = \"#\";|/account/password/{token}", "const string Claim = \"#\";|http://schemas.contoso.com/identity/claims/token", "const string CookieName = \"#\";|__Host-session-token", "const string CachePrefix = \"#\";|orders:token:", "const string SecretName = \"#\";|Shop--Smtp--Password",
            "const string Alphabet = \"#\";|abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", "const string Assembly = \"#\";|Contoso, Version=1.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089", "const string Placeholder = \"#\";|<your-api-key>", "const string Mask = \"#\";|****************",
            "const string KeyVault = \"#\";|https://shop.vault.azure.net/secrets/Smtp", "const string Shortcut = \"#\";|Ctrl+Shift+P", "const string Grammar = \"#\";|password=", "const string Connection = \"#\";|Server={0};Database={1};User Id={2};Password={3}", "const string Policy = \"#\";|RequireStrongPassword2",
            "const string Hint = \"#\";|Password: at least 12 characters; one digit", "const string Env = \"#\";|SMTP_PASSWORD_FILE", "const string Pem = \"#\";|-----BEGIN PRIVATE KEY-----", "const string Data = \"#\";|data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUA", "const string Css = \"#\";|input[type='password']", "const string Help = \"#\";|Usage: shop --user=NAME --password=PASSWORD",
        ];
        foreach (var (declaration, value) in declarations.Select(d => (d[..d.LastIndexOf(";|", StringComparison.Ordinal)] + ";", d[(d.LastIndexOf(";|", StringComparison.Ordinal) + 2)..])))
            yield return Of("C.cs", $"class C\n{{\n    {declaration.Replace("#", Clean(value))}\n}}");
        foreach (var value in new[] { m.Text(Mint.Hex, 32), m.Text(Mint.Hex, 40), m.Text(Mint.Hex, 64), m.Guid(), m.Key(16), m.Key(32), "sha256-" + m.Key(32), "PasswordResetTokenProvider", "Hosting.Startup.Assembly.V2", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:Shop-a1B2c3" })
            yield return Of("C.cs", $"class C\n{{\n    const string Value = \"{Clean(value)}\";\n    void M(ILogger logger) => logger.LogInformation(\"{{Value}}\", Value);\n}}");
        yield return Of("C.cs", $$"""
            class Login(ILogger<Login> logger, IConfiguration configuration)
            {
                enum Field { Password, Token }
                string? Password { get; set; }
                void M(Dictionary<string, string> form, Microsoft.AspNetCore.Http.HttpContext context)
                {
                    Password = form["{{Clean("password")}}"];
                    var token = context.Request.Headers["{{Clean("X-Api-Key")}}"].ToString();
                    if (token == "{{Clean("")}}")
                        throw new ArgumentException("{{Clean("The token is missing: Password=?")}}", "{{Clean("token")}}");
                    logger.LogWarning("{{Clean("Wrong password for {User}")}}", form["user"]);
                    var secret = configuration["{{Clean("Payment:ClientSecret")}}"];
                    var name = nameof(Password);
                    form["{{Clean("client_secret")}}"] = secret + token + name;
                    context.Response.Headers["{{Clean("WWW-Authenticate")}}"] = "{{Clean("Bearer realm=\\\"shop\\\"")}}";
                    context.Response.Cookies.Append("{{Clean("__Host-refresh-token-1")}}", token);
                }
            }
            """);
    }

    /// <summary>Names that a person would give a credential, beneath branches that never run in production.</summary>
    internal static IEnumerable<LabelledFile> Development(Mint m)
    {
        yield return Of("C.cs", $$"""
            class Start
            {
                static string M(IHostEnvironment environment, IConfiguration configuration)
                {
                    if (environment.IsDevelopment())
                        return configuration["Jwt:Key"] ?? "{{Clean("a key for the machine of a developer")}}";
            #if DEBUG
                    _ = "Host=localhost;Username=shop;Password={{Clean(m.PlainPassword())}}";
            #endif
                    return "";
                }
            }
            """);
    }
}
