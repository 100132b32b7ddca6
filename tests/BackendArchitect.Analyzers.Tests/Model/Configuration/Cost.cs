using BackendArchitect.Analyzers.Model.Configuration;

namespace BackendArchitect.Analyzers.Tests.Model.Configuration;

/// <summary>
/// What work costs, counted: characters taken from a file and bytes allocated. Neither knows of clocks or of what else the machine does, and what grows
/// with the square of a file shows in one of them.
/// </summary>
/// <param name="Taken">The characters taken from the file, each as often as it was taken.</param>
/// <param name="Allocated">The bytes allocated.</param>
internal readonly record struct Cost(long Taken, long Allocated)
{
    // A reader that looks back or ahead farther than this has to take what is there from the file again.
    private const int Window = 192;

    // Twice the text costs twice as much, and a little for arrays that grow by doubling.
    private const double Most = 2.6;
    private const long Slack = 16 * 1024;

    /// <summary>What it costs to read a text.</summary>
    internal static Cost Of(ConfigReader reader, string text)
    {
        var counted = new CountedText(text);
        var allocated = Allocation(() => reader.Read("/service/file", counted, default, Window));
        return new(counted.Taken, allocated);
    }

    /// <summary>How many bytes the work allocates on its thread.</summary>
    internal static long Allocation(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Fails where the work for twice as much costs far more than twice.</summary>
    internal static void IsLinear(Cost one, Cost two)
    {
        Assert.True(two.Taken <= one.Taken * Most + Slack, $"{one.Taken} characters taken for one, {two.Taken} for two");
        Assert.True(two.Allocated <= one.Allocated * Most + Slack, $"{one.Allocated} bytes allocated for one, {two.Allocated} for two");
    }
}
