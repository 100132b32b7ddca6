using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Names;

namespace BackendArchitect.Analyzers.Tests.Model.Composition;

public class LimiterKeysTests
{
    [Theory]
    [InlineData("o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(c => Keys.Free(c.Request.Headers[\"a\"].ToString()));", 1)]
    [InlineData("o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(c => Keys.Of(c));", 1)]
    [InlineData("o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Keys.Of);", 1)]
    [InlineData("o.GlobalLimiter = PartitionedRateLimiter.CreateChained(PartitionedRateLimiter.Create<HttpContext, string>(c => Keys.Of(c)), PartitionedRateLimiter.Create<HttpContext, string>(c => Keys.Free(\"\")));", 1)]
    [InlineData("o.AddPolicy(\"p\", c => Keys.Of(c));", 1)]
    [InlineData("o.AddPolicy(\"p\", c => { return Keys.Of(c); });", 1)]
    [InlineData("o.AddPolicy<string, KeyPolicy>(\"p\");", 1)]
    [InlineData("o.AddPolicy(\"p\", new KeyPolicy());", 1)]
    [InlineData("o.AddPolicy(\"p\", c => Keys.Free(\"\"));", 0)]
    [InlineData("o.OnRejected = (c, _) => { var s = c.HttpContext.Request.Headers[\"a\"].ToString(); return default; };", 0)]
    [InlineData("Keys.AddPolicy(\"p\", c => Keys.Of(c));", 0)]
    public void What_a_limiter_counts_by_is_read_where_it_names_its_bucket(string option, int reads)
    {
        var service = new MadeService($"builder.Services.AddRateLimiter(o => {{ {option} }});", """
            global using System.Threading.RateLimiting; global using Microsoft.AspNetCore.RateLimiting;
            static class Keys
            {
                public static RateLimitPartition<string> Free(string key) => RateLimitPartition.GetNoLimiter(key);
                public static RateLimitPartition<string> Of(HttpContext c) => Free(Named(c));
                private static string Named(HttpContext c) => c.Request.Headers["a"].ToString();
                public static void AddPolicy(string name, Func<HttpContext, object> key) { }
            }
            class KeyPolicy : IRateLimiterPolicy<string>
            {
                public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected => null;
                public RateLimitPartition<string> GetPartition(HttpContext c) => Keys.Of(c);
            }
            """);
        Assert.Equal(reads, new LimiterKeys(service.Model, default).Reads(new MemberName(AspNet.HttpRequest, "Headers")).Count());
    }
}
