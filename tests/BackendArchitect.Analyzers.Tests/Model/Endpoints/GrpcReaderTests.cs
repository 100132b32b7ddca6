using BackendArchitect.Analyzers.Model.Endpoints;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Model.Endpoints;

public class GrpcReaderTests
{
    private const string Grpc = """
        namespace Grpc.Core
        {
            public class BindServiceMethodAttribute(Type bindType, string bindMethodName) : Attribute;
            public class ServerCallContext { public HttpContext Http => null!; }
            public enum StatusCode { OK = 0, NotFound = 5, PermissionDenied = 7, Unauthenticated = 16 }
            public readonly record struct Status(StatusCode Code, string Detail);
            public class RpcException(Status status) : Exception;
        }
        namespace Microsoft.AspNetCore.Builder
        {
            public class GrpcServiceEndpointConventionBuilder : IEndpointConventionBuilder { public void Add(Action<EndpointBuilder> convention) { } }
            public static class GrpcEndpointRouteBuilderExtensions
            {
                public static GrpcServiceEndpointConventionBuilder MapGrpcService<T>(this IEndpointRouteBuilder builder) where T : class => null!;
                public static GrpcServiceEndpointConventionBuilder MapGrpcService(this IEndpointRouteBuilder builder, object definition) => null!;
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

    // Without what answers for methods that are not there.
    private static string[] Service(string declarations, string map = "app.MapGrpcService<GreeterService>();") =>
        [.. All(declarations, map).Where(row => !row.StartsWith("GrpcUnimplemented", StringComparison.Ordinal))];

    private static string[] All(string declarations, string map) =>
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
    [InlineData("""
        public class GreeterService : Greeter.GreeterBase
        {
            public override Task<string> SayHello(string request, ServerCallContext context)
            {
                var who = context.Caller();
                if (string.IsNullOrEmpty(who))
                {
                    ThrowNotAuthenticated();
                }
                return Task.FromResult(request + who);
            }
            public override Task<string> SayBye(string request, ServerCallContext context)
            {
                if (request is "")
                    throw new RpcException(new Status(StatusCode.Unauthenticated, "who?"));
                return context.Caller() is null ? throw new RpcException(new Status(StatusCode.NotFound, "nobody")) : Task.FromResult(request);
            }
            [System.Diagnostics.CodeAnalysis.DoesNotReturn]
            private static void ThrowNotAuthenticated() => throw new RpcException(new Status(StatusCode.Unauthenticated, "who?"));
        }
        static class Callers { public static string? Caller(this ServerCallContext context) => context.Http.User.FindFirst("sub")?.Value; }
        """, "Stated: the handler refuses callers before it does anything else", "Absent")]
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

    [Fact]
    public void The_first_service_answers_for_all_that_are_not_there_and_each_for_its_own_methods_once() => Assert.Equal(
        [
            "GrpcUnimplemented /greet.v1.Greeter/{unimplementedMethod:grpcunimplemented}: Stated: RequireAuthorization",
            "GrpcUnimplemented /{unimplementedService}/{unimplementedMethod:grpcunimplemented}: Stated: RequireAuthorization",
        ],
        All("public class GreeterService : Greeter.GreeterBase;", "app.MapGrpcService<GreeterService>().RequireAuthorization(); app.MapGroup(\"/again\").MapGrpcService<GreeterService>();")
            .Where(row => row.StartsWith("GrpcUnimplemented", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Fact]
    public void An_application_that_ignores_them_has_no_answer_for_what_is_not_there() => Assert.DoesNotContain(
        All("public class GreeterService : Greeter.GreeterBase; public class Options { public bool IgnoreUnknownServices, IgnoreUnknownMethods; }",
            "_ = new Options { IgnoreUnknownServices = true, IgnoreUnknownMethods = true }; app.MapGrpcService<GreeterService>();"),
        row => row.StartsWith("GrpcUnimplemented", StringComparison.Ordinal));

    [Theory]
    [InlineData("/v1/books/{name}", "/v1/books/{name}")]
    [InlineData("/v1/{name=shelves/*/books/*}", "/v1/shelves/{__Complex_name_2}/books/{__Complex_name_4}")]
    [InlineData("/v1/{book.name=*}:lend", "/v1/{book.name}:lend")]
    [InlineData("/v1/{name=**}", "/v1/{**name}")]
    [InlineData("/v1/{name=**}:mend", @"/v1/{**__Complex_name_1:regex(:mend$)}")]
    [InlineData("/v1/{name=a/**/b}/c", @"/v1/a/{**__Complex_name_2:regex(/b/c$)}")]
    [InlineData("/v1/*/any/**", "/v1/{__Discard_1}/any/{**__Discard_3}")]
    [InlineData("/v1/{name", "/v1/{name}")]
    [InlineData("", "/")]
    public void A_path_of_an_HTTP_rule_becomes_a_route(string path, string route) => Assert.Equal(route, TranscodedRoute.Of(path));

    [Theory]
    [InlineData(new byte[] { 0x0a, 0x03, (byte)'a', (byte)'b', (byte)'c', 0x10, 0x01 }, "abc", true)]
    [InlineData(new byte[] { 0x0d, 1, 2, 3, 4, 0x11, 1, 2, 3, 4, 5, 6, 7, 8, 0x0a, 0x01, (byte)'x' }, "x", false)]
    [InlineData(new byte[] { 0x0a, 0x7f, (byte)'a' }, null, false)]
    [InlineData(new byte[] { 0xff, 0xff }, null, false)]
    [InlineData(new byte[] { 0x0b }, null, false)]
    public void What_is_no_message_ends_where_it_stops_being_one(byte[] bytes, string? text, bool isSet)
    {
        var message = new WireMessage(bytes, 0, bytes.Length);
        Assert.Equal(text, message.Texts(1).FirstOrDefault());
        Assert.Equal(isSet, message.IsSet(2));
    }

    [Fact]
    public void A_service_that_is_given_by_its_definition_has_methods_that_cannot_be_seen() =>
        Assert.Equal(["Grpc POST /{?}: Undecidable: its methods cannot be seen"], Service("", "app.MapGrpcService(new object());"));
}
