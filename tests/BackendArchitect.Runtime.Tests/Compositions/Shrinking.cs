using BackendArchitect.Runtime.Tests.Hosting;

namespace BackendArchitect.Runtime.Tests.Compositions;

/// <summary>Leaves parts of a composition out as long as the model still differs from what runs.</summary>
internal static class Shrinking
{
    /// <summary>The smallest source that still differs, and its differences; null where the whole does not differ when it is run alone.</summary>
    internal static async Task<(ApplicationSource Source, string Differences)?> SmallestAsync(Composition composition)
    {
        var leftOut = new HashSet<int>();
        if (await DifferencesAsync(composition, leftOut) is not { } smallest)
            return null;
        var parts = Parts.Of(composition).ToList();
        // A part that had to stay may go when another is gone.
        for (var isSmaller = true; isSmaller;)
        {
            isSmaller = false;
            foreach (var part in parts.Where(part => !leftOut.Contains(part.Id)).ToList())
            {
                leftOut.Add(part.Id);
                if (CompositionWriter.Write(composition, leftOut) is var source && source.Files.SequenceEqual(smallest.Source.Files))
                    continue;
                if (await DifferencesAsync(composition, leftOut) is { } smaller)
                    (smallest, isSmaller) = (smaller, true);
                else
                    leftOut.Remove(part.Id);
            }
        }
        return smallest;
    }

    private static async Task<(ApplicationSource Source, string Differences)?> DifferencesAsync(Composition composition, IReadOnlySet<int> leftOut)
    {
        var source = CompositionWriter.Write(composition, leftOut);
        try
        {
            var application = CompiledApplication.Together(composition.Name, [source])[composition.Name];
            return (await ComposedRun.OfAsync(application)).Differences is { } differences ? (source, differences) : null;
        }
        // What does not compile or run without the part is another failure.
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return null;
        }
    }
}
