using BackendArchitect.Analyzers.Tests.Testing;
using BackendArchitect.Analyzers.Validation;

namespace BackendArchitect.Analyzers.Tests.Rules.Validation;

/// <summary>The generated validation is asked for by the validation rows of the runtime tests, where the SDK's generator runs.</summary>
public class ValidationThatNeverRunsTests
{
    private const string Types = """

        public class Order { [System.ComponentModel.DataAnnotations.Required] public string? Sku { get; set; } }
        public class Plain { public string? Sku { get; set; } }
        """;

    private static readonly Surroundings Fluent = new() { References = Packages.FluentValidation };

    [Theory]
    [InlineData("""app.[|MapPost|]("/x", (Order order) => order.Sku);""")]
    [InlineData("""app.[|MapPost|]("/x", (Order[] orders) => orders.Length);""")]
    [InlineData("""app.[|MapGet|]("/x", ([AsParameters] Order order) => order.Sku);""")]
    public Task Attributes_that_nobody_reads_are_reported(string code) =>
        Verify.Rule<ValidationThatNeverRuns>("var app = WebApplication.CreateBuilder(args).Build();" + code + "app.Run();" + Types);

    [Theory]
    [InlineData("""app.MapPost("/x", (Plain plain) => plain.Sku);""")]
    [InlineData("""app.MapPost("/x", (Order order) => string.IsNullOrEmpty(order.Sku) ? Results.BadRequest() : Results.Ok());""")]
    public Task Where_there_are_no_rules_or_the_handler_looks_it_is_quiet(string code) =>
        Verify.Rule<ValidationThatNeverRuns>("var app = WebApplication.CreateBuilder(args).Build();" + code + "app.Run();" + Types);

    [Fact]
    public Task A_validator_that_nobody_calls_is_reported() => Verify.Rule<ValidationThatNeverRuns>(
        Fluent,
        """
        using FluentValidation;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<IValidator<Plain>, PlainValidator>();
        var app = builder.Build();
        app.[|MapPost|]("/never", (Plain plain) => plain.Sku);
        app.[|MapPost|]("/unheard", async (Plain plain, IValidator<Plain> validator) => { await validator.ValidateAsync(plain); return plain.Sku; });
        app.MapPost("/thrown", async (Plain plain, IValidator<Plain> validator) => { await validator.ValidateAndThrowAsync(plain); return plain.Sku; });
        app.MapPost("/heard", (Plain plain, IValidator<Plain> validator) => validator.Validate(plain) is { IsValid: true } ? Results.Ok() : Results.BadRequest());
        app.Run();
        """ + Types,
        """
        using FluentValidation;
        public abstract class Rules<T> : AbstractValidator<T>;
        public class PlainValidator : Rules<Plain> { public PlainValidator() => RuleFor(x => x.Sku).NotEmpty(); }
        """);

    [Fact]
    public Task The_fix_switches_the_generated_validation_on() => Verify.Fix<ValidationThatNeverRuns>(
        """
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        app.[|MapPost|]("/x", (Order order) => order.Sku);
        app.Run();
        """ + Types,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddValidation();
        var app = builder.Build();
        app.MapPost("/x", (Order order) => order.Sku);
        app.Run();
        """ + Types);

    [Theory]
    [InlineData("""var handler = (Order order) => order.Sku; app.[|MapPost|]("/x", handler);""")]
    public Task The_fix_is_not_offered_where_the_generator_sees_no_handler(string code) => Verify.NoFix<ValidationThatNeverRuns>(
        "var builder = WebApplication.CreateBuilder(args); var app = builder.Build();" + code + "app.Run();" + Types);
}
