using BackendArchitect.Analyzers.Model.Endpoints;

namespace BackendArchitect.Analyzers.Tests.Model.Endpoints;

public class UnreachedControllerTests
{
    private const string Rule = ", and MVC maps public classes alone that are neither nested nor generic nor abstract";

    [Theory]
    [InlineData("internal class X : ControllerBase { [HttpGet(\"x\")] public int Get() => 1; }", "X", "it is internal" + Rule)]
    [InlineData("public class O { public class X : ControllerBase { [HttpGet(\"x\")] public int Get() => 1; } }", "O+X", "it is nested in 'O'" + Rule)]
    [InlineData("public class X<T> : ControllerBase { [HttpGet(\"x\")] public int Get() => 1; }", "X`1", "it is generic, and no class derives from it" + Rule)]
    [InlineData("public abstract class X : ControllerBase { [HttpGet(\"x\")] public int Get() => 1; }", "X", "it is abstract, and no class derives from it" + Rule)]
    [InlineData("public abstract class X : ControllerBase { [HttpGet(\"x\")] public int Get() => 1; } public class AController : X;", "X", null)]
    [InlineData("public class X<T> : ControllerBase { [HttpGet(\"x\")] public int Get() => 1; } public class AController : X<int>;", "X`1", null)]
    [InlineData("public class XController : ControllerBase { [HttpGet(\"x\")] public int Get() => 1; }", "XController", null)]
    [InlineData("internal class X : ControllerBase { [HttpGet(\"x\")] public int Get() => 1; } class Own : Microsoft.AspNetCore.Mvc.Controllers.ControllerFeatureProvider;", "X", null)]
    public void A_class_that_MVC_does_not_take_is_told_why(string types, string name, string? why)
    {
        var service = new MadeService("app.MapControllers();", "using Microsoft.AspNetCore.Mvc; " + types);
        Assert.True(UnreachedController.IsWrittenAsOne(service.Type(name)));
        Assert.Equal(why, UnreachedController.WhyNotMapped(service.Type(name), service.Model, default));
    }

    [Fact]
    public void Where_nobody_maps_controllers_no_class_is_told_apart()
    {
        var service = new MadeService("", "using Microsoft.AspNetCore.Mvc; internal class X : ControllerBase { [HttpGet(\"x\")] public int Get() => 1; }");
        Assert.Null(UnreachedController.WhyNotMapped(service.Type("X"), service.Model, default));
    }

    [Theory]
    [InlineData("public class X { public int Get() => 1; }")]
    [InlineData("public class X : ControllerBase { public int Get() => 1; }")]
    [InlineData("[NonController] public class X : ControllerBase { [HttpGet] public int Get() => 1; }")]
    public void A_class_is_written_as_a_controller_by_base_class_and_attributes(string types) =>
        Assert.False(UnreachedController.IsWrittenAsOne(new MadeService("app.MapControllers();", "using Microsoft.AspNetCore.Mvc; " + types).Type("X")));

    [Theory]
    [InlineData("app.MapControllers();", "", "2: Lost")]
    [InlineData("app.MapControllers();", "[Route(\"api\")]", "2: ")]
    [InlineData("app.MapDefaultControllerRoute();", "", "0: ")]
    [InlineData("app.MapControllers(); builder.Services.AddControllers(o => o.Conventions.Clear());", "", "0: ")]
    [InlineData("", "", "0: ")]
    public void An_action_without_a_route_is_reached_by_nobody(string statements, string route, string expected)
    {
        var service = new MadeService(statements, $$"""using Microsoft.AspNetCore.Mvc; {{route}} public class AController : ControllerBase { [HttpGet("x")] public int Get() => 1; [HttpPost] public int Lost() => 1; public int Helper() => 1; }""");
        var (all, unreached) = UnreachedController.ActionsOf(service.Type("AController"), service.Model, default);
        Assert.Equal(expected, $"{all}: {string.Join(", ", unreached.Select(action => action.Name))}");
    }
}
