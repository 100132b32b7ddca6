using System.Collections.Immutable;
using BackendArchitect.Analyzers.Secrets;
using BackendArchitect.Analyzers.Tests.Model.Configuration;
using BackendArchitect.Analyzers.Tests.Model.Secrets;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendArchitect.Analyzers.Tests.Rules.Secrets;

public class SecretBuildArgumentTests
{
    public static TheoryData<string, string> Named { get; } = new()
    {
        { "Dockerfile", "FROM sdk\nARG [|NPM_TOKEN|]\nRUN npm ci" },
        { "Dockerfile", "FROM sdk\nARG [|NPM_TOKEN|]=\n" },
        { "Dockerfile", "FROM sdk\nARG VERSION=1 \\\n    [|NPM_TOKEN|]\n" },
        { "Dockerfile", "FROM sdk\nENV [|NPM_TOKEN|]=${NPM}" },
        { "Dockerfile", "FROM sdk\nENV A=b [|DB_PASSWORD|]=changeme" },
        { "Dockerfile", "FROM sdk\nENV [|DB_PASSWORD|] changeme" },
        { "Dockerfile", "FROM sdk\nENV [|Jwt__Key|]=$KEY" },
        { "Dockerfile", "FROM sdk\nARG [|API_KEY|]=2f9c0d4e-1b7a-4c8e-9d2f-5a6b7c8d9e0f" },
        { "Dockerfile", "ARG [|GITHUB_TOKEN|]\nFROM sdk" },
        { "Dockerfile", "FROM sdk AS build\nARG [|CLIENT_SECRET|]\nFROM runtime\nCOPY --from=build /app /app" },
        { "Dockerfile", "FROM sdk\nONBUILD ARG [|CLIENT_SECRET|]" },
        { "Dockerfile.dev", "FROM sdk\nARG [|NPM_TOKEN|]" },
        { "docker-compose.yml", "services:\n  shop:\n    build:\n      context: .\n      args:\n        [|NPM_TOKEN|]: ${NPM_TOKEN}" },
        { "docker-compose.yml", "services:\n  shop:\n    build:\n      args:\n        [|NPM_TOKEN|]:\n        VERSION: 1" },
        { "docker-compose.yml", "services:\n  shop:\n    build:\n      args:\n      - [|NPM_TOKEN|]\n      - VERSION=1" },
        { "docker-compose.yml", "services:\n  shop:\n    build:\n      args:\n      - \"[|NPM_TOKEN|]=${NPM_TOKEN}\"" },
        { "compose.yaml", "services:\n  shop:\n    build: { context: ., args: { [|NPM_TOKEN|]: x } }" },
        { ".github/workflows/ci.yml", "jobs:\n  build:\n    steps:\n    - uses: docker/build-push-action@v6\n      with:\n        build-args: |\n          VERSION=1\n          [|NPM_TOKEN|]=${{ secrets.NPM_TOKEN }}\n        tags: shop\n" },
        { ".github/workflows/ci.yml", "jobs:\n  build:\n    steps:\n    - uses: docker/build-push-action@v6\n      with:\n        build-args: [|NPM_TOKEN|]=${{ secrets.NPM_TOKEN }}\n" },
        { ".github/workflows/ci.yml", "jobs:\n  build:\n    steps:\n    - run: docker build --build-arg VERSION=1 --build-arg [|NPM_TOKEN|]=${{ secrets.NPM_TOKEN }} -t shop .\n" },
        { ".github/workflows/ci.yml", "jobs:\n  build:\n    steps:\n    - run: |\n        docker build --build-arg=[|NPM_TOKEN|] \\\n          -t shop .\n" },
        { ".github/workflows/ci.yml", "jobs:\n  build:\n    steps:\n    - run: docker build --build-arg \"[|DB_PASSWORD|]=changeme\" .\n" },
        { "azure-pipelines.yml", "steps:\n- script: docker build --build-arg [|NPM_TOKEN|]=$(NpmToken) .\n" },
        { "buildspec.yml", "build-args:\n- [|NPM_TOKEN|]=$TOKEN\n- VERSION=1\n" },
    };

    [Theory]
    [MemberData(nameof(Named))]
    public async Task What_is_named_as_a_secret_is_reported_at_its_name_whatever_its_value(string path, string marked)
    {
        foreach (var newLine in new[] { "\n", "\r\n" })
        {
            var text = marked.Replace("\n", newLine);
            var (start, end) = (text.IndexOf("[|", StringComparison.Ordinal), text.IndexOf("|]", StringComparison.Ordinal) - 2);
            var found = Assert.Single(await Findings("/service/" + path, text.Replace("[|", "").Replace("|]", "")));
            Assert.Equal((start, end), (found.Location.SourceSpan.Start, found.Location.SourceSpan.End));
        }
    }

    [Theory]
    [InlineData("Dockerfile", "FROM sdk\nARG VERSION=1\nENV DOTNET_ENVIRONMENT=Production\nLABEL api-key=none")]
    [InlineData("Dockerfile", "FROM sdk\nRUN --mount=type=secret,id=npm_token NPM_TOKEN=$(cat /run/secrets/npm_token) npm ci\nRUN --mount=type=secret,id=npm_token,env=NPM_TOKEN npm ci")]
    [InlineData("Dockerfile", "FROM sdk\nENV DB_PASSWORD_FILE=/run/secrets/db SECRETS_DIR=/run/secrets TOKEN_PATH=/run/token SECRET_NAME=db\nENV GOPRIVATE=contoso.com AUTH_MODE=token PUBLIC_KEY=abc KMS_KEY_ALIAS=alias/shop")]
    [InlineData("Dockerfile", "FROM sdk\nENV MYSQL_ALLOW_EMPTY_PASSWORD=yes PASSWORD_MIN_LENGTH=12 TOKEN_URL=https://login.contoso.com TOKENIZER=a MONKEY=b PASSENGER=c COMPASS=d KEYBOARD=us\nARG API_KEY_HEADER")]
    [InlineData("Dockerfile", "FROM sdk\nENV DB_PASSWORD=@")]
    [InlineData("Dockerfile", "FROM sdk\n# ARG NPM_TOKEN")]
    [InlineData("Dockerfile.template", "FROM sdk\nARG NPM_TOKEN")]
    [InlineData("docs/Dockerfile", "FROM sdk\nARG NPM_TOKEN")]
    [InlineData("docker-compose.yml", "services:\n  shop:\n    build:\n      secrets: [npm_token]\n    environment:\n      NPM_TOKEN: ${NPM_TOKEN}\n      DB_PASSWORD:\nsecrets:\n  npm_token:\n    environment: NPM_TOKEN")]
    [InlineData("docker-compose.yml", "services:\n  shop:\n    build:\n      args:\n        NPM_TOKEN: @\n        NPM_TOKEN_FILE: /run/secrets/npm")]
    [InlineData(".github/workflows/ci.yml", "jobs:\n  build:\n    steps:\n    - run: docker build --build-arg NPM_TOKEN=@ --build-arg TOKEN_URL=https://contoso.com --build-arg VERSION=1 --build-args NPM_TOKEN .\n")]
    [InlineData(".github/workflows/ci.yml", "jobs:\n  build:\n    steps:\n    - with:\n        secrets: NPM_TOKEN=${{ secrets.NPM_TOKEN }}\n        build-args: |\n          VERSION=1\n          TOKEN_URL=https://contoso.com\n          the NPM_TOKEN=1 of nobody\n")]
    [InlineData("notes.yml", "about: say --build-arg NPM_TOKEN=1 never\n")]
    [InlineData(".github/workflows/broken.yml", "jobs:\n  build:\n    steps:\n    - run: docker build --build-arg\n    - run: --build-arg \"\n    - with:\n        build-args: |\n\n          =\n")]
    public async Task What_is_mounted_or_not_named_as_a_secret_or_reported_for_its_value_is_quiet(string path, string text) =>
        Assert.Empty(await Findings("/service/" + path, text.Replace("@", "k7" + Made.Text(Made.Base62, 12) + "Wq9")));

    [Theory]
    [InlineData("Dockerfile", "ARG NPM_TOKEN")]
    [InlineData("Dockerfile", "ENV DB_PASSWORD=changeme")]
    [InlineData("Dockerfile", "ENV DB_PASSWORD=@")]
    [InlineData("docker-compose.yml", "services:\n  shop:\n    build:\n      args:\n      - DB_PASSWORD=letmein")]
    [InlineData("docker-compose.yml", "services:\n  shop:\n    build:\n      args:\n        DB_PASSWORD: @")]
    public async Task One_place_has_one_finding_of_all_three_rules(string path, string text)
    {
        text = text.Replace("@", "k7" + Made.Text(Made.Base62, 12) + "Wq9");
        Assert.Single(await Findings("/service/" + path, text, null, new SecretInConfigurationFile(), new SuspiciousConfigurationValue(), new SecretBuildArgument()));
    }

    [Fact]
    public async Task The_message_names_the_argument() => Assert.Equal(
        "'NPM_TOKEN' hands the build what is named as a secret, and the image or its history keeps it; mount it with 'RUN --mount=type=secret', or set it when the container starts",
        Assert.Single(await Findings("/service/Dockerfile", "ARG NPM_TOKEN=secret-1")).GetMessage());

    [Fact]
    public async Task Test_projects_are_not_judged() =>
        Assert.Empty(await Findings("/service/Dockerfile", "ARG NPM_TOKEN", new MadeOptions { ["build_property.IsTestProject"] = "true" }));

    [Fact]
    public async Task A_comment_on_the_line_before_disables_the_rule() =>
        Assert.Empty(await Findings("/service/Dockerfile", "FROM sdk\n# backend-architect-disable-next-line BARCH1103 -- public\nARG NPM_TOKEN"));

    private static async Task<ImmutableArray<Diagnostic>> Findings(string path, string text, MadeOptions? options = null, params ConfigurationRule[] rules)
    {
        var compilation = CSharpCompilation.Create("service", options: new(OutputKind.DynamicallyLinkedLibrary));
        var analyzed = compilation.WithAnalyzers(
            [new ConfigurationAnalyzer(rules.Length == 0 ? [new SecretBuildArgument()] : [.. rules])], new AnalyzerOptions([new MadeFile(path, text)], (options ?? new()).ForEveryFile()));
        return [.. (await analyzed.GetAnalyzerDiagnosticsAsync()).OrderBy(d => d.Location.SourceSpan.Start)];
    }
}
