using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Endpoints;

public class WeakenedTokenValidationTests
{
    private const string Usings = """
        using System.IdentityModel.Tokens.Jwt;
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.IdentityModel.JsonWebTokens;
        using Microsoft.IdentityModel.Tokens;

        """;

    private static readonly Surroundings WithJwtBearer = new() { References = Packages.JwtBearer };

    [Theory]
    [InlineData("ValidateIssuer")]
    [InlineData("ValidateAudience")]
    [InlineData("RequireAudience")]
    [InlineData("ValidateLifetime")]
    [InlineData("RequireExpirationTime")]
    [InlineData("RequireSignedTokens")]
    public Task A_check_that_is_switched_off_is_reported(string check) => Reports($$"""
        options.TokenValidationParameters.{{check}} = [|false|];
        options.TokenValidationParameters = new TokenValidationParameters { {{check}} = [|false|], ValidIssuer = "shop" };
        """);

    [Theory]
    [InlineData("ValidateIssuer = true")]
    [InlineData("ValidateLifetime = configuration.GetValue<bool>(\"Jwt:Lifetime\")")]
    [InlineData("ValidateIssuerSigningKey = false")]
    [InlineData("ValidateActor = false")]
    [InlineData("ValidateTokenReplay = false")]
    public Task What_switches_no_check_off_is_not(string setting) => Reports($"options.TokenValidationParameters.{setting};");

    [Fact]
    public Task Metadata_without_https_is_reported() => Reports("""
        options.Authority = configuration["Authority"];
        options.RequireHttpsMetadata = [|false|];
        """);

    [Theory]
    [InlineData("http://localhost:5001")]
    [InlineData("http://127.0.0.1/realms/shop")]
    public Task Metadata_that_stays_on_the_machine_is_not(string authority) => Reports($"""
        options.Authority = "{authority}";
        options.RequireHttpsMetadata = false;
        """);

    [Theory]
    [InlineData("SignatureValidator = [|(token, parameters) => new JsonWebToken(token)|]")]
    [InlineData("SignatureValidator = [|(token, _) => new JwtSecurityToken(token)|]")]
    [InlineData("SignatureValidator = [|(token, _) => new JwtSecurityTokenHandler().ReadJwtToken(token)|]")]
    [InlineData("SignatureValidator = [|delegate (string token, TokenValidationParameters parameters) { var jwt = new JsonWebToken(token); return jwt; }|]")]
    [InlineData("SignatureValidatorUsingConfiguration = [|(token, _, _) => new JsonWebTokenHandler().ReadToken(token)|]")]
    [InlineData("IssuerValidator = [|(issuer, _, _) => issuer|]")]
    [InlineData("AudienceValidator = [|(_, _, _) => true|]")]
    [InlineData("LifetimeValidator = [|Checks.Always|]")]
    public Task A_validator_that_accepts_everything_is_reported(string setting) => Reports($"options.TokenValidationParameters.{setting};");

    [Theory]
    [InlineData("SignatureValidator = (token, _) => Checks.Verified(token)")]
    [InlineData("SignatureValidator = (token, _) => { Checks.Verify(token); return new JsonWebToken(token); }")]
    [InlineData("SignatureValidator = (token, _) => token.Length > 3 ? new JsonWebToken(token) : throw new SecurityTokenException()")]
    [InlineData("IssuerValidator = (issuer, _, _) => issuer.EndsWith(\"shop\") ? issuer : throw new SecurityTokenInvalidIssuerException()")]
    [InlineData("AudienceValidator = (audiences, _, _) => audiences.Contains(\"shop\")")]
    [InlineData("LifetimeValidator = (_, expires, _, _) => expires > DateTime.UtcNow")]
    [InlineData("LifetimeValidator = null")]
    public Task A_validator_that_may_refuse_is_not(string setting) => Reports($"options.TokenValidationParameters.{setting};");

    [Theory]
    [InlineData("ValidateAudience = false", "AudienceValidator = (audiences, _, _) => audiences.Contains(\"shop\")")]
    [InlineData("ValidateIssuer = false", "IssuerValidator = Checks.Issuer")]
    [InlineData("ValidateLifetime = false", "LifetimeValidator = (_, expires, _, _) => expires > DateTime.UtcNow")]
    [InlineData("RequireSignedTokens = false", "SignatureValidator = (token, _) => Checks.Verified(token)")]
    public Task A_check_that_a_validator_of_one_s_own_replaces_is_not_reported(string setting, string validator) => Reports($$"""
        options.TokenValidationParameters = new()
        {
            {{setting}},
            {{validator}},
        };
        """);

    [Fact]
    public Task A_validator_that_accepts_everything_replaces_nothing() => Reports("""
        options.TokenValidationParameters.ValidateAudience = [|false|];
        options.TokenValidationParameters.AudienceValidator = [|(_, _, _) => true|];
        """);

    [Fact]
    public Task An_event_that_may_fail_makes_up_for_all_but_the_signature() => Reports("""
        options.TokenValidationParameters.ValidateIssuer = false;
        options.TokenValidationParameters.RequireSignedTokens = [|false|];
        options.Events = new() { OnTokenValidated = context =>
        {
            if (context.Principal?.FindFirst("tid")?.Value is not "shop")
                context.Fail("unknown tenant");
            return Task.CompletedTask;
        } };
        """);

    [Theory]
    [InlineData("policy.RequireClaim(\"scope\", \"orders\")", "false")]
    [InlineData("policy.RequireClaim(configuration[\"Claim\"]!)", "false")]
    [InlineData("policy.RequireClaim(\"department\")", "[|false|]")]
    public Task A_policy_that_requires_the_claim_makes_up_for_the_audience(string requirement, string value) => Reports($$"""
        options.TokenValidationParameters.ValidateAudience = {{value}};
        new AuthorizationOptions().AddPolicy("Orders", policy => {{requirement}});
        """);

    [Theory]
    [InlineData("if (environment.IsDevelopment()) options.RequireHttpsMetadata = false;")]
    [InlineData("if (!environment.IsProduction()) { options.TokenValidationParameters.ValidateIssuer = false; }")]
    [InlineData("options.RequireHttpsMetadata = !environment.IsDevelopment();")]
    [InlineData("options.TokenValidationParameters = new() { ValidateLifetime = environment.IsProduction() };")]
    [InlineData("options.RequireHttpsMetadata = environment.IsDevelopment() ? false : true;")]
    public Task What_holds_outside_Production_alone_is_not_reported(string code) => Reports(code);

    [Fact]
    public Task A_condition_the_wrong_way_round_is_reported() => Reports("""
        options.RequireHttpsMetadata = [|environment.IsDevelopment()|];
        var relaxed = false;
        options.TokenValidationParameters.ValidateLifetime = [|relaxed|];
        """);

    [Fact]
    public Task An_expired_token_may_be_read_to_renew_it() => Testing.Verify.Rule<WeakenedTokenValidation>(WithJwtBearer, Usings + """
        class Renewal
        {
            System.Security.Claims.ClaimsPrincipal Read(string token, SecurityKey key) =>
                new JwtSecurityTokenHandler().ValidateToken(token, new TokenValidationParameters
                {
                    ValidateLifetime = false,
                    ValidateAudience = [|false|],
                    IssuerSigningKey = key,
                }, out _);
        }
        """);

    [Theory]
    [InlineData("dotnet_diagnostic.CA5404.severity = warning", "", "false", "[|(_, _, _) => true|]")]
    [InlineData("dotnet_diagnostic.CA5405.severity = suggestion", "", "[|false|]", "(_, _, _) => true")]
    [InlineData("dotnet_diagnostic.CA5404.severity = none", "", "[|false|]", "[|(_, _, _) => true|]")]
    [InlineData("dotnet_diagnostic.CA5404.severity = warning", "build_property.EnableNETAnalyzers = false", "[|false|]", "[|(_, _, _) => true|]")]
    public Task What_the_sdk_s_own_rules_report_is_left_to_them_when_they_are_on(string severity, string property, string value, string validator) =>
        Testing.Verify.Rule<WeakenedTokenValidation>(WithJwtBearer with { GlobalConfig = severity + "\n" + property }, Usings + $$"""
        class Setup
        {
            void Configure(JwtBearerOptions options, TokenValidationParameters other)
            {
                options.TokenValidationParameters.ValidateLifetime = {{value}};
                other.AudienceValidator = {{validator}};
                other.RequireSignedTokens = [|false|];
            }
        }
        """);

    [Fact]
    public Task A_property_that_only_shares_the_name_is_not_reported() => Testing.Verify.Rule<WeakenedTokenValidation>("""
        class LinkOptions { public bool RequireHttpsMetadata { get; set; } = false; public bool ValidateLifetime { get; set; } }
        class Setup { LinkOptions Links() => new() { RequireHttpsMetadata = false, ValidateLifetime = false }; }
        """);

    [Fact]
    public Task The_fix_removes_what_switches_a_check_off() => Testing.Verify.Fix<WeakenedTokenValidation>(
        WithJwtBearer,
        [Usings + Setup("""
            options.RequireHttpsMetadata = [|false|];
            options.Audience = "shop";
            options.TokenValidationParameters = new()
            {
                ValidIssuer = "shop",
                ValidateLifetime = [|false|],
                SignatureValidator = [|(token, _) => new JsonWebToken(token)|],
            };
            services.Configure<JwtBearerOptions>(o => o.RequireHttpsMetadata = [|false|]);
            """)],
        [Usings + Setup("""
            options.Audience = "shop";
            options.TokenValidationParameters = new()
            {
                ValidIssuer = "shop",
            };
            services.Configure<JwtBearerOptions>(o => { });
            """)]);

    private static Task Reports(string code) => Testing.Verify.Rule<WeakenedTokenValidation>(WithJwtBearer, Usings + Setup(code));

    private static string Setup(string code) => $$"""
        static class Setup
        {
            static void Add(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment, JwtBearerOptions options)
            {
        {{code}}
            }
        }
        static class Checks
        {
            public static bool Always(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters) => true;
            public static string Issuer(string issuer, SecurityToken token, TokenValidationParameters parameters) => issuer == "shop" ? issuer : throw new SecurityTokenInvalidIssuerException();
            public static JsonWebToken Verified(string token) { Verify(token); return new JsonWebToken(token); }
            public static void Verify(string token) { if (token.Length < 3) throw new SecurityTokenException(); }
        }
        """;
}
