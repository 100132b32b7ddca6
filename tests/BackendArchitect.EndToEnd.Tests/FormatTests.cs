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
}
