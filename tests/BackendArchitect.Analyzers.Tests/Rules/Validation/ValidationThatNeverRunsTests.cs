using BackendArchitect.Analyzers.Tests.Testing;
using BackendArchitect.Analyzers.Validation;
using Microsoft.CodeAnalysis;

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

    // 'OnActionExecuting' calls a method of the controller that runs the validator.
    [Theory]
    [InlineData("foreach (var all in context.ActionArguments.Values.OfType<List<Order>>()) Check(all);", true)]
    [InlineData("Log(context);", false)]
    public Task A_controller_that_looks_before_its_actions_runs_it(string before, bool isQuiet) => Verify.Rule<ValidationThatNeverRuns>(
        Fluent,
        "using FluentValidation; using Microsoft.AspNetCore.Mvc; using Microsoft.AspNetCore.Mvc.Filters;\nvar builder = WebApplication.CreateBuilder(args); builder.Services.AddControllers(); var app = builder.Build(); app.MapControllers(); app.Run();\n"
        + "public class Order { public string? Sku { get; set; } } public class OrderValidator : AbstractValidator<Order> { public OrderValidator() { RuleFor(x => x.Sku).NotEmpty(); } }\n"
        + "public abstract class Looks : ControllerBase, IActionFilter { public void OnActionExecuted(ActionExecutedContext context) { } public void OnActionExecuting(ActionExecutingContext context) { " + before + " } private void Log(object it) { } private void Check(List<Order> all) { foreach (var one in all) if (new OrderValidator().Validate(one) is { IsValid: false }) throw new ArgumentException(); } }\n"
        + "[ApiController, Route(\"a\")] public class AController : Looks { [HttpGet] public int Get() => 1; [HttpPost] public int " + (isQuiet ? "Post" : "[|Post|]") + "(List<Order> orders) => orders.Count; }");

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

    [Theory]
    [InlineData("""app.MapPost("/x", (Order order) => MiniValidator.TryValidate(order, out var errors) ? Results.Ok() : Results.ValidationProblem(errors));""")]
    [InlineData("""app.MapPost("/x", async (Order order) => { var (isValid, errors) = await MiniValidator.TryValidateAsync(order); return isValid ? Results.Ok() : Results.ValidationProblem(errors); });""")]
    [InlineData("""app.MapPost("/x", (Order order) => { if (!MiniValidator.TryValidate(order, out var errors)) return Results.ValidationProblem(errors); return Results.Ok(); });""")]
    [InlineData("""app.MapPost("/x", (Order order) => "x").AddEndpointFilter((context, next) => MiniValidator.TryValidate(context.GetArgument<Order>(0), out var errors) ? next(context) : ValueTask.FromResult<object?>(Results.ValidationProblem(errors)));""")]
    [InlineData("""app.[|MapPost|]("/x", (Order order) => { MiniValidator.TryValidate(order, out _); return "x"; });""")]
    [InlineData("""app.[|MapPost|]("/x", (Order order) => MiniValidator.RequiresValidation(typeof(Order)) ? "x" : "y");""")]
    public Task What_MiniValidation_says_must_be_heard(string code) => Verify.Rule<ValidationThatNeverRuns>(
        new Surroundings { References = [MiniValidation] }, "using MiniValidation; var app = WebApplication.CreateBuilder(args).Build();" + code + "app.Run();" + Types);

    [Theory]
    [InlineData("options => options.UseFluentValidation()", "MapPost", "")]
    [InlineData("options => { }", "[|MapPost|]", "")]
    [InlineData("options => { }", "MapPost", "public static void Validate(Plain plain) { }")]
    public Task Wolverine_validates_messages_where_that_is_switched_on(string options, string map, string before) => Verify.Rule<ValidationThatNeverRuns>(
        new Surroundings { References = [.. Packages.FluentValidation, Wolverine] },
        $$"""
        using Wolverine;
        using Wolverine.FluentValidation;
        using FluentValidation;
        var builder = WebApplication.CreateBuilder(args);
        builder.Host.UseWolverine({{options}});
        var app = builder.Build();
        app.{{map}}("/x", (Plain plain, IMessageBus bus) => bus.InvokeAsync(plain));
        app.Run();
        public class PlainRules : AbstractValidator<Plain> { public PlainRules() => RuleFor(x => x.Sku).NotEmpty(); }
        public class PlainHandler { {{before}} public string Handle(Plain plain) => plain.Sku ?? ""; }
        """ + Types);

    // Members as the packages declare them.
    private static readonly MetadataReference MiniValidation = Library.Compile("MiniValidation", """
        namespace MiniValidation
        {
            public static class MiniValidator
            {
                public static bool RequiresValidation(Type targetType, bool recurse = true) => true;
                public static bool TryValidate<TTarget>(TTarget target, out IDictionary<string, string[]> errors) => throw new NotImplementedException();
                public static Task<(bool IsValid, IDictionary<string, string[]> Errors)> TryValidateAsync<TTarget>(TTarget target) => throw new NotImplementedException();
            }
        }
        """);

    private static readonly MetadataReference Wolverine = Library.Compile("Wolverine", """
        namespace Wolverine
        {
            public class WolverineOptions;
            public interface IMessageBus { Task InvokeAsync(object message, CancellationToken cancellation = default, TimeSpan? timeout = default); }
            public static class HostBuilderExtensions { public static Microsoft.Extensions.Hosting.IHostBuilder UseWolverine(this Microsoft.Extensions.Hosting.IHostBuilder builder, Action<WolverineOptions>? overrides = null) => builder; }
        }
        namespace Wolverine.FluentValidation
        {
            public static class WolverineFluentValidationExtensions { public static WolverineOptions UseFluentValidation(this WolverineOptions options) => options; }
        }
        """);
}
