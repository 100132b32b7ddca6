using System.Diagnostics;
using System.Globalization;
using BackendArchitect.Analyzers.CodeFixes.Proposals;
using BackendArchitect.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Benchmarks;

/// <summary>Prints how long a verdict about a model's answer takes in a project of some 300 files: the compiler and our rules included.</summary>
internal static class JudgeBudget
{
    private const int Files = 300;
    private const int RunsBefore = 10;
    private const int Runs = 60;

    private const string Reviews = """
        using Microsoft.AspNetCore.Mvc;

        namespace Generated;

        [ApiController, Route("reviews")]
        public class ReviewsController : ControllerBase
        {
            [HttpPost]
            public IActionResult Post(Review review)
            {
                return Ok(review.Text);
            }
        }

        public class Review
        {
            public string? Text { get; set; }

            public int Stars { get; set; }
        }
        """;

    private static string Answer(int most) => $$"""
        ```csharp
        [HttpPost]
        public IActionResult Post(Review review)
        {
            if (string.IsNullOrWhiteSpace(review.Text) || review.Text.Length > {{most}} || review.Stars < 1 || review.Stars > 5)
                return BadRequest();
            return Ok(review.Text);
        }
        ```
        """;

    /// <summary>Judges answers, right ones and ones that only the last check refuses, each another text.</summary>
    internal static async Task Print()
    {
        var project = Open();
        var document = project.Documents.Single(d => d.Name == "Reviews.cs");
        var compilation = (await project.GetCompilationAsync())!;
        var finding = (await compilation.WithAnalyzers(Hosts.All, project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync())
            .Single(d => d.Id == "BARCH2001" && d.Location.SourceTree!.FilePath == document.FilePath);
        var times = new List<double>();
        for (var run = 0; run < RunsBefore + Runs; run++)
        {
            var clock = Stopwatch.StartNew();
            var proposal = await ProposalJudge.JudgeAsync(document, finding, new(Answer(1000 + run)));
            if (!proposal.Verdict.IsAccepted)
                throw new InvalidOperationException(string.Join("; ", proposal.Verdict.Refusals));
            if (run >= RunsBefore)
                times.Add(clock.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        Console.WriteLine("| files | verdicts | median ms | p95 ms | longest ms |\n|---|---|---|---|---|");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {project.DocumentIds.Count} | {Runs} | {times[Runs / 2]:0} | {times[Runs * 95 / 100]:0} | {times[^1]:0} |"));
    }

    private static Project Open()
    {
        // The smallest size that has so many files.
        var compilation = Enumerable.Range(1, 20).Select(step => new GeneratedService(step * 0.05).Compile()).First(c => c.SyntaxTrees.Length >= Files);
        var project = new AdhocWorkspace().AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Create(), "Service", "Service", LanguageNames.CSharp, filePath: "/service/Service.csproj",
            compilationOptions: compilation.Options, parseOptions: compilation.SyntaxTrees[0].Options, metadataReferences: compilation.References));
        foreach (var tree in compilation.SyntaxTrees)
            project = project.AddDocument(Path.GetFileName(tree.FilePath), tree.GetText(), filePath: "/service/" + tree.FilePath.TrimStart('/')).Project;
        return project.AddDocument("Reviews.cs", SourceText.From(Reviews), filePath: "/service/Reviews.cs").Project;
    }
}
