using BackendArchitect.Analyzers.Logging;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Logging;

public class LoggedBodiesTests
{
    [Theory]
    [InlineData("o.LoggingFields = [|HttpLoggingFields.All|];")]
    [InlineData("o.LoggingFields = [|HttpLoggingFields.RequestBody|];")]
    [InlineData("o.LoggingFields = [|HttpLoggingFields.RequestProperties | HttpLoggingFields.ResponseBody|];")]
    [InlineData("o.LoggingFields |= [|HttpLoggingFields.ResponseBody|];")]
    [InlineData("o.LoggingFields = o.LoggingFields | [|HttpLoggingFields.RequestBody|];")]
    [InlineData("o.RequestHeaders.Add([|\"Authorization\"|]);")]
    [InlineData("o.RequestHeaders.Add([|HeaderNames.Cookie|]);")]
    [InlineData("o.ResponseHeaders.Add([|\"Set-Cookie\"|]);")]
    public Task Bodies_and_credentials_are_reported(string code) => Reports(code, "app.UseHttpLogging();");

    [Theory]
    [InlineData("o.LoggingFields = HttpLoggingFields.RequestPropertiesAndHeaders | HttpLoggingFields.ResponsePropertiesAndHeaders;")]
    [InlineData("o.LoggingFields = HttpLoggingFields.None; o.CombineLogs = true; o.RequestBodyLogLimit = 10;")]
    [InlineData("o.RequestHeaders.Add(\"X-Correlation-Id\");")]
    [InlineData("if (builder.Environment.IsDevelopment()) o.LoggingFields = HttpLoggingFields.All;")]
    [InlineData("o.LoggingFields = builder.Environment.IsDevelopment() ? HttpLoggingFields.All : HttpLoggingFields.None;")]
    [InlineData("o.LoggingFields = builder.Configuration.GetValue<HttpLoggingFields>(\"Fields\");")]
    public Task Properties_and_what_Development_alone_logs_are_not(string code) => Reports(code, "app.UseHttpLogging();");

    [Theory]
    [InlineData("")]
    [InlineData("if (app.Environment.IsDevelopment()) app.UseHttpLogging();")]
    [InlineData("if (app.Configuration.GetValue<bool>(\"LogRequests\")) app.UseHttpLogging();")]
    [InlineData("app.UseW3CLogging();")]
    public Task Nothing_is_logged_where_the_middleware_does_not_run(string pipeline) => Reports("o.LoggingFields = HttpLoggingFields.All;", pipeline);

    [Fact]
    public Task An_interceptor_may_take_it_out() => Reports("o.LoggingFields = HttpLoggingFields.All;", "app.UseHttpLogging();", "builder.Services.AddHttpLoggingInterceptor<Redacting>();", """
        class Redacting : IHttpLoggingInterceptor
        {
            public ValueTask OnRequestAsync(HttpLoggingInterceptorContext context) => default;
            public ValueTask OnResponseAsync(HttpLoggingInterceptorContext context) => default;
        }
        """);

    [Theory]
    [InlineData("app.MapGet(\"/\", () => 1).WithHttpLogging([|HttpLoggingFields.All|]); app.UseHttpLogging();")]
    [InlineData("app.MapGet(\"/\", () => 1).WithHttpLogging(HttpLoggingFields.RequestProperties); app.UseHttpLogging();")]
    [InlineData("app.MapGet(\"/\", () => 1).WithHttpLogging(HttpLoggingFields.All);")]
    [InlineData("app.MapGet(\"/\", [HttpLogging([|HttpLoggingFields.RequestBody|])] () => 1); app.UseHttpLogging();")]
    [InlineData("app.MapGet(\"/\", [HttpLogging(HttpLoggingFields.RequestMethod)] () => 1); app.UseHttpLogging();")]
    public Task Endpoints_say_it_too(string code) => Reports("", code);

    [Theory]
    [InlineData("o.LoggingFields = [|W3CLoggingFields.All|];", "app.UseW3CLogging();")]
    [InlineData("o.LoggingFields = W3CLoggingFields.Method | W3CLoggingFields.UriStem;", "app.UseW3CLogging();")]
    [InlineData("o.AdditionalRequestHeaders.Add([|\"Authorization\"|]);", "app.UseW3CLogging();")]
    [InlineData("o.LoggingFields = W3CLoggingFields.All;", "app.UseHttpLogging();")]
    public Task The_W3C_log_holds_cookies(string code, string pipeline) => Reports("", pipeline, $"builder.Services.AddW3CLogging(o => {{ {code} }});");

    [Theory]
    [InlineData("All", "HttpLoggingFields.RequestPropertiesAndHeaders | HttpLoggingFields.ResponsePropertiesAndHeaders")]
    [InlineData("Request", "HttpLoggingFields.RequestPropertiesAndHeaders")]
    [InlineData("Response", "HttpLoggingFields.ResponsePropertiesAndHeaders")]
    public Task The_fix_leaves_properties_and_headers(string before, string after) =>
        Verify.Fix<LoggedBodies>(Source($"o.LoggingFields = [|HttpLoggingFields.{before}|];", "app.UseHttpLogging();", "", ""), Source($"o.LoggingFields = {after};", "app.UseHttpLogging();", "", ""));

    [Fact]
    public Task No_fix_for_flags_that_are_put_together() => Verify.NoFix<LoggedBodies>(Source("o.LoggingFields = [|HttpLoggingFields.RequestBody | HttpLoggingFields.Duration|];", "app.UseHttpLogging();", "", ""));

    private static Task Reports(string code, string pipeline, string services = "", string types = "") => Verify.Rule<LoggedBodies>(Source(code, pipeline, services, types));

    private static string Source(string code, string pipeline, string services, string types) => $$"""
        using Microsoft.AspNetCore.HttpLogging;
        using Microsoft.Net.Http.Headers;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHttpLogging(o => { {{code}} });
        {{services}}
        var app = builder.Build();
        {{pipeline}}
        app.Run();
        {{types}}
        """;
}
