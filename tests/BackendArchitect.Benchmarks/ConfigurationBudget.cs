using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using BackendArchitect.Analyzers.Secrets;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Benchmarks;

/// <summary>
/// Prints how fast configuration files of each format are read and judged, small ones and large ones: a cost that grows faster than the file
/// shows in the last column.
/// </summary>
internal static class ConfigurationBudget
{
    private const int Repeats = 5;
    private const int SmallLength = 200_000;
    private const int LargeLength = 4 * SmallLength;

    // Ordinary settings; # is a number, so that no two are alike.
    private static readonly ImmutableArray<(string Name, string Begin, string Piece, string End)> Formats =
    [
        ("appsettings.json", "{\n", "  \"Section#\": { \"Url\": \"https://orders.contoso.com/v1/#\", \"Retries\": 3, \"Password\": \"\", \"Db\": \"Server=db;Database=Shop#;Integrated Security=true\" },\n", "}"),
        (".env", "", "# section #\nORDERS_URL_#=https://orders.contoso.com/v1/#\nORDERS_PASSWORD_#=${PASSWORD_#}\nORDERS_NAME_#=\"orders of #\"\n", ""),
        ("Dockerfile", "FROM sdk\n", "ENV ORDERS_URL_#=https://orders.contoso.com/# \\\n    NAME_#=orders\nRUN apt-get update && apt-get install -y curl=# && rm -rf /var/lib/apt\n", ""),
        ("docker-compose.yml", "services:\n", "  orders#:\n    image: contoso/orders:#\n    environment:\n      URL: https://orders.contoso.com/#\n      PASSWORD: ${PASSWORD_#}\n    ports: [\"80#:80\"]\n", ""),
        ("web.config", "<configuration>\n", "  <section#><add key=\"Url#\" value=\"https://orders.contoso.com/#\" /><add key=\"Password#\" value=\"\" /></section#>\n", "</configuration>"),
        ("main.tf", "", "resource \"contoso_queue\" \"orders#\" {\n  name     = \"orders-#\"\n  password = var.password_#\n  tags     = { team = \"orders\", number = \"#\" }\n}\n", ""),
        ("application.properties", "", "orders.#.url=https://orders.contoso.com/#\norders.#.password=${PASSWORD_#}\n# comment #\n", ""),
    ];

    internal static async Task Print()
    {
        foreach (var format in Formats)
            await Seconds(format.Name, Made(format, SmallLength));
        Console.WriteLine($"| file | MB/s at {SmallLength / 1000} kB | MB/s at {LargeLength / 1000} kB | cost of four times as much |\n|---|---|---|---|");
        foreach (var format in Formats)
        {
            var (small, large) = (Made(format, SmallLength), Made(format, LargeLength));
            var (smallTime, largeTime) = (await Seconds(format.Name, small), await Seconds(format.Name, large));
            Console.WriteLine(FormattableString.Invariant(
                $"| {format.Name} | {small.Length / smallTime / 1e6:0.0} | {large.Length / largeTime / 1e6:0.0} | {largeTime / smallTime * small.Length / large.Length * 4:0.0} |"));
        }
    }

    private static string Made((string Name, string Begin, string Piece, string End) format, int length)
    {
        var text = new StringBuilder(format.Begin, length + 1000);
        for (var i = 0; text.Length < length; i++)
            text.Append(format.Piece.Replace("#", i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return text.Append(format.End).ToString();
    }

    private static async Task<double> Seconds(string name, string text)
    {
        var least = double.MaxValue;
        for (var run = 0; run < Repeats; run++)
        {
            // A text that was read before is not read again.
            var file = new FileInMemory("/service/" + name, SourceText.From(text));
            var compilation = CSharpCompilation.Create("Service", options: new(OutputKind.DynamicallyLinkedLibrary))
                .WithAnalyzers([Hosts.Of(new SecretInConfigurationFile())], new AnalyzerOptions([file]));
            var watch = Stopwatch.StartNew();
            var found = await compilation.GetAnalyzerDiagnosticsAsync();
            least = Math.Min(least, watch.Elapsed.TotalSeconds);
            if (!found.IsEmpty)
                throw new InvalidOperationException($"Ordinary settings give no finding: {found[0]}");
        }
        return least;
    }

    private sealed class FileInMemory(string path, SourceText text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }
}
