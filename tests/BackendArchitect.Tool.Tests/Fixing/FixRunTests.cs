using BackendArchitect.Analyzers.CodeFixes;
using BackendArchitect.Tool.Fixing;
using BackendArchitect.Tool.Tests.Testing;

namespace BackendArchitect.Tool.Tests.Fixing;

public class FixRunTests
{
    private const string Logged = """
        public class Orders(Microsoft.Extensions.Logging.ILogger<Orders> logger)
        {
            public void Place(int id) => Microsoft.Extensions.Logging.LoggerExtensions.LogInformation(logger, $"Placed {id}");
            public void Cancel(int id) => Microsoft.Extensions.Logging.LoggerExtensions.LogInformation(logger, $"Cancelled {id}");
        }
        """;

    private static readonly string Password = string.Concat("Xk9v", "Qz27", "Lm4w");

    [Fact]
    public async Task Safe_fixes_are_made_together_and_proven()
    {
        var run = await FixedAsync(InMemorySolution.Host("", Logged), Safety.Safe);
        Assert.Equal(["BARCH4001", "BARCH4001"], run.Fixed.Select(one => one.Finding.Id).Where(id => id == "BARCH4001"));
        Assert.DoesNotContain(run.Left, finding => finding.Id == "BARCH4001");
        Assert.Empty(run.Refused);
        var text = await ProgramOf(run);
        Assert.Contains("\"Placed {Id}\", id)", text, StringComparison.Ordinal);
        Assert.Contains("\"Cancelled {Id}\", id)", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_to_be_looked_at_stays_where_only_safe_fixes_are_asked_for()
    {
        var solution = InMemorySolution.Host("app.MapGet(\"/open\", () => 1);");
        Assert.Contains((await FixedAsync(solution, Safety.Safe)).Left, finding => finding.Id == "BARCH5001");
        Assert.DoesNotContain((await FixedAsync(solution, Safety.Review)).Left, finding => finding.Id == "BARCH5001");
    }

    [Fact]
    public async Task What_is_not_meant_stays()
    {
        var solution = InMemorySolution.Host("", Logged);
        var run = new FixRun(solution.Projects[0].Solution, [solution.Projects[0].Id], finding => finding.Id == "BARCH5001", progress: null);
        await run.FixAsync(Safety.Safe, CancellationToken.None);
        Assert.Empty(run.Fixed);
        Assert.Contains("$\"Placed {id}\"", await ProgramOf(run), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_credential_leaves_its_file_and_is_told_only_to_who_moves_it()
    {
        var solution = InMemorySolution.Host("").WithFile("appsettings.json", $$"""{ "ConnectionStrings": { "Shop": "Server=db.shop.internal;User Id=shop;Password={{Password}}" } }""");
        var run = await FixedAsync(solution, Safety.Safe);
        await run.FixConfigurationAsync(CancellationToken.None);
        var moved = Assert.Single(run.Moved);
        Assert.Contains(Password, moved.Edit.Value, StringComparison.Ordinal);
        Assert.Equal("ConnectionStrings:Shop", moved.Edit.Name);
        var file = await run.Current.Projects.Single().AdditionalDocuments.Single().GetTextAsync();
        Assert.DoesNotContain(Password, file.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(run.Fixed, one => one.Title.Contains(Password, StringComparison.Ordinal));
        Assert.DoesNotContain(run.Left, finding => finding.Id == "BARCH1101");
    }

    [Fact]
    public async Task Edits_that_touch_each_other_are_made_one_after_the_other_and_none_is_claimed_that_was_not_made()
    {
        var solution = InMemorySolution.Host("").WithFile("appsettings.json", $$"""
            {
              "Shop": "Server=db.shop.internal;User Id=shop;Password={{Password}}",
              "Queue": "amqps://shop:{{Password}}@mq.shop.internal:5671/orders"
            }
            """);
        var run = await FixedAsync(solution, Safety.Safe);
        await run.FixConfigurationAsync(CancellationToken.None);
        Assert.DoesNotContain(Password, (await run.Current.Projects.Single().AdditionalDocuments.Single().GetTextAsync()).ToString(), StringComparison.Ordinal);
        Assert.Equal(["Queue", "Shop"], run.Moved.Select(moved => moved.Edit.Name).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(run.Left, finding => finding.Id == "BARCH1101");
    }

    [Fact]
    public void A_project_without_user_secrets_is_given_some()
    {
        Assert.Equal("<Project>\r\n  <PropertyGroup>\r\n    <UserSecretsId>id</UserSecretsId>\r\n  </PropertyGroup>\r\n</Project>", UserSecrets.WithId("<Project>\r\n  <PropertyGroup>\r\n  </PropertyGroup>\r\n</Project>", "id"));
        Assert.Null(UserSecrets.WithId("<Project />", "id"));
    }

    private static async Task<FixRun> FixedAsync(InMemorySolution solution, Safety most)
    {
        var run = new FixRun(solution.Projects[0].Solution, [.. solution.Projects.Select(project => project.Id)], _ => true, progress: null);
        await run.FixAsync(most, CancellationToken.None);
        return run;
    }

    private static async Task<string> ProgramOf(FixRun run) => (await run.Current.Projects.First().Documents.Single(document => document.Name == "Program.cs").GetTextAsync()).ToString();
}
