using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Endpoints;

public class UnprotectedProxyRouteTests
{
    private const string Program = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthorization();
        var app = builder.Build();
        app.MapReverseProxy();
        app.Run();
        """;

    private const string TwoRoutes = """
        {
          "ReverseProxy": {
            "Routes": {
              "orders": { "ClusterId": "shop", "AuthorizationPolicy": "default", "Match": { "Path": "/orders/{**rest}" } },
              "invoices": { "ClusterId": "shop", "Match": { "Path": "/invoices/{**rest}" } }
            },
            "Clusters": { "shop": { "Destinations": { "one": { "Address": "http://shop:8080/" } } } }
          }
        }
        """;

    [Fact]
    public Task A_route_without_policy_beside_one_with_a_policy_is_reported() => Reports(TwoRoutes, Program, "invoices", "orders", line: 5);

    [Fact]
    public Task An_empty_policy_is_none() => Reports(TwoRoutes.Replace("\"invoices\": { ", "\"invoices\": { \"AuthorizationPolicy\": \"\", ", StringComparison.Ordinal), Program, "invoices", "orders", line: 5, column: 62);

    [Fact]
    public Task A_list_of_routes_is_read_too() => Reports("""
        {
          "ReverseProxy": {
            "Routes": [
              { "RouteId": "orders", "ClusterId": "shop", "AuthorizationPolicy": "staff" },
              { "RouteId": "invoices", "ClusterId": "shop" }
            ]
          }
        }
        """, Program, "invoices", "orders", line: 5, column: 46);

    [Theory]
    [InlineData("\"AuthorizationPolicy\": \"default\", ", "")]
    [InlineData("\"default\"", "\"anonymous\"")]
    [InlineData("\"ClusterId\": \"shop\", \"Match\"", "\"ClusterId\": \"shop\", \"AuthorizationPolicy\": \"Anonymous\", \"Match\"")]
    [InlineData("\"ClusterId\": \"shop\", \"Match\"", "\"Match\"")]
    [InlineData("\"ReverseProxy\"", "\"Pages\"")]
    public Task Where_no_route_has_a_policy_or_each_says_it_nothing_is_reported(string old, string replacement) =>
        IsSilent(TwoRoutes.Replace(old, replacement, StringComparison.Ordinal), Program);

    [Theory]
    [InlineData("AddAuthorization()", "AddAuthorizationBuilder().SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())")]
    [InlineData("MapReverseProxy()", "MapReverseProxy().RequireAuthorization()")]
    [InlineData("app.MapReverseProxy()", "app.MapGroup(\"\").RequireAuthorization().MapReverseProxy()")]
    [InlineData("MapReverseProxy()", "MapReverseProxy(proxy => Console.WriteLine(proxy))")]
    public Task Where_the_application_speaks_for_all_routes_nothing_is_reported(string old, string replacement) =>
        IsSilent(TwoRoutes, Program.Replace(old, replacement, StringComparison.Ordinal));

    [Fact]
    public Task A_file_for_developers_is_not_judged() => IsSilent(TwoRoutes, Program, "appsettings.Development.json");

    [Fact]
    public Task A_library_does_not_know_what_its_host_says() => Testing.Verify.Rule<UnprotectedProxyRoute>(
        new Surroundings { Files = [("/service/appsettings.json", TwoRoutes)] }, "class Nothing;");

    private static Task Reports(string json, string program, string route, string other, int line, int column = 35) => Testing.Verify.Rule<UnprotectedProxyRoute>(
        With("appsettings.json", json) with
        {
            Expected = [new DiagnosticResult(UnprotectedProxyRoute.Descriptor).WithSeverity(DiagnosticSeverity.Warning).WithSpan("/service/appsettings.json", line, column, line, column + 4).WithArguments(route, other)],
        }, program);

    private static Task IsSilent(string json, string program, string file = "appsettings.json") => Testing.Verify.Rule<UnprotectedProxyRoute>(With(file, json), program);

    private static Surroundings With(string file, string json) => new() { Files = [("/service/" + file, json)], References = Packages.ReverseProxy };
}
