using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using BackendArchitect.Analyzers.Model.Configuration;
using BackendArchitect.Analyzers.Model.Secrets;
using BackendArchitect.Analyzers.Secrets;
using BackendArchitect.Analyzers.Tests.Model.Configuration;
using BackendArchitect.Analyzers.Tests.Model.Secrets;
using BackendArchitect.Analyzers.Tests.Testing;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SecretPolicy = BackendArchitect.Analyzers.Model.Secrets.SecretPolicy;

namespace BackendArchitect.Analyzers.Tests.Rules.Secrets;

public class SecretInConfigurationFileTests
{
    private const string Settings = "/service/appsettings.json";

    private static string Remote => $"Server=db.contoso.com;Database=Shop;User Id=app;Password={Made.Password()}";

    [Fact]
    public Task A_password_in_a_connection_string_is_reported_at_the_password() => Verify.Rule<SecretInConfigurationFile>(new Surroundings
    {
        Files = [(Settings, $$"""
            {
              // The shop's own database.
              "ConnectionStrings": { "Shop": "Server=db.contoso.com;User Id=app;Password=[|{{Made.Password()}}|];Encrypt=true" }
            }
            """)],
    });

    [Fact]
    public async Task A_name_with_colons_in_a_list_of_variables_names_the_value()
    {
        var found = Assert.Single(await Findings("/service/docker-compose.yml", $"services:\n  node1:\n    environment:\n    - Logging:Level=Debug\n    - Smtp:Password={Made.Password()}\n"));
        Assert.Contains("'services:node1:environment:Smtp:Password'", found.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_of_one_character_takes_nothing_out_of_the_name()
    {
        var found = Assert.Single(await Findings("/service/docker-compose.yml", "services:\n  node1:\n    environment:\n    - Shop=data source=192.168.0.125;user id=shop;password=1;port=3306\n"));
        Assert.Contains("'services:node1:environment:Shop'", found.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "Smtp": { "User": "shop", "Password": 83650274915 }, "Jwt": { "Key": 90375018264593718264 } }""")]
    [InlineData("""{ "Api": { "Token": true, "Secret": -1.25 }, "Feed": "{ \"Password\": 83650274915 }" }""")]
    [InlineData("""{ "Broker": { "User": 71, "Pass": "violet-Anchor" } }""")]
    public Task Numbers_and_flags_are_no_credentials(string json) => Verify.Rule<SecretInConfigurationFile>(new Surroundings { Files = [(Settings, json)] });

    [Fact]
    public Task A_file_of_another_name_is_judged_by_its_metadata() => Verify.Rule<SecretInConfigurationFile>(new Surroundings
    {
        Files = [("/service/shop.json", $$"""{ "Smtp": { "Password": "[|{{Made.Password()}}|]" } }""")],
        GlobalConfig = "[/service/shop.json]\nbuild_metadata.AdditionalFiles.BackendArchitectKind = appsettings\n",
    });

    [Fact]
    public async Task A_section_of_the_editorconfig_switches_a_file_off() => await Verify.Rule<SecretInConfigurationFile>(new Surroundings
    {
        Files =
        [
            (Settings, $$"""{ "Smtp": { "Password": "[|{{Made.Password()}}|]" } }"""),
            ("/service/appsettings.Staging.json", $$"""{ "Smtp": { "Password": "{{Made.Password()}}" } }"""),
        ],
        EditorConfig = "[appsettings.Staging.json]\nbackend_architect.BARCH1101.severity = none\n",
    });

    [Theory]
    [InlineData("none", null)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    [InlineData("warning", DiagnosticSeverity.Warning)]
    [InlineData("error", DiagnosticSeverity.Error)]
    [InlineData("nonsense", DiagnosticSeverity.Warning)]
    public async Task The_severity_is_that_of_our_own_key(string written, DiagnosticSeverity? severity)
    {
        var found = await Findings(Settings, Setting("Smtp", "Password", Made.Password()), new MadeOptions { ["backend_architect.BARCH1101.severity"] = written });
        Assert.Equal(severity, found.SingleOrDefault()?.Severity);
    }

    [Theory]
    [InlineData("// backend-architect-disable-next-line BARCH1101", false)]
    [InlineData("/* backend-architect-disable-next-line BARCH1101 */", false)]
    [InlineData("// backend-architect-disable-next-line BARCH1102, BARCH1101 -- rotated every night", false)]
    [InlineData("// backend-architect-disable-next-line BARCH1102", true)]
    [InlineData("// backend-architect-disable-next-line", true)]
    [InlineData("// backend-architect-disable-next-line -- BARCH1101", true)]
    [InlineData("// BARCH1101 is fine here", true)]
    public async Task A_comment_on_the_line_before_disables_the_rules_that_it_names(string comment, bool isReported)
    {
        var found = await Findings(Settings, $"{{\r\n  {comment}\r\n  \"Password\": \"{Made.Password()}\",\r\n  \"Other\": \"x\"\r\n}}");
        Assert.Equal(isReported, !found.IsEmpty);
    }

    [Fact]
    public async Task A_comment_two_lines_before_disables_nothing() =>
        Assert.Single(await Findings(Settings, $"{{\n// backend-architect-disable-next-line BARCH1101\n\n\"Password\": \"{Made.Password()}\" }}"));

    [Fact]
    public async Task A_proven_token_in_a_comment_is_reported_and_a_password_is_not()
    {
        var token = Made.WithCrc32("ghp_");
        var found = Assert.Single(await Findings(Settings, $"{{\n  // old: \"Password\": \"{Made.Password()}\"\n  /* {token} */\n}}"));
        Assert.Equal("GitHub personal access token in a comment of the configuration; keep it in user secrets or a vault", found.GetMessage());
        Assert.Equal((2, 5), At(found));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task The_place_is_exact(string newLine)
    {
        var text = string.Join(newLine, "\uFEFF{", "  /* a", "  b */ \"Clients\": [ {}, {", $"    \"Name\": \"é\", \"Secret\": \"{Made.Password()}\" }} ],", $"  \"Db\": \"{Remote}\"", "}");
        var found = await Findings(Settings, text);
        Assert.Equal([(3, 28), (4, 9 + Remote.IndexOf("Password=", StringComparison.Ordinal) + 9)], found.Select(At));
        Assert.Contains("'Clients:1:Secret'", found[0].GetMessage());
    }

    [Fact]
    public async Task A_value_with_escapes_is_reported_as_a_whole()
    {
        var found = Assert.Single(await Findings(Settings, $$"""{ "Db": "{{Remote.Replace("Shop", "\\u0053hop")}}" }"""));
        Assert.Equal((0, 9), At(found));
    }

    [Fact]
    public async Task Of_duplicate_keys_both_are_judged() =>
        Assert.Equal(2, (await Findings(Settings, $$"""{ "Password": "{{Made.Password()}}", "Password": "{{Made.Password()}}" }""")).Length);

    [Fact]
    public async Task A_password_beside_a_login_is_a_password()
    {
        Assert.Single(await Findings(Settings, $$"""{ "Smtp": { "User": "app", "Pass": "{{Made.Password()}}" } }"""));
        Assert.Empty(await Findings(Settings, $$"""{ "Season": { "Pass": "{{Made.Password()}}" } }"""));
    }

    [Fact]
    public async Task A_random_key_beside_an_address_opens_it()
    {
        var key = Convert.ToBase64String(Made.Bytes(64));
        Assert.Single(await Findings(Settings, $$"""{ "Database": { "Endpoint": "https://shop.documents.azure.com", "Key": "{{key}}" } }"""));
        Assert.Empty(await Findings(Settings, $$"""{ "Database": { "Title": "shop", "Key": "{{key}}" } }"""));
    }

    [Theory]
    [InlineData("appsettings.Development.json", "localhost", "relax", false)]
    [InlineData("appsettings.Development.json", "localhost", "judge", true)]
    [InlineData("appsettings.Development.json", "localhost", "skip", false)]
    [InlineData("appsettings.Development.json", "db.contoso.com", "relax", true)]
    [InlineData("appsettings.Development.json", "db.contoso.com", "skip", false)]
    [InlineData("appsettings.json", "localhost", "relax", true)]
    [InlineData("appsettings.json", "db.contoso.com", "skip", true)]
    public async Task Development_files_follow_the_option(string file, string host, string option, bool isReported)
    {
        var options = new MadeOptions { ["backend_architect.development_files"] = option };
        Assert.Equal(isReported, !(await Findings("/service/" + file, Setting("Db", "Shop", $"Host={host};Username=app;Password={Made.Password()}"), options)).IsEmpty);
    }

    [Fact]
    public async Task An_environment_variable_of_a_launch_profile_is_a_setting()
    {
        var found = Assert.Single(await Findings("/service/Properties/launchSettings.json", $$"""
            { "profiles": { "http": { "commandName": "Project", "environmentVariables": { "ConnectionStrings__Shop": "{{Remote}}" } } } }
            """));
        Assert.Contains("'profiles:http:environmentVariables:ConnectionStrings:Shop'", found.GetMessage());
    }

    [Fact]
    public async Task Samples_descriptions_and_encrypted_files_are_judged_by_proof_alone()
    {
        var json = $$"""{ "#": "", "Password": "{{Made.Password()}}", "Token": "{{Made.WithCrc32("gho_")}}" }""";
        Assert.Single(await Findings("/service/appsettings.example.json", json));
        Assert.Single(await Findings(Settings, json.Replace("#", "openapi")));
        Assert.Single(await Findings(Settings, json.Replace("#", "sops")));
        Assert.Equal(2, (await Findings(Settings, json)).Length);
    }

    [Fact]
    public async Task Test_projects_are_judged_by_proof_alone()
    {
        var options = new MadeOptions { ["build_property.IsTestProject"] = "true" };
        Assert.Empty(await Findings(Settings, Setting("Db", "Shop", Remote), options));
        Assert.Single(await Findings(Settings, Setting("A", "B", Made.WithCrc32("ghp_")), options));
    }

    [Fact]
    public async Task What_is_only_suspicious_is_not_reported()
    {
        Assert.Empty(await Findings(Settings, Setting("Hook", "Token", new Guid(Made.Bytes(16)).ToString())));
        Assert.Empty(await Findings(Settings, Setting("Smtp", "Password", "letmein")));
        Assert.Empty(await Findings(Settings, Setting("Db", "Shop", "Host=localhost;Username=postgres;Password=postgres")));
        Assert.Empty(await Findings(Settings, Setting("Aws", "AccessKeyId", "AKIA" + Made.Text(Made.Base32, 16))));
    }

    [Fact]
    public async Task Whatever_is_reported_never_tells_the_secret()
    {
        var secrets = SecretDetectorTests.Formats.Concat(SecretDetectorTests.ProvenFormats).Select(row => (string)row[1]).ToList();
        foreach (var secret in secrets)
        {
            var quoted = JsonSerializer.Serialize(secret);
            foreach (var json in new[]
            {
                $$"""{ "Smtp": { "Password": {{quoted}} } }""",
                $$"""{ {{quoted}}: { "Password": {{quoted}} } }""",
                $$"""{ {{quoted}}: { "Password": "{{Made.Password()}}" } }""",
                "{ \"Db\": " + JsonSerializer.Serialize($"Host=db.contoso.com;Username=app;Password='{secret}'") + " }",
            })
                foreach (var found in await Findings(Settings, json))
                {
                    var told = string.Join("\n", found.Properties.Select(p => p.Key + p.Value).Append(found.GetMessage()).Append(found.Location.ToString()).Append(found.ToString()));
                    Assert.DoesNotContain(secret, told);
                }
        }
    }

    [Fact]
    public async Task Properties_tell_what_was_found()
    {
        var found = Assert.Single(await Findings(Settings, Setting("Stripe", "SecretKey", "sk_live_" + Made.Text(Made.Base62, 24))));
        Assert.Equal("Stripe secret key in configuration 'Stripe:SecretKey'; keep it in user secrets or a vault", found.GetMessage());
        Assert.Equal(("Stripe secret key", "Certain", "Format"), (found.Properties["kind"], found.Properties["confidence"], found.Properties["evidence"]));
        Assert.Equal(Settings, found.Location.GetLineSpan().Path);
        Assert.Equal(LocationKind.ExternalFile, found.Location.Kind);
    }

    [Fact]
    public async Task The_project_says_what_its_own_credentials_are()
    {
        var options = new MadeOptions
        {
            ["backend_architect.secrets.formats"] = "Contoso key: ctso_{b62:32} | nonsense",
            ["backend_architect.secrets.names"] = "door code",
            ["backend_architect.secrets.ignored_names"] = "feed token",
        };
        Assert.Equal("Contoso key in configuration 'A:B'; keep it in user secrets or a vault", Assert.Single(await Findings(Settings, Setting("A", "B", "ctso_" + Made.Text(Made.Base62, 32)), options)).GetMessage());
        Assert.Single(await Findings(Settings, Setting("Shop", "DoorCode", Made.Password()), options));
        Assert.Empty(await Findings(Settings, Setting("Shop", "FeedToken", Made.Password()), options));
        Assert.Single(await Findings(Settings, Setting("Shop", "Token", Made.Password()), options));
    }

    [Fact]
    public async Task What_somebody_has_looked_at_is_allowed_by_path_or_hash()
    {
        var password = Made.Password();
        var byHash = new MadeOptions { ["backend_architect.secrets.salt"] = "shop|2031", ["backend_architect.secrets.allowed_hashes"] = "x | " + SecretPolicy.HashOf("shop|2031", password) };
        Assert.Empty(await Findings(Settings, Setting("Smtp", "Password", password), byHash));
        Assert.Empty(await Findings(Settings, Setting("Db", "Shop", $"Host=db.contoso.com;Username=app;Password={password}"), byHash));
        Assert.Single(await Findings(Settings, Setting("Smtp", "Password", Made.Password()), byHash));
        var byPath = new MadeOptions { ["backend_architect.secrets.allowed_paths"] = "demo/** | appsettings.Demo.json" };
        Assert.Empty(await Findings("/service/demo/appsettings.json", Setting("Smtp", "Password", password), byPath));
        Assert.Empty(await Findings("/service/appsettings.Demo.json", Setting("Smtp", "Password", password), byPath));
        Assert.Single(await Findings(Settings, Setting("Smtp", "Password", password), byPath));
    }

    [Theory]
    [InlineData("formats"), InlineData("names"), InlineData("ignored_names"), InlineData("allowed_paths"), InlineData("allowed_hashes"), InlineData("salt"), InlineData("report_possible")]
    public async Task An_option_with_nonsense_counts_as_not_written(string option)
    {
        foreach (var nonsense in new[] { "", "|", "{", "{b62:", "Key: ctso_{b62:99999999999}", "\\", "[a", "\0", new string('{', 5_000) })
            Assert.Single(await Findings(Settings, Setting("Smtp", "Password", Made.Password()), new MadeOptions { ["backend_architect.secrets." + option] = nonsense }));
    }

    [Fact]
    public async Task What_may_be_a_credential_is_reported_where_somebody_asks_for_it()
    {
        var options = new MadeOptions { ["backend_architect.secrets.report_possible"] = "true" };
        Assert.Single(await Findings(Settings, Setting("Aws", "AccessKeyId", "AKIA" + Made.Text(Made.Base32, 16)), options));
        Assert.Single(await Findings("/service/appsettings.Development.json", Setting("Db", "Shop", "Host=localhost;Username=postgres;Password=postgres"), options));
        Assert.Empty(await Findings(Settings, Setting("Smtp", "Host", "smtp.contoso.com"), options));
    }

    [Fact]
    public void Ordinary_settings_are_silent() => Gen.Int.Sample(seed =>
        Assert.Empty(Findings(Settings, RandomJson.Of(new Random(seed))).GetAwaiter().GetResult()), iter: 60);

    [Fact]
    public async Task Binary_and_gigantic_files_are_silent()
    {
        Assert.Empty(await Findings(Settings, "\0" + Setting("Smtp", "Password", Made.Password())));
        Assert.Empty(await Findings(Settings, Setting("Smtp", "Password", Made.Password()) + new string(' ', 50 * 1024 * 1024)));
    }

    [Theory]
    [InlineData("\"Pass{0}Key{0}Secret\": \"Violet-{0}-Anchor\"")]
    [InlineData("\"User{0}\": \"shop\", \"Host{0}\": \"db.contoso.com\", \"Pass\": \"Violet-{0}-Anchor\"")]
    [InlineData("\"Db{0}\": \"Server=db.contoso.com;User Id=app;Password=Violet-{0}-Anchor\"")]
    public void Many_telling_names_in_one_object_cost_no_more_than_each_by_itself(string setting)
    {
        var (one, two) = (Document(500), Document(1_000));
        Assert.True(Judged(one) >= 500);
        Cost.IsLinear(new(0, Cost.Allocation(() => Judged(one))), new(0, Cost.Allocation(() => Judged(two))));

        ConfigDocument Document(int count) => ConfigReader.Json.Read(Settings, SourceText.From(
            "{ " + string.Join(",", Enumerable.Range(1000, count).Select(i => string.Format(CultureInfo.InvariantCulture, setting, i))) + " }"), default);

        static int Judged(ConfigDocument document) =>
            document.Entries.Sum(e => SecretDetector.Judge(e.Value, new(SecretPlace.Configuration, e.Key, document, e)).Length);
    }

    [Fact]
    public async Task In_a_large_file_formats_and_containers_are_found()
    {
        var text = $$"""{ "Password": "{{Made.Password()}}", "Db": "{{Remote}}", "A": "{{Made.WithCrc32("ghp_")}}" }""" + new string(' ', 1024 * 1024);
        Assert.Equal(2, (await Findings(Settings, text)).Length);
    }

    // Each first line is the path; @ stands for a password, § for a token of 40 characters; the mark is where the finding stands.
    public static TheoryData<string, string> Found { get; } = new()
    {
        { ".env", "DB_HOST=db.contoso.com\nexport DB_PASSWORD=\"[|@|]\" # the shop's" },
        { ".env", "ConnectionStrings__Shop=Server=db.contoso.com;User Id=app;Password=[|@|]" },
        { ".env.local", "SMTP_HOST=smtp.contoso.com\nSMTP_PASSWORD=[|@|]" },
        { "Dockerfile", "FROM sdk\nENV A=b \\\n    NUGET_TOKEN=[|§|]\n" },
        { "Dockerfile", "ARG DB_PASSWORD='[|@|]'" },
        { "Dockerfile", "RUN apt-get update && \\\n    curl -u shop:[|@|] https://packages.contoso.com" },
        { "Dockerfile", "RUN <<EOF\nexport PGPASSWORD=[|@|]\npsql\nEOF" },
        { "Dockerfile", "CMD [\"redis-server\", \"--requirepass\", \"[|@|]\"]" },
        { "docker-compose.yml", "services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: [|@|]" },
        { "docker-compose.yml", "services:\n  db:\n    environment:\n      - \"POSTGRES_PASSWORD=[|@|]\"" },
        { "docker-compose.yml", "services:\n  shop:\n    build:\n      args: [\"NUGET_TOKEN=[|§|]\"]" },
        { "docker-compose.yml", "services:\n  cache:\n    command: redis-server --requirepass [|@|]" },
        { "docker-compose.yml", "services:\n  cache:\n    command:\n    - redis-server\n    - --requirepass\n    - [|@|]" },
        { "docker-compose.yml", "x-env: &env\n  DB_PASSWORD: [|@|]\nservices:\n  shop:\n    environment: *env" },
        { "docker-compose.override.yml", "services:\n  shop:\n    environment:\n      Db: Server=db.contoso.com;User Id=app;Password=[|@|]" },
        { "k8s/deployment.yaml", "kind: Deployment\nspec:\n  containers:\n  - env:\n    - name: Smtp__Password\n      value: '[|@|]'" },
        { "k8s/secret.yaml", "kind: Secret\nstringData:\n  password: [|@|]" },
        { "k8s/secret.yaml", "kind: ConfigMap\n---\nkind: Secret\ndata:\n  user: c2hvcA==\n  password: [|base64(@)|]" },
        { "k8s/secret.yaml", "kind: Secret\ndata:\n  .dockerconfigjson: [|base64({\"auths\":{\"registry.contoso.com\":{\"auth\":\"base64(shop:@)\"}}})|]" },
        { "k8s/map.yaml", "kind: ConfigMap\ndata:\n  appsettings.json: |\n    {\n      \"Smtp\": { \"Password\": \"[|@|]\" }\n    }" },
        { "k8s/map.yaml", "kind: ConfigMap\ndata:\n  application.properties: |\n    smtp.host=smtp.contoso.com\n    smtp.password=[|@|]" },
        { "k8s/map.yaml", "kind: ConfigMap\ndata:\n  config.yaml: |\n    smtp:\n      password: [|@|]" },
        { "k8s/map.yaml", "kind: ConfigMap\ndata:\n  settings: |\n    SMTP_HOST=smtp.contoso.com\n    SMTP_PASSWORD=[|@|]" },
        { "k8s/map.yaml", "kind: ConfigMap\ndata:\n  init.sh: |\n    #!/bin/sh\n    PGPASSWORD=[|@|] psql" },
        { "k8s/map.yaml", "kind: ConfigMap\ndata:\n  settings: |\n    [smtp]\n    password = [|@|]" },
        { "values.yaml", "extraEnv: |\n  - name: SMTP_PASSWORD\n    value: [|@|]" },
        { "Dockerfile", "RUN echo \"//npm.contoso.com/:_authToken=[|§|]\" > .npmrc" },
        { "Dockerfile", "HEALTHCHECK CMD redis-cli -a [|@|] ping" },
        { "values.yaml", "auth:\n  username: shop\n  password: \"[|@|]\"" },
        { ".github/workflows/build.yml", "env:\n  NUGET_TOKEN: [|§|]" },
        { ".github/workflows/build.yml", "jobs:\n  b:\n    steps:\n    - run: |\n        dotnet build\n        dotnet nuget push x.nupkg --api-key [|§|]" },
        { ".github/workflows/build.yml", "jobs:\n  b:\n    steps:\n    - uses: docker/login-action@v3\n      with:\n        password: [|@|]" },
        { "azure-pipelines.yml", "steps:\n- bash: |\n    docker login -u shop \\\n      -p [|@|] registry.contoso.com\n  displayName: Log in" },
        { "stack.yaml", "AWSTemplateFormatVersion: '2010-09-09'\nParameters:\n  DbPassword:\n    Type: String\n    NoEcho: true\n    Default: [|@|]" },
        { "stack.yaml", "Resources:\n  Db:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      MasterUserPassword: [|@|]" },
        { "web.config", "<configuration>\n  <connectionStrings>\n    <add name=\"Shop\" connectionString=\"Server=db.contoso.com;User Id=app;Password=[|@|]\" />\n  </connectionStrings>\n</configuration>" },
        { "app.config", "<configuration><appSettings><add key=\"SmtpPassword\" value=\"[|@|]\"/></appSettings></configuration>" },
        { "web.config", "<configuration><mailSettings><smtp><network host=\"smtp.contoso.com\" userName=\"shop\" password='[|@|]'/></smtp></mailSettings></configuration>" },
        { "web.config", "<configuration><system.web><machineKey validationKey=\"[|hex(64)|]\" decryption=\"AES\"/></system.web></configuration>" },
        { "nuget.config", "<configuration><packageSourceCredentials><contoso><add key=\"ClearTextPassword\" value=\"[|@|]\"/></contoso></packageSourceCredentials></configuration>" },
        { "main.tf", "variable \"db_password\" {\n  default = \"[|@|]\"\n}" },
        { "main.tf", "resource \"aws_db_instance\" \"shop\" {\n  username = \"shop\"\n  password = \"[|@|]\" # for now\n}" },
        { "main.tf", "secret_string = jsonencode({ password = \"[|@|]\" })" },
        { "main.tf", "user_data = <<-EOF\n  #!/bin/bash\n  export DB_PASSWORD=[|@|]\nEOF" },
        { "prod.tfvars", "db_password = \"[|@|]\"" },
        { "application.properties", "spring.datasource.username=shop\nspring.datasource.password=[|@|]" },
        { "shop.ini", "[smtp]\nhost = smtp.contoso.com\npassword = [|@|]" },
        { ".npmrc", "//npm.contoso.com/:_authToken=[|§|]" },
        { "local.settings.json", "{ \"IsEncrypted\": false, \"Values\": { \"Smtp__Password\": \"[|@|]\" } }" },
        { "appsettings.json", "{ \"Smtp\": { \"Host\": \"smtp.contoso.com\", // the relay\n    \"Password\": \"[|@|]\", } }" },
        { "web.config", "<configuration xmlns:xdt=\"x\"><connectionStrings>\n  <add name=\"Shop\" xdt:Transform=\"SetAttributes\" xdt:Locator=\"Match(name)\" connectionString='Server=db.contoso.com;User Id=app;Password=[|@|]'/>\n</connectionStrings></configuration>" },
        { "app.config", "<configuration><Smtp><Password>\n  [|@|]\n</Password></Smtp></configuration>" },
        { "app.config", "<configuration><smtp><add name=\"relay\" password=\"[|@|]\"/></smtp></configuration>" },
        { "k8s/secret.yaml", "kind: Secret\nmetadata:\n  name: shop\ndata:\n  host: base64(db.contoso.com)\n  password: >-\n    [|base64(@)|]" },
        { "k8s/secret.yaml", "apiVersion: v1\nkind: List\nitems:\n- kind: Secret\n  stringData: { password: \"[|@|]\" }" },
        { "k8s/secret.yaml", "kind: Secret\nstringData:\n  appsettings.json: '{ \"Smtp\": { \"Password\": \"[|@|]\" } }'" },
        { "docker-compose.yml", "services:\n  shop:\n    labels:\n    - com.contoso.api-key=[|§|]" },
        { "docker-compose.yml", "x-shop: &shop { environment: { DB_PASSWORD: [|@|] } }\nservices:\n  shop:\n    <<: *shop" },
        { ".github/workflows/build.yml", "jobs:\n  b:\n    steps:\n    - run: curl -H \"Authorization: Bearer [|§|]\" https://contoso.com" },
        { ".env", "A='b # c'\nDB_PASSWORD='[|@|]'" },
        { ".env", "NOTE=\"two\n lines\"\nDB_PASSWORD=\"[|@|]\"" },
        { "Dockerfile", "FROM sdk\nCOPY <<EOF /app/shop.env\nA=b\nSMTP_PASSWORD=[|@|]\nEOF" },
        { "Dockerfile", "FROM sdk\nENV DB_PASSWORD [|@|]\n" },
        { "Dockerfile", "# escape=`\nFROM sdk\nENV A=C:\\b `\n    DB_PASSWORD=[|@|]\n" },
        { "main.tf", "policy = <<EOF\n{\n  \"password\": \"[|@|]\"\n}\nEOF" },
        { "main.tf", "url = \"postgres://shop:[|@|]@${var.host}/shop\"" },
        { "main.tf", "provider \"contoso\" {\n  api_token = \"[|§|]\"\n}" },
        { "main.tf", "resource \"a\" \"b\" {\n  environment {\n    variables = {\n      DB_PASSWORD = \"[|@|]\"\n    }\n  }\n}" },
        { "credentials", "[default]\naws_access_key_id = shop\naws_secret_access_key = [|§|]" },
        { "shop.ini", "; the shop\n[smtp]\npassword=\"[|@|]\"" },
        { "application.properties", "smtp.host : smtp.contoso.com\nsmtp.password : [|@|]\n" },
        { "application.properties", "db.url=jdbc:postgresql://db.contoso.com/shop?user=app&\\\n    password=[|@|]" },
        { "template.json", "{ \"AWSTemplateFormatVersion\": \"2010-09-09\", \"Parameters\": { \"DbPassword\": { \"Type\": \"String\", \"NoEcho\": true, \"Default\": \"[|@|]\" } } }" },
        { "stack.template", "{ \"Resources\": { \"Db\": { \"Type\": \"AWS::RDS::DBInstance\", \"Properties\": { \"MasterUserPassword\": \"[|@|]\" } } } }" },
        { "stack.template", "{ \"Resources\": { \"Db\": { \"Type\": \"AWS::RDS::DBInstance\", \"Properties\": { \"MasterUserPassword\": { \"Fn::If\": [ \"UseProd1\", \"[|@|]\", { \"Ref\": \"DbPassword1\" } ] } } } } }" },
        { "stack.yaml", "Resources:\n  Db:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      MasterUserPassword: !If [UseProd1, !Ref Other1, [|@|]]" },
        { "stack.yaml", "AWSTemplateFormatVersion: 2010-09-09\nParameters:\n  Opener:\n    NoEcho: true\n    Default: [|§|]" },
        { "templates/stack.yaml", "AWSTemplateFormatVersion: 2010-09-09\nResources:\n  Db:\n    Properties:\n      Url: !Sub 'postgres://shop:[|@|]@${Db.Endpoint.Address}/shop'" },
        { "stack.yaml", "AWSTemplateFormatVersion: 2010-09-09\nResources:\n  Vm:\n    Properties:\n      UserData:\n        Fn::Base64: !Sub |\n          #!/bin/bash\n          export DB_PASSWORD=[|@|]\n          start ${Name}" },
        { "stack.yaml", "AWSTemplateFormatVersion: 2010-09-09\nResources:\n  S:\n    Type: AWS::SecretsManager::Secret\n    Properties:\n      SecretString: '{\"username\":\"shop\",\"password\":\"[|@|]\"}'" },
        { "stack.yaml", "AWSTemplateFormatVersion: 2010-09-09\nResources:\n  P:\n    Type: AWS::SSM::Parameter\n    Properties:\n      Name: /shop/db/password\n      Type: String\n      Value: [|@|]" },
        { "stack.yaml", "AWSTemplateFormatVersion: 2010-09-09\nResources:\n  T:\n    Properties:\n      ContainerDefinitions:\n      - Environment:\n        - { Name: DB_PASSWORD, Value: [|@|] }" },
        { "Properties/launchSettings.json", "{ \"profiles\": { \"http\": { \"commandLineArgs\": \"--api-key [|§|]\" } } }" },
    };

    [Theory]
    [MemberData(nameof(Found))]
    public async Task A_secret_is_reported_at_its_place_in_every_format(string path, string marked)
    {
        foreach (var (mark, newLine) in new[] { ("", "\n"), ("", "\r\n"), ("\uFEFF", "\n") })
        {
            var made = mark + Filled(marked.Replace("\n", newLine));
            var (start, end) = (made.IndexOf("[|", StringComparison.Ordinal), made.IndexOf("|]", StringComparison.Ordinal) - 2);
            var found = Assert.Single(await Findings("/service/" + path, made.Replace("[|", "").Replace("|]", "")));
            Assert.Equal((start, end), (found.Location.SourceSpan.Start, found.Location.SourceSpan.End));
        }
    }

    [Theory]
    [InlineData("appsettings.json", "{ # \"A\": 1 }", "/* x */")]
    [InlineData("docker-compose.yml", "a: b\n#\nc: d", "# x")]
    [InlineData("docker-compose.yml", "a: b #\nc: d", "# x")]
    [InlineData(".env", "A=b\n#\nC=d", "# x")]
    [InlineData(".env", "A=\"b\" #\nC=d", "# x")]
    [InlineData("Dockerfile", "FROM a\n#\nRUN b \\\n  #\n  c", "# x")]
    [InlineData("web.config", "<a>#<b/></a>", "<!-- x -->")]
    [InlineData("main.tf", "a = 1 #\n#\n", "# x")]
    [InlineData("main.tf", "a = 1 #\n#\n", "// x")]
    [InlineData("main.tf", "a = 1 #\n#\n", "/* x */")]
    [InlineData("shop.ini", "[a]\n#\nb=c", "; x")]
    [InlineData("application.properties", "#\nb=c", "! x")]
    [InlineData("stack.template", "AWSTemplateFormatVersion: 2010-09-09\n#", "# x")]
    public async Task In_a_comment_only_what_proves_itself_is_reported_in_every_format(string path, string text, string comment)
    {
        var comments = text.Count(c => c == '#');
        var token = Made.WithCrc32("ghp_");
        var made = text.Replace("#", comment.Replace("x", "old: " + token));
        var found = await Findings("/service/" + path, made);
        Assert.Equal(comments, found.Length);
        Assert.All(found, f => Assert.Equal(token, made.Substring(f.Location.SourceSpan.Start, f.Location.SourceSpan.Length)));
        Assert.Empty(await Findings("/service/" + path, text.Replace("#", comment.Replace("x", $"DB_PASSWORD={Made.Password()} Server=db.contoso.com;Password={Made.Password()}"))));
    }

    [Theory]
    [InlineData("appsettings.json", "{ \"Password\": \"@\", \"Password\": \"@\" }")]
    [InlineData("docker-compose.yml", "DB_PASSWORD: @\nDB_PASSWORD: @")]
    [InlineData("docker-compose.yml", "{DB_PASSWORD: @, DB_PASSWORD: @}")]
    [InlineData(".env", "DB_PASSWORD=@\nDB_PASSWORD=@")]
    [InlineData("Dockerfile", "ENV DB_PASSWORD=@ DB_PASSWORD=@")]
    [InlineData("web.config", "<c><add key=\"Password\" value=\"@\"/><add key=\"Password\" value=\"@\"/></c>")]
    [InlineData("main.tf", "password = \"@\"\npassword = \"@\"")]
    [InlineData("shop.ini", "[a]\npassword=@\n[a]\npassword=@")]
    public async Task Of_duplicate_keys_both_are_judged_in_every_format(string path, string text) => Assert.Equal(2, (await Findings("/service/" + path, Filled(text))).Length);

    [Theory]
    [InlineData("appsettings.json", "{ \"Password\": \"@\", \"Key\": [ { \"a\": tru")]
    [InlineData("docker-compose.yml", "DB_PASSWORD: @\nkey: \"never closed\n  - [a, {b")]
    [InlineData(".env", "DB_PASSWORD=@\nKEY=\"never closed\nrest")]
    [InlineData("Dockerfile", "ENV DB_PASSWORD=@\nRUN <<EOF\nrest \\")]
    [InlineData("web.config", "<c><add key=\"Password\" value=\"@\"/><add key=\"Key\" value=\"never closed")]
    [InlineData("main.tf", "password = \"@\"\nkey = \"never closed\nblock {")]
    [InlineData("shop.ini", "[a]\npassword=@\nkey=\"\"\"never closed\n[b")]
    [InlineData("template.json", "{ \"AWSTemplateFormatVersion\": \"2010-09-09\", \"Parameters\": { \"DbPassword\": { \"Default\": \"@\" }, \"Key\": {")]
    public async Task A_broken_rest_takes_no_finding_away_in_any_format(string path, string text) => Assert.Single(await Findings("/service/" + path, Filled(text)));

    [Fact]
    public async Task Of_the_files_of_a_certificate_in_a_secret_the_private_key_alone_is_reported()
    {
        static string Encoded(string pem) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(pem));
        using var key = System.Security.Cryptography.RSA.Create(1024);
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest(
            "CN=shop", key, System.Security.Cryptography.HashAlgorithmName.SHA256, System.Security.Cryptography.RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1));
        var text = $"kind: Secret\ntype: kubernetes.io/tls\ndata:\n  tls.crt: {Encoded(certificate.ExportCertificatePem())}\n  tls.key: {Encoded(key.ExportPkcs8PrivateKeyPem())}\n  ca.pub: {Encoded(Made.PublicKey())}\n";
        Assert.Equal((4, 11), At(Assert.Single(await Findings("/service/k8s/tls.yaml", text))));
    }

    [Fact]
    public async Task A_private_key_in_a_value_of_several_lines_is_reported_at_its_first_line()
    {
        var pem = Made.PrivateKey().ReplaceLineEndings("\n");
        Assert.Equal((3, 4), At(Assert.Single(await Findings("/service/k8s/a.yaml", "kind: Secret\nstringData:\n  key: |\n    " + pem.Replace("\n", "\n    ")))));
        Assert.Equal((1, 0), At(Assert.Single(await Findings("/service/main.tf", $"key = <<EOF\n{pem}\nEOF"))));
        Assert.Equal((0, 5), At(Assert.Single(await Findings("/service/.env", $"KEY=\"{pem}\""))));
        Assert.Equal((0, 5), At(Assert.Single(await Findings("/service/.env", $"KEY=\"{pem.Replace("\n", "\\n")}\""))));
        Assert.Equal((0, 7), At(Assert.Single(await Findings("/service/a.ini", $"key=\"\"\"{pem}\"\"\""))));
        Assert.Equal((0, 6), At(Assert.Single(await Findings("/service/a.config", $"<a><b>{pem}</b></a>"))));
        Assert.Equal((1, 0), At(Assert.Single(await Findings("/service/Dockerfile", $"COPY <<EOF /app/key.pem\n{pem}\nEOF"))));
    }

    [Theory]
    [MemberData(nameof(Found))]
    public async Task With_a_reference_in_its_place_the_same_file_is_clean(string path, string marked)
    {
        var (start, end) = (marked.IndexOf("[|", StringComparison.Ordinal), marked.IndexOf("|]", StringComparison.Ordinal));
        Assert.Empty(await Findings("/service/" + path, marked[..start] + "${DB_PASSWORD}" + marked[(end + 2)..]));
    }

    [Theory]
    [InlineData(".env", "DB_PASSWORD=\nTOKEN\nexport KEY=''\nA_SECRET=${OTHER}\nB_SECRET=$OTHER\nC_SECRET=%OTHER%")]
    [InlineData(".env", "DB_PASSWORD_FILE=/run/secrets/db-Password-1\nSECRETS_DIR=/var/Secrets-1\nGOPRIVATE=Contoso-1.com\nAUTH_MODE=Token-1-Only\nPUBLIC_KEY=Shop-Key-1\nKMS_KEY_ALIAS=alias/Shop-1")]
    [InlineData(".env", "MYSQL_ALLOW_EMPTY_PASSWORD=Yes-1-Indeed\nMYSQL_RANDOM_ROOT_PASSWORD=yes\nPASSWORD_MIN_LENGTH=Twelve-12")]
    [InlineData(".env.example", "DB_PASSWORD=@")]
    [InlineData(".env.sample", "API_KEY=§")]
    [InlineData("docker-compose.yml", "services:\n  shop:\n    secrets:\n    - db_Password_2024\n    env_file: .env\nsecrets:\n  db_Password_2024:\n    file: ./Db-Password-1.txt\n  other:\n    external: true")]
    [InlineData("docker-compose.yml", "services:\n  db:\n    environment:\n      - POSTGRES_PASSWORD\n      - POSTGRES_PASSWORD=${DB_PASSWORD:?set it}\n    ports: [\"5432:5432\"]")]
    [InlineData("docker-compose.yml", "services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: postgres\n      RABBITMQ_DEFAULT_PASS: guest\n      MINIO_ROOT_PASSWORD: minioadmin")]
    [InlineData("docker-compose.yml", "services:\n  shop:\n    environment:\n      Db: Server=db;User Id=sa;Password=@")]
    [InlineData("docker-compose.yml", "services:\n  shop:\n    image: shop@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\n    command: [\"--password\", \"$PASSWORD\"]")]
    [InlineData("k8s/a.yaml", "env:\n- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef:\n      name: Shop-Secret-1\n      key: Db-Password-1\nimagePullSecrets:\n- name: Registry-Secret-1")]
    [InlineData("k8s/a.yaml", "kind: SealedSecret\nspec:\n  encryptedData:\n    password: §§§")]
    [InlineData("k8s/a.yaml", "kind: ExternalSecret\nspec:\n  data:\n  - secretKey: password\n    remoteRef:\n      key: Prod/Shop-1/Password\n  secretStoreRef: { name: Vault-1 }")]
    [InlineData("k8s/a.yaml", "kind: Secret\ndata:\n  host: base64(db.contoso.com)\n  user: base64(shop)\n  password: base64(${DB_PASSWORD})\n  note: base64(This is a sentence about the shop.)")]
    [InlineData("k8s/a.yaml", "password: ENC[AES256_GCM,data:§,type:str]\nsops:\n  version: 3.8.1")]
    [InlineData("k8s/a.yaml", "password: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  62313365396662343061393464336163383764373764613633653634306231386433626436623361")]
    [InlineData("chart/templates/secret.yaml", "kind: Secret\nstringData:\n  password: {{ .Values.password | quote }}\n  token: Abc-1-{{ .Values.token }}")]
    [InlineData("values.yaml", "oci:\n  privateKey: |\n    -----BEGIN RSA PRIVATE KEY-----\n    -----END RSA PRIVATE KEY-----\n  signingKey: |\n    -----BEGIN ENCRYPTED PRIVATE KEY-----\n    §§§\n    -----END ENCRYPTED PRIVATE KEY-----")]
    [InlineData("values.yaml", "auth:\n  existingSecret: Shop-Secret-1\n  secretName: Shop-Secret-2\n  password: \"\"\n  passwordKey: {{ x }}")]
    [InlineData(".github/workflows/a.yml", "env:\n  PASSWORD: Pass123$\n  DB_PASSWORD: letmein!")]
    [InlineData("docs/samples/.env", "DB_PASSWORD=@")]
    [InlineData(".github/workflows/a.yml", "env:\n  TOKEN: ${{ secrets.TOKEN }}\npermissions:\n  id-token: write\njobs:\n  b:\n    secrets: inherit\n    steps:\n    - uses: actions/cache@5a3ec84eff668545956fd18022155c47e93e2684\n      with: { key: \"${{ runner.os }}-Nuget-1\" }")]
    [InlineData("stack.yaml", "Parameters:\n  DbPassword: { Type: String, NoEcho: true }\nResources:\n  Db:\n    Properties:\n      MasterUserPassword: !Ref DbPassword1\n      Other: { Ref: DbPassword1 }\n      ThirdPassword: '{{resolve:secretsmanager:Shop-1:SecretString:password}}'")]
    [InlineData("main.tf", "password = var.db_password\ntoken = data.aws_secret.shop[\"Db-Password-1\"].value\nsecret = random_password.db.result\nkey_name = \"Shop-Key-1\"\nsecret_id = \"Shop-Secret-1\"\nclient_secret_setting_name = \"Shop_Secret_1\"\napi_key = file(\"Api-Key-1.txt\")\nother_password = \"${var.password}\"")]
    [InlineData("stack.yaml", "AWSTemplateFormatVersion: 2010-09-09\nResources:\n  Db:\n    Properties:\n      MasterUserPassword: !Join ['', ['{{resolve:secretsmanager:', !Ref Secret1, ':SecretString:password}}']]\n      OtherPassword: !Select [1, !Split [':', !Ref Other1]]\n      ThirdPassword: !FindInMap [Env1, Prod1, Password1]\n      FourthPassword: !ImportValue 'Shop-1-Password'\n      FifthPassword: !Sub '{{resolve:ssm-secure:/Shop-1/Password:1}}'\n      SixthPassword: !If [UseProd1, !Ref A1, !Ref B1]\n  S:\n    Type: AWS::SecretsManager::Secret\n    Properties:\n      GenerateSecretString: { SecretStringTemplate: '{\"username\": \"shop\"}', GenerateStringKey: password, PasswordLength: 30, ExcludeCharacters: '\"@/\\' }")]
    [InlineData("stack.template", "{ \"AWSTemplateFormatVersion\": \"2010-09-09\", \"Parameters\": { \"DbPassword\": { \"NoEcho\": \"true\", \"MinLength\": \"8\", \"AllowedPattern\": \"[a-zA-Z0-9]*\", \"ConstraintDescription\": \"must be 8 to 41 Letters-1\" }, \"DbUser\": { \"NoEcho\": true, \"Default\": \"Shop-Admin-1\" } }, \"Resources\": { \"Db\": { \"Properties\": { \"MasterUserPassword\": { \"Ref\": \"DbPassword1\" }, \"A\": { \"Password\": { \"Fn::GetAtt\": [ \"Secret1\", \"Password1\" ] } }, \"B\": { \"Password\": { \"Fn::Join\": [ \"\", [ \"{{resolve:secretsmanager:\", { \"Ref\": \"Secret1\" }, \":SecretString:password}}\" ] ] } } } } } }")]
    [InlineData("main.tf", "api_key_env = \"MY_SECRET1\"\nsecret_name = \"TF_TEAM_TOKEN\"\nvariable \"password\" {\n  sensitive = true\n}")]
    [InlineData("web.config", "<configuration><connectionStrings configProtectionProvider=\"p\"><EncryptedData><CipherValue>§</CipherValue></EncryptedData></connectionStrings><runtime><assemblyIdentity publicKeyToken=\"b77a5c561934e089\"/></runtime></configuration>")]
    [InlineData("nuget.config", "<configuration><packageSourceCredentials><contoso><add key=\"Password\" value=\"@\"/></contoso></packageSourceCredentials></configuration>")]
    [InlineData("web.config", "<configuration><system.web><machineKey validationKey=\"AutoGenerate,IsolateApps\"/><membership requiresQuestionAndAnswer=\"true\" minRequiredPasswordLength=\"12\"/></system.web></configuration>")]
    [InlineData("Shop.csproj", "<Project><PropertyGroup><UserSecretsId>2f9c0d4e-1b7a-4c8e-9d2f-5a6b7c8d9e0f</UserSecretsId></PropertyGroup></Project>")]
    [InlineData("application.properties", "db.password=${DB_PASSWORD}\nkeystore.password=ENC(§)\nsecret.name=Shop-1\nkey.alias=Shop-1")]
    [InlineData(".npmrc", "//npm.contoso.com/:_authToken=${NPM_TOKEN}\nregistry=https://npm.contoso.com")]
    [InlineData("Dockerfile", "ARG NUGET_TOKEN\nENV PASSWORD_FILE=/run/secrets/Password-1\nRUN --mount=type=secret,id=Nuget-Token-1 dotnet restore\nRUN curl -H \"Authorization: Bearer $TOKEN\" https://contoso.com")]
    [InlineData("appsettings.json", "{ \"apikey\": \"foo\", \"testingAiApiKey\": \"my-api-key\", \"Shortcuts\": { \"TogglePassword\": \"Ctrl+Shift+P\" } }")]
    [InlineData("appsettings.json", "{ \"Key\": \"Jwt:Key\", \"ApiKey\": \"{{ apiKey }}\", \"InstrumentationKey\": \"2f9c0d4e-1b7a-4c8e-9d2f-5a6b7c8d9e0f\", \"AllowedUserNameCharacters\": \"abcdefghijklmnopqrstuvwxyzABCDEFG0123456789-._@+\" }")]
    [InlineData("appsettings.json", "{ \"Password\": \"REDACTED\", \"Secret\": \"<secret>\", \"Token\": \"xxxxxxxxxxxx\", \"ResourceId\": \"/subscriptions/2f9c0d4e/resourceGroups/Shop-1\" }")]
    public async Task What_users_of_other_scanners_complain_about_is_clean(string path, string text) => Assert.Empty(await Findings("/service/" + path, Filled(text)));

    /// <summary>The text with credentials made for this run, and what shall be encoded encoded.</summary>
    private static string Filled(string text)
    {
        text = text.Replace("@sha256", "\u0001sha256").Replace("cache@", "cache\u0001").Replace("action@", "action\u0001").Replace("@$", "\u0001$");
        text = text.Replace("@", "k7" + Made.Text(Made.Base62, 12) + "Wq9").Replace("§", Made.Token()).Replace('\u0001', '@').Replace("hex(64)", Made.Text(Made.Hex, 64));
        while (text.LastIndexOf("base64(", StringComparison.Ordinal) is >= 0 and var at)
        {
            var close = text.IndexOf(')', at);
            text = text[..at] + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text[(at + 7)..close])) + text[(close + 1)..];
        }
        return text;
    }

    private static (int, int) At(Diagnostic found)
    {
        var start = found.Location.GetLineSpan().StartLinePosition;
        return (start.Line, start.Character);
    }

    private static string Setting(string section, string name, string value) => $$"""{ "{{section}}": { "{{name}}": "{{value}}" } }""";

    private static async Task<ImmutableArray<Diagnostic>> Findings(string path, string text, MadeOptions? options = null)
    {
        var compilation = CSharpCompilation.Create("service", options: new(OutputKind.DynamicallyLinkedLibrary));
        var analyzed = compilation.WithAnalyzers(
            [Testing.Hosts.Of(new SecretInConfigurationFile())], new AnalyzerOptions([new MadeFile(path, text)], (options ?? new()).ForEveryFile()));
        return [.. (await analyzed.GetAnalyzerDiagnosticsAsync()).OrderBy(d => d.Location.SourceSpan.Start)];
    }
}
