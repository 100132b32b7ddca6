using BackendArchitect.Analyzers.Tests.Model.Taint;
using BackendArchitect.Analyzers.Tests.Testing;
using BackendArchitect.Analyzers.Validation;

namespace BackendArchitect.Analyzers.Tests.Rules.Validation;

public class CommandInjectionTests
{
    // Every way to and around it stands in the table of flows.
    private static Task InAction(string statement) => Verify.Rule<CommandInjection>(new Surroundings { References = [InterpreterLibraries.All] }, $$"""
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
    public Task Client_input_that_arrives_unchecked_is_reported() => InAction("""System.Diagnostics.Process.Start("ping", [|name|]);""");

    [Fact]
    public Task The_nearest_right_code_is_silent() => InAction("""System.Diagnostics.Process.Start("ping", ["-n", name]);""");
}
