using BackendArchitect.Analyzers.Tests.Testing;
using BackendArchitect.Analyzers.Validation;

namespace BackendArchitect.Analyzers.Tests.Rules.Validation;

public class RequiredOnValueTypeTests
{
    private const string Usings = "using System; using System.Collections.Generic; using System.ComponentModel.DataAnnotations; using System.Text.Json.Serialization; using Microsoft.AspNetCore.Mvc; using Microsoft.AspNetCore.Mvc.ModelBinding;";

    private static string Host(string map) => Usings + "var app = WebApplication.CreateBuilder(args).Build();" + map + "app.Run();";

    private static Task InBody(string members) => Verify.Rule<RequiredOnValueType>(Host("""app.MapPost("/x", (Order order) => 1);"""), Usings + "public class Order { " + members + " } public enum Size { Small, Large } public enum Color { Red = 1, Green }");

    [Theory]
    [InlineData("[[|Required|]] public int Amount { get; set; }")]
    [InlineData("[[|Required|]] public bool IsGift { get; set; }")]
    [InlineData("[[|Required|]] public DateTime Day { get; init; }")]
    [InlineData("[[|Required|]] public Guid Customer { get; set; }")]
    [InlineData("[[|Required|]] public Size Size { get; set; }")]
    [InlineData("[[|Required|]] public System.Text.Json.JsonElement Extra { get; set; }")]
    [InlineData("[[|Required(ErrorMessage = \"a\")|]] public decimal Price { get; set; } = 5;")]
    [InlineData("[[|Required|], Range(0, 9)] public int Amount { get; set; }")]
    [InlineData("[[|Required|], Range(-1.5, 9)] public double Amount { get; set; }")]
    [InlineData("[[|Required|], EnumDataType(typeof(Size))] public Size Size { get; set; }")]
    [InlineData("[[|Required|], DataType(DataType.Date)] public DateOnly Day { get; set; }")]
    [InlineData("[[|Required|], BindRequired] public int Amount { get; set; }")]
    public Task What_is_never_missing_cannot_be_asked_for(string member) => InBody(member);

    [Theory]
    [InlineData("[Required] public int? Amount { get; set; }")]
    [InlineData("[Required] public string? Sku { get; set; }")]
    [InlineData("public int Amount { get; set; }")]
    [InlineData("[Required] public required int Amount { get; set; }")]
    [InlineData("[Required, JsonRequired] public int Amount { get; set; }")]
    [InlineData("[Required, Range(1, 9)] public int Amount { get; set; }")]
    [InlineData("[Required, Range(typeof(decimal), \"0.01\", \"9\")] public decimal Price { get; set; }")]
    [InlineData("[Required, Range(typeof(DateTime), \"2020-01-01\", \"2030-01-01\")] public DateTime Day { get; set; }")]
    [InlineData("[Required, Range(0, 9, MinimumIsExclusive = true)] public int Amount { get; set; }")]
    [InlineData("[Required, EnumDataType(typeof(Color))] public Color Color { get; set; }")]
    [InlineData("[Required, DeniedValues(0)] public int Amount { get; set; }")]
    [InlineData("[Required] public int Amount => 1;")]
    [InlineData("[Required, JsonIgnore] public int Amount { get; set; }")]
    [InlineData("[Required] internal int Amount { get; set; }")]
    public Task What_can_be_missing_or_is_asked_for_otherwise_is_quiet(string member) => InBody(member);

    [Theory]
    [InlineData("""app.MapPost("/x", ([FromForm] Order order) => 1);""", true)]
    [InlineData("""app.MapPost("/x", ([FromForm] Mapped order) => 1);""", false)]
    [InlineData("""app.MapPost("/x", (List<Order> orders) => 1);""", true)]
    [InlineData("""app.MapPost("/x", (Basket basket) => 1);""", true)]
    [InlineData("""app.MapPost("/x", (Heir heir) => 1);""", true)]
    [InlineData("""app.MapPost("/x", ([AsParameters] Holder holder) => 1);""", true)]
    [InlineData("""app.MapGet("/x", ([AsParameters] Order order) => 1);""", false)]
    [InlineData("""app.MapGet("/x", (Microsoft.Extensions.Options.IOptions<Order> options) => 1);""", false)]
    [InlineData("""app.MapGet("/x", ([FromServices] Order order) => 1);""", false)]
    [InlineData("""app.MapGet("/x", () => new Order());""", false)]
    public Task Whoever_binds_it_decides(string map, bool isReported) => Verify.Rule<RequiredOnValueType>(Host(map), Usings + $$"""
        public class Order { [{{(isReported ? "[|Required|]" : "Required")}}] public int Amount { get; set; } }
        public record Mapped([Required] int Amount);
        public class Basket { public Order? Order { get; set; } }
        public class Heir : Order { public string? Note { get; set; } }
        public class Holder { public Order? Order { get; set; } }
        """);

    [Theory]
    [InlineData("[HttpPost] public int Post(Order order) => 1;", "Required, JsonRequired")]
    [InlineData("[HttpPost] public int Post(Order order) => 1;", "[|Required|], BindRequired")]
    [InlineData("[HttpPost] public int Post([FromForm] Order order) => 1;", "Required, BindRequired")]
    [InlineData("[HttpPost] public int Post([FromForm] Order order) => 1;", "[|Required|], JsonRequired")]
    [InlineData("[HttpGet] public int Get([FromQuery] Order order) => 1;", "[|Required|]")]
    [InlineData("[HttpGet] public int Get([FromQuery] Order order) => 1; [HttpPost] public int Post(Order order) => 1;", "Required, BindRequired, JsonRequired")]
    [InlineData("[HttpGet] public int Get([FromQuery] Order order) => 1; [HttpPost] public int Post(Order order) => 1;", "[|Required|], JsonRequired")]
    [InlineData("[HttpGet] public int Get([ModelBinder] Order order) => 1;", "Required")]
    public Task The_attribute_of_whoever_reads_it_counts(string actions, string attributes) => Verify.Rule<RequiredOnValueType>(Host("app.MapControllers();"), Usings
        + "[ApiController, Route(\"a\")] public class AController : ControllerBase { " + actions + " } public class Order { [" + attributes + "] public int Amount { get; set; } }");

    [Theory]
    [InlineData("", "[|Required|]")]
    [InlineData("builder.Services.ConfigureHttpJsonOptions(o => o.SerializerOptions.RespectRequiredConstructorParameters = true);", "Required")]
    [InlineData("builder.Services.ConfigureHttpJsonOptions(o => o.SerializerOptions.RespectRequiredConstructorParameters = false);", "[|Required|]")]
    [InlineData("builder.Services.AddControllers().AddJsonOptions(o => o.JsonSerializerOptions.RespectRequiredConstructorParameters = true);", "[|Required|]")]
    [InlineData("builder.Services.Configure<Microsoft.AspNetCore.Http.Json.JsonOptions>(o => o.SerializerOptions.RespectRequiredConstructorParameters = true);", "Required")]
    [InlineData("builder.Services.Configure<Microsoft.AspNetCore.Mvc.JsonOptions>(o => o.JsonSerializerOptions.RespectRequiredConstructorParameters = true);", "[|Required|]")]
    [InlineData("AppContext.SetSwitch(\"System.Text.Json.Serialization.RespectRequiredConstructorParametersDefault\", true);", "Required")]
    [InlineData("Set(new()); static void Set(System.Text.Json.JsonSerializerOptions o) => o.RespectRequiredConstructorParameters = true;", "Required")]
    [InlineData("Set(System.Text.Json.JsonSerializerOptions.Strict); static void Set(System.Text.Json.JsonSerializerOptions o) { }", "Required")]
    [InlineData("Set(null!); static void Set(System.Text.Json.Serialization.Metadata.JsonPropertyInfo p) => p.IsRequired = true;", "Required")]
    public Task A_serializer_that_asks_for_parameters_is_enough(string setting, string required) => Verify.Rule<RequiredOnValueType>(
        Usings + "var builder = WebApplication.CreateBuilder(args);" + setting + "var app = builder.Build(); app.MapPost(\"/x\", (Order order) => 1); app.Run();",
        Usings + "public record Order([" + required + "] int Amount, string? Note);");

    [Theory]
    [InlineData("RuleFor(x => x.Amount).GreaterThan(0);", "Required")]
    [InlineData("RuleFor(x => x.Note).NotEmpty();", "[|Required|]")]
    [InlineData("Include(new Others());", "Required")]
    public Task A_validator_may_refuse_the_default(string rules, string required) => Verify.Rule<RequiredOnValueType>(
        new Surroundings { References = Packages.FluentValidation },
        Host("""app.MapPost("/x", (Order order) => 1);"""),
        Usings + "using FluentValidation; public class Order { [" + required + "] public int Amount { get; set; } public string? Note { get; set; } }"
        + "public class OrderValidator : AbstractValidator<Order> { public OrderValidator() { " + rules + " } } public class Others : AbstractValidator<Order> { }");

    [Theory]
    [InlineData("if (Amount == 0) yield return new(\"amount\");", "Required")]
    [InlineData("if (Note == \"\") yield return new(\"note\");", "[|Required|]")]
    public Task A_type_that_looks_at_it_may_refuse_the_default(string check, string required) => Verify.Rule<RequiredOnValueType>(
        Host("""app.MapPost("/x", (Order order) => 1);"""),
        Usings + "public class Order : IValidatableObject { [" + required + "] public int Amount { get; set; } public string? Note { get; set; } public IEnumerable<ValidationResult> Validate(ValidationContext context) { " + check + " } }");

    [Theory]
    [InlineData("public sealed class PresentAttribute : RequiredAttribute { public override bool IsValid(object? value) => value is > 0; }", "[Present] public int Amount { get; set; }")]
    [InlineData("public sealed class PositiveAttribute : ValidationAttribute;", "[Required, Positive] public int Amount { get; set; }")]
    [InlineData("", "[Required, {|CS0246:{|CS0246:Missing|}|}] public int Amount { get; set; }")]
    [InlineData("", "[Required] public {|CS0246:Missing|} Amount { get; set; }")]
    public Task What_may_refuse_it_or_cannot_be_resolved_is_not_judged(string types, string member) =>
        Verify.Rule<RequiredOnValueType>(Host("""app.MapPost("/x", (Order order) => 1);"""), Usings + types + "public class Order { " + member + " }");

    [Fact]
    public Task The_fix_has_the_serializer_ask() => Verify.Fix<RequiredOnValueType>("""
        using System.ComponentModel.DataAnnotations;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/x", (Order order) => 1);
        app.MapPost("/y", (Line line) => 1);
        app.Run();

        public class Order
        {
            [[|Required|]]
            public int Amount { get; set; }

            [[|Required(ErrorMessage = "When?")|], DataType(DataType.Date)]
            public DateOnly Day { get; set; }
        }

        public record Line([[|Required|]] int Amount, string? Note);
        """, """
        using System.ComponentModel.DataAnnotations;
        using System.Text.Json.Serialization;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/x", (Order order) => 1);
        app.MapPost("/y", (Line line) => 1);
        app.Run();

        public class Order
        {
            [Required, JsonRequired]
            public int Amount { get; set; }

            [Required(ErrorMessage = "When?"), JsonRequired, DataType(DataType.Date)]
            public DateOnly Day { get; set; }
        }

        public record Line([Required][property: JsonRequired] int Amount, string? Note);
        """);

    [Fact]
    public Task The_fix_has_the_model_binder_ask_where_that_reads_it() => Verify.Fix<RequiredOnValueType>("""
        using System.ComponentModel.DataAnnotations;
        using Microsoft.AspNetCore.Mvc;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapControllers();
        app.Run();

        [ApiController, Route("a")]
        public class AController : ControllerBase
        {
            [HttpGet] public int Get([FromQuery] Search search) => 1;
            [HttpPost] public int Post([FromForm] Order order) => 1;
            [HttpPut] public int Put(Order order) => 1;
        }

        public record Search([[|Required|]] int Size);

        public class Order
        {
            [[|Required|]]
            public int Amount { get; set; }
        }
        """, """
        using System.ComponentModel.DataAnnotations;
        using System.Text.Json.Serialization;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.ModelBinding;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapControllers();
        app.Run();

        [ApiController, Route("a")]
        public class AController : ControllerBase
        {
            [HttpGet] public int Get([FromQuery] Search search) => 1;
            [HttpPost] public int Post([FromForm] Order order) => 1;
            [HttpPut] public int Put(Order order) => 1;
        }

        public record Search([Required, BindRequired] int Size);

        public class Order
        {
            [Required, BindRequired, JsonRequired]
            public int Amount { get; set; }
        }
        """);

    [Theory]
    [InlineData("""app.MapPost("/x", ([Microsoft.AspNetCore.Mvc.FromForm] Order order) => 1);""")]
    [InlineData("""app.MapControllers(); static void AddNewtonsoftJson() { } AddNewtonsoftJson();""")]
    public Task Where_no_attribute_asks_there_is_no_fix(string map) => Verify.NoFix<RequiredOnValueType>(
        "using System.ComponentModel.DataAnnotations; var app = WebApplication.CreateBuilder(args).Build();" + map + """
        app.Run();
        public class Order { [[|Required|]] public int Amount { get; set; } }
        [Microsoft.AspNetCore.Mvc.ApiController, Microsoft.AspNetCore.Mvc.Route("a")] public class AController : Microsoft.AspNetCore.Mvc.ControllerBase { [Microsoft.AspNetCore.Mvc.HttpPost] public int Post(Order order) => 1; }
        """);
}
