using BackendArchitect.Analyzers.Tests.Testing;
using BackendArchitect.Analyzers.Validation;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Analyzers.Tests.Rules.Validation;

public class UnboundedPageSizeTests
{
    // Libraries that page, as far as the table names them.
    private static readonly MetadataReference Libraries = Library.Compile("Paging", """
        namespace X.PagedList { public static class PagedListExtensions { public static object ToPagedList<T>(this IEnumerable<T> superset, int pageNumber, int pageSize) => superset; } }
        namespace MongoDB.Driver { public interface IFindFluent<A, B> { IFindFluent<A, B> Limit(int? limit); IFindFluent<A, B> Skip(int? skip); } }
        namespace Dapper { public static class SqlMapper { public static IEnumerable<T> Query<T>(this System.Data.IDbConnection cnn, string sql, object? param = null) => []; } }
        namespace Microsoft.EntityFrameworkCore
        {
            public class DbSet<T> { }
            public static class RelationalQueryableExtensions
            {
                public static IQueryable<T> FromSql<T>(this DbSet<T> source, FormattableString sql) where T : class => throw new NotImplementedException();
            }
        }
        """);

    private const string Types = """
        using System.ComponentModel.DataAnnotations;
        public record Order(int Id);
        public class Page { public int Size { get; set; } = 20; public int Number { get; set; } }
        public class Clamped { private int _size = 20; public int Size { get => _size; set => _size = value > 100 ? 100 : value; } }
        public class Ranged { [Range(1, 100)] public int Size { get; set; } }
        public class OpenRanged { [Range(1, int.MaxValue)] public int Size { get; set; } }
        public class Checked : IValidatableObject { public int Size { get; set; } public System.Collections.Generic.IEnumerable<ValidationResult> Validate(ValidationContext context) { if (Size > 100) yield return new("size"); } }
        public class Computed { public int Size { get; set; } public int Take => System.Math.Min(Size, 100); }
        public static class Limits { public const int MaxPageSize = 100; public static bool Admits(int size) => size <= MaxPageSize; public static int Bound(int size) => size > MaxPageSize ? MaxPageSize : size; }
        public class PageOptions { public int MaxPageSize { get; set; } }
        """;

    private static Task InAction(string statements, string parameters = "int size = 20") => Verify.Rule<UnboundedPageSize>(new Surroundings { References = [Libraries] }, $$"""
        using System.ComponentModel.DataAnnotations; using System.Data; using Dapper; using Microsoft.AspNetCore.Mvc; using Microsoft.EntityFrameworkCore; using MongoDB.Driver; using X.PagedList;
        [ApiController, Route("orders")]
        public class OrdersController(IQueryable<Order> orders, IEnumerable<Order> rows, List<Order> list, IFindFluent<Order, Order> found, IDbConnection connection, DbSet<Order> set, PageOptions options) : ControllerBase
        {
            [HttpGet]
            public object? Get({{parameters}})
            {
                _ = (orders, rows, list, found, connection, set, options);
                {{statements}}
                return null;
            }

            private object Listed(int count) => orders.Take(count);
        }
        """, Types);

    [Theory]
    [InlineData("return orders.Take([|size|]);")]
    [InlineData("return orders.Skip(20).Take([|size|]).ToList();")]
    [InlineData("return orders.AsEnumerable().Where(o => o.Id > 0).Take([|size|]);")]
    [InlineData("return orders.Take([|size + 1|]);")]
    [InlineData("return orders.Take([|Math.Max(size, 1)|]);")]
    [InlineData("if (size < 1) size = 20; return orders.Take([|size|]);")]
    [InlineData("if (size <= 0) return BadRequest(); return orders.Take([|size|]);")]
    [InlineData("var count = size; return orders.Take([|count|]);")]
    [InlineData("return orders.Take([|int.Parse(Request.Query[\"size\"]!)|]);")]
    [InlineData("if (!int.TryParse(Request.Query[\"size\"], out var count)) return BadRequest(); return orders.Take([|count|]);")]
    [InlineData("var items = orders.Take([|size|]).ToList(); var hasMore = items.Count == size; return items;")]
    [InlineData("return found.Limit([|size|]);")]
    [InlineData("return rows.ToPagedList(1, [|size|]);")]
    [InlineData("return connection.Query<Order>(\"select * from orders limit @Size\", new { Size = [|size|] });")]
    [InlineData("var sql = \"SELECT TOP (@Size) * FROM orders\"; return connection.Query<Order>(sql, new { [|size|] });")]
    [InlineData("return connection.Query<Order>($\"select * from orders limit {[|size|]} offset 3\");")]
    [InlineData("return connection.Query<Order>(\"select * from orders order by id offset 3 rows fetch next \" + [|size|] + \" rows only\");")]
    [InlineData("return set.FromSql($\"select * from orders limit {[|size|]}\");")]
    public Task A_number_of_the_client_that_nothing_bounds_is_reported(string statements) => InAction(statements);

    [Theory]
    [InlineData("return orders.Take([|size ?? 20|]);", "int? size")]
    [InlineData("return orders.Take([|size!.Value|]);", "int? size")]
    [InlineData("return orders.Take([|page.Size|]);", "[FromQuery] Page page")]
    [InlineData("return orders.Skip(page.Number * page.Size).Take([|page.Size|]);", "[FromQuery] Page page")]
    [InlineData("return orders.Take([|page.Size|]);", "[FromQuery] OpenRanged page")]
    [InlineData("return orders.Take([|size|]);", "[Range(1, int.MaxValue)] int size")]
    public Task Wherever_it_comes_from(string statements, string parameters) => InAction(statements, parameters);

    [Theory]
    [InlineData("return orders.Take(20);")]
    [InlineData("return orders.Skip(size);")]
    [InlineData("return list.Take(size);")]
    [InlineData("return orders.ToList().Where(o => o.Id > 1).Take(size);")]
    [InlineData("return Enumerable.Range(1, 5).Select(i => i).Take(size);")]
    [InlineData("return orders.Take(Math.Min(size, 100));")]
    [InlineData("return orders.Take(Math.Clamp(size, 1, 100));")]
    [InlineData("size = Math.Min(size, 100); return orders.Take(size);")]
    [InlineData("if (size > 100) size = 100; return orders.Take(size);")]
    [InlineData("if (size is < 1 or > 100) return BadRequest(); return orders.Take(size);")]
    [InlineData("if (size > Limits.MaxPageSize) return BadRequest(); return orders.Take(size);")]
    [InlineData("if (size > options.MaxPageSize) throw new ArgumentException(); return orders.Take(size);")]
    [InlineData("ArgumentOutOfRangeException.ThrowIfGreaterThan(size, 100); return orders.Take(size);")]
    [InlineData("return orders.Take(size > 100 ? 100 : size);")]
    [InlineData("return orders.Take(size switch { < 1 => 20, > 100 => 100, _ => size });")]
    [InlineData("var count = size <= 100 ? size : 100; return orders.Take(count);")]
    [InlineData("if (!Limits.Admits(size)) return BadRequest(); return orders.Take(size);")]
    [InlineData("return orders.Take(Limits.Bound(size));")]
    [InlineData("if (!new[] { 10, 20, 50 }.Contains(size)) return BadRequest(); return orders.Take(size);")]
    [InlineData("if (size > 100) ModelState.AddModelError(\"size\", \"too many\"); if (!ModelState.IsValid) return BadRequest(); return orders.Take(size);")]
    [InlineData("switch (size) { case 10: case 20: return orders.Take(size); }")]
    [InlineData("return orders.Take(options.MaxPageSize);")]
    [InlineData("return orders.Where(o => o.Id == size);")]
    [InlineData("return connection.Query<Order>(\"select * from orders where size = @Size limit 20\", new { size });")]
    [InlineData("return $\"limit {size}\";")]
    [InlineData("return rows.Take(size);")]
    public Task A_number_that_is_bounded_or_asks_for_nothing_is_quiet(string statements) => InAction(statements);

    [Theory]
    [InlineData("return orders.Take(page.Size);", "[FromQuery] Clamped page")]
    [InlineData("return orders.Take(page.Size);", "[FromQuery] Ranged page")]
    [InlineData("return orders.Take(page.Size);", "[FromQuery] Checked page")]
    [InlineData("return orders.Take(page.Take);", "[FromQuery] Computed page")]
    [InlineData("return orders.Take(size);", "[Range(1, 100)] int size")]
    [InlineData("return orders.Take(size);", "[FromServices] int size")]
    public Task A_member_that_bounds_itself_is_quiet(string statements, string parameters) => InAction(statements, parameters);

    [Theory]
    [InlineData("/orders/{size:int}", true)]
    [InlineData("/orders/{size:min(1)}", true)]
    [InlineData("/orders/{size:max(100)}", false)]
    [InlineData("/orders/{size:int:range(1,100)}", false)]
    public Task A_route_may_bound_it(string route, bool isReported) => Verify.Rule<UnboundedPageSize>($$"""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("{{route}}", (int size, IQueryable<string> orders) => orders.Take({{(isReported ? "[|size|]" : "size")}}));
        app.Run();
        """);

    [Fact]
    public Task It_is_found_behind_the_methods_of_the_service() => Verify.Rule<UnboundedPageSize>("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/orders", (int page, int size, Store store) => store.List(page, size));
        app.MapGet("/lines", (int page, int size, Store store) => store.Lines(new Query(page, Math.Min(size, 100))));
        app.MapGet("/parts", ([AsParameters] Paging paging, Store store) => store.Parts(paging));
        app.Run();
        public record Query(int Page, int Size);
        public record struct Paging(int Page, int Size);
        public class Store(IQueryable<string> orders)
        {
            public List<string> List(int page, int size) => orders.Skip(page * size).Take([|size|]).ToList();
            public List<string> Lines(Query query) => orders.Skip(query.Page * query.Size).Take(query.Size).ToList();
            public List<string> Parts(Paging paging) => orders.Take([|paging.Size|]).ToList();
        }
        """);

    [Theory]
    [InlineData("RuleFor(x => x.Size).GreaterThan(0).LessThanOrEqualTo(100);", "page.Size")]
    [InlineData("RuleFor(x => x.Size).InclusiveBetween(1, 100);", "page.Size")]
    [InlineData("RuleFor(x => x.Size).GreaterThan(0);", "[|page.Size|]")]
    [InlineData("RuleFor(x => x.Number).LessThan(100);", "[|page.Size|]")]
    public Task The_rules_of_a_validator_count(string rules, string size) => Verify.Rule<UnboundedPageSize>(new Surroundings { References = Packages.FluentValidation }, $$"""
        using FluentValidation;
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/orders", (Page page, IQueryable<string> orders) => orders.Take({{size}}));
        app.Run();
        public class Page { public int Size { get; set; } public int Number { get; set; } }
        public class PageValidator : AbstractValidator<Page> { public PageValidator() { {{rules}} } }
        """);

    [Fact]
    public Task Broken_code_is_no_reason_to_fail() => Verify.Rule<UnboundedPageSize>("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/a", (int size, {|CS0246:Missing|} orders) => orders.Take(size));
        app.MapGet("/b", (int size, IQueryable<string> orders) => orders.Take({|CS0103:missing|}));
        app.MapGet("/c", (int size, IQueryable<string> orders) => orders.{|CS1501:Take|}());
        app.Run();
        """);

    [Fact]
    public Task The_fix_bounds_a_parameter_for_all_of_the_method() => Verify.Fix<UnboundedPageSize>("""
        using System.Linq;
        public static class Orders
        {
            public static void Map(WebApplication app) => app.MapGet("/orders", List);

            public static object List(int page, int size, IQueryable<string> orders)
            {
                // Newest first.
                return orders.Skip(page * size).Take([|size|]).ToList();
            }
        }
        """, """
        using System.Linq;
        public static class Orders
        {
            public static void Map(WebApplication app) => app.MapGet("/orders", List);

            public static object List(int page, int size, IQueryable<string> orders)
            {
                size = Math.Clamp(size, 1, 100);
                // Newest first.
                return orders.Skip(page * size).Take(size).ToList();
            }
        }
        """);

    [Fact]
    public Task The_fix_bounds_anything_else_where_it_is_used() => Verify.Fix<UnboundedPageSize>("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/orders", (int? size, IQueryable<string> orders) => orders.Take([|size ?? 20|]));
        app.Run();
        """, """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/orders", (int? size, IQueryable<string> orders) => orders.Take(Math.Clamp(size ?? 20, 1, 100)));
        app.Run();
        """);

    [Fact]
    public Task What_may_be_no_number_has_no_fix() => Verify.NoFix<UnboundedPageSize>(new Surroundings { References = [Libraries] }, """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/orders", (int? size, MongoDB.Driver.IFindFluent<string, string> orders) => orders.Limit([|size|]));
        app.Run();
        """);
}
