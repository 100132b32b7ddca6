using BackendArchitect.Analyzers.Model.Composition;
using BackendArchitect.Analyzers.Model.Configuration;
using BackendArchitect.Analyzers.Tests.Model.Configuration;

namespace BackendArchitect.Analyzers.Tests.Model.Composition;

public class ProxyRouteTests
{
    [Theory]
    [InlineData("""{ "a": { "ClusterId": "c" } }""", "a open")]
    [InlineData("""{ "a": { "ClusterId": "c", "AuthorizationPolicy": "default" } }""", "a default")]
    [InlineData("""{ "a": { "ClusterId": "c", "AuthorizationPolicy": "anonymous" } }""", "a open")]
    [InlineData("""{ "a": { "clusterid": "c", "authorizationpolicy": "Staff" } }""", "a Staff")]
    [InlineData("""{ "a": { "ClusterId": "c", "AuthorizationPolicy": " " } }""", "a open")]
    [InlineData("""{ "a": { "AuthorizationPolicy": "Staff" }, "b": { "ClusterId": "c" } }""", "b open")]
    [InlineData("""[ { "RouteId": "first", "ClusterId": "c" }, { "ClusterId": "c", "AuthorizationPolicy": "Staff" } ]""", "first open, 1 Staff")]
    // A setting of the same name inside belongs to something else.
    [InlineData("""{ "a": { "ClusterId": "c", "Metadata": { "AuthorizationPolicy": "Staff" } } }""", "a open")]
    [InlineData("""{ "a": "text" }""", "")]
    [InlineData("{ }", "")]
    public void Routes_are_read_by_their_own_settings(string routes, string expected)
    {
        var document = ConfigDocument.Read(new MadeFile("/service/appsettings.json", $$"""{ "ReverseProxy": { "Routes": {{routes}} } }"""), new MadeOptions(), default)!;
        Assert.Equal(expected, string.Join(", ", ProxyRoute.ReadFrom(document).Select(route => $"{route.Name} {(route.IsProtected ? route.Policy : "open")}")));
    }
}
