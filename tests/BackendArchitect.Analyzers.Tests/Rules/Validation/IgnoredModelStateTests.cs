using BackendArchitect.Analyzers.Tests.Testing;
using BackendArchitect.Analyzers.Validation;

namespace BackendArchitect.Analyzers.Tests.Rules.Validation;

public class IgnoredModelStateTests
{
    private const string Host = "var builder = WebApplication.CreateBuilder(args); builder.Services.AddControllers(); var app = builder.Build(); app.MapControllers(); app.Run();";

    private const string Types = """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;
        public class Order { [System.ComponentModel.DataAnnotations.Required] public string? Sku { get; set; } }

        """;

    [Theory]
    [InlineData("[HttpPost] public IActionResult [|Post|]([FromBody] Order order) => Ok(order.Sku);")]
    [InlineData("[HttpPost] public IActionResult [|Post|]([FromForm] Order order) { ModelState.AddModelError(\"a\", \"b\"); return Ok(order.Sku); }")]
    [InlineData("[HttpPost] public IActionResult [|Post|](Order order) => Ok(order.Sku);")]
    [InlineData("[HttpGet(\"q\")] public IActionResult [|Find|]([FromQuery] Order order) => Ok(order.Sku);")]
    public Task An_action_that_does_not_look_is_reported(string action) => Verify.Rule<IgnoredModelState>(
        Host, Types + "[Route(\"a\")] public class AController : ControllerBase { [HttpGet] public int Get() => 1; " + action + "}");

    [Theory]
    [InlineData("[Route(\"a\")]", "[HttpPost] public IActionResult Post([FromBody] Order order) { if (!ModelState.IsValid) return BadRequest(); return Ok(); }")]
    [InlineData("[Route(\"a\")]", "[HttpPost] public IActionResult Post([FromBody] Order order) => Check() ? Ok() : BadRequest(); private bool Check() => this.ModelState.IsValid;")]
    [InlineData("[Route(\"a\")]", "[HttpPost] public IActionResult Post([FromBody] Order order) => TryValidateModel(order) ? Ok() : BadRequest();")]
    [InlineData("[Route(\"a\")]", "[HttpPost] public IActionResult Post([FromBody] Order order) { if (string.IsNullOrEmpty(order.Sku)) return BadRequest(); return Ok(); }")]
    [InlineData("[Route(\"a\")]", "[HttpPost] public IActionResult Post(int id, string name) => Ok();")]
    [InlineData("[Route(\"a\")]", "[HttpPost] public object Post(Order order) { if (order.Sku == null) { return View(order); } return Ok(); } private object View(object model) => model;")]
    [InlineData("[Route(\"a\"), ApiController]", "[HttpPost] public IActionResult Post(Order order) => Ok();")]
    [InlineData("[Route(\"a\"), Valid]", "[HttpPost] public IActionResult Post(Order order) => Ok();")]
    public Task An_action_that_looks_or_is_answered_for_is_quiet(string attributes, string action) => Verify.Rule<IgnoredModelState>(
        Host, Types + attributes + " public class AController : ControllerBase { [HttpGet] public int Get() => 1; " + action + "}"
        + "public class ValidAttribute : ActionFilterAttribute { public override void OnActionExecuting(ActionExecutingContext context) { if (!context.ModelState.IsValid) context.Result = new BadRequestResult(); } }");

    [Fact]
    public Task The_fix_leaves_first_of_all() => Verify.Fix<IgnoredModelState>(
        new(), [Host, Types + """
        [Route("a")]
        public class AController : ControllerBase
        {
            [HttpGet] public int Get() => 1;

            [HttpPost]
            public async Task<ActionResult<int>> [|Post|](Order order)
            {
                // Comments stay where they are.
                await Task.Yield();
                return 1;
            }
        }
        """], [Host, Types + """
        [Route("a")]
        public class AController : ControllerBase
        {
            [HttpGet] public int Get() => 1;

            [HttpPost]
            public async Task<ActionResult<int>> Post(Order order)
            {
                if (!ModelState.IsValid)
                    return BadRequest(ModelState);
                // Comments stay where they are.
                await Task.Yield();
                return 1;
            }
        }
        """]);

    [Theory]
    [InlineData("[HttpPost] public int [|Post|](Order order) { return 1; }")]
    [InlineData("[HttpPost] public IActionResult [|Post|](Order order) => Ok();")]
    [InlineData("[HttpPost] public Task<IActionResult> [|Post|](Order order) { return Task.FromResult<IActionResult>(Ok()); }")]
    public Task The_fix_is_not_offered_where_the_answer_does_not_fit(string action) => Verify.NoFix<IgnoredModelState>(
        Types.Replace("public class Order", Host + "public class Order") + "[Route(\"a\")] public class AController : ControllerBase { [HttpGet] public int Get() => 1; " + action + "}");
}
