namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>Libraries in which endpoints are classes.</summary>
internal static class EndpointLibraries
{
    internal static readonly TypeName CarterModule = new("Carter", "ICarterModule") { Package = "Carter" };
    internal static readonly MemberName AddRoutes = new(CarterModule, "AddRoutes");
    internal static readonly TypeName CarterModuleBase = new("Carter", "CarterModule") { Package = "Carter" };
    internal static readonly TypeName CarterRoutes = new("Carter", "RouteExtensions") { Package = "Carter" };
    internal static readonly TypeName CarterExtensions = new("Carter", "CarterExtensions") { Package = "Carter" };
    internal static readonly MemberName MapCarter = new(CarterExtensions, "MapCarter");

    internal static readonly TypeName FastEndpoint = new("FastEndpoints", "BaseEndpoint") { Package = "FastEndpoints" };
}
