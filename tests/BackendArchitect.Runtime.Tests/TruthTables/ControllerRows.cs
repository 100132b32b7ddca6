using static BackendArchitect.Analyzers.Model.ClaimState;
using static BackendArchitect.Runtime.Tests.TruthTables.TruthRow;

namespace BackendArchitect.Runtime.Tests.TruthTables;

/// <summary>The cases of what is a controller and what is its route: where the application answers 404, the model has no endpoint.</summary>
internal static class ControllerRows
{
    private const string Conventional = """app.MapControllerRoute("d", "{controller}/{action}");""";

    internal static IReadOnlyList<TruthRow> All { get; } =
    [
        Row("C1", "A controller without a base class", """public class FooController { [HttpGet("x")] public int Get() => 1; }""", new Truth("/x", 200, Absent)),
        Row("C2", "Classes that are no controllers",
            """
            internal class InternalController : ControllerBase { [HttpGet("internal")] public int Get() => 1; }
            public class Outer { public class NestedController : ControllerBase { [HttpGet("nested")] public int Get() => 1; } }
            [NonController] public class NoController : ControllerBase { [HttpGet("no")] public int Get() => 1; }
            public abstract class AbstractController : ControllerBase { [HttpGet("abstract")] public int Get() => 1; }
            public class OpenController<T> : ControllerBase { [HttpGet("open")] public int Get() => 1; }
            """,
            new Truth("/internal", 404, null), new Truth("/nested", 404, null), new Truth("/no", 404, null), new Truth("/abstract", 404, null), new Truth("/open", 404, null)),
        Row("C3", "A controller by its attribute", """[Controller] public class Foo { [HttpGet("x")] public int Get() => 1; }""", new Truth("/x", 200, Absent)),
        Row("C4", "Methods that are no actions",
            """public class FooController : ControllerBase { [HttpGet("non"), NonAction] public int Non() => 1; [HttpGet("static")] public static int Static() => 1; }""",
            new Truth("/non", 404, null), new Truth("/static", 404, null)),
        Row("C5", "Controllers that nobody maps", """public class FooController : ControllerBase { [HttpGet("x")] public int Get() => 1; }""", new Truth("/x", 404, null)) with { App = "" },
        Row("C6", "An action with a route of its own under a conventional one",
            """public class FooController : ControllerBase { [HttpGet("x")] public int Get() => 1; public int Plain() => 1; }""",
            new Truth("/Foo/Get", 404, null), new Truth("/Foo/Plain", 200, Absent), new Truth("/x", 200, Absent)) with { App = "app.MapControllers(); " + Conventional },
        Row("C7", "A route without a verb answers all verbs", """public class FooController : ControllerBase { [Route("x")] public int Get() => 1; [HttpGet("y")] public int Other() => 1; }""",
            new Truth("/x", 200, Absent), new Truth("/x", 200, Absent) { Verb = "DELETE" }, new Truth("/y", 405, null) { Verb = "DELETE" }),
        Row("C8", "Routes that go round the controller's prefix",
            """[Route("prefix")] public class FooController : ControllerBase { [HttpGet("~/tilde")] public int Tilde() => 1; [HttpGet("/slash")] public int Slash() => 1; [HttpGet("x")] public int X() => 1; }""",
            new Truth("/tilde", 200, Absent), new Truth("/slash", 200, Absent), new Truth("/prefix/x", 200, Absent), new Truth("/prefix/tilde", 404, null)),
        Row("C9", "The name of an asynchronous action", """[Route("[controller]/[action]")] public class FooController : ControllerBase { [HttpGet] public Task<int> GetAsync() => Task.FromResult(1); }""",
            new Truth("/Foo/Get", 200, Absent), new Truth("/Foo/GetAsync", 404, null)),
        Row("C10", "A route of areas", """[Area("Adm")] public class FooController : ControllerBase { public int Index() => 1; } public class BarController : ControllerBase { public int Index() => 1; }""",
            new Truth("/Adm/Foo/Index", 200, Absent), new Truth("/Foo/Index", 404, null), new Truth("/Adm/Bar/Index", 404, null)) with { App = """app.MapControllerRoute("a", "{area:exists}/{controller}/{action}");""" },
        Row("C11", "Attributes of one's own that are routes and verbs",
            """
            public class AtAttribute(string template) : Attribute, IRouteTemplateProvider { public string Template => template; public int? Order => null; public string? Name => null; }
            public class FetchAttribute(string template) : Attribute, IActionHttpMethodProvider, IRouteTemplateProvider
            {
                public IEnumerable<string> HttpMethods => ["GET"];
                public string Template => template;
                public int? Order => null;
                public string? Name => null;
            }
            [At("own")] public class FooController : ControllerBase { [Fetch("x")] public int Get() => 1; }
            """,
            new Truth("/own/x", 200, Absent), new Truth("/own/x", 405, null) { Verb = "DELETE" }),
    ];

    private static TruthRow Row(string id, string title, string types, params Truth[] truths) =>
        new(id, title) { Services = Mvc, App = "app.MapControllers();", Types = types, Truths = [.. truths] };
}
