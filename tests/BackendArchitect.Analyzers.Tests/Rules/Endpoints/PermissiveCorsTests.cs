using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Endpoints;

public class PermissiveCorsTests
{
    [Theory]
    [InlineData("policy.AllowAnyOrigin().[|AllowCredentials|]()")]
    [InlineData("policy.[|AllowCredentials|]().AllowAnyHeader().AllowAnyOrigin()")]
    [InlineData("policy.WithOrigins(\"*\").[|AllowCredentials|]()")]
    [InlineData("policy.WithOrigins(\"https://shop.example\").AllowAnyOrigin().[|AllowCredentials|]()")]
    [InlineData("policy.SetIsOriginAllowed(_ => true).[|AllowCredentials|]()")]
    [InlineData("policy.SetIsOriginAllowed(origin => { return true; }).AllowAnyMethod().[|AllowCredentials|]()")]
    [InlineData("policy.SetIsOriginAllowed(Origins.Any).[|AllowCredentials|]()")]
    [InlineData("policy.WithOrigins(\"https://shop.example\").SetIsOriginAllowed(_ => true).[|AllowCredentials|]()")]
    [InlineData("policy.DisallowCredentials().SetIsOriginAllowed(_ => true).[|AllowCredentials|]()")]
    public Task Credentials_for_every_origin_are_reported(string policy) => Reports(policy);

    [Theory]
    [InlineData("policy.AllowAnyOrigin()")]
    [InlineData("policy.SetIsOriginAllowed(_ => true)")]
    [InlineData("policy.WithOrigins(\"https://shop.example\").AllowCredentials()")]
    [InlineData("policy.WithOrigins(origins).AllowCredentials()")]
    [InlineData("policy.WithOrigins(\"*\", \"https://shop.example\").AllowCredentials()")]
    [InlineData("policy.AllowAnyOrigin().WithOrigins(\"https://shop.example\").AllowCredentials()")]
    [InlineData("policy.AllowAnyOrigin().AllowCredentials().DisallowCredentials()")]
    [InlineData("policy.SetIsOriginAllowed(origin => origin.EndsWith(\".shop.example\")).AllowCredentials()")]
    [InlineData("policy.SetIsOriginAllowed(Origins.Known).AllowCredentials()")]
    [InlineData("policy.SetIsOriginAllowed(_ => true).SetIsOriginAllowed(Origins.Known).AllowCredentials()")]
    [InlineData("policy.SetIsOriginAllowed(_ => true).SetIsOriginAllowedToAllowWildcardSubdomains().WithOrigins(\"https://*.shop.example\").AllowCredentials()")]
    public Task Credentials_for_some_origins_or_none_are_not(string policy) => Reports(policy);

    [Theory]
    [InlineData("services.AddCors(cors => cors.AddDefaultPolicy(p => p.AllowAnyOrigin().[|AllowCredentials|]()));")]
    [InlineData("services.AddCors(cors => cors.AddPolicy(\"partners\", p => { p.SetIsOriginAllowed(_ => true); p.AllowAnyHeader(); p.[|AllowCredentials|](); }));")]
    [InlineData("app.UseCors(p => p.AllowAnyOrigin().[|AllowCredentials|]());")]
    [InlineData("var policy = new CorsPolicyBuilder().SetIsOriginAllowed(_ => true).[|AllowCredentials|]().Build();")]
    [InlineData("var builder = new CorsPolicyBuilder(); builder.AllowAnyOrigin(); builder.[|AllowCredentials|]();")]
    [InlineData("var builder = new CorsPolicyBuilder().AllowAnyOrigin(); builder.[|AllowCredentials|]();")]
    [InlineData("services.AddCors(cors => cors.AddPolicy(\"partners\", p => p.Everybody().[|AllowCredentials|]()));")]
    [InlineData("services.AddCors(cors => cors.AddPolicy(\"partners\", p => { Origins.Everybody(p); p.[|AllowCredentials|](); }));")]
    [InlineData("services.AddCors(cors => { cors.AddPolicy(\"two\", p => p.AllowAnyOrigin()); cors.AddPolicy(\"three\", p => p.WithOrigins(\"https://shop.example\").AllowCredentials()); });")]
    public Task A_policy_is_read_wherever_its_builder_goes(string code) => Testing.Verify.Rule<PermissiveCors>(Source(code));

    [Fact]
    public Task A_method_that_allows_credentials_is_reported_for_the_caller_that_allows_every_origin() => Testing.Verify.Rule<PermissiveCors>(Source("""
        services.AddCors(cors => cors.AddPolicy("partners", p => p.SetIsOriginAllowed(_ => true).WithSession()));
        """) + """
        static class Sessions { public static CorsPolicyBuilder WithSession(this CorsPolicyBuilder policy) => policy.AllowAnyHeader().[|AllowCredentials|](); }
        """);

    [Fact]
    public Task A_method_that_allows_credentials_to_known_origins_is_not() => Testing.Verify.Rule<PermissiveCors>(Source("""
        services.AddCors(cors => cors.AddPolicy("partners", p => p.WithOrigins("https://shop.example").WithSession()));
        services.AddCors(cors => cors.AddPolicy("anybody", p => p.AllowAnyOrigin()));
        """) + """
        static class Sessions { public static CorsPolicyBuilder WithSession(this CorsPolicyBuilder policy) => policy.AllowAnyHeader().AllowCredentials(); }
        """);

    [Theory]
    [InlineData("if (environment.IsDevelopment()) policy.SetIsOriginAllowed(_ => true); else policy.WithOrigins(origins); policy.AllowCredentials();")]
    [InlineData("if (environment.IsDevelopment()) { policy.SetIsOriginAllowed(_ => true).AllowCredentials(); }")]
    [InlineData("if (origins.Length == 0) policy.SetIsOriginAllowed(_ => true); else policy.WithOrigins(origins); policy.AllowCredentials();")]
    [InlineData("policy.SetIsOriginAllowed(_ => environment.IsDevelopment()).AllowCredentials();")]
    public Task What_holds_outside_Production_or_under_a_condition_is_not(string code) => Testing.Verify.Rule<PermissiveCors>(Source($$"""
        services.AddCors(cors => cors.AddDefaultPolicy(policy => { {{code}} }));
        """));

    [Theory]
    [InlineData("if (origins.Length == 0) policy.SetIsOriginAllowed(_ => true).[|AllowCredentials|](); else policy.WithOrigins(origins).AllowCredentials();")]
    [InlineData("if (origins.Length > 0) { policy.SetIsOriginAllowed(Origins.Known).AllowCredentials(); } else { policy.SetIsOriginAllowed(_ => true).[|AllowCredentials|](); }")]
    [InlineData("if (origins.Length > 1) policy.SetIsOriginAllowed(_ => true).DisallowCredentials(); else if (origins.Length == 1) policy.WithOrigins(origins).AllowCredentials();")]
    [InlineData("var made = origins.Length == 0 ? policy.AllowAnyOrigin().[|AllowCredentials|]() : policy.WithOrigins(origins).AllowCredentials();")]
    [InlineData("switch (origins.Length) { case 0: policy.SetIsOriginAllowed(_ => true).[|AllowCredentials|](); break; default: policy.WithOrigins(origins).AllowCredentials(); break; }")]
    [InlineData("var made = origins.Length switch { 0 => policy.AllowAnyOrigin().[|AllowCredentials|](), _ => policy.WithOrigins(origins).AllowCredentials() };")]
    [InlineData("policy.SetIsOriginAllowed(_ => true); if (origins.Length == 0) policy.[|AllowCredentials|](); else policy.DisallowCredentials();")]
    public Task Each_branch_of_a_condition_is_a_policy_of_its_own(string code) => Testing.Verify.Rule<PermissiveCors>(Source($$"""
        services.AddCors(cors => cors.AddDefaultPolicy(policy => { {{code}} }));
        """));

    [Fact]
    public Task A_condition_around_the_whole_policy_does_not_excuse_it() => Testing.Verify.Rule<PermissiveCors>(Source("""
        if (origins.Length == 0)
            services.AddCors(cors => cors.AddDefaultPolicy(policy => policy.SetIsOriginAllowed(_ => true).[|AllowCredentials|]()));
        """));

    private static Task Reports(string policy) => Testing.Verify.Rule<PermissiveCors>(
        new Surroundings { Frameworks = ReferenceSet.All }, Source($"services.AddCors(cors => cors.AddDefaultPolicy(policy => {policy}));"));

    private static string Source(string code) => $$"""
        using Microsoft.AspNetCore.Cors.Infrastructure;
        static class Setup
        {
            static void Add(IServiceCollection services, IHostEnvironment environment, IApplicationBuilder app, string[] origins)
            {
                {{code}}
            }
        }
        static class Origins
        {
            public static bool Any(string origin) => true;
            public static bool Known(string origin) => origin == "https://shop.example";
            public static CorsPolicyBuilder Everybody(this CorsPolicyBuilder policy) => policy.AllowAnyHeader().AllowAnyOrigin();
        }

        """;
}
