using BackendArchitect.Analyzers.Tests.Model.Endpoints;

namespace BackendArchitect.Analyzers.Tests.Model.Composition;

/// <summary>What holds for an endpoint that says nothing: fallback policies, providers of policies, handlers that grant whatever is asked.</summary>
public class AuthorizationDefaultsTests
{
    private const string Policy = "new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build()";
    private const string Fallback = "Stated: the fallback policy";
    private const string Unclear = "Undecidable: the fallback policy is set where nobody can tell: under a condition, by code that does not compile, or in several places";

    [Theory]
    [InlineData("services.AddAuthorization(o => o.FallbackPolicy = P);", Fallback)]
    [InlineData("services.AddAuthorization(o => o.FallbackPolicy = P); services.Configure<AuthorizationOptions>(o => o.FallbackPolicy = null);", "Absent")]
    [InlineData("services.Configure<AuthorizationOptions>(o => o.FallbackPolicy = null); services.AddAuthorization(o => o.FallbackPolicy = P);", Fallback)]
    [InlineData("services.PostConfigure<AuthorizationOptions>(o => o.FallbackPolicy = null); services.AddAuthorization(o => o.FallbackPolicy = P);", "Absent")]
    [InlineData("services.PostConfigure<AuthorizationOptions>(o => o.FallbackPolicy = P); services.AddAuthorization(o => o.FallbackPolicy = null);", Fallback)]
    [InlineData("services.AddAuthorization(o => { o.FallbackPolicy = P; o.FallbackPolicy = null; });", "Absent")]
    [InlineData("services.AddAuthorizationBuilder().SetFallbackPolicy(null).SetFallbackPolicy(P);", Fallback)]
    [InlineData("services.AddAuthorizationBuilder().SetFallbackPolicy(P).AddFallbackPolicy(\"all\", p => p.RequireAssertion(_ => true));", "Absent")]
    [InlineData("services.AddAuthorization(o => o.FallbackPolicy ??= P);", Unclear)]
    [InlineData("services.AddAuthorization(o => o.FallbackPolicy = P); Later(services);", Unclear)]
    [InlineData("services.AddAuthorization(o => o.FallbackPolicy = P); LateLast(services);", "Absent")]
    [InlineData("services.AddAuthorization(o => o.FallbackPolicy = P); if (late) services.PostConfigure<AuthorizationOptions>(o => o.FallbackPolicy = null);", Unclear)]
    [InlineData("services.AddAuthorization(o => o.FallbackPolicy = P); var options = new AuthorizationOptions(); options.FallbackPolicy = null;", Unclear)]
    public void The_last_word_about_the_fallback_policy_counts(string statements, string says) => Assert.Equal([$"Minimal GET /x: {says}"], EndpointRows.Of("Setup.Add(builder.Services, args.Length > 0); app.MapGet(\"/x\", () => 1);", $$"""
        using Microsoft.AspNetCore.Authorization;
        static class Setup
        {
            internal static void Add(IServiceCollection services, bool late) { {{statements.Replace("P)", Policy + ")").Replace("P;", Policy + ";")}} }
            {{(statements.Contains("Later(") ? "static void Later(IServiceCollection services) => services.Configure<AuthorizationOptions>(o => o.FallbackPolicy = null);" : "")}}
            {{(statements.Contains("LateLast(") ? "static void LateLast(IServiceCollection services) => services.PostConfigure<AuthorizationOptions>(o => o.FallbackPolicy = null);" : "")}}
        }
        """));

    [Theory]
    [InlineData("Task.FromResult<AuthorizationPolicy?>(null)", "Absent")]
    [InlineData("Task.FromResult((AuthorizationPolicy?)default)", "Absent")]
    [InlineData("Task.FromResult<AuthorizationPolicy?>(" + Policy + ")", Fallback)]
    [InlineData("Task.FromResult<AuthorizationPolicy?>(new AuthorizationPolicyBuilder().RequireAssertion(_ => true).Build())", "Absent")]
    [InlineData("inner.GetFallbackPolicyAsync()", Fallback)]
    [InlineData("Task.FromResult(options.Value.FallbackPolicy)", Fallback)]
    [InlineData("GetDefaultPolicyAsync()!", "Undecidable: a policy provider decides")]
    [InlineData("options.Value.InvokeHandlersAfterFailure ? Task.FromResult<AuthorizationPolicy?>(null) : inner.GetFallbackPolicyAsync()", "Undecidable: a policy provider decides")]
    public void A_provider_decides_in_place_of_the_options(string answer, string says) => Assert.Equal([$"Minimal GET /x: {says}"], EndpointRows.Of("Setup.Add(builder.Services, args.Length > 0); app.MapGet(\"/x\", () => 1);", Provider(
        "services.AddSingleton<IAuthorizationPolicyProvider, Provider>();", answer)));

    [Theory]
    [InlineData("services.AddTransient<IAuthorizationPolicyProvider>(p => new Provider(null!, null!));", "Absent")]
    [InlineData("services.AddSingleton(typeof(IAuthorizationPolicyProvider), typeof(Provider));", "Absent")]
    [InlineData("services.TryAddSingleton<IAuthorizationPolicyProvider, Provider>();", "Undecidable: a policy provider decides")]
    [InlineData("if (late) services.AddSingleton<IAuthorizationPolicyProvider, Provider>();", "Undecidable: a policy provider decides")]
    [InlineData("services.AddSingleton<IAuthorizationPolicyProvider, Provider>(); services.AddSingleton<IAuthorizationPolicyProvider, Provider>();", "Undecidable: a policy provider decides")]
    [InlineData("services.AddSingleton<Provider>();", "Undecidable: a policy provider decides")]
    public void A_provider_counts_where_it_is_registered_for_certain(string registration, string says) => Assert.Equal([$"Minimal GET /x: {says}"], EndpointRows.Of("Setup.Add(builder.Services, args.Length > 0); app.MapGet(\"/x\", () => 1);", Provider(
        registration, "Task.FromResult<AuthorizationPolicy?>(null)")));

    [Theory]
    [InlineData("foreach (var r in context.PendingRequirements.ToList()) context.Succeed(r); return Task.CompletedTask;", "Absent", "Waived: RequireAuthorization with a policy that lets everybody in")]
    [InlineData("foreach (var r in context.PendingRequirements.ToArray()) { Console.WriteLine(r); context.Succeed(r); } return Task.CompletedTask;", "Absent", "Waived: RequireAuthorization with a policy that lets everybody in")]
    [InlineData("foreach (var r in context.PendingRequirements.ToList()) { if (r is DenyAnonymousAuthorizationRequirement) continue; context.Succeed(r); } return Task.CompletedTask;", "Undecidable: an authorization handler grants whatever is asked", "Stated: RequireAuthorization")]
    [InlineData("foreach (var r in context.PendingRequirements.Where(r => r is DenyAnonymousAuthorizationRequirement).ToList()) context.Succeed(r); return Task.CompletedTask;", "Undecidable: an authorization handler grants whatever is asked", "Stated: RequireAuthorization")]
    [InlineData("if (context.User.IsInRole(\"staff\")) foreach (var r in context.PendingRequirements.ToList()) context.Succeed(r); return Task.CompletedTask;", "Undecidable: an authorization handler grants whatever is asked", "Stated: RequireAuthorization")]
    [InlineData("foreach (var r in context.PendingRequirements.ToList()) { if (r is DenyAnonymousAuthorizationRequirement) context.Succeed(r); } return Task.CompletedTask;", Fallback, "Stated: RequireAuthorization")]
    [InlineData("foreach (var r in context.PendingRequirements.ToList()) context.Succeed(r); if (context.User.IsInRole(\"guest\")) context.Fail(); return Task.CompletedTask;", "Undecidable: an authorization handler grants whatever is asked", "Stated: RequireAuthorization")]
    public void A_handler_that_grants_whatever_is_asked_lets_everybody_in(string body, string plain, string required) => Assert.Equal([$"Minimal GET /plain: {plain}", $"Minimal GET /x: {required}"], EndpointRows.Of(
        "Setup.Add(builder.Services); app.MapGet(\"/plain\", () => 1); app.MapGet(\"/x\", () => 1).RequireAuthorization();", Handler(body, "services.AddSingleton<IAuthorizationHandler, Grants>();")));

    [Theory]
    [InlineData("")]
    [InlineData("services.AddSingleton<Grants>();")]
    [InlineData("if (Environment.ProcessorCount > 1) services.AddSingleton<IAuthorizationHandler, Grants>();")]
    public void A_handler_that_is_not_registered_for_certain_lets_nobody_in(string registration) => Assert.Equal(
        ["Minimal GET /plain: Undecidable: an authorization handler grants whatever is asked", "Minimal GET /x: Stated: RequireAuthorization"], EndpointRows.Of(
            "Setup.Add(builder.Services); app.MapGet(\"/plain\", () => 1); app.MapGet(\"/x\", () => 1).RequireAuthorization();", Handler("foreach (var r in context.PendingRequirements.ToList()) context.Succeed(r); return Task.CompletedTask;", registration)));

    [Fact]
    public void A_fallback_policy_that_nobody_sets_protects_nothing() => Assert.Equal(
        ["Minimal GET /x: Absent"], EndpointRows.Of("app.MapGet(\"/x\", () => 1);", Handler("return Task.CompletedTask;", "")));

    private static string Provider(string registration, string answer) => $$"""
        using Microsoft.AspNetCore.Authorization; using Microsoft.Extensions.Options; using Microsoft.Extensions.DependencyInjection.Extensions;
        static class Setup { internal static void Add(IServiceCollection services, bool late) { services.AddAuthorization(o => o.FallbackPolicy = {{Policy}}); {{registration}} } }
        class Provider(DefaultAuthorizationPolicyProvider inner, IOptions<AuthorizationOptions> options) : IAuthorizationPolicyProvider
        {
            public Task<AuthorizationPolicy?> GetPolicyAsync(string name) => inner.GetPolicyAsync(name);
            public Task<AuthorizationPolicy> GetDefaultPolicyAsync() => inner.GetDefaultPolicyAsync();
            public Task<AuthorizationPolicy?> GetFallbackPolicyAsync() => {{answer}};
        }
        """;

    private static string Handler(string body, string registration) => $$"""
        using Microsoft.AspNetCore.Authorization; using Microsoft.AspNetCore.Authorization.Infrastructure;
        static class Setup { internal static void Add(IServiceCollection services) { services.AddAuthorization(o => o.FallbackPolicy = {{Policy}}); {{registration}} } }
        class Grants : IAuthorizationHandler { public Task HandleAsync(AuthorizationHandlerContext context) { {{body}} } }
        """;
}
