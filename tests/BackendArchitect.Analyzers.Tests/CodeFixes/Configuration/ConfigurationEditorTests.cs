using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using BackendArchitect.Analyzers.CodeFixes.Configuration;
using BackendArchitect.Analyzers.Model.Configuration;
using BackendArchitect.Analyzers.Secrets;
using BackendArchitect.Analyzers.Tests.Evaluation.Secrets;
using BackendArchitect.Analyzers.Tests.Model.Configuration;
using BackendArchitect.Analyzers.Tests.Model.Secrets;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using YamlDotNet.RepresentationModel;

namespace BackendArchitect.Analyzers.Tests.CodeFixes.Configuration;

public class ConfigurationEditorTests
{
    // Stands for a password in the rows below.
    private const string Secret = "@@";
    private const string Other = "@2@";

    private const string DotNet = "/service/appsettings.json";
    private const string Launch = "/service/Properties/launchSettings.json";
    private const string Compose = "/service/docker-compose.yml";
    private const string Workflow = "/service/.github/workflows/ci.yml";

    private static readonly CSharpCompilation Service = CSharpCompilation.Create("service", references: ReferenceSet.Net10.References);

    public static TheoryData<string, string, string, string, string> Edits() => new()
    {
        // An application's settings: empty, and in user secrets by the same key.
        { DotNet, """{ "Smtp": { "User": "shop", "Password": "@@" } }""", """{ "Smtp": { "User": "shop", "Password": "" } }""", "UserSecrets", "Smtp:Password" },
        { DotNet, """{ "ConnectionStrings": { "Shop": "Server=db.contoso.com;User Id=app;Password=@@;Encrypt=true" } }""", """{ "ConnectionStrings": { "Shop": "" } }""", "UserSecrets", "ConnectionStrings:Shop" },
        { DotNet, """{ "Clients": [ { "Id": "a", "Secret": "\u0040@@" } /* b */ ], }""", """{ "Clients": [ { "Id": "a", "Secret": "" } /* b */ ], }""", "UserSecrets", "Clients:0:Secret" },
        { "/service/secrets.json", """{ "Smtp:Password": "@@" } // mine""", """{ "Smtp:Password": "" } // mine""", "UserSecrets", "Smtp:Password" },
        // An environment variable that is empty would hide user secrets.
        { Launch, Launched("""{ "A": "b", "Api__Token": "@T@", "C": "d" }"""), Launched("""{ "A": "b",  "C": "d" }"""), "UserSecrets", "Api:Token" },
        { Launch, Launched("""{ "A": "b", "Api__Token": "@T@" }"""), Launched("""{ "A": "b"  }"""), "UserSecrets", "Api:Token" },
        { Launch, Launched("""{ "Api__Token": "@T@" }"""), Launched("{  }"), "UserSecrets", "Api:Token" },
        { Launch, Launched("{\n  \"A\": \"b\", // and, so on\n  /* the, token */\n  \"Api__Token\": \"@T@\"\n}"), Launched("{\n  \"A\": \"b\" // and, so on\n  /* the, token */\n}"), "UserSecrets", "Api:Token" },
        { Launch, Launched("{\n  \"Api__Token\": \"@T@\", // ours\n  \"A\": \"b\"\n}"), Launched("{\n   // ours\n  \"A\": \"b\"\n}"), "UserSecrets", "Api:Token" },
        { "/service/local.settings.json", "{\n  \"Values\": {\n    \"ApiToken\": \"@T@\",\n    \"B\": \"c\"\n  }\n}", "{\n  \"Values\": {\n    \"B\": \"c\"\n  }\n}", "EnvironmentVariable", "ApiToken" },
        // Environment files.
        { "/service/.env", "A=b\nSMTP_PASSWORD=@@ # of the shop\nC=d", "A=b\nSMTP_PASSWORD= # of the shop\nC=d", "EnvironmentVariable", "SMTP_PASSWORD" },
        { "/service/.env", "export Smtp__Password=\"@@\"\n", "export Smtp__Password=\"\"\n", "EnvironmentVariable", "Smtp__Password" },
        { "/service/.env", "SMTP_PASSWORD='@@'", "SMTP_PASSWORD=''", "EnvironmentVariable", "SMTP_PASSWORD" },
        // Compose files refer to variables.
        { Compose, Container("environment:\n      Smtp__Password: @@ # ours\n      A: b"), Container("environment:\n      Smtp__Password: ${SMTP_PASSWORD} # ours\n      A: b"), "ComposeVariable", "SMTP_PASSWORD" },
        { Compose, Container("environment:\n      - Smtp__Password=@@\n      - A=b"), Container("environment:\n      - Smtp__Password=${SMTP_PASSWORD}\n      - A=b"), "ComposeVariable", "SMTP_PASSWORD" },
        { Compose, Container("environment:\n      - \"Smtp__Password=@@\""), Container("environment:\n      - \"Smtp__Password=${SMTP_PASSWORD}\""), "ComposeVariable", "SMTP_PASSWORD" },
        { Compose, Container("environment: { A: b, Smtp__Password: @@ }"), Container("environment: { A: b, Smtp__Password: \"${SMTP_PASSWORD}\" }"), "ComposeVariable", "SMTP_PASSWORD" },
        { Compose, Container("environment: [ A=b, Smtp__Password=@@ ]"), Container("environment: [ A=b, \"Smtp__Password=${SMTP_PASSWORD}\" ]"), "ComposeVariable", "SMTP_PASSWORD" },
        { Compose, Container("environment:\n      ConnectionStrings__Shop: 'Host=db.contoso.com;Username=shop;Password=@@'"), Container("environment:\n      ConnectionStrings__Shop: '${CONNECTION_STRINGS_SHOP}'"), "ComposeVariable", "CONNECTION_STRINGS_SHOP" },
        { Compose, Container("command: redis-server --requirepass @@ --port 6379"), Container("command: redis-server --requirepass ${SHOP_PASSWORD} --port 6379"), "ComposeVariable", "SHOP_PASSWORD" },
        { Compose, Container("command: [redis-server, --requirepass, @@]"), Container("command: [redis-server, --requirepass, \"${SHOP_PASSWORD}\"]"), "ComposeVariable", "SHOP_PASSWORD" },
        { Compose, Container("command: >\n      redis-server\n      --requirepass @@\n    tty: true"), Container("command: >\n      redis-server\n      --requirepass ${SHOP_PASSWORD}\n    tty: true"), "ComposeVariable", "SHOP_PASSWORD" },
        // A name that is taken is no name for another value.
        { Compose, Container("environment:\n      Smtp__Password: @@\n  till:\n    environment:\n      Smtp__Password: ${SMTP_PASSWORD}"), Container("environment:\n      Smtp__Password: ${SHOP_SMTP_PASSWORD}\n  till:\n    environment:\n      Smtp__Password: ${SMTP_PASSWORD}"), "ComposeVariable", "SHOP_SMTP_PASSWORD" },
        { Compose, Container("environment:\n      Smtp__Password: @@\n  till:\n    environment:\n      Smtp__Password: changeme"), Container("environment:\n      Smtp__Password: ${SHOP_SMTP_PASSWORD}\n  till:\n    environment:\n      Smtp__Password: changeme"), "ComposeVariable", "SHOP_SMTP_PASSWORD" },
        // Workflows refer to secrets.
        { Workflow, Job("env:\n          SMTP_PASSWORD: @@"), Job("env:\n          SMTP_PASSWORD: ${{ secrets.SMTP_PASSWORD }}"), "WorkflowSecret", "SMTP_PASSWORD" },
        { Workflow, Job("with:\n          password: \"@@\""), Job("with:\n          password: \"${{ secrets.PASSWORD }}\""), "WorkflowSecret", "PASSWORD" },
        { Workflow, Job("run: docker login -u shop -p @@ registry.contoso.com"), Job("run: docker login -u shop -p ${{ secrets.BUILD_PASSWORD }} registry.contoso.com"), "WorkflowSecret", "BUILD_PASSWORD" },
        // Values of a chart stay, empty.
        { "/chart/values.yaml", "smtp:\n  user: shop\n  password: @@ # ours\n", "smtp:\n  user: shop\n  password: \"\" # ours\n", "Deployment", "smtp.password" },
        { "/chart/values.yaml", "smtp: { user: shop, password: '@@' }", "smtp: { user: shop, password: '' }", "Deployment", "smtp.password" },
        // MSBuild, NuGet and other XML.
        { "/service/Shop.csproj", "<Project><PropertyGroup><NuGetApiKey>@T@</NuGetApiKey></PropertyGroup></Project>", "<Project><PropertyGroup><NuGetApiKey>$(NU_GET_API_KEY)</NuGetApiKey></PropertyGroup></Project>", "EnvironmentVariable", "NU_GET_API_KEY" },
        { "/service/nuget.config", "<configuration><packageSourceCredentials><Contoso><add key=\"Username\" value=\"shop\" /><add key=\"ClearTextPassword\" value=\"@@\" /></Contoso></packageSourceCredentials></configuration>", "<configuration><packageSourceCredentials><Contoso><add key=\"Username\" value=\"shop\" /><add key=\"ClearTextPassword\" value=\"%CLEAR_TEXT_PASSWORD%\" /></Contoso></packageSourceCredentials></configuration>", "EnvironmentVariable", "CLEAR_TEXT_PASSWORD" },
        { "/service/web.config", "<configuration><appSettings><add key=\"SmtpPassword\" value='@@' /></appSettings></configuration>", "<configuration><appSettings><add key=\"SmtpPassword\" value='' /></appSettings></configuration>", "Deployment", "appSettings:SmtpPassword" },
        { "/service/app.config", "<configuration><smtp>\n<password>@@</password>\n</smtp></configuration>", "<configuration><smtp>\n<password></password>\n</smtp></configuration>", "Deployment", "smtp:password" },
        // Properties.
        { "/service/.npmrc", "registry=https://npm.contoso.com\n//npm.contoso.com/:_authToken=@T@\n", "registry=https://npm.contoso.com\n//npm.contoso.com/:_authToken=${AUTH_TOKEN}\n", "EnvironmentVariable", "AUTH_TOKEN" },
        { "/service/shop.properties", "db.user=shop\ndb.password = @@\nmore: x", "db.user=shop\ndb.password = \nmore: x", "Deployment", "db.password" },
        { "/service/shop.ini", "[db]\nuser=shop\npassword=\"@@\"", "[db]\nuser=shop\npassword=\"\"", "Deployment", "db:password" },
        // Terraform asks for what has no value.
        { "/infra/variables.tf", "variable \"db_password\" {\n  type    = string\n  default = \"@@\"\n}\n", "variable \"db_password\" {\n  type    = string\n}\n", "TerraformVariable", "TF_VAR_db_password" },
        { "/infra/variables.tf", "variable \"db_password\" { default = \"@@\" }\n", "variable \"db_password\" { }\n", "TerraformVariable", "TF_VAR_db_password" },
        { "/infra/prod.tfvars", "region = \"west\"\ndb_password = \"@@\"\n", "region = \"west\"\n", "TerraformVariable", "TF_VAR_db_password" },
        { "/infra/prod.tfvars.json", "{ \"region\": \"west\", \"db_password\": \"@@\" }", "{ \"region\": \"west\"  }", "TerraformVariable", "TF_VAR_db_password" },
        // The one who starts the container sets its variables.
        { "/service/Dockerfile", "FROM shop\nENV SMTP_PASSWORD=@@\nRUN true\n", "FROM shop\nRUN true\n", "EnvironmentVariable", "SMTP_PASSWORD" },
        { "/service/Dockerfile", "FROM shop\nENV SMTP_PASSWORD @@\n", "FROM shop\n", "EnvironmentVariable", "SMTP_PASSWORD" },
        { "/service/Dockerfile", "FROM shop\nENV A=b SMTP_PASSWORD=\"@@\" C='d'\n", "FROM shop\nENV A=b C='d'\n", "EnvironmentVariable", "SMTP_PASSWORD" },
        { "/service/Dockerfile", "FROM shop\nENV A=b \\\n    SMTP_PASSWORD='@@'\nRUN true\n", "FROM shop\nENV A=b\nRUN true\n", "EnvironmentVariable", "SMTP_PASSWORD" },
        { "/service/Dockerfile", "FROM shop\nENV SMTP_PASSWORD=@@ \\\n    C=d\n", "FROM shop\nENV C=d\n", "EnvironmentVariable", "SMTP_PASSWORD" },
    };

    public static TheoryData<string, string, string> Advised() => new()
    {
        { Launch, """{ "profiles": { "shop": { "commandLineArgs": "--password @@" } } }""", "UserSecrets" },
        { "/service/Dockerfile", "FROM shop\nENV SMTP_PASSWORD=@@\nRUN send --password $SMTP_PASSWORD\n", "BuildSecret" },
        { "/service/Dockerfile", "FROM shop\nARG FEED_TOKEN=@T@\n", "BuildSecret" },
        { "/service/Dockerfile", "FROM shop\nRUN curl -u shop:@@ https://contoso.com\n", "BuildSecret" },
        { "/service/Dockerfile", "FROM shop\nENV A=b \\\n# the password\n    SMTP_PASSWORD=@@\n", "EnvironmentVariable" },
        { Compose, Container("build:\n      args:\n        FEED_TOKEN: @T@"), "BuildSecret" },
        { Compose, Container("environment: { URL: {{ a }}, A: \"b\", Smtp__Password: @@\\ }"), "ComposeVariable" },
        { "/k8s/shop.yaml", "apiVersion: v1\nkind: ConfigMap\ndata:\n  smtp-password: @@\n", "KubernetesSecret" },
        { "/k8s/shop.yaml", "apiVersion: apps/v1\nkind: Deployment\nspec:\n  containers:\n  - env:\n    - name: SMTP_PASSWORD\n      value: @@\n", "KubernetesSecret" },
        { "/chart/values.yaml", "smtp:\n  password: |\n    @@\n", "Deployment" },
        { "/infra/main.tf", "resource \"x\" \"db\" {\n  password = \"@@\"\n}\n", "TerraformVariable" },
        { "/infra/variables.tf", "variable \"db\" {\n  default = { password = \"@@\" }\n}\n", "TerraformVariable" },
        { "/infra/variables.tf", "variable \"db_password\" {\n  default = <<EOF\n@@\nEOF\n}\n", "TerraformVariable" },
        { "/infra/variables.tf", "variable \"db_password\" {\n  default = \"@@\" # ours\n}\n", "TerraformVariable" },
        { "/infra/stack.yaml", "AWSTemplateFormatVersion: '2010-09-09'\nParameters:\n  DbPassword:\n    Type: String\n    Default: @@\n", "Deployment" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task The_value_leaves_the_file_and_nothing_else_does(string path, string before, string after, string store, string name)
    {
        foreach (var newLine in new[] { "\n", "\r\n" })
            foreach (var mark in new[] { "", "\uFEFF" })
            {
                var (text, secret) = Filled(mark + before.Replace("\n", newLine));
                var finding = Assert.Single(await Findings(path, text));
                var edit = ConfigurationEditor.Open(path, SourceText.From(text))!.Prepare(finding);
                Assert.NotNull(edit);
                Assert.Equal((mark + after.Replace("\n", newLine)).Replace(Secret, secret), ConfigurationEditor.Apply(SourceText.From(text), [edit]).ToString());
                Assert.Equal((store, name), (edit.Store.ToString(), edit.Name));
                Assert.Contains(secret, edit.Value);
                Assert.DoesNotContain(secret, edit.ToString());
            }
    }

    [Theory]
    [MemberData(nameof(Advised))]
    public async Task Where_a_person_must_decide_nothing_is_changed(string path, string before, string store)
    {
        var (text, secret) = Filled(before);
        var finding = Assert.Single(await Findings(path, text));
        var edit = ConfigurationEditor.Open(path, SourceText.From(text))!.Prepare(finding);
        Assert.NotNull(edit);
        Assert.True(edit.IsAdvice);
        Assert.Equal(store, edit.Store.ToString());
        Assert.Equal(text, ConfigurationEditor.Apply(SourceText.From(text), [edit]).ToString());
        Assert.DoesNotContain(secret, edit.ToString());
    }

    [Fact]
    public async Task A_comment_has_no_edit()
    {
        var text = $"{{ // {Made.WithCrc32("ghp" + "_")}\n}}";
        var finding = Assert.Single(await Findings(DotNet, text));
        Assert.Null(ConfigurationEditor.Open(DotNet, SourceText.From(text))!.Prepare(finding));
    }

    [Theory]
    [InlineData("appsettings.json", """{ "Shop": "Server=db.contoso.com;Database=Shop;TrustServerCertificate=True" }""", """{ "Shop": "Server=db.contoso.com;Database=Shop;TrustServerCertificate=False" }""")]
    [InlineData("appsettings.json", """{ "Smtp": { "Host": "mail.contoso.com", "EnableSsl": false } }""", """{ "Smtp": { "Host": "mail.contoso.com", "EnableSsl": true } }""")]
    [InlineData("appsettings.json", """{ "Kafka": { "BootstrapServers": "kafka.contoso.com:9092", "SecurityProtocol": "SaslPlaintext" } }""", """{ "Kafka": { "BootstrapServers": "kafka.contoso.com:9092", "SecurityProtocol": "SaslSsl" } }""")]
    [InlineData(".env", "KAFKA_SECURITY_PROTOCOL=PLAINTEXT\nKAFKA_BOOTSTRAP_SERVERS=kafka.contoso.com:9092\n", "KAFKA_SECURITY_PROTOCOL=SSL\nKAFKA_BOOTSTRAP_SERVERS=kafka.contoso.com:9092\n")]
    [InlineData("docker-compose.yml", "services:\n  shop:\n    environment:\n    - Shop=Server=sql.contoso.com;Database=Shop;Encrypt=False\n", "services:\n  shop:\n    environment:\n    - Shop=Server=sql.contoso.com;Database=Shop;Encrypt=True\n")]
    [InlineData("web.config", """<c><add name="A" connectionString="Server=db.contoso.com;Database=Shop;Encrypt=False" /></c>""", """<c><add name="A" connectionString="Server=db.contoso.com;Database=Shop;Encrypt=True" /></c>""")]
    [InlineData("appsettings.json", """{ "Mq": "amqp://shop:${PASSWORD}@mq.contoso.com/shop" }""", """{ "Mq": "amqps://shop:${PASSWORD}@mq.contoso.com/shop" }""")]
    [InlineData("appsettings.json", """{ "Mq": "amqp://shop:${PASSWORD}@mq.contoso.com:5672/shop" }""", null)]
    [InlineData("appsettings.json", """{ "Bearer": { "Authority": "http://login.contoso.com", "RequireHttpsMetadata": false } }""", null)]
    [InlineData("appsettings.json", """{ "Shop": "Server=db.contoso.com\\SQL;Database=Shop;Encrypt=False" }""", null)]
    public async Task What_is_switched_off_is_switched_on(string file, string before, string? after)
    {
        var path = "/service/" + file;
        var finding = Assert.Single(await Findings(path, before, new UnencryptedConnection()));
        var edit = ConfigurationEditor.Open(path, SourceText.From(before))!.Prepare(finding);
        if (after is null)
        {
            Assert.Null(edit);
            return;
        }
        Assert.NotNull(edit);
        Assert.Equal(after, ConfigurationEditor.Apply(SourceText.From(before), [edit]).ToString());
        Assert.Equal(SecretStore.File, edit.Store);
        Assert.Null(edit.Value);
        Assert.Empty(await Findings(path, after, new UnencryptedConnection()));
    }

    [Fact]
    public async Task Several_edits_of_a_file_are_made_at_once()
    {
        var (text, _) = Filled("services:\n  shop:\n    environment:\n      Smtp__Password: @@\n      Ftp__Password: @@\n  till:\n    environment:\n      Smtp__Password: @2@\n      Redis: cache.contoso.com,password=@@,user=a\n");
        var editor = ConfigurationEditor.Open(Compose, SourceText.From(text))!;
        var edits = (await Findings(Compose, text)).Select(finding => editor.Prepare(finding)!).ToList();
        Assert.Equal(4, edits.Count);
        var after = ConfigurationEditor.Apply(SourceText.From(text), edits).ToString();
        Assert.Equal("services:\n  shop:\n    environment:\n      Smtp__Password: ${SHOP_SMTP_PASSWORD}\n      Ftp__Password: ${FTP_PASSWORD}\n  till:\n    environment:\n      Smtp__Password: ${TILL_SMTP_PASSWORD}\n      Redis: ${REDIS}\n", after);
        Assert.Empty(await Findings(Compose, after));
    }

    [Fact]
    public async Task Two_findings_in_one_value_are_one_change()
    {
        var (text, _) = Filled("""{ "Url": "https://a:@@@contoso.com https://b:@2@@contoso.org" }""");
        var editor = ConfigurationEditor.Open(DotNet, SourceText.From(text))!;
        var edits = (await Findings(DotNet, text)).Select(finding => editor.Prepare(finding)!).ToList();
        Assert.Equal(2, edits.Count);
        Assert.Equal("""{ "Url": "" }""", ConfigurationEditor.Apply(SourceText.From(text), edits).ToString());
    }

    [Fact]
    public async Task A_file_of_another_name_is_edited_by_its_kind()
    {
        var (text, _) = Filled("""{ "Smtp": { "User": "shop", "Password": "@@" } }""");
        var finding = Assert.Single(await Findings("/service/shop.json", text, new SecretInConfigurationFile(), "AppSettings"));
        Assert.Null(ConfigurationEditor.Open("/service/shop.json", SourceText.From(text)));
        var edit = ConfigurationEditor.Open("/service/shop.json", SourceText.From(text), "AppSettings")!.Prepare(finding)!;
        Assert.Equal("""{ "Smtp": { "User": "shop", "Password": "" } }""", ConfigurationEditor.Apply(SourceText.From(text), [edit]).ToString());
    }

    [Fact]
    public async Task A_finding_of_another_file_or_rule_has_no_edit()
    {
        var (text, _) = Filled("""{ "Smtp": { "User": "shop", "Password": "@@" } }""");
        var finding = Assert.Single(await Findings(DotNet, text));
        Assert.Null(ConfigurationEditor.Open("/service/appsettings.Staging.json", SourceText.From(text))!.Prepare(finding));
        Assert.Null(ConfigurationEditor.Open(DotNet, SourceText.From("{ }"))!.Prepare(finding));
        Assert.Null(ConfigurationEditor.Open("/service/readme.md", SourceText.From(text)));
    }

    /// <summary>
    /// Files of every format, generated, with each line break and mark: an edit that is handed out leaves every other byte, setting and comment, what other
    /// parsers read they still read, and the rules are silent about its place.
    /// </summary>
    [Theory]
    [InlineData("\n", "")]
    [InlineData("\r\n", "\uFEFF")]
    public async Task An_edit_of_any_file_keeps_what_it_claims(string newLine, string mark)
    {
        var mint = new Mint(newLine.Length);
        LabelledFile[] made =
        [
            .. ConfigurationCases.Formats(mint), .. ConfigurationCases.Containers(mint), .. ConfigurationCases.Names(mint), .. ConfigurationCases.Surroundings(mint), .. SpellingCases.All(mint),
        ];
        var files = made.Select((file, i) => (Path: $"/service/{i}/{file.Path}", Text: mark + file.Text.Replace("\n", newLine))).ToDictionary(file => file.Path, file => file.Text);
        var found = await Findings(files);
        var (edited, advised, none) = (0, 0, 0);
        foreach (var file in found.GroupBy(finding => finding.Location.GetLineSpan().Path))
        {
            var text = SourceText.From(files[file.Key]);
            var editor = ConfigurationEditor.Open(file.Key, text, KindOf(file.Key))!;
            foreach (var finding in file)
            {
                var edit = editor.Prepare(finding);
                (edited, advised, none) = (edited + (edit is { IsAdvice: false } ? 1 : 0), advised + (edit is { IsAdvice: true } ? 1 : 0), none + (edit is null ? 1 : 0));
                if (edit is null)
                    continue;
                var secret = text.ToString(finding.Location.SourceSpan);
                Assert.True(secret.Length < 8 || !edit.ToString().Contains(secret, StringComparison.Ordinal), file.Key);
                if (!edit.IsAdvice)
                    Keeps(file.Key, text, ConfigurationEditor.Apply(text, [edit]), edit, finding);
            }
        }
        Assert.InRange(edited, 300, int.MaxValue);
        Assert.True(none * 20 < edited, $"{edited} edits, {advised} advices, {none} findings without any");

        // All of a file together: what has an edit is found no more.
        var after = found.GroupBy(finding => finding.Location.GetLineSpan().Path).ToDictionary(file => file.Key, file =>
        {
            var text = SourceText.From(files[file.Key]);
            var editor = ConfigurationEditor.Open(file.Key, text, KindOf(file.Key))!;
            return ConfigurationEditor.Apply(text, file.Select(editor.Prepare).OfType<ConfigurationEdit>()).ToString();
        });
        Assert.InRange((await Findings(after)).Length, 0, found.Length - edited + edited / 50);
    }

    private static void Keeps(string path, SourceText before, SourceText after, ConfigurationEdit edit, Diagnostic finding)
    {
        // Every byte outside of the changes.
        var (at, moved) = (0, 0);
        foreach (var change in edit.Changes)
        {
            Assert.Equal(before.ToString(TextSpan.FromBounds(at, change.Span.Start)), after.ToString(TextSpan.FromBounds(at + moved, change.Span.Start + moved)));
            moved += change.NewText!.Length - change.Span.Length;
            at = change.Span.End;
        }
        Assert.Equal(before.ToString(TextSpan.FromBounds(at, before.Length)), after.ToString(TextSpan.FromBounds(at + moved, after.Length)));

        var (was, now) = (ConfigDocument.Read(path, before, default, KindOf(path))!, ConfigDocument.Read(path, after, default, KindOf(path))!);
        Assert.Equal(Comments(was), Comments(now));
        Assert.Empty(was.Entries.Select(Printed).Where(entry => !entry.StartsWith(edit.Key + " = ", StringComparison.Ordinal)).Except(now.Entries.Select(Printed)));
        if (finding.Location.SourceSpan.Length >= 8)
            Assert.Equal(-1, after.ToString(TextSpan.FromBounds(edit.Changes[0].Span.Start, Math.Min(after.Length, edit.Changes[0].Span.Start + edit.Changes[^1].NewText!.Length)))
                .IndexOf(before.ToString(finding.Location.SourceSpan), StringComparison.Ordinal));
        ReadByOthers(path, before.ToString(), after.ToString());
    }

    private static void ReadByOthers(string path, string before, string after)
    {
        Action<string>? parse = Path.GetExtension(path) switch
        {
            ".json" => text => JsonDocument.Parse(text.TrimStart('\uFEFF'), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }).Dispose(),
            ".yml" or ".yaml" => text => new YamlStream().Load(new StringReader(text.TrimStart('\uFEFF'))),
            ".config" or ".csproj" or ".props" => text => XDocument.Parse(text.TrimStart('\uFEFF')),
            _ => null,
        };
        if (parse is not null && Record.Exception(() => parse(before)) is null)
            Assert.True(Record.Exception(() => parse(after)) is null, path + "\n" + after);
    }

    private static string Printed(ConfigEntry entry) => $"{entry.Key} = {entry.Value}";

    private static IEnumerable<string> Comments(ConfigDocument document) => document.Comments.Select(document.Text.ToString);

    private static string Launched(string variables) => $$"""{ "profiles": { "shop": { "environmentVariables": {{variables}}, "commandName": "Project" } } }""";

    private static string Container(string settings) => $"services:\n  shop:\n    {settings}\n";

    private static string Job(string step) => $"on: push\njobs:\n  build:\n    steps:\n      - name: Build\n        {step}\n";

    private static (string Text, string Secret) Filled(string marked)
    {
        var secret = marked.Contains("@T@", StringComparison.Ordinal) ? Made.Token() : Made.Password().Replace("#", "x");
        return (marked.Replace("@T@", secret).Replace(Other, Made.Password().Replace("#", "y")).Replace(Secret, secret), secret);
    }

    private static string KindOf(string path) => path.EndsWith(".json", StringComparison.Ordinal) ? "json" : "";

    private static async Task<ImmutableArray<Diagnostic>> Findings(string path, string text, Rule? rule = null, string kind = "") =>
        [.. (await Findings(new Dictionary<string, string> { [path] = text }, rule ?? new SecretInConfigurationFile(), kind)).OrderBy(finding => finding.Location.SourceSpan.Start)];

    private static Task<ImmutableArray<Diagnostic>> Findings(Dictionary<string, string> files) => Findings(files, new SecretInConfigurationFile(), null);

    private static Task<ImmutableArray<Diagnostic>> Findings(Dictionary<string, string> files, Rule rule, string? kind) =>
        Service.WithOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary).WithSpecificDiagnosticOptions([new(rule.Definition.Id, ReportDiagnostic.Warn)]))
            .WithAnalyzers([Hosts.Of(rule)], new AnalyzerOptions([.. files.Select(file => new MadeFile(file.Key, file.Value))], new Kinds(kind)))
            .GetAnalyzerDiagnosticsAsync();

    private sealed class Kinds(string? kind) : AnalyzerConfigOptionsProvider
    {
        private static readonly MadeOptions None = new();

        public override AnalyzerConfigOptions GlobalOptions => None;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => None;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            new MadeOptions { ["build_metadata.AdditionalFiles.BackendArchitectKind"] = kind ?? KindOf(textFile.Path) };
    }
}
