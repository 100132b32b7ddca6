using BackendArchitect.Analyzers.CodeFixes;
using BackendArchitect.Analyzers.Tests.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace BackendArchitect.Analyzers.Tests.CodeFixes;

public class FixJudgeTests
{
    private const string Weak = "handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => true;";

    private const string WeakToo = "other.ServerCertificateCustomValidationCallback = (_, _, _, _) => true;";

    private static string Client(string first, string second = "", string members = "") => $$"""
        using System.Net.Http;
        class Client
        {
            {{members}}
            void Connect(HttpClientHandler handler, HttpClientHandler other)
            {
                {{first}}
                {{second}}
            }
        }
        """;

    private static async Task<Verdict> JudgeAsync(string before, string after, Func<Solution, Solution>? also = null, int finding = 0)
    {
        var project = ProbeProject.Create(("/service/Client.cs", before));
        return await JudgeAsync(project, solution =>
        {
            var changed = solution.WithDocumentText(project.DocumentIds[0], SourceText.From(after));
            return also is null ? changed : also(changed);
        }, finding);
    }

    private static async Task<Verdict> JudgeAsync(Project project, Func<Solution, Solution> change, int finding = 0)
    {
        var findings = (await project.AnalyzeAsync(new ValueAnalyzer())).Where(d => d.Id == "BARCH1009").OrderBy(d => d.Location.SourceSpan.Start).ToList();
        return await FixJudge.JudgeAsync(project.Solution, change(project.Solution), findings[finding], CancellationToken.None);
    }

    private static void AssertRefused(Verdict verdict, RefusalReason reason)
    {
        Assert.False(verdict.IsAccepted);
        Assert.Equal(reason, Assert.Single(verdict.Refusals).Reason);
        Assert.NotEmpty(verdict.Refusals[0].Detail);
    }

    [Fact]
    public async Task A_change_that_removes_the_finding_and_nothing_else_is_accepted() =>
        Assert.True((await JudgeAsync(Client(Weak), Client(""))).IsAccepted);

    [Fact]
    public async Task One_finding_may_go_while_its_like_stay()
    {
        Assert.True((await JudgeAsync(Client(Weak, WeakToo), Client(Weak), finding: 1)).IsAccepted);
        Assert.True((await JudgeAsync(Client(Weak, WeakToo), Client("", WeakToo), finding: 0)).IsAccepted);
    }

    [Fact]
    public async Task A_change_of_nothing_is_refused() => AssertRefused(await JudgeAsync(ProbeProject.Create(("/service/Client.cs", Client(Weak))), s => s), RefusalReason.Unchanged);

    [Fact]
    public async Task A_new_version_with_the_old_text_is_refused() => AssertRefused(await JudgeAsync(Client(Weak), Client(Weak)), RefusalReason.Unchanged);

    [Fact]
    public async Task A_change_that_leaves_the_finding_is_refused() =>
        AssertRefused(await JudgeAsync(Client(Weak), Client(Weak, "handler.UseProxy = false;")), RefusalReason.FindingRemains);

    [Fact]
    public async Task A_change_that_removes_another_finding_is_refused()
    {
        AssertRefused(await JudgeAsync(Client(Weak, WeakToo), Client("", WeakToo), finding: 1), RefusalReason.FindingRemains);
        AssertRefused(await JudgeAsync(Client(Weak, WeakToo), Client(Weak, ""), finding: 0), RefusalReason.FindingRemains);
    }

    [Fact]
    public async Task A_finding_that_is_suppressed_remains() =>
        AssertRefused(await JudgeAsync(Client(Weak), "#pragma warning disable BARCH1009\n" + Client(Weak)), RefusalReason.FindingRemains);

    [Fact]
    public async Task A_compiler_error_is_refused_by_name()
    {
        var verdict = await JudgeAsync(Client(Weak), Client("missing();"));
        AssertRefused(verdict, RefusalReason.NewCompilerDiagnostic);
        Assert.Contains("CS0103", verdict.Refusals[0].Detail);
    }

    [Fact]
    public async Task A_compiler_warning_is_refused_by_name()
    {
        var verdict = await JudgeAsync(Client(Weak), Client("int unused;"));
        AssertRefused(verdict, RefusalReason.NewCompilerDiagnostic);
        Assert.Contains("CS0168", verdict.Refusals[0].Detail);
    }

    [Fact]
    public async Task What_the_compiler_said_before_is_no_ground() =>
        Assert.True((await JudgeAsync(Client(Weak, "int unused;"), Client("", "int unused;"))).IsAccepted);

    [Fact]
    public async Task A_finding_that_appears_is_refused()
    {
        var verdict = await JudgeAsync(
            Client(Weak),
            Client("System.Net.ServicePointManager.ServerCertificateValidationCallback += (_, _, _, _) => true;"));
        Assert.Contains(verdict.Refusals, refusal => refusal.Reason == RefusalReason.NewFinding && refusal.Detail.Contains("BARCH1009"));
        Assert.Contains(verdict.Refusals, refusal => refusal.Reason == RefusalReason.FindingRemains);
    }

    [Fact]
    public async Task A_project_that_depends_on_the_changed_one_is_judged_too()
    {
        var library = ProbeProject.Create(("/service/Client.cs", Client(Weak, members: "public const int Version = 1;").Replace("class", "public class")));
        var host = library.Solution.AddProject("Host", "Host", LanguageNames.CSharp)
            .WithCompilationOptions(library.CompilationOptions!)
            .WithMetadataReferences(library.MetadataReferences)
            .AddProjectReference(new ProjectReference(library.Id))
            .AddDocument("Host.cs", "class Host { int Version() => Client.Version; }", filePath: "/host/Host.cs").Project;
        var verdict = await JudgeAsync(
            host.Solution.GetProject(library.Id)!,
            solution => solution.WithDocumentText(library.DocumentIds[0], SourceText.From(Client("").Replace("class", "public class"))));
        AssertRefused(verdict, RefusalReason.NewCompilerDiagnostic);
        Assert.Contains("Host.cs", verdict.Refusals[0].Detail);
    }

    [Fact]
    public async Task What_a_setting_was_found_to_be_before_it_changed_counts_no_longer()
    {
        var clean = ProbeProject.Create(("/service/Client.cs", Client(Weak)));
        var settings = clean.AddAdditionalDocument("appsettings.json", "{ }", filePath: "/service/appsettings.json");
        var password = "Server=db.contoso.com;User Id=shop;Password=" + string.Concat("tQ7!x", "pL2", "vR9z");
        var leaky = settings.Project.Solution.WithAdditionalDocumentText(settings.Id, SourceText.From($$"""{ "ConnectionStrings": { "Shop": "{{password}}" } }"""));
        var finding = (await settings.Project.AnalyzeAsync(new ValueAnalyzer())).Single(d => d.Id == "BARCH1009");
        Assert.Contains((await FixJudge.JudgeAsync(settings.Project.Solution, leaky, finding, CancellationToken.None)).Refusals, refusal => refusal.Detail.Contains("BARCH1101"));

        var mended = leaky.WithDocumentText(clean.DocumentIds[0], SourceText.From(Client("")));
        var verdict = await FixJudge.JudgeAsync(leaky, mended, finding, CancellationToken.None);
        Assert.True(verdict.IsAccepted, string.Join("\n", verdict.Refusals));
    }

    private static async Task<Verdict> JudgeOfLibraryAsync(string conventions)
    {
        var library = ProbeProject.Create(("/service/Orders.cs", Orders("")));
        var host = library.Solution.AddProject("Host", "Host", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication)).WithMetadataReferences(library.MetadataReferences)
            .AddProjectReference(new(library.Id))
            .AddDocument("Program.cs", SourceText.From("""
                using Microsoft.AspNetCore.Builder;
                using Microsoft.Extensions.DependencyInjection;

                var builder = WebApplication.CreateBuilder(args);
                builder.Services.AddAuthentication("Cookies").AddCookie();
                builder.Services.AddAuthorization();
                var app = builder.Build();
                app.UseAuthorization();
                app.MapOrders();
                app.MapGet("/me", () => "me").RequireAuthorization();
                app.Run();
                """), filePath: "/host/Program.cs").Project;
        var finding = (await HostFindings.OfAsync(host, _ => true, CancellationToken.None)).SelectMany(said => said.Findings).Single(d => d.Id == "BARCH5001");
        Assert.Empty((await library.AnalyzeAsync(new EndpointAnalyzer())).Where(d => d.Id == "BARCH5001"));
        var before = host.Solution;
        return await FixJudge.JudgeAsync(before, before.WithDocumentText(library.DocumentIds[0], SourceText.From(Orders(conventions))), finding, CancellationToken.None);

        static string Orders(string conventions) => $$"""
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Routing;

            public static class OrderEndpoints
            {
                public static void MapOrders(this IEndpointRouteBuilder app) => app.MapDelete("/orders/{id:int}", (int id) => id){{conventions}};
            }
            """;
    }

    [Fact]
    public async Task A_finding_in_a_library_that_its_host_decides_is_gone_when_the_host_says_so()
    {
        var verdict = await JudgeOfLibraryAsync(".RequireAuthorization()");
        Assert.True(verdict.IsAccepted, string.Join("\n", verdict.Refusals));
        AssertRefused(await JudgeOfLibraryAsync(".WithName(\"delete-order\")"), RefusalReason.FindingRemains);
    }

    [Fact]
    public async Task A_cancelled_judgement_is_no_verdict()
    {
        var project = ProbeProject.Create(("/service/Client.cs", Client(Weak)));
        var finding = (await project.AnalyzeAsync(new ValueAnalyzer())).Single(d => d.Id == "BARCH1009");
        var after = project.Solution.WithDocumentText(project.DocumentIds[0], SourceText.From(Client("")));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => FixJudge.JudgeAsync(project.Solution, after, finding, new CancellationToken(canceled: true)));
    }
}
