using FastEndpoints;

namespace Depot;

public static class Guard
{
    public static bool IsOn = true;

    public static bool IsStrict = true;

    // Nobody calls it.
    public static void TurnOff() => IsOn = false;

    public static void Relax(bool strict) => IsStrict = strict;

    public static IApplicationBuilder UseDepot(this IApplicationBuilder app, string prefix)
    {
        Relax(Environment.ProcessorCount > 0);
        return app.UseFastEndpoints(config => Configure(config, prefix));
    }

    private static void Configure(Config config, string prefix) => config.Endpoints.RoutePrefix = prefix;
}

public abstract class DepotEndpoint : EndpointWithoutRequest
{
    protected void Ask(params string[] permissions)
    {
        if (!Guard.IsOn)
            AllowAnonymous();
        else
            Permissions(permissions);
    }

    protected void AskStrictly()
    {
        if (!Guard.IsStrict)
            AllowAnonymous();
        Roles("keeper");
    }

    protected void Open() => AllowAnonymous();

    protected void Read(string route) => Get("/bays" + route);

    public override Task HandleAsync(CancellationToken ct) => Task.CompletedTask;
}

internal class ListBays : DepotEndpoint
{
    public override void Configure()
    {
        Get("/bays");
        Ask("bays.read");
    }
}

internal class OpenBays : DepotEndpoint
{
    public override void Configure()
    {
        Read("/open");
        Open();
    }
}

// undecidable: whether the guard is strict depends on the machine
internal class StrictBays : DepotEndpoint
{
    public override void Configure()
    {
        Read("/strict");
        AskStrictly();
    }
}

internal class PlainBays : DepotEndpoint
{
    public override void Configure() => Read("/plain");
}
