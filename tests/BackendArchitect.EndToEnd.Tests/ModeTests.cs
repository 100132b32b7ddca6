using BackendArchitect.EndToEnd.Tests.Testing;

namespace BackendArchitect.EndToEnd.Tests;

[Collection(PackedProductTests.Name)]
public class ModeTests(PackedProduct product)
{
    private static readonly Service UnknownMode = new() { Properties = "<BackendArchitectMode>lenient</BackendArchitectMode>" };

    private static readonly Service TestsOfAShop = new()
    {
        Properties = "<IsTestProject>true</IsTestProject>",
        Files = LeakyShop.Files,
    };

    [Fact]
    public void An_unknown_mode_stops_the_build_and_says_which_there_are()
    {
        var built = product.Built(UnknownMode);
        Assert.False(built.Succeeded);
        Assert.Contains(built.Lines, line => line.Contains("error : BackendArchitectMode is 'lenient'; it must be off, recommended or strict", StringComparison.Ordinal));
    }

    [Fact]
    public void The_build_of_a_test_project_says_once_what_it_is_judged_for_and_judges_nothing_else()
    {
        var built = product.Built(TestsOfAShop);
        Assert.True(built.Succeeded, built.Output);
        Assert.Single(built.Output.Split('\n'), line => line.Contains("is judged for proven credentials only", StringComparison.Ordinal));
        Assert.Contains("TestsOfAShop is a test project", built.Output, StringComparison.Ordinal);
        Assert.Empty(built.OurFindings);
    }
}
