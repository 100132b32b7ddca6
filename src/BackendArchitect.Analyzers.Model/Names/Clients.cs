namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>What clients of databases, brokers and mail servers say about the encryption of their connections.</summary>
internal static class Clients
{
    internal static readonly MemberName OptionalEncryption = new(new("Microsoft.Data.SqlClient", "SqlConnectionEncryptOption") { Package = "Microsoft.Data.SqlClient" }, "Optional");
    internal static readonly TypeName NpgsqlSslMode = new("Npgsql", "SslMode") { Package = "Npgsql" };
    internal static readonly MemberName NpgsqlSslDisabled = new(NpgsqlSslMode, "Disable");
    internal static readonly MemberName NpgsqlSslAllowed = new(NpgsqlSslMode, "Allow");
    internal static readonly TypeName MySqlSslMode = new("MySqlConnector", "MySqlSslMode") { Package = "MySqlConnector" };
    internal static readonly MemberName MySqlSslNone = new(MySqlSslMode, "None");
    internal static readonly MemberName MySqlSslDisabled = new(MySqlSslMode, "Disabled");
    internal static readonly TypeName OracleMySqlSslMode = new("MySql.Data.MySqlClient", "MySqlSslMode") { Package = "MySql.Data" };
    internal static readonly MemberName OracleMySqlSslNone = new(OracleMySqlSslMode, "None");
    internal static readonly MemberName OracleMySqlSslDisabled = new(OracleMySqlSslMode, "Disabled");
    internal static readonly TypeName KafkaProtocol = new("Confluent.Kafka", "SecurityProtocol") { Package = "Confluent.Kafka" };
    internal static readonly MemberName KafkaPlaintext = new(KafkaProtocol, "Plaintext");
    internal static readonly MemberName KafkaSaslPlaintext = new(KafkaProtocol, "SaslPlaintext");
    internal static readonly MemberName NoMailEncryption = new(new("MailKit.Security", "SecureSocketOptions") { Package = "MailKit" }, "None");
    internal static readonly MemberName NoFtpEncryption = new(new("FluentFTP", "FtpEncryptionMode") { Package = "FluentFTP" }, "None");
    internal static readonly MemberName InsecureGrpc = new(new("Grpc.Core", "ChannelCredentials") { Package = "Grpc.Core.Api" }, "Insecure");

    private static readonly TypeName SqlConnectionStringBuilder = new("Microsoft.Data.SqlClient", "SqlConnectionStringBuilder") { Package = "Microsoft.Data.SqlClient" };
    private static readonly TypeName OldSqlConnectionStringBuilder = new("System.Data.SqlClient", "SqlConnectionStringBuilder") { Package = "System.Data.SqlClient" };
    private static readonly TypeName NpgsqlConnectionStringBuilder = new("Npgsql", "NpgsqlConnectionStringBuilder") { Package = "Npgsql" };
    private static readonly TypeName RedisOptions = new("StackExchange.Redis", "ConfigurationOptions") { Package = "StackExchange.Redis" };

    internal static readonly MemberName SqlEncrypt = new(SqlConnectionStringBuilder, "Encrypt");
    internal static readonly MemberName SqlTrust = new(SqlConnectionStringBuilder, "TrustServerCertificate");
    internal static readonly MemberName OldSqlEncrypt = new(OldSqlConnectionStringBuilder, "Encrypt");
    internal static readonly MemberName OldSqlTrust = new(OldSqlConnectionStringBuilder, "TrustServerCertificate");
    internal static readonly MemberName NpgsqlTrust = new(NpgsqlConnectionStringBuilder, "TrustServerCertificate");
    internal static readonly MemberName RedisSsl = new(RedisOptions, "Ssl");
    internal static readonly MemberName RabbitSsl = new(new("RabbitMQ.Client", "SslOption") { Package = "RabbitMQ.Client" }, "Enabled");
    internal static readonly TypeName MongoSettings = new("MongoDB.Driver", "MongoClientSettings") { Package = "MongoDB.Driver" };
    internal static readonly MemberName MongoTls = new(MongoSettings, "UseTls");
    internal static readonly MemberName MongoSsl = new(MongoSettings, "UseSsl");
    internal static readonly MemberName MongoInsecureTls = new(MongoSettings, "AllowInsecureTls");
    internal static readonly TypeName KafkaConfig = new("Confluent.Kafka", "ClientConfig") { Package = "Confluent.Kafka" };
    internal static readonly MemberName KafkaVerification = new(KafkaConfig, "EnableSslCertificateVerification");
    internal static readonly MemberName SmtpSsl = new(new("System.Net.Mail", "SmtpClient"), "EnableSsl");
    internal static readonly MemberName LdapSsl = new(new("System.DirectoryServices.Protocols", "LdapSessionOptions") { Package = "System.DirectoryServices.Protocols" }, "SecureSocketLayer");
    internal static readonly MemberName NovellLdapSsl = new(new("Novell.Directory.Ldap", "LdapConnection") { Package = "Novell.Directory.Ldap.NETStandard" }, "SecureSocketLayer");
}
