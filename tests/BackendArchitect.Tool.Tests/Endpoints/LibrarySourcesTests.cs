using BackendArchitect.Tool.Endpoints;
using BackendArchitect.Analyzers.CodeFixes;
using BackendArchitect.Tool.Tests.Testing;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Tool.Tests.Endpoints;

public class LibrarySourcesTests
{
    private const string Forwarder = """
        namespace Microsoft.AspNetCore.Builder
        {
            public static class DirectForwardingIEndpointRouteBuilderExtensions
            {
                public static IEndpointConventionBuilder MapForwarder(this IEndpointRouteBuilder endpoints, string pattern, string destination)
                {
                    endpoints.MapGet("/destination", () => destination);
                    return endpoints.Map(pattern, context => Send(context, destination));
                }

                private static Task Send(HttpContext context, string destination) => Task.CompletedTask;
            }
        }
        """;

    private static IReadOnlyList<EndpointRow> RowsOf(string assembly)
    {
        var library = InMemory.Compile(Forwarder, OutputKind.DynamicallyLinkedLibrary).WithAssemblyName(assembly);
        var host = InMemory.Compile("""var app = WebApplication.Create(); app.MapForwarder("/orders", "http://orders"); app.Run();""", references: [library.ToMetadataReference()]);
        return HostEndpoints.Of(new(LibrarySources.Packed(host, CancellationToken.None), []), CancellationToken.None).Rows;
    }

    [Fact]
    public void A_known_library_beside_the_service_is_what_its_package_is()
    {
        var rows = RowsOf("Yarp.ReverseProxy");

        Assert.Equal(["delegate /orders"], rows.Select(row => $"{row.Kind} {row.Route}"));
        Assert.Null(rows[0].Handler);
    }

    [Fact]
    public void Any_other_library_is_read() => Assert.Contains("/destination", RowsOf("Shop.Forwarding").Select(row => row.Route));

    [Fact]
    public void A_host_without_such_a_library_stays_as_it_is()
    {
        var host = InMemory.Compile("WebApplication.Create().Run();");

        Assert.Same(host, LibrarySources.Packed(host, CancellationToken.None));
    }
}
