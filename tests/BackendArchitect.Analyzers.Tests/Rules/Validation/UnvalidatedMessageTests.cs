using BackendArchitect.Analyzers.Tests.Testing;
using BackendArchitect.Analyzers.Validation;

namespace BackendArchitect.Analyzers.Tests.Rules.Validation;

public class UnvalidatedMessageTests
{
    private const string Types = """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR;
        public record Comment(string Text);
        public record Choice(bool Yes);

        """;

    private static string Host(string services = "") => $"var builder = WebApplication.CreateBuilder(args); builder.Services.AddSignalR({services}); var app = builder.Build(); app.MapHub<AHub>(\"/a\"); app.Run();";

    [Theory]
    [InlineData("public Task [|Say|](Comment comment) => Clients.All.SendAsync(\"said\", comment.Text);")]
    [InlineData("public Task [|Say|](int room, Comment[] comments) => Clients.All.SendAsync(\"said\", comments);")]
    public Task A_message_that_nobody_looks_at_is_reported(string method) => Verify.Rule<UnvalidatedMessage>(Host(), Types + "public class AHub : Hub { " + method + " }");

    [Theory]
    [InlineData("public Task Say(Comment comment) { if (comment.Text.Length > 9) throw new HubException(); return Clients.All.SendAsync(\"said\"); }")]
    [InlineData("public Task Say(string text, int number) => Clients.All.SendAsync(\"said\", text);")]
    [InlineData("public Task Say(Choice choice) => Clients.All.SendAsync(\"said\", choice);")]
    [InlineData("private Task Say(Comment comment) => Clients.All.SendAsync(\"said\", comment);")]
    [InlineData("public override Task OnConnectedAsync() => base.OnConnectedAsync();")]
    public Task What_is_looked_at_or_cannot_be_wrong_is_quiet(string method) => Verify.Rule<UnvalidatedMessage>(Host(), Types + "public class AHub : Hub { " + method + " }");

    [Fact]
    public Task A_filter_may_validate() => Verify.Rule<UnvalidatedMessage>(
        "using Microsoft.AspNetCore.SignalR;" + Host("o => o.AddFilter<AFilter>()"),
        Types + "public class AFilter : IHubFilter { } public class AHub : Hub { public Task Say(Comment comment) => Clients.All.SendAsync(\"said\", comment.Text); }");
}
