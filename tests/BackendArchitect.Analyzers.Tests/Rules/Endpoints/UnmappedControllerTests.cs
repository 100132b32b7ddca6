using BackendArchitect.Analyzers.Endpoints;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Endpoints;

public class UnmappedControllerTests
{
    private const string AttributeRoutes = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        var app = builder.Build();
        app.MapControllers();
        app.Run();
        """;

    private const string Conventional = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        var app = builder.Build();
        app.MapDefaultControllerRoute();
        app.Run();
        """;

    [Theory]
    [InlineData("[Route(\"orders\")] internal class [|OrdersController|] : ControllerBase { [HttpGet] public int Get() => 1; }")]
    [InlineData("[Route(\"orders\")] class [|OrdersController|] : Controller { [HttpGet] public int Get() => 1; }")]
    [InlineData("public static class Orders { [Route(\"orders\")] public class [|OrdersController|] : ControllerBase { [HttpGet] public int Get() => 1; } }")]
    [InlineData("[Route(\"orders\")] public class [|OrdersController|]<T> : ControllerBase { [HttpGet] public T Get() => default!; }")]
    [InlineData("[Route(\"orders\")] public abstract class [|OrdersController|] : ControllerBase { [HttpGet] public int Get() => 1; }")]
    public Task A_controller_that_mvc_does_not_take_for_one_is_reported(string controller) => Reports(AttributeRoutes, controller);

    [Theory]
    [InlineData("[Route(\"orders\")] public class OrdersController : ControllerBase { [HttpGet] public int Get() => 1; }")]
    [InlineData("[Route(\"orders\")] public abstract class Base : ControllerBase { [HttpGet] public int Get() => 1; } public class OrdersController : Base;")]
    [InlineData("[Route(\"orders\")] public class Base<T> : ControllerBase { [HttpGet] public T Get() => default!; } public class OrdersController : Base<int>;")]
    [InlineData("[NonController, Route(\"orders\")] internal class OrdersController : ControllerBase { [HttpGet] public int Get() => 1; }")]
    [InlineData("internal class ModelController : ControllerBase { public int Helper() => 1; }")]
    [InlineData("internal class TrafficController { [Obsolete] public int Get() => 1; }")]
    public Task Controllers_base_classes_and_what_is_none_are_not(string controller) => Reports(AttributeRoutes, controller);

    [Theory]
    [InlineData("class Internals : Microsoft.AspNetCore.Mvc.Controllers.ControllerFeatureProvider { protected override bool IsController(System.Reflection.TypeInfo type) => true; }")]
    public Task A_provider_of_one_s_own_may_take_it_for_one(string provider) =>
        Reports(AttributeRoutes, "[Route(\"orders\")] internal class OrdersController : ControllerBase { [HttpGet] public int Get() => 1; } " + provider);

    [Fact]
    public Task Where_no_controllers_are_mapped_at_all_nothing_is_reported() => Reports(
        AttributeRoutes.Replace("app.MapControllers();", "", StringComparison.Ordinal), "[Route(\"orders\")] internal class OrdersController : ControllerBase { [HttpGet] public int Get() => 1; }");

    [Fact]
    public Task A_library_does_not_know_what_its_host_maps() => Testing.Verify.Rule<UnmappedController>("""
        using Microsoft.AspNetCore.Mvc;
        [Route("orders")] internal class OrdersController : ControllerBase { [HttpGet] public int Get() => 1; }
        """);

    [Theory]
    [InlineData("public class [|OrdersController|] : Controller { [HttpGet] public int Get() => 1; [HttpPost] public int Post() => 1; }")]
    [InlineData("public class OrdersController : Controller { [HttpGet(\"orders\")] public int Get() => 1; [HttpPost] public int [|Post|]() => 1; public int Helper() => 1; }")]
    public Task An_action_without_any_route_is_reported(string controller) => Reports(AttributeRoutes, controller);

    [Theory]
    [InlineData("public class OrdersController : Controller { [HttpGet] public int Get() => 1; }")]
    public Task A_conventional_route_reaches_actions_without_one_of_their_own(string controller) => Reports(Conventional, controller);

    [Fact]
    public Task Routes_that_a_convention_may_give_are_not_missing() => Reports(
        AttributeRoutes.Replace("AddControllers()", "AddControllers(options => options.Conventions.Add(null!))", StringComparison.Ordinal),
        "public class OrdersController : Controller { [HttpGet] public int Get() => 1; }");

    private static Task Reports(string program, string controller) => Testing.Verify.Rule<UnmappedController>(program, "using Microsoft.AspNetCore.Mvc;\n" + controller);
}
