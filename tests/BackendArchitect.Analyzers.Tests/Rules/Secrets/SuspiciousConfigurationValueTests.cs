using System.Collections.Immutable;
using BackendArchitect.Analyzers.Secrets;
using BackendArchitect.Analyzers.Tests.Model.Configuration;
using BackendArchitect.Analyzers.Tests.Model.Secrets;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Analyzers.Tests.Rules.Secrets;

public class SuspiciousConfigurationValueTests
{
    private static readonly string Guid = new Guid(Made.Bytes(16)).ToString();

    [Fact]
    public Task A_guid_beneath_a_key_that_names_a_credential_is_reported_at_the_guid() => Verify.Rule<SuspiciousConfigurationValue>(new Surroundings
    {
        Files = [("/service/appsettings.json", $$"""{ "Payments": { "ApiKey": "[|{{Guid}}|]", "MerchantId": "{{Guid}}" } }""")],
    });

    // Each first line is the path; @ stands for a password, § for a token of 40 characters, ~ for a GUID, # for 32 hexadecimal digits.
    public static TheoryData<string, string> Suspicious { get; } = new()
    {
        { "appsettings.json", "{ \"Payments\": { \"ApiKey\": \"[|#|]\" } }" },
        { "appsettings.json", "{ \"Smtp\": { \"Password\": \"[|letmein|]\" } }" },
        { "appsettings.json", "{ \"Smtp\": { \"User\": \"relay\", \"Password\": \"[|relay|]\" } }" },
        { "appsettings.json", "{ \"Db\": \"Host=localhost;Username=postgres;Password=[|postgres|]\" }" },
        { "appsettings.Production.json", "{ \"Rabbit\": \"amqp://guest:[|guest|]@localhost\" }" },
        { "appsettings.Development.json", "{ \"Db\": \"Host=localhost;Username=app;Password=[|@|]\" }" },
        { "appsettings.Development.json", "{ \"Jwt\": { \"SigningKey\": \"[|§|]\" } }" },
        { "Properties/launchSettings.json", "{ \"profiles\": { \"http\": { \"environmentVariables\": { \"Smtp__Password\": \"[|@|]\" } } } }" },
        { "docker-compose.yml", "services:\n  shop:\n    environment:\n      Db: Server=db;User Id=sa;Password=[|@|]" },
        { "docker-compose.yml", "services:\n  shop:\n    environment:\n      API_KEY: [|~|]" },
        { ".env", "API_TOKEN=[|~|]" },
        { ".env", "DB_PASSWORD=\"[|letmein|]\"" },
        { "k8s/secret.yaml", "kind: Secret\nstringData:\n  password: [|postgres|]" },
        { "values.yaml", "auth:\n  password: [|admin|]" },
        { "main.tf", "variable \"api_key\" {\n  default = \"[|~|]\"\n}" },
        { "web.config", "<configuration><appSettings><add key=\"ApiKey\" value=\"[|~|]\"/></appSettings></configuration>" },
        { "application.properties", "smtp.password=[|letmein|]" },
        { "stack.yaml", "AWSTemplateFormatVersion: '2010-09-09'\nParameters:\n  DbPassword:\n    Default: [|admin|]" },
        { ".github/workflows/build.yml", "env:\n  API_KEY: [|~|]" },
    };

    [Theory]
    [MemberData(nameof(Suspicious))]
    public async Task What_may_be_a_credential_is_reported_at_its_place(string path, string marked)
    {
        var made = Filled(marked);
        var (start, end) = (made.IndexOf("[|", StringComparison.Ordinal), made.IndexOf("|]", StringComparison.Ordinal) - 2);
        var found = Assert.Single(await Findings("/service/" + path, made.Replace("[|", "").Replace("|]", "")));
        Assert.Equal((start, end), (found.Location.SourceSpan.Start, found.Location.SourceSpan.End));
        Assert.DoesNotContain(made[(start + 2)..(end + 2)], found.GetMessage()[..found.GetMessage().IndexOf(" in configuration", StringComparison.Ordinal)]);
    }

    [Theory]
    [InlineData("appsettings.json", "{ \"Smtp\": { \"Password\": \"@\" }, \"Db\": \"Server=db.contoso.com;User Id=app;Password=@\", \"Db2\": \"Host=db.contoso.com;Username=postgres;Password=postgres\" }")]
    [InlineData("appsettings.json", "{ \"ClientId\": \"~\", \"TenantId\": \"~\", \"UserSecretsId\": \"~\", \"InstrumentationKey\": \"~\", \"Checksum\": \"#\", \"ApiKeyId\": \"~\" }")]
    [InlineData("appsettings.json", "{ \"Password\": \"\", \"Secret\": \"<secret>\", \"Token\": \"xxxxxxxxxxxx\", \"ApiKey\": \"${API_KEY}\", \"ClientSecret\": \"@Microsoft.KeyVault(VaultName=shop;SecretName=client)\" }")]
    [InlineData("appsettings.json", "{ \"Db\": \"Server=(localdb)\\\\mssqllocaldb;Trusted_Connection=True\", \"Storage\": \"UseDevelopmentStorage=true\", \"Key\": \"letmein\" }")]
    [InlineData("appsettings.Development.json", "{ \"Payments\": { \"ApiKey\": \"~\" }, \"Smtp\": { \"Password\": \"letmein\" }, \"Jwt\": { \"Secret\": \"changeme\" } }")]
    [InlineData("appsettings.Development.json", "{ \"Db\": \"Host=localhost;Username=postgres;Password=postgres\", \"Rabbit\": \"amqp://guest:guest@localhost\" }")]
    [InlineData("appsettings.json", "{ \"Smtp\": { \"Password\": \"changeme\" }, \"Jwt\": { \"Secret\": \"secret\" }, \"ApiKey\": \"none\", \"Token\": \"token\", \"ClientSecret\": \"REDACTED\" }")]
    [InlineData("values.yaml", "auth:\n  password: testpassword\n  existingSecret:\n    name: shop\n    key: Shop-Password-1")]
    [InlineData("stack.yaml", "AWSTemplateFormatVersion: 2010-09-09\nParameters:\n  RepositoryToken:\n    NoEcho: true\n    Default: none")]
    [InlineData(".env.example", "API_KEY=~\nDB_PASSWORD=changeme")]
    [InlineData("docker-compose.yml", "services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: postgres\n      RABBITMQ_DEFAULT_PASS: guest\n      MINIO_ROOT_PASSWORD: changeme\n      Db: Host=db;Username=postgres;Password=postgres")]
    [InlineData("Dockerfile", "ARG API_TOKEN=~\nENV DB_PASSWORD=changeme")]
    [InlineData("docker-compose.yml", "services:\n  shop:\n    build:\n      args:\n        API_TOKEN: ~1")]
    [InlineData("chart/templates/secret.yaml", "kind: Secret\nstringData:\n  password: changeme")]
    [InlineData("Shop.csproj", "<Project><PropertyGroup><UserSecretsId>~</UserSecretsId></PropertyGroup></Project>")]
    public async Task What_is_certain_or_nothing_is_not_suspicious(string path, string text) => Assert.Empty(await Findings("/service/" + path, Filled(text)));

    [Theory]
    [InlineData("relax", false)]
    [InlineData("judge", true)]
    [InlineData("skip", false)]
    public async Task In_development_files_a_guid_follows_the_option(string option, bool isReported)
    {
        var options = new MadeOptions { ["backend_architect.development_files"] = option };
        Assert.Equal(isReported, !(await Findings("/service/appsettings.Development.json", $$"""{ "ApiKey": "{{Guid}}" }""", options)).IsEmpty);
    }

    [Fact]
    public async Task Test_projects_are_not_judged() =>
        Assert.Empty(await Findings("/service/appsettings.json", $$"""{ "ApiKey": "{{Guid}}" }""", new MadeOptions { ["build_property.IsTestProject"] = "true" }));

    [Theory]
    [InlineData("{ \"ApiKey\": \"#\" }", "What looks like a credential in configuration 'ApiKey' is a GUID or as long as a hash; if it opens anything, keep it in user secrets or a vault")]
    [InlineData("{ \"Smtp\": { \"Password\": \"letmein\" } }", "What looks like a password in configuration 'Smtp:Password' is one that everybody knows; if it opens anything, keep it in user secrets or a vault")]
    public async Task The_message_says_what_leaves_it_open(string json, string message) =>
        Assert.Equal(message, Assert.Single(await Findings("/service/appsettings.json", Filled(json))).GetMessage());

    private static string Filled(string text) => text.Replace("@M", "\u0001").Replace("@localhost", "\u0002").Replace("@", "k7" + Made.Text(Made.Base62, 12) + "Wq9").Replace('\u0001'.ToString(), "@M").Replace("\u0002", "@localhost")
        .Replace("§", Made.Token()).Replace("~", Guid).Replace("#", "4f" + Made.Text(Made.Hex, 30));

    private static async Task<ImmutableArray<Diagnostic>> Findings(string path, string text, MadeOptions? options = null)
    {
        var compilation = CSharpCompilation.Create("service", options: new(OutputKind.DynamicallyLinkedLibrary));
        var analyzed = compilation.WithAnalyzers(
            [Hosts.Of(new SuspiciousConfigurationValue())], new AnalyzerOptions([new MadeFile(path, text)], (options ?? new()).ForEveryFile()));
        return [.. (await analyzed.GetAnalyzerDiagnosticsAsync()).OrderBy(d => d.Location.SourceSpan.Start)];
    }
}
