using BackendArchitect.Analyzers.AI;
using BackendArchitect.Analyzers.Tests.Hosting;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Tests.AI;

public class AiSettingsTests
{
    internal static AiSettings? Of(params (string Name, string Value)[] variables) => AiSettings.Read(name => variables.FirstOrDefault(v => v.Name == name).Value, "");

    private static readonly (string, string)[] On =
        [("BACKEND_ARCHITECT_AI", "on"), ("BACKEND_ARCHITECT_AI_ENDPOINT", "https://models.example/v1"), ("BACKEND_ARCHITECT_AI_MODEL", "m1"), ("BACKEND_ARCHITECT_AI_MODELS", "m2|m3")];

    [Fact]
    public void Nothing_is_on_unless_the_user_says_so()
    {
        Assert.Null(Of());
        foreach (var missing in On.Take(3))
            Assert.Null(Of([.. On.Where(variable => variable != missing)]));
        Assert.Null(Of([.. On.Skip(1), ("BACKEND_ARCHITECT_AI", "off")]));
        var settings = Of(On)!;
        Assert.Equal(("m1", new Uri("https://models.example/v1"), Provider.OpenAI, false), (settings.Model, settings.Endpoint, settings.Provider, settings.IsUnattended));
    }

    [Theory]
    [InlineData("http://models.example/v1", false)]
    [InlineData("http://127.0.0.1:11434/v1", true)]
    [InlineData("http://localhost:11434/v1", true)]
    [InlineData("https://user:word@models.example/v1", false)]
    [InlineData("ftp://models.example", false)]
    [InlineData("file:///models", false)]
    [InlineData("models.example", false)]
    [InlineData("", false)]
    public void A_key_travels_encrypted_or_not_at_all(string endpoint, bool isTaken) =>
        Assert.Equal(isTaken, Of([On[0], ("BACKEND_ARCHITECT_AI_ENDPOINT", endpoint), On[2]]) is not null);

    [Theory]
    [InlineData("abc", 60)]
    [InlineData("-5", 60)]
    [InlineData("0", 60)]
    [InlineData("5", 5)]
    [InlineData("999999999999", 60)]
    [InlineData("100000", 600)]
    public void A_limit_that_makes_no_sense_is_the_usual_one(string text, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Of([.. On, ("BACKEND_ARCHITECT_AI_TIMEOUT", text)])!.Timeout);

    [Fact]
    public void A_profile_says_what_the_environment_does_not()
    {
        var profile = Directory.CreateTempSubdirectory("barch-");
        try
        {
            var file = Path.Combine(Directory.CreateDirectory(Path.Combine(profile.FullName, "backend-architect")).FullName, "ai.json");
            File.WriteAllText(file, """{ "switch": true, "endpoint": "https://models.example/v1", "model": "m1", "key": "word", "timeout": 7 }""");
            var settings = AiSettings.Read(name => name == "BACKEND_ARCHITECT_AI_MODEL" ? "m9" : null, profile.FullName)!;
            Assert.Equal(("m9", "word", 7), (settings.Model, settings.Key, (int)settings.Timeout.TotalSeconds));
            foreach (var broken in new[] { "", "{", "[]", "null", "{ \"switch\": {} }", "\u0000\u0001", new string('{', 70_000) })
            {
                File.WriteAllText(file, broken);
                Assert.Null(AiSettings.Read(_ => null, profile.FullName));
            }
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("backend_architect.ai = off", null)]
    [InlineData("backend_architect.ai = none", null)]
    [InlineData("backend_architect.ai = on", "m1")]
    [InlineData("backend_architect.ai_models = m3|m2", "m2")]
    [InlineData("backend_architect.ai_models = m9", null)]
    [InlineData("backend_architect.ai_endpoint = https://elsewhere.example", "m1")]
    [InlineData("backend_architect.ai_model = m9", "m1")]
    public async Task A_repository_may_forbid_and_choose_among_what_the_user_allows(string line, string? model)
    {
        var project = ProbeProject.Create(("/service/A.cs", "class A;")).WithConfig("/service/.editorconfig", $"root = true\n[*.cs]\n{line}\n");
        var settings = Of(On)!.For(project, (await project.Documents.Single().GetSyntaxTreeAsync())!);
        Assert.Equal(model, settings?.Model);
        Assert.Equal(settings is null ? null : "models.example", settings?.Endpoint.Host);
    }

    // Budget, circuit and answers hang on the settings: read twice, they are the same.
    [Fact]
    public void The_same_settings_share_one_asker()
    {
        Assert.Equal(Of(On), Of(On));
        Assert.Same(Asker.Of(Of(On)!), Asker.Of(Of(On)!));
        Assert.NotSame(Asker.Of(Of(On)!), Asker.Of(Of(On)! with { Model = "m2" }));
    }

    [Fact]
    public void Settings_do_not_print_their_key()
    {
        var key = "word" + Guid.NewGuid().ToString("n");
        Assert.DoesNotContain(key, Of([.. On, ("BACKEND_ARCHITECT_AI_KEY", key)])!.ToString());
    }
}
