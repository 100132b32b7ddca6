using BackendArchitect.Analyzers.Secrets;
using BackendArchitect.Analyzers.Tests.Model.Secrets;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Secrets;

public class SecretByNameTests
{
    private static string Drawn { get; } = "k7" + Made.Text(Made.Base62, 15) + "4Gw9Qz1";

    private static Task Rule(params string[] sources) =>
        Verify.Rule<SecretByName>(new Surroundings { References = [CredentialLibraries.All] }, sources);

    private static Task InMethod(string body) => Rule($$"""
        class Orders(IConfiguration configuration)
        {
            void Place(string name, HttpClient client)
            {
                _ = (configuration, client);
                {{body.Replace("DRAWN", Drawn)}}
            }
        }
        """);

    [Fact]
    public Task A_random_value_beneath_a_name_that_says_credential_is_suspected() => Rule($$"""
        class Payments
        {
            private const string ApiKey = "[|{{Drawn}}|]";
            private static readonly string ClientSecret = "[|{{Drawn}}|]";
            private readonly byte[] _signingKey = System.Text.Encoding.UTF8.GetBytes("{{Drawn}}");
            public string AccessToken { get; set; } = "[|{{Drawn}}|]";
            public string Secret => "[|{{Drawn}}|]";
            void Use()
            {
                var token = "[|{{Drawn}}|]";
                var all = new Dictionary<string, string> { ["ApiKey"] = "[|{{Drawn}}|]", ["Name"] = "{{Drawn}}" };
                _ = (token, all, new { Password = "[|{{Drawn}}|]", Color = "{{Drawn}}" }, ApiKey, ClientSecret, _signingKey);
            }
        }
        """);

    [Theory]
    [InlineData("", "", false)]
    [InlineData("door code", "", true)]
    [InlineData("door code", "code", false)]
    public Task Names_of_the_projects_own_are_suspected(string names, string others, bool isSuspected) => Verify.Rule<SecretByName>(
        new Surroundings { EditorConfig = $"[*.cs]\nbackend_architect.secrets.names = {names}\nbackend_architect.secrets.ignored_names = {others}\n" },
        $$"""class Door { public const string FrontDoorCode = "{{(isSuspected ? $"[|{Drawn}|]" : Drawn)}}"; }""");

    [Theory]
    [InlineData("""_ = new System.Net.NetworkCredential("shop", "[|changeme|]");""")]
    [InlineData("""_ = new System.Net.NetworkCredential("shop", "[|P@ssw0rd|]");""")]
    [InlineData("""_ = new RabbitMQ.Client.ConnectionFactory { HostName = "queue", UserName = "guest", Password = "[|guest|]" };""")]
    [InlineData("""new Contoso.MailClient("mail").Login("shop", "[|Pass@word1|]");""")]
    [InlineData("""new Contoso.MailClient("mail").Login("shop", "[|hunter|]");""")]
    [InlineData("""var password = name; if (password == "[|letmein|]") return;""")]
    public Task A_word_that_everybody_knows_where_a_credential_goes_is_suspected(string statement) => InMethod(statement);

    [Theory]
    [InlineData("""const string PasswordPolicy = "RequireStrongPassword"; const string ApiKeyHeader = "X-Api-Key"; _ = PasswordPolicy + ApiKeyHeader;""")]
    [InlineData("""const string Token = "Orders.Tokens.Access"; const string Password = "Password"; const string Secret = "secret"; _ = Token + Password + Secret;""")]
    [InlineData("""const string ApiKeyId = "DRAWN"; const string Etag = "DRAWN"; const string PublicKey = "DRAWN"; _ = ApiKeyId + Etag + PublicKey;""")]
    [InlineData("""const string ApiKey = "<your api key>"; const string Secret = "********"; const string Password = "${PASSWORD}"; _ = ApiKey + Secret + Password;""")]
    [InlineData("""var keyboard = "DRAWN"; var monkey = "DRAWN"; _ = keyboard + monkey;""")]
    [InlineData("""new Contoso.MailClient("mail").Login("shop", name);""")]
    [InlineData("""new Contoso.MailClient("mail").Login("password", "password=");""")]
    [InlineData("""new Contoso.MailClient("mail").Find("orders", "DRAWN");""")]
    [InlineData("""_ = new Contoso.MailClient("mail") { ResetPasswordUrl = "hunter" };""")]
    public Task Ordinary_text_is_not_suspected(string statement) => InMethod(statement);

    [Theory]
    [InlineData("""_ = new System.Net.NetworkCredential("shop", "DRAWN");""")]
    [InlineData("""const string ApiKey = "DRAWN"; client.DefaultRequestHeaders.Add("X-Api-Key", ApiKey);""")]
    [InlineData("""const string Key = "DRAWN"; using var hmac = new System.Security.Cryptography.HMACSHA256(System.Text.Encoding.UTF8.GetBytes(Key));""")]
    [InlineData("""_ = configuration["Smtp:Password"] ?? "DRAWN";""")]
    public Task What_is_known_for_its_use_is_left_to_the_rule_that_knows(string statement) => InMethod(statement);

    [Fact]
    public Task A_value_for_development_is_not_suspected() => Rule($$"""
        class Setup
        {
            void Configure(IHostEnvironment environment)
            {
                if (environment.IsDevelopment())
                {
                    var apiKey = "{{Drawn}}";
                    new Contoso.MailClient(apiKey).Login("shop", "changeme");
                }
            }
        }
        """);

    [Fact]
    public Task Tests_are_not_judged() => Verify.Rule<SecretByName>(
        new Surroundings { References = [CredentialLibraries.All], GlobalConfig = "build_property.IsTestProject = true\n" },
        $$"""class OrderTests { string ApiKey = "{{Drawn}}"; }""");
}
