using BackendArchitect.Tool.Endpoints;
using BackendArchitect.Tool.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendArchitect.Tool.Tests.Endpoints;

public class HostEndpointsTests
{
    [Fact]
    public void A_project_with_an_entry_point_on_the_framework_is_a_host() =>
        Assert.True(HostEndpoints.IsHost(InMemory.Compile("WebApplication.Create().Run();")));

    [Theory]
    [InlineData("WebApplication.Create().Run();", true)]
    [InlineData("public static class Runner { public static void Main() { } }", false)]
    public void A_project_with_a_test_framework_is_a_host_when_it_starts_one(string program, bool isHost)
    {
        var tests = CSharpCompilation.Create("xunit.core", options: new(OutputKind.DynamicallyLinkedLibrary));
        Assert.Equal(isHost, HostEndpoints.IsHost(InMemory.Compile(program).AddReferences(tests.ToMetadataReference())));
    }

    [Fact]
    public void The_files_that_a_build_lists_are_one_endpoint_each()
    {
        var host = HostEndpoints.Of(
            new(InMemory.Compile("""var app = WebApplication.Create(); app.MapStaticAssets(); app.MapGroup("/shop").MapStaticAssets(); app.Run();"""), [], new(["css/site.css", "site.js"], AreOfBuild: false)),
            CancellationToken.None);

        Assert.Equal(["/css/site.css css/site.css", "/shop/css/site.css shop/css/site.css", "/shop/site.js shop/site.js", "/site.js site.js"], host.Rows.Select(row => $"{row.Route} {row.Spelling}"));
    }

    [Fact]
    public void A_build_serves_files_that_it_does_not_list_too()
    {
        var host = HostEndpoints.Of(new(InMemory.Compile("""var app = WebApplication.Create(); app.MapStaticAssets(); app.Run();"""), [], new(["site.js"])), CancellationToken.None);

        Assert.Equal(["static-asset site.js", "delegate {**path:file}"], host.Rows.Select(row => $"{row.Kind} {row.Spelling}"));
    }

    [Fact]
    public void A_library_is_none() =>
        Assert.False(HostEndpoints.IsHost(InMemory.Compile("class Nothing;", OutputKind.DynamicallyLinkedLibrary)));

    [Fact]
    public void A_program_without_the_framework_is_none()
    {
        var program = InMemory.Compile("WebApplication.Create().Run();");
        Assert.False(HostEndpoints.IsHost(program.WithReferences(program.References.Where(r => !r.Display!.Contains("AspNetCore", StringComparison.Ordinal)))));
    }
}
