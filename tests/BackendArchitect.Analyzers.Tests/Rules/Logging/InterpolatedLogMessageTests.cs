using BackendArchitect.Analyzers.Logging;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Tests.Rules.Logging;

public class InterpolatedLogMessageTests
{
    private static readonly Surroundings Libraries = new()
    {
        References = [MetadataReference.CreateFromFile(typeof(Serilog.Log).Assembly.Location), MetadataReference.CreateFromFile(typeof(NLog.Logger).Assembly.Location)],
    };

    [Theory]
    [InlineData("""[|$"Order {order.Id} placed"|]""")]
    [InlineData("""[|$@"Order {order.Id} placed"|]""")]
    [InlineData(""""[|$"""Order {order.Id} placed"""|]"""")]
    [InlineData("""[|"Order " + order.Id + " placed"|]""")]
    [InlineData("""[|("Order " + order.Id)|]""")]
    [InlineData("""[|name + " placed an order"|]""")]
    [InlineData("""[|string.Format("Order {0} placed", order.Id)|]""")]
    [InlineData("""[|string.Format(System.Globalization.CultureInfo.InvariantCulture, "Order {0} placed", order.Id)|]""")]
    [InlineData("""[|string.Format(format, order.Id)|]""")]
    [InlineData("""[|string.Concat("Order ", order.Id)|]""")]
    [InlineData("""[|string.Concat(new[] { "Order ", name })|]""")]
    [InlineData("""[|FormattableString.Invariant($"Order {order.Id} placed")|]""")]
    [InlineData("""[|string.Create(null, $"Order {order.Id} placed")|]""")]
    [InlineData("""[|new System.Text.StringBuilder("Order ").Append(order.Id).ToString()|]""")]
    [InlineData("""[|new System.Text.StringBuilder().Append($"Order {order.Id}").ToString()|]""")]
    [InlineData("""[|new System.Text.StringBuilder().AppendFormat("Order {0}", order.Id).ToString()|]""")]
    [InlineData("""[|$"Order {order.Id} placed ".Trim()|]""")]
    [InlineData("""[|order.Id > 3 ? $"Order {order.Id}" : "An early order"|]""")]
    [InlineData("""[|name ?? $"Order {order.Id}"|]""")]
    [InlineData("""[|order.Id switch { 1 => "The first order", _ => "Order " + order.Id }|]""")]
    [InlineData("""[|$"Order {{OrderId}} by {name}"|], order.Id""")]
    [InlineData("""[|$"{nameof(Order)} {order.Id}"|]""")]
    [InlineData("""[|$"{order.Total:N2}"|]""")]
    public Task A_message_built_from_values_is_reported(string arguments) => Verify.Rule<InterpolatedLogMessage>(Orders($"_logger.LogInformation({arguments});"));

    [Theory]
    [InlineData("""
        "Order {OrderId} placed", order.Id
        """)]
    [InlineData("""
        "Order " + "placed"
        """)]
    [InlineData("""
        $"Unknown {nameof(order.Id)} value: {{Value}}", order.Id
        """)]
    [InlineData("""
        $"{Prefix} order {{OrderId}}", order.Id
        """)]
    [InlineData("""
        Prefix + "order {OrderId}", order.Id
        """)]
    [InlineData("""
        $"At most {5} orders, {'x'} or {true}"
        """)]
    [InlineData("""
        string.Format("{0} orders", "No")
        """)]
    [InlineData("""
        string.Concat("No", " orders")
        """)]
    [InlineData("""
        StaticPrefix + "order {OrderId}", order.Id
        """)]
    [InlineData("""
        "One line" + Environment.NewLine + "another" + string.Empty
        """)]
    [InlineData("""
        Resources.OrderPlaced, order.Id
        """)]
    [InlineData("""
        $"{Resources.OrderPlaced}!", order.Id
        """)]
    [InlineData("name, order.Id")]
    [InlineData("""
        name ?? "No name"
        """)]
    [InlineData("""
        name.Trim()
        """)]
    [InlineData("""
        order.ToString()!
        """)]
    [InlineData("""
        new System.Text.StringBuilder("Order ").Append("placed").Append('!', 3).ToString()
        """)]
    public Task A_message_of_constants_or_from_elsewhere_is_quiet(string arguments) => Verify.Rule<InterpolatedLogMessage>(Orders($"_logger.LogInformation({arguments});"));

    [Theory]
    [InlineData("_logger.LogTrace({0});")]
    [InlineData("_logger.LogDebug({0});")]
    [InlineData("_logger.LogWarning({0});")]
    [InlineData("_logger.LogError(new Exception(), {0});")]
    [InlineData("_logger.LogCritical(7, new Exception(), {0});")]
    [InlineData("_logger.Log(LogLevel.Information, {0});")]
    [InlineData("_logger?.LogInformation({0});")]
    [InlineData("_logger.LogInformation(message: {0});")]
    [InlineData("LoggerExtensions.LogInformation(_logger, {0});")]
    [InlineData("_logger.BeginScope({0});")]
    [InlineData("_logger.BeginScope({0}, order);")]
    [InlineData("LoggerMessage.Define<int>(LogLevel.Debug, 1, {0});")]
    [InlineData("LoggerMessage.DefineScope<int>({0});")]
    [InlineData("Serilog.Log.Information({0});")]
    [InlineData("Serilog.Log.Write(Serilog.Events.LogEventLevel.Debug, {0});")]
    [InlineData("Serilog.Log.ForContext<Order>().Error(new Exception(), {0});")]
    [InlineData("Serilog.Log.Fatal({0}, order);")]
    [InlineData("NLog.LogManager.GetCurrentClassLogger().Info({0});")]
    [InlineData("NLog.LogManager.GetCurrentClassLogger().Warn(new Exception(), {0});")]
    [InlineData("((NLog.ILogger)null!).Log(NLog.LogLevel.Info, {0});")]
    public Task Every_call_of_a_known_logger_is_read(string call) =>
        Verify.Rule<InterpolatedLogMessage>(Libraries, Orders(call.Replace("{0}", """[|$"Order {order.Id}"|]""")));

    [Theory]
    [InlineData("""var message = $"Order {order.Id}"; _logger.LogInformation([|message|]);""")]
    [InlineData("""var message = ""; message = "Order placed"; while (order.Id > 3) { _logger.LogInformation([|message|]); message = $"Order {order.Id}"; }""")]
    [InlineData("""string message; if (order.Id > 3) message = $"Order {order.Id}"; else message = "An order"; _logger.LogInformation([|message|]);""")]
    [InlineData("""var message = "Orders:"; message += order.Id; _logger.LogInformation([|message|]);""")]
    [InlineData("""var message = "Order "; foreach (var c in name) message = message + c; _logger.LogInformation([|message|]);""")]
    [InlineData("""var built = "Order " + order.Id; var message = built; _logger.LogInformation([|message|]);""")]
    [InlineData("""var line = new System.Text.StringBuilder(); line.Append("Order ").Append(order.Id); _logger.LogInformation([|line.ToString()|]);""")]
    [InlineData("""var message = $"Order {order.Id}"; Action log = () => _logger.LogInformation([|message|]); log();""")]
    public Task A_local_built_from_values_is_reported(string statements) => Verify.Rule<InterpolatedLogMessage>(Orders(statements));

    [Theory]
    [InlineData("""var message = "Order placed"; _logger.LogInformation(message);""")]
    [InlineData("""var message = "Order"; message += " placed"; _logger.LogInformation(message);""")]
    [InlineData("""string message; if (order.Id > 3) { message = "Order placed"; _logger.LogInformation(message); return; } message = $"Order {order.Id}"; Console.WriteLine(message);""")]
    [InlineData("""var message = ""; while (order.Id > 3) { message = "Order placed"; _logger.LogInformation(message); message = $"Order {order.Id}"; } Console.WriteLine(message);""")]
    [InlineData("""var message = $"Order {order.Id}"; Console.WriteLine(message); message = "Order placed"; _logger.LogInformation(message);""")]
    [InlineData("""string message; Fill(out message); _logger.LogInformation(message);""")]
    [InlineData("""var line = new System.Text.StringBuilder("Order").AppendLine(" placed"); _logger.LogInformation(line.ToString());""")]
    [InlineData("""foreach (var message in new[] { name }) _logger.LogInformation(message);""")]
    [InlineData("""text.Append(order.Id); _logger.LogInformation(text.ToString());""")]
    public Task A_local_of_constants_or_out_of_sight_is_quiet(string statements) => Verify.Rule<InterpolatedLogMessage>(Orders(statements));

    [Fact]
    public Task A_wrapper_that_passes_a_template_on_is_quiet() => Verify.Rule<InterpolatedLogMessage>("""
        public class Wrapper(ILogger logger)
        {
            public void Info(string message, params object[] args) => logger.LogInformation(message, args);
            public void Orders(string message, params object[] args) => logger.LogInformation("[Orders] " + message, args);
            public void Scoped(string scope, string message, params object[] args) => logger.LogInformation([|$"[{scope}] {message}"|], args);
            public void Text(string message) => logger.LogInformation([|"[Orders] " + message|]);
        }
        """);

    [Fact]
    public Task Another_class_named_like_a_logger_is_quiet() => Verify.Rule<InterpolatedLogMessage>("""
        public class TaskLog { public void LogError(string message, params object[] args) { } public void Error(string message) { } }
        public class Build
        {
            private readonly TaskLog Log = new();
            public void Run(int code) { Log.LogError($"Failed with {code}"); Log.Error($"Failed with {code}"); Console.Error.Write($"Failed with {code}"); }
        }
        """);

    [Fact]
    public Task Text_that_is_no_template_is_quiet() => Verify.Rule<InterpolatedLogMessage>(Libraries, Orders("""
        _logger.Log(LogLevel.Information, 0, $"Order {order.Id}", null, (state, _) => state);
        _logger.LogInformation("Order {Name}", $"{name}!");
        NLog.LogManager.GetCurrentClassLogger().Info(() => $"Order {order.Id}");
        """));

    [Fact]
    public Task Top_level_statements_are_read() => Verify.Rule<InterpolatedLogMessage>("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.Logger.LogInformation([|$"Started with {args.Length} arguments"|]);
        app.MapGet("/orders/{id}", (int id, ILogger<Program> logger) => logger.LogInformation([|$"Order {id}"|]));
        app.Run();
        """);

    [Theory]
    [InlineData("""$"Order {order.Id} placed" """, """ "Order {OrderId} placed", order.Id """)]
    [InlineData("""$"{name}" """, """ "{Name}", name """)]
    [InlineData("""$"{_count} orders" """, """ "{Count} orders", _count """)]
    [InlineData("""$"{this._count} {order?.Note} {order!.Note}" """, """ "{Count} {OrderNote} {OrderNote2}", this._count, order?.Note, order!.Note """)]
    [InlineData("""$"{order.GetOwner()} {GetName()} {order.ToString()}" """, """ "{OrderOwner} {Name} {Order}", order.GetOwner(), GetName(), order.ToString() """)]
    [InlineData("""$"{order.Items.Count} of {order.Items.Count()} in {order.Items[0]}" """, """ "{ItemsCount} of {ItemsCount2} in {Items}", order.Items.Count, order.Items.Count(), order.Items[0] """)]
    [InlineData("""$"{Math.Round(order.Total, 2)} {DateTime.UtcNow} {string.Join(", ", order.Items)}" """,
        """ "{OrderTotal} {UtcNow} {OrderItems}", Math.Round(order.Total, 2), DateTime.UtcNow, string.Join(", ", order.Items) """)]
    [InlineData("""$"{(int)order.State} {1 + _count} {(order.Id > 3 ? "late" : "early")} {name ?? "none"}" """,
        """ "{OrderState} {Value} {Value2} {Name}", (int)order.State, 1 + _count, order.Id > 3 ? "late" : "early", name ?? "none" """)]
    [InlineData("""$"{order.Total,10:N2}|{order.Id,-5}|{order.Placed:yyyy-MM-dd}|{order.Took:hh\\:mm}" """,
        """ "{OrderTotal,10:N2}|{OrderId,-5}|{OrderPlaced:yyyy-MM-dd}|{OrderTook:hh\\:mm}", order.Total, order.Id, order.Placed, order.Took """)]
    [InlineData("""$"{{\"id\": {order.Id}}}" """, """ "{{\"id\": {OrderId}}}", order.Id """)]
    [InlineData("""$"{name} and {name}" """, """ "{Name} and {Name2}", name, name """)]
    [InlineData("""$"{nameof(Order)} {order.Id} of {Prefix}{5}{'x'}{true}" """, """ "Order {OrderId} of [Orders]5xTrue", order.Id """)]
    [InlineData("""$"a {$"b {name}"} {order.Id}" """, """ "a b {Name} {OrderId}", name, order.Id """)]
    [InlineData("""$"\t{name}\u00e9\n" """, """ "\t{Name}\u00e9\n", name """)]
    [InlineData(""""$@"C:\{name}\""x""" """", """" @"C:\{Name}\""x""", name """")]
    [InlineData("""@$"C:\{name}" """, """ @"C:\{Name}", name """)]
    [InlineData(""""$"""Say "{name}" now""" """", """" """Say "{Name}" now""", name """")]
    [InlineData(""""$$"""{"id": {{order.Id}}}""" """", """" """{{"id": {OrderId}}}""", order.Id """")]
    [InlineData(""" "Order " + order.Id + " by " + name """, """ "Order {OrderId} by {Name}", order.Id, name """)]
    [InlineData(""" "a{b}" + '{' + name + 1 + "\t" + @"c:\d" """, """ "a{{b}}{{{Name}1\tc:\\d", name """)]
    [InlineData(""" "Sum " + (order.Id + 1) + (name ?? "none") """, """ "Sum {Value}{Name}", order.Id + 1, name ?? "none" """)]
    [InlineData(""" order.Id + 1 + " orders" """, """ "{Value} orders", order.Id + 1 """)]
    [InlineData(""" ("Order " + name) """, """ "Order {Name}", name """)]
    [InlineData(""" string.Format("Order {0} by {1,5}: {{x}}", order.Id, name) """, """ "Order {OrderId} by {Name,5}: {{x}}", order.Id, name """)]
    [InlineData(""" string.Format("{1} {0} {1}", order.Id, name) """, """ "{Name} {OrderId} {Name2}", name, order.Id, name """)]
    [InlineData(""" string.Format("{0} {1}", "fixed", order.GetOwner()) """, """ "fixed {OrderOwner}", order.GetOwner() """)]
    [InlineData(""" string.Format("{0} {1} {2} {3} {4}", 1, name, name, name, order.Id) """, """ "1 {Name} {Name2} {Name3} {OrderId}", name, name, name, order.Id """)]
    [InlineData(""" string.Format("{0} {1}", new object[] { name, order.Id }) """, """ "{Name} {OrderId}", name, order.Id """)]
    [InlineData(""" string.Concat("Order ", order.Id, " by ", name) """, """ "Order {OrderId} by {Name}", order.Id, name """)]
    [InlineData(""" string.Concat("Order ", name) + $" {order.Id}" """, """ "Order {Name} {OrderId}", name, order.Id """)]
    [InlineData(""" FormattableString.Invariant($"{order.Total:N2}") """, """ "{OrderTotal:N2}", order.Total """)]
    [InlineData(""" $"Order {{OrderId}} by {name}", order.Id """, """ "Order {OrderId} by {Name}", order.Id, name """)]
    [InlineData(""" $"By {name}: order {{OrderId}}", order.Id """, """ "By {Name}: order {OrderId}", name, order.Id """)]
    [InlineData(""" $"{{First}} {name} {{Name}} {order.Id}", 1, 2 """, """ "{First} {Name2} {Name} {OrderId}", 1, name, 2, order.Id """)]
    [InlineData(""" "By " + name + ": order {OrderId:D4}", order.Id """, """ "By {Name}: order {OrderId:D4}", name, order.Id """)]
    [InlineData(""" message: $"Order {order.Id}" """, """ message: "Order {OrderId}", order.Id """)]
    [InlineData(""" new EventId(3), $"Order {order.Id}" """, """ new EventId(3), "Order {OrderId}", order.Id """)]
    [InlineData(""" exception: null, message: $"Order {order.Id}" """, """ exception: null, message: "Order {OrderId}", order.Id """)]
    [InlineData(""" message: $"Order {order.Id}", exception: null """, """ message: "Order {OrderId}", exception: null, args: new object?[] { order.Id } """)]
    [InlineData("""$"Names {order.Names}" """, """ "Names {OrderNames}", (object)order.Names """)]
    [InlineData("""$"Names {order.Names ?? new string[0]}" """, """ "Names {OrderNames}", (object)(order.Names ?? new string[0]) """)]
    [InlineData("""$"Names {order.Names} {name}" """, """ "Names {OrderNames} {Name}", order.Names, name """)]
    [InlineData("""$"{_count++} {order.GetOwner()} {_count++}" """, """ "{Count} {OrderOwner} {Count2}", _count++, order.GetOwner(), _count++ """)]
    [InlineData("""$"{StaticPrefix}{name}" """, """ "{StaticPrefix}{Name}", StaticPrefix, name """)]
    public Task The_fix_names_the_values(string before, string after) => Verify.Fix<InterpolatedLogMessage>(
        Orders($"_logger.LogInformation({Marked(before.Trim())});"),
        Orders($"_logger.LogInformation({after.Trim()});"));

    [Fact]
    public Task The_fix_keeps_what_stands_around_the_message() => Verify.Fix<InterpolatedLogMessage>(
        Orders(""""
            try
            {
                // before
                _logger.LogWarning( // why
                    new EventId(1), /* named */ exception: new Exception(),
                    message: [|$"Order {order.Id} " +
                        $"by {name}"|]); // after
                _logger?.LogInformation([|$@"
                    Order {order.Id}
                    {{by}} {
                        name
                    }"|]
                );
                _logger.LogInformation(
                    [|$"""
                    Order {order.Id}
                      by "{name}"
                    """|]);
                _logger.LogInformation(
                    [|$"{name}: {{OrderId}}"|],
                    order.Id);
            }
            catch (Exception e) when (e.Message.Length > 3)
            {
                _logger.LogError(e, [|$"Order {order.Id} failed"|]);
            }
            """"),
        Orders(""""
            try
            {
                // before
                _logger.LogWarning( // why
                    new EventId(1), /* named */ exception: new Exception(),
                    message: "Order {OrderId} by {Name}", order.Id, name); // after
                _logger?.LogInformation(@"
                    Order {OrderId}
                    {{by}} {Name}", order.Id, name
                );
                _logger.LogInformation(
                    """
                    Order {OrderId}
                      by "{Name}"
                    """, order.Id, name);
                _logger.LogInformation(
                    "{Name}: {OrderId}",
                    name, order.Id);
            }
            catch (Exception e) when (e.Message.Length > 3)
            {
                _logger.LogError(e, "Order {OrderId} failed", order.Id);
            }
            """"));

    [Fact]
    public Task The_fix_reaches_every_kind_of_place() => Verify.Fix<InterpolatedLogMessage>(
        """
        public class Service(ILogger logger)
        {
            private readonly Action<int> _log = id => Log.LogInformation([|$"Order {id}"|]);
            private static ILogger Log => null!;
            public void One(int id) => logger.LogInformation([|$"Order {id}"|]);
            public void Two(int id)
            {
                void Local() => logger.LogInformation([|$"Order {id}"|]);
                Local();
                LoggerExtensions.LogInformation(logger, [|$"Order {id}"|]);
                using (logger.BeginScope([|$"Order {id}"|]))
                    if (id > 3) logger.LogInformation([|$"Order {id}"|]);
                Action log = () => logger.LogInformation([|$"Order {id}"|]);
            }
        }
        """,
        """
        public class Service(ILogger logger)
        {
            private readonly Action<int> _log = id => Log.LogInformation("Order {Id}", id);
            private static ILogger Log => null!;
            public void One(int id) => logger.LogInformation("Order {Id}", id);
            public void Two(int id)
            {
                void Local() => logger.LogInformation("Order {Id}", id);
                Local();
                LoggerExtensions.LogInformation(logger, "Order {Id}", id);
                using (logger.BeginScope("Order {Id}", id))
                    if (id > 3) logger.LogInformation("Order {Id}", id);
                Action log = () => logger.LogInformation("Order {Id}", id);
            }
        }
        """);

    [Theory]
    [InlineData("Serilog.Log.Information({0});")]
    [InlineData("Serilog.Log.Error(new Exception(), {0});")]
    [InlineData("NLog.LogManager.GetCurrentClassLogger().Info({0});")]
    [InlineData("NLog.LogManager.GetCurrentClassLogger().Warn(new Exception(), {0});")]
    public async Task The_fix_speaks_to_every_known_logger(string call)
    {
        await Fix("""[|$"Order {order.Id} by {name}"|]""", """ "Order {OrderId} by {Name}", order.Id, name """);
        await Fix("""[|$"{order.Id} {name} {name} {name}"|]""", """ "{OrderId} {Name} {Name2} {Name3}", order.Id, name, name, name """);
        await Fix("""[|$"Order {{OrderId}} by {name}"|], order.Id""", """ "Order {OrderId} by {Name}", order.Id, name """);
        await Fix("""[|$"Names {order.Names}"|]""", """ "Names {OrderNames}", (object)order.Names """);

        Task Fix(string before, string after) => Verify.Fix<InterpolatedLogMessage>(
            Libraries, [Orders(call.Replace("{0}", before))], [Orders(call.Replace("{0}", after.Trim()))]);
    }

    [Fact]
    public Task A_local_declared_for_the_call_alone_moves_into_it() => Verify.Fix<InterpolatedLogMessage>(
        Orders("""
            Console.WriteLine();

            var message = $"Order {order.Id} by {name}";
            _logger.LogInformation([|message|]);
            switch (order.Id)
            {
                case 1:
                    string first = "Order " + name;
                    // the first
                    _logger.LogError(new Exception(), [|first|]);
                    break;
            }
            """).Replace("new Exception()", "null"),
        Orders("""
            Console.WriteLine();

            _logger.LogInformation("Order {OrderId} by {Name}", order.Id, name);
            switch (order.Id)
            {
                case 1:
                    // the first
                    _logger.LogError(null, "Order {Name}", name);
                    break;
            }
            """));

    [Fact]
    public Task A_local_whose_text_is_wanted_elsewhere_stays_and_the_call_gets_a_template_of_its_own() => Verify.Fix<InterpolatedLogMessage>(
        Orders("""
            var message = $"Order {order.Id} by {name}";
            _logger.LogInformation([|message|]);
            Console.WriteLine(message);
            var answer = "";
            if (order.Id > 3)
            {
                // the second
                answer = "Order " + name;
                // refused
                _logger.LogWarning([|answer|]);
            }
            answer = $"Done with {name}";
            Console.WriteLine(answer);
            try
            {
                order.GetOwner();
            }
            catch (Exception exception)
            {
                var error = $"Order {order.Id} failed. {exception.Message}";
                _logger.LogError(exception, [|error|]);
                throw new InvalidOperationException(error, exception);
            }
            """),
        Orders("""
            var message = $"Order {order.Id} by {name}";
            _logger.LogInformation("Order {OrderId} by {Name}", order.Id, name);
            Console.WriteLine(message);
            var answer = "";
            if (order.Id > 3)
            {
                // the second
                answer = "Order " + name;
                // refused
                _logger.LogWarning("Order {Name}", name);
            }
            answer = $"Done with {name}";
            Console.WriteLine(answer);
            try
            {
                order.GetOwner();
            }
            catch (Exception exception)
            {
                var error = $"Order {order.Id} failed. {exception.Message}";
                _logger.LogError(exception, "Order {OrderId} failed. {ExceptionMessage}", order.Id, exception.Message);
                throw new InvalidOperationException(error, exception);
            }
            """));

    [Fact]
    public Task A_local_of_values_that_nothing_changes_moves_over_other_statements() => Verify.Fix<InterpolatedLogMessage>(
        Orders("""
            var message = $"Order by {name}";
            Console.WriteLine();
            if (order.Id > 3)
                _logger.LogInformation([|message|]);
            try
            {
                order.GetOwner();
            }
            catch (Exception exception)
            {
                var error = $"Failed for {name}. {exception.Message}";
                Console.WriteLine(error);
                _logger.LogError(exception, [|error|]);
            }
            """),
        Orders("""
            Console.WriteLine();
            if (order.Id > 3)
                _logger.LogInformation("Order by {Name}", name);
            try
            {
                order.GetOwner();
            }
            catch (Exception exception)
            {
                var error = $"Failed for {name}. {exception.Message}";
                Console.WriteLine(error);
                _logger.LogError(exception, "Failed for {Name}. {ExceptionMessage}", name, exception.Message);
            }
            """));

    [Theory]
    [InlineData("""var message = $"Order {order.Id}"; Console.WriteLine(message); _logger.LogInformation([|message|]);""")]
    [InlineData("""var message = $"Order {order.GetOwner()}"; _logger.LogInformation([|message|]); Console.WriteLine(message);""")]
    [InlineData("""var message = $"Order {order.GetOwner()}"; Console.WriteLine(); _logger.LogInformation([|message|]);""")]
    [InlineData("""var message = $"Order {name}"; name = "x"; _logger.LogInformation([|message|]); Console.WriteLine(message);""")]
    [InlineData("""var message = $"Order {name}"; void Note() { _logger.LogInformation([|message|]); } Note();""")]
    [InlineData("""string message; if (order.Id > 3) { message = $"Order {name}"; } else return; _logger.LogInformation([|message|]);""")]
    [InlineData("""var message = ""; if (order.Id > 3) message = $"Order {name}"; _logger.LogInformation([|message|]);""")]
    [InlineData("""var message = $"Order {_count}"; _count++; _logger.LogInformation([|message|]);""")]
    [InlineData("""var message = $"Order {order.Id}"; if (order.Id > 3) _logger.LogInformation([|message|]);""")]
    [InlineData("""var message = $"Order {order.GetOwner()}"; _logger.LogError(order.Fail(), [|message|]);""")]
    [InlineData("""var message = $"Order {name}"; _logger?.LogInformation([|message|]);""")]
    [InlineData("""/* why */ var message = $"Order {name}"; _logger.LogInformation([|message|]);""")]
    [InlineData("""var message = "Order "; message += name; _logger.LogInformation([|message|]);""")]
    [InlineData("""_logger.LogInformation([|$"{order.GetOwner()} {{A}}"|], order.Id, 3);""")]
    [InlineData("""_logger.LogInformation([|$"{{A}} {order.GetOwner()}"|], order.Fail());""")]
    [InlineData("""_logger.LogInformation([|string.Format("{1} {0}", order.GetOwner(), order.Fail())|]);""")]
    [InlineData("""_logger.LogInformation([|string.Format("{0} {0}", order.GetOwner())|]);""")]
    [InlineData("""_logger.LogInformation([|string.Format("{0}", name, order.GetOwner())|]);""")]
    [InlineData("""_logger.LogInformation([|string.Format("{0} {1}", name)|]);""")]
    [InlineData("""_logger.LogInformation([|string.Format(new System.Globalization.CultureInfo("de"), "{0}", order.Total)|]);""")]
    [InlineData("""_logger.LogInformation([|string.Format(name, order.Total)|]);""")]
    [InlineData("""_logger.LogInformation([|$"{{{name}}}"|], order.Id);""")]
    [InlineData("""_logger.LogInformation([|$"{name} {{A}} {{B}}"|], order.Id);""")]
    [InlineData("""_logger.LogInformation([|$"{name} {{A}}"|], new object[] { order.Id });""")]
    [InlineData("""_logger.LogInformation([|"a" /* b */ + name|]);""")]
    [InlineData("""_logger.LogInformation([|$"{name.AsSpan()}"|]);""")]
    [InlineData("""_logger.LogInformation([|$"{name ?? throw new Exception()}"|]);""")]
    [InlineData("""_logger.LogInformation([|$"{int.TryParse(name, out var number)} {number}"|]);""")]
    [InlineData("""_logger.LogInformation([|$"{order is { Id: 3 } found} {name}"|]);""")]
    [InlineData("""_logger.LogInformation([|"Weight " + new Weight()|]);""")]
    [InlineData("""_logger.LogInformation([|$"Order {order.Id}".Trim()|]);""")]
    [InlineData("""_logger.LogInformation([|new System.Text.StringBuilder().Append(name).ToString()|]);""")]
    [InlineData("""_logger.LogInformation([|order.Id > 3 ? $"Order {order.Id}" : "none"|]);""")]
    [InlineData("""_logger.LogInformation([|string.Concat(order.Items)|]);""")]
    [InlineData("""LoggerMessage.Define<int>(LogLevel.Debug, 1, [|$"{name} {{OrderId}}"|]);""")]
    [InlineData("""dynamic anything = order; _logger.LogInformation([|$"{anything}"|]);""")]
    public Task Nothing_is_offered_where_the_call_would_not_say_or_do_the_same(string statements) => Verify.NoFix<InterpolatedLogMessage>(Orders(statements));

    [Fact]
    public Task An_awaited_value_stays_where_it_is() => Verify.NoFix<InterpolatedLogMessage>("""
        public class Service(ILogger logger)
        {
            public async Task Run(Task<int> id) => logger.LogInformation([|$"Order {await id}"|]);
        }
        """);

    // NLog puts text in quotes up to version 5; ":l" is how it is told not to.
    [Theory]
    [InlineData(5, "{Name:l} {Sign,4:l} {Id} {Id2:D3} {Items} {Name2,8:l}")]
    [InlineData(6, "{Name} {Sign,4} {Id} {Id2:D3} {Items} {Name2,8}")]
    public Task Text_gets_no_quotes_from_NLog(int version, string after)
    {
        var library = Library.Compile("NLog", $$"""[assembly: System.Reflection.AssemblyVersion("{{version}}.0.0.0")] namespace NLog; public class Logger { public void Info(string message) { } public void Info(string message, params object[] args) { } }""");
        string With(string call) => $$"""public class Orders { public void Place(NLog.Logger log, string name, char sign, int id, List<string> items) { {{call}} } }""";
        return Verify.Fix<InterpolatedLogMessage>(new Surroundings { References = [library] },
            [With("log.Info([|$\"{name} {sign,4} {id} {id:D3} {items} {name,8}\"|]);")], [With($"log.Info(\"{after}\", name, sign, id, id, items, name);")]);
    }

    [Fact]
    public Task Writers_of_properties_have_no_template() => Verify.Rule<InterpolatedLogMessage>("""
        public interface IWriter { IWriter WriteProperty(string name, string value); }
        public interface ISemanticLog { void Log(Exception? exception, Action<IWriter> write); }
        public static class SemanticLog
        {
            public static void LogInformation(this ISemanticLog log, Action<IWriter> write) => log.Log(null, write);
            public static void LogError<T>(this ISemanticLog log, Exception exception, T context, Action<T, IWriter> write) => log.Log(exception, w => write(context, w));
        }
        public class Orders(ISemanticLog log)
        {
            public void Place(int id)
            {
                log.LogInformation(w => w.WriteProperty("action", $"Place {id}").WriteProperty("order", "Order " + id));
                log.LogError(new InvalidOperationException(), id, (i, w) => w.WriteProperty("order", $"Order {i}"));
            }
        }
        """);

    [Fact]
    public Task A_logger_of_a_name_is_one_too() => Verify.Fix<InterpolatedLogMessage>(
        """
        public class Orders(ILoggerFactory loggers)
        {
            private readonly ILogger _log = loggers.CreateLogger("Shop.Orders");
            public void Place(int id)
            {
                _log.LogInformation([|$"Order {id}"|]);
                loggers.CreateLogger("Shop." + id).LogInformation([|"Order " + id|]);
            }
        }
        """, """
        public class Orders(ILoggerFactory loggers)
        {
            private readonly ILogger _log = loggers.CreateLogger("Shop.Orders");
            public void Place(int id)
            {
                _log.LogInformation("Order {Id}", id);
                loggers.CreateLogger("Shop." + id).LogInformation("Order {Id}", id);
            }
        }
        """);

    // What passes the exception writes the template anew: one finding for both.
    [Theory]
    [InlineData("dotnet_diagnostic.BARCH4004.severity = warning", false)]
    [InlineData("build_property.Anything = true", false)]
    [InlineData("dotnet_diagnostic.BARCH4004.severity = none", true)]
    public Task A_message_that_holds_a_caught_exception_is_left_to_the_rule_of_exceptions(string config, bool isOurs)
    {
        var (open, close) = isOurs ? ("[|", "|]") : ("", "");
        return Verify.Rule<InterpolatedLogMessage>(LogSource.Libraries with { GlobalConfig = config }, LogSource.With($$$"""
            try { Import(); } catch (Exception failure) { log.LogError({{{open}}}$"Order {id} failed: {failure.Message}"{{{close}}}); }
            try { Import(); } catch (Exception failure) { Serilog.Log.Error({{{open}}}"Failed: " + failure{{{close}}}); }
            try { Import(); } catch (Exception failure) { log.Error({{{open}}}$"Order {id} failed: {failure.Message}"{{{close}}}); }
            try { Import(); } catch (Exception failure) { log.LogError([|$"Order {id} failed: {failure.Message}"|]); throw; }
            try { Import(); } catch (Exception failure) { log.LogError(failure, [|$"Order {id} failed: {failure.Message}"|]); }
            try { Import(); } catch (Exception failure) { log.LogError([|$"Order {id} failed: {failure.HResult}"|]); }
            try { Import(); } catch (Exception failure) { log.LogError([|new System.Text.StringBuilder("Failed: ").Append(failure.Message).ToString()|]); }
            try { Import(); } catch (Exception failure) { log.Line([|$"Order {id} failed: {failure.Message}"|]); }
            try { Import(); } catch (Exception failure) { log.BeginScope([|$"Order {id} failed: {failure.Message}"|]); }
            """));
    }

    [Theory]
    [InlineData("dotnet_diagnostic.BARCH4004.severity = none", """log.LogError("Order {Id} failed: {FailureMessage}", id, failure.Message);""")]
    [InlineData("dotnet_diagnostic.BARCH4004.severity = none", """log.LogError("Order {Id} failed: {FailureMessage}", id, failure.Message); throw;""")]
    public Task The_fix_leaves_an_exception_where_nobody_asks_for_it(string config, string after) => Verify.Fix<InterpolatedLogMessage>(
        LogSource.Libraries with { GlobalConfig = config },
        [LogSource.With($$"""try { Import(); } catch (Exception failure) { log.LogError([|$"Order {id} failed: {failure.Message}"|]);{{after[(after.IndexOf(';', StringComparison.Ordinal) + 1)..]}} }""")],
        [LogSource.With($$"""try { Import(); } catch (Exception failure) { {{after}} }""")]);

    [Theory]
    [InlineData("dotnet_diagnostic.CA2254.severity = warning", false)]
    [InlineData("dotnet_diagnostic.CA2254.severity = suggestion", false)]
    [InlineData("dotnet_diagnostic.CA2254.severity = none", true)]
    [InlineData("dotnet_diagnostic.CA2254.severity = warning\nbuild_property.EnableNETAnalyzers = false", true)]
    [InlineData("build_property.EnableNETAnalyzers = true", true)]
    public Task What_the_sdk_s_own_rule_reports_is_left_to_it_when_it_is_on(string config, bool isOurs)
    {
        var (open, close) = isOurs ? ("[|", "|]") : ("", "");
        return Verify.Rule<InterpolatedLogMessage>(LogSource.Libraries with { GlobalConfig = config }, LogSource.With($$$"""
            log.LogInformation({{{open}}}$"Order {id}"{{{close}}});
            log.BeginScope({{{open}}}$"Order {id} {{A}}"{{{close}}}, id);
            log.BeginScope([|$"Order {id}"|]);
            LoggerMessage.Define<int>(LogLevel.Debug, 1, [|$"{name} {{OrderId}}"|]);
            Serilog.Log.Information([|$"Order {id}"|]);
            log.Info([|$"Order {id}"|]);
            """));
    }

    [Theory]
    [InlineData("build_property.BackendArchitectResolvedPackages = Serilog/4.0.0|SerilogAnalyzer/0.15.0", false)]
    [InlineData("build_property.BackendArchitectResolvedPackages = Serilog/4.0.0|SerilogAnalyzer/0.15.0\ndotnet_diagnostic.Serilog004.severity = none", true)]
    [InlineData("build_property.BackendArchitectResolvedPackages = Serilog/4.0.0", true)]
    public Task What_Serilog_s_analyzer_reports_is_left_to_it_when_it_is_referenced(string config, bool isOurs)
    {
        var (open, close) = isOurs ? ("[|", "|]") : ("", "");
        return Verify.Rule<InterpolatedLogMessage>(LogSource.Libraries with { GlobalConfig = config }, LogSource.With($$$"""
            Serilog.Log.Information({{{open}}}$"Order {id}"{{{close}}});
            Serilog.Log.Error(e, {{{open}}}"Order " + id{{{close}}});
            log.LogInformation([|$"Order {id}"|]);
            """));
    }

    [Fact]
    public async Task The_sdk_reports_what_is_left_to_it_and_the_fix_serves_it()
    {
        var statements = new[]
        {
            "log.LogInformation($\"Order {id}\");", "log.LogError(e, \"Order \" + id);", "log.LogWarning(string.Format(\"Order {0}\", id));", "log.Log(LogLevel.Debug, string.Concat(\"Order \", name));",
            "log.LogDebug(new System.Text.StringBuilder(\"Order \").Append(id).ToString());", "log.BeginScope($\"Order {id} {{A}}\", id);", "log.LogTrace(id > 3 ? $\"Order {id}\" : \"none\");", "log.LogTrace((\"Order \" + id).Trim());", "log.LogInformation(name ?? $\"Order {id}\");",
        };
        var source = LogSource.With(string.Join('\n', statements) + "\nvar message = $\"Order {id}\";\nlog.LogInformation(message);");
        using var workspace = new AdhocWorkspace();
        var document = workspace.AddProject(ProjectInfo.Create(ProjectId.CreateNewId(), VersionStamp.Default, "subject", "subject", LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary), metadataReferences: [.. ReferenceSet.Net10.References, .. LogSource.Libraries.References]))
            .AddDocument("Usings.cs", RuleTest.ImplicitUsings).Project.AddDocument("Subject.cs", SourceText.From(source), filePath: "/service/Subject.cs");
        var compilation = (await document.Project.GetCompilationAsync())!;
        Assert.DoesNotContain(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        var theirs = await FindingsOf(SdkAnalyzers.Of("CA2254"), "CA2254");
        var ours = await FindingsOf(Hosts.Of(new InterpolatedLogMessage()), "BARCH4001");

        Assert.Equal(statements.Length + 1, ours.Length);
        Assert.Empty(ours.Select(LineOf).Except(theirs.Select(LineOf)));

        var fix = Verify.FixOf(typeof(InterpolatedLogMessage))!;
        var action = default(Microsoft.CodeAnalysis.CodeActions.CodeAction);
        Assert.Contains("CA2254", fix.FixableDiagnosticIds);
        await fix.RegisterCodeFixesAsync(new(document, theirs.First(f => LineOf(f) == LineOf(ours[0])), (a, _) => action = a, default));
        var changed = (await action!.GetOperationsAsync(default)).OfType<Microsoft.CodeAnalysis.CodeActions.ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
        Assert.Equal(source.Replace("log.LogInformation($\"Order {id}\");", "log.LogInformation(\"Order {Id}\", id);", StringComparison.Ordinal), (await changed.GetTextAsync()).ToString());

        int LineOf(Diagnostic finding) => finding.Location.GetLineSpan().StartLinePosition.Line;
        async Task<Diagnostic[]> FindingsOf(Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer analyzer, string id)
        {
            var on = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([KeyValuePair.Create(id, ReportDiagnostic.Warn)]));
            var findings = await Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzerExtensions.WithAnalyzers(on, [analyzer]).GetAnalyzerDiagnosticsAsync();
            return [.. findings.Where(f => f.Id == id).OrderBy(f => f.Location.SourceSpan.Start)];
        }
    }

    private static string Marked(string arguments)
    {
        // The message runs up to the first comma outside of strings, brackets and holes, after a leading argument of another kind.
        foreach (var lead in new[] { "message: ", "new EventId(3), ", "exception: null, message: " })
            if (arguments.StartsWith(lead, StringComparison.Ordinal))
                return lead + Marked(arguments[lead.Length..]);
        var list = Microsoft.CodeAnalysis.CSharp.SyntaxFactory.ParseArgumentList("(" + arguments + ")").Arguments;
        var first = list[0].Expression.Span;
        return "[|" + arguments[(first.Start - 1)..(first.End - 1)] + "|]" + arguments[(first.End - 1)..];
    }

    private static string Orders(string statements) => $$"""
        public class Order
        {
            public int Id { get; set; }
            public decimal Total { get; set; }
            public State State { get; set; }
            public DateTime Placed { get; set; }
            public TimeSpan Took { get; set; }
            public string? Note { get; set; }
            public List<string> Items { get; } = new();
            public string[] Names { get; set; } = [];
            public string GetOwner() => "somebody";
            public Exception? Fail() => null;
        }

        public enum State { Open, Closed }

        public class Weight
        {
            public static implicit operator string(Weight weight) => "1 kg";
        }

        public static class Resources
        {
            public static System.Resources.ResourceManager ResourceManager { get; } = null!;
            public static string OrderPlaced => ResourceManager.GetString("OrderPlaced")!;
        }

        public class OrderService
        {
            private const string Prefix = "[Orders]";
            private static readonly string StaticPrefix = "[Orders] ";
            private readonly ILogger _logger = null!;
            private int _count;

            public void Run(Order order, string name, string format, System.Text.StringBuilder text)
            {
                {{statements.Replace("\n", "\n        ")}}
            }

            private string GetName() => "name" + _count;
            private void Fill(out string message) => message = GetName();
        }
        """;
}
