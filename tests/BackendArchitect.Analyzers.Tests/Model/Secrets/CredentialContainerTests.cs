using BackendArchitect.Analyzers.Model.Secrets;

namespace BackendArchitect.Analyzers.Tests.Model.Secrets;

public class CredentialContainerTests
{
    // # stands for a password.
    [Theory]
    [InlineData("Server=tcp:db.contoso.com,1433;Initial Catalog=Shop;User ID=app;Password=#;Encrypt=True")]
    [InlineData("Data Source=db.contoso.com;UID=app;PWD='#';Database=Shop")]
    [InlineData("Data Source=db.contoso.com;User Id=app; Password = \"#\" ;Database=Shop")]
    [InlineData("Host=db.contoso.com;Port=5432;Username=app;Password=#;Database=shop")]
    [InlineData("host=db.contoso.com port=5432 user=app password=# dbname=shop")]
    [InlineData("Server=db.contoso.com;Integrated Security=true;User Id=app;Password=#;Trusted_Connection=false")]
    [InlineData("metadata=res://*/Shop.csdl;provider=System.Data.SqlClient;provider connection string=\"data source=db.contoso.com;user id=app;password=#\"")]
    [InlineData("jdbc:postgresql://db.contoso.com/shop?user=app&password=#")]
    [InlineData("postgres://app:#@db.contoso.com:5432/shop")]
    [InlineData("mongodb://app:#@a.contoso.com:27017,b.contoso.com:27017/shop?replicaSet=rs")]
    [InlineData("mongodb+srv://app:#@cluster.contoso.net")]
    [InlineData("amqps://app:#@mq.contoso.com/vhost")]
    [InlineData("redis://:#@cache.contoso.com:6379")]
    [InlineData("https://app:#@packages.contoso.com/v3/index.json")]
    [InlineData("cache.contoso.com:6380,password=#,ssl=True,abortConnect=False")]
    [InlineData("org.apache.kafka.common.security.plain.PlainLoginModule required username=\"app\" password=\"#\";")]
    [InlineData("AccountEndpoint=https://shop.documents.azure.com:443/;AccountKey=#;")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=#;EndpointSuffix=core.windows.net")]
    [InlineData("Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=#")]
    [InlineData("HostName=shop.azure-devices.net;SharedAccessKeyName=owner;SharedAccessKey=#")]
    [InlineData("Endpoint=https://shop.azconfig.io;Id=a-b;Secret=#")]
    [InlineData("Endpoint=https://shop.service.signalr.net;AccessKey=#;Version=1.0;")]
    public void The_credential_is_found_in_its_slot(string template)
    {
        var password = "k7" + Made.Text(Made.Base62, 12) + "Wq9";
        var text = template.Replace("#", password);
        var found = Assert.Single(SecretDetector.Judge(text, new(SecretPlace.Configuration, "Anything")));
        Assert.Equal(password, text.Substring(found.Start, found.Length));
        Assert.Equal((Evidence.Container, Weight.Full), (found.Evidence, found.Weight));
    }

    [Fact]
    public void Words_that_explain_settings_are_no_connection_string() => Assert.Empty(SecretDetector.Judge(
        "Put the address, user name and password of your server here.<br>They are username=username, password=password.<br>unless somebody changed them, which you should do.",
        new(SecretPlace.Code, "instruction")));

    [Theory]
    [InlineData("Server=db.contoso.com;Database=Shop;Integrated Security=true")]
    [InlineData("Server=db.contoso.com;Database=Shop;Integrated Security=SSPI;User Id=app;Password=unused-1")]
    [InlineData("Server=db.contoso.com;Database=Shop;Authentication=Active Directory Managed Identity")]
    [InlineData("Server=(localdb)\\mssqllocaldb;Database=Shop;Trusted_Connection=True")]
    [InlineData("Server=db.contoso.com;User Id=app;Password=;")]
    [InlineData("Server=db.contoso.com;User Id=app;Password={0}")]
    [InlineData("Server=db.contoso.com;User Id=app;Password=${DB_PASSWORD}")]
    [InlineData("Server=db.contoso.com;User Id=app;Password=<password>")]
    [InlineData("Server=db.contoso.com;User Id=app;Password=********")]
    [InlineData("Server=db.contoso.com;User Id=app;Password=your_password")]
    [InlineData("Data Source=shop.db")]
    [InlineData("Host=db.contoso.com;Username=app;Passfile=/run/pgpass")]
    [InlineData("UseDevelopmentStorage=true")]
    [InlineData("mongodb://a.contoso.com:27017/shop")]
    [InlineData("redis://cache.contoso.com:6379")]
    [InlineData("cache.contoso.com:6380,ssl=True")]
    [InlineData("https://contoso.com/users:me@home")]
    [InlineData("https://contoso.com/?q=a:b@c")]
    [InlineData("git@github.com:contoso/shop.git")]
    [InlineData("ssh://git@github.com/contoso/shop")]
    [InlineData("https://${USER}:${TOKEN}@contoso.com")]
    [InlineData("https://0123456789abcdef:fedcba9876543210@o1.ingest.sentry.io/1")]
    [InlineData("InstrumentationKey=6168DB8D-DC58-4094-AF24-483278923590;IngestionEndpoint=https://x.in.applicationinsights.azure.com/")]
    [InlineData("a=b;password=c")]
    [InlineData("Bearer {token}")]
    [InlineData("Basic realm=\"shop\"")]
    [InlineData("Token is not valid any more")]
    [InlineData("https://contoso.com/reset?token={token}")]
    public void What_holds_no_credential_is_clean(string text) =>
        Assert.Empty(SecretDetector.Judge(text, new(SecretPlace.Configuration, "Anything")));

    [Fact]
    public void A_quoted_password_may_hold_the_separator()
    {
        const string text = "Server=db.contoso.com;User Id=app;Password=\"k7;Wq9;Zx\";Database=Shop";
        var found = Assert.Single(SecretDetector.Judge(text, new(SecretPlace.Configuration, "Db")));
        Assert.Equal("k7;Wq9;Zx", text.Substring(found.Start, found.Length));
    }

    [Fact]
    public void A_header_with_a_credential_is_found()
    {
        var basic = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("app:" + Made.Password()));
        Assert.Equal("Password of an Authorization header", SecretDetector.Judge("Basic " + basic, new(SecretPlace.Configuration, "Header")).Single().Kind);
        Assert.Equal("Token of an Authorization header", SecretDetector.Judge("Bearer " + Made.Text(Made.Base62, 39) + "7", new(SecretPlace.Configuration, "Header")).Single().Kind);
        Assert.Empty(SecretDetector.Judge("Basic authentication", new(SecretPlace.Configuration, "Header")));
    }

    [Fact]
    public void A_credential_among_headers_is_found()
    {
        var key = Made.Text(Made.Hex, 31) + "a1b2c3d4e";
        var text = "tenant=shop,api-key=" + key;
        var found = Assert.Single(SecretDetector.Judge(text, new(SecretPlace.Configuration, "OTEL_EXPORTER_OTLP_HEADERS")));
        Assert.Equal(key, text.Substring(found.Start, found.Length));
        Assert.Empty(SecretDetector.Judge("tenant=shop,api-key=${KEY}", new(SecretPlace.Configuration, "OTEL_EXPORTER_OTLP_HEADERS")));
    }

    [Fact]
    public void A_shared_access_signature_is_found()
    {
        var signature = Uri.EscapeDataString(Convert.ToBase64String(Made.Bytes(32)));
        var text = $"https://shop.blob.core.windows.net/c?sv=2022-11-02&se=2031-01-01&sp=r&sig={signature}";
        var found = Assert.Single(SecretDetector.Judge(text, new(SecretPlace.Configuration, "Blob")));
        Assert.Equal(signature, text.Substring(found.Start, found.Length));
        Assert.Empty(SecretDetector.Judge("https://shop.blob.core.windows.net/c?sv=2022-11-02&se=2031-01-01&sp=r&sig={signature}", new(SecretPlace.Configuration, "Blob")));
    }

    [Theory]
    [InlineData("db.contoso.com", false, nameof(Weight.Full))]
    [InlineData("db.contoso.com", true, nameof(Weight.Full))]
    [InlineData("localhost", false, nameof(Weight.Full))]
    [InlineData("localhost", true, nameof(Weight.Suspicious))]
    [InlineData("postgres", true, nameof(Weight.Suspicious))]
    [InlineData("127.0.0.1", true, nameof(Weight.Suspicious))]
    [InlineData("host.docker.internal", true, nameof(Weight.Suspicious))]
    public void A_password_counts_less_only_where_it_opens_a_developers_machine(string host, bool forDevelopers, string weight) =>
        Assert.Equal(weight, SecretDetector.Judge(
            $"Host={host};Username=app;Password={Made.Password()}", new(SecretPlace.Configuration, "Db", ForDevelopers: forDevelopers)).Single().Weight.ToString());

    [Theory]
    [InlineData("db.contoso.com", false, nameof(Weight.Full))]
    [InlineData("db.contoso.com", true, nameof(Weight.Full))]
    [InlineData("localhost", false, nameof(Weight.Suspicious))]
    [InlineData("localhost", true, nameof(Weight.Slight))]
    [InlineData("simpldb", false, nameof(Weight.Suspicious))]
    public void A_default_password_counts_fully_only_on_a_remote_host(string host, bool forDevelopers, string weight)
    {
        foreach (var (user, password) in new[] { ("postgres", "postgres"), ("root", "root"), ("app", "app"), ("sa", "P@ssw0rd"), ("minioadmin", "minioadmin") })
            Assert.Equal(weight, SecretDetector.Judge(
                $"Host={host};Username={user};Password={password}", new(SecretPlace.Configuration, "Db", ForDevelopers: forDevelopers)).Single().Weight.ToString());
    }
}
