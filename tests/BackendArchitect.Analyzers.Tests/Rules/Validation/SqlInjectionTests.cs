using BackendArchitect.Analyzers.Tests.Model.Taint;
using BackendArchitect.Analyzers.Tests.Testing;
using BackendArchitect.Analyzers.Validation;

namespace BackendArchitect.Analyzers.Tests.Rules.Validation;

public class SqlInjectionTests
{
    // Every way to and around it stands in the table of flows.
    private static Task InAction(string statement) => Verify.Rule<SqlInjection>(new Surroundings { References = [InterpreterLibraries.All] }, $$"""
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
    public Task Client_input_that_arrives_unchecked_is_reported() => InAction("""command.CommandText = [|"select " + name|];""");

    [Fact]
    public Task The_nearest_right_code_is_silent() => InAction("""command.CommandText = "select 1";""");

    [Theory]
    [InlineData("", true)]
    [InlineData("build_property.BackendArchitectResolvedPackages = Microsoft.EntityFrameworkCore/7.0.1|Dapper/2.1.0", true)]
    [InlineData("build_property.BackendArchitectResolvedPackages = Microsoft.EntityFrameworkCore/10.0.1", false)]
    [InlineData("build_property.BackendArchitectResolvedPackages = Microsoft.EntityFrameworkCore/10.0.1\ndotnet_diagnostic.EF1002.severity = none", true)]
    public Task What_Entity_Framework_reports_itself_is_left_to_it(string settings, bool isOurs) => Verify.Rule<SqlInjection>(
        new Surroundings { References = [InterpreterLibraries.All], GlobalConfig = settings },
        $$"""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;
        [ApiController, Route("orders")]
        public class OrdersController(DbContext db) : ControllerBase
        {
            [HttpGet] public void Get(string name) => db.Database.ExecuteSqlRaw({{(isOurs ? "[|" : "")}}$"delete from orders where name = '{name}'"{{(isOurs ? "|]" : "")}});
        }
        """);

    [Fact]
    public Task A_project_adds_to_the_tables() => Verify.Rule<SqlInjection>(
        new Surroundings
        {
            References = [InterpreterLibraries.All],
            GlobalConfig = """
                backend_architect.taint.sources = Contoso.Caller.Language
                backend_architect.taint.sinks = sql: Contoso.Store.Run(statement)
                backend_architect.taint.sanitizers = sql: Contoso.Store.Quote
                """,
        },
        """
        namespace Contoso;
        public class Caller { public string Language => ""; }
        public class Store { public void Run(string statement) { } public static string Quote(string name) => name; }
        public class Orders(Caller caller, Store store)
        {
            public void Find() => store.Run([|"select " + caller.Language|]);
            public void FindQuoted() => store.Run("select " + Store.Quote(caller.Language));
        }
        """);

    [Fact]
    public Task The_message_names_both_ends_and_what_lies_between() => Verify.Rule<SqlInjection>(
        new Surroundings { Expected = [] },
        """
        using System.Data.Common;
        using Microsoft.AspNetCore.Mvc;
        [ApiController, Route("orders")]
        public class OrdersController(DbCommand command) : ControllerBase
        {
            [HttpGet] public void Get(string name)
            {
                var sql = "select " + name;
                command.CommandText = [|sql|];
            }
        }
        """);

    [Fact]
    public Task Broken_code_is_no_reason_to_fail() => Verify.Rule<SqlInjection>(
        """
        using System.Data.Common;
        public class Orders(DbCommand command)
        {
            public void Find(string name) { command.CommandText = {|CS0103:missing|} + name; command.CommandText = name.{|CS1061:Missing|}(); }
        }
        """);
}
