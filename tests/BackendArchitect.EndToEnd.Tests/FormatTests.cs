using BackendArchitect.EndToEnd.Tests.Testing;

namespace BackendArchitect.EndToEnd.Tests;

[Collection(PackedProductTests.Name)]
public class FormatTests(PackedProduct product)
{
    [Fact]
    public async Task Dotnet_format_rewrites_every_occurrence_and_the_result_builds_clean()
    {
        var folder = product.Write(new("Formatted")
        {
            Properties = "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>",
            Files =
            [
                ("Program.cs", LeakyShop.Program),
                ("Orders.cs", """
                    public class Orders(ILogger<Orders> logger)
                    {
                        public void Place(int order, string customer) => logger.LogInformation($"{customer} places {order}");

                        public void Cancel(int order) => logger.LogWarning($"Order {order} is cancelled");
                    }
                    """),
            ],
        });
        (await Dotnet.RunAsync(folder, "restore")).Succeeded();
        (await Dotnet.RunAsync(folder, "format", "analyzers", "--no-restore", "--diagnostics", "BARCH4001", "--severity", "warn")).Succeeded();
        Assert.Contains("""logger.LogInformation("Order {Id} is read", id);""", Text("Program.cs"), StringComparison.Ordinal);
        Assert.Contains("""logger.LogInformation("{Customer} places {Order}", customer, order);""", Text("Orders.cs"), StringComparison.Ordinal);
        Assert.Contains("""logger.LogWarning("Order {Order} is cancelled", order);""", Text("Orders.cs"), StringComparison.Ordinal);
        (await Dotnet.RunAsync(folder, "build", "--no-restore", "-v:m")).Succeeded();

        string Text(string file) => File.ReadAllText(Path.Combine(folder, file));
    }

    // The first finding that dotnet format sees decides how it fixes the others of a rule; here it has no fix, and it is another rule's for the rest.
    [Fact]
    public async Task One_run_over_rules_of_one_analyzer_fixes_all_that_can_be_and_a_second_changes_nothing()
    {
        const string Orders = """
            using System.Text;

            public class Orders(ILogger<Orders> logger)
            {
                public void List(string orders) => logger.LogInformation(new StringBuilder("Orders ").Append(orders).ToString());

                public void Place(int order, string customer)
                {
                    try
                    {
                        logger.LogInformation($"{customer} places {order}");
                        logger.LogInformation("{0} is placed", order);
                        logger.LogInformation("{Id} of {Id}", order, customer);
                    }
                    catch (InvalidOperationException exception)
                    {
                        logger.LogError($"Order {order} failed: {exception.Message}");
                        logger.LogError("Order {Order} failed: {Error}", order, exception.Message);
                    }
                }
            }
            """;
        var folder = product.Write(new("FormattedTwice") { Files = [("Program.cs", LeakyShop.Program), ("Orders.cs", Orders)] });
        (await Dotnet.RunAsync(folder, "restore")).Succeeded();
        await FormatAsync();
        var once = Text();
        Assert.Equal(
            Orders.Replace("$\"{customer} places {order}\"", "\"{Customer} places {Order}\", customer, order", StringComparison.Ordinal)
                .Replace("\"{0} is placed\"", "\"{Order} is placed\"", StringComparison.Ordinal)
                .Replace("\"{Id} of {Id}\"", "\"{Id} of {Customer}\"", StringComparison.Ordinal)
                .Replace("$\"Order {order} failed: {exception.Message}\"", "exception, \"Order {Order} failed\", order", StringComparison.Ordinal)
                .Replace("\"Order {Order} failed: {Error}\", order, exception.Message", "exception, \"Order {Order} failed\", order", StringComparison.Ordinal),
            once);
        await FormatAsync();
        Assert.Equal(once, Text());

        async Task FormatAsync() =>
            (await Dotnet.RunAsync(folder, "format", "analyzers", "--no-restore", "--diagnostics", "BARCH4001", "BARCH4002", "BARCH4003", "BARCH4004", "--severity", "info")).Succeeded();

        string Text() => File.ReadAllText(Path.Combine(folder, "Orders.cs"));
    }
}
