using BackendArchitect.Analyzers.Logging;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Logging;

public class PositionalPlaceholderTests
{
    [Theory]
    [InlineData("""log.LogInformation([|"Order {0}"|], id);""")]
    [InlineData("""log.LogError(e, [|"Order {0} {Name}"|], id, name);""")]
    [InlineData("""log.Log(LogLevel.Debug, [|"Order {0,5:D3}"|], id);""")]
    [InlineData("""log.LogInformation([|"Order " + "{ 0 }"|], id);""")]
    [InlineData("""log.LogInformation([|Template|], id);""")]
    [InlineData("""log.LogInformation([|"Order {0}"|], values);""")]
    [InlineData("""log.BeginScope([|"Order {0}"|], id);""")]
    [InlineData("""LoggerMessage.Define<int>(LogLevel.Debug, 1, [|"Order {0}"|]);""")]
    [InlineData("""Serilog.Log.Information([|"Order {0}"|], id);""")]
    [InlineData("""log.Info([|"Order {0}"|], id);""")]
    public Task A_number_in_a_template_is_reported(string statement) => Verify.Rule<PositionalPlaceholder>(LogSource.Libraries, LogSource.With(statement));

    [Theory]
    [InlineData("""log.LogInformation("Order {Id} {A0}", id, name);""")]
    [InlineData("""log.LogInformation("Order {{0}} {Id}", id);""")]
    [InlineData("""log.LogInformation("Order {0}");""")]
    [InlineData("""log.LogInformation("Order {0", id);""")]
    [InlineData("""log.LogInformation(name, id);""")]
    [InlineData("""log.LogInformation($"Order {id}");""")]
    [InlineData("""nlog.Info("Order {0}", id);""")]
    [InlineData("""net.InfoFormat("Order {0}", id);""")]
    [InlineData("""net.Info("Order {0}");""")]
    [InlineData("""Console.WriteLine("Order {0}", id);""")]
    [InlineData("""string.Format("Order {0}", id);""")]
    public Task What_is_no_numbered_placeholder_of_a_template_is_quiet(string statement) => Verify.Rule<PositionalPlaceholder>(LogSource.Libraries, LogSource.With(statement));

    [Theory]
    [InlineData("dotnet_diagnostic.CA2253.severity = warning", "\"Order {0}\"")]
    [InlineData("dotnet_diagnostic.CA2253.severity = suggestion", "\"Order {0}\"")]
    [InlineData("dotnet_diagnostic.CA2253.severity = none", "[|\"Order {0}\"|]")]
    [InlineData("dotnet_diagnostic.CA2253.severity = warning\nbuild_property.EnableNETAnalyzers = false", "[|\"Order {0}\"|]")]
    [InlineData("build_property.EnableNETAnalyzers = true", "[|\"Order {0}\"|]")]
    public Task What_the_sdk_s_own_rule_reports_is_left_to_it_when_it_is_on(string config, string template) => Verify.Rule<PositionalPlaceholder>(
        LogSource.Libraries with { GlobalConfig = config },
        LogSource.With($$"""log.LogInformation({{template}}, id); Serilog.Log.Information([|"Order {0}"|], id); log.Info([|"Order {0}"|], id);"""));

    [Theory]
    [InlineData("""log.LogInformation([|"Order {0}"|], id);""", """log.LogInformation("Order {Id}", id);""")]
    [InlineData("""log.LogInformation([|"{0,5:D3} of {1}: {2}"|], id, name, order.Total);""", """log.LogInformation("{Id,5:D3} of {Name}: {OrderTotal}", id, name, order.Total);""")]
    [InlineData("""log.LogError(e, [|"{Id} {0} {1}"|], 7, id, order.GetId());""", """log.LogError(e, "{Id} {Id2} {OrderId}", 7, id, order.GetId());""")]
    [InlineData("""log.LogInformation([|"{1} {0}"|], id, name);""", """log.LogInformation("{Id} {Name}", id, name);""")]
    [InlineData("""log.LogInformation([|"{0} {0}"|], id, id);""", """log.LogInformation("{Id} {Id2}", id, id);""")]
    [InlineData("""log.LogInformation([|"\t{0}\u00e9\"{1}\"\n\x41"|], id, 3);""", """log.LogInformation("\t{Id}\u00e9\"{Value}\"\n\x41", id, 3);""")]
    [InlineData(""""log.LogInformation([|@"C:\{0}\""{1}"" "|], id, name);"""", """"log.LogInformation(@"C:\{Id}\""{Name}"" ", id, name);"""")]
    [InlineData(""""log.LogInformation([|"""Say "{0}" {{x}}"""|], name);"""", """"log.LogInformation("""Say "{Name}" {{x}}""", name);"""")]
    [InlineData("""log.LogInformation([|"Order {0} " + ("of " + "{1}")|], id, name);""", """log.LogInformation("Order {Id} " + ("of " + "{Name}"), id, name);""")]
    [InlineData("""log.LogInformation([|"Order \u007b0}"|], id);""", """log.LogInformation("Order \u007bId}", id);""")]
    [InlineData("""log.LogInformation(message: [|"Order {0}"|], id);""", """log.LogInformation(message: "Order {Id}", id);""")]
    [InlineData("""log.LogInformation([|"Order {0}"|], new object[] { id });""", """log.LogInformation("Order {Id}", new object[] { id });""")]
    [InlineData("""log.BeginScope([|"Order {0}"|], id);""", """log.BeginScope("Order {Id}", id);""")]
    [InlineData("""log.Info([|"Order {0}"|], id);""", """log.Info("Order {Id}", id);""")]
    [InlineData("""Serilog.Log.Information([|"Order {0} of {1}"|], id, name);""", """Serilog.Log.Information("Order {Id} of {Name}", id, name);""")]
    [InlineData("""Serilog.Log.Information([|"{1} {Name}"|], id, name);""", """Serilog.Log.Information("{Id} {Name}", id, name);""")]
    public Task The_fix_names_the_placeholders(string before, string after) =>
        Verify.Fix<PositionalPlaceholder>(LogSource.Libraries, [LogSource.With(before)], [LogSource.With(after)]);

    [Fact]
    public Task The_fix_keeps_the_lines_of_a_raw_literal() => Verify.Fix<PositionalPlaceholder>(LogSource.Libraries,
        [LogSource.With(""""
            log.LogInformation(
                [|"""
                Order {0}
                  by "{1}"

                  {2}
                """|], id, name, order); // after
            """")],
        [LogSource.With(""""
            log.LogInformation(
                """
                Order {Id}
                  by "{Name}"

                  {Order}
                """, id, name, order); // after
            """")]);

    [Theory]
    [InlineData("""log.LogInformation([|"{0} {1}"|], id);""")]
    [InlineData("""log.LogInformation([|"{0} {0}"|], id);""")]
    [InlineData("""log.LogInformation([|"Order {0}"|], values);""")]
    [InlineData("""log.LogInformation([|Template|], id);""")]
    [InlineData("""LoggerMessage.Define<int>(LogLevel.Debug, 1, [|"Order {0}"|]);""")]
    [InlineData("""Serilog.Log.Information([|"{1} {0}"|], id, name);""")]
    [InlineData("""Serilog.Log.Information([|"{0} {0}"|], id);""")]
    public Task Nothing_is_offered_where_a_name_would_say_something_else(string statement) => Verify.NoFix<PositionalPlaceholder>(LogSource.Libraries, LogSource.With(statement));
}
