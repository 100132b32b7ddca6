using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using BackendArchitect.Analyzers;
using BackendArchitect.Analyzers.CodeFixes;
using BackendArchitect.Tool.Fixing;
using BackendArchitect.Tool.Reports;
using Spectre.Console;

namespace BackendArchitect.Tool.Explaining;

/// <summary><c>barch rules</c>: the catalogue, in the terminal.</summary>
internal static class RulesCommand
{
    private const int Unlimited = 10_000;

    private static readonly string[] Columns = ["Id", "Rule", "Reports", "Level", "Weakness", "Fix", "Since"];

    internal static Command Create()
    {
        var format = new System.CommandLine.Option<string>("--format") { Description = "table for people, json for programs.", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json");
        var command = new Command("rules", "Lists the rules: what each reports, how strongly, and what fixes it.") { format };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(format) == "json")
                Console.WriteLine(Json());
            else
                Write(AnsiConsole.Console);
            return ExitCode.Clean;
        });
        return command;
    }

    /// <summary>Writes the table.</summary>
    internal static void Write(IAnsiConsole console)
    {
        if (!console.Profile.Capabilities.Interactive)
            console.Profile.Width = Unlimited;
        foreach (var family in Family.All)
        {
            var table = new Table().Border(TableBorder.Simple).Title(family);
            foreach (var column in Columns)
                table.AddColumn(new TableColumn(column) { NoWrap = !console.Profile.Capabilities.Interactive });
            var rules = RuleCatalog.Entries.Where(entry => entry.Descriptor.Category == family).ToList();
            foreach (var rule in rules)
                table.AddRow([.. Cells(rule).Select(cell => new Text(cell))]);
            if (rules.Count > 0)
                console.Write(table);
        }
        console.WriteLine($"{RuleCatalog.Entries.Length} rules; 'barch explain <id>' shows a page");
    }

    /// <summary>What fixes a rule: the words of the pages, or nothing.</summary>
    internal static string? FixOf(string id) => RuleFixes.Of(id)?.Safety switch
    {
        Safety.Safe => "safe",
        Safety.Review => "review",
        _ => ConfigurationFixes.Serve(id) ? "tool" : null,
    };

    private static string[] Cells(CatalogEntry rule) =>
        [rule.Id, rule.Name, rule.Descriptor.Title.ToString(CultureInfo.InvariantCulture), rule.Level.ToString(), rule.Cwe ?? "-", FixOf(rule.Id) ?? "-", rule.Since];

    private static string Json() => new JsonArray([.. RuleCatalog.Entries.Select(rule => (JsonNode)new JsonObject
    {
        ["id"] = rule.Id,
        ["name"] = rule.Name,
        ["family"] = rule.Descriptor.Category,
        ["title"] = rule.Descriptor.Title.ToString(CultureInfo.InvariantCulture),
        ["level"] = rule.Level.ToString(),
        ["cwe"] = rule.Cwe,
        ["fix"] = FixOf(rule.Id),
        ["since"] = rule.Since,
        ["help"] = rule.Descriptor.HelpLinkUri,
    })]).ToJsonString(JsonReport.Readable);
}
