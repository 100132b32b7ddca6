using System.Collections.Immutable;
using BackendArchitect.Analyzers.Model;
using BackendArchitect.Runtime.Tests.Hosting;

namespace BackendArchitect.Runtime.Tests.TruthTables;

/// <summary>One case: an application, what requests without credentials get from it, and what the model says of it.</summary>
/// <param name="Id">Its name, and the namespace of the application.</param>
/// <param name="Title">The case in words.</param>
internal sealed record TruthRow(string Id, string Title)
{
    internal const string Security = "builder.Services.AddAuthentication().AddBearerToken(); builder.Services.AddAuthorization();";

    internal const string Fallback = """
        builder.Services.AddAuthentication().AddBearerToken();
        builder.Services.AddAuthorization(o => o.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        """;

    internal const string Mvc = "builder.Services.AddAuthentication().AddBearerToken(); builder.Services.AddControllers();";

    private const string StartupHost = "Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();";

    /// <summary>The statements that register services.</summary>
    internal string Services { get; init; } = Security;

    /// <summary>The statements that set up the pipeline and map endpoints.</summary>
    internal string App { get; init; } = "";

    /// <summary>Whether a generic host with a class <c>Startup</c> among the types takes the place of both.</summary>
    internal bool HasStartup { get; init; }

    /// <summary>The types beside the program.</summary>
    internal string Types { get; init; } = "";

    /// <summary>What is asked, and what is answered.</summary>
    internal required ImmutableArray<Truth> Truths { get; init; }

    internal ApplicationSource Source() => new(Id, [($"{Id}.cs", $$"""
        using System.Security.Claims;
        using System.Threading.RateLimiting;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.ApplicationModels;
        using Microsoft.AspNetCore.Mvc.Authorization;
        using Microsoft.AspNetCore.Mvc.Filters;
        using Microsoft.AspNetCore.RateLimiting;
        using Microsoft.Extensions.Options;
        namespace {{Id}}
        {
            public static class Program
            {
                public static void Main(string[] args)
                {
                    {{(HasStartup ? StartupHost : $"var builder = WebApplication.CreateBuilder(args); {Services} var app = builder.Build(); {App} app.Run();")}}
                }
            }
            {{Types}}
        }
        """)]);
}

/// <summary>What one request gets and what the model says.</summary>
/// <param name="Path">The path of the request.</param>
/// <param name="Status">The status without credentials.</param>
/// <param name="Model">What the model says of the endpoint; null where there is none.</param>
/// <param name="Route">The endpoint's route, where it is another than the path.</param>
internal sealed record Truth(string Path, int Status, ClaimState? Model, string? Route = null);
