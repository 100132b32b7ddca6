using BackendArchitect.Analyzers.Tests.Testing;
using BackendArchitect.Analyzers.Validation;

namespace BackendArchitect.Analyzers.Tests.Rules.Validation;

public class UnconstrainedMemberTests
{
    private const string Usings = "using System.Collections.Generic; using System.ComponentModel.DataAnnotations; using Microsoft.AspNetCore.Mvc;";

    private static string Host(string map) => Usings + "var app = WebApplication.CreateBuilder(args).Build();" + map + "app.Run();";

    [Theory]
    [InlineData("""app.MapPost("/x", (Order order) => 1);""")]
    [InlineData("""app.MapPost("/x", Handlers.Take);""")]
    [InlineData("""app.MapPost("/x", (List<Order> orders) => 1);""")]
    [InlineData("""app.MapPost("/x", (Basket basket) => 1);""")]
    public Task A_member_that_was_forgotten_is_reported(string map) => Verify.Rule<UnconstrainedMember>(
        Host(map),
        Usings + """
        public class Order { [Required, StringLength(9)] public string? Sku { get; set; } [Required] public string? Name { get; set; } public string? [|Note|] { get; set; } public List<int>? [|Lines|] { get; set; } public int Size { get; set; } public bool IsGift { get; set; } }
        public class Basket { public Order? Order { get; set; } }
        public static class Handlers { public static int Take(Order order) => 1; }
        """);

    [Theory]
    [InlineData("[HttpGet] public object Get() => View(new Order { Note = \"a\" }); [HttpPost] public object Post(Order order) => 1;", "Note")]
    [InlineData("[HttpPost] public object Post(Order order) { order.Note = \"a\"; return View(order); }", "Note")]
    [InlineData("[HttpPost] public object Post(Order order) { order.Note = \"a\"; return order.Note; }", "[|Note|]")]
    [InlineData("[HttpPost] public object Post(Order order) => 1;", "[|Note|]")]
    [InlineData("[HttpPost] public object Post([FromBody] Order order) { order.Note = \"a\"; return 1; }", "[|Note|]")]
    public Task What_the_service_fills_for_its_view_was_not_forgotten(string action, string note) => Verify.Rule<UnconstrainedMember>(
        Host("app.MapControllers();"), Usings + "public class Order { [StringLength(9)] public string? Sku { get; set; } public string? " + note + " { get; set; } } [Route(\"a\")] public class AController : Controller { " + action + " }");

    [Fact]
    public Task Parameters_of_records_and_actions_count() => Verify.Rule<UnconstrainedMember>(
        Host("app.MapControllers();"),
        Usings + """
        public record Order([StringLength(9)] string Sku, string? [|Note|]);
        [ApiController, Route("a")] public class AController : ControllerBase { [HttpPost] public int Post(Order order) => 1; }
        """);

    [Theory]
    [InlineData("public class Order { public string? Sku { get; set; } public string? Note { get; set; } }")]
    [InlineData("public class Order { [Required] public string? Sku { get; set; } public string? Note { get; set; } }")]
    [InlineData("public class Order { [StringLength(9)] public string? Sku { get; set; } public string? Note { get; set; } public string? Name { get; set; } }")]
    [InlineData("public class Order { [Required] public string? Sku { get; set; } [StringLength(9)] public string? Note { get; set; } public int Size { get; set; } }")]
    [InlineData("public class Order : IValidatableObject { [StringLength(9)] public string? Sku { get; set; } public string? Note { get; set; } public IEnumerable<ValidationResult> Validate(ValidationContext context) => []; }")]
    [InlineData("public class Order { [StringLength(9)] public string? Sku { get; set; } public string Note => Sku ?? \"\"; [System.Text.Json.Serialization.JsonIgnore] public string? Kept { get; set; } }")]
    public Task What_has_rules_or_none_at_all_is_quiet(string type) => Verify.Rule<UnconstrainedMember>(Host("""app.MapPost("/x", (Order order) => 1);"""), Usings + type);

    [Theory]
    [InlineData("public class Shop { public IRepository<Order>? Orders { get; set; } } public interface IRepository<T>;")]
    [InlineData("public class Shop { public DbSet<Order>? Orders { get; set; } } public class DbSet<T>;")]
    public Task What_a_database_stores_is_quiet(string shop) => Verify.Rule<UnconstrainedMember>(
        Host("""app.MapPost("/x", (Order order) => 1);"""),
        Usings + "public class Order { [StringLength(9)] public string? Sku { get; set; } public string? Note { get; set; } }" + shop);

    [Fact]
    public Task What_no_client_fills_is_quiet() => Verify.Rule<UnconstrainedMember>(
        Host("""app.MapGet("/x", () => new Order());"""),
        Usings + "public class Order { [StringLength(9)] public string? Sku { get; set; } public string? Note { get; set; } } public class Store { public void Keep(Order order) { } }");

    [Theory]
    [InlineData("RuleFor(x => x.Sku).NotEmpty().Length(1, 9);", "[|Note|]")]
    [InlineData("RuleFor(x => x.Sku).NotEmpty().WithMessage(\"a\");", "Note")]
    [InlineData("RuleFor(x => x.Sku).Length(1, 9); RuleFor(x => x.Note).MaximumLength(9);", "Note")]
    [InlineData("RuleFor(x => x.Sku).Length(1, 9); RuleFor(x => x).Must(x => x.Note != null);", "Note")]
    [InlineData("RuleFor(x => x.Sku).Length(1, 9); Include(new Others());", "Note")]
    public Task The_rules_of_a_validator_count(string rules, string note) => Verify.Rule<UnconstrainedMember>(
        new Surroundings { References = Packages.FluentValidation },
        Host("""app.MapPost("/x", (Order order) => 1);"""),
        Usings + "using FluentValidation; public class Order { public string? Sku { get; set; } public string? " + note + " { get; set; } }"
        + "public class OrderValidator : AbstractValidator<Order> { public OrderValidator() { " + rules + " } }" + (rules.Contains("Others") ? "public class Others : AbstractValidator<Order> { public Others() { RuleFor(x => x.Sku).NotNull(); } }" : ""));
}
