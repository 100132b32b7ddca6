using BackendArchitect.Analyzers.Logging;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Logging;

public class LogForgingTests
{
    private static string Service(string setUp, string message) => $$"""
        var builder = WebApplication.CreateBuilder(args);
        {{setUp}}
        var app = builder.Build();
        app.MapGet("/search", (string text, ILogger<Program> logger) => logger.LogInformation({{message}}));
        app.Run();
        """;

    [Fact]
    public Task Client_text_within_the_message_is_reported() => Verify.Rule<LogForging>(Service("", """[|"Search for " + text|]"""));

    [Fact]
    public Task A_value_behind_a_placeholder_is_silent() => Verify.Rule<LogForging>(Service("", "\"Search for {Text}\", text"));

    [Fact]
    public Task A_log_that_escapes_line_breaks_is_silent() => Verify.Rule<LogForging>(Service("builder.Logging.AddJsonConsole();", "\"Search for \" + text"));
}
