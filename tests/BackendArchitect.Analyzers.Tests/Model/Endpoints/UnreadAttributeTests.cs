using BackendArchitect.Analyzers.Model.Endpoints;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Tests.Model.Endpoints;

public class UnreadAttributeTests
{
    [Theory]
    [InlineData("app.MapGet(\"/x\", Own.Get);", "Own", null, "MapGet asks 'Get' for its attributes, and not the class around it")]
    [InlineData("app.MapMethods(\"/x\", [\"GET\"], Own.Get);", "Own", null, "MapMethods asks 'Get' for its attributes, and not the class around it")]
    [InlineData("var own = new Instance(); app.MapGet(\"/x\", own.Get);", "Instance", null, "MapGet asks 'Get' for its attributes, and not the class around it")]
    [InlineData("app.MapGet(\"/x\", () => Own.Get());", "Own", null, null)]
    [InlineData("app.MapGet(\"/x\", () => Own.Get());", "Own", "Get", "'Get' is called by other code, and only what is mapped is asked for its attributes")]
    [InlineData("app.MapGet(\"/x\", Own.Get); Own.Get();", "Own", "Get", null)]
    [InlineData("Func<int> get = Own.Get; get();", "Own", "Get", null)]
    [InlineData("", "Own", "Get", null)]
    // A controller's public methods are actions, and others are nobody's.
    [InlineData("new AController().Get();", "AController", "Get", null)]
    [InlineData("new AController().Get();", "AController", "Inner", "'Inner' is called by other code, and only what is mapped is asked for its attributes")]
    [InlineData("new Implementing().Get();", "Implementing", "Dispose", null)]
    public void An_attribute_is_read_on_what_is_mapped_alone(string statements, string type, string? method, string? why)
    {
        var service = new MadeService(statements, Types);
        ISymbol bearer = method is null ? service.Type(type) : service.Type(type).GetMembers(method).Single();
        Assert.Equal(why, UnreadAttribute.WhyUnread(bearer, service.Model, default));
    }

    [Fact]
    public void Where_code_of_its_own_reads_attributes_nobody_knows_which() => Assert.Null(UnreadAttribute.WhyUnread(
        new MadeService("app.MapGet(\"/x\", Own.Get);", Types, "class Reads { object[] All(Type t) => t.GetCustomAttributes(typeof(Microsoft.AspNetCore.Authorization.AuthorizeAttribute), true); }") is var service
            ? service.Type("Own") : null!, service.Model, default));

    private const string Types = """
        using Microsoft.AspNetCore.Mvc;
        public static class Own { public static int Get() => 1; }
        public class Instance { public int Get() => 1; }
        public class AController : ControllerBase { public int Get() => Inner(); internal int Inner() => 1; }
        public class Implementing : IDisposable { public int Get() { Dispose(); return 1; } public void Dispose() { } }
        """;
}
