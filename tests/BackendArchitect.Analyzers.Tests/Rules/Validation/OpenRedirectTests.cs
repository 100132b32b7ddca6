using BackendArchitect.Analyzers.Tests.Model.Taint;
using BackendArchitect.Analyzers.Tests.Testing;
using BackendArchitect.Analyzers.Validation;

namespace BackendArchitect.Analyzers.Tests.Rules.Validation;

public class OpenRedirectTests
{
    // Every way to and around it stands in the table of flows.
    private static Task InAction(string statement) => Verify.Rule<OpenRedirect>(new Surroundings { References = [InterpreterLibraries.All] }, $$"""
        using System.Data.Common;
        using Microsoft.AspNetCore.Mvc;
        [ApiController, Route("orders")]
        public class OrdersController(DbCommand command, HttpClient http) : ControllerBase
        {
            [HttpGet]
            public void Get(string name)
            {
                _ = (command, http);
                {{statement}}
            }
        }
        """);

    [Fact]
    public Task Client_input_that_arrives_unchecked_is_reported() => InAction("""Response.Redirect([|name|]);""");

    [Fact]
    public Task The_nearest_right_code_is_silent() => InAction("""if (Url.IsLocalUrl(name)) Response.Redirect(name);""");

    [Theory]
    [InlineData("IActionResult Go(string to) => Redirect([|to|]);", "IActionResult Go(string to) => LocalRedirect(to);")]
    [InlineData("IActionResult Go(string to) => RedirectPermanent([|to|]);", "IActionResult Go(string to) => LocalRedirectPermanent(to);")]
    [InlineData("IResult Go(string to) => Results.Redirect([|to|], true);", "IResult Go(string to) => Results.LocalRedirect(to, true);")]
    public Task The_fix_stays_within_the_service(string before, string after) => Verify.Fix<OpenRedirect>(Controller(before), Controller(after));

    [Theory]
    [InlineData("void Go(string to) => Response.Redirect([|to|]);")]
    [InlineData("IActionResult Go(string to) => Redirect(url: [|to|]);")]
    public Task What_has_no_counterpart_has_no_fix(string action) => Verify.NoFix<OpenRedirect>(Controller(action));

    private static string Controller(string action) => $$"""
        using Microsoft.AspNetCore.Mvc;
        [ApiController, Route("go")]
        public class GoController : ControllerBase
        {
            [HttpGet] public {{action}}
        }
        """;
}
