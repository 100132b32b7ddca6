using BackendArchitect.Analyzers.Tests.Testing;
using BackendArchitect.Analyzers.Validation;

namespace BackendArchitect.Analyzers.Tests.Rules.Validation;

/// <summary>What MVC and the generated validation do with each form is shown by the rows V15, V16 and V22 of the runtime tests.</summary>
public class MisplacedConstraintTests
{
    private const string Usings = "using System.Collections.Generic; using System.ComponentModel.DataAnnotations; using Microsoft.AspNetCore.Mvc;";

    private static string Mvc(string parameter = "Order order", string services = "builder.Services.AddControllers();") => Usings
        + $"var builder = WebApplication.CreateBuilder(args); {services} var app = builder.Build(); app.MapControllers(); app.Run();"
        + $"[ApiController, Route(\"a\")] public class AController : ControllerBase {{ [HttpPost] public int Post({parameter}) => 1; }}";

    private static string Minimal(string map, string services = "builder.Services.AddValidation();") => Usings
        + $"var builder = WebApplication.CreateBuilder(args); {services} var app = builder.Build(); {map} app.Run();";

    [Theory]
    [InlineData("public record Order([property: [|Required|]] string? Sku);")]
    [InlineData("public record Order([property: [|Required|], StringLength(9)] string? Sku, [property: [|StringLength(3)|]] string? Note);")]
    [InlineData("public record Order([Required][property: [|Required|]] string? Sku);")]
    [InlineData("public record Order([property: [|DataType(DataType.Text)|]] string? Sku);")]
    [InlineData("public record Order([property: [|Required|]] string? Sku = \"a\");")]
    [InlineData("public record Order(string? Sku) { [[|Required|]] public string? Sku { get; init; } = Sku; }")]
    [InlineData("public record Order([property: [|Own|]] string? Sku); public class OwnAttribute : ValidationAttribute;")]
    [InlineData("public record Base([property: Required] string? Sku); public record [|Order|](string? Sku, string? Note) : Base(Sku);")]
    [InlineData("public record Line([property: [|Required|]] string? Sku); public record Order(List<Line> Lines);")]
    [InlineData("public record Line([property: [|Required|]] string? Sku); public class Order { public Line? Line { get; set; } }")]
    public Task Rules_on_the_properties_of_a_record_that_mvc_binds_are_reported(string types) => Verify.Rule<MisplacedConstraint>(Mvc(), Usings + types);

    [Theory]
    [InlineData("public record Order([Required] string? Sku);")]
    [InlineData("public record Order([property: Display(Name = \"a\")] string? Sku);")]
    [InlineData("public record Order([property: System.Text.Json.Serialization.JsonRequired] string? Sku);")]
    [InlineData("public record struct Order([property: Required] string? Sku);")]
    [InlineData("public record Order([property: Required] string? Sku) { public Order() : this(\"\") { } }")]
    [InlineData("public record Order { [Required] public string? Sku { get; set; } }")]
    [InlineData("public record Order(string? Sku) { [Required] public string? Note { get; set; } }")]
    [InlineData("public record Order(int Size, string? sku) { [Required] public string? Sku { get; init; } = sku; }")]
    [InlineData("public class Order(string? sku) { [Required] public string? Sku { get; set; } = sku; }")]
    [InlineData("public record Order([property: {|CS0246:{|CS0246:Missing|}|}] string? Sku);")]
    public Task What_mvc_binds_by_other_means_is_quiet(string types) => Verify.Rule<MisplacedConstraint>(Mvc(), Usings + types);

    [Theory]
    [InlineData("int id")]
    [InlineData("[FromServices] object order")]
    public Task A_record_that_mvc_does_not_bind_is_quiet(string parameter) => Verify.Rule<MisplacedConstraint>(Mvc(parameter), Usings + "public record Order([property: Required] string? Sku); public class Store { public void Keep(Order order) { } }");

    [Fact]
    public Task Minimal_endpoints_read_the_rules_of_properties() =>
        Verify.Rule<MisplacedConstraint>(Minimal("""app.MapPost("/x", (Order order) => order.Sku);"""), Usings + "public record Order([property: Required] string? Sku);");

    [Fact]
    public Task Where_nobody_reads_attributes_nothing_throws() =>
        Verify.Rule<MisplacedConstraint>(Mvc(services: "builder.Services.AddMvcCore();"), Usings + "public record Order([property: Required] string? Sku);");

    [Fact]
    public Task A_property_of_a_page_is_bound_by_mvc_too() => Verify.Rule<MisplacedConstraint>(
        Usings + "var app = WebApplication.CreateBuilder(args).Build(); app.MapRazorPages(); app.Run();",
        Usings + "public record Input([property: [|Required|]] string? Sku); public class IndexModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { [BindProperty] public Input? Input { get; set; } }");

    [Fact]
    public Task A_record_of_another_project_is_reported_at_the_parameter() => Verify.Rule<MisplacedConstraint>(
        new Surroundings { References = [Library.Compile("Contracts", "using System.ComponentModel.DataAnnotations; public record Order([property: Required] string? Sku); public record Outer(Order Order); public record Good([Required] string? Sku);")] },
        Usings + "var app = WebApplication.CreateBuilder(args).Build(); app.MapControllers(); app.Run();",
        Usings + """
        [ApiController, Route("a")] public class AController : ControllerBase
        {
            [HttpPost("a")] public int A(Order [|order|]) => 1;
            [HttpPost("b")] public int B(Outer[] [|order|]) => 1;
            [HttpPost("c")] public int C(Good order) => 1;
            [HttpPost("d")] public int D([FromServices] Order order) => 1;
        }
        """);

    [Theory]
    [InlineData("""app.MapPost("/x", (Own order) => order.Sku);""", "internal class [|Own|] { [Required] public string? Sku { get; set; } }")]
    [InlineData("""app.MapPost("/x", (Own[] order) => order.Length);""", "class [|Own|] { [Required] public string? Sku { get; set; } }")]
    [InlineData("""app.MapPost("/x", Handlers.Take);""", "record [|Own|]([Required] string? Sku); static class Handlers { internal static string? Take(Own order) => order.Sku; }")]
    [InlineData("""app.MapPost("/x", (Outer.Own order) => order.Sku);""", "public class Outer { internal class [|Own|] { [Required] public string? Sku { get; set; } } }")]
    [InlineData("""app.MapPost("/x", (Own order) => order.Line);""", "internal class [|Own|] { public Line? Line { get; set; } } internal class Line { [Required] public string? Sku { get; set; } }")]
    public Task A_type_that_is_not_public_is_reported_where_it_is_declared(string map, string types) => Verify.Rule<MisplacedConstraint>(Minimal(map), Usings + types);

    [Theory]
    [InlineData("""app.MapPost("/x", (Dictionary<string, Line> lines) => lines.Count);""", "public class [|Line|] { [Required] public string? Sku { get; set; } }")]
    [InlineData("""app.MapPost("/x", (Order order) => order.Sku);""", "public class Order { [Required] public string? Sku { get; set; } public Dictionary<string, Line>? [|Lines|] { get; set; } } public class Line { [Required] public string? Sku { get; set; } }")]
    [InlineData("""app.MapPost("/x", (Order order) => order.Sku);""", "public record Order([Required] string? Sku, IReadOnlyDictionary<string, Line> [|Lines|]); public class Line { [Required] public string? Sku { get; set; } }")]
    [InlineData("""app.MapPost("/x", (Outer order) => order.Order);""", "public class Outer { public Order? Order { get; set; } } public class Order { [Required] public string? Sku { get; set; } public Dictionary<string, Line>? [|Lines|] { get; set; } } public class Line { [Required] public string? Sku { get; set; } }")]
    public Task Values_of_a_dictionary_are_reported(string map, string types) => Verify.Rule<MisplacedConstraint>(Minimal(map), Usings + types);

    [Theory]
    [InlineData("""app.MapPost("/x", (Order order) => order.Sku);""", "public class Order { [Required] public string? Sku { get; set; } }")]
    [InlineData("""app.MapPost("/x", (Order order) => order.Sku);""", "internal class Order { public string? Sku { get; set; } }")]
    [InlineData("""app.MapPost("/x", (Outer.Order order) => order.Sku);""", "internal class Outer { public class Order { [Required] public string? Sku { get; set; } } }")]
    [InlineData("""app.MapPost("/x", (Order order) => order.Sku).DisableValidation();""", "internal class Order { [Required] public string? Sku { get; set; } }")]
    [InlineData("""app.MapPost("/x", (Order order) => string.IsNullOrEmpty(order.Sku) ? Results.BadRequest() : Results.Ok());""", "internal class Order { [Required] public string? Sku { get; set; } }")]
    [InlineData("""app.MapGet("/x", () => new Order());""", "internal class Order { [Required] public string? Sku { get; set; } }")]
    [InlineData("""var handler = (Order order) => order.Sku; app.MapPost("/x", handler);""", "internal class Order { [Required] public string? Sku { get; set; } }")]
    [InlineData("""app.MapPost("/x", (Order order) => order.Sku);""", "public class Order { [Required] public string? Sku { get; set; } public Dictionary<string, string>? Lines { get; set; } }")]
    [InlineData("""app.MapPost("/x", (Order order) => order.Sku);""", "public class Order { [Required] public string? Sku { get; set; } [Own] public Dictionary<string, Line>? Lines { get; set; } } public class OwnAttribute : ValidationAttribute; public class Line { [Required] public string? Sku { get; set; } }")]
    [InlineData("""app.MapPost("/x", (Order order) => { foreach (var line in order.Lines!.Values) if (line.Sku is null) return Results.BadRequest(); return Results.Ok(); });""", "public class Order { [Required] public string? Sku { get; set; } public Dictionary<string, Line>? Lines { get; set; } } public class Line { [Required] public string? Sku { get; set; } }")]
    [InlineData("""app.MapPost("/x", (Order order) => order.Sku);""", "public class Order : IValidatableObject { [Required] public string? Sku { get; set; } public Dictionary<string, Line>? Lines { get; set; } public IEnumerable<ValidationResult> Validate(ValidationContext context) => []; } public class Line { [Required] public string? Sku { get; set; } }")]
    public Task Where_the_generated_validation_reads_them_or_has_nothing_to_do_with_them_it_is_quiet(string map, string types) => Verify.Rule<MisplacedConstraint>(Minimal(map), Usings + types);

    [Fact]
    public Task Without_the_generated_validation_they_are_not_misplaced() => Verify.Rule<MisplacedConstraint>(
        Minimal("""app.MapPost("/x", (Order order) => order.Sku);""", services: ""), Usings + "internal class Order { [Required] public string? Sku { get; set; } }");

    [Fact]
    public Task Mvc_reads_the_rules_of_dictionaries() => Verify.Rule<MisplacedConstraint>(
        Mvc(services: "builder.Services.AddControllers(); builder.Services.AddValidation();"), Usings + "public class Order { public Dictionary<string, Line>? Lines { get; set; } } public class Line { [Required] public string? Sku { get; set; } }");

    [Fact]
    public Task The_endpoint_is_not_reported_as_well() => Verify.Rule<ValidationThatNeverRuns>(
        Minimal("""app.MapPost("/x", (Order order) => order.Sku); app.MapPost("/y", (Dictionary<string, Line> lines) => lines.Count); var handler = (Order order) => order.Sku; app.[|MapPost|]("/z", handler);"""),
        Usings + "internal class Order { [Required] public string? Sku { get; set; } } public class Line { [Required] public string? Sku { get; set; } }");

    [Theory]
    [InlineData("[property: [|Required|]] string? Sku", "[Required] string? Sku")]
    [InlineData("[property: [|Required|], StringLength(9)] string? Sku", "[Required, StringLength(9)] string? Sku")]
    [InlineData("[property: System.Text.Json.Serialization.JsonPropertyName(\"a\"), [|Required|]] string? Sku", "[property: System.Text.Json.Serialization.JsonPropertyName(\"a\")][Required] string? Sku")]
    [InlineData("[Required] [property: [|Required|]] string? Sku", "[Required] string? Sku")]
    [InlineData("int Size, [property: [|Required|]] [property: StringLength(9)] string? Sku", "int Size, [Required] [StringLength(9)] string? Sku")]
    public Task The_fix_puts_them_on_the_parameter(string before, string after) => Verify.Fix<MisplacedConstraint>(
        new Surroundings(), [Mvc(), Usings + "\npublic record Order(" + before + ");"], [Mvc(), Usings + "\npublic record Order(" + after + ");"]);

    [Theory]
    [InlineData("[StringLength(3)] [property: [|StringLength(9)|]] string? Sku")]
    [InlineData("[property: [|Own|]] string? Sku")]
    public Task The_fix_decides_nothing(string parameter) => Verify.NoFix<MisplacedConstraint>(
        Mvc() + "public record Order(" + parameter + "); [System.AttributeUsage(System.AttributeTargets.Property)] public class OwnAttribute : ValidationAttribute;");

    [Theory]
    [InlineData("internal class [|Order|] { [Required] public string? Sku { get; set; } }", "public class Order { [Required] public string? Sku { get; set; } }")]
    [InlineData("class [|Order|] { [Required] public string? Sku { get; set; } }", "public class Order { [Required] public string? Sku { get; set; } }")]
    [InlineData("sealed record [|Order|]([Required] string? Sku);", "public sealed record Order([Required] string? Sku);")]
    public Task The_fix_makes_the_type_public(string before, string after) => Verify.Fix<MisplacedConstraint>(
        Minimal("""app.MapPost("/x", (Order order) => order.Sku);""") + before, Minimal("""app.MapPost("/x", (Order order) => order.Sku);""") + after);

    [Theory]
    [InlineData("internal class [|Order|] { [Required] public string? Sku { get; set; } public Line? Line { get; set; } } internal class Line { }")]
    [InlineData("internal class [|Order|] { [Required] public string? Sku { get; set; } public List<Line>? Line { get; set; } } internal class Line { }")]
    [InlineData("internal class [|Order|] : Line { [Required] public string? Sku { get; set; } } internal class Line { }")]
    [InlineData("internal partial class [|Order|] { [Required] public string? Sku { get; set; } } internal partial class Order { }")]
    public Task A_type_that_shows_others_stays(string types) => Verify.NoFix<MisplacedConstraint>(Minimal("""app.MapPost("/x", (Order order) => order.Sku);""") + types);
}
