using System.Collections.Immutable;
using BackendArchitect.Analyzers.CodeFixes;
using BackendArchitect.Analyzers.Tests.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Tests.CodeFixes;

public class SequentialFixAllTests
{
    private const string Declarations = " static int Ping(params int[] inner) => 0; static int Pinged(params int[] inner) => 0; }";

    private static readonly ProbeCallRule Rule = new("BARCH9001");

    [Fact]
    public async Task Every_finding_of_a_document_is_fixed()
    {
        var project = ProbeProject.Create(("/service/A.cs", "class A { void Run() { Ping(); Ping(); Ping(); }" + Declarations));
        var solution = await FixAllAsync(project, FixAllScope.Document, new RenameFix());
        Assert.Equal("class A { void Run() { Pinged(); Pinged(); Pinged(); }" + Declarations, await TextAsync(solution, "A.cs"));
    }

    [Fact]
    public async Task A_finding_within_another_is_fixed_with_it()
    {
        var project = ProbeProject.Create(("/service/A.cs", "class A { void Run() { Ping(Ping(Ping()), Ping()); }" + Declarations));
        var solution = await FixAllAsync(project, FixAllScope.Document, new RenameFix());
        Assert.Equal("class A { void Run() { Pinged(Pinged(Pinged()), Pinged()); }" + Declarations, await TextAsync(solution, "A.cs"));
    }

    [Fact]
    public async Task The_scope_decides_which_documents_are_fixed()
    {
        Assert.Equal(["A.cs"], await FixedAsync(FixAllScope.Document));
        Assert.Equal(["A.cs", "B.cs"], await FixedAsync(FixAllScope.Project));
        Assert.Equal(["A.cs", "B.cs", "C.cs"], await FixedAsync(FixAllScope.Solution));

        static async Task<IEnumerable<string>> FixedAsync(FixAllScope scope)
        {
            var project = ProbeProject.Create(
                ("/service/A.cs", "class A { void Run() { Ping(); }" + Declarations), ("/service/B.cs", "class B { void Run() { Ping(); }" + Declarations));
            var other = project.Solution.AddProject("Other", "Other", LanguageNames.CSharp)
                .WithCompilationOptions(project.CompilationOptions!).WithMetadataReferences(project.MetadataReferences)
                .AddDocument("C.cs", "class C { void Run() { Ping(); }" + Declarations, filePath: "/other/C.cs").Project;
            var solution = await FixAllAsync(other.Solution.GetProject(project.Id)!, scope, new RenameFix());
            var names = new List<string>();
            foreach (var document in solution.Projects.SelectMany(p => p.Documents))
                if ((await document.GetTextAsync()).ToString().Contains("{ Pinged()"))
                    names.Add(document.Name);
            return names.Order(StringComparer.Ordinal);
        }
    }

    [Fact]
    public async Task Edits_of_additional_documents_are_kept()
    {
        var project = ProbeProject.Create(
            ("/service/A.cs", "class A { void Run() { Ping(); Ping(); }" + Declarations), ("/service/B.cs", "class B { void Run() { Ping(); }" + Declarations));
        project = project.AddAdditionalDocument("names.txt", "names:", filePath: "/service/names.txt").Project;
        var solution = await FixAllAsync(project, FixAllScope.Project, new NoteFix());
        var notes = await solution.Projects.Single().AdditionalDocuments.Single().GetTextAsync();
        Assert.Equal("names: A.cs A.cs B.cs", notes.ToString());
    }

    [Fact]
    public async Task A_finding_is_fixed_where_another_files_fix_moved_it()
    {
        var project = ProbeProject.Create(
            ("/service/A.cs", "class A { void Run() { Ping(); }" + Declarations), ("/service/B.cs", "class B { void Run() { Ping(); Ping(); }" + Declarations));
        var solution = await FixAllAsync(project, FixAllScope.Project, new HeaderFix());
        Assert.Equal("// B.cs\n// B.cs\nclass A { void Run() { Pinged(); }" + Declarations, await TextAsync(solution, "A.cs"));
        Assert.Equal("// A.cs\nclass B { void Run() { Pinged(); Pinged(); }" + Declarations, await TextAsync(solution, "B.cs"));
    }

    [Fact]
    public async Task A_finding_whose_place_was_rewritten_is_left_for_another_run()
    {
        var project = ProbeProject.Create(("/service/A.cs", "class A { void Run() { Ping(Ping()); }" + Declarations));
        var solution = await FixAllAsync(project, FixAllScope.Document, new RemovalFix());
        Assert.Equal("class A { void Run() { ; }" + Declarations, await TextAsync(solution, "A.cs"));
    }

    [Fact]
    public async Task Where_nothing_is_found_nothing_is_offered()
    {
        var project = ProbeProject.Create(("/service/A.cs", "class A { }"));
        Assert.Null(await ActionAsync(project, FixAllScope.Project, new RenameFix(), "Rename"));
    }

    [Fact]
    public async Task The_way_that_was_chosen_is_the_way_for_all()
    {
        var project = ProbeProject.Create(("/service/A.cs", "class A { void Run() { Ping(); Ping(); }" + Declarations));
        var action = await ActionAsync(project, FixAllScope.Document, new RenameFix(), "Drop");
        Assert.Equal("class A { void Run() { 0(); 0(); }" + Declarations, await TextAsync(await ChangedAsync(action!), "A.cs"));
    }

    // What dotnet format does where the first finding that it sees has no fix or is another rule's.
    [Fact]
    public async Task Where_no_way_was_chosen_the_first_that_is_offered_is_the_way_for_all()
    {
        var project = ProbeProject.Create(("/service/A.cs", "class A { void Run() { Ping(); Ping(); }" + Declarations));
        var action = await ActionAsync(project, FixAllScope.Solution, new RenameFix(), key: null);
        Assert.Equal("class A { void Run() { Pinged(); Pinged(); }" + Declarations, await TextAsync(await ChangedAsync(action!), "A.cs"));
    }

    [Fact]
    public async Task What_is_to_be_reviewed_is_never_the_way_for_all()
    {
        var project = ProbeProject.Create(("/service/A.cs", "class A { void Run() { Ping(); }" + Declarations));
        var action = await ActionAsync(project, FixAllScope.Solution, new ReviewedFix(), key: null);
        Assert.Equal("class A { void Run() { Ping(); }" + Declarations, await TextAsync(await ChangedAsync(action!), "A.cs"));
    }

    [Fact]
    public async Task A_finding_of_another_rule_is_offered_nothing()
    {
        var document = ProbeProject.Create(("/service/A.cs", "class A { void Run() { Ping(); }" + Declarations)).Documents.Single();
        var finding = (await document.Project.AnalyzeAsync(new CallAnalyzer([new ProbeCallRule("BARCH9002")]))).Single();
        await new RenameFix().RegisterCodeFixesAsync(new CodeFixContext(document, finding, (action, _) => Assert.Fail(action.Title), CancellationToken.None));
    }

    [Fact]
    public void Only_safe_fixes_join_fix_all()
    {
        Assert.Same(SequentialFixAll.Instance, new RenameFix().GetFixAllProvider());
        Assert.Null(new RenameFix(Safety.Review).GetFixAllProvider());
        Assert.Null(new RenameFix(Safety.Proposal).GetFixAllProvider());
    }

    private static async Task<Solution> FixAllAsync(Project project, FixAllScope scope, CodeFixProvider fix) =>
        await ChangedAsync((await ActionAsync(project, scope, fix, "Rename"))!);

    private static Task<CodeAction?> ActionAsync(Project project, FixAllScope scope, CodeFixProvider fix, string? key) =>
        SequentialFixAll.Instance.GetFixAsync(new FixAllContext(
            project.Documents.OrderBy(d => d.Name, StringComparer.Ordinal).First(), fix, scope, key!, [Rule.Definition.Id], new Findings(), CancellationToken.None));

    private static async Task<Solution> ChangedAsync(CodeAction action) =>
        (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    private static async Task<string> TextAsync(Solution solution, string name) =>
        (await solution.Projects.SelectMany(p => p.Documents).Single(d => d.Name == name).GetTextAsync()).ToString();

    private sealed class Findings : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await project.AnalyzeAsync(new CallAnalyzer([Rule]), cancellationToken: cancellationToken);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            (await GetAllDiagnosticsAsync(document.Project, cancellationToken)).Where(d => d.Location.SourceTree!.FilePath == document.FilePath);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }

    private abstract class ProbeFix(Safety safety = Safety.Safe) : RuleFix(Rule.Definition, safety)
    {
        protected override async Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken)
        {
            var text = await site.Document.GetTextAsync(cancellationToken);
            var found = site.Diagnostic.Location.SourceSpan;
            Assert.Equal("Ping", text.ToString(found));
            Assert.Same(site.Root.SyntaxTree, site.Diagnostic.Location.SourceTree);
            Assert.Equal("'Ping' is seen", site.Diagnostic.GetMessage());
            return
            [
                new("Rename", _ => Task.FromResult(Renamed(site, text.Replace(found, "Pinged")))),
                new("Drop", _ => Task.FromResult(site.Document.WithText(text.Replace(found, "0")).Project.Solution)),
            ];
        }

        protected abstract Solution Renamed(FixSite site, SourceText renamed);
    }

    private sealed class RenameFix(Safety safety = Safety.Safe) : ProbeFix(safety)
    {
        protected override Solution Renamed(FixSite site, SourceText renamed) => site.Document.WithText(renamed).Project.Solution;
    }

    /// <summary>Has no way that may be taken unseen.</summary>
    private sealed class ReviewedFix() : RuleFix(Rule.Definition, Safety.Safe)
    {
        protected override Task<ImmutableArray<FixPlan>> PlanAsync(FixSite site, CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<FixPlan>>(
            [new("Drop", _ => Task.FromResult(site.Document.WithText(SourceText.From("")).Project.Solution)) { Safety = Safety.Review }]);
    }

    /// <summary>Also writes into an additional document.</summary>
    private sealed class NoteFix : ProbeFix
    {
        protected override Solution Renamed(FixSite site, SourceText renamed)
        {
            var solution = site.Document.WithText(renamed).Project.Solution;
            var notes = solution.GetProject(site.Document.Project.Id)!.AdditionalDocuments.Single();
            return solution.WithAdditionalDocumentText(notes.Id, SourceText.From(notes.GetTextAsync().Result + " " + site.Document.Name));
        }
    }

    /// <summary>Also writes a line at the top of the other document.</summary>
    private sealed class HeaderFix : ProbeFix
    {
        protected override Solution Renamed(FixSite site, SourceText renamed)
        {
            var solution = site.Document.WithText(renamed).Project.Solution;
            var other = solution.Projects.Single().Documents.Single(d => d.Id != site.Document.Id);
            return solution.WithDocumentText(other.Id, other.GetTextAsync().Result.Replace(0, 0, "// " + site.Document.Name + "\n"));
        }
    }

    /// <summary>Takes the whole statement away.</summary>
    private sealed class RemovalFix : ProbeFix
    {
        protected override Solution Renamed(FixSite site, SourceText renamed)
        {
            var text = site.Root.GetText();
            var start = text.ToString().IndexOf("Ping(", StringComparison.Ordinal);
            var end = text.ToString().IndexOf(';', start);
            return site.Document.WithText(text.Replace(TextSpan.FromBounds(start, end), "")).Project.Solution;
        }
    }
}
