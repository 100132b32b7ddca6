namespace BackendArchitect.Analyzers.Tests.Pages;

/// <summary>
/// The host that surrounds examples without top-level statements: a service that leaves no rule anything to say, so that whatever is found
/// stands in the example.
/// </summary>
internal static class CleanHost
{
    internal const string Program = """
        using System.Threading.RateLimiting;
        using Microsoft.AspNetCore.Authorization;

        var builder = WebApplication.CreateBuilder(args);

        using var telemetry = new System.Diagnostics.Metrics.MeterListener();
        builder.Logging.ClearProviders().AddJsonConsole();
        builder.Services.AddProblemDetails();
        builder.Services.AddHealthChecks();
        builder.Services.AddControllers();
        builder.Services.AddAuthentication().AddBearerToken();
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                RateLimitPartition.GetFixedWindowLimiter(
                    context.User.Identity?.Name ?? context.Connection.RemoteIpAddress?.ToString() ?? "unknown",
                    _ => new FixedWindowRateLimiterOptions { PermitLimit = 100, Window = TimeSpan.FromMinutes(1) }));
        });
        builder.Services.AddRequestTimeouts();

        var app = builder.Build();

        app.UseExceptionHandler();
        app.UseHttpsRedirection();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseRequestTimeouts();
        app.MapHealthChecks("/health").AllowAnonymous();
        app.MapControllers();

        app.Run();
        """;
}
