using BackendArchitect.Analyzers.Tests.Testing;
using BackendArchitect.Analyzers.Validation;

namespace BackendArchitect.Analyzers.Tests.Rules.Validation;

public class SuppressedAutomaticValidationTests
{
    private const string Types = """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;
        public class Order { [System.ComponentModel.DataAnnotations.Required] public string? Sku { get; set; } }
        public class Reads : IActionFilter
        {
            public void OnActionExecuting(ActionExecutingContext context) { if (!context.ModelState.IsValid) context.Result = new BadRequestResult(); }
            public void OnActionExecuted(ActionExecutedContext context) { }
        }

        """;

    private const string Open = """[ApiController, Route("a")] public class AController : ControllerBase { [HttpPost] public int Post(Order order) => 1; }""";

    private static string Host(string setting) => $"using Microsoft.AspNetCore.Mvc; var builder = WebApplication.CreateBuilder(args); {setting} var app = builder.Build(); app.MapControllers(); app.Run();";

    [Theory]
    [InlineData("builder.Services.AddControllers().ConfigureApiBehaviorOptions(o => o.SuppressModelStateInvalidFilter = [|true|]);")]
    [InlineData("builder.Services.AddControllers(); builder.Services.Configure<ApiBehaviorOptions>(o => { o.SuppressModelStateInvalidFilter = [|true|]; });")]
    public Task What_nobody_replaces_is_reported(string setting) => Verify.Rule<SuppressedAutomaticValidation>(Host(setting), Types + Open);

    [Theory]
    [InlineData("builder.Services.AddControllers(o => o.Filters.Add<Reads>()).ConfigureApiBehaviorOptions(o => o.SuppressModelStateInvalidFilter = true);", Open)]
    [InlineData("builder.Services.AddControllers().ConfigureApiBehaviorOptions(o => o.SuppressModelStateInvalidFilter = false);", Open)]
    [InlineData("builder.Services.AddControllers().ConfigureApiBehaviorOptions(o => o.SuppressModelStateInvalidFilter = true);",
        """[ApiController, Route("a")] public class AController : ControllerBase { [HttpPost] public IActionResult Post(Order order) => ModelState.IsValid ? Ok() : BadRequest(); }""")]
    [InlineData("builder.Services.AddControllers().ConfigureApiBehaviorOptions(o => o.SuppressModelStateInvalidFilter = true);",
        """[ApiController, Route("a")] public class AController : ControllerBase { [HttpGet] public IActionResult Get(int id) => Ok(); }""")]
    public Task What_is_replaced_or_concerns_nobody_is_quiet(string setting, string controller) => Verify.Rule<SuppressedAutomaticValidation>(Host(setting), Types + controller);

    [Fact]
    public Task The_fix_lets_it_answer() => Verify.Fix<SuppressedAutomaticValidation>(
        new(), [Host("builder.Services.AddControllers().ConfigureApiBehaviorOptions(o => o.SuppressModelStateInvalidFilter = [|true|]);"), Types + Open],
        [Host("builder.Services.AddControllers().ConfigureApiBehaviorOptions(o => o.SuppressModelStateInvalidFilter = false);"), Types + Open]);
}
