using BackendArchitect.Analyzers.Tests.Model.Taint;
using BackendArchitect.Analyzers.Tests.Testing;
using BackendArchitect.Analyzers.Validation;
using Microsoft.CodeAnalysis;

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

    // Commands of a provider, whose collection takes a name and a value.
    private static readonly MetadataReference Provider = Library.Compile("Provider", """
        namespace Contoso.Data
        {
            public class SqlParameterCollection { public object AddWithValue(string name, object? value) => value!; }
            public abstract class SqlCommand : System.Data.Common.DbCommand { public new SqlParameterCollection Parameters => new(); }
        }
        """);

    private static string Fixed(string statements) => $$"""
        using System.Data;
        using System.Data.Common;
        using Contoso.Data;
        using Dapper;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.EntityFrameworkCore;
        [ApiController, Route("orders")]
        public class OrdersController(DbContext db, DbSet<Order> orders, IDbConnection connection, DbCommand plain, SqlCommand command) : ControllerBase
        {
            [HttpGet]
            public async Task<object?> Get(string name, string? note, int page)
            {
                _ = (db, orders, connection, plain, command, note, page);
                await Task.Yield();
                {{statements.Replace("\n", "\n        ")}}
                return null;
            }
        }
        public record Order(int Id);
        """;

    [Theory]
    [InlineData("""db.Database.ExecuteSqlRaw([|$"delete from orders where name = '{name}'"|]);""", """db.Database.ExecuteSql($"delete from orders where name = {name}");""")]
    [InlineData("""await db.Database.ExecuteSqlRawAsync([|$"delete from orders where name={name} and page > {page}"|]);""", """await db.Database.ExecuteSqlAsync($"delete from orders where name={name} and page > {page}");""")]
    [InlineData("""return orders.FromSqlRaw([|$"select * from orders where name like '%{name}%'"|]);""", """return orders.FromSql($"select * from orders where name like {"%" + name + "%"}");""")]
    [InlineData("""return orders.FromSqlRaw([|"select * from orders where name = '" + name + "' limit " + page|]);""", """return orders.FromSql($"select * from orders where name = {name} limit {page}");""")]
    [InlineData("""return orders.FromSqlRaw([|$@"select * from orders where name = '{name}'"|]);""", """return orders.FromSql($@"select * from orders where name = {name}");""")]
    [InlineData("""return db.Database.SqlQueryRaw<int>([|$"select id from orders where name in ('{name}', '{note}')"|]);""", """return db.Database.SqlQuery<int>($"select id from orders where name in ({name}, {note})");""")]
    [InlineData("""db.Database.ExecuteSqlRaw([|$"insert into orders values ('{name}', {page})"|]);""", """db.Database.ExecuteSql($"insert into orders values ({name}, {page})");""")]
    [InlineData("""var sql = $"select * from orders where name = '{name}'"; return orders.FromSqlRaw([|sql|]);""", """FormattableString sql = $"select * from orders where name = {name}"; return orders.FromSql(sql);""")]
    [InlineData("""return connection.Query<Order>([|$"select * from orders where name = '{name}'"|]);""", """return connection.Query<Order>("select * from orders where name = @name", new { name });""")]
    [InlineData("""return connection.Query<Order>([|"select * from orders where name like '" + name + "%' and page = " + (page + 1)|]);""", """return connection.Query<Order>("select * from orders where name like @name and page = @value", new { name = name + "%", value = page + 1 });""")]
    [InlineData("""return await connection.QueryAsync<Order>([|$"select * from orders where name = '{Request.Query["name"].ToString()}'"|]);""", """return await connection.QueryAsync<Order>("select * from orders where name = @value", new { value = Request.Query["name"].ToString() });""")]
    public Task The_fix_passes_values_as_parameters(string before, string after) => Verify.Fix<SqlInjection>(new Surroundings { References = [InterpreterLibraries.All, Provider] }, [Fixed(before)], [Fixed(after)]);

    [Fact]
    public Task The_fix_adds_them_to_a_command() => Verify.Fix<SqlInjection>(new Surroundings { References = [InterpreterLibraries.All, Provider] },
        [Fixed("""command.CommandText = [|$"select * from orders where name = '{name}' or note = '{note}' or other = '{name}'"|];""")],
        [Fixed("""
            command.CommandText = "select * from orders where name = @name or note = @note or other = @name";
            command.Parameters.AddWithValue("@name", name);
            command.Parameters.AddWithValue("@note", (object?)note ?? DBNull.Value);
            """)]);

    [Fact]
    public Task The_fix_makes_parameters_where_no_provider_is_known() => Verify.Fix<SqlInjection>(new Surroundings { References = [InterpreterLibraries.All, Provider] },
        [Fixed("""plain.CommandText = [|$"select * from orders where name = '{name}'"|];""")],
        [Fixed("""
            plain.CommandText = "select * from orders where name = @name";
            var nameParameter = plain.CreateParameter();
            nameParameter.ParameterName = "@name";
            nameParameter.Value = name;
            plain.Parameters.Add(nameParameter);
            """)]);

    [Theory]
    [InlineData("""db.Database.ExecuteSqlRaw([|$"delete from {name}"|]);""")]
    [InlineData("""db.Database.ExecuteSqlRaw([|$"select * from orders order by {name}"|]);""")]
    [InlineData("""db.Database.ExecuteSqlRaw([|$"delete from orders where name = 'a{name}'"|]);""")]
    [InlineData("""db.Database.ExecuteSqlRaw([|$"delete from orders where name = '{name}' and id = {{0}}"|], page);""")]
    [InlineData("""var sql = $"delete from orders where name = '{name}'"; Console.WriteLine(sql); db.Database.ExecuteSqlRaw([|sql|]);""")]
    [InlineData("""db.Database.ExecuteSqlRaw([|string.Format("delete from orders where name = '{0}'", name)|]);""")]
    [InlineData("""db.Database.ExecuteSqlRaw([|"delete from orders where " + $"name = '{name}'"|]);""")]
    [InlineData("""connection.Query<Order>([|$"select * from orders where name = '{name}'"|], new { page });""")]
    public Task What_may_be_no_value_is_left_to_a_person(string statement) => Verify.NoFix<SqlInjection>(new Surroundings { References = [InterpreterLibraries.All, Provider] }, Fixed(statement));

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
