using BackendArchitect.Analyzers.Tests.Testing;
using BackendArchitect.Analyzers.Validation;

namespace BackendArchitect.Analyzers.Tests.Rules.Validation;

public class UnboundedRequestSizeTests
{
    private const string Usings = "using System.IO; using Microsoft.AspNetCore.Http.Features; using Microsoft.AspNetCore.Mvc; using Microsoft.AspNetCore.Server.Kestrel.Core; using Microsoft.AspNetCore.WebUtilities;";

    private static Task InProgram(string statements, string? globalConfig = null) => Verify.Rule<UnboundedRequestSize>(new Surroundings { GlobalConfig = globalConfig },
        Usings + "var builder = WebApplication.CreateBuilder(args);" + statements + "var app = builder.Build(); app.Run();");

    private static Task InController(string action) => Verify.Rule<UnboundedRequestSize>(
        "var app = WebApplication.CreateBuilder(args).Build(); app.MapControllers(); app.Run();",
        Usings + "[ApiController, Route(\"a\")] public class AController : ControllerBase { private const long Most = 9; " + action + " }");

    [Theory]
    [InlineData("builder.WebHost.ConfigureKestrel(o => o.Limits.MaxRequestBodySize = [|null|]);")]
    [InlineData("builder.WebHost.ConfigureKestrel(o => o.Limits.MaxRequestBodySize = [|long.MaxValue|]);")]
    [InlineData("builder.WebHost.ConfigureKestrel(o => o.Limits.MaxRequestBodySize = [|int.MaxValue|]);")]
    [InlineData("builder.Services.Configure<KestrelServerOptions>(o => { o.Limits.MaxRequestBodySize = [|null|]; });")]
    [InlineData("builder.Services.Configure<IISServerOptions>(o => { o.MaxRequestBodySize = [|null|]; });")]
    [InlineData("var options = new IISServerOptions { MaxRequestBodySize = [|null|] };")]
    public Task A_server_without_limit_is_reported(string statement) => InProgram(statement);

    [Theory]
    [InlineData("builder.WebHost.ConfigureKestrel(o => o.Limits.MaxRequestBodySize = 50 * 1024 * 1024);")]
    [InlineData("builder.WebHost.ConfigureKestrel(o => o.Limits.MaxRequestBodySize = builder.Configuration.GetValue<long>(\"Most\"));")]
    [InlineData("if (builder.Environment.IsDevelopment()) builder.WebHost.ConfigureKestrel(o => o.Limits.MaxRequestBodySize = null);")]
    [InlineData("builder.Services.Configure<FormOptions>(o => o.MultipartBodyLengthLimit = long.MaxValue);")]
    [InlineData("builder.WebHost.ConfigureKestrel(o => o.Limits.MaxRequestBufferSize = null);")]
    public Task A_limit_and_what_is_none_of_the_body_are_quiet(string statement) => InProgram(statement);

    [Theory]
    [InlineData("backend_architect.request_size.most_megabytes = 4096", "int.MaxValue")]
    [InlineData("backend_architect.request_size.most_megabytes = 10", "[|50 * 1024 * 1024|]")]
    public Task How_much_is_too_much_is_an_option(string option, string value) => InProgram($"builder.WebHost.ConfigureKestrel(o => o.Limits.MaxRequestBodySize = {value});", option);

    [Theory]
    [InlineData("[HttpPost, [|DisableRequestSizeLimit|]] public int Post(IFormFile file) => 1;")]
    [InlineData("[HttpPost, [|RequestSizeLimit(long.MaxValue)|]] public int Post(IFormFile file) => 1;")]
    [InlineData("[HttpPost, [|DisableRequestSizeLimit|]] public IActionResult Post(IFormFile file) { if (file.Length > Most) return BadRequest(); return Ok(); }")]
    [InlineData("[HttpPost, [|DisableRequestSizeLimit|]] public async Task Post() { using var file = System.IO.File.Create(\"x\"); await Request.Body.CopyToAsync(file); }")]
    [InlineData("[HttpPost, [|DisableRequestSizeLimit|]] public async Task Post() { var buffer = new byte[9]; int read; while ((read = await Request.Body.ReadAsync(buffer)) > 0) { } }")]
    public Task An_action_without_limit_is_reported(string action) => InController(action);

    [Theory]
    [InlineData("[HttpPost, RequestSizeLimit(200_000_000)] public int Post(IFormFile file) => 1;")]
    [InlineData("[HttpPost, RequestFormLimits(MultipartBodyLengthLimit = long.MaxValue)] public int Post(IFormFile file) => 1;")]
    [InlineData("[HttpPost, DisableRequestSizeLimit] public async Task<IActionResult> Post() { var buffer = new byte[9]; long total = 0; int read; while ((read = await Request.Body.ReadAsync(buffer)) > 0) { total += read; if (total > Most) return BadRequest(); } return Ok(); }")]
    [InlineData("[HttpPost, DisableRequestSizeLimit] public Task Post() => Save(new MultipartReader(\"b\", Request.Body)); private static async Task Save(MultipartReader reader) { while (await reader.ReadNextSectionAsync() is { } section) { if (section.Body.Length > Most) throw new InvalidDataException(); } }")]
    public Task A_limit_or_code_that_counts_is_quiet(string action) => InController(action);

    [Theory]
    [InlineData("app.MapPost(\"/x\", [[|DisableRequestSizeLimit|]] (IFormFile file) => 1);")]
    [InlineData("app.MapPost(\"/x\", (IFormFile file) => 1).WithMetadata([|new DisableRequestSizeLimitAttribute()|]);")]
    [InlineData("app.MapPost(\"/x\", (IFormFile file) => 1).WithMetadata(new RequestSizeLimitAttribute(9));")]
    [InlineData("app.MapPost(\"/x\", async (Stream body) => { var buffer = new byte[9]; var total = 0; while (true) { var read = await body.ReadAsync(buffer); if (read == 0) break; total += read; if (total > 100) return Results.BadRequest(); } return Results.Ok(); }).WithMetadata(new DisableRequestSizeLimitAttribute());")]
    [InlineData("app.Use((context, next) => { context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = [|null|]; return next(context); });")]
    public Task Minimal_APIs_and_middleware_count(string statement) => Verify.Rule<UnboundedRequestSize>(Usings + "var app = WebApplication.CreateBuilder(args).Build();" + statement + "app.Run();");

    [Theory]
    [InlineData("public class Limits { public long? MaxRequestBodySize { get; set; } } public static class Uses { public static void Set(Limits limits) => limits.MaxRequestBodySize = null; }")]
    [InlineData("public class DisableRequestSizeLimitAttribute : System.Attribute; [DisableRequestSizeLimit] public class A;")]
    [InlineData("[{|CS0246:{|CS0246:RequestSizeLimit|}|}(long.MaxValue)] public class A;")]
    [InlineData("[{|CS7036:Microsoft.AspNetCore.Mvc.RequestSizeLimit|}] public class A;")]
    public Task What_only_shares_a_name_or_cannot_be_resolved_is_not_judged(string types) => Verify.Rule<UnboundedRequestSize>(types);

    [Fact]
    public Task The_fix_leaves_the_limit_on() => Verify.Fix<UnboundedRequestSize>("""
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = [|null|];
        });
        var app = builder.Build();
        app.MapControllers();
        app.MapPost("/x", [[|DisableRequestSizeLimit|]] (IFormFile file) => 1);
        app.Run();

        [ApiController, Route("files")]
        public class FilesController : ControllerBase
        {
            [HttpPost]
            [[|DisableRequestSizeLimit|]]
            public int Post(IFormFile file) => 1;

            [HttpPut, [|RequestSizeLimit(long.MaxValue)|]]
            public int Put(IFormFile file) => 1;
        }
        """, """
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
        });
        var app = builder.Build();
        app.MapControllers();
        app.MapPost("/x", (IFormFile file) => 1);
        app.Run();

        [ApiController, Route("files")]
        public class FilesController : ControllerBase
        {
            [HttpPost]
            public int Post(IFormFile file) => 1;

            [HttpPut]
            public int Put(IFormFile file) => 1;
        }
        """);

    [Fact]
    public Task Metadata_among_other_metadata_has_no_fix() => Verify.NoFix<UnboundedRequestSize>("""
        using Microsoft.AspNetCore.Mvc;
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/x", (IFormFile file) => 1).WithMetadata([|new DisableRequestSizeLimitAttribute()|], "other");
        app.Run();
        """);
}
