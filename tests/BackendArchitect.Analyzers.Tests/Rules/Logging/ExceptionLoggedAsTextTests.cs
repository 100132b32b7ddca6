using BackendArchitect.Analyzers.Logging;
using BackendArchitect.Analyzers.Tests.Testing;

namespace BackendArchitect.Analyzers.Tests.Rules.Logging;

public class ExceptionLoggedAsTextTests
{
    [Theory]
    [InlineData("""log.LogError([|failure.Message|]);""")]
    [InlineData("""log.LogError([|failure.ToString()|]);""")]
    [InlineData("""log.LogError("Failed: {Error}", [|failure.Message|]);""")]
    [InlineData("""log.LogError("Failed: {Error}", [|failure|]);""")]
    [InlineData("""log.LogError("Failed", [|failure|]);""")]
    [InlineData("""log.LogError(null, "Failed: {Error}", [|failure|]);""")]
    [InlineData("""log.LogError("{Id}: {Stack}", id, [|failure.StackTrace|]);""")]
    [InlineData("""log.LogError($"Failed: {[|failure.Message|]}");""")]
    [InlineData("""log.LogError("Failed: " + [|failure|]);""")]
    [InlineData("""log.LogError(string.Format("Failed: {0}", [|failure.Message|]));""")]
    [InlineData("""log.LogError("{Error}", [|failure.InnerException?.Message|]);""")]
    [InlineData("""log.LogError("{Error}", [|failure.InnerException?.Message ?? failure.Message|]);""")]
    [InlineData("""log.LogError("{Error}", [|failure.GetBaseException().Message|]);""")]
    [InlineData("""log.LogError("{Error}", [|failure.Message.Trim()|]);""")]
    [InlineData("""log.LogError("{Error}", [|id > 3 ? failure.Message : "none"|]);""")]
    [InlineData("""var text = $"Failed: {failure.Message}"; log.LogError([|text|]);""")]
    [InlineData("""log.BeginScope("{Error}", [|failure.Message|]);""")]
    [InlineData("""Action later = () => log.LogError("{Error}", [|failure.Message|]); later();""")]
    [InlineData("""try { Import(); } catch (InvalidOperationException) { log.LogError("{Error}", [|failure.Message|]); }""")]
    [InlineData("""Serilog.Log.Error("Failed: {Error}", [|failure|]);""")]
    [InlineData("""nlog.Error("Failed: {0}", [|failure.Message|]);""")]
    [InlineData("""net.Error([|failure|]);""")]
    [InlineData("""net.Error("Failed: " + [|failure.Message|]);""")]
    [InlineData("""net.ErrorFormat("Failed: {0}", [|failure|]);""")]
    [InlineData("""log.Error("Failed: {Error}", [|failure.Message|]);""")]
    [InlineData("""OrderEvents.Failed(log, [|failure.Message|]);""")]
    [InlineData("""log.LogError("Failed: {Error}", [|failure.Message|]); throw new InvalidOperationException("Another");""")]
    [InlineData("""log.LogError("Failed: {Error}", [|failure.Message|]); Track(failure);""")]
    public Task A_caught_exception_that_is_only_text_is_reported(string statements) => Verify.Rule<ExceptionLoggedAsText>(LogSource.Libraries, Catching(statements), Events);

    [Theory]
    [InlineData("""log.LogError(failure, "Failed");""")]
    [InlineData("""log.LogError(failure, "Failed: {Error}", failure.Message);""")]
    [InlineData("""log.LogError(failure, failure.Message);""")]
    [InlineData("""log.LogError(failure.InnerException, "Failed: {Error}", failure.Message);""")]
    [InlineData("""log.LogError("Failed with {Code}", failure.HResult);""")]
    [InlineData("""log.LogError("Failed with {Type} of {Source}", failure.GetType().Name, failure.Source);""")]
    [InlineData("""log.LogError("Failed: {Error}", name);""")]
    [InlineData("""log.LogError("Failed: {Error}", e.Message);""")]
    [InlineData("""log.LogError("Failed: {Error}", failure.Message); throw;""")]
    [InlineData("""log.LogError("Failed: {Error}", failure.Message); throw failure;""")]
    [InlineData("""log.LogError("Failed: {Error}", failure.Message); if (id > 3) throw;""")]
    [InlineData("""log.LogError("Failed: {Error}", failure.Message); throw new InvalidOperationException("Failed", failure);""")]
    [InlineData("""log.LogError("Failed: {Error}", failure.Message); System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(failure).Throw();""")]
    [InlineData("""log.LogError("Failed: {Error}", failure.Message); log.LogDebug(failure, "Failed");""")]
    [InlineData("""log.LogError("Failed: {Error}", failure.Message); nlog.Debug(failure);""")]
    [InlineData("""log.LogError("Failed: {Error}", failure.Message); TrackException(failure);""")]
    [InlineData("""log.LogError("Failed: {Error}", failure.Message); done.SetException(failure);""")]
    [InlineData("""nlog.Error(failure);""")]
    [InlineData("""nlog.Error(failure, "Failed: {0}", failure.Message);""")]
    [InlineData("""net.Error("Failed", failure);""")]
    [InlineData("""net.Error(failure.Message, failure);""")]
    [InlineData("""Serilog.Log.Error(failure, "Failed: {Error}", failure.Message);""")]
    [InlineData("""OrderEvents.FailedWith(log, failure, failure.Message);""")]
    [InlineData("""Console.WriteLine(failure.Message);""")]
    public Task An_exception_that_is_kept_is_quiet(string statements) => Verify.Rule<ExceptionLoggedAsText>(LogSource.Libraries, Catching(statements), Events);

    [Fact]
    public Task What_no_clause_caught_is_quiet() => Verify.Rule<ExceptionLoggedAsText>(LogSource.Libraries, LogSource.With("""
        log.LogError("Failed: {Error}", e.Message);
        try { Import(); } catch { log.LogError("Failed: {Error}", e.Message); }
        try { Import(); } catch (Exception failure) when (failure.Message.Length > id) { log.LogError("Failed"); }
        """));

    [Theory]
    [InlineData("""log.LogError([|failure.Message|]);""", """log.LogError(failure, "{Message}", failure.Message);""")]
    [InlineData("""log.LogError([|failure.ToString()|]);""", """log.LogError(failure, "{Message}", failure.Message);""")]
    [InlineData("""log.LogWarning([|failure.ToString()|], failure);""", """log.LogWarning(failure, "{Message}", failure.Message);""")]
    [InlineData("""log.LogError("Failed: {Error}", [|failure.Message|]);""", """log.LogError(failure, "Failed");""")]
    [InlineData("""log.LogError("Failed: {Error}.", [|failure|]);""", """log.LogError(failure, "Failed.");""")]
    [InlineData("""log.LogError("Failed", [|failure|]);""", """log.LogError(failure, "Failed");""")]
    [InlineData("""log.LogError("Failed with {Error}", [|failure.Message|]);""", """log.LogError(failure, "Failed with {Error}", failure.Message);""")]
    [InlineData("""log.LogError("Failed with '{Error}'", [|failure|]);""", """log.LogError(failure, "Failed with '{Error}'", failure.Message);""")]
    [InlineData("""log.LogError("Failed ({Error}) for {Id}", [|failure|], id);""", """log.LogError(failure, "Failed for {Id}", id);""")]
    [InlineData("""log.LogError("Order {Id} failed - \"{Error}\"", id, [|failure.Message|]);""", """log.LogError(failure, "Order {Id} failed", id);""")]
    [InlineData("""log.LogError("{Error}: order {Id}", [|failure.Message|], id);""", """log.LogError(failure, "order {Id}", id);""")]
    [InlineData("""log.LogError("{Error}", [|failure|]);""", """log.LogError(failure, "{Error}", failure.Message);""")]
    [InlineData("""log.LogError("Failed: {Error}\n{Stack}", [|failure.Message|], failure.StackTrace);""", """log.LogError(failure, "Failed");""")]
    [InlineData("""log.LogError("Order {Id} failed. Error: {Error}", id, [|failure.Message|]);""", """log.LogError(failure, "Order {Id} failed.", id);""")]
    [InlineData("""log.LogError("Order {Id} failed. Message: {Error}. StackTrace: {Stack}", id, [|failure.Message|], failure.StackTrace);""", """log.LogError(failure, "Order {Id} failed.", id);""")]
    [InlineData("""log.LogError($"Order {id} failed\n(Error: {[|failure.Message|]})");""", """log.LogError(failure, "Order {Id} failed", id);""")]
    [InlineData("""log.LogError("Order {Id} failed, exception = {Error}", id, [|failure|]);""", """log.LogError(failure, "Order {Id} failed, exception = {Error}", id, failure.Message);""")]
    [InlineData("""log.LogError("Order {Id} failed, exception message: '{Error}'", id, [|failure|]);""", """log.LogError(failure, "Order {Id} failed", id);""")]
    [InlineData("""log.LogError("Order failed (Reason: {Error}, {Id})", [|failure.Message|], id);""", """log.LogError(failure, "Order failed (Reason, {Id})", id);""")]
    [InlineData("""log.LogError("Error: {Error}", [|failure.Message|]);""", """log.LogError(failure, "Error");""")]
    [InlineData("""log.LogError("Order {Id} has an error: {Error}", id, [|failure.Message|]);""", """log.LogError(failure, "Order {Id} has an error", id);""")]
    [InlineData("""log.LogError(7, "Failed: {Error}", [|failure.Message|]);""", """log.LogError(7, failure, "Failed");""")]
    [InlineData("""log.Log(LogLevel.Error, "Failed: {Error}", [|failure.Message|]);""", """log.Log(LogLevel.Error, failure, "Failed");""")]
    [InlineData("""log.LogError($"Failed: {[|failure.Message|]}");""", """log.LogError(failure, "Failed");""")]
    [InlineData("""log.LogError($"Order {id} failed: {[|failure|]}");""", """log.LogError(failure, "Order {Id} failed", id);""")]
    [InlineData("""log.LogError($"Order {id} failed with {[|failure|]}, {name}");""", """log.LogError(failure, "Order {Id} failed with {Failure}, {Name}", id, failure.Message, name);""")]
    [InlineData("""log.LogError("Order " + id + " failed: " + [|failure.Message|]);""", """log.LogError(failure, "Order {Id} failed", id);""")]
    [InlineData("""log.LogError(string.Format("Order {0} failed: {1}", id, [|failure.Message|]));""", """log.LogError(failure, "Order {Id} failed", id);""")]
    [InlineData("""log.LogError($"Order {{Id}} failed: {[|failure.Message|]}", id);""", """log.LogError(failure, "Order {Id} failed", id);""")]
    [InlineData("""log.LogError($"Order {id} failed: {[|failure.InnerException?.Message|]}");""", """log.LogError(failure, "Order {Id} failed: {InnerExceptionMessage}", id, failure.InnerException?.Message);""")]
    [InlineData("""log.LogError(null, $"Order {id} failed: {[|failure.Message|]}");""", """log.LogError(failure, "Order {Id} failed", id);""")]
    [InlineData("""log.LogError(message: $"Order {id} failed: {[|failure.Message|]}");""", """log.LogError(failure, message: "Order {Id} failed", id);""")]
    [InlineData("""log.LogError(message: "Failed: {Error}", [|failure.Message|]);""", """log.LogError(failure, message: "Failed");""")]
    [InlineData("""log.LogError(exception: null, message: "Failed: {Error}", [|failure.Message|]);""", """log.LogError(exception: failure, message: "Failed");""")]
    [InlineData("""log.LogError(new System.Text.StringBuilder("Failed: ").Append([|failure.Message|]).ToString());""", """log.LogError(failure, new System.Text.StringBuilder("Failed: ").Append(failure.Message).ToString());""")]
    [InlineData("""Serilog.Log.Error($"Order {id} failed: {[|failure.Message|]}");""", """Serilog.Log.Error(failure, "Order {Id} failed", id);""")]
    [InlineData("""log.Error($"Order {id} failed: {[|failure.Message|]}");""", """log.Error(failure, "Order {Id} failed", id);""")]
    [InlineData("""log.LogError("Failed: " + [|failure|]);""", """log.LogError(failure, "Failed");""")]
    [InlineData("""log.LogError("{Id} failed: {Error}", id, [|failure.InnerException?.Message|]);""", """log.LogError(failure, "{Id} failed: {Error}", id, failure.InnerException?.Message);""")]
    [InlineData("""log.LogError(null, "Failed: {Error}", [|failure|]);""", """log.LogError(failure, "Failed");""")]
    [InlineData("""log?.LogError("Failed: {Error}", [|failure.Message|]);""", """log?.LogError(failure, "Failed");""")]
    [InlineData("""Serilog.Log.Error("Failed: {Error}", [|failure|]);""", """Serilog.Log.Error(failure, "Failed");""")]
    [InlineData("""Serilog.Log.Error([|failure.Message|]);""", """Serilog.Log.Error(failure, "{Message:l}", failure.Message);""")]
    [InlineData("""Serilog.Log.Error("{0} failed: {1}", id, [|failure|]);""", """Serilog.Log.Error(failure, "{0} failed", id);""")]
    [InlineData("""nlog.Error("Order {0} failed: {1}", id, [|failure.Message|]);""", """nlog.Error(failure, "Order {0} failed", id);""")]
    [InlineData("""nlog.Error("Failed: {0} for {1}", [|failure|], id);""", """nlog.Error(failure, "Failed: {0} for {1}", failure.Message, id);""")]
    [InlineData("""nlog.Error([|failure.Message|]);""", """nlog.Error(failure, "{Message:l}", failure.Message);""")]
    [InlineData("""nlog.Error("Failed: " + [|failure.Message|]);""", """nlog.Error(failure, "Failed");""")]
    [InlineData("""net.Error([|failure|]);""", """net.Error(failure.Message, failure);""")]
    [InlineData("""net.Error([|failure.Message|]);""", """net.Error(failure.Message, failure);""")]
    [InlineData("""net.Error("Failed: " + [|failure.Message|]);""", """net.Error("Failed: " + failure.Message, failure);""")]
    [InlineData("""log.Error("Failed: {Error}", [|failure.Message|]);""", """log.Error(failure, "Failed");""")]
    public Task The_fix_passes_the_exception(string before, string after) =>
        Verify.Fix<ExceptionLoggedAsText>(LogSource.Libraries, [Catching(before)], [Catching(after)]);

    [Fact]
    public Task A_message_in_a_local_goes_with_the_exception() => Verify.Fix<ExceptionLoggedAsText>(LogSource.Libraries,
        [Catching("""
            var text = $"Order {id} failed: {failure.Message}";
            log.LogError([|text|]);
            """)],
        [Catching("""
            log.LogError(failure, "Order {Id} failed", id);
            """)]);

    [Fact]
    public Task The_fix_keeps_lines_and_remarks() => Verify.Fix<ExceptionLoggedAsText>(LogSource.Libraries,
        [Catching("""
            // before
            log.LogError(
                "Order {Id} failed: {Error}",
                id, // the order
                [|failure.Message|]); // after
            """)],
        [Catching("""
            // before
            log.LogError(
                failure,
                "Order {Id} failed", // the order
                id); // after
            """)]);

    [Theory]
    [InlineData("""net.ErrorFormat("Failed: {0}", [|failure|]);""")]
    [InlineData("""log.BeginScope("{Error}", [|failure.Message|]);""")]
    [InlineData("""log.Line([|failure.Message|]);""")]
    public Task Nothing_is_offered_where_the_call_has_no_place_for_it(string statement) => Verify.NoFix<ExceptionLoggedAsText>(LogSource.Libraries, Catching(statement));

    private static string Catching(string statements) => LogSource.With($$"""
        try
        {
            Import();
        }
        catch (Exception failure)
        {
            {{statements.Replace("\n", "\n    ")}}
        }
        """);

    private const string Events = """
        public static partial class OrderEvents
        {
            [LoggerMessage(1, LogLevel.Error, "Failed: {Reason}")]
            public static partial void Failed(ILogger logger, string reason);
            [LoggerMessage(2, LogLevel.Error, "Failed: {Reason}")]
            public static partial void FailedWith(ILogger logger, Exception exception, string reason);
            public static partial void Failed(ILogger logger, string reason) { }
            public static partial void FailedWith(ILogger logger, Exception exception, string reason) { }
        }
        """;
}
