namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>YARP, the reverse proxy.</summary>
internal static class ReverseProxies
{
    internal const string Assembly = "Yarp.ReverseProxy";

    internal static readonly TypeName Route = new("Yarp.ReverseProxy.Configuration", "RouteConfig") { Package = Assembly };
    internal static readonly MemberName LoadFromConfig = new(new("Microsoft.Extensions.DependencyInjection", "ReverseProxyServiceCollectionExtensions") { Package = Assembly }, "LoadFromConfig");
    internal static readonly MemberName LoadFromMemory = new(new("Microsoft.Extensions.DependencyInjection", "InMemoryConfigProviderExtensions") { Package = Assembly }, "LoadFromMemory");
}
