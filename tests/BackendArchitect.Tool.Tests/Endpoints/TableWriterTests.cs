using BackendArchitect.Tool.Endpoints;
using BackendArchitect.Tool.Tests.Testing;
using Spectre.Console;

namespace BackendArchitect.Tool.Tests.Endpoints;

public class TableWriterTests
{
    private const string Mixed = """
        app.MapGet("/z-required", () => 1).RequireAuthorization("Staff");
        app.MapGet("/y-anonymous", () => 1).AllowAnonymous();
        var x = app.MapGet("/x-undecidable", () => 1); if (args.Length > 0) x.RequireAuthorization();
        app.Map("/w-open", One);
        static int One() => 1;
        """;

    [Fact]
    public void Open_endpoints_come_first_then_those_that_cannot_be_decided()
    {
        var lines = Write(InMemory.Host(Mixed, "builder.Services.AddAuthorization(o => o.AddPolicy(\"Staff\", p => p.RequireRole(\"staff\")));"));
        Assert.Equal("Shop", lines[0]);
        Assert.Equal(["Verb", "Route", "Handler", "Who may call", "Rate limit", "Decided at"], CellsOf(lines[1]));
        Assert.Equal(
            [
                "any | /w-open | One | open | none | Program.cs:6",
                "GET | /x-undecidable | lambda | undecidable because RequireAuthorization stands under a condition | none | Program.cs:5",
                "GET | /y-anonymous | lambda | anonymous by AllowAnonymous | none | Program.cs:4",
                "GET | /z-required | lambda | requires by RequireAuthorization 'Staff' | none | Program.cs:3",
            ],
            lines.Skip(3).Take(4).Select(line => string.Join(" | ", CellsOf(line))));
        Assert.Equal("4 endpoints: 1 open, 1 undecidable, 1 anonymous, 1 with authorization", lines[^1]);
    }

    [Fact]
    public void A_policy_that_nothing_defines_lets_nobody_in() => Assert.Contains(
        "GET | /z-required | lambda | nobody, nothing defines 'Staff' of RequireAuthorization | none | Program.cs:3", Write(InMemory.Host(Mixed)).Skip(3).Select(line => string.Join(" | ", CellsOf(line))));

    [Fact]
    public void A_host_without_endpoints_says_so() =>
        Assert.Equal(["Shop", "0 endpoints: 0 open, 0 undecidable, 0 anonymous, 0 with authorization"], Write(InMemory.Host("")));

    [Fact]
    public void One_endpoint_is_one() =>
        Assert.Equal("1 endpoint: 1 open, 0 undecidable, 0 anonymous, 0 with authorization", Write(InMemory.Host("""app.MapGet("/", () => 1);"""))[^1]);

    [Fact]
    public void An_endpoint_outside_Production_says_so() =>
        Assert.Contains("open, outside Production only", Write(InMemory.Host("""if (app.Environment.IsDevelopment()) app.MapGet("/", () => 1);"""))[3], StringComparison.Ordinal);

    [Fact]
    public void A_route_is_text_whatever_it_holds() =>
        Assert.Contains("/[bold]/{id:int}", Write(InMemory.Host("""app.MapGet("/[bold]/{id:int}", () => 1);"""))[3], StringComparison.Ordinal);

    [Fact]
    public void Colours_are_for_terminals()
    {
        Assert.DoesNotContain("\e[", string.Join('\n', Write(InMemory.Host(Mixed))), StringComparison.Ordinal);
        Assert.Contains("\e[", string.Join('\n', Write(InMemory.Host(Mixed), AnsiSupport.Yes)), StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Write(HostEndpoints host, AnsiSupport ansi = AnsiSupport.No)
    {
        var output = new StringWriter();
        var console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = ansi,
            ColorSystem = ansi == AnsiSupport.Yes ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = 400;
        TableWriter.Write(host, InMemory.Folder, console);
        return [.. output.ToString().Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];
    }

    private static string[] CellsOf(string line) => line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
