using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Model.Endpoints;

public class GrpcReaderTests
{
    private const string Grpc = """
        namespace Grpc.Core
        {
            public class BindServiceMethodAttribute(Type bindType, string bindMethodName) : Attribute;
            public class ServerCallContext { public HttpContext Http => null!; }
        }
        namespace Microsoft.AspNetCore.Builder
        {
            public class GrpcServiceEndpointConventionBuilder : IEndpointConventionBuilder { public void Add(Action<EndpointBuilder> convention) { } }
            public static class GrpcEndpointRouteBuilderExtensions
            {
                public static GrpcServiceEndpointConventionBuilder MapGrpcService<T>(this IEndpointRouteBuilder builder) where T : class => null!;
            }
        }
        """;

    // As the protocol compiler writes it.
    private const string Generated = """
        using grpc = global::Grpc.Core;
        public static partial class Greeter
        {
            static readonly string __ServiceName = "greet.v1.Greeter";
            [grpc::BindServiceMethod(typeof(Greeter), "BindService")]
            public abstract partial class GreeterBase
            {
                public virtual Task<string> SayHello(string request, grpc::ServerCallContext context) => throw new InvalidOperationException();
                public virtual Task<string> SayBye(string request, grpc::ServerCallContext context) => throw new InvalidOperationException();
            }
        }
        """;

    private static string[] Service(string declarations, string map = "app.MapGrpcService<GreeterService>();") =>
        EndpointRows.Of([Library.Compile("Grpc.AspNetCore.Server", Grpc)], map, Generated, "using Grpc.Core; using Microsoft.AspNetCore.Authorization;\n" + declarations);

    [Theory]
    [InlineData("public class GreeterService : Greeter.GreeterBase;", "Absent", "Absent")]
    [InlineData("[Authorize] public class GreeterService : Greeter.GreeterBase;", "Stated: [Authorize]", "Stated: [Authorize]")]
    [InlineData(
        "public class GreeterService : Greeter.GreeterBase { [Authorize] public override Task<string> SayHello(string request, ServerCallContext context) => Task.FromResult(request); }",
        "Stated: [Authorize]", "Absent")]
    [InlineData(
        "[Authorize] public class GreeterService : Greeter.GreeterBase { [AllowAnonymous] public override Task<string> SayHello(string request, ServerCallContext context) => Task.FromResult(request); }",
        "Waived: [AllowAnonymous]", "Stated: [Authorize]")]
    [InlineData(
        "public class GreeterService : Middle; public class Middle : Greeter.GreeterBase { [Authorize] public override Task<string> SayHello(string request, ServerCallContext context) => Task.FromResult(request); }",
        "Stated: [Authorize]", "Absent")]
    public void Every_rpc_of_the_service_is_an_endpoint(string declarations, string hello, string bye) =>
        Assert.Equal([$"Grpc POST /greet.v1.Greeter/SayHello: {hello}", $"Grpc POST /greet.v1.Greeter/SayBye: {bye}"], Service(declarations));

    [Fact]
    public void Conventions_hold_for_all_of_a_service() => Assert.Equal(
        ["Grpc POST /greet.v1.Greeter/SayHello: Stated: RequireAuthorization", "Grpc POST /greet.v1.Greeter/SayBye: Stated: RequireAuthorization"],
        Service("public class GreeterService : Greeter.GreeterBase;", "app.MapGrpcService<GreeterService>().RequireAuthorization();"));

    [Fact]
    public void A_service_without_a_generated_base_class_is_one_endpoint_whose_callers_are_known_where_its_class_says_so() => Assert.Equal(
        ["Grpc POST /{?}: Undecidable: its methods cannot be seen", "Grpc POST /{?}: Stated: [Authorize]"],
        Service("public class A; [Authorize] public class B;", "app.MapGrpcService<A>(); app.MapGrpcService<B>();"));
}
