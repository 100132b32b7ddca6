using System.Text;
using BackendArchitect.Tool.Tests.Testing;

namespace BackendArchitect.Tool.Tests.EndToEnd;

/// <summary><c>barch fix</c> as a process, on files as they lie on other people's disks.</summary>
public sealed class FixTests : IDisposable
{
    private const string Orders = """
        namespace Shop;
        // Größe, Maß
        public class Orders(ILogger<Orders> logger)
        {
            public void Place(int id) => logger.LogInformation($"Placed {id}");
        }
        """;

    private static readonly string Password = string.Concat("Xk9v", "Qz27", "Lm4w");

    private readonly TemporaryFolder _folder = new(
        ("My Shop/Shop.csproj", TemporaryFolder.Web),
        ("My Shop/Program.cs", """
            var app = WebApplication.Create(args);
            app.MapGet("/said", () => 0).AllowAnonymous();
            app.Run();
            """),
        ("My Shop/appsettings.json", $$"""
            {
              "ConnectionStrings": {
                "Shop": "Server=db.shop.internal;User Id=shop;Password={{Password}}"
              }
            }
            """));

    private readonly string _shop;

    public FixTests()
    {
        _shop = Path.Combine(_folder.Path, "My Shop");
        File.WriteAllText(In("Orders.cs"), Orders.ReplaceLineEndings("\r\n"), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        File.WriteAllText(In("Returns.cs"), Orders.Replace("Orders", "Returns", StringComparison.Ordinal).ReplaceLineEndings("\r\n"), Encoding.Unicode);
        File.WriteAllText(In("appsettings.json"), File.ReadAllText(In("appsettings.json")).ReplaceLineEndings("\r\n"));
    }

    [Fact]
    public async Task Files_stay_what_they_are_and_credentials_go_to_their_store_first()
    {
        var before = Bytes();
        var dry = await RunAsync("--dry-run", "--review", "apply");
        Assert.Equal((1, ""), (dry.ExitCode, dry.Errors));
        Assert.Contains("+    public void Place(int id) => logger.LogInformation(\"Placed {Id}\", id);", dry.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, dry.Output, StringComparison.Ordinal);
        Assert.Equal(before, Bytes());
        Assert.False(Directory.Exists(In("../store")));

        var shown = (await RunAsync("--no-restore", "--review", "show")).Succeeded();
        Assert.Contains("fixed BARCH4001 Orders.cs(5)", shown.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, shown.Output, StringComparison.Ordinal);
        var fixedText = Orders.ReplaceLineEndings("\r\n").Replace("$\"Placed {id}\"", "\"Placed {Id}\", id", StringComparison.Ordinal);
        Assert.Equal(Marked(fixedText, Encoding.UTF8), await File.ReadAllBytesAsync(In("Orders.cs")));
        Assert.Equal(Marked(fixedText.Replace("Orders", "Returns", StringComparison.Ordinal), Encoding.Unicode), await File.ReadAllBytesAsync(In("Returns.cs")));
        Assert.Contains(Password, await File.ReadAllTextAsync(In("appsettings.json")), StringComparison.Ordinal);

        var moved = (await RunAsync("--no-restore", "--diagnostics", "BARCH1101", "--review", "apply")).Succeeded();
        Assert.DoesNotContain(Password, moved.Output + moved.Errors, StringComparison.Ordinal);
        var settings = await File.ReadAllTextAsync(In("appsettings.json"));
        Assert.DoesNotContain(Password, settings, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', settings.Replace("\r\n", "", StringComparison.Ordinal));
        var kept = Assert.Single(Directory.GetFiles(In("../store"), "secrets.json", SearchOption.AllDirectories));
        Assert.Contains(Password, await File.ReadAllTextAsync(kept), StringComparison.Ordinal);
        Assert.Contains($"<UserSecretsId>{Path.GetFileName(Path.GetDirectoryName(kept))}</UserSecretsId>", await File.ReadAllTextAsync(In("Shop.csproj")), StringComparison.Ordinal);
        Assert.Equal(before.Keys.Order(StringComparer.Ordinal), Bytes().Keys.Order(StringComparer.Ordinal));

        var left = await BarchRun.InAsync(_folder.Path, "check", "My Shop", "--diagnostics", "BARCH1101", "BARCH4001");
        Assert.Equal((0, ""), (left.Succeeded().ExitCode, left.Errors));
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private string In(string path) => Path.GetFullPath(Path.Combine(_shop, path));

    private static byte[] Marked(string text, Encoding encoding) => [.. encoding.Preamble, .. encoding.GetBytes(text)];

    private Dictionary<string, string> Bytes() =>
        Directory.GetFiles(_shop).ToDictionary(file => file, file => Convert.ToHexString(File.ReadAllBytes(file)));

    private Task<BarchRun> RunAsync(params string[] arguments) =>
        BarchRun.InAsync(_folder.Path, new Dictionary<string, string> { ["APPDATA"] = In("../store") }, ["fix", "My Shop", .. arguments]);
}
