using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Endpoints;

public class SpoofableLimiterKeyTests
{
    [Theory]
    [InlineData("c.Request.[|Headers|][\"X-Forwarded-For\"].ToString()")]
    [InlineData("c.Request.[|Headers|].UserAgent.ToString()")]
    [InlineData("c.Request.[|Headers|][Names.Client].ToString()")]
    [InlineData("c.User.Identity?.Name ?? c.Request.[|Headers|][\"x-real-ip\"].ToString()")]
    [InlineData("c.Request.[|Headers|].TryGetValue(\"X-Client-Id\", out var id) ? id.ToString() : \"none\"")]
    [InlineData("c.Request.[|Query|][\"tenant\"].ToString()")]
    public Task A_key_that_the_caller_writes_is_reported(string key) => Verify.Rule<SpoofableLimiterKey>(Program($"o.AddPolicy(\"p\", c => RateLimitPartition.GetNoLimiter({key}));"), Names);

    [Theory]
    [InlineData("o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(c => { var address = c.Request.[|Headers|][\"X-Forwarded-For\"].ToString(); return RateLimitPartition.GetNoLimiter(address); });")]
    [InlineData("o.[|AddPolicy|](\"p\", c => RateLimitPartition.GetNoLimiter(Names.Of(c)));")]
    [InlineData("o.[|AddPolicy|](\"p\", Names.Partition);")]
    [InlineData("o.[|AddPolicy|]<string, ByHeader>(\"p\");")]
    [InlineData("o.[|AddPolicy|](\"p\", new ByHeader());")]
    [InlineData("o.[|AddPolicy|](\"p\", c => RateLimitPartition.GetNoLimiter(Names.Believing(c)));")]
    [InlineData("o.[|AddPolicy|](\"p\", c => RateLimitPartition.GetNoLimiter(Names.Overwriting(c)));")]
    [InlineData("o.AddPolicy(\"p\", c => RateLimitPartition.GetNoLimiter(c.Connection.RemoteIpAddress is null ? c.Request.[|Headers|][\"X-Forwarded-For\"].ToString() : \"x\"));")]
    public Task A_key_is_found_wherever_it_is_made(string limit) => Verify.Rule<SpoofableLimiterKey>(Program(limit), Names);

    [Theory]
    [InlineData("c.Connection.RemoteIpAddress")]
    [InlineData("c.User.Identity?.Name")]
    [InlineData("c.Request.Headers[\"X-Api-Key\"].ToString()")]
    [InlineData("c.Request.Headers.Authorization.ToString()")]
    [InlineData("c.Request.Headers.Host.ToString()")]
    [InlineData("c.Request.Headers[c.Request.Method].ToString()")]
    [InlineData("c.Request.Path.ToString()")]
    public Task A_key_that_is_proved_or_not_known_is_quiet(string key) => Verify.Rule<SpoofableLimiterKey>(Program($"o.AddPolicy(\"p\", c => RateLimitPartition.GetNoLimiter({key}));"), Names);

    [Theory]
    [InlineData("f.KnownProxies.Add(System.Net.IPAddress.Loopback)", "c.Request.Headers[\"X-Forwarded-For\"].ToString()")]
    [InlineData("f.KnownProxies.Clear()", "c.Request.[|Headers|][\"X-Forwarded-For\"].ToString()")]
    [InlineData("f.KnownProxies.Add(System.Net.IPAddress.Loopback)", "c.Request.[|Headers|][\"X-Client-Id\"].ToString()")]
    public Task Known_proxies_make_addresses_true_and_nothing_else(string forwarded, string key) => Verify.Rule<SpoofableLimiterKey>(
        Program($"o.AddPolicy(\"p\", c => RateLimitPartition.GetNoLimiter({key}));", $"builder.Services.Configure<ForwardedHeadersOptions>(f => {forwarded});"), Names);

    [Theory]
    [InlineData("Doubting")]
    [InlineData("Asking")]
    public Task An_address_of_which_the_sender_was_looked_at_first_is_quiet(string key) => Verify.Rule<SpoofableLimiterKey>(
        Program($"o.AddPolicy(\"p\", c => RateLimitPartition.GetNoLimiter(Names.{key}(c)));"), Names);

    [Fact]
    public Task What_runs_in_development_alone_is_quiet() => Verify.Rule<SpoofableLimiterKey>(
        Program("if (builder.Environment.IsDevelopment()) o.AddPolicy(\"p\", c => RateLimitPartition.GetNoLimiter(c.Request.Headers[\"X-Forwarded-For\"].ToString()));"), Names);

    [Fact]
    public Task A_policy_of_authorization_is_none_of_a_limiter() => Verify.Rule<SpoofableLimiterKey>(
        "var builder = WebApplication.CreateBuilder(args); builder.Services.AddAuthorization(o => o.AddPolicy(\"p\", p => p.RequireAssertion(c => ((HttpContext)c.Resource!).Request.Headers[\"X-Y\"].Count > 0))); builder.Build().Run();");

    [Fact]
    public Task The_message_names_the_header() => Verify.Rule<SpoofableLimiterKey>(
        new Surroundings { Expected = [new DiagnosticResult("BARCH5016", DiagnosticSeverity.Warning).WithLocation(0).WithArguments("the header", "X-Forwarded-For")] },
        Program("o.AddPolicy(\"p\", c => RateLimitPartition.GetNoLimiter(c.Request.{|#0:Headers|}[\"X-Forwarded-For\"].ToString()));"));

    private const string Names = """
        using System.Threading.RateLimiting;
        using Microsoft.AspNetCore.RateLimiting;
        static class Names
        {
            internal const string Client = "X-Client";
            internal static string Of(HttpContext context) => context.Request.Headers["X-Forwarded-For"].ToString();
            internal static string Believing(HttpContext context)
            {
                var address = context.Connection.RemoteIpAddress?.ToString();
                if (address is null || string.IsNullOrEmpty(address))
                    return "none";
                return context.Request.Headers["X-Forwarded-For"].ToString();
            }
            internal static string Overwriting(HttpContext context)
            {
                var address = context.Connection.RemoteIpAddress?.ToString() ?? "none";
                if (context.Request.Headers.TryGetValue("X-Forwarded-For", out var sent))
                    address = sent.ToString();
                return address;
            }
            internal static string Doubting(HttpContext context)
            {
                var address = context.Connection.RemoteIpAddress;
                if (address is null || !IsOurs(address))
                    return address?.ToString() ?? "none";
                return context.Request.Headers["X-Forwarded-For"].ToString();
            }
            internal static string Asking(HttpContext context) =>
                IsOurs(context.Connection.RemoteIpAddress) ? context.Request.Headers["X-Forwarded-For"].ToString() : "none";
            private static bool IsOurs(System.Net.IPAddress? address) => address is not null && System.Net.IPAddress.IsLoopback(address);
            internal static RateLimitPartition<string> Partition(HttpContext context) => RateLimitPartition.GetNoLimiter(Of(context));
        }
        class ByHeader : IRateLimiterPolicy<string>
        {
            public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected => null;
            public RateLimitPartition<string> GetPartition(HttpContext context) => RateLimitPartition.GetNoLimiter(Names.Of(context));
        }
        """;

    private static string Program(string limits, string services = "") =>
        $"using System.Threading.RateLimiting; using Microsoft.AspNetCore.RateLimiting; var builder = WebApplication.CreateBuilder(args); {services} builder.Services.AddRateLimiter(o => {{ {limits} }}); builder.Build().Run();";
}
