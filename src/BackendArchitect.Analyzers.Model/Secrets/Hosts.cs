using System.Collections.Immutable;

namespace BackendArchitect.Analyzers.Model.Secrets;

/// <summary>Tells the hosts of a developer's own machine from others.</summary>
internal static class Hosts
{
    private static readonly ImmutableHashSet<string> Keys =
        ["host", "hostname", "server", "datasource", "address", "endpoint", "url", "uri", "baseurl", "baseaddress", "serverurl", "brokerurl", "domain"];

    internal static bool IsHostName(string key) => Words.Of(key) is var words && words.EndWith(Keys, words.Count) > 0;

    /// <summary>
    /// Whether only the machine itself, or a container beside it, can be meant: loopback, LocalDB, the host of a container, or a name without
    /// a domain as services of a compose file have.
    /// </summary>
    internal static bool IsLocal(Slice host)
    {
        if (IsLoopback(host))
            return true;
        host = WithoutSchemeAndPort(host.Trimmed());
        return !host.Contains('.') && !host.Contains(':') && !host.Contains('{');
    }

    /// <summary>Whether only the machine itself can be meant: loopback, LocalDB, a socket or pipe, or the host of a container. True where there is no host at all.</summary>
    internal static bool IsLoopback(Slice host)
    {
        host = host.Trimmed();
        if (host.StartsWith("/") || host.StartsWithAnyCase("unix:") || host.StartsWithAnyCase("np:\\\\.\\"))
            return true;
        host = WithoutSchemeAndPort(host);
        return host.IsEmpty || host.Is("localhost") || host.Is(".") || host.Is("(local)") || host.Is("::1") || host.Is("[::1]") || host.Is("0.0.0.0") || host.StartsWith("127.")
            || host.StartsWithAnyCase("(localdb)") || host.Is("host.docker.internal") || host.Is("kubernetes.docker.internal");
    }

    private static Slice WithoutSchemeAndPort(Slice host)
    {
        var scheme = host.IndexOf("://");
        if (scheme >= 0)
        {
            host = host.From(scheme + 3);
            var at = host.LastIndexOf('@');
            if (at >= 0)
                host = host.From(at + 1);
            var path = host.IndexOf('/');
            if (path >= 0)
                host = host.Part(0, path);
        }
        else if (host.StartsWithAnyCase("tcp:") || host.StartsWithAnyCase("lpc:"))
        {
            host = host.From(4);
        }
        // Several hosts: the first speaks for all.
        var comma = host.IndexOf(',');
        if (comma >= 0)
            host = host.Part(0, comma);
        var instance = host.IndexOf('\\');
        if (instance >= 0)
            host = host.Part(0, instance);
        var port = host.LastIndexOf(':');
        if (port > 0 && host.IndexOf(':') == port)
            host = host.Part(0, port);
        return host.Trimmed();
    }
}
