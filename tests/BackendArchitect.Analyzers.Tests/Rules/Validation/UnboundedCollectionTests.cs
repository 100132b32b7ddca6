using BackendArchitect.Analyzers.Tests.Testing;
using BackendArchitect.Analyzers.Validation;

namespace BackendArchitect.Analyzers.Tests.Rules.Validation;

public class UnboundedCollectionTests
{
    private const string Usings = "using System.Collections.Generic;\nusing System.ComponentModel.DataAnnotations;\nusing Microsoft.AspNetCore.Mvc;\n";

    private static string Host(string map, string types) => Usings + "var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddValidation();\nvar app = builder.Build();\n" + map + "\napp.Run();\n" + types;

    [Theory]
    [InlineData("""app.MapPost("/x", (Order order) => 1);""")]
    [InlineData("""app.MapPost("/x", (List<Order> orders) => 1);""")]
    [InlineData("""app.MapPost("/x", (Outer outer) => 1);""")]
    [InlineData("""app.MapControllers();""")]
    public Task A_member_without_a_bound_is_reported(string map) => Verify.Rule<UnboundedCollection>(Host(map,
        "public class Order { public List<int>? [|Note|] { get; set; } [Required] public List<int>? [|Name|] { get; set; } public int Size { get; set; } public bool IsGift { get; set; } } public class Outer { public Order? Order { get; set; } }"
        + (map.Contains("Controllers", System.StringComparison.Ordinal) ? "[ApiController, Route(\"a\")] public class AController : ControllerBase { [HttpPost] public int Post(Order order) => 1; }" : "")));

    [Fact]
    public Task One_that_only_has_to_be_there_is_reported_beside_one_that_is_bounded() => Verify.Rule<UnboundedCollection>(Host(
        """app.MapPost("/x", (Order order) => 1);""",
        "public record Order([MaxLength(9)] List<int>? Sku, [Required] List<int>? [|Name|], List<int>? Note);"));

    [Theory]
    [InlineData("public class Order { [MaxLength(9)] public List<int>? Note { get; set; } }")]
    [InlineData("public class Order { [Length(1, 9)] public List<int>? Note { get; set; } }")]
    [InlineData("public class Order { [Own] public List<int>? Note { get; set; } } public class OwnAttribute : ValidationAttribute;")]
    [InlineData("public class Order { [{|CS0246:{|CS0246:Missing|}|}] public List<int>? Note { get; set; } }")]
    [InlineData("public class Order { public {|CS0246:Missing|}? Note { get; set; } }")]
    [InlineData("public class Order { [System.Text.Json.Serialization.JsonIgnore] public List<int>? Note { get; set; } }")]
    [InlineData("public class Order : IValidatableObject { public List<int>? Note { get; set; } public IEnumerable<ValidationResult> Validate(ValidationContext context) => []; }")]
    [InlineData("public class Order { public int Size { get; set; } public string? Note { get; set; } }")]
    public Task What_is_bounded_or_has_no_size_is_quiet(string types) => Verify.Rule<UnboundedCollection>(Host("""app.MapPost("/x", (Order order) => 1);""", types));

    [Theory]
    [InlineData("""app.MapGet("/x", () => new Order());""")]
    [InlineData("""app.MapGet("/x", ([AsParameters] Order order) => 1);""")]
    [InlineData("""app.MapPost("/x", (Order order) => order.Note!.Count > 9 ? Results.BadRequest() : Results.Ok());""")]
    [InlineData("""app.MapPost("/x", (Order order) => order is { Note.Count: < 9 } ? Results.Ok() : Results.BadRequest());""")]
    [InlineData("""app.MapPost("/x", (Order order) => order is { Note: { Count: < 9 } } ? Results.Ok() : Results.BadRequest());""")]
    [InlineData("""app.MapPost("/x", (Order order) => order.Note is not { Count: < 9 } ? Results.BadRequest() : Results.Ok());""")]
    [InlineData("""app.MapPost("/x", (Order order) => order.Note?.Count > 9 ? Results.BadRequest() : Results.Ok());""")]
    [InlineData("""app.MapPost("/x", (int id, [FromServices] Shop shop) => shop.Orders);""")]
    [InlineData("""app.MapPost("/x", Handlers.Take); new Other().Take(new Order());""")]
    public Task What_no_body_brings_or_the_code_measures_is_quiet(string map) => Verify.Rule<UnboundedCollection>(Host(map, "public class Shop { public Order? Orders => null; } public class Other { public void Take(Order order) { } } public static class Handlers { public static int Take(int id) => id; } public class Order { public List<int>? Note { get; set; } }"));

    // Of a form, the server takes 1,024 values.
    [Theory]
    [InlineData("""app.MapPost("/x", ([FromForm] Order order) => 1);""", "")]
    [InlineData("""app.MapControllers();""", "[Route(\"a\")] public class AController : Controller { [HttpPost] public int Post(Order order) => 1; }")]
    [InlineData("""app.MapControllers();""", "[ApiController, Route(\"a\")] public class AController : ControllerBase { [HttpPost] public int Post([FromForm] Order order) => 1; }")]
    [InlineData("""app.MapRazorPages();""", "public class IndexModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { [BindProperty] public Order? Order { get; set; } public void OnPost() { } }")]
    public Task What_a_form_brings_is_bounded_by_the_server(string map, string types) => Verify.Rule<UnboundedCollection>(Host(map, "public class Order { public List<int>? Note { get; set; } }" + types));

    [Fact]
    public Task What_the_container_makes_is_quiet() => Verify.Rule<UnboundedCollection>(
        "var builder = WebApplication.CreateBuilder(args); builder.Services.AddScoped<Caller>(); var app = builder.Build(); app.MapPost(\"/x\", (int id, Caller caller) => caller.Note); app.Run(); public class Caller { public List<int>? Note { get; set; } }");

    [Theory]
    [InlineData("RuleFor(x => x.Note).Must(note => note == null);", "Note")]
    [InlineData("RuleFor(x => x.Note).NotEmpty();", "[|Note|]")]
    [InlineData("RuleFor(x => x).Must(x => x.Note != null);", "Note")]
    public Task The_rules_of_a_validator_count(string rules, string note) => Verify.Rule<UnboundedCollection>(
        new Surroundings { References = Packages.FluentValidation },
        "using FluentValidation;\n" + Host("""app.MapPost("/x", (Order order) => 1);""",
            "public class Order { public List<int>? " + note + " { get; set; } } public class OrderValidator : AbstractValidator<Order> { public OrderValidator() { " + rules + " } }"));

    [Theory]
    [InlineData("public class Order\n{\n    public List<int>? [|Note|] { get; set; }\n}", "public class Order\n{\n    [MaxLength(100)]\n    public List<int>? Note { get; set; }\n}")]
    [InlineData("public record Order(int Size, List<int>? [|Note|]);", "public record Order(int Size, [MaxLength(100)] List<int>? Note);")]
    public Task The_fix_bounds_it(string before, string after) => Verify.Fix<UnboundedCollection>(Host("""app.MapPost("/x", (Order order) => 1);""", before), Host("""app.MapPost("/x", (Order order) => 1);""", after));

    [Fact]
    public Task Where_nobody_reads_attributes_there_is_no_fix() => Verify.NoFix<UnboundedCollection>(
        Usings + """var app = WebApplication.CreateBuilder(args).Build(); app.MapPost("/x", (Order order) => 1); app.Run(); public class Order { public List<int>? [|Note|] { get; set; } }""");
}
