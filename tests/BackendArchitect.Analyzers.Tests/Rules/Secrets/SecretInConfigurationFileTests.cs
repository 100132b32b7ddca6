using System.Collections.Immutable;
using System.Text.Json;
using BackendArchitect.Analyzers.Secrets;
using BackendArchitect.Analyzers.Tests.Model.Configuration;
using BackendArchitect.Analyzers.Tests.Model.Secrets;
using BackendArchitect.Analyzers.Tests.Testing;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

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
    public void Ordinary_settings_are_silent() => Gen.Int.Sample(seed =>
        Assert.Empty(Findings(Settings, RandomJson.Of(new Random(seed))).GetAwaiter().GetResult()), iter: 60);

    [Fact]
    public async Task Binary_and_gigantic_files_are_silent()
    {
        Assert.Empty(await Findings(Settings, "\0" + Setting("Smtp", "Password", Made.Password())));
        Assert.Empty(await Findings(Settings, Setting("Smtp", "Password", Made.Password()) + new string(' ', 50 * 1024 * 1024)));
    }

    [Fact]
    public async Task Many_telling_names_in_one_object_are_judged_in_linear_time()
    {
        var text = "{ " + string.Join(",", Enumerable.Range(1000, 5_000).Select(i => $"\"Pass{i}Key{i}Secret\": \"Violet-{i}-Anchor\"")) + " }";
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(5_000, (await Findings(Settings, text)).Length);
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), watch.Elapsed.ToString());
    }

    [Fact]
    public async Task In_a_large_file_formats_and_containers_are_found()
    {
        var text = $$"""{ "Password": "{{Made.Password()}}", "Db": "{{Remote}}", "A": "{{Made.WithCrc32("ghp_")}}" }""" + new string(' ', 1024 * 1024);
        Assert.Equal(2, (await Findings(Settings, text)).Length);
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
            [Hosts.Of(new SecretInConfigurationFile())], new AnalyzerOptions([new MadeFile(path, text)], (options ?? new()).ForEveryFile()));
        return [.. (await analyzed.GetAnalyzerDiagnosticsAsync()).OrderBy(d => d.Location.SourceSpan.Start)];
    }
}
