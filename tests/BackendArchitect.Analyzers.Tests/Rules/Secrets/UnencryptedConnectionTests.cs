using BackendArchitect.Analyzers.Secrets;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Secrets;

public class UnencryptedConnectionTests
{
    // Clients as their packages declare them.
    private const string Clients = """
        namespace Microsoft.Data.SqlClient
        {
            public sealed class SqlConnectionEncryptOption
            {
                public static SqlConnectionEncryptOption Optional => new();
                public static SqlConnectionEncryptOption Mandatory => new();
                public static implicit operator SqlConnectionEncryptOption(bool value) => new();
            }
            public class SqlConnectionStringBuilder
            {
                public SqlConnectionStringBuilder(string text = "") { }
                public string DataSource { get; set; } = "";
                public SqlConnectionEncryptOption Encrypt { get; set; } = true;
                public bool TrustServerCertificate { get; set; }
            }
            public class SqlConnection(string connectionString) { public string ConnectionString { get; set; } = connectionString; }
        }
        namespace Npgsql
        {
            public enum SslMode { Disable, Allow, Prefer, Require, VerifyCA, VerifyFull }
            public class NpgsqlConnectionStringBuilder { public string Host { get; set; } = ""; public SslMode SslMode { get; set; } public bool TrustServerCertificate { get; set; } }
        }
        namespace MySqlConnector
        {
            public enum MySqlSslMode { None, Disabled = 0, Preferred, Required, VerifyCA, VerifyFull }
            public class MySqlConnectionStringBuilder { public MySqlSslMode SslMode { get; set; } }
        }
        namespace StackExchange.Redis { public class ConfigurationOptions { public bool Ssl { get; set; } } }
        namespace RabbitMQ.Client { public class SslOption { public bool Enabled { get; set; } } }
        namespace MongoDB.Driver { public class MongoClientSettings { public bool UseTls { get; set; } public bool AllowInsecureTls { get; set; } } }
        namespace Confluent.Kafka
        {
            public enum SecurityProtocol { Plaintext, Ssl, SaslPlaintext, SaslSsl }
            public class ClientConfig { public string? BootstrapServers { get; set; } public SecurityProtocol? SecurityProtocol { get; set; } public bool? EnableSslCertificateVerification { get; set; } }
            public class ProducerConfig : ClientConfig { }
        }
        namespace MailKit.Security { public enum SecureSocketOptions { None, Auto, SslOnConnect, StartTls, StartTlsWhenAvailable } }
        namespace MailKit.Net.Smtp { public class SmtpClient { public void Connect(string host, int port, MailKit.Security.SecureSocketOptions options) { } } }
        namespace Grpc.Core { public class ChannelCredentials { public static ChannelCredentials Insecure => new(); public static ChannelCredentials SecureSsl => new(); } }
        namespace Grpc.Net.Client
        {
            public class GrpcChannelOptions { public Grpc.Core.ChannelCredentials? Credentials { get; set; } }
            public class GrpcChannel { public static GrpcChannel ForAddress(string address, GrpcChannelOptions options) => new(); }
        }
        """;

    private const string Usings = """
        using System.Net.Mail;
        using Confluent.Kafka;
        using Grpc.Core;
        using Grpc.Net.Client;
        using MailKit.Security;
        using Microsoft.Data.SqlClient;
        using MongoDB.Driver;
        using MySqlConnector;
        using Npgsql;
        using RabbitMQ.Client;
        using StackExchange.Redis;

        """;

    private static Task InCode(string body) => Verify.Rule<UnencryptedConnection>(Usings + $$"""
        class Setup
        {
            void Connect(IConfiguration configuration, IHostEnvironment env, string host, string password, string user)
            {
                {{body}}
            }
        }
        """, Clients);

    private static Task InFile(string path, string text) => Verify.Rule<UnencryptedConnection>(new Surroundings { Files = [("/service/" + path, text)] });

    [Theory]
    [InlineData("Server=db.contoso.com;Database=Shop;Encrypt=[|False|]")]
    [InlineData("Data Source=tcp:db.contoso.com,1433;Initial Catalog=Shop;encrypt=[|no|];TrustServerCertificate=True")]
    [InlineData("Server=db.contoso.com;Database=Shop;Encrypt=[|Optional|]")]
    [InlineData("Server=db.contoso.com;Database=Shop;TrustServerCertificate=[|True|]")]
    [InlineData("Server=db.contoso.com;Database=Shop;Trust Server Certificate=[|true|];Encrypt=True")]
    [InlineData("Host=db.contoso.com;Database=shop;SSL Mode=[|Disable|]")]
    [InlineData("Host=db.contoso.com;Database=shop;SslMode=[|Allow|]")]
    [InlineData("host=db.contoso.com dbname=shop sslmode=[|disable|]")]
    [InlineData("Server=db.contoso.com;Database=shop;SslMode=[|None|]")]
    [InlineData("Server=db.contoso.com;Port=3306;SSL Mode=[|Disabled|]")]
    [InlineData("Server=#{Host}#;Database=Shop;Encrypt=[|False|]")]
    [InlineData("cache.contoso.com:6379,abortConnect=false,ssl=[|False|]")]
    [InlineData("[|amqp|]://shop:${PASSWORD}@mq.contoso.com:5672/shop")]
    [InlineData("[|redis|]://:${PASSWORD}@cache.contoso.com:6379")]
    [InlineData("mongodb://db1.contoso.com,db2.contoso.com/shop?tls=[|false|]")]
    [InlineData("mongodb+srv://db.contoso.com/shop?retryWrites=true&tlsInsecure=[|true|]")]
    [InlineData("postgres://db.contoso.com/shop?sslmode=[|disable|]")]
    [InlineData("jdbc:sqlserver://db.contoso.com;databaseName=shop;encrypt=[|false|]")]
    public async Task Encryption_that_is_switched_off_is_reported_in_files_and_in_code(string text)
    {
        await InFile("appsettings.json", $$"""{ "ConnectionStrings": { "Shop": "{{text}}" } }""");
        await InFile("shop.yaml", $"env:\n- name: ConnectionStrings__Shop\n  value: \"{text}\"\n");
        await InFile(".env", $"SHOP_CONNECTION=\"{text}\"\n");
        await InCode($"var connection = new SqlConnection(\"{text}\");");
    }

    [Fact]
    public async Task A_host_without_a_domain_is_a_container_to_what_compose_reads_and_a_server_elsewhere()
    {
        await InFile("appsettings.json", """{ "ConnectionStrings": { "Shop": "Server=DBSERVER;Database=Shop;Integrated Security=true;TrustServerCertificate=[|yes|]" } }""");
        await InFile("shop.yaml", "env:\n- name: ConnectionStrings__Shop\n  value: \"Server=DBSERVER;Database=Shop;Integrated Security=true;TrustServerCertificate=[|yes|]\"\n");
        await InCode("var connection = new SqlConnection(\"Server=DBSERVER;Database=Shop;Integrated Security=true;TrustServerCertificate=[|yes|]\");");
        await InFile(".env", "SHOP_CONNECTION=\"Server=DBSERVER;Database=Shop;Integrated Security=true;TrustServerCertificate=yes\"\n");
    }

    [Theory]
    [InlineData("Server=localhost;Database=Shop;Encrypt=False;TrustServerCertificate=True")]
    [InlineData("Server=127.0.0.1,1433;Database=Shop;TrustServerCertificate=True")]
    [InlineData("Server=.;Database=Shop;Trusted_Connection=True;TrustServerCertificate=true")]
    [InlineData("Server=(localdb)\\\\mssqllocaldb;Database=Shop;Encrypt=False")]
    [InlineData("Server=.\\\\SQLEXPRESS;Database=Shop;Encrypt=False")]
    [InlineData("Server=host.docker.internal;Database=Shop;TrustServerCertificate=True")]
    [InlineData("Host=/var/run/postgresql;Database=shop;SSL Mode=Disable")]
    [InlineData("Server=db.contoso.com;Database=Shop")]
    [InlineData("Server=db.contoso.com;Database=Shop;Encrypt=True;TrustServerCertificate=False")]
    [InlineData("Server=db.contoso.com;Database=Shop;Encrypt=Strict;TrustServerCertificate=True")]
    [InlineData("Server=db.contoso.com;Database=Shop;Encrypt=False;Encrypt=True")]
    [InlineData("Host=db.contoso.com;Database=shop;SSL Mode=Prefer")]
    [InlineData("Host=db.contoso.com;Database=shop;SSL Mode=VerifyFull")]
    [InlineData("Server=db.contoso.com;Database=shop;SslMode=Preferred")]
    [InlineData("cache.contoso.com:6380,ssl=True,abortConnect=False")]
    [InlineData("localhost:6379,ssl=false,abortConnect=false")]
    [InlineData("amqp://guest:guest@localhost:5672")]
    [InlineData("amqp://mq.contoso.com")]
    [InlineData("amqps://shop:${PASSWORD}@mq.contoso.com")]
    [InlineData("amqp://{0}:{1}@{2}:5672")]
    [InlineData("mongodb://localhost:27017/?tls=false")]
    [InlineData("https://www.contoso.com/help?ssl=false&encrypt=no")]
    [InlineData("Encrypt=False is what you should never say; really")]
    [InlineData("ssl=false, that is what you should never say")]
    public async Task What_stays_on_the_machine_or_is_not_switched_off_is_not_reported(string text)
    {
        await InFile("appsettings.json", $$"""{ "ConnectionStrings": { "Shop": "{{text}}" } }""");
        await InCode($"var connection = new SqlConnection(\"{text}\");");
    }

    [Theory]
    [InlineData("appsettings.Development.json", """{ "ConnectionStrings": { "Shop": "Server=db.contoso.com;Database=Shop;Encrypt=False" } }""")]
    [InlineData("Properties/launchSettings.json", """{ "profiles": { "shop": { "environmentVariables": { "ConnectionStrings__Shop": "Server=sql.contoso.com;Database=Shop;Encrypt=False" } } } }""")]
    [InlineData("docker-compose.yml", "services:\n  shop:\n    environment:\n    - ConnectionStrings__Shop=Server=sql;Database=Shop;Encrypt=False\n    - MQ=amqp://shop:${PASSWORD}@rabbit:5672\n")]
    [InlineData("appsettings.Docker.json", """{ "ConnectionStrings": { "Shop": "Server=sqlserver,1433;Database=Shop;TrustServerCertificate=true" } }""")]
    [InlineData("docker-compose.override.yml", "services:\n  shop:\n    environment:\n    - ConnectionStrings__Shop=Server=sql.contoso.com;Database=Shop;Encrypt=False\n")]
    [InlineData("appsettings.example.json", """{ "ConnectionStrings": { "Shop": "Server=db.contoso.com;Database=Shop;Encrypt=False" } }""")]
    [InlineData(".env", "KAFKA_SECURITY_PROTOCOL=PLAINTEXT\nKAFKA_BOOTSTRAP_SERVERS=localhost:9092\n")]
    [InlineData(".env", "ConnectionStrings__Shop=Server=db;Database=Shop;Encrypt=False\n")]
    [InlineData("appsettings.json", """{ "Smtp": { "Host": "localhost", "EnableSsl": "false" }, "Web": { "EnableSsl": "false" }, "Other": { "Host": "mail.contoso.com", "EnableSsl": "true" } }""")]
    [InlineData("appsettings.json", """{ "Smtp": { "Host": "#{SmtpHost}#", "EnableSsl": "false" } }""")]
    [InlineData("broken.json", """{ "Smtp": { "Host": "mail.contoso.com", "EnableSsl": "fal""")]
    [InlineData("appsettings.json", """{ "Smtp": { "Host": "localhost", "EnableSsl": false }, "Web": { "EnableSsl": false }, "Other": { "Host": "mail.contoso.com", "EnableSsl": true } }""")]
    [InlineData("appsettings.json", """{ "Sql": { "Server": "db.contoso.com", "TrustServerCertificate": false }, "Smtp": { "Host": "mail.contoso.com", "EnableSsl": null } }""")]
    [InlineData("appsettings.Development.json", """{ "Smtp": { "Host": "mail.contoso.com", "EnableSsl": false } }""")]
    [InlineData("appsettings.json", """{ "Bearer": { "Authority": "https://login.contoso.com", "RequireHttpsMetadata": false } }""")]
    [InlineData("appsettings.json", """{ "Bearer": { "Authority": "http://localhost:5001", "RequireHttpsMetadata": false }, "Other": { "RequireHttpsMetadata": false } }""")]
    [InlineData("appsettings.json", """{ "Bearer": { "Authority": "#{Authority}#", "RequireHttpsMetadata": false }, "Other": { "Authority": "http://login.contoso.com", "RequireHttpsMetadata": true } }""")]
    [InlineData("appsettings.Docker.json", """{ "Bearer": { "Authority": "http://identity", "RequireHttpsMetadata": false } }""")]
    public Task Files_for_developers_and_containers_are_let_be(string path, string text) => InFile(path, text);

    [Theory]
    [InlineData("docker-compose.yml", "services:\n  shop:\n    environment:\n    - ConnectionStrings__Shop=Server=sql.contoso.com;Database=Shop;Encrypt=[|False|]\n")]
    [InlineData("appsettings.json", """{ "Smtp": { "Host": "mail.contoso.com", "EnableSsl": "[|false|]" } }""")]
    [InlineData("appsettings.json", """{ "Mail": { "SmtpServer": "mail.contoso.com", "UseSsl": "[|False|]" } }""")]
    [InlineData("appsettings.json", """{ "Smtp": { "Host": "mail.contoso.com", "Port": 25, "EnableSsl": [|false|] } }""")]
    [InlineData("appsettings.json", """{ "Sql": { "Server": "db.contoso.com", "TrustServerCertificate": [|true|] } }""")]
    [InlineData("appsettings.json", """{ "Redis": { "Host": "cache.contoso.com", "UseSsl": [|0|] } }""")]
    [InlineData("appsettings.json", """{ "Bearer": { "Authority": "http://login.contoso.com", "RequireHttpsMetadata": [|false|] } }""")]
    [InlineData("appsettings.json", """{ "Oidc": { "MetadataAddress": "http://login.contoso.com/.well-known/openid-configuration", "RequireHttpsMetadata": "[|False|]" } }""")]
    [InlineData("appsettings.json", """{ "Kafka": { "BootstrapServers": "kafka.contoso.com:9092", "SecurityProtocol": "[|SaslPlaintext|]" } }""")]
    [InlineData(".env", "KAFKA_SECURITY_PROTOCOL=[|PLAINTEXT|]\nKAFKA_BOOTSTRAP_SERVERS=kafka.contoso.com:9092\n")]
    [InlineData("shop.properties", "bootstrap.servers=kafka.contoso.com:9092\nsecurity.protocol=[|PLAINTEXT|]\n")]
    [InlineData("web.config", """<configuration><connectionStrings><add name="Shop" connectionString="Server=db.contoso.com;Database=Shop;Encrypt=[|False|]" /></connectionStrings></configuration>""")]
    [InlineData(".env", "ConnectionStrings__Shop=Server=db.contoso.com;Database=Shop;Encrypt=[|False|]\n")]
    [InlineData("Dockerfile", "FROM shop\nENV SHOP=\"Server=db.contoso.com;Database=Shop;Encrypt=[|False|]\"\n")]
    public Task Switches_beside_their_host_are_reported(string path, string text) => InFile(path, text);

    [Theory]
    [InlineData("var b = new SqlConnectionStringBuilder { DataSource = host, Encrypt = [|false|], TrustServerCertificate = [|true|] };")]
    [InlineData("var b = new SqlConnectionStringBuilder(); b.Encrypt = [|SqlConnectionEncryptOption.Optional|];")]
    [InlineData("var b = new NpgsqlConnectionStringBuilder { Host = \"db.contoso.com\", SslMode = [|SslMode.Disable|] };")]
    [InlineData("var b = new NpgsqlConnectionStringBuilder(); b.SslMode = [|SslMode.Allow|]; b.TrustServerCertificate = [|true|];")]
    [InlineData("var b = new MySqlConnectionStringBuilder { SslMode = [|MySqlSslMode.None|] };")]
    [InlineData("var o = new ConfigurationOptions { Ssl = [|false|] };")]
    [InlineData("var o = new SslOption { Enabled = [|false|] };")]
    [InlineData("var s = new MongoClientSettings { UseTls = [|false|], AllowInsecureTls = [|true|] };")]
    [InlineData("var c = new ProducerConfig { BootstrapServers = configuration[\"Kafka\"], SecurityProtocol = [|SecurityProtocol.Plaintext|], EnableSslCertificateVerification = [|false|] };")]
    [InlineData("SecurityProtocol protocol = [|SecurityProtocol.SaslPlaintext|];")]
    [InlineData("using var smtp = new System.Net.Mail.SmtpClient(host) { EnableSsl = [|false|] };")]
    [InlineData("new MailKit.Net.Smtp.SmtpClient().Connect(host, 25, [|SecureSocketOptions.None|]);")]
    [InlineData("var c = GrpcChannel.ForAddress(\"http://orders.contoso.com\", new GrpcChannelOptions { Credentials = [|ChannelCredentials.Insecure|] });")]
    [InlineData("var text = $\"Server=db.contoso.com;Password={password};Encrypt=[|False|]\";")]
    [InlineData("var text = $\"Server={host};Database=Shop;Encrypt=[|False|]\";")]
    [InlineData("var text = configuration[\"Shop\"] ?? \"Server=db.contoso.com;Database=Shop;Encrypt=[|False|]\";")]
    public Task Options_of_clients_are_reported(string body) => InCode(body);

    [Theory]
    [InlineData("if (env.IsDevelopment()) { var b = new SqlConnectionStringBuilder { TrustServerCertificate = true }; }")]
    [InlineData("var b = new SqlConnectionStringBuilder { Encrypt = !env.IsDevelopment(), TrustServerCertificate = env.IsDevelopment() };")]
    [InlineData("var b = new SqlConnectionStringBuilder { DataSource = \"localhost\", Encrypt = false };")]
    [InlineData("var b = new SqlConnectionStringBuilder { Encrypt = true, TrustServerCertificate = false };")]
    [InlineData("var b = new NpgsqlConnectionStringBuilder { SslMode = SslMode.Prefer };")]
    [InlineData("var c = new ProducerConfig { BootstrapServers = \"localhost:9092\", SecurityProtocol = SecurityProtocol.Plaintext };")]
    [InlineData("new MailKit.Net.Smtp.SmtpClient().Connect(\"127.0.0.1\", 25, SecureSocketOptions.None);")]
    [InlineData("var c = GrpcChannel.ForAddress(\"http://localhost:5001\", new GrpcChannelOptions { Credentials = ChannelCredentials.Insecure });")]
    [InlineData("var c = GrpcChannel.ForAddress(host, new GrpcChannelOptions { Credentials = ChannelCredentials.Insecure });")]
    [InlineData("var b = new NpgsqlConnectionStringBuilder(); if (b.SslMode == SslMode.Disable) { }")]
    [InlineData("var o = new { EnableSsl = false };")]
    [InlineData("var text = $\"amqp://{user}:{password}@{host}\";")]
    public Task Options_that_are_on_or_for_the_machine_itself_are_not_reported(string body) => InCode(body);

    [Fact]
    public Task The_message_names_setting_and_host() => Verify.Rule<UnencryptedConnection>(new Surroundings
    {
        Files = [("/service/appsettings.json", """{ "Shop": "Server=db.contoso.com;Database=Shop;TrustServerCertificate=True" }""")],
        Expected =
        [
            new DiagnosticResult(UnencryptedConnection.Descriptor).WithSeverity(DiagnosticSeverity.Warning).WithSpan("/service/appsettings.json", 1, 71, 1, 75)
                .WithArguments("TrustServerCertificate=True", "'db.contoso.com'", "the certificate of any server is accepted"),
        ],
    });

    [Fact]
    public Task The_severity_in_files_is_that_of_our_own_key() => Verify.Rule<UnencryptedConnection>(new Surroundings
    {
        Files = [("/service/appsettings.json", """{ "Shop": "Server=db.contoso.com;Database=Shop;Encrypt=False" }""")],
        EditorConfig = "[appsettings.json]\nbackend_architect.BARCH1104.severity = none\n",
    });

    [Theory]
    [InlineData("var c = new SqlConnection(\"Server=db.contoso.com;Database=Shop;Encrypt=[|False|]\");", "var c = new SqlConnection(\"Server=db.contoso.com;Database=Shop;Encrypt=True\");")]
    [InlineData("var c = new SqlConnection($\"Server={host};Database=Shop;SSL Mode=[|Disable|];User Id=a\");", "var c = new SqlConnection($\"Server={host};Database=Shop;SSL Mode=VerifyFull;User Id=a\");")]
    [InlineData("var c = new SqlConnection(\"[|amqp|]://shop:${PASSWORD}@mq.contoso.com/shop\");", "var c = new SqlConnection(\"amqps://shop:${PASSWORD}@mq.contoso.com/shop\");")]
    [InlineData("var b = new NpgsqlConnectionStringBuilder { SslMode = [|SslMode.Disable|] };", "var b = new NpgsqlConnectionStringBuilder { SslMode = SslMode.VerifyFull };")]
    [InlineData("var b = new SqlConnectionStringBuilder { TrustServerCertificate = [|true|] };", "var b = new SqlConnectionStringBuilder { TrustServerCertificate = false };")]
    [InlineData("var b = new SqlConnectionStringBuilder { Encrypt = [|SqlConnectionEncryptOption.Optional|] };", "var b = new SqlConnectionStringBuilder { Encrypt = SqlConnectionEncryptOption.Mandatory };")]
    public Task The_fix_switches_it_on(string before, string after)
    {
        return Verify.Fix<UnencryptedConnection>(new Surroundings(), [InMethod(before), Clients], [InMethod(after), Clients]);

        static string InMethod(string body) => Usings + $$"""
            class Setup
            {
                void Connect(string host)
                {
                    {{body}}
                }
            }
            """;
    }

    [Theory]
    [InlineData("var c = \"[|amqp|]://shop:${PASSWORD}@mq.contoso.com:5672/shop\";")]
    [InlineData("const string Off = \"Encrypt=False\"; var c = \"Server=db.contoso.com;\" + [|Off|];")]
    [InlineData("const bool No = false; var c = new System.Net.Mail.SmtpClient(host) { EnableSsl = [|No|] };")]
    public Task What_stands_elsewhere_or_names_a_port_is_left_to_a_person(string body) => Verify.NoFix<UnencryptedConnection>($$"""
        class Setup
        {
            void Connect(string host)
            {
                {{body}}
            }
        }
        """);
}
