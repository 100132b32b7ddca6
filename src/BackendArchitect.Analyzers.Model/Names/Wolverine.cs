namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>Wolverine's endpoints: methods that are marked with a verb and a route.</summary>
internal static class Wolverine
{
    private const string Library = "WolverineFx.Http";
    private const string Space = "Wolverine.Http";

    /// <summary>The assembly that has all of this.</summary>
    internal const string Assembly = "Wolverine.Http";

    internal static readonly TypeName HttpMethod = new(Space, "WolverineHttpMethodAttribute") { Package = Library };
    internal static readonly TypeName RoutePrefix = new(Space, "RoutePrefixAttribute") { Package = Library };
    internal static readonly TypeName ModifyChain = new(Space, "ModifyHttpChainAttribute") { Package = Library };
    internal static readonly TypeName Chain = new(Space, "HttpChain") { Package = Library };
    internal static readonly TypeName Options = new(Space, "WolverineHttpOptions") { Package = Library };
    internal static readonly TypeName Ignore = new("Wolverine.Attributes", "WolverineIgnoreAttribute") { Package = "WolverineFx" };

    private static readonly TypeName Routing = new(Space, "WolverineHttpEndpointRouteBuilderExtensions") { Package = Library };

    internal static readonly MemberName Map = new(Routing, "MapWolverineEndpoints");
}
