using BackendArchitect.Analyzers.Tests.Testing;
using BackendArchitect.Analyzers.Validation;

namespace BackendArchitect.Analyzers.Tests.Rules.Validation;

public class UnboundedTextTests
{
    private const string Usings = "using System.Collections.Generic;\nusing System.ComponentModel.DataAnnotations;\nusing Microsoft.AspNetCore.Mvc;\n";

    private static string Host(string map, string types) => Usings + "var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddValidation();\nvar app = builder.Build();\n" + map + "\napp.Run();\n" + types;

    [Theory]
    [InlineData("""app.MapPost("/x", (Order order) => 1);""")]
    [InlineData("""app.MapPost("/x", ([FromForm] Order order) => 1);""")]
    [InlineData("""app.MapPost("/x", (List<Order> orders) => 1);""")]
    [InlineData("""app.MapPost("/x", (Outer outer) => 1);""")]
    [InlineData("""app.MapControllers();""")]
    public Task A_member_without_a_bound_is_reported(string map) => Verify.Rule<UnboundedText>(Host(map,
        "public class Order { public string? [|Note|] { get; set; } [Required] public string? [|Name|] { get; set; } public int Size { get; set; } public bool IsGift { get; set; } } public class Outer { public Order? Order { get; set; } }"
        + (map.Contains("Controllers", System.StringComparison.Ordinal) ? "[ApiController, Route(\"a\")] public class AController : ControllerBase { [HttpPost] public int Post(Order order) => 1; }" : "")));

    [Fact]
    public Task One_that_only_has_to_be_there_is_reported_beside_one_that_is_bounded() => Verify.Rule<UnboundedText>(Host(
        """app.MapPost("/x", (Order order) => 1);""",
        "public record Order([StringLength(9)] string? Sku, [Required] string? [|Name|], string? Note);"));

    [Theory]
    [InlineData("public class Order { [StringLength(9)] public string? Note { get; set; } }")]
    [InlineData("public class Order { [Length(1, 9)] public string? Note { get; set; } }")]
    [InlineData("public class Order { [Own] public string? Note { get; set; } } public class OwnAttribute : ValidationAttribute;")]
    [InlineData("public class Order { [{|CS0246:{|CS0246:Missing|}|}] public string? Note { get; set; } }")]
    [InlineData("public class Order { public {|CS0246:Missing|}? Note { get; set; } }")]
    [InlineData("public class Order { [System.Text.Json.Serialization.JsonIgnore] public string? Note { get; set; } }")]
    [InlineData("public class Order : IValidatableObject { public string? Note { get; set; } public IEnumerable<ValidationResult> Validate(ValidationContext context) => []; }")]
    [InlineData("public class Order { public int Size { get; set; } public List<int>? Note { get; set; } }")]
    public Task What_is_bounded_or_has_no_size_is_quiet(string types) => Verify.Rule<UnboundedText>(Host("""app.MapPost("/x", (Order order) => 1);""", types));

    [Theory]
    [InlineData("""app.MapGet("/x", () => new Order());""")]
    [InlineData("""app.MapGet("/x", ([AsParameters] Order order) => 1);""")]
    [InlineData("""app.MapPost("/x", (Order order) => order.Note!.Length > 9 ? Results.BadRequest() : Results.Ok());""")]
    [InlineData("""app.MapPost("/x", (Order order) => order is { Note.Length: < 9 } ? Results.Ok() : Results.BadRequest());""")]
    [InlineData("""app.MapPost("/x", (Order order) => order is { Note: { Length: < 9 } } ? Results.Ok() : Results.BadRequest());""")]
    [InlineData("""app.MapPost("/x", (Order order) => order.Note is not { Length: < 9 } ? Results.BadRequest() : Results.Ok());""")]
    [InlineData("""app.MapPost("/x", (Order order) => order.Note?.Length > 9 ? Results.BadRequest() : Results.Ok());""")]
    [InlineData("""app.MapPost("/x", (int id, [FromServices] Shop shop) => shop.Orders);""")]
    [InlineData("""app.MapPost("/x", Handlers.Take); new Other().Take(new Order());""")]
    public Task What_no_body_brings_or_the_code_measures_is_quiet(string map) => Verify.Rule<UnboundedText>(Host(map, "public class Shop { public Order? Orders => null; } public class Other { public void Take(Order order) { } } public static class Handlers { public static int Take(int id) => id; } public class Order { public string? Note { get; set; } }"));

    [Fact]
    public Task What_the_container_makes_is_quiet() => Verify.Rule<UnboundedText>(
        "var builder = WebApplication.CreateBuilder(args); builder.Services.AddScoped<Caller>(); var app = builder.Build(); app.MapPost(\"/x\", (int id, Caller caller) => caller.Note); app.Run(); public class Caller { public string? Note { get; set; } }");

    [Theory]
    [InlineData("public class Order { [StringLength(9)] public string? Password { get; set; } [Compare(nameof(Password))] public string? Again { get; set; } }")]
    [InlineData("public class Order { public string? [|Password|] { get; set; } [Compare(nameof(Password))] public string? [|Again|] { get; set; } }")]
    public Task What_must_equal_another_member_is_as_long_as_that(string types) => Verify.Rule<UnboundedText>(Host("""app.MapPost("/x", (Order order) => 1);""", types));

    private static string Controller(string action, string types, string attributes = "") =>
        Usings + "var builder = WebApplication.CreateBuilder(args); builder.Services.AddControllers(); var app = builder.Build(); app.MapControllers(); app.Run();\n" + attributes + "[Route(\"a\")] public class AController : Controller { " + action + " }\n" + types;

    [Theory]
    [InlineData("[HttpPost] public int Post(Order order) => 1;", "Text")]
    [InlineData("[HttpPost] public int Post([FromBody] Order order) => 1;", "[|Text|]")]
    [InlineData("[HttpPost] public int Post(Order order) => 1; [HttpPut] public int Put([FromBody] Order order) => 1;", "[|Text|]")]
    public Task A_member_that_a_form_does_not_fill_is_quiet(string action, string text) => Verify.Rule<UnboundedText>(Controller(action,
        "public class Order { [FromQuery(Name = \"t\")] public string? " + text + " { get; set; } public string? [|Other|] { get; set; } }"));

    [Theory]
    [InlineData("[HttpPost] public int Post(Orders order) => 1;", "public class Orders { public Dictionary<string, Order>? All { get; set; } }", "Text")]
    [InlineData("[HttpPost] public int Post([FromBody] Orders order) => 1;", "public class Orders { public Dictionary<string, Order>? All { get; set; } }", "[|Text|]")]
    [InlineData("[HttpPost] public int Post(Orders order) => 1;", "public class Orders { public Order One { get; set; } = new(1); }", "[|Text|]")]
    [InlineData("[HttpPost] public int Post(Order order) => 1;", "", "Text")]
    public Task What_MVC_cannot_make_no_form_fills(string action, string types, string text) => Verify.Rule<UnboundedText>(Controller(action,
        "public class Order(int size) { public int Size => size; public string? " + text + " { get; set; } }" + types));

    [Theory]
    [InlineData("[NonAction] ", "Text")]
    [InlineData("", "[|Text|]")]
    public Task What_is_no_action_takes_nothing(string attribute, string text) => Verify.Rule<UnboundedText>(Controller(
        attribute + "public int Handle([FromBody] Order order) => 1;", "public class Order { public string? " + text + " { get; set; } }"));

    [Theory]
    [InlineData("[HttpPost] public int Post([FromBody] T it) => 1;", "[|Text|]")]
    [InlineData("[HttpPost] public int Post([FromBody] List<T> all) => 1;", "[|Text|]")]
    [InlineData("[HttpPost] public int Post([FromQuery] T it) => 1;", "Text")]
    [InlineData("[NonAction] public int Post([FromBody] T it) => 1;", "Text")]
    [InlineData("[HttpGet] public T? Get() => default;", "Text")]
    public Task What_the_base_of_a_controller_takes_is_reported(string action, string text) => Verify.Rule<UnboundedText>(
        Usings + "var builder = WebApplication.CreateBuilder(args); builder.Services.AddControllers(); var app = builder.Build(); app.MapControllers(); app.Run();\n"
        + "public abstract class Edits<T> : ControllerBase { " + action + " } [ApiController, Route(\"a\")] public class OrdersController : Edits<Order>; public class Order { public string? " + text + " { get; set; } }");

    [Theory]
    [InlineData("[BindProperty] public Order? Order { get; set; } public void OnPost() { }", "[|Text|]")]
    [InlineData("public Order? Order { get; set; } public void OnPost() { }", "Text")]
    [InlineData("public void OnPost(Order order) { }", "[|Text|]")]
    [InlineData("public void OnPostUpdate(List<Order> orders) { }", "[|Text|]")]
    [InlineData("public void OnPost([FromQuery] Order order) { }", "Text")]
    [InlineData("public void OnGet(Order order) { }", "Text")]
    [InlineData("private void OnPost(Order order) { }", "Text")]
    [InlineData("[NonHandler] public void OnPost(Order order) { }", "Text")]
    public Task What_a_page_is_posted_is_reported(string members, string text) => Verify.Rule<UnboundedText>(
        "using Microsoft.AspNetCore.Mvc.RazorPages;\n" + Usings + "var builder = WebApplication.CreateBuilder(args); builder.Services.AddRazorPages(); var app = builder.Build(); app.MapRazorPages(); app.Run();\npublic class IndexModel : PageModel { " + members + " } public class Order { public string? " + text + " { get; set; } }");

    [Theory]
    [InlineData("public class Order : Base { } public class Db { public DbSet<Order>? Orders { get; set; } } public class DbSet<T>;", "Text")]
    [InlineData("public class Order : Base { }", "[|Text|]")]
    public Task The_base_of_what_is_stored_is_part_of_that(string types, string text) => Verify.Rule<UnboundedText>(Host(
        """app.MapPost("/x", (Order order) => 1);""", "public abstract class Base { public string? " + text + " { get; set; } }" + types));

    [Theory]
    [InlineData("Rules.RuleFor(o => o.Note).MaximumLength(9);", "Note")]
    [InlineData("Rules.RuleFor(o => o.Note).NotEmpty().WithMessage(\"\");", "[|Note|]")]
    [InlineData("Rules.RuleFor(o => o).Custom((order, context) => { });", "Note")]
    [InlineData("Rules.RuleFor(o => o).NotNull();", "[|Note|]")]
    public Task Rules_that_are_added_to_a_validator_from_outside_count(string rule, string note) => Verify.Rule<UnboundedText>(
        new Surroundings { References = Packages.FluentValidation },
        "using FluentValidation;\n" + Host("app.MapPost(\"/x\", (Order order) => new Checker<Order>().Check(order));",
            "public class Order { public string? " + note + " { get; set; } } public class Rules<T> : AbstractValidator<T>; public class Checker<T> { protected Rules<T> Rules { get; } = new(); public bool Check(T it) => Rules.Validate(it).IsValid; } public class OrderChecker : Checker<Order> { public OrderChecker() { " + rule + " } }"));

    [Theory]
    [InlineData("Keep.Send(new Command(1, order.Note!.Trim()));", "Note")]
    [InlineData("Keep.Send(new Command(1, order.Note?.Trim() ?? \"\"));", "Note")]
    [InlineData("Keep.Send(new Command(1, order.Note + order.Note));", "[|Note|]")]
    [InlineData("var note = order.Note!.ToLowerInvariant(); Keep.Send(new Command(1, note));", "Note")]
    [InlineData("var note = order.Note; Keep.Send(note!);", "[|Note|]")]
    [InlineData("Keep.Send(Mapper.Map<Command>(order));", "Note")]
    [InlineData("Keep.Send(order.Adapt<Command>());", "Note")]
    [InlineData("Keep.Send(order.Adapt<Plain>());", "[|Note|]")]
    [InlineData("Keep.Send(new Whole(order));", "Note")]
    public Task The_validator_of_what_is_made_of_it_counts_by_whichever_way(string code, string note) => Verify.Rule<UnboundedText>(
        new Surroundings { References = Packages.FluentValidation },
        "using FluentValidation;\n" + Host("app.MapPost(\"/x\", (Order order) => { " + code + " });",
            "public class Order { public string? " + note + " { get; set; } } public record Command(int Id, string? Note); public record Plain(string? Note); public record Whole(Order Order);"
            + "public static class Mapper { public static T Map<T>(object it) => default!; public static T Adapt<T>(this object it) => default!; } public static class Keep { public static void Send(object it) { } } public class CommandValidator : AbstractValidator<Command> { public CommandValidator() { RuleFor(x => x.Note).MaximumLength(9); } }"
            + (code.Contains("Whole", System.StringComparison.Ordinal) ? "public class WholeValidator : AbstractValidator<Whole> { public WholeValidator() { RuleFor(x => x.Order.Note).MaximumLength(9); } }" : "")));

    [Theory]
    [InlineData("Keep.Send(new Command(1, order.Note));", "Note")]
    [InlineData("Keep.Send(new Command(note: order.Note, id: 1));", "Note")]
    [InlineData("Keep.Send(new Command(1, null) { Note = order.Note });", "Note")]
    [InlineData("Keep.Send(new Command(1, null) { Other = order.Note });", "[|Note|]")]
    [InlineData("Keep.Send(new Plain(order.Note));", "[|Note|]")]
    public Task The_validator_of_what_is_made_of_it_counts(string code, string note) => Verify.Rule<UnboundedText>(
        new Surroundings { References = Packages.FluentValidation },
        "using FluentValidation;\n" + Host("app.MapPost(\"/x\", (Order order) => { " + code + " });",
            "public class Order { public string? " + note + " { get; set; } } public record Command(int Id, string? Note) { public string? Other { get; set; } } public record Plain(string? Note); public static class Keep { public static void Send(object it) { } } public class CommandValidator : AbstractValidator<Command> { public CommandValidator() { RuleFor(x => x.Note).MaximumLength(9); } }").Replace("new Command(note: order.Note, id: 1)", "new Command(Note: order.Note, Id: 1)"));

    [Theory]
    [InlineData("RuleFor(x => x.Note).MaximumLength(9);", "Note")]
    [InlineData("RuleFor(x => x.Note).NotEmpty();", "[|Note|]")]
    [InlineData("RuleFor(x => x).Must(x => x.Note != null);", "Note")]
    public Task The_rules_of_a_validator_count(string rules, string note) => Verify.Rule<UnboundedText>(
        new Surroundings { References = Packages.FluentValidation },
        "using FluentValidation;\n" + Host("""app.MapPost("/x", (Order order) => 1);""",
            "public class Order { public string? " + note + " { get; set; } } public class OrderValidator : AbstractValidator<Order> { public OrderValidator() { " + rules + " } }"));

    [Theory]
    [InlineData("public class Order\n{\n    public string? [|Note|] { get; set; }\n}", "public class Order\n{\n    [StringLength(200)]\n    public string? Note { get; set; }\n}")]
    [InlineData("public record Order(int Size, string? [|Note|]);", "public record Order(int Size, [StringLength(200)] string? Note);")]
    public Task The_fix_bounds_it(string before, string after) => Verify.Fix<UnboundedText>(Host("""app.MapPost("/x", (Order order) => 1);""", before), Host("""app.MapPost("/x", (Order order) => 1);""", after));

    [Fact]
    public Task Where_nobody_reads_attributes_there_is_no_fix() => Verify.NoFix<UnboundedText>(
        Usings + """var app = WebApplication.CreateBuilder(args).Build(); app.MapPost("/x", (Order order) => 1); app.Run(); public class Order { public string? [|Note|] { get; set; } }""");
}
