using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Endpoints;

public class CachedBeforeAuthenticationTests
{
    private const string Cached = """app.MapGet("/x", () => 1).CacheOutput();""";

    [Theory]
    [InlineData("app.[|UseOutputCache|](); app.UseAuthentication(); app.UseAuthorization(); " + Cached)]
    [InlineData("app.UseRouting(); app.[|UseOutputCache|](); app.UseAuthentication(); app.MapGet(\"/x\", [OutputCache] () => 1);")]
    public Task A_cache_that_does_not_know_who_asks_is_reported(string code) => Verify.Rule<CachedBeforeAuthentication>(Program(code));

    [Theory]
    [InlineData("app.UseAuthentication(); app.UseAuthorization(); app.UseOutputCache(); " + Cached)]
    [InlineData("app.UseOutputCache(); " + Cached)]
    [InlineData("app.UseAuthentication(); app.UseOutputCache(); app.UseAuthorization(); " + Cached)]
    [InlineData("app.UseOutputCache(); app.UseAuthentication();")]
    [InlineData("app.UseOutputCache(); app.UseAuthentication(); if (app.Environment.IsDevelopment()) { var g = app.MapGroup(\"\"); g.CacheOutput(); }")]
    [InlineData("app.UseOutputCache(); if (args.Length > 0) app.UseAuthentication(); " + Cached)]
    [InlineData("app.UseOutputCache(); app.UseAuthentication(); app.UseOutputCache(); " + Cached)]
    public Task A_cache_that_knows_or_keeps_nothing_is_quiet(string code) => Verify.Rule<CachedBeforeAuthentication>(Program(code));

    [Fact]
    public Task A_library_is_quiet() => Verify.Rule<CachedBeforeAuthentication>(
        "public static class Shop { public static void UseShop(this WebApplication app) { app.UseOutputCache(); app.UseAuthentication(); " + Cached + " } }");

    [Fact]
    public Task The_fix_moves_the_cache_behind_what_finds_out_who_asks() => Verify.Fix<CachedBeforeAuthentication>(
        Program("\napp.[|UseOutputCache|]();\napp.UseAuthentication();\napp.UseAuthorization();\n" + Cached),
        Program("\napp.UseAuthentication();\napp.UseAuthorization();\napp.UseOutputCache();\n" + Cached));

    private static string Program(string code) => "using Microsoft.AspNetCore.OutputCaching; var app = WebApplication.CreateBuilder(args).Build(); " + code + " app.Run();";
}
