using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Model.Endpoints;

public class DataRoutesTests
{
    private const string DataLibrary = """
        namespace Microsoft.AspNetCore.OData.Routing.Controllers
        {
            public abstract class ODataController : Microsoft.AspNetCore.Mvc.ControllerBase;
        }
        namespace Microsoft.AspNetCore.OData
        {
            public class ODataOptions { public ODataOptions AddRouteComponents(string routePrefix, object model) => this; }
            public static class ODataMvcBuilderExtensions
            {
                public static IMvcBuilder AddOData(this IMvcBuilder builder, Action<ODataOptions> configure) => builder;
            }
        }
        """;

    private const string Controller = """
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        public class OrdersController : Microsoft.AspNetCore.OData.Routing.Controllers.ODataController
        {
            public int Get() => 1;
            [Authorize] public int Post(int order) => 1;
            [HttpPost] public int Pay(int key) => 1;
            [HttpGet("all")] public int All() => 1;
            public int Helper() => 1;
        }
        public class ShopController : ControllerBase { public int Get() => 1; }
        """;

    private const string Exempt = "exempt: it tells clients what data there is";

    [Fact]
    public void The_data_model_gives_routes_that_nobody_knows_to_actions_by_their_names() => Assert.Equal(
        [$"Document GET /data/$metadata: {Exempt}", $"Document GET /data: {Exempt}", "Action GET /{?}: Absent", "Action POST /{?}: Stated: [Authorize]", "Action POST /{?}: Absent", "Action GET /all: Absent"],
        Of("""Microsoft.AspNetCore.OData.ODataMvcBuilderExtensions.AddOData(builder.Services.AddControllers(), options => options.AddRouteComponents("data", new object())); app.MapControllers();"""));

    [Fact]
    public void Without_a_data_model_nothing_gives_them_routes() => Assert.Equal(["Action GET /all: Absent"], Of("builder.Services.AddControllers(); app.MapControllers();"));

    private static string[] Of(string statements) => EndpointRows.Of([Library.Compile("Microsoft.AspNetCore.OData", DataLibrary)], statements, Controller);
}
