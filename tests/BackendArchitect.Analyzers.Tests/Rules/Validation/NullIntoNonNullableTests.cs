using BackendArchitect.Analyzers.Tests.Testing;
using BackendArchitect.Analyzers.Validation;

namespace BackendArchitect.Analyzers.Tests.Rules.Validation;

public class NullIntoNonNullableTests
{
    private const string Usings = "using System.Collections.Generic; using System.ComponentModel.DataAnnotations; using Microsoft.AspNetCore.Mvc;";

    private static Task Rule(bool isReported, string setUp, string map, string types, params ReferenceSet[] frameworks) => Verify.Rule<NullIntoNonNullable>(
        frameworks.Length == 0 ? new Surroundings() : new Surroundings { Frameworks = [.. frameworks] },
        Usings + "var builder = WebApplication.CreateBuilder(args);" + setUp + $"var app = builder.{(isReported ? "[|Build|]" : "Build")}();" + map + "app.Run();", "#nullable enable\n" + Usings + types);

    [Theory]
    [InlineData("public class Order { public string Sku { get; set; } = \"\"; }")]
    [InlineData("public class Order { public required string Sku { get; set; } }")]
    [InlineData("public record Order(string Sku, string? Note);")]
    [InlineData("public class Order { public List<string> Lines { get; set; } = []; }")]
    [InlineData("public class Order { public Line? Line { get; set; } } public class Line { public string Sku { get; set; } = \"\"; }")]
    [InlineData("public class Order { public Line Line { get; set; } = new(); } public class Line { public int Size { get; set; } public string? Note { get; set; } }")]
    public Task Null_for_what_is_not_nullable_is_reported_once(string types) => Rule(true, "", """app.MapPost("/x", (Order order) => 1); app.MapPut("/y", (List<Order> orders) => 1);""", types);

    [Theory]
    [InlineData("public class Order { public string? Sku { get; set; } public int Size { get; set; } }")]
    [InlineData("\n#nullable disable\npublic class Order { public string Sku { get; set; } }")]
    [InlineData("public class Order { [System.Diagnostics.CodeAnalysis.AllowNull] public string Sku { get; set; } }")]
    [InlineData("public class Order { private string _sku = \"\"; public string Sku { get => _sku; set => _sku = value ?? \"\"; } }")]
    [InlineData("public class Order { public int Size { get; set; } public string Sku => \"\"; }")]
    public Task What_may_be_null_or_takes_care_of_it_is_quiet(string types) => Rule(false, "", """app.MapPost("/x", (Order order) => 1);""", types);

    [Theory]
    [InlineData("builder.Services.ConfigureHttpJsonOptions(o => o.SerializerOptions.RespectNullableAnnotations = true);", false)]
    [InlineData("builder.Services.ConfigureHttpJsonOptions(o => o.SerializerOptions.RespectNullableAnnotations = false);", true)]
    [InlineData("builder.Services.Configure<Microsoft.AspNetCore.Http.Json.JsonOptions>(o => o.SerializerOptions.RespectNullableAnnotations = true);", false)]
    [InlineData("builder.Services.Configure<Microsoft.AspNetCore.Mvc.JsonOptions>(o => o.JsonSerializerOptions.RespectNullableAnnotations = true);", true)]
    [InlineData("builder.Services.AddControllers().AddJsonOptions(o => o.JsonSerializerOptions.RespectNullableAnnotations = true);", true)]
    [InlineData("Set(new()); static void Set(System.Text.Json.JsonSerializerOptions o) => o.RespectNullableAnnotations = true;", false)]
    [InlineData("System.AppContext.SetSwitch(\"System.Text.Json.Serialization.RespectNullableAnnotationsDefault\", true);", false)]
    [InlineData("Set(System.Text.Json.JsonSerializerOptions.Strict); static void Set(System.Text.Json.JsonSerializerOptions o) { }", false)]
    public Task A_serializer_that_heeds_annotations_is_quiet(string setUp, bool isReported) => Rule(isReported, setUp, """app.MapPost("/x", (Order order) => 1);""", "public record Order(string Sku);");

    [Theory]
    [InlineData("""app.MapPost("/x", (Order order) => string.IsNullOrEmpty(order.Sku) ? Results.BadRequest() : Results.Ok());""")]
    [InlineData("""app.MapPost("/x", ([FromForm] Order order) => 1);""")]
    [InlineData("""app.MapGet("/x", () => new Order("a"));""")]
    [InlineData("""app.MapPost("/x", (Order order) => 1).AddEndpointFilter((c, next) => c.GetArgument<Order>(0).Sku is null ? throw new System.ArgumentException() : next(c));""")]
    public Task What_is_checked_or_no_body_is_quiet(string map) => Rule(false, "", map,
        "public record Order(string Sku);");

    [Theory]
    [InlineData("public record Order([StringLength(9)] string Sku);", true)]
    [InlineData("public record Order([Required] string Sku);", false)]
    [InlineData("public record Order([Required] string Sku, [StringLength(9)] string Note);", true)]
    [InlineData("public record Order([Required, StringLength(9)] string Sku, [Own] string Note); public class OwnAttribute : ValidationAttribute;", false)]
    [InlineData("public class Order : IValidatableObject { [StringLength(9)] public string Sku { get; set; } = \"\"; public IEnumerable<ValidationResult> Validate(ValidationContext context) { if (Sku is null) yield return new(\"sku\"); } }", false)]
    public Task Generated_validation_asks_for_what_is_required(string types, bool isReported) => Rule(isReported, "builder.Services.AddValidation();", """app.MapPost("/x", (Order order) => 1);""", types);

    [Theory]
    [InlineData("order.Sku is null ? Results.BadRequest() : Results.Ok()")]
    [InlineData("Orders.Add(order)")]
    public Task Code_may_ask_besides(string answer) => Rule(false, "builder.Services.AddValidation();", $"app.MapPost(\"/x\", (Order order) => {answer});",
        "public record Order([StringLength(9)] string Sku); public static class Orders { public static IResult Add(Order order) { System.ArgumentNullException.ThrowIfNull(order.Sku); return Results.Ok(); } }");

    [Theory]
    [InlineData("", "[ApiController, Route(\"a\")]", false)]
    [InlineData("builder.Services.AddControllers(o => o.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true);", "[ApiController, Route(\"a\")]", true)]
    [InlineData("", "[Route(\"a\")]", false)]
    [InlineData("builder.Services.AddControllers(o => o.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true).AddJsonOptions(o => o.JsonSerializerOptions.RespectNullableAnnotations = true);", "[ApiController, Route(\"a\")]", false)]
    public Task Actions_ask_for_what_is_not_nullable(string setUp, string attributes, bool isReported) => Rule(isReported, setUp, "app.MapControllers();",
        "public record Order(string Sku); " + attributes + " public class AController : ControllerBase { [HttpPost] public int Post([FromBody] Order order) => 1; }");

    [Fact]
    public Task Where_the_setting_is_unknown_nobody_asks_for_it() => Rule(false, "", """app.MapPost("/x", (Order order) => 1);""", "public record Order(string Sku);", ReferenceSet.Net8);

    [Fact]
    public Task Broken_code_is_no_reason_to_fail() => Verify.Rule<NullIntoNonNullable>(
        "var builder = WebApplication.CreateBuilder(args); var app = builder.Build(); app.MapPost(\"/x\", (Order order) => 1); app.Run();",
        "public class Order { public {|CS0246:Missing|} Sku { get; set; } }");

    [Fact]
    public Task The_fix_has_the_serializer_of_minimal_APIs_heed_them() => Verify.Fix<NullIntoNonNullable>("""
        #nullable enable
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.[|Build|]();
        app.MapPost("/x", (Order order) => 1);
        app.Run();

        public record Order(string Sku);
        """, """
        #nullable enable
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.RespectNullableAnnotations = true);
        var app = builder.Build();
        app.MapPost("/x", (Order order) => 1);
        app.Run();

        public record Order(string Sku);
        """);

    [Fact]
    public Task The_fix_has_both_serializers_heed_them() => Verify.Fix<NullIntoNonNullable>("""
        #nullable enable
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers(options => options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true);
        var app = builder.[|Build|]();
        app.MapPost("/x", (Order order) => 1);
        app.MapControllers();
        app.Run();

        public record Order(string Sku);
        [ApiController, Route("a")] public class AController : ControllerBase { [HttpPost] public int Post([FromBody] Order order) => 1; }
        """, """
        #nullable enable
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers(options => options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true);
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.RespectNullableAnnotations = true)
            .Configure<Microsoft.AspNetCore.Mvc.JsonOptions>(options => options.JsonSerializerOptions.RespectNullableAnnotations = true);
        var app = builder.Build();
        app.MapPost("/x", (Order order) => 1);
        app.MapControllers();
        app.Run();

        public record Order(string Sku);
        [ApiController, Route("a")] public class AController : ControllerBase { [HttpPost] public int Post([FromBody] Order order) => 1; }
        """);

    [Fact]
    public Task Where_no_builder_is_in_a_variable_there_is_no_fix() => Verify.NoFix<NullIntoNonNullable>("""
        #nullable enable
        var app = WebApplication.CreateBuilder(args).[|Build|]();
        app.MapPost("/x", (Order order) => 1);
        app.Run();
        public record Order(string Sku);
        """);
}
