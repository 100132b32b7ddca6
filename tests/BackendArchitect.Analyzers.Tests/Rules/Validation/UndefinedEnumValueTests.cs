using BackendArchitect.Analyzers.Tests.Testing;
using BackendArchitect.Analyzers.Validation;

namespace BackendArchitect.Analyzers.Tests.Rules.Validation;

/// <summary>That undefined numbers arrive is shown by row V26 of the runtime tests.</summary>
public class UndefinedEnumValueTests
{
    private const string Usings = "using System.ComponentModel.DataAnnotations;\nusing System.Text.Json.Serialization;\nusing Microsoft.AspNetCore.Mvc;\n";

    private const string Kinds = "\npublic enum Kind { A, B }\n[System.Flags] public enum Days { A = 1, B = 2 }\n";

    private static string Host(string map, string types = "", string services = "builder.Services.AddValidation();") => Usings
        + $"var builder = WebApplication.CreateBuilder(args);\n{services}\nvar app = builder.Build();\n{map}\napp.Run();\n{types}{Kinds}";

    private static string Controller(string action, string attribute = "[ApiController]") => Usings
        + "var builder = WebApplication.CreateBuilder(args); builder.Services.AddControllers(); var app = builder.Build(); app.MapControllers(); app.Run();\n"
        + attribute + "\n[Route(\"a\")]\npublic class AController : ControllerBase\n{\n    [HttpGet] public int Count() => 1;\n" + action + "\n}\n" + Kinds;

    [Theory]
    [InlineData("""app.[|MapPost|]("/x", (Order order) => order.Kind);""")]
    [InlineData("""app.[|MapPost|]("/x", (Order[] orders) => orders.Length);""")]
    [InlineData("""app.[|MapPost|]("/x", (Outer outer) => outer.Order);""")]
    [InlineData("""app.[|MapGet|]("/x/{kind}", (Kind kind) => kind);""")]
    [InlineData("""app.[|MapGet|]("/x", (Kind? kind) => kind);""")]
    [InlineData("""app.[|MapGet|]("/x", ([AsParameters] Order order) => order.Kind);""")]
    [InlineData("""app.[|MapPost|]("/x", (Order order) => order.Kind switch { Kind.A => 1, _ => 2 });""")]
    [InlineData("""app.[|MapPost|]("/x", (Order order) => { if (order.Kind == Kind.A) return 1; return 2; });""")]
    public Task A_value_that_nobody_asks_about_is_reported(string map) =>
        Verify.Rule<UndefinedEnumValue>(Host(map, "public class Order { public Kind Kind { get; set; } } public class Outer { public Order? Order { get; set; } }"));

    [Theory]
    [InlineData("[HttpPost] public int [|Post|](Order order) => 1; public record Order([property: JsonConverter(typeof(JsonStringEnumConverter))] Kind Kind);")]
    [InlineData("[HttpPost] public int [|Post|](Order order) => 1; public record Order([Required] Kind? Kind);")]
    [InlineData("[HttpPost] public int [|Post|]([FromBody] Kind kind) => 1;")]
    [InlineData("[HttpPost(\"{kind}\")] public int Post(Kind kind) => 1;")]
    [InlineData("[HttpPost] public int Post([FromForm] Order order, [FromQuery] Kind kind) => 1; public class Order { public Kind Kind { get; set; } }")]
    public Task Actions_count(string action) => Verify.Rule<UndefinedEnumValue>(Controller(action));

    [Theory]
    [InlineData("public class Order { [EnumDataType(typeof(Kind))] public Kind Kind { get; set; } }")]
    [InlineData("public record Order([EnumDataType(typeof(Kind))] Kind Kind);")]
    [InlineData("public class Order { [AllowedValues(Kind.A)] public Kind Kind { get; set; } }")]
    [InlineData("public class Order { public Days Days { get; set; } public int Size { get; set; } }")]
    [InlineData("public class Order { [JsonConverter(typeof(Strict))] public Kind Kind { get; set; } } public class Strict() : JsonStringEnumConverter<Kind>(null, false);")]
    [InlineData("public class Order { public Kind Kind { get; set; } } public class Own : JsonConverter<Kind> { public override Kind Read(ref System.Text.Json.Utf8JsonReader reader, System.Type type, System.Text.Json.JsonSerializerOptions options) => Kind.A; public override void Write(System.Text.Json.Utf8JsonWriter writer, Kind value, System.Text.Json.JsonSerializerOptions options) { } }")]
    [InlineData("public class Order : IValidatableObject { public Kind Kind { get; set; } public IEnumerable<ValidationResult> Validate(ValidationContext context) => []; }")]
    [InlineData("public class Order { [JsonIgnore] public Kind Kind { get; set; } }")]
    [InlineData("public class Order { public {|CS0246:Missing|} Kind { get; set; } }")]
    [InlineData("public class Order { [{|CS0246:{|CS0246:Missing|}|}] public Kind Kind { get; set; } }")]
    public Task What_is_stated_is_quiet(string types) => Verify.Rule<UndefinedEnumValue>(Host("""app.MapPost("/x", (Order order) => 1);""", types));

    [Theory]
    [InlineData("""app.MapPost("/x", (Order order) => Enum.IsDefined(order.Kind) ? 1 : 2);""")]
    [InlineData("""app.MapPost("/x", (Order order) => Enum.IsDefined(typeof(Kind), order.Kind) ? 1 : 2);""")]
    [InlineData("""app.MapPost("/x", (Order order) => order.Kind switch { Kind.A => Results.Ok(), _ => Results.BadRequest() });""")]
    [InlineData("""app.MapPost("/x", (Order order) => order.Kind switch { Kind.A => 1, Kind.B => 2, _ => throw new ArgumentException() });""")]
    [InlineData("""app.MapPost("/x", (Order order) => { switch (order.Kind) { case Kind.A: return Results.Ok(); default: return Results.BadRequest(); } });""")]
    [InlineData("""app.MapPost("/x", (Order order) => { if (order.Kind is not (Kind.A or Kind.B)) return Results.BadRequest(); return Results.Ok(); });""")]
    [InlineData("""app.MapPost("/x", (Order order) => Store.Take(order.Kind));""")]
    [InlineData("""app.MapPost("/x", (Order order) => 1).AddEndpointFilter<ValidationFilter>();""")]
    [InlineData("""app.MapGet("/x", ([EnumDataType(typeof(Kind))] Kind kind) => kind);""")]
    [InlineData("""app.MapGet("/x", (string kind) => kind);""")]
    [InlineData("""app.MapGet("/x", () => Kind.A);""")]
    public Task What_somebody_asks_about_is_quiet(string map) => Verify.Rule<UndefinedEnumValue>(Host(map, """
        public class Order { public Kind Kind { get; set; } }
        """ + (map.Contains("Store", StringComparison.Ordinal) ? "public static class Store { public static int Take(Kind kind) => kind switch { Kind.A => 1, Kind.B => 2 }; }" : "")
        + (map.Contains("Filter", StringComparison.Ordinal) ? "public class ValidationFilter : IEndpointFilter { public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) { foreach (var argument in context.Arguments) Validator.ValidateObject(argument!, new(argument!), true); return next(context); } }" : "")));

    [Theory]
    [InlineData("builder.Services.ConfigureHttpJsonOptions(o => o.SerializerOptions.Converters.Add(new JsonStringEnumConverter(allowIntegerValues: false)));", "app.MapPost(\"/x\", (Order order) => 1);")]
    [InlineData("builder.Services.ConfigureHttpJsonOptions(o => o.SerializerOptions.Converters.Add(new JsonStringEnumConverter(null, false)));", "app.MapPost(\"/x\", (Order order) => 1);")]
    [InlineData("builder.Services.ConfigureHttpJsonOptions(o => o.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));", "app.[|MapPost|](\"/x\", (Order order) => 1);")]
    [InlineData("builder.Services.ConfigureHttpJsonOptions(o => o.SerializerOptions.Converters.Add(new JsonStringEnumConverter(null, false)));", "app.[|MapGet|](\"/x\", (Kind kind) => kind);")]
    public Task A_converter_of_the_service_counts_for_json(string services, string map) => Verify.Rule<UndefinedEnumValue>(Host(map, "public class Order { public Kind Kind { get; set; } }", services));

    [Theory]
    [InlineData("(Order order) => Keep.Send(new Ship(order.Kind))", "RuleFor(x => x.Kind).IsInEnum();", true)]
    [InlineData("(Order order) => Keep.Send(new Move((State)order.Kind))", "RuleFor(x => x.State).IsInEnum();", true)]
    [InlineData("(Wrapped order) => Keep.Send(new Move((State)order.Kind))", "RuleFor(x => x.State).IsInEnum();", true)]
    [InlineData("(Order order) => Keep.Send(new Move((State)order.Kind))", "RuleFor(x => x.State).NotEmpty();", false)]
    public Task The_validator_of_what_is_made_of_it_counts(string handler, string rule, bool isQuiet) => Verify.Rule<UndefinedEnumValue>(
        new Surroundings { References = Packages.FluentValidation },
        "using FluentValidation;" + Host("app." + (isQuiet ? "MapPost" : "[|MapPost|]") + "(\"/x\", " + handler + ");",
            "public enum State { A } public class Order { public Kind Kind { get; set; } } public record Wrapped(Kind Kind); public record Ship(Kind Kind); public record Move(State State); public static class Keep { public static int Send(object it) => 1; } public class Rules : AbstractValidator<"
            + (rule.Contains("State", StringComparison.Ordinal) ? "Move" : "Ship") + "> { public Rules() { " + rule + " } }"));

    [Fact]
    public Task A_validator_counts() => Verify.Rule<UndefinedEnumValue>(
        new Surroundings { References = Packages.FluentValidation },
        "using FluentValidation;" + Host("""app.MapPost("/x", (Order order) => 1); app.[|MapPost|]("/y", (Other other) => 1);""",
            "public enum State { A } public class Order { public Kind Kind { get; set; } } public class Other { public State State { get; set; } } public class OrderValidator : AbstractValidator<Order> { public OrderValidator() { RuleFor(x => x.Kind).NotEmpty().IsInEnum(); } }"));

    [Theory]
    [InlineData("app.[|MapPost|](\"/x\", (Order order) => 1);", "public class Order\n{\n    public Kind Kind { get; set; }\n}", "app.MapPost(\"/x\", (Order order) => 1);", "public class Order\n{\n    [EnumDataType(typeof(Kind))]\n    public Kind Kind { get; set; }\n}")]
    [InlineData("app.[|MapPost|](\"/x\", (Order order) => 1);", "public record Order(int Size, Kind Kind);", "app.MapPost(\"/x\", (Order order) => 1);", "public record Order(int Size, [EnumDataType(typeof(Kind))] Kind Kind);")]
    [InlineData("app.[|MapGet|](\"/x\", (Kind kind) => 1);", "", "app.MapGet(\"/x\", ([EnumDataType(typeof(Kind))] Kind kind) => 1);", "")]
    public Task The_fix_states_it(string map, string types, string fixedMap, string fixedTypes) => Verify.Fix<UndefinedEnumValue>(Host(map, types), Host(fixedMap, fixedTypes));

    [Fact]
    public Task The_fix_serves_actions() => Verify.Fix<UndefinedEnumValue>(
        Controller("    [HttpPost] public int [|Post|](Order order) => 1;\n    public class Order { public Kind Kind { get; set; } }"),
        Controller("    [HttpPost] public int Post(Order order) => 1;\n    public class Order { [EnumDataType(typeof(Kind))]\n    public Kind Kind { get; set; } }").Replace("Order { [EnumDataType(typeof(Kind))]\n    public", "Order { [EnumDataType(typeof(Kind))] public", StringComparison.Ordinal));

    [Fact]
    public Task Where_nobody_reads_attributes_there_is_no_fix() => Verify.NoFix<UndefinedEnumValue>(Host("""app.[|MapGet|]("/x", (Kind kind) => 1);""", services: ""));

    [Fact]
    public Task Nor_at_a_controller_that_answers_nothing_by_itself() => Verify.NoFix<UndefinedEnumValue>(Controller("[HttpPost] public int [|Post|]([FromBody] Kind kind) => 1;", attribute: ""));

    [Fact]
    public Task The_serializer_of_a_library_is_its_hosts() => Verify.Rule<UndefinedEnumValue>(
        new Surroundings { IsHost = false },
        """
        using Microsoft.AspNetCore.Mvc;
        public enum Kind { A, B }
        public class Order { public Kind Kind { get; set; } }
        [ApiController, Route("orders")] public class OrdersController : ControllerBase { [HttpPost] public Kind Post(Order order) => order.Kind; }
        """);
}
