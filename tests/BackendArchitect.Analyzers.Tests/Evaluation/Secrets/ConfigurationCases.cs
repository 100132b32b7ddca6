using static BackendArchitect.Analyzers.Tests.Evaluation.Secrets.LabelledFile;

namespace BackendArchitect.Analyzers.Tests.Evaluation.Secrets;

/// <summary>Configuration files with credentials, and with what only looks like one, judged by hand.</summary>
internal static class ConfigurationCases
{
    internal const string Password = "What looks like a password";
    internal const string Credential = "What looks like a credential";
    internal const string SigningKey = "What looks like a signing or encryption key";
    internal const string Connection = "Password of a connection string";
    internal const string OfUrl = "Password of a URL";
    internal const string OnCommandLine = "Password on a command line";
    internal const string TokenOnCommandLine = "Credential on a command line";

    /// <summary>Every format of a provider in files of every format.</summary>
    internal static IEnumerable<LabelledFile> Formats(Mint m)
    {
        var carrier = m.Next(Carriers.All.Count);
        foreach (var (kind, make) in Providers.All)
            yield return Made(Carriers.Unnamed(carrier++, Secret(kind, make(m))));
        foreach (var (kind, section, name, make) in Providers.Named)
            yield return Made(Carriers.All[carrier++ % Carriers.All.Count](section, name, Secret(kind, make(m))));
        foreach (var make in Providers.Public.Concat(Providers.Broken))
            yield return Made(Unnamed(carrier++, make(m)));
    }

    /// <summary>Containers of credentials: connection strings, URLs, headers.</summary>
    internal static IEnumerable<LabelledFile> Containers(Mint m)
    {
        var carrier = m.Next(Carriers.All.Count);
        string P() => Secret(Connection, m.PlainPassword());
        string U() => Secret(OfUrl, m.PlainPassword());
        foreach (var text in new[]
        {
            $"Server=tcp:shop.database.windows.net,1433;Initial Catalog=Shop;User ID=shop;Password={P()};Encrypt=True;Connection Timeout=30",
            $"Data Source=db.contoso.com;Initial Catalog=Shop;UID=shop;PWD={P()}",
            $"data source = db.contoso.com ; user id = shop ; password = {P()} ; MultipleActiveResultSets=true",
            $"Server=db.contoso.com;Database=Shop;User Id=shop;Password={Secret(Connection, "violet")}",
            $"Server=db.contoso.com;Database=Shop;User Id=sa;Password={Secret(Connection, "P@ssw0rd")};TrustServerCertificate=True",
            $"Server=10.0.0.4;Database=Shop;User Id=shop;Password={P()};Integrated Security=false",
            $"Host=db.contoso.com;Port=5432;Database=shop;Username=shop;Password={P()};SSL Mode=Require",
            $"host=db.contoso.com port=5432 dbname=shop user=shop password={P()} sslmode=require",
            $"Server=db.contoso.com;Port=3306;Database=shop;Uid=shop;Pwd={P()};SslMode=Required;",
            $"User Id=shop;Password={P()};Data Source=db.contoso.com:1521/SHOP",
            $"Data Source=shop.db;Password={P()};Mode=ReadWrite",
            $"postgres://shop:{U()}@db.contoso.com:5432/shop?sslmode=require",
            $"postgresql://shop:{U()}@db.contoso.com/shop",
            $"mysql://shop:{U()}@db.contoso.com:3306/shop",
            $"mongodb://shop:{U()}@a.contoso.com:27017,b.contoso.com:27017/shop?replicaSet=rs0&authSource=admin",
            $"mongodb+srv://shop:{U()}@cluster0.contoso.mongodb.net/?retryWrites=true",
            $"redis://:{U()}@cache.contoso.com:6379/0",
            $"rediss://shop:{U()}@cache.contoso.com:6380",
            $"amqps://shop:{U()}@mq.contoso.com:5671/shop",
            $"amqp://shop:{Secret(OfUrl, "p%40ss" + m.Text(Mint.Base62, 9))}@mq.contoso.com",
            $"https://shop:{U()}@packages.contoso.com/nuget/v3/index.json",
            $"ftp://shop:{U()}@ftp.contoso.com/in",
            $"smtps://shop:{U()}@smtp.contoso.com:465",
            $"ldaps://svc:{U()}@ldap.contoso.com",
            $"nats://shop:{U()}@nats.contoso.com:4222",
            $"jdbc:postgresql://db.contoso.com:5432/shop?user=shop&password={U()}&ssl=true",
            $"jdbc:sqlserver://db.contoso.com:1433;databaseName=shop;user=shop;password={P()};encrypt=true",
            $"cache.contoso.com:6380,password={Secret("Password of a Redis connection", m.Key(32))},ssl=True,abortConnect=False",
            $"cache.contoso.com,user=shop,password={Secret("Password of a Redis connection", m.PlainPassword())}",
            $"DefaultEndpointsProtocol=https;AccountName=shop;AccountKey={Secret("Azure Storage account key of a connection string", m.Key(64))};EndpointSuffix=core.windows.net",
            $"BlobEndpoint=https://shop.blob.core.windows.net/;AccountName=shop;AccountKey={Secret("Azure Storage account key", m.Azure(64, "+ASt", "Default0"))}",
            $"AccountEndpoint=https://shop.documents.azure.com:443/;AccountKey={Secret("Azure Cosmos DB key of a connection string", m.Key(64))};",
            $"Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey={Secret("Azure messaging shared access key of a connection string", m.Key(32))}",
            $"Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=send;SharedAccessKey={Secret("Azure Event Hubs key", m.Azure(32, "+AEh", "Send0000"))};EntityPath=orders",
            $"HostName=shop.azure-devices.net;SharedAccessKeyName=iothubowner;SharedAccessKey={Secret("Azure IoT Hub shared access key of a connection string", m.Key(32))}",
            $"HostName=shop.azure-devices.net;DeviceId=till-7;SharedAccessKey={Secret("Azure IoT Hub shared access key of a connection string", m.Key(32))}",
            $"Endpoint=https://shop.azconfig.io;Id=aB3d-l9-s0:x;Secret={Secret("Azure App Configuration secret of a connection string", m.Key(32))}",
            $"Endpoint=https://shop.service.signalr.net;AccessKey={Secret("Azure access key of a connection string", m.Key(32))};Version=1.0;",
            $"endpoint=https://shop.communication.azure.com/;accesskey={Secret("Azure access key of a connection string", m.Key(64))}",
            $"https://shop.blob.core.windows.net/orders?sv=2022-11-02&ss=b&srt=co&sp=rl&se=2031-01-01T00:00:00Z&sig={Secret("Shared access signature", Uri.EscapeDataString(m.Key(32)))}",
            $"https://prod-12.westeurope.logic.azure.com:443/workflows/{m.Text(Mint.Hex, 32)}/triggers/manual/paths/invoke?api-version=2016-10-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig={Secret("Shared access signature", m.Kept(m.Text(Mint.Base64Url, 43)))}",
            $"Bearer {Secret("Token of an Authorization header", m.Random())}",
            $"api-key={Secret("Credential among headers", m.Random())},tenant=shop",
        })
            yield return Made(Carriers.Unnamed(carrier++, text));
        yield return Of("appsettings.json", $$"""{ "ConnectionStrings": { "Shop": "metadata=res://*/Shop.csdl;provider=System.Data.SqlClient;provider connection string=\"data source=db.contoso.com;user id=shop;password={{Secret(Connection, m.PlainPassword())}}\"" } }""");
        yield return Of("web.config", $"<configuration>\n<connectionStrings>\n<add name=\"Shop\" providerName=\"System.Data.EntityClient\"\n connectionString=\"metadata=res://*/Shop.csdl;provider=System.Data.SqlClient;provider connection string=&quot;data source=db.contoso.com;user id=shop;password={Secret(Connection, m.PlainPassword())}&quot;\" />\n</connectionStrings>\n</configuration>");
        yield return Of("appsettings.json", $$"""{ "ConnectionStrings": { "Shop": "Server=db.contoso.com;User Id=shop;Password=\"{{Secret(Connection, "a;b" + m.Text(Mint.Base62, 9))}}\"" } }""");
        yield return Of("appsettings.json", $$"""{ "ConnectionStrings": { "Shop": "Server=db.contoso.com;User Id=shop;Password='{{Secret(Connection, "a''b" + m.Text(Mint.Base62, 9))}}';Database=x" } }""");
        yield return Of("kafka.properties", $"bootstrap.servers=kafka.contoso.com:9093\nsasl.mechanism=SCRAM-SHA-512\nsasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required \\\n  username=\"shop\" \\\n  password=\"{Secret("Password of a login module", m.PlainPassword())}\";\nssl.truststore.location=/etc/kafka/trust.jks\nssl.keystore.password={Secret(Password, m.PlainPassword())}\n");
        yield return Of("appsettings.json", $$"""{ "Kafka": { "BootstrapServers": "kafka.contoso.com:9093", "SecurityProtocol": "SaslSsl", "SaslMechanism": "ScramSha512", "SaslUsername": "shop", "SaslPassword": "{{Secret(Password, m.Password())}}" } }""");
        yield return Of("appsettings.json", $$"""{ "CosmosDb": { "AccountEndpoint": "https://shop.documents.azure.com:443/", "Key": "{{Secret(Credential, m.Key(64))}}" } }""");
        yield return Of("nuget.config", $"<configuration>\n  <packageSourceCredentials>\n    <Contoso_x0020_Feed>\n      <add key=\"Username\" value=\"shop\" />\n      <add key=\"ClearTextPassword\" value=\"{Secret(Password, m.PlainPassword())}\" />\n    </Contoso_x0020_Feed>\n    <Other>\n      <add key=\"Username\" value=\"shop\" />\n      <add key=\"Password\" value=\"{Clean(m.Key(60))}\" />\n    </Other>\n  </packageSourceCredentials>\n  <apikeys><add key=\"https://packages.contoso.com\" value=\"{Clean("AQAAANCMnd8B" + m.Text(Mint.Base64, 80))}\" /></apikeys>\n</configuration>");
        yield return Of(".npmrc", $"registry=https://npm.contoso.com/\n//npm.contoso.com/:_authToken={Secret(Credential, m.Random(36))}\n//other.contoso.com/:_auth={Secret("Password of a package registry", m.Basic("shop"))}\n//third.contoso.com/:_authToken={Clean("${NPM_TOKEN}")}\nalways-auth=true\n");
        yield return Of("config.json", $$"""{ "auths": { "registry.contoso.com": { "auth": "{{Secret("Password of a container registry", m.Basic("shop"))}}" } }, "credHelpers": { "gcr.io": "{{Clean("gcloud")}}" } }""") with { Path = "k8s/dockerconfig.json" };
        yield return Of("web.config", $"<configuration>\n <system.web>\n  <machineKey validationKey=\"{Secret("Machine key", m.Kept(m.Text("0123456789ABCDEF", 128)))}\"\n   decryptionKey=\"{Secret("Machine key", m.Kept(m.Text("0123456789ABCDEF", 64)))}\" validation=\"HMACSHA256\" decryption=\"AES\" />\n </system.web>\n</configuration>");
        yield return Of(".env", $"OTEL_EXPORTER_OTLP_ENDPOINT=https://otel.contoso.com\nOTEL_EXPORTER_OTLP_HEADERS=api-key={Secret("Credential among headers", m.Random(32))}\nOTEL_EXPORTER_OTLP_HEADERS_2=x-tenant={Clean("shop-1")}");
        yield return Of("appsettings.json", $$"""{ "Aws": { "AccessKeyId": "{{Clean(m.Of("AKIA", Mint.Base32, 16))}}", "SecretAccessKey": "{{Secret("AWS secret access key", m.Of("", Mint.Base64, 39, "/"))}}" }, "Store": { "Id": "{{Clean(m.Of("AKIA", Mint.Base32, 16))}}", "Value": "{{Secret("AWS secret access key", m.Of("", Mint.Base64, 39, "+"))}}" } }""".ReplaceLineEndings(" "));
        yield return Of("credentials.ini", $"[default]\naws_access_key_id = {Clean(m.Of("AKIA", Mint.Base32, 16))}\naws_secret_access_key = {Secret("AWS secret access key", m.Of("", Mint.Base64, 39, "/"))}\nregion = eu-west-1\n");
        yield return Of("appsettings.json", $$"""{ "Sms": { "AccountSid": "{{Clean(m.Of("AC", Mint.Hex, 32))}}", "AuthToken": "{{Secret("Twilio auth token", m.Of("", Mint.Hex, 32))}}" } }""".ReplaceLineEndings("\n"));
        yield return Of("appsettings.json", $"{{\n \"Keys\": {{\n  \"Google\": \"{Secret("Google API key", m.Of("AIza", Mint.Base64Url, 35))}\",\n  \"GoogleMaps\": \"{Clean(m.Of("AIza", Mint.Base64Url, 35))}\"\n }} }}".Replace("\"Keys\"", "\"Services\""));
    }

    /// <summary>What is alike, and opens nothing.</summary>
    internal static IEnumerable<LabelledFile> NoContainers(Mint m)
    {
        var carrier = m.Next(Carriers.All.Count);
        foreach (var text in new[]
        {
            "Server=db.contoso.com;Database=Shop;Integrated Security=SSPI", "Server=db.contoso.com;Database=Shop;Trusted_Connection=True;Encrypt=True",
            "Server=db.contoso.com;Database=Shop;Authentication=Active Directory Default", "Server=(localdb)\\\\mssqllocaldb;Database=Shop;Trusted_Connection=True",
            "Server=db.contoso.com;User Id=shop;Password=", "Server=db.contoso.com;User Id=shop;Password={0};Database=Shop", "Server=db.contoso.com;User Id=shop;Password=#{DbPassword}#",
            "Server=db.contoso.com;User Id=shop;Password=<password>;Database=Shop", "Server=db.contoso.com;User Id=shop;Password=********", "Server=db.contoso.com;User Id=shop;Password=$(DbPassword)",
            "Server=db.contoso.com;User Id=shop;Password=__DbPassword__", "Server=db.contoso.com;User Id=shop;Password=your_password_here", "Server=db.contoso.com;User Id=shop;Password=%DB_PASSWORD%",
            "Data Source=shop.db;Cache=Shared", "Host=db.contoso.com;Username=shop;Passfile=/run/secrets/pgpass", "UseDevelopmentStorage=true", "UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://127.0.0.1",
            "Endpoint=sb://localhost;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true", "Endpoint=https://shop.azconfig.io;AuthType=azure.msi", "Endpoint=https://shop.service.signalr.net;AuthType=azure;Version=1.0",
            $"InstrumentationKey={m.Guid()};IngestionEndpoint=https://westeurope-5.in.applicationinsights.azure.com/", "mongodb://a.contoso.com:27017/?authMechanism=MONGODB-X509", "mongodb+srv://cluster0.contoso.mongodb.net/?authMechanism=MONGODB-AWS",
            "redis://cache.contoso.com:6379", "cache.contoso.com:6380,ssl=True,abortConnect=False", "https://contoso.com/users/a:b@c", "https://contoso.com/?q=a:b@c", "git@github.com:contoso/shop.git", "ssh://git@github.com/contoso/shop.git",
            "amqp://${MQ_USER}:${MQ_PASSWORD}@mq.contoso.com", "postgres://shop:<password>@db.contoso.com/shop", "https://user:password@", "mailto:orders@contoso.com", "Basic realm=\\\"shop\\\"", "Bearer {token}", "Bearer <token>", "Bearer", "Authorization: Bearer ${TOKEN}",
            "?sv=2022-11-02&sp=r&se=2031-01-01&sig={signature}", "file:///etc/shop/keys.json", "tcp://0.0.0.0:8080", "http://localhost:5000;https://localhost:5001", "user:pass@", "ldap://ldap.contoso.com/dc=contoso,dc=com?uid?sub",
            "host=db.contoso.com port=5432 dbname=shop user=shop", "Data Source=db.contoso.com;Password=${DB_PASSWORD};User Id=shop", "AccountEndpoint=https://shop.documents.azure.com:443/;AccountKey=<key>;", "DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=$(StorageKey)",
            "Host=localhost;Username=postgres;Password=postgres", "amqp://guest:guest@localhost:5672", "mongodb://root:example@mongo:27017", "Server=localhost;Uid=root;Pwd=root;Database=shop", "Server=db;User Id=sa;Password=yourStrong(!)Password",
        })
        {
            // A template engine or an installer would take these apart before anybody reads the file.
            yield return Made(Unnamed(carrier++, text));
        }
    }

    /// <summary>Names that say credential, and values that look it.</summary>
    internal static IEnumerable<LabelledFile> Names(Mint m)
    {
        var carrier = m.Next(Carriers.All.Count);
        foreach (var (section, name, kind) in new[]
        {
            ("Smtp", "Password", Password), ("Db", "Pwd", Password), ("Db", "Passwd", Password), ("Keystore", "Passphrase", Password), ("Admin", "UserPassword", Password), ("Redis", "RedisPassword", Password),
            ("Payment", "ClientSecret", Credential), ("Payment", "Secret", Credential), ("Payment", "ApiKey", Credential), ("Payment", "Apikey", Credential), ("Payment", "AccessKey", Credential), ("Storage", "AccountKey", Credential),
            ("Bus", "SharedAccessKey", Credential), ("Shop", "SecretKey", Credential), ("Search", "AdminKey", Credential), ("Queue", "MasterKey", Credential), ("Gateway", "SubscriptionKey", Credential), ("Github", "AuthToken", Credential),
            ("Twitter", "AccessToken", Credential), ("Google", "RefreshToken", Credential), ("Chat", "BotToken", Credential), ("Chat", "Token", Credential), ("Hook", "WebhookSecret", Credential), ("Shop", "AppKey", Credential),
            ("Jwt", "Key", SigningKey), ("Jwt", "SecretKey", SigningKey), ("Jwt", "SigningKey", SigningKey), ("Hook", "SigningSecret", SigningKey), ("Cookies", "EncryptionKey", SigningKey), ("Tokens", "HmacKey", SigningKey), ("Shop", "PrivateKey", SigningKey),
            ("Cosmos", "Key", Credential), ("OpenAi", "Key", Credential), ("Encryption", "Key", SigningKey), ("Auth", "JwtSecret", SigningKey), ("Shop", "ApiToken", Credential), ("Shop", "ConsumerSecret", Credential), ("Docker", "RegistryPassword", Password),
            ("Shop", "DbPassword", Password), ("Shop", "ADMIN_PASSWORD", Password), ("Shop", "api_key", Credential), ("Shop", "auth-token", Credential), ("Shop", "StorageSasToken", Credential), ("Shop", "PasswordProd", Password),
        })
        {
            var file = Carriers.All[carrier++ % Carriers.All.Count](section, name, Secret(kind, kind == Password ? m.Password() : m.Random(32)));
            // What may open the developer's own machine alone is no more than suspicious there.
            if (!file.Path.EndsWith("launchSettings.json", StringComparison.Ordinal) || kind == Credential)
                yield return Made(file);
        }
        foreach (var password in new[] { "dY^4kL!2pq", "S3cr3t!Orders", "Winter2031!", "correct-Horse-7", "hunter22!", "Sup3rSecret!", "qW3$rT6&yU", "kdk29fjs8", "MyShop#2024", "Zomer-2023!" })
            yield return Of("appsettings.json", $$"""{ "Mail": { "Host": "smtp.contoso.com", "User": "shop", "Password": "{{Secret(Password, password)}}" } }""");
        yield return Of("appsettings.json", $$"""{ "Mail": { "User": "shop", "Pass": "{{Secret(Password, m.Password())}}" }, "Season": { "Pass": "{{Clean("Winter-2031")}}" } }""".Replace(", \"Season\"", ",\n\"Season\""));
        foreach (var phrase in new[] { "this is the key that signs every token of the shop", "ThisIsMyVeryLongSigningKeyOfTheShop", "a-very-long-phrase-for-the-tokens" })
            yield return Of("appsettings.json", $"{{ \"Jwt\": {{\n \"Issuer\": \"{Clean("https://contoso.com")}\",\n \"SecretKey\": \"{Secret(SigningKey, phrase)}\" }} }}");
        yield return Of("appsettings.json", $$"""
            { "IdentityServer": { "Clients": [
              { "ClientId": "{{Clean("shop-spa")}}", "ClientSecrets": [
                { "Value": "{{Secret(Credential, m.Random(24))}}" } ] },
              { "ClientId": "shop-api", "Secret": "{{Secret(Credential, m.Random(24))}}" } ] } }
            """);
        yield return Of("appsettings.json", $$"""
            {
              "Accounts": "[{\"user\":\"shop\",\"password\":\"{{Secret(Password, m.PlainPassword())}}\"}]",
              "Headers": { "X-Api-Key": "{{Secret(Credential, m.Random(32))}}", "Ocp-Apim-Subscription-Key": "{{Secret(Credential, m.Random(32))}}" },
              "Encoded": { "Jwt:Key": "{{Secret(SigningKey, "base64:" + m.Key(32))}}" }
            }
            """.Replace(", \"Ocp", ",\n\"Ocp"));
        yield return Of("docker-compose.yml", $"""
            services:
              db:
                image: postgres:17
                environment:
                  POSTGRES_USER: shop
                  POSTGRES_PASSWORD: {Secret(Password, m.PlainPassword())}
              sql:
                environment:
                  - ACCEPT_EULA=Y
                  - "MSSQL_SA_PASSWORD={Secret(Password, m.PlainPassword())}"
              mysql:
                environment: ["MYSQL_ROOT_PASSWORD={Secret(Password, m.PlainPassword())}", MYSQL_DATABASE=shop]
              cache:
                command: redis-server --requirepass {Secret(OnCommandLine, m.PlainPassword())} --appendonly yes
              shop:
                build:
                  args:
                    NUGET_TOKEN: "{Secret(Credential, m.Random())}"
                environment:
                  Smtp__Password: {Clean("${SMTP_PASSWORD}")}
                  OTHER_PASSWORD: {Secret(Password, "${OTHER_PASSWORD:-" + m.PlainPassword() + "}")}
                labels:
                  traefik.http.middlewares.auth.basicauth.users: {Clean("shop:$$apr1$$abc")}
                secrets: [{Clean("db_Password_2024")}]
            secrets:
              db_Password_2024:
                file: ./{Clean("Db-Password-1.txt")}
            """);
        yield return Of("k8s/all.yaml", $"""
            apiVersion: v1
            kind: Secret
            metadata:
              name: {Clean("Shop-Secret-1")}
              annotations:
                checksum/config: {Clean(m.Text(Mint.Hex, 64))}
            type: Opaque
            data:
              username: {Clean(Mint.Base64Of("shop"))}
              password: {Secret(Password, Mint.Base64Of(m.Password()))}
              host: {Clean(Mint.Base64Of("db.contoso.com"))}
              API_KEY: "{Secret(Credential, Mint.Base64Of(m.Random(32)))}"
              connection: {Secret(Connection, Mint.Base64Of($"Server=db.contoso.com;User Id=shop;Password={m.PlainPassword()};Database=shop"))}
              tls.crt: {Clean(Mint.Base64Of("-----BEGIN CERTIFICATE-----\n" + m.Text(Mint.Base64, 300) + "\n-----END CERTIFICATE-----\n"))}
              tls.key: {Secret("Private key", Mint.Base64Of(m.EcKey()))}
              settings.json: {Secret(Password, Mint.Base64Of($$"""{ "smtp": { "password": "{{m.Password()}}" } }"""))}
              note: {Clean(Mint.Base64Of("Rotate this every year, please."))}
            ---
            apiVersion: v1
            kind: Secret
            stringData:
              password: '{Secret(Password, m.Password())}'
              config.yaml: |
                smtp:
                  host: smtp.contoso.com
                  password: {Secret(Password, m.PlainPassword())}
            ---
            kind: Deployment
            spec:
              template:
                spec:
                  imagePullSecrets: [ name: {Clean("Registry-Secret-1")} ]
                  containers:
                  - name: shop
                    args: ["--urls", "http://+:8080", "--api-key", "{Secret(TokenOnCommandLine, m.Random())}"]
                    envFrom:
                    - secretRef: {Clean("Shop-Secret-1")}
                    env:
                    - name: DB_PASSWORD
                      valueFrom:
                        secretKeyRef:
                          name: {Clean("Shop-Secret-1")}
                          key: {Clean("Db-Password-1")}
                    - name: SMTP_PASSWORD
                      value: {Secret(Password, m.PlainPassword())}
                    - {"{"} name: API_TOKEN, value: "{Secret(Credential, m.Random())}" {"}"}
                    - name: OTHER_PASSWORD
                      value: {Clean("$(DB_PASSWORD)")}
            """);
        yield return Of(".github/workflows/release.yml", $$$"""
            on: [push]
            permissions: { id-token: write, contents: read }
            env:
              NUGET_API_KEY: {{{Secret(Credential, m.Random(46))}}}
              TOKEN: {{{Clean("${{ secrets.TOKEN }}")}}}
            jobs:
              build:
                services:
                  sql:
                    env:
                      SA_PASSWORD: {{{Secret(Password, m.PlainPassword())}}}
                steps:
                - uses: actions/checkout@{{{Clean(m.Text(Mint.Hex, 40))}}}
                - uses: docker/login-action@v3
                  with:
                    username: shop
                    password: {{{Secret(Password, m.PlainPassword())}}}
                - run: dotnet nuget push *.nupkg --api-key {{{Secret(TokenOnCommandLine, m.Random())}}} --source contoso
                - run: |
                    echo "building"
                    curl -fsS -u shop:{{{Secret(OnCommandLine, m.PlainPassword())}}} https://packages.contoso.com
                    export PGPASSWORD='{{{Secret(OnCommandLine, m.PlainPassword())}}}'
                    docker login -u shop -p {{{Secret(OnCommandLine, m.PlainPassword())}}} registry.contoso.com
                    echo "$TOKEN" | docker login --username shop --password-stdin
                    curl -H "Authorization: Bearer {{{Secret("Token of an Authorization header", m.Random())}}}" https://contoso.com
                    curl -H "Authorization: Bearer {{{Clean("${{ github.token }}")}}}" https://contoso.com
                    az login --service-principal -u app -p "{{{Clean("$AZURE_SECRET")}}}"
                - uses: actions/cache@v4
                  with:
                    key: {{{Clean("${{ runner.os }}-Nuget-1")}}}
            """);
        yield return Of(".env", $"""
            # The shop
            SMTP_HOST=smtp.contoso.com
            SMTP_PASSWORD="{Secret(Password, m.Password())}" # from the provider
            API_SECRET='{Secret(Credential, m.Random())}'
            export JWT_SECRET={Secret(SigningKey, m.Random())}
            DATABASE_URL=postgres://shop:{Secret(OfUrl, m.PlainPassword())}@db.contoso.com/shop
            EMPTY_PASSWORD=
            QUOTED_PASSWORD=""
            OTHER_PASSWORD={Clean("${SMTP_PASSWORD}")}
            THIRD_PASSWORD={Clean("$SMTP_PASSWORD")}
            FOURTH_PASSWORD=${"{"}FOURTH:-{Secret(Password, m.PlainPassword())}{"}"}
            PASSWORD_FILE={Clean("/run/secrets/db-Password-1")}
            AUTH_MODE={Clean("Token-1-Only")}
            """);
        yield return Of("Dockerfile", $"""
            # syntax=docker/dockerfile:1
            FROM images.contoso.com/sdk:10.0 AS build
            ARG NUGET_TOKEN
            ARG DB_PASSWORD={Secret(Password, m.PlainPassword())}
            ENV API_KEY {Secret(Credential, m.Random())}
            ENV A=1 SMTP_PASSWORD={Secret(Password, m.PlainPassword())} B=2
            ENV FIRST=1 \
                # the second
                SECOND_TOKEN="{Secret(Credential, m.Random())}" \
                THIRD_PASSWORD={Clean("${DB_PASSWORD}")}
            RUN --mount=type=secret,id={Clean("Nuget-Token-1")} dotnet restore
            RUN dotnet nuget add source https://packages.contoso.com -n contoso -u shop -p {Secret(OnCommandLine, m.PlainPassword())} --store-password-in-clear-text
            RUN PGPASSWORD={Secret(OnCommandLine, m.PlainPassword())} psql -h db.contoso.com -U shop
            CMD ["dotnet", "Shop.dll", "--password={Secret(OnCommandLine, m.PlainPassword())}"]
            """);
        yield return Of("main.tf", $$"""
            provider "azurerm" {
              client_id     = "{{Clean(m.Guid())}}"
              client_secret = "{{Secret(Credential, m.Random())}}"
            }
            resource "aws_db_instance" "shop" {
              username = "shop"
              password = "{{Secret(Password, m.Password())}}" # for now
              db_name  = "shop"
            }
            resource "aws_secretsmanager_secret_version" "shop" {
              secret_id     = "{{Clean("Shop-Secret-1")}}"
              secret_string = jsonencode({
                username = "shop"
                password = "{{Secret(Password, m.Password())}}"
              })
            }
            resource "aws_instance" "shop" {
              key_name  = "{{Clean("Shop-Key-1")}}"
              user_data = <<-EOF
                #!/bin/bash
                export DB_PASSWORD={{Secret(OnCommandLine, m.PlainPassword())}}
              EOF
            }
            resource "x" "y" {
              password = var.db_password
              token    = data.vault_generic_secret.shop.data["{{Clean("Db-Password-1")}}"]
              secret   = "${random_password.db.result}"
              key      = file("{{Clean("Api-Key-1.pem")}}")
              admin_password = "${var.prefix}-{{Clean("x1Y")}}"
            }
            variable "api_key" {
              description = "{{Clean("The API key of the shop")}}"
              sensitive   = true
            }
            """);
        yield return Of("stack.yaml", $$"""
            AWSTemplateFormatVersion: "2010-09-09"
            Parameters:
              DbPassword: { Type: String, NoEcho: true, MinLength: 12 }
              AdminPassword:
                Type: String
                NoEcho: true
                Default: {{Secret(Password, m.PlainPassword())}}
            Resources:
              Db:
                Type: AWS::RDS::DBInstance
                Properties:
                  MasterUsername: shop
                  MasterUserPassword: {{Secret(Password, m.PlainPassword())}}
              Other:
                Type: AWS::RDS::DBInstance
                Properties:
                  MasterUserPassword: !Ref {{Clean("DbPassword1")}}
              Third:
                Type: AWS::RDS::DBInstance
                Properties:
                  MasterUserPassword: '{{Clean("{{resolve:secretsmanager:Shop-1:SecretString:password}}")}}'
              Secret:
                Type: AWS::SecretsManager::Secret
                Properties:
                  Name: {{Clean("Shop-Secret-1")}}
                  SecretString: '{"username":"shop","password":"{{Secret(Password, m.PlainPassword())}}"}'
              Generated:
                Type: AWS::SecretsManager::Secret
                Properties:
                  GenerateSecretString: { SecretStringTemplate: '{"username": "shop"}', GenerateStringKey: "{{Clean("Db-Password-1")}}" }
            """);
        yield return Of("stack.json", $$"""
            { "Resources": { "Db": { "Type": "AWS::RDS::DBInstance", "Properties": {
              "MasterUserPassword": "{{Secret(Password, m.Password())}}",
              "KmsKeyId": "{{Clean("arn:aws:kms:eu-west-1:123456789012:key/" + m.Guid())}}",
              "Other": { "Ref": "{{Clean("DbPassword1")}}" },
              "ApiKey": { "Fn::Sub": "{{Clean("${ApiKey1}")}}" } } } } }
            """);
        yield return Of("application.properties", $"spring.datasource.url=jdbc:mysql://db.contoso.com/shop\nspring.datasource.username=shop\nspring.datasource.password={Secret(Password, m.PlainPassword())}\nspring.mail.password: {Secret(Password, m.PlainPassword())}\nserver.ssl.key-store-password {Secret(Password, m.PlainPassword())}\nserver.ssl.key-alias={Clean("Shop-Key-1")}\njasypt.encryptor.password={Clean("${JASYPT_PASSWORD}")}\nother.password={Clean($"ENC({m.Text(Mint.Base64, 32)})")}\nlong.password={Secret(Password, "abc1-" + m.Text(Mint.Lower, 4))}\\\n  Def2\n");
        yield return Of("shop.ini", $"[smtp]\r\nhost = smtp.contoso.com\r\npassword = {Secret(Password, m.PlainPassword())}\r\n\r\n[feature]\r\npassword_reset = {Clean("Enabled-2")}\r\n; password = {Clean("old-Password-1")}\r\n");
        yield return Of("chart/values.yaml", $"""
            image: contoso/shop@sha256:{Clean(m.Text(Mint.Hex, 64))}
            auth:
              existingSecret: {Clean("Shop-Secret-1")}
              secretKeys: {"{"} adminPasswordKey: {Clean("Postgres-Password-1")} {"}"}
              username: shop
              password: "{Secret(Password, m.Password())}"
            postgresql: {"{"} auth: {"{"} postgresPassword: {Secret(Password, m.PlainPassword())} {"}"} {"}"}
            jwt: &jwt
              signingKey: |-
                {Secret(SigningKey, m.Random(48))}
            other: *jwt
            folded:
              apiKey: >-
                {Secret(Credential, m.Random(48))}
            """);
    }

    /// <summary>Keys in armor, on several lines and in other clothes.</summary>
    internal static IEnumerable<LabelledFile> Keys(Mint m)
    {
        foreach (var (kind, pem) in new[] { ("Private key", m.EcKey()), ("EC private key", m.SecKey()), ("RSA private key", m.RsaKey()), ("OpenSSH private key", m.OpenSshKey()), ("PGP private key", m.PgpKey()) })
        {
            yield return Of("appsettings.json", $"{{ \"Shop\": {{\n \"Certificate\": \"{Secret(kind, pem.Replace("\n", "\\n"))}\" }} }}");
            yield return Of("values.yaml", $"shop:\n  certificate: |\n    {Secret(kind, pem.Replace("\n", "\n    "))}\n  name: shop\n");
            yield return Of(".env", $"NAME=shop\nCERTIFICATE=\"{Secret(kind, pem)}\"\nLANG=C");
            yield return Of("main.tf", $"locals {{\n  certificate = <<EOF\n{Secret(kind, pem)}\nEOF\n}}\n");
            yield return Of("k8s/secret.yaml", $"kind: Secret\ndata:\n  certificate: {Secret(kind, Mint.Base64Of(pem))}\n");
            yield return Of("web.config", $"<configuration>\n<certificate>\n{Secret(kind, pem)}\n</certificate>\n</configuration>");
        }
        yield return Of("k8s/key.yaml", $"kind: ConfigMap\ndata:\n  shop.ppk: |\n    {Secret("PuTTY private key", m.PuttyKey().Replace("\n", "\n    "))}\n");
        yield return Of("service-account.json", $$"""
            {
              "type": "service_account",
              "project_id": "{{Clean("shop-123456")}}",
              "private_key_id": "{{Clean(m.Text(Mint.Hex, 40))}}",
              "private_key": "{{Secret("Private key", m.EcKey().Replace("\n", "\\n"))}}",
              "client_email": "{{Clean("shop@shop-123456.iam.gserviceaccount.com")}}",
              "client_id": "{{Clean(m.Text(Mint.Digits, 21))}}"
            }
            """) with { Path = "k8s/service-account.json" };
        yield return Of("appsettings.json", $$"""
            { "Signing": { "Jwk": {
              "kty": "oct", "kid": "{{Clean("shop-1")}}",
              "k": "{{Secret("Private part of a JSON Web Key", m.Kept(Mint.Url(m.Bytes(32))))}}" },
              "Ec": { "kty": "EC", "crv": "P-256", "x": "{{Clean(Mint.Url(m.Bytes(32)))}}", "y": "{{Clean(Mint.Url(m.Bytes(32)))}}",
              "d": "{{Secret("Private part of a JSON Web Key", m.Kept(Mint.Url(m.Bytes(32))))}}" },
              "Public": { "kty": "RSA", "e": "AQAB",
              "n": "{{Clean(Mint.Url(m.Bytes(256)))}}" } } }
            """);
        yield return Of("appsettings.json", $"{{ \"Signing\": {{\n \"Rsa\": \"{Secret("XML private key", m.XmlKey(true))}\",\n \"PublicRsa\": \"{Clean(m.XmlKey(false))}\" }} }}");
        yield return Of("appsettings.json", $"{{ \"Certificate\": {{\n \"Pfx\": \"{Secret("Certificate with its private key", m.Pfx(""))}\",\n \"Password\": \"\" }} }}");
        yield return Of("appsettings.json", $"{{ \"Certificate\": {{\n \"Pfx\": \"{Clean(m.Pfx("violet-Anchor-1"))}\" }} }}");
        yield return Of("appsettings.json", $"{{ \"Certificate\": {{\n \"Public\": \"{Clean(m.PublicKey().Replace("\n", "\\n"))}\",\n \"Ssh\": \"{Clean("ssh-rsa AAAAB3NzaC1yc2EAAA" + m.Text(Mint.Base64, 200) + " shop@contoso")}\",\n \"Cert\": \"{Clean("MIID" + m.Text(Mint.Base64, 400))}\" }} }}");
    }

    /// <summary>Every sign that a value is no credential, beneath a name that says it is one.</summary>
    internal static IEnumerable<LabelledFile> Excuses(Mint m)
    {
        var carrier = m.Next(Carriers.All.Count);
        string[] values =
        [
            "", " ", "null", "~", "''", "${DB_PASSWORD}", "$DB_PASSWORD", "${X:?missing}", "${X:-}", "%TOKEN%", "$(Token)", "$[variables.token]", "${{ secrets.TOKEN }}", "${{ env.TOKEN }}", "${{ inputs.api-key }}", "#{Token}", "#{Token}#",
            "__Token__", "@Token@", "[[Token]]", "%%Token%%", "~Token~", "{{ .Values.token }}", "{{ token | b64enc | quote }}", "{% token %}", "<%= token %>", "{0}", "{password}", "%s", "var.token", "local.token", "module.db.password", "random_password.db.result",
            "${var.token}", "{{resolve:secretsmanager:Db:SecretString:password}}", "{{resolve:ssm-secure:/db/password:1}}", "[parameters('token')]", "[reference('x').key1]", "@Microsoft.KeyVault(SecretUri=https://shop.vault.azure.net/secrets/Db/)",
            "@Microsoft.KeyVault(VaultName=shop;SecretName=Db)", "vault:secret/data/db#password", "<path:secret/data/db#password>", "ref+vault://db/password", "secret/data/db", "op://vault/db/password", "bw://db", "doppler://db/password", "{{op://vault/db/password}}",
            "arn:aws:secretsmanager:eu-west-1:123456789012:secret:Db-a1B2c3", "arn:aws:ssm:eu-west-1:123456789012:parameter/Db1", "arn:aws:kms:eu-west-1:123456789012:key/1a2b", "ssm:/db/password1", "sm://project/db", "projects/1/secrets/db/versions/2", "gcp:secretmanager:db", "/run/secrets/db_Password1",
            "env:DB_PASSWORD", "$__file{/run/db}", "$__env{DB}", "file:///run/db", "file:./db", "keychain:db", "keyring:db", "secret://db", "awssm:db", "azurekeyvault:db",
            "<your-password>", "[password]", "{your key}", "(see user secrets)", "YOUR_API_KEY", "insert-token-here", "YourSecretKeyForSigning", "enter_password_here", "put your token here", "REPLACE_WITH_SECRET", "set-me-in-user-secrets", "fill-in-your-token", "generate-a-secret-1", "add-your-api-key-here",
            "xxxxxxxx", "********", "...", "000000", "-----", "XXXX-XXXX-XXXX", "abcdefghijkl", "0123456789", "qwertyuiop", "abcabcabcabc", "sk_test_...", "SG.your_key", "AKIA...", "AKIA" + "IOSFODNN7EXAMPLE",
            "MY_SECRET1", "Jwt:Key", "Section__Key", "TF_TEAM_TOKEN", "shop.smtp.password", "/mnt/secrets/jwt.key", "C:/keys/jwt.pfx", "./certs/site-1.pem", "jwt-signing-1.key", "appsettings.Secrets1.json", "https://login.contoso.com/token1", "https://login.contoso.com/oauth2/v2.0/token",
            "orders@contoso.com", "CN=svc,OU=x1", "db-1.contoso.com", "db.contoso.com:5432", "/subscriptions/1/resourceGroups/Shop-1", "sha256:3b1f2a", "sha384-oqVuAfXRKap7fdgc", "md5:abc", "Contoso.Orders, Version=1.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089", "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",
            "X-Api-Key", "Authorization", "Bearer", "Basic", "client_credentials", "authorization_code", "refresh_token", "SCRAM-SHA-512", "RS256", "HS256", "urn:ietf:params:oauth:grant-type:jwt-bearer", "__Host-refresh", "orders:token:", "/account/password/{id}", "Please enter your password", "We never store what you type",
            "^(?=.*[0-9]).{12,}$", "@password", "select Password from Users", "[id='password']", "90.00:00:00", "2031-02-03", "2031-02-03T04:05:06Z", "true", "False", "1.2.3", "1.2.3-beta.4", "12345678901", "en-US", "application/json", "data:image/png;base64,iVBORw0KGgo=",
            $"ENC[AES256_GCM,data:{m.Text(Mint.Base64, 24)},iv:{m.Text(Mint.Base64, 24)},tag:x,type:str]", $"ENC({m.Text(Mint.Base64, 32)})", $"{{cipher}}{m.Text(Mint.Hex, 64)}", $"AQAAANCMnd8B{m.Text(Mint.Base64, 80)}", $"CfDJ8{m.Text(Mint.Base64Url, 80)}", $"AQICAH{m.Text(Mint.Base64, 80)}", $"vault:v1:{m.Text(Mint.Base64, 40)}",
            $"$2a$10${m.Text(Mint.Base62, 53)}", $"$argon2id$v=19$m=65536,t=3,p=4${m.Text(Mint.Base64, 22)}", $"AQAAAAIAAYagAAAAE{m.Text(Mint.Base64, 67)}", $"$6$rounds=5000${m.Text(Mint.Base62, 16)}$x",
            "foo", "my-api-key", "ordersApiClient", "orders-api-v2", "Contoso.Orders.Key", "System.Security.Token", "Ctrl+Shift+P", "ApiKey", "api-key", "access_token", "disabled", "optional", "automatic", "internal",
            m.Guid(), m.Text(Mint.Hex, 32), m.Text(Mint.Hex, 64), "changeme", "CHANGE_ME", "changeit", "todo", "tbd", "none", "n/a", "dummy", "secret", "password", "Password1!", "passw0rd", "P@ssw0rd!", "letmein", "test123", "admin", "postgres", "guest",
            "base64-encoded", "user-secrets", "keyvault-reference", "managed-identity", "Contraseña", "パスワード変更画面", "Not used any more",
        ];
        foreach (var value in values)
        {
            var (section, name) = (carrier % 4) switch { 0 => ("Smtp", "Password"), 1 => ("Shop", "ApiKey"), 2 => ("Payment", "ClientSecret"), _ => ("Chat", "BotToken") };
            yield return Made(Escaped(carrier, section, name, value));
            carrier++;
        }
    }

    /// <summary>Values that look it beneath names that only sound like it.</summary>
    internal static IEnumerable<LabelledFile> OtherNames(Mint m)
    {
        var carrier = m.Next(Carriers.All.Count);
        foreach (var (section, name) in new[]
        {
            ("Shop", "PasswordPolicy"), ("Shop", "PasswordResetUrl"), ("Shop", "TokenEndpoint"), ("Shop", "ApiKeyHeaderName"), ("Shop", "SecretName"), ("Shop", "SecretId"), ("Shop", "KeyVaultUri"), ("Shop", "KeyVaultName"), ("Shop", "MonkeyBusiness"), ("Keyboard", "Layout"), ("Keycloak", "Realm"),
            ("Shop", "Compass"), ("Shop", "Passenger"), ("Shop", "Author"), ("Shop", "Secretary"), ("Shop", "Tokenizer"), ("Shop", "PartitionKey"), ("Shop", "RoutingKey"), ("Shop", "SortKey"), ("Shop", "PrimaryKey"), ("Shop", "ForeignKey"), ("Cache", "Key"), ("Shop", "IdempotencyKey"), ("Shop", "TranslationKey"),
            ("Shop", "GoPrivate"), ("Shop", "PublicKey"), ("Shop", "SiteKey"), ("Shop", "PublishableKey"), ("Jwt", "Issuer"), ("Jwt", "Audience"), ("Shop", "KmsKeyAlias"), ("Shop", "KmsKeyId"), ("Shop", "PasswordFile"), ("Shop", "SecretsDir"), ("Shop", "TokenPath"), ("Shop", "InstrumentationKey"), ("Shop", "UserSecretsId"),
            ("Shop", "TokenLifetime"), ("Shop", "PasswordHash"), ("Shop", "PasswordSalt"), ("Shop", "EncryptedPassword"), ("Shop", "PasswordHint"), ("Shop", "PasswordLabel"), ("Shop", "ShowPassword"), ("Shop", "ResetPassword"), ("Shop", "ForgotPassword"), ("Shop", "RequirePassword"), ("Shop", "AllowEmptyPassword"), ("Shop", "UsePassword"),
            ("Shop", "TokenType"), ("Shop", "TokenPrefix"), ("Shop", "AccessKeyId"), ("Shop", "CookieName"), ("Shop", "ClientId"), ("Shop", "TenantId"), ("Shop", "Thumbprint"), ("Shop", "KeyFingerprint"), ("Shop", "ETag"), ("Shop", "Revision"), ("Shop", "Commit"), ("Shop", "Digest"), ("Shop", "Username"), ("Shop", "AllowedUserNameCharacters"),
            ("Shop", "AuthMode"), ("Shop", "Description"), ("Shop", "Credits"), ("Shop", "KeyPrefix"), ("Shop", "ApiKeyParameter"), ("Shop", "TokenClaim"), ("Shop", "PasswordField"), ("Shop", "SecretStore"), ("Shop", "SecretProvider"), ("Shop", "TokenProvider"), ("Shop", "ExistingSecret"), ("Shop", "CancellationToken"), ("Shop", "ContinuationToken"), ("Shop", "CsrfToken"),
            ("Shop", "ClientSecretSettingName"), ("Shop", "ApiKeyEnv"), ("Shop", "PasswordLength"), ("Shop", "MaxTokens"), ("Shop", "TokenCount"), ("Shop", "SecretArn"), ("Shop", "PasswordPattern"), ("Shop", "KeySize"), ("Shop", "PasswordTemplate"), ("Shop", "TokenScope"), ("Shop", "HostKeyAlgorithm"),
        })
            yield return Made(Carriers.All[carrier++ % Carriers.All.Count](section, name, Clean(m.PlainPassword())));
    }

    /// <summary>Files in which nothing but what proves itself counts, or nothing at all.</summary>
    internal static IEnumerable<LabelledFile> Surroundings(Mint m)
    {
        yield return Of("appsettings.example.json", $"{{\n\"Password\": \"{Clean(m.Password())}\",\n\"Token\": \"{Secret("GitHub personal access token", m.GitHub("ghp_"))}\" }}");
        yield return Of(".env.sample", $"DB_PASSWORD={Clean(m.PlainPassword())}\nAPI_KEY={Clean(m.Of("sk_live_", Mint.Base62, 24))}\nTOKEN={Secret("npm access token", m.GitHub("npm_"))}\n");
        yield return Of("openapi.json", $$"""
            { "openapi": "3.0.1", "components": { "schemas": { "Login": { "properties": {
              "password": { "type": "string", "format": "password", "example": "{{Clean(m.Password())}}" },
              "token": { "example": "{{Secret("Signed JSON Web Token", m.Jwt())}}" } } } } } }
            """) with { Path = "appsettings.openapi.json" };
        yield return Of("k8s/sealed.yaml", $"kind: SealedSecret\nspec:\n  encryptedData:\n    password: {Clean("AgB" + m.Text(Mint.Base64, 200))}\n");
        yield return Of("k8s/external.yaml", $"kind: ExternalSecret\nspec:\n  secretStoreRef: {{ name: {Clean("Vault-1")} }}\n  data:\n  - secretKey: {Clean("Password-1")}\n    remoteRef: {{ key: {Clean("Prod/Shop-1/Password")} }}\n");
        yield return Of("k8s/sops.yaml", $"password: {Clean($"ENC[AES256_GCM,data:{m.Text(Mint.Base64, 20)},type:str]")}\nother_password: {Clean(m.Password())}\nsops:\n  version: 3.8.1\n");
        yield return Of("dapr.yaml", $"kind: Component\nspec:\n  metadata:\n  - name: redisPassword\n    secretKeyRef: {{ name: {Clean("Redis-Secret-1")}, key: {Clean("Redis-Password-1")} }}\n  - name: accessKey\n    value: \"{Secret(Credential, m.Random())}\"\nauth:\n  secretStore: {Clean("Vault-1")}\n");
        yield return Of("ansible.yml", $"db_password: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  {Clean(m.Text(Mint.Digits, 80))}\nother_password: {Secret(Password, m.PlainPassword())}\n");
        yield return Of("web.config", $"<configuration>\n<connectionStrings configProtectionProvider=\"p\"><EncryptedData><CipherData><CipherValue>{Clean(m.Key(80))}</CipherValue></CipherData></EncryptedData></connectionStrings>\n<runtime><assemblyIdentity name=\"x\" publicKeyToken=\"{Clean("b77a5c561934e089")}\"/></runtime>\n<appSettings><add key=\"ApiKey\" value=\"{Secret(Credential, m.Random())}\"/></appSettings>\n<!-- old: {Secret("GitHub personal access token", m.GitHub("ghp_"))} and password=\"{Clean(m.Password())}\" -->\n</configuration>");
        yield return Of("appsettings.Development.json", $$"""
            { "ConnectionStrings": {
              "Local": "Host=localhost;Username=shop;Password={{Clean(m.PlainPassword())}}",
              "Remote": "Host=db.contoso.com;Username=shop;Password={{Secret(Connection, m.PlainPassword())}}" },
              "Stripe": { "SecretKey": "{{Secret("Stripe secret key", m.Of("sk_live_", Mint.Base62, 99))}}" },
              "Seed": { "AdminPassword": "{{Clean("Admin-Password-1")}}" },
              "Mail": { "Host": "smtp.contoso.com", "User": "shop",
                "Password": "{{Secret(Password, m.Password())}}" } }
            """);
        yield return Of("docker-compose.override.yml", $"services:\n  shop:\n    environment:\n      Local: Server=db;User Id=sa;Password={Clean(m.PlainPassword())}\n      Remote: Server=db.contoso.com;User Id=sa;Password={Secret(Connection, m.PlainPassword())}\n");
        yield return Of("docker-compose.yml", $"services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: {Clean("postgres")}\n      RABBITMQ_DEFAULT_PASS: {Clean("guest")}\n      MINIO_ROOT_PASSWORD: {Clean("minioadmin")}\n      MYSQL_ALLOW_EMPTY_PASSWORD: \"{Clean("yes")}\"\n      SA_PASSWORD: {Clean("yourStrong(!)Password")}\n");
        yield return Of("appsettings.json", $$"""
            { "Storage": "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={{Clean("Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50u" + "SRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==")}}",
              "Cosmos": "AccountEndpoint=https://localhost:8081/;AccountKey={{Clean("C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw" + "/Jw==")}}" }
            """);
        yield return Of("appsettings.json", $"{{\n  // {Secret("GitHub OAuth token", m.GitHub("gho_"))}\n  /* \"Password\": \"{Clean(m.Password())}\" */\n  \"Broken\": {{ \"Password\": \"{Secret(Password, m.Password())}\",\n  \"Other\": ");
        yield return Of("Shop.csproj", $"<Project>\n<PropertyGroup><UserSecretsId>{Clean(m.Guid())}</UserSecretsId><PackageCertificatePassword>{Clean("$(CertificatePassword)")}</PackageCertificatePassword></PropertyGroup>\n<ItemGroup><PackageReference Include=\"Contoso\" Version=\"1.0\" /></ItemGroup>\n</Project>");
        yield return Of("appsettings.json", $$"""{ "apikey": "{{Clean("foo")}}", "testingAiApiKey": "{{Clean("my-api-key")}}", "Shortcuts": { "TogglePassword": "{{Clean("Ctrl+Shift+P")}}" }, "Alphabet": "{{Clean("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._@+")}}" }""");
        yield return Of("\uFEFFx.json".TrimStart('\uFEFF'), $"\uFEFF{{\r\n\r\n  \"Smtp\": {{ \"Password\": \"{Secret(Password, m.Password())}\" }}\r\n}}") with { Path = "appsettings.Staging.json" };
        yield return Of("appsettings.json", $"{{ \"Password\": \"{Secret(Password, "\\u0061b" + m.PlainPassword())}\" }}");
        yield return Of("tabs.yaml", $"shop:\n\tpassword: {Secret(Password, m.PlainPassword())}\n") with { Path = "values.yaml" };
    }

    private static (string, string) Unnamed(int carrier, string value) => Escaped(carrier, "Shop", "Note", value);

    // Values of several lines and with quotes do not fit every carrier; JSON takes all of them.
    private static (string, string) Escaped(int carrier, string section, string name, string value)
    {
        var isPlain = value.Length > 0 && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/' or '+' or '=' or ':' or '@');
        var escaped = System.Text.Json.JsonSerializer.Serialize(value)[1..^1];
        return Carriers.All[isPlain && !value.Contains("://") ? carrier % Carriers.All.Count : 0](section, name, Clean(isPlain ? value : value.Contains('\\') && !value.Contains('\n') ? value : escaped));
    }

    private static LabelledFile Made((string Path, string Text) file) => Of(file.Path, file.Text);
}
