namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>OData: what serves an entity data model, and what builds one.</summary>
internal static class DataServices
{
    private const string Library = "Microsoft.AspNetCore.OData";

    internal static readonly TypeName Options = new(Library, "ODataOptions") { Package = Library };
    internal static readonly TypeName Ignored = new("Microsoft.AspNetCore.OData.Routing.Attributes", "ODataIgnoredAttribute") { Package = Library };
    internal static readonly TypeName RouteComponent = new("Microsoft.AspNetCore.OData.Routing.Attributes", "ODataRouteComponentAttribute") { Package = Library };
    internal static readonly TypeName Convention = new("Microsoft.AspNetCore.OData.Routing.Conventions", "IODataControllerActionConvention") { Package = Library };
    internal static readonly TypeName ActionParameters = new("Microsoft.AspNetCore.OData.Formatter", "ODataActionParameters") { Package = Library };
    internal static readonly TypeName UntypedActionParameters = new("Microsoft.AspNetCore.OData.Formatter", "ODataUntypedActionParameters") { Package = Library };

    internal static readonly TypeName Metadata = new("Microsoft.AspNetCore.OData.Routing.Controllers", "MetadataController") { Package = Library };
    internal static readonly TypeName FromWholeBody = new("Microsoft.AspNetCore.OData.Abstracts", "NonValidatingParameterBindingAttribute") { Package = Library };
    internal static readonly TypeName FromUri = new("Microsoft.AspNetCore.OData.Formatter", "FromODataUriAttribute") { Package = Library };
    internal static readonly TypeName FromBody = new("Microsoft.AspNetCore.OData.Formatter", "FromODataBodyAttribute") { Package = Library };
    internal static readonly TypeName FromQuery = new("Microsoft.AspNetCore.OData.Query", "ODataQueryParameterBindingAttribute") { Package = Library };

    private static readonly TypeName RouteOptions = new("Microsoft.AspNetCore.OData.Routing", "ODataRouteOptions") { Package = Library };

    internal static readonly MemberName AddRouteComponents = new(Options, "AddRouteComponents");
    internal static readonly MemberName Conventions = new(Options, "Conventions");
    internal static readonly MemberName DollarCount = new(RouteOptions, "EnableDollarCountRouting");
    internal static readonly MemberName DollarValue = new(RouteOptions, "EnableDollarValueRouting");
    internal static readonly MemberName AnyCaseOfActions = new(RouteOptions, "EnableActionNameCaseInsensitive");
    internal static readonly MemberName AnyCaseOfControllers = new(RouteOptions, "EnableControllerNameCaseInsensitive");
    internal static readonly MemberName AnyCaseOfProperties = new(RouteOptions, "EnablePropertyNameCaseInsensitive");
    internal static readonly MemberName KeyInParentheses = new(RouteOptions, "EnableKeyInParenthesis");
    internal static readonly MemberName KeyAsSegment = new(RouteOptions, "EnableKeyAsSegment");
    internal static readonly MemberName QualifiedCall = new(RouteOptions, "EnableQualifiedOperationCall");
    internal static readonly MemberName UnqualifiedCall = new(RouteOptions, "EnableUnqualifiedOperationCall");
    internal static readonly MemberName BareFunction = new(RouteOptions, "EnableNonParenthesisForEmptyParameterFunction");

    private const string Building = "Microsoft.OData.ModelBuilder";

    internal static readonly TypeName ModelBuilder = new(Building, "ODataModelBuilder") { Package = Building };
    internal static readonly TypeName ConventionModelBuilder = new(Building, "ODataConventionModelBuilder") { Package = Building };
    internal static readonly MemberName GetModel = new(ModelBuilder, "GetEdmModel");
}
