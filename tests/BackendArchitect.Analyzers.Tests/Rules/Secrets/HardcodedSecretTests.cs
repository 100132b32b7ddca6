using System.Collections.Immutable;
using BackendArchitect.Analyzers.Secrets;
using BackendArchitect.Analyzers.Tests.Model.Secrets;
using BackendArchitect.Analyzers.Tests.Testing;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SecretPolicy = BackendArchitect.Analyzers.Model.Secrets.SecretPolicy;

namespace BackendArchitect.Analyzers.Tests.Rules.Secrets;

public class HardcodedSecretTests
{
    private static string Password { get; } = Made.Password();

    private static string Connection => $"Server=db.contoso.com;Database=Shop;User Id=app;Password={Password}";

    private static Task Rule(params string[] sources) =>
        Verify.Rule<HardcodedSecret>(new Surroundings { References = [CredentialLibraries.All] }, sources);

    private static Task InMethod(string body) => Rule($$"""
        class Orders(IConfiguration configuration)
        {
            void Place(string name, bool flag, HttpClient client)
            {
                _ = configuration;
                {{body}}
            }
        }
        """);

    [Fact]
    public Task A_password_in_a_connection_string_is_reported_at_the_password_wherever_it_stands() => Rule($$"""
        class Data
        {
            private const string Constant = "Server=db.contoso.com;User Id=app;Password=[|{{Password}}|];Encrypt=true";
            private static readonly string ReadOnly = "Server=db.contoso.com;User Id=app;Password=[|{{Password}}|]";
            private readonly string _field = @"Server=db.contoso.com;User Id=app;Password=[|{{Password}}|]";
            public string Property { get; set; } = "amqp://app:[|{{Made.Text(Made.Base62, 20)}}|]@queue.contoso.com/shop";
            public string Getter => "redis.contoso.com:6380,password=[|{{Password}}|],ssl=True";
            public string Method() => "Server=db.contoso.com;User Id=app;Password=[|{{Password}}|]";
            void Use(string text = "Server=db.contoso.com;User Id=app;Password=[|{{Password}}|]")
            {
                Use("Server=db.contoso.com;User Id=app;Password=[|{{Password}}|]");
                Use(Constant);
                Use(ReadOnly + _field);
                var local = "Server=db.contoso.com;User Id=app;Password=[|{{Password}}|]";
                local = "Server=db.contoso.com;User Id=app;Password=[|{{Password}}|]";
                string[] all = ["Server=db.contoso.com;User Id=app;Password=[|{{Password}}|]", local];
                var settings = new Dictionary<string, string> { ["Db"] = "Server=db.contoso.com;User Id=app;Password=[|{{Password}}|]" };
                Func<string> later = () => "Server=db.contoso.com;User Id=app;Password=[|{{Password}}|]";
            }
        }
        """);

    [Fact]
    public Task A_text_that_is_put_together_is_judged_as_a_whole() => Rule($$""""
        class Data
        {
            private const string Credentials = "User Id=app;Password=[|{{Password}}|]";
            string Join(string host, string password) => "Server=" + host + ";User Id=app;" + "Password=[|{{Password}}|]";
            string Interpolate(string host) => $"Server={host};User Id=app;Password=[|{{Password}}|];Encrypt=true";
            string Constant(string host) => $"Server={host};" + Credentials;
            string Raw() => """
                Server=db.contoso.com;User Id=app;
                Password=[|{{Password}}|]
                """;
            string Open(string host, string password) => $"Server={host};User Id=app;Password={password}";
            string HalfOpen(string password) => $"Server=db.contoso.com;User Id=app;Password=shop-{password}";
        }
        """");

    [Fact]
    public async Task The_project_says_what_its_own_credentials_are_and_which_it_allows()
    {
        var token = "ctso_" + Made.Text(Made.Base62, 32);
        await Verify.Rule<HardcodedSecret>(
            new Surroundings { EditorConfig = "[*.cs]\nbackend_architect.secrets.formats = Contoso key: ctso_{b62:32}\n" },
            $"class A {{ string B = \"[|{token}|]\"; string C = \"{Made.WithCrc32("xyz_")}\"; }}");
        await Verify.Rule<HardcodedSecret>(
            new Surroundings { EditorConfig = $"[*.cs]\nbackend_architect.secrets.salt = shop\nbackend_architect.secrets.allowed_hashes = {SecretPolicy.HashOf("shop", Password)}\n" },
            $"class A {{ string B = \"{Connection}\"; string C = \"Host=db.contoso.com;Username=app;Password=[|{Made.Text(Made.Base62, 14)}9a|]\"; }}");
        await Verify.Rule<HardcodedSecret>(
            new Surroundings { EditorConfig = "[*.cs]\nbackend_architect.secrets.allowed_paths = service/Source0.cs\n" },
            $"class A {{ string B = \"{Connection}\"; }}", $"class C {{ string B = \"Host=db.contoso.com;Username=app;Password=[|{Password}|]\"; }}");
    }

    [Fact]
    public Task A_key_in_a_raw_literal_is_reported_where_it_begins() => Rule($""""
        class A
        {"{"}
            string B = """
                [|-----BEGIN PRIVATE KEY-----|]
                {Made.PrivateKey().ReplaceLineEndings("\n")["-----BEGIN PRIVATE KEY-----\n".Length..].Replace("\n", "\n        ")}
                """;
        {"}"}
        """");

    public static TheoryData<string> SelfEvident => new(
        Made.WithCrc32("ghp_"), Made.JsonWebToken(), "sk_live_" + Made.Text(Made.Base62, 24), "SG." + Made.Text(Made.Base62, 22) + "." + Made.Text(Made.Base62, 43), Made.AzureDevOpsToken());

    [Theory, MemberData(nameof(SelfEvident))]
    public Task A_token_whose_format_identifies_it_needs_no_destination(string token) => Rule($$"""
        class Client
        {
            private const string X = "[|{{token}}|]";
            private static readonly byte[] Bytes = "[|{{token}}|]"u8.ToArray();
            [Contoso.Call("[|{{token}}|]")]
            string Header(HttpClient client) { _ = X; return $"Bearer [|{{token}}|]"; }
        }
        """);

    [Fact]
    public Task A_private_key_is_reported_with_its_lines() => Rule($$"""
        class Client
        {
            private const string Pem = [|"{{Made.PrivateKey().ReplaceLineEndings("\\n")}}"|];
            private const string Public = "{{Made.PublicKey().ReplaceLineEndings("\\n")}}";
        }
        """);

    [Fact]
    public Task The_name_of_its_own_destination_is_no_credential() => Verify.Rule<HardcodedSecret>(
        new Surroundings { References = [CredentialLibraries.All] },
        """
        class Clients
        {
            object[] All() =>
            [
                new OpenIddict.Abstractions.OpenIddictApplicationDescriptor { ClientSecret = "ClientSecret" },
                new OpenIddict.Abstractions.OpenIddictApplicationDescriptor { ClientSecret = "[|the secret of the shop|]" },
            ];
        }
        """);

    [Theory]
    [InlineData("", "", "DoorCode = \"SECRET\"")]
    [InlineData("door code", "", "DoorCode = \"[|SECRET|]\"")]
    [InlineData("", "password", "Password = \"SECRET\"")]
    [InlineData("door code", "doorcode", "DoorCode = \"SECRET\"")]
    [InlineData("door code", "", "DoorCode = \"the door of the shop\"")]
    public Task Names_of_the_projects_own_count_where_a_library_takes_the_value(string names, string others, string assignment) => Verify.Rule<HardcodedSecret>(
        new Surroundings
        {
            References = [CredentialLibraries.All],
            EditorConfig = $"[*.cs]\nbackend_architect.secrets.names = {names}\nbackend_architect.secrets.ignored_names = {others}\n",
        },
        $$"""class Door { object Open() => new Contoso.MailClient("mail") { {{assignment.Replace("SECRET", Made.Password())}} }; }""");

    [Fact]
    public Task Names_of_the_projects_own_count_for_fallbacks_of_settings() => Verify.Rule<HardcodedSecret>(
        new Surroundings { EditorConfig = "[*.cs]\nbackend_architect.secrets.names = door code\n" },
        $$"""class Door(IConfiguration configuration) { string Open() => configuration["Front:DoorCode"] ?? "[|{{Made.Password()}}|]"; }""");

    [Theory]
    [InlineData("""_ = new System.Net.NetworkCredential("shop", "[|correct horse battery|]");""")]
    [InlineData("""_ = new System.Net.NetworkCredential { Password = "[|hunter-two|]" };""")]
    [InlineData("""_ = new UriBuilder { Password = "[|hunter-two|]" };""")]
    [InlineData("""_ = new System.Diagnostics.ProcessStartInfo { Environment = { ["PGPASSWORD"] = "[|Hunter-2-Two|]" } };""")]
    [InlineData("""System.Environment.SetEnvironmentVariable("PGPASSWORD", "[|Hunter-2-Two|]");""")]
    [InlineData("""_ = new System.Diagnostics.ProcessStartInfo("psql", "--host db --password=[|Hunter-2-Two|]");""")]
    [InlineData("""System.Diagnostics.Process.Start("tool", "import --password=[|Hunter-2-Two|] orders.csv");""")]
    [InlineData("""client.DefaultRequestHeaders.Authorization = new("Bearer", "[|opaque-token-of-the-shop|]");""")]
    [InlineData("""client.DefaultRequestHeaders.Add("X-Api-Key", "[|opaque-key-of-the-shop|]");""")]
    [InlineData("""new DefaultHttpContext().Request.Headers["X-Api-Key"] = "[|opaque-key-of-the-shop|]";""")]
    [InlineData("""new DefaultHttpContext().Request.Headers.Append("X-Api-Key", "[|opaque-key-of-the-shop|]");""")]
    [InlineData("""_ = new System.Security.Cryptography.X509Certificates.X509Certificate2("shop.pfx", "[|hunter-two|]");""")]
    [InlineData("""_ = new Microsoft.AspNetCore.Authentication.OAuth.OAuthOptions { ClientSecret = "[|hunter-two|]" };""")]
    [InlineData("""_ = new Microsoft.IdentityModel.Tokens.SymmetricSecurityKey(System.Text.Encoding.UTF8.GetBytes("[|we sign every token with this|]"));""")]
    [InlineData("""_ = new Microsoft.IdentityModel.Tokens.SymmetricSecurityKey("[|we sign every token with this|]"u8.ToArray());""")]
    [InlineData("""_ = new Microsoft.IdentityModel.Tokens.SymmetricSecurityKey(Convert.FromBase64String("[|d2Ugc2lnbiBldmVyeSB0b2tlbg==|]"));""")]
    [InlineData("""_ = new Contoso.MailClient("mail") { Password = "[|Hunter-2-Two|]" };""")]
    [InlineData("""new Contoso.MailClient("mail").Login("shop", flag ? name : "[|Hunter-2-Two|]");""")]
    [InlineData("""new Contoso.MailClient("mail").Login("shop", flag switch { true => name, _ => "[|Hunter-2-Two|]" });""")]
    [InlineData("""const string p = "[|Hunter-2-Two|]"; new Contoso.MailClient("mail").Login("shop", p);""")]
    [InlineData("""var p = name; if (p == "") p = "[|Hunter-2-Two|]"; new Contoso.MailClient("mail").Login("shop", p);""")]
    [InlineData("""_ = configuration["Jwt:Key"] ?? "[|we sign every token with this|]";""")]
    [InlineData("""_ = configuration.GetSection("Jwt")["Key"] ?? "[|we sign every token with this|]";""")]
    [InlineData("""_ = configuration.GetValue("Jwt:Key", "[|we sign every token with this|]");""")]
    [InlineData("""_ = configuration.GetSection("Smtp").GetValue<string>("Password", "[|hunter-two|]");""")]
    [InlineData("""_ = System.Environment.GetEnvironmentVariable("SMTP_PASSWORD") ?? "[|hunter-two|]";""")]
    [InlineData("""configuration["Smtp:Password"] = "[|Hunter-2-Two|]";""")]
    [InlineData("""new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Smtp:Password"] = "[|Hunter-2-Two|]", ["Smtp:Host"] = "mail" });""")]
    [InlineData("""new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { { "Smtp:Password", "[|Hunter-2-Two|]" } });""")]
    public Task A_literal_that_reaches_a_credential_is_reported(string statement) => InMethod(statement);

    [Theory]
    [InlineData("""_ = new System.Diagnostics.ProcessStartInfo { PasswordInClearText = "[|hunter-two|]" };""")]
    [InlineData("""new System.Diagnostics.ProcessStartInfo("psql").Environment.Add("PGPASSWORD", "[|Hunter-2-Two|]");""")]
    [InlineData("""_ = new System.Diagnostics.ProcessStartInfo("docker", "login -u shop -p [|Hunter-2-Two|] registry.contoso.com");""")]
    [InlineData("""System.Diagnostics.Process.Start("docker", "login -u shop -p [|Hunter-2-Two|] registry.contoso.com");""")]
    [InlineData("""_ = new System.Diagnostics.ProcessStartInfo { FileName = "docker", Arguments = "login -u shop -p [|Hunter-2-Two|]" };""")]
    [InlineData("""_ = new System.Diagnostics.ProcessStartInfo("docker") { Arguments = $"login -u {name} -p [|Hunter-2-Two|]" };""")]
    [InlineData("""_ = new System.Diagnostics.ProcessStartInfo("docker", ["login", "-u", "shop", "-p", "[|Hunter-2-Two|]"]);""")]
    [InlineData("""var start = new System.Diagnostics.ProcessStartInfo("docker"); start.ArgumentList.Add("login"); start.ArgumentList.Add("-p"); start.ArgumentList.Add("[|Hunter-2-Two|]");""")]
    [InlineData("""var start = new System.Diagnostics.ProcessStartInfo("tool"); start.ArgumentList.Add("--password=[|Hunter-2-Two|]");""")]
    [InlineData("""var start = new System.Diagnostics.ProcessStartInfo("tool"); start.ArgumentList.Add("--password"); start.ArgumentList.Add("[|Hunter-2-Two|]");""")]
    [InlineData("""_ = new System.Diagnostics.ProcessStartInfo("tool") { ArgumentList = { "--password", "[|Hunter-2-Two|]" } };""")]
    [InlineData("""var s = new System.Security.SecureString(); foreach (var c in "[|hunter-two|]") s.AppendChar(c);""")]
    [InlineData("""const string password = "[|hunter-two|]"; var s = new System.Security.SecureString(); foreach (var c in password) s.AppendChar(c);""")]
    [InlineData("""new System.Net.CredentialCache().Add(new Uri("https://contoso.com"), "Basic", new System.Net.NetworkCredential("shop", "[|hunter-two|]"));""")]
    public Task The_base_library_takes_credentials(string statement) => InMethod(statement);

    [Theory]
    [InlineData("""_ = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "password", ["client_secret"] = "[|hunter-two|]" });""")]
    [InlineData("""_ = new FormUrlEncodedContent(new Dictionary<string, string> { { "username", "shop" }, { "password", "[|hunter-two|]" } });""")]
    [InlineData("""_ = new FormUrlEncodedContent([new KeyValuePair<string, string>("password", "[|hunter-two|]"), new("scope", "orders-of-2024")]);""")]
    [InlineData("""_ = new FormUrlEncodedContent(new[] { new KeyValuePair<string, string>("refresh_token", "[|hunter-two|]") });""")]
    [InlineData("""var form = new Dictionary<string, string> { ["client_secret"] = "[|hunter-two|]" }; _ = new FormUrlEncodedContent(form);""")]
    [InlineData("""var form = new Dictionary<string, string>(); form["client_secret"] = "[|hunter-two|]"; form.Add("password", "[|hunter-two|]"); _ = new FormUrlEncodedContent(form);""")]
    [InlineData("""var form = new List<KeyValuePair<string, string>>(); form.Add(new("client_secret", "[|hunter-two|]")); _ = new FormUrlEncodedContent(form);""")]
    [InlineData("""new System.Net.WebHeaderCollection()["X-Api-Key"] = "[|opaque-key-of-the-shop|]";""")]
    [InlineData("""new Grpc.Core.Metadata().Add("x-api-key", "[|opaque-key-of-the-shop|]");""")]
    [InlineData("""RestSharp.RestRequestExtensions.AddHeader(new RestSharp.RestRequest("/"), "Authorization", "[|opaque-key-of-the-shop|]");""")]
    [InlineData("""new HttpRequestMessage().Headers.TryAddWithoutValidation("X-Api-Key", "[|opaque-key-of-the-shop|]");""")]
    [InlineData("""new DefaultHttpContext().Response.Cookies.Append("access_token", "[|kR8q-Qz47-wT|]");""")]
    [InlineData("""_ = new System.Net.Cookie("access_token", "[|kR8q-Qz47-wT|]");""")]
    public Task Requests_carry_credentials(string statement) => InMethod(statement);

    [Theory]
    [InlineData("""System.Security.Cryptography.RSA.Create().ImportFromEncryptedPem(name, "[|hunter-two|]");""")]
    [InlineData("""System.Security.Cryptography.RSA.Create().ImportFromEncryptedPem(name, "[|hunter-two|]"u8);""")]
    [InlineData("""_ = System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadPkcs12FromFile("shop.pfx", "[|hunter-two|]");""")]
    [InlineData("""_ = System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromEncryptedPem(name, name, "[|hunter-two|]");""")]
    [InlineData("""_ = new Microsoft.IdentityModel.Tokens.SymmetricSecurityKey([|new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 }|]);""")]
    [InlineData("""_ = new Microsoft.IdentityModel.Tokens.SymmetricSecurityKey(System.Security.Cryptography.SHA256.HashData("[|we sign every token with this|]"u8.ToArray()));""")]
    [InlineData("""_ = new Microsoft.IdentityModel.Tokens.JsonWebKey { K = "[|d2Ugc2lnbiBldmVyeSB0b2tlbg|]", X = "d2Ugc2lnbiBldmVyeSB0b2tlbg" };""")]
    [InlineData("""_ = Jose.JWT.Encode(new { name }, System.Text.Encoding.UTF8.GetBytes("[|we sign every token with this|]"));""")]
    [InlineData("""_ = new Duende.IdentityServer.Models.Secret(Duende.IdentityServer.Models.HashExtensions.Sha256("[|hunter-two|]"));""")]
    [InlineData("""_ = new IdentityModel.Client.ClientCredentialsTokenRequest { ClientId = "shop", ClientSecret = "[|hunter-two|]", Scope = "orders" };""")]
    [InlineData("""_ = new OpenIddict.Abstractions.OpenIddictApplicationDescriptor { ClientSecret = "[|hunter-two|]" };""")]
    [InlineData("""new Microsoft.Identity.Client.ConfidentialClientApplicationBuilder().WithClientSecret("[|hunter-two|]");""")]
    public Task Keys_and_certificates_and_clients_of_identity_take_credentials(string statement) => InMethod(statement);

    [Theory]
    [InlineData("""_ = new Azure.AzureKeyCredential("[|hunter-two|]");""")]
    [InlineData("""_ = new Azure.AzureNamedKeyCredential("orders", "[|hunter-two|]");""")]
    [InlineData("""_ = new Azure.AzureSasCredential("[|hunter-two|]");""")]
    [InlineData("""_ = new Azure.Identity.ClientSecretCredential("tenant", "client", "[|hunter-two|]");""")]
    [InlineData("""_ = new Azure.Storage.StorageSharedKeyCredential("orders", "[|hunter-two|]");""")]
    [InlineData("""_ = new System.ClientModel.ApiKeyCredential("[|hunter-two|]");""")]
    [InlineData("""_ = new OpenAI.OpenAIClient("[|hunter-two|]");""")]
    [InlineData("""_ = new Amazon.Runtime.BasicAWSCredentials("shop-user", "[|hunter-two|]");""")]
    [InlineData("""_ = new Amazon.S3.AmazonS3Client("shop-user", "[|hunter-two|]");""")]
    [InlineData("""_ = new RabbitMQ.Client.ConnectionFactory { HostName = "queue", UserName = "shop", Password = "[|hunter-two|]" };""")]
    [InlineData("""void Set(MassTransit.IHostConfigurator host) { host.Username("shop"); host.Password("[|hunter-two|]"); }""")]
    [InlineData("""_ = new Confluent.Kafka.ClientConfig { SaslUsername = "shop", SaslPassword = "[|hunter-two|]", SslKeyPassword = "[|hunter-two|]" };""")]
    [InlineData("""_ = new Confluent.SchemaRegistry.SchemaRegistryConfig { BasicAuthUserInfo = "[|shop:hunter-2|]" };""")]
    [InlineData("""_ = new Npgsql.NpgsqlConnectionStringBuilder { Username = "shop", Password = "[|hunter-two|]" };""")]
    [InlineData("""_ = new Microsoft.Data.SqlClient.SqlConnectionStringBuilder { UserID = "shop", Password = "[|hunter-two|]" };""")]
    [InlineData("""MongoDB.Driver.MongoCredential.CreateCredential("shop", "app", "[|hunter-two|]");""")]
    [InlineData("""_ = new StackExchange.Redis.ConfigurationOptions { Password = "[|hunter-two|]" };""")]
    [InlineData("""new MailKit.Net.Smtp.SmtpClient().Authenticate("shop", "[|hunter-two|]");""")]
    [InlineData("""_ = new Renci.SshNet.SftpClient("files", "shop", "[|hunter-two|]");""")]
    [InlineData("""_ = new Renci.SshNet.PrivateKeyFile("id_rsa", "[|hunter-two|]");""")]
    [InlineData("""_ = new FluentFTP.FtpClient("files", "shop", "[|hunter-two|]");""")]
    [InlineData("""new System.DirectoryServices.Protocols.Binding().Bind("cn=shop", "[|hunter-two|]");""")]
    [InlineData("""Stripe.StripeConfiguration.ApiKey = "[|hunter-two|]";""")]
    [InlineData("""_ = new SendGrid.SendGridClient("[|hunter-two|]");""")]
    [InlineData("""Twilio.TwilioClient.Init("shop", "[|hunter-two|]");""")]
    [InlineData("""_ = new Octokit.Credentials("[|hunter-two|]");""")]
    [InlineData("""_ = new Octokit.Credentials("shop", "[|hunter-two|]");""")]
    [InlineData("""_ = new Telegram.Bot.TelegramBotClient("[|hunter-two|]");""")]
    [InlineData("""_ = new RestSharp.Authenticators.HttpBasicAuthenticator("shop", "[|hunter-two|]");""")]
    [InlineData("""_ = new RestSharp.Authenticators.JwtAuthenticator("[|hunter-two|]");""")]
    [InlineData("""_ = new VaultSharp.V1.AuthMethods.AppRole.AppRoleAuthMethodInfo("orders", "[|hunter-two|]");""")]
    public Task Clients_take_credentials(string statement) => InMethod(statement);

    [Theory]
    [InlineData("""_ = flag ? configuration["Jwt:Key"] : "[|we sign every token with this|]";""")]
    [InlineData("""_ = configuration.GetSection("Jwt:Key").Get<string>() ?? "[|we sign every token with this|]";""")]
    [InlineData("""var key = configuration["Jwt:Key"]; if (key is null) key = "[|we sign every token with this|]";""")]
    [InlineData("""var key = configuration["Jwt:Key"]; key ??= "[|we sign every token with this|]";""")]
    [InlineData("""_ = new Contoso.MailClient("mail").Password ?? "[|Hunter-2-Two|]";""")]
    [InlineData("""if (name == "" || new DefaultHttpContext().Request.Headers["X-Api-Key"] == "[|kR8q-Qz47-wT|]") return;""")]
    [InlineData("""var apiKey = name; if (apiKey != "[|kR8q-Qz47-wT|]") return;""")]
    [InlineData("""var apiKey = name; if (!apiKey.Equals("[|kR8q-Qz47-wT|]", StringComparison.Ordinal)) return;""")]
    [InlineData("""var apiKey = name; if (string.Equals(apiKey, "[|kR8q-Qz47-wT|]")) return;""")]
    [InlineData("""var apiKey = name; const string secret = "[|kR8q-Qz47-wT|]"; if (secret.Equals(apiKey)) return;""")]
    [InlineData("""var apiKey = System.Text.Encoding.UTF8.GetBytes(name); if (System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(apiKey, "[|kR8q-Qz47-wT|]"u8)) return;""")]
    [InlineData("""const string expected = "[|kR8q-Qz47-wT|]"; string token = name; if (token == expected) return;""")]
    public Task Fallbacks_and_comparisons_make_a_credential_of_a_literal(string statement) => InMethod(statement);

    [Fact]
    public Task A_credential_is_followed_through_the_projects_own_methods_and_types() => Rule("""
        class Mail
        {
            private readonly string _secret;
            Mail(string apiSecret) => _secret = apiSecret;
            static void Open(string password) => new Contoso.MailClient("mail").Login("shop", password);
            void Send()
            {
                Open("[|Hunter-2-Two|]");
                _ = new Mail("[|hunter-2|]");
                _ = new Azure.AzureKeyCredential(_secret);
                Login(new Account("shop", "[|Hunter-2-Two|]"));
            }
            void Login(Account account) => new Contoso.MailClient("mail").Login(account.User, account.Password);
            void Other(string password) => _ = password.Length;
            void Unknown() => Other("Hunter-2-Two");
        }
        record Account(string User, string Password);
        class ShopOptions { public string? ApiKey { get; set; } }
        class Setup
        {
            void Configure(IServiceCollection services) => services.Configure<ShopOptions>(options => options.ApiKey = "[|kR8q-Qz47-wT|]");
        }
        """);

    [Theory]
    [InlineData("""_ = new System.Diagnostics.ProcessStartInfo("docker", "run -p 8080:80 shop");""")]
    [InlineData("""_ = new System.Diagnostics.ProcessStartInfo("docker", $"login -u shop -p {name}");""")]
    [InlineData("""_ = new System.Diagnostics.ProcessStartInfo("docker", ["login", "--password-stdin", "registry.contoso.com"]);""")]
    [InlineData("""var start = new System.Diagnostics.ProcessStartInfo("docker"); start.ArgumentList.Add("-p"); start.ArgumentList.Add(name);""")]
    [InlineData("""var list = new List<string>(); list.Add("--password"); list.Add("Orders-of-2024");""")]
    [InlineData("""foreach (var c in "not a secret") name += c;""")]
    [InlineData("""_ = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_secret"] = name, ["client_id"] = "shop-of-2024" });""")]
    [InlineData("""var labels = new Dictionary<string, string> { ["password"] = "Choose-2-Words", ["token"] = "Code" }; _ = labels.Count;""")]
    [InlineData("""new DefaultHttpContext().Response.Cookies.Append("theme", "dark-of-2024");""")]
    [InlineData("""new DefaultHttpContext().Response.Headers.Append("X-Request-Id", "Shop-2-Two");""")]
    [InlineData("""_ = new Amazon.Runtime.BasicAWSCredentials("minioadmin", name);""")]
    [InlineData("""_ = new Stripe.ChargeCreateOptions { Token = "tok_visa" };""")]
    [InlineData("""new Azure.Data.Pages().Next("Page-2-Two");""")]
    [InlineData("""_ = new RabbitMQ.Client.ConnectionFactory { HostName = "queue", UserName = "guest", Password = "guest" };""")]
    [InlineData("""new Testcontainers.PostgreSql.PostgreSqlBuilder().WithPassword("Hunter-2-Two");""")]
    [InlineData("""_ = new Microsoft.IdentityModel.Tokens.SymmetricSecurityKey(new byte[name.Length]);""")]
    [InlineData("""var key = new byte[32]; System.Security.Cryptography.RandomNumberGenerator.Fill(key); _ = new Microsoft.IdentityModel.Tokens.SymmetricSecurityKey(key);""")]
    [InlineData("""_ = flag ? configuration["Jwt:Issuer"] : "https://login.contoso.com/shop-2";""")]
    [InlineData("""var issuer = configuration["Jwt:Issuer"]; issuer ??= "shop-of-2024";""")]
    [InlineData("""if (name == "Hunter-2-Two") return;""")]
    [InlineData("""var tokenType = name; if (tokenType == "access_token") return;""")]
    [InlineData("""var password = name; if (password == "") return;""")]
    [InlineData("""var property = typeof(string).GetProperty("Password"); if (property?.Name == "Password") return;""")]
    [InlineData("""_ = new Contoso.MailClient("mail").ResetPasswordUrl ?? "/reset-2-password";""")]
    public Task What_is_beside_a_credential_is_none(string statement) => InMethod(statement);

    [Fact]
    public async Task Each_use_is_named_beside_the_value()
    {
        var finding = Assert.Single(await Findings("""
            class Keys
            {
                private const string Secret = "correct horse battery";
                object One() => new System.Net.NetworkCredential("shop", Secret);
                object Two() => new System.Net.NetworkCredential("store", Secret);
            }
            """));
        Assert.Equal(["Secret", "Secret"], finding.AdditionalLocations.Select(place => place.SourceTree!.GetText().ToString(place.SourceSpan)));
    }

    [Fact]
    public Task A_constant_is_reported_where_its_value_stands_and_once() => Rule(
        """
        class Keys
        {
            internal const string Signing = "[|we sign every token with this|]";
            internal static readonly byte[] Bytes = System.Text.Encoding.UTF8.GetBytes("[|and others are signed with this|]");
            internal static string Api => "[|Hunter-2-Two|]";
            internal const string Name = "CanSeeOrders-2";
        }
        """,
        """
        using System.Text;
        using Microsoft.IdentityModel.Tokens;
        class Tokens(IConfiguration configuration)
        {
            SymmetricSecurityKey One() => new(Encoding.UTF8.GetBytes(configuration["Jwt:Key"] ?? Keys.Signing));
            SymmetricSecurityKey Two() => new(Encoding.UTF8.GetBytes(Keys.Signing));
            SymmetricSecurityKey Three() => new(Keys.Bytes);
            void Four(Contoso.MailClient client) => client.Login("shop", Keys.Api);
            void Five(Contoso.MailClient client) => client.Find("", Keys.Name);
        }
        """);

    [Fact]
    public Task A_default_that_names_a_credential_is_what_holds_when_nobody_configures_another() => Rule("""
        class SmtpOptions
        {
            public string Password { get; set; } = "[|Hunter-2-Two|]";
            public string Host { get; set; } = "mail-2.contoso.com";
            public string PasswordHeader { get; set; } = "X-Shop-Password-2";
            public string ApiKey { get; set; } = "";
        }
        class Mail
        {
            public string Password { get; set; } = "Hunter-2-Two";
            void Login(string user = "Shop-User-2", string password = "[|Hunter-2-Two|]") { }
        }
        """);

    [Theory]
    [InlineData("""_ = new System.Net.NetworkCredential("shop", "");""")]
    [InlineData("""_ = new System.Net.NetworkCredential("shop", name);""")]
    [InlineData("""_ = new System.Net.NetworkCredential("shop", $"{name}-x");""")]
    [InlineData("""_ = new System.Net.NetworkCredential("shop", "<your password>");""")]
    [InlineData("""_ = new System.Net.NetworkCredential("shop", "********");""")]
    [InlineData("""_ = new System.Net.NetworkCredential("shop", "changeme");""")]
    [InlineData("""_ = new System.Net.NetworkCredential("shop", configuration["Smtp:Password"]);""")]
    [InlineData("""_ = configuration["Jwt:Issuer"] ?? "https://login.contoso.com/shop-2";""")]
    [InlineData("""_ = configuration["Jwt:Key"] ?? throw new InvalidOperationException("Jwt:Key is missing in the configuration");""")]
    [InlineData("""_ = configuration["Jwt:Key"] ?? "";""")]
    [InlineData("""_ = configuration["Authentication:Schemes:Bearer:SigningKeys:0:Value"];""")]
    [InlineData("""_ = "Server=(localdb)\\mssqllocaldb;Database=Shop;Trusted_Connection=True";""")]
    [InlineData("""var c = "Host=localhost;Database=shop;Username=postgres;Password=postgres";""")]
    [InlineData("""var c = "Server=db.contoso.com;Database=Shop;User Id=app;Password={0}";""")]
    [InlineData("""var c = "Server=db.contoso.com;Database=Shop;User Id=app;Password=${DB_PASSWORD}";""")]
    [InlineData("""var c = "Server=db.contoso.com;Database=Shop;Authentication=Active Directory Managed Identity";""")]
    [InlineData("""var c = "UseDevelopmentStorage=true";""")]
    [InlineData("""var c = "https://contoso.com/account/password/{id}?token={token}";""")]
    [InlineData("""client.DefaultRequestHeaders.Authorization = new("Bearer", name);""")]
    [InlineData("""client.DefaultRequestHeaders.Authorization = new($"Bearer", $"{name}");""")]
    [InlineData("""client.DefaultRequestHeaders.Add("X-Request-Id", "opaque-id-of-the-shop-2");""")]
    [InlineData("""client.DefaultRequestHeaders.Add("Authorization", "Bearer " + name);""")]
    [InlineData("""new Contoso.MailClient("mail").Find("Orders", "Hunter-2-Two");""")]
    [InlineData("""_ = new Contoso.MailClient("mail") { ResetPasswordUrl = "Reset-2-Password" };""")]
    [InlineData("""using var hmac = new System.Security.Cryptography.HMACSHA256(System.Text.Encoding.UTF8.GetBytes("the other rule judges this"));""")]
    [InlineData("""const string Policy = "CanResetPassword"; const string Header = "X-Api-Key"; const string Password = "Password"; _ = Policy + Header + Password;""")]
    [InlineData("""const string Route = "/account/{id}/reset-password"; const string Claim = "urn:contoso:claims:token"; _ = Route + Claim;""")]
    [InlineData("""_ = "PasswordResetTokenProvider" + "Hosting.Startup.Assembly.V2, PublicKeyToken=b77a5c561934e089";""")]
    [InlineData("""_ = nameof(System.Net.NetworkCredential.Password);""")]
    public Task What_is_no_credential_is_not_reported(string statement) => InMethod(statement);

    [Fact]
    public Task What_runs_in_development_alone_is_reported_only_where_it_opens_more_than_the_machine() => Verify.Rule<HardcodedSecret>(new Surroundings { References = [CredentialLibraries.All] }, $$"""
        var builder = WebApplication.CreateBuilder(args);
        if (builder.Environment.IsDevelopment())
        {
            var local = "Server=localhost;Database=Shop;User Id=app;Password={{Password}}";
            var remote = "Server=db.contoso.com;Database=Shop;User Id=app;Password=[|{{Password}}|]";
            new Contoso.MailClient("localhost").Login("shop", "Hunter-2-Two");
        }
        builder.Build().Run();
        """);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task In_tests_only_a_format_that_proves_itself_counts(bool byReference)
    {
        var surroundings = byReference
            ? new Surroundings { References = [CredentialLibraries.All, Library.Compile("xunit.core", "public class Fact { }")] }
            : new Surroundings { References = [CredentialLibraries.All], GlobalConfig = "build_property.IsTestProject = true\n" };
        return Verify.Rule<HardcodedSecret>(surroundings, $$"""
            class OrderTests
            {
                string Connection = "{{Connection}}";
                string Stripe = "sk_live_{{Made.Text(Made.Base62, 24)}}";
                string GitHub = "[|{{Made.WithCrc32("ghp_")}}|]";
                void Login(Contoso.MailClient client) => client.Login("shop", "Hunter-2-Two");
            }
            """);
    }

    [Fact]
    public async Task Nothing_that_is_said_holds_the_secret()
    {
        var places = Gen.OneOf(
            Gen.Const("class C {{ const string X = \"Server=db.contoso.com;User Id=app;Password={0}\"; }}"),
            Gen.Const("class C {{ object X = new System.Net.NetworkCredential(\"shop\", \"{0}\"); }}"),
            Gen.Const("class C {{ string X(IConfiguration c) => c[\"{0}:Password\"] ?? \"{0}\"; }}"),
            Gen.Const("class COptions {{ public string ApiKey {{ get; set; }} = \"{0}\"; }}"));
        var secrets = Gen.Char[Made.Base62].Array[12, 40].Select(drawn => new string(drawn));
        await Gen.Select(places, secrets).SampleAsync(async (place, drawn) =>
        {
            var secret = "k7" + drawn + "G!";
            foreach (var diagnostic in await Findings(string.Format(place, secret)))
            {
                Assert.DoesNotContain(secret, diagnostic.GetMessage());
                Assert.DoesNotContain(diagnostic.Properties, p => p.Value?.Contains(secret) == true);
            }
        }, iter: 40, threads: 1);
    }

    [Theory]
    [InlineData("new System.Net.NetworkCredential(\"shop\", [|{0}|])", "Network:Password", false)]
    [InlineData("new UriBuilder {{ Password = [|{0}|] }}", "Uri:Password", false)]
    [InlineData("flag ? \"\" : [|{0}|]", "Secrets:Password", true)]
    public async Task The_fix_reads_the_credential_from_the_configuration_in_reach(string expression, string key, bool inParentheses)
    {
        string In(string text) => $$"""
            class Mail
            {
                object Login(IConfiguration settings, bool flag)
                {
                    {{(inParentheses ? "var password" : "return")}} {{(inParentheses ? "= " : "")}}{{text}};
                    {{(inParentheses ? "return new System.Net.NetworkCredential(\"shop\", password);" : "")}}
                }
            }
            """;
        var read = $"settings[\"{key}\"] ?? throw new InvalidOperationException(\"'{key}' is missing in the configuration\")";
        if (inParentheses)
            (read, key) = ("(" + read.Replace(key, "Network:Password") + ")", "Network:Password");
        var secret = "hunter-two-and-more";
        var marked = string.Format(expression, "\"" + secret + "\"").Replace("[|\"" + secret + "\"|]", "\"[|" + secret + "|]\"");
        await Verify.Fix<HardcodedSecret>(In(marked), In(string.Format(expression.Replace("[|", "").Replace("|]", ""), read)));
    }

    [Fact]
    public Task The_fix_reads_a_whole_connection_string_from_the_builder() => Verify.Fix<HardcodedSecret>(
        $$"""
        var builder = WebApplication.CreateBuilder(args);
        var ordersConnectionString = "Server=db.contoso.com;User Id=app;" + "Password=[|{{Password}}|]";
        builder.Build().Run();
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        var ordersConnectionString = builder.Configuration["ConnectionStrings:Orders"] ?? throw new InvalidOperationException("'ConnectionStrings:Orders' is missing in the configuration");
        builder.Build().Run();
        """);

    [Fact]
    public Task The_fix_takes_a_fallback_away() => Verify.Fix<HardcodedSecret>(
        """
        class Tokens
        {
            string Key(IConfiguration configuration) => configuration["Jwt:Key"] ?? "[|we sign every token with this|]";
        }
        """,
        """
        class Tokens
        {
            string Key(IConfiguration configuration) => configuration["Jwt:Key"] ?? throw new InvalidOperationException("'Jwt:Key' is missing in the configuration");
        }
        """);

    [Fact]
    public Task The_fix_asks_for_the_configuration_in_a_primary_constructor() => Verify.Fix<HardcodedSecret>(
        $$"""
        class Mail(ILogger<Mail> logger)
        {
            private readonly string _connection = "Server=db.contoso.com;User Id=app;Password=[|{{Password}}|]";
            void Log() => logger.LogInformation("Length {Length}", _connection.Length);
        }
        """,
        """
        class Mail(ILogger<Mail> logger, IConfiguration configuration)
        {
            private readonly string _connection = configuration["ConnectionStrings:Default"] ?? throw new InvalidOperationException("'ConnectionStrings:Default' is missing in the configuration");
            void Log() => logger.LogInformation("Length {Length}", _connection.Length);
        }
        """);

    [Fact]
    public Task The_fix_asks_for_the_configuration_in_the_one_constructor() => Verify.Fix<HardcodedSecret>(
        $$"""
        class Mail
        {
            private readonly ILogger<Mail> _logger;

            public Mail(ILogger<Mail> logger)
            {
                _logger = logger;
            }

            void Log()
            {
                var connection = "Server=db.contoso.com;User Id=app;Password=[|{{Password}}|]";
                _logger.LogInformation("Length {Length}", connection.Length);
            }
        }
        """,
        """
        class Mail
        {
            private readonly IConfiguration _configuration;
            private readonly ILogger<Mail> _logger;

            public Mail(ILogger<Mail> logger, IConfiguration configuration)
            {
                _logger = logger;
                _configuration = configuration;
            }

            void Log()
            {
                var connection = _configuration["ConnectionStrings:Default"] ?? throw new InvalidOperationException("'ConnectionStrings:Default' is missing in the configuration");
                _logger.LogInformation("Length {Length}", connection.Length);
            }
        }
        """);

    [Theory]
    [InlineData("private const string X = {0};")]
    [InlineData("private static readonly string X = {0};")]
    [InlineData("private readonly string _x = {0};")]
    [InlineData("string X(IConfiguration configuration) {{ const string x = {0}; return x; }}")]
    [InlineData("string X(IConfiguration configuration, string x = {0}) => x;")]
    [InlineData("static string X() => {0};")]
    [InlineData("string X(IConfiguration configuration, string host) => $\"Host={{host}};\" + {0};")]
    [InlineData("ReadOnlySpan<byte> X(IConfiguration configuration) => {0}u8;")]
    [InlineData("string X() {{ var x = {0}; IConfiguration configuration = new ConfigurationManager(); return x + configuration; }}")]
    [InlineData("string X(IConfiguration configuration) {{ Func<string> x = static () => {0}; return x(); }}")]
    public Task No_fix_where_no_configuration_can_be_read(string member) => Verify.NoFix<HardcodedSecret>($$"""
        class Mail
        {
            {{string.Format(member, $"\"Server=db.contoso.com;User Id=app;Password=[|{Password}|]\"")}}
        }
        """);

    [Fact]
    public Task No_fix_for_a_part_of_a_command_line() => Verify.NoFix<HardcodedSecret>("""
        class Registry
        {
            object Login(IConfiguration configuration) => System.Diagnostics.Process.Start("docker", "login -u shop -p [|Hunter-2-Two|]");
        }
        """);

    [Theory]
    [InlineData("""new FormUrlEncodedContent(new Dictionary<string, string> {{ ["client_secret"] = {0} }})""", "Secrets:client_secret", false)]
    [InlineData("""apiKey == {0}""", "Secrets:apiKey", true)]
    [InlineData("""System.Text.Encoding.UTF8.GetBytes(flag ? apiKey : settings["Shop:ApiKey"] ?? {0})""", "Shop:ApiKey", false)]
    public Task The_fix_reads_what_is_sent_or_compared(string expression, string key, bool inParentheses)
    {
        string In(string text) => $$"""
            class Shop
            {
                object Use(IConfiguration settings, string apiKey, bool flag) => {{string.Format(expression, text)}};
            }
            """;
        var missing = $"throw new InvalidOperationException(\"'{key}' is missing in the configuration\")";
        var read = key == "Shop:ApiKey" ? missing : $"settings[\"{key}\"] ?? {missing}";
        return Verify.Fix<HardcodedSecret>(In("\"[|kR8q-Qz47-wT|]\""), In(inParentheses ? "(" + read + ")" : read));
    }

    [Fact]
    public Task No_fix_in_a_class_that_somebody_creates_by_hand() => Verify.NoFix<HardcodedSecret>($$"""
        class Mail(ILogger logger)
        {
            string Connection => "Server=db.contoso.com;User Id=app;Password=[|{{Password}}|]";
            void Log() => logger.LogInformation("Hello");
            static Mail Create(ILogger logger) => new(logger);
        }
        """);

    private static async Task<ImmutableArray<Diagnostic>> Findings(string source)
    {
        var compilation = CSharpCompilation.Create(
            "service",
            [CSharpSyntaxTree.ParseText(RuleTest.ImplicitUsings), CSharpSyntaxTree.ParseText(source)],
            ReferenceSet.Net10.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var found = await compilation.WithAnalyzers([Hosts.Of(new HardcodedSecret())]).GetAnalyzerDiagnosticsAsync();
        Assert.Single(found);
        return found;
    }
}
