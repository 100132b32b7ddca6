using BackendArchitect.Analyzers.Tests.Samples;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendArchitect.Analyzers.Tests.Robustness;

/// <summary>The same sources give the same findings, whoever comes first.</summary>
public class DeterminismTests
{
    [Fact]
    public async Task One_thread_finds_the_same_twice_and_in_the_same_order()
    {
        var first = await RunAsync(isConcurrent: false);
        Assert.NotEmpty(first);
        Assert.Equal(first, await RunAsync(isConcurrent: false));
    }

    [Fact]
    public async Task Many_threads_find_what_one_finds()
    {
        var alone = (await RunAsync(isConcurrent: false)).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(alone);
        for (var i = 0; i < 3; i++)
            Assert.Equal(alone, (await RunAsync(isConcurrent: true)).Order(StringComparer.Ordinal));
    }

    // Trees and compilation are new each time, so that nothing is answered from what an earlier run left on them.
    private static async Task<IReadOnlyList<string>> RunAsync(bool isConcurrent)
    {
        var sample = SampleProject.Open("LeakyShop");
        var compilation = (await sample.Project.GetCompilationAsync())!;
        foreach (var tree in compilation.SyntaxTrees)
            compilation = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(tree.GetText(), (CSharpParseOptions)tree.Options, tree.FilePath));
        var run = await HostRun.OfAsync(compilation, sample.Project.AnalyzerOptions, isConcurrent);
        Assert.Empty(run.Defects);
        // The driver hands the files over in an order of its own; within one file the order is ours.
        return [.. run.Lines.OrderBy(line => line[..line.IndexOf(": (", StringComparison.Ordinal)], StringComparer.Ordinal)];
    }
}
