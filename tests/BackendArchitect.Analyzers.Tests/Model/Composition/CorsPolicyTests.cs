using BackendArchitect.Analyzers.Model.Composition;

namespace BackendArchitect.Analyzers.Tests.Model.Composition;

public class CorsPolicyTests
{
    [Theory]
    [InlineData("p => p.SetIsOriginAllowed(_ => true).AllowCredentials()", "SetIsOriginAllowed")]
    [InlineData("p => p.AllowCredentials().SetIsOriginAllowed(_ => true)", "SetIsOriginAllowed")]
    [InlineData("p => { p.SetIsOriginAllowed(Setup.Any); p.AllowCredentials(); }", "SetIsOriginAllowed")]
    [InlineData("p => { p.Open(); p.AllowCredentials(); }", "SetIsOriginAllowed")]
    [InlineData("p => p.Open().AllowCredentials()", "SetIsOriginAllowed")]
    [InlineData("p => { var q = p.SetIsOriginAllowed(_ => true); q.AllowCredentials(); }", "SetIsOriginAllowed")]
    [InlineData("p => p.AllowAnyOrigin().AllowCredentials()", "AllowAnyOrigin")]
    [InlineData("p => p.WithOrigins(\"*\").AllowCredentials()", "WithOrigins")]
    // The later function takes the earlier one's place.
    [InlineData("p => p.SetIsOriginAllowed(_ => true).SetIsOriginAllowed(o => o == \"https://a\").AllowCredentials()", null)]
    [InlineData("p => p.SetIsOriginAllowed(o => o == \"https://a\").SetIsOriginAllowed(_ => true).AllowCredentials()", "SetIsOriginAllowed")]
    [InlineData("p => p.SetIsOriginAllowed(_ => true).SetIsOriginAllowedToAllowWildcardSubdomains().AllowCredentials()", null)]
    [InlineData("p => p.SetIsOriginAllowed(_ => true).AllowCredentials().DisallowCredentials()", null)]
    [InlineData("p => p.SetIsOriginAllowed(o => o.EndsWith(\".example\")).AllowCredentials()", null)]
    [InlineData("p => p.WithOrigins(\"https://a\").AllowCredentials()", null)]
    [InlineData("p => p.WithOrigins(Setup.Origins).AllowCredentials()", null)]
    [InlineData("p => { if (Environment.ProcessorCount > 1) p.SetIsOriginAllowed(_ => true); p.AllowCredentials(); }", null)]
    [InlineData("p => { if (Environment.ProcessorCount > 1) { p.SetIsOriginAllowed(_ => true); p.AllowCredentials(); } }", "SetIsOriginAllowed")]
    [InlineData("p => { if (app.Environment.IsDevelopment()) p.SetIsOriginAllowed(_ => true); p.AllowCredentials(); }", null)]
    public void Credentials_go_to_every_site_where_the_last_word_about_origins_lets_all_in(string policy, string? why)
    {
        var service = new MadeService($"builder.Services.AddCors(o => o.AddDefaultPolicy({policy}));", """
            using Microsoft.AspNetCore.Cors.Infrastructure;
            static class Setup
            {
                public static string[] Origins => Environment.GetCommandLineArgs();
                public static bool Any(string origin) => true;
                public static CorsPolicyBuilder Open(this CorsPolicyBuilder builder) => builder.SetIsOriginAllowed(_ => true);
            }
            """);
        Assert.Equal(why, CorsPolicy.WhyOpen(service.Call("AllowCredentials"), service.Model, default)?.Split(' ')[0]);
    }
}
