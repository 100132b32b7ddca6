using BackendArchitect.Tool.Endpoints;
using BackendArchitect.Tool.Tests.Testing;

namespace BackendArchitect.Tool.Tests.Endpoints;

public class EndpointQueryTests
{
    private static readonly HostEndpoints Host = InMemory.Host("""
        app.UseRateLimiter();
        app.MapGet("/open", () => 1).RequireRateLimiting("few");
        app.MapGet("/said", () => 1).AllowAnonymous();
        app.MapGet("/limited", () => 1).AllowAnonymous().RequireRateLimiting("few");
        var x = app.MapGet("/perhaps", () => 1).RequireRateLimiting("few"); if (args.Length > 0) x.RequireAuthorization();
        """, """builder.Services.AddRateLimiter(o => o.AddPolicy("few", _ => System.Threading.RateLimiting.RateLimitPartition.GetNoLimiter("")));""");

    [Theory]
    [InlineData(false, false, false, "/limited /open /perhaps /said")]
    [InlineData(true, false, false, "/open")]
    [InlineData(false, true, false, "/said")]
    [InlineData(false, false, true, "/perhaps")]
    [InlineData(true, true, false, "/open /said")]
    public void What_is_asked_for_is_listed(bool open, bool unlimited, bool undecidable, string routes) =>
        Assert.Equal(routes, string.Join(' ', new EndpointQuery(open, unlimited, undecidable).Of(Host).Rows.Select(row => row.Route).Order(StringComparer.Ordinal)));
}
