using System.Reflection;
using System.Runtime.Loader;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BackendArchitect.Runtime.Tests.Hosting;

/// <summary>
/// An application that runs in this process: its own entry point built and started it, only the server is one that opens no port. Its
/// entry point is handed arguments and has to hand them on to <c>CreateBuilder</c>.
/// </summary>
internal sealed class RunningApplication : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly AssemblyLoadContext _code;
    private readonly Task _entryPoint;

    private RunningApplication(IHost host, LoggedCategories logged, AssemblyLoadContext code, Task entryPoint)
    {
        Services = host.Services;
        Logged = logged;
        Server = host.GetTestServer();
        (_code, _entryPoint) = (code, entryPoint);
    }

    internal IServiceProvider Services { get; }

    internal LoggedCategories Logged { get; }

    internal TestServer Server { get; }

    /// <summary>
    /// Every endpoint that a request may meet; those that only links are made from are none, nor is what FastEndpoints adds for
    /// itself, to show its routes to tests.
    /// </summary>
    internal IEnumerable<RouteEndpoint> Endpoints =>
        Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ISuppressMatchingMetadata>() is not { SuppressMatching: true }
                && endpoint.RoutePattern.RawText is not "_test_url_cache_");

    /// <summary>Runs an application until it listens.</summary>
    /// <exception cref="InvalidOperationException">The application ended before it listened.</exception>
    internal static async Task<RunningApplication> StartAsync(CompiledApplication application, string environment = "Production")
    {
        var code = new ApplicationCode(application.Source.Name, application.Parts);
        var entryPoint = application.EntryPoint(code.LoadFromStream(new MemoryStream(application.Image)));
        string[] arguments =
        [
            $"--applicationName={application.Source.Name}", $"--environment={environment}",
            $"--contentRoot={application.Source.Folder ?? AppContext.BaseDirectory}", "--hostBuilder:reloadConfigOnChange=false",
        ];
        var logged = new LoggedCategories();
        var started = new TaskCompletionSource<IHost>(TaskCreationOptions.RunContinuationsAsynchronously);
        var ended = Task.Factory.StartNew(
            () =>
            {
                // MVC looks for controllers in the assembly of this name: it is in the context of the application alone.
                using var _ = code.EnterContextualReflection();
                HostListener.Listen(builder => builder.ConfigureServices(services => Rewire(services, logged, application.Namespace)), host => Watch(host, started));
                entryPoint.Invoke(null, BindingFlags.DoNotWrapExceptions, null, entryPoint.GetParameters().Length == 0 ? [] : [arguments], null);
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (await Task.WhenAny(started.Task, ended).WaitAsync(Patience) != started.Task)
        {
            await ended;
            throw new InvalidOperationException($"{application.Source.Name} ended before it listened");
        }
        return new(await started.Task, logged, code, ended);
    }

    /// <summary>Sends a request; an exception that nobody handles is status 500, as from a real server.</summary>
    internal async Task<(int Status, Endpoint? Endpoint)> SendAsync(string verb, string path, params (string Name, string Value)[] headers)
    {
        try
        {
            var context = await Server.SendAsync(request =>
            {
                request.Request.Method = verb;
                request.Request.Path = path;
                // An endpoint that takes JSON is no candidate for a request that brings none.
                if (verb is "POST" or "PUT" or "PATCH")
                    (request.Request.ContentType, request.Request.Body) = ("application/json", new MemoryStream("{}"u8.ToArray()));
                foreach (var (name, value) in headers)
                    request.Request.Headers[name] = value;
            });
            return (context.Response.StatusCode, context.GetEndpoint());
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return (StatusCodes.Status500InternalServerError, null);
        }
    }

    /// <summary>Sends a body, as a client does; an exception that nobody handles is status 500.</summary>
    internal async Task<int> SendAsync(string verb, string path, string? body, string contentType)
    {
        using var client = Server.CreateClient();
        using var request = new HttpRequestMessage(new(verb), path) { Content = body is null ? null : new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue(contentType)) };
        try
        {
            using var response = await client.SendAsync(request);
            return (int)response.StatusCode;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return StatusCodes.Status500InternalServerError;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await _entryPoint.WaitAsync(Patience);
        _code.Unload();
    }

    private static void Rewire(IServiceCollection services, LoggedCategories logged, string? ownNamespace)
    {
        if (ownNamespace is not null && services.FirstOrDefault(s => s.ServiceType == typeof(ApplicationPartManager))?.ImplementationInstance is ApplicationPartManager parts)
            parts.FeatureProviders.Add(new OwnControllers(ownNamespace));
        services.RemoveAll<IServer>().AddSingleton<IServer, TestServer>();
        services.RemoveAll<IHostLifetime>().AddSingleton<IHostLifetime, NoSignals>();
        services.RemoveAll<ILoggerProvider>().AddSingleton<ILoggerProvider>(logged);
    }

    private static void Watch(IHost host, TaskCompletionSource<IHost> started) =>
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(() => started.TrySetResult(host));

    // A library that keeps its options in static members is loaded anew for each application.
    private sealed class ApplicationCode(string name, IReadOnlyDictionary<string, byte[]> parts) : AssemblyLoadContext(name, isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assembly) =>
            parts.TryGetValue(assembly.Name!, out var part) ? LoadFromStream(new MemoryStream(part)) : assembly.Name!.StartsWith("FastEndpoints", StringComparison.Ordinal) ? LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, assembly.Name + ".dll")) : null;
    }

    // Applications that share an assembly have each their own controllers.
    private sealed class OwnControllers(string ownNamespace) : IApplicationFeatureProvider<ControllerFeature>
    {
        public void PopulateFeature(IEnumerable<ApplicationPart> parts, ControllerFeature feature)
        {
            foreach (var other in feature.Controllers.Where(controller => controller.Namespace != ownNamespace).ToList())
                feature.Controllers.Remove(other);
        }
    }

    // The console's lifetime would take the signals of the test run.
    private sealed class NoSignals : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
