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

    /// <summary>A scheme that knows a caller by the roles that a header names.</summary>
    internal const string KnownCallers = """builder.Services.AddAuthentication("Known").AddScheme<AuthenticationSchemeOptions, Known>("Known", null); builder.Services.AddAuthorization();""";

    /// <summary>The handler of <see cref="KnownCallers"/>.</summary>
    internal const string Known = """
        public class Known(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, System.Text.Encodings.Web.UrlEncoder encoder)
            : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
        {
            protected override Task<AuthenticateResult> HandleAuthenticateAsync()
            {
                if (!Request.Headers.TryGetValue("Roles", out var roles))
                    return Task.FromResult(AuthenticateResult.NoResult());
                var identity = new ClaimsIdentity(roles.ToString().Split(',').Select(role => new Claim(ClaimTypes.Role, role)), Scheme.Name);
                return Task.FromResult(AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Scheme.Name)));
            }
        }
        """;

    private const string StartupHost = "Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();";

    /// <summary>The statements that register services.</summary>
    internal string Services { get; init; } = Security;

    /// <summary>The statements that set up the pipeline and map endpoints.</summary>
    internal string App { get; init; } = "";

    /// <summary>Whether a generic host with a class <c>Startup</c> among the types takes the place of both.</summary>
    internal bool HasStartup { get; init; }

    /// <summary>The types beside the program.</summary>
    internal string Types { get; init; } = "";

    /// <summary>The Razor files beside the program.</summary>
    internal ImmutableArray<(string Path, string Text)> Pages { get; init; } = [];

    /// <summary>The usings of the libraries.</summary>
    internal string Usings { get; init; } = "";

    /// <summary>Whether it needs an assembly of its own, because a library looks through the whole of it.</summary>
    internal bool IsAlone { get; init; }

    /// <summary>Whether it throws before it listens, so that nobody can ask it anything.</summary>
    internal bool FailsToStart { get; init; }

    /// <summary>What is asked, and what is answered.</summary>
    internal required ImmutableArray<Truth> Truths { get; init; }

    /// <summary>Compiles rows, most of them together.</summary>
    internal static IReadOnlyDictionary<string, CompiledApplication> Compile(string assembly, IReadOnlyCollection<TruthRow> rows)
    {
        var alone = rows.ToLookup(row => row.IsAlone || !row.Pages.IsEmpty);
        return CompiledApplication.Together(assembly, [.. alone[false].Select(row => row.Source())])
            .Concat(alone[true].Select(row => KeyValuePair.Create(row.Id, CompiledApplication.From(row.Source())))).ToDictionary();
    }

    /// <summary>Runs the application; null where it throws before it listens, as it should.</summary>
    internal async Task<RunningApplication?> StartAsync(CompiledApplication application)
    {
        if (!FailsToStart)
            return await RunningApplication.StartAsync(application);
        await Assert.ThrowsAnyAsync<Exception>(() => RunningApplication.StartAsync(application));
        return null;
    }

    internal ApplicationSource Source() => new(Id, [($"{Id}.cs", $$"""
        using System.Security.Claims;
        using System.Threading.RateLimiting;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.ApplicationModels;
        using Microsoft.AspNetCore.Mvc.Authorization;
        using Microsoft.AspNetCore.Mvc.Filters;
        using Microsoft.AspNetCore.Mvc.Routing;
        using Microsoft.AspNetCore.RateLimiting;
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.Extensions.Options;
        {{Usings}}
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
        """)]) { Pages = Pages };
}

/// <summary>What one request gets and what the model says.</summary>
/// <param name="Path">The path of the request.</param>
/// <param name="Status">The status, without credentials unless a header says who calls.</param>
/// <param name="Model">What the model says of the endpoint; null where there is none.</param>
/// <param name="Route">The endpoint's route, where it is another than the path.</param>
internal sealed record Truth(string Path, int Status, ClaimState? Model, string? Route = null)
{
    /// <summary>The method of the request.</summary>
    internal string Verb { get; init; } = "GET";

    /// <summary>The roles of a caller who is known; null for one who is not.</summary>
    internal string? Roles { get; init; }

    /// <summary>Sends the request.</summary>
    internal async Task<int> AskAsync(RunningApplication application) =>
        (await application.SendAsync(Verb, Path, Roles is null ? [] : [("Roles", Roles)])).Status;
}
