using System.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace BackendArchitect.Runtime.Tests.Hosting;

/// <summary>
/// Hears of every host that is built in this process, by the events that the hosting library raises for tools, and tells the run whose
/// thread builds it.
/// </summary>
internal sealed class HostListener : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly AsyncLocal<HostListener?> Current = new();

    private readonly Action<IHostBuilder> _building;
    private readonly Action<IHost> _built;

    static HostListener() => DiagnosticListener.AllListeners.Subscribe(new HostListener(_ => { }, _ => { }));

    private HostListener(Action<IHostBuilder> building, Action<IHost> built) => (_building, _built) = (building, built);

    /// <summary>From here on the hosts that this thread builds are heard of.</summary>
    internal static void Listen(Action<IHostBuilder> building, Action<IHost> built) => Current.Value = new(building, built);

    /// <inheritdoc/>
    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.Extensions.Hosting")
            value.Subscribe(this);
    }

    /// <inheritdoc/>
    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (Current.Value is not { } listener)
            return;
        if (value is { Key: "HostBuilding", Value: IHostBuilder builder })
            listener._building(builder);
        else if (value is { Key: "HostBuilt", Value: IHost host })
            listener._built(host);
    }

    /// <inheritdoc/>
    public void OnCompleted()
    {
    }

    /// <inheritdoc/>
    public void OnError(Exception error)
    {
    }
}
