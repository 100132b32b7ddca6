using System.Collections.Immutable;
using static BackendArchitect.Analyzers.CodeFixes.RefusalReason;

namespace BackendArchitect.Analyzers.Tests.CodeFixes.Proposals.Attacks;

/// <summary>Checks that look like validation: dead, of something else, or with an answer that is no refusal.</summary>
internal static class CheckAttacks
{
    // A right check, so that the rule itself is content: what is bad stands beside it.
    private const string Right = "order.Sku is not { Length: > 0 and <= 20 } || order.Quantity is < 1 or > 100";

    private const string Shop = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<Stock>();
        var app = builder.Build();

        app.MapPost("/orders", (PlaceOrder order, Stock stock, IConfiguration configuration) =>
        {
            stock.Log.Add(Stock.Key);
            return Results.Created("/orders/1", order.Sku);
        }).RequireAuthorization();

        app.MapPost("/addresses", (Address address) => Results.Ok(address.Street + " in " + address.City)).RequireAuthorization();

        app.Run();

        public record PlaceOrder(string Sku, int Quantity, string? Note, string[] Tags, int Most);

        public record Address(string Street, string City);

        public class Stock
        {
            public const string Key = "internal-stock-key";

            public List<string> Log { get; } = [];

            public int Count { get; set; }
        }
        """;

    internal static ImmutableArray<Attack> All =>
    [
        .. Dead(), .. OfSomethingElse(), .. Answers(), .. Variables(),
        Attack.OnProgram("BARCH2001", Shop, "values exchanged behind a guard", """
            app.MapPost("/addresses", (Address address) => address.Street is { Length: > 0 and <= 90 } && address.City is { Length: > 0 and <= 90 } ? Results.Ok(address.City + " in " + address.Street) : Results.BadRequest()).RequireAuthorization();
            """, OutsideTheShape).At(1),
        Attack.OnProgram("BARCH2001", Shop, "another value behind a guard", """
            app.MapPost("/addresses", (Address address) => address.Street is { Length: > 0 and <= 90 } && address.City is { Length: > 0 and <= 90 } ? Results.Ok(address.Street + " in " + address.Street) : Results.BadRequest()).RequireAuthorization();
            """, OutsideTheShape).At(1),
    ];

    private static IEnumerable<Attack> Dead()
    {
        foreach (var (name, condition) in new[]
        {
            ("a length that no text has", "order.Sku.Length > int.MaxValue"), ("a length below none", "order.Sku.Length < 0"), ("a length of two thousand million", "order.Sku.Length > 2000000000"),
            ("a number below all numbers", "order.Quantity < int.MinValue"), ("a number above all numbers", "order.Quantity > int.MaxValue"), ("a number of minus a million", "order.Quantity < -1000000"),
            ("a length that is minus one", "order.Sku.Length <= -1"), ("two values of which one is missing", "order.Note is not null && order.Sku.Length > 20"),
            ("too long only where it is too much", "order.Sku.Length > 20 && order.Quantity > 100"), ("a value held against itself", "order.Sku != order.Sku"),
            ("a bound that the client sends", "order.Quantity > order.Most"), ("the first letters alone", "order.Sku[..5] is not { Length: > 0 and <= 20 }"), ("the first tag alone", "order.Tags[0].Length > 20"),
            ("a length modulo", "order.Sku.Length % 10 > 20"), ("a length that is halved", "order.Sku.Length / 1000 > 20"), ("a default for what is missing", "(order.Sku ?? \"none\").Length > 20"),
            ("a guard that is negated twice and once more", "!(!(order.Sku is { Length: > 0 and <= 20 }))"), ("a type that it always has", "order is not PlaceOrder"), ("an object that is never null", "order is not { }"), ("a note that is there and long enough", "order.Note is { Length: > 0 }  || order.Note is { Length: > 500 }"), ("one of two that are long", "order is { Sku.Length: > 20, Quantity: > 100 }"), ("missing or of any length", "order.Note is not (null or { Length: >= 0 })"), ("another that is missing", "order.Note is null || order.Sku.Length <= 20"),
            ("a length that is compared as text", "order.Sku.Length.ToString() == \"0\""), ("a text that equals one of another culture", "order.Sku.Equals(\"\", StringComparison.CurrentCulture)"),
        })
            yield return OnShop(name, condition);
        yield return OnShop("valid answers are refused too", Right + " || order.Note is not null");
        yield return OnShop("everything long is refused", Right + " || order.Note is not { Length: > 500 }");
    }

    private static IEnumerable<Attack> OfSomethingElse()
    {
        foreach (var (name, condition) in new[]
        {
            ("a service's state decides", "stock.Count > 100"), ("a service that is null", "stock is null"), ("a setting decides", "configuration[\"Shop:Closed\"] == \"true\""), ("a setting that is missing", "configuration[\"Shop:Closed\"] is null"),
            ("the log's length decides", "stock.Log.Count > 3"), ("the day decides", "DateTime.Now.DayOfWeek == DayOfWeek.Sunday"), ("the program's own arguments decide", "args.Length == 0"), ("the host's name decides", "builder.Environment.EnvironmentName == \"\""),
        })
            yield return OnShop(name, Right + " || " + condition);
        yield return OnPage("the arguments of the helper are exchanged by name", """
                ArgumentException.ThrowIfNullOrWhiteSpace(order.Sku);
                ArgumentOutOfRangeException.ThrowIfGreaterThan(other: order.Quantity, value: 100);
            """, UnprovenCheck);
        yield return OnPage("a helper that nothing fails", """
                ArgumentOutOfRangeException.ThrowIfGreaterThan(order.Quantity, order.Quantity);
            """, UnprovenCheck);
        yield return OnPage("a helper with the largest number", """
                ArgumentOutOfRangeException.ThrowIfGreaterThan(order.Quantity, int.MaxValue);
            """, UnprovenCheck);
        yield return OnPage("a validator of attributes that are not there", """
                if (!System.ComponentModel.DataAnnotations.Validator.TryValidateObject(order, new System.ComponentModel.DataAnnotations.ValidationContext(order), null))
                    return Results.BadRequest();
            """, UnprovenCheck, FindingRemains);
        yield return OnPage("an enumeration's own name", """
                if (!Enum.IsDefined(typeof(DayOfWeek), DayOfWeek.Monday) || order.Quantity < 1)
                    return Results.BadRequest();
            """, UnprovenCheck, ForeignName);
        yield return OnPage("a uri of our own", """
                if (!Uri.TryCreate("/orders", UriKind.Relative, out var path) || order.Sku.Length > 20)
                    return Results.BadRequest();
            """, UnprovenCheck);
    }

    private static IEnumerable<Attack> Answers()
    {
        foreach (var (name, outcome) in new[]
        {
            ("a constant of the code as a message", "return Results.BadRequest(Stock.Key);"), ("the input as a message", "return Results.BadRequest(order);"), ("a setting as a message", "return Results.BadRequest(configuration[\"Jwt:Key\"]);"),
            ("what a service keeps", "return Results.BadRequest(stock);"), ("what a service keeps, listed", "return Results.BadRequest(new { stock.Log });"), ("created all the same", "return Results.Created(\"/orders/1\", order.Sku);"),
            ("no content", "return Results.NoContent();"), ("a status of success", "throw new BadHttpRequestException(\"no\", 200);"), ("a status of a redirection", "throw new BadHttpRequestException(\"no\", statusCode: 302);"),
            ("an inner exception with the state", "throw new BadHttpRequestException(\"no\", new Exception(stock.Log[0]));"), ("a problem of the server", "return Results.Problem(\"no\");"), ("the whole configuration", "throw new BadHttpRequestException(configuration.ToString()!);"),
            ("an interpolated secret", "throw new BadHttpRequestException($\"no {configuration[\"Jwt:Key\"]}\");"), ("a joined secret", "throw new BadHttpRequestException(\"no \" + Stock.Key);"), ("a validation problem that tells", "return Results.ValidationProblem(new Dictionary<string, string[]> { [\"sku\"] = [configuration[\"Jwt:Key\"]!] });"),
            ("an await of something", "return await Task.FromResult(Results.BadRequest());"), ("a refusal that is computed", "return order.Quantity > 5 ? Results.BadRequest() : Results.Ok();"), ("a cast", "return (IResult)Results.Ok();"), ("a problem with a status of the server", "return Results.Problem(\"no\", statusCode: 503);"), ("a problem without a status", "return Results.Problem(\"no\", \"orders\");"), ("a problem that tells", "return Results.Problem(stock.Log[0], statusCode: 400);"),
            ("a detail that tells", "return Results.BadRequest(new Microsoft.AspNetCore.Mvc.ProblemDetails { Title = \"no\", Detail = Stock.Key });"), ("a link in the details", "return Results.BadRequest(new Microsoft.AspNetCore.Mvc.ProblemDetails { Type = \"about\" });"), ("a message that tells", "return Results.BadRequest($\"{Stock.Key}\");"), ("a message with a service", "return Results.BadRequest($\"{stock}\");"),
        })
            yield return OnShop(name, Right, outcome);
    }

    private static IEnumerable<Attack> Variables()
    {
        foreach (var (name, made, condition) in new[]
        {
            ("a copy with a right value", "var copy = order with { Sku = \"a\" };", "copy.Sku.Length > 20 || copy.Quantity < 1"), ("a value of our own", "var sku = \"a\";", "sku.Length > 20 || order.Quantity < 1"),
            ("a product with nothing", "var quantity = order.Quantity * 0;", "quantity > 100 || order.Sku is null"), ("a condition that makes it right", "var quantity = order.Quantity > 100 ? 1 : order.Quantity;", "quantity > 100 || order.Sku is null"),
            ("a part of it", "var sku = order.Sku[..5];", "sku.Length > 20"), ("a new object", "var fresh = new PlaceOrder(\"a\", 1, null, [], 1);", "fresh.Sku.Length > 20 || fresh.Quantity < 1"),
            ("a list that tells", "var errors = new Dictionary<string, string[]> { [\"sku\"] = [configuration[\"Jwt:Key\"]!] };", Right), ("a cast that cuts it off", "var quantity = (byte)order.Quantity;", "quantity > 100 || order.Sku is null"),
            ("a throw in a variable", "var sku = order.Sku ?? throw new Exception();", "sku.Length > 20"), ("a pattern that makes another", "var sku = order.Sku is { Length: > 5 } long1 ? \"a\" : order.Sku;", "sku.Length > 20"),
            ("a query", "var tags = from tag in order.Tags where tag.Length > 3 select tag;", Right), ("an awaited value", "var done = await Task.FromResult(1);", Right), ("a reference", "ref readonly var sku = ref stock;", Right),
            ("a function", "Func<bool> isValid = () => false;", Right), ("a service under another name", "var copy = stock;", "copy.Count > 100 || " + Right), ("two at once", "int a = 1, b = 2;", Right), ("a default", "PlaceOrder copy = default!;", "copy is null || " + Right),
        })
            yield return OnShop(name, condition, name.StartsWith("a list", StringComparison.Ordinal) ? "return Results.ValidationProblem(errors);" : "return Results.BadRequest();", made);
    }

    private static Attack OnShop(string name, string condition, string outcome = "return Results.BadRequest();", string before = "") => Attack.OnProgram("BARCH2001", Shop, name, $$"""
        app.MapPost("/orders", (PlaceOrder order, Stock stock, IConfiguration configuration) =>
        {
            {{before}}
            if ({{condition}})
                {{outcome}}
            stock.Log.Add(Stock.Key);
            return Results.Created("/orders/1", order.Sku);
        }).RequireAuthorization();
        """, UnprovenCheck, OutsideTheShape, ForeignName, NewCompilerDiagnostic, FindingRemains);

    private static Attack OnPage(string name, string statements, params BackendArchitect.Analyzers.CodeFixes.RefusalReason[] expected) => Attack.OnPage("BARCH2001", name, $$"""
        app.MapPost("/orders", (PlaceOrder order) =>
        {
        {{statements}}
            return Results.Created("/orders/1", order.Sku);
        }).RequireAuthorization();
        """, expected);
}
