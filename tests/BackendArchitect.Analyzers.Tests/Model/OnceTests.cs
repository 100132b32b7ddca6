using BackendArchitect.Analyzers.Model.Roslyn;

namespace BackendArchitect.Analyzers.Tests.Model;

public class OnceTests
{
    [Fact]
    public void The_value_is_computed_once()
    {
        var computed = 0;
        var once = new Once<object>(_ => { computed++; return new object(); });
        Assert.Same(once.Value(default), once.Value(default));
        Assert.Equal(1, computed);
    }

    [Fact]
    public void A_cancelled_computation_leaves_nothing_behind()
    {
        var once = new Once<string>(token => { token.ThrowIfCancellationRequested(); return "answer"; });
        Assert.Throws<OperationCanceledException>(() => once.Value(new CancellationToken(canceled: true)));
        Assert.Equal("answer", once.Value(default));
        Assert.Equal("answer", once.Value(new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_failed_computation_is_tried_again()
    {
        var fails = true;
        var once = new Once<string>(_ => fails ? throw new FormatException() : "answer");
        Assert.Throws<FormatException>(() => once.Value(default));
        fails = false;
        Assert.Equal("answer", once.Value(default));
    }

    [Fact]
    public async Task Racing_callers_get_the_same_value()
    {
        using var start = new Barrier(4);
        var once = new Once<object>(_ => new object());
        var values = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => { start.SignalAndWait(); return once.Value(default); })));
        Assert.Single(values.Distinct());
    }
}
