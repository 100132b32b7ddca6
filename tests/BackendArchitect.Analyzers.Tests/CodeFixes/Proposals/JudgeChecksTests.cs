using System.Collections.Immutable;
using BackendArchitect.Analyzers.CodeFixes;
using BackendArchitect.Analyzers.CodeFixes.Proposals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using static BackendArchitect.Analyzers.CodeFixes.RefusalReason;

namespace BackendArchitect.Analyzers.Tests.CodeFixes.Proposals;

public class JudgeChecksTests
{
    private const string Orders = """
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();

        app.MapPost("/orders", (PlaceOrder order) =>
        {
            // The stock is counted at night.
            var sku = order.Sku;
            return TypedResults.Ok(sku);
        }).RequireAuthorization();

        app.Run();

        public record PlaceOrder(string Sku, int Quantity);
        """;

    private const string Right = """
        app.MapPost("/orders", (PlaceOrder order) =>
        {
            // The stock is counted at night.
            var sku = order.Sku;
            if (sku is not { Length: > 0 and <= 20 } || order.Quantity is < 1 or > 100)
                throw new BadHttpRequestException("The order is not valid.");
            return TypedResults.Ok(sku);
        }).RequireAuthorization();
        """;

    private const string Encoded = """
        [HttpGet]
        public IActionResult Hello(string name) =>
            Content($"<h1>Hello {HtmlEncoder.Default.Encode(name)}</h1>", "text/html");
        """;

    private const string Hello = """
        using Microsoft.AspNetCore.Mvc;

        [ApiController, Route("hello")]
        public class HelloController : ControllerBase
        {
            [HttpGet]
            public IActionResult Hello(string name) =>
                Content($"<h1>Hello {name}</h1>", "text/html");
        }

        public class HtmlEncoder
        {
            public static HtmlEncoder Default => new();

            public string Encode(string text) => text;
        }
        """;

    private static ProposalCase Case(string answer, string source = Orders, string id = "BARCH2001", string file = "Program.cs") => new("", id, [(file, source)], answer);

    /// <summary>For each check an answer that no other check refuses.</summary>
    private static (RefusalReason Reason, string Answer)[] OnlyOne =>
    [
        (AnswerTooLarge, ProposalCase.Fenced(Right) + new string('\n', AnswerText.Longest)),
        (NoSingleBlock, ProposalCase.Fenced(Right) + "\nor\n" + ProposalCase.Fenced("// nothing")),
        (HiddenCharacter, ProposalCase.Fenced(Right.Replace("not valid", "not\u200B valid"))),
        (Directive, ProposalCase.Fenced(Right.Replace("    if", "#pragma warning disable CS8602\n    if"))),
        (OtherSyntax, ProposalCase.Fenced(Right + "\napp.MapGet(\"/debug\", () => 1);")),
        (CommentChanged, ProposalCase.Fenced(Right.Replace("    // The stock is counted at night.\n", ""))),
        (Reformatted, ProposalCase.Fenced(Right.Replace("var sku = order.Sku;", "var sku =\n        order.Sku;"))),
        (OutsideTheShape, ProposalCase.Fenced(Right.Replace("return TypedResults.Ok(sku)", "return TypedResults.Ok(order.Sku)"))),
        (UnprovenCheck, ProposalCase.Fenced(Right.Replace("order.Quantity is < 1 or > 100", "order.Quantity < 1 || order.Quantity < 100"))),
        (NewAddress, ProposalCase.Fenced(Right.Replace("is not valid.", "is not valid, see www.example.com"))),
        (NewSecret, ProposalCase.Fenced(Right.Replace("is not valid.", "is not " + Opaque))),
        (EndpointChanged, ProposalCase.Fenced(Right.Replace("throw new BadHttpRequestException(\"The order is not valid.\")", "return Results.BadRequest()"))),
        (NewCompilerDiagnostic, ProposalCase.Fenced(Right.Replace("    if (", "    if (order.Sku.Missing > 3 || "))),
        (FindingRemains, ProposalCase.Fenced(Right.Replace("sku is not { Length: > 0 and <= 20 } || order.Quantity is < 1 or > 100", "order is null"))),
    ];

    public static TheoryData<string> Reasons => new(OnlyOne.Select(only => only.Reason.ToString()));

    private static string Opaque => string.Concat(Enumerable.Range(0, 30).Select(i => "Ab1Cd2Ef3Gh4Jk5Lm6"[i * 5 % 18]));

    [Theory, MemberData(nameof(Reasons))]
    public async Task With_a_check_switched_off_an_answer_escapes(string name)
    {
        var (reason, answer) = OnlyOne.Single(only => only.Reason.ToString() == name);
        var good = Case(Right);
        var judged = await good.JudgeAsync(answer);
        Assert.False(judged.Verdict.IsAccepted);
        Assert.All(judged.Verdict.Refusals, refusal => Assert.Equal(reason, refusal.Reason));
        var without = await good.JudgeAsync(answer, reason);
        Assert.True(without.Verdict.IsAccepted, string.Join("\n", without.Verdict.Refusals));
    }

    [Fact]
    public async Task With_the_check_of_completeness_switched_off_half_an_answer_escapes()
    {
        var (document, finding) = await Case(Right).OpenAsync();
        var half = new AnswerText(ProposalCase.Fenced(Right), IsComplete: false);
        Assert.Equal([AnswerCutShort], (await ProposalJudge.JudgeAsync(document, finding, half)).Verdict.Refusals.Select(refusal => refusal.Reason));
        Assert.True((await ProposalJudge.JudgeAsync(document, finding, half, ignored: [AnswerCutShort])).Verdict.IsAccepted);
    }

    [Fact]
    public async Task With_the_check_of_names_switched_off_a_lookalike_escapes()
    {
        // An extension method that is called as the framework's, and does nothing.
        var good = new ProposalCase("", "BARCH1008",
        [
            ("Program.cs", """
                using Microsoft.AspNetCore.DataProtection;

                var builder = WebApplication.CreateBuilder(args);
                builder.Services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo("/var/shop/keys"));
                builder.Build().Run();
                """),
            ("Lookalike.cs", """
                using Microsoft.AspNetCore.DataProtection;

                static class Lookalike
                {
                    internal static IDataProtectionBuilder ProtectKeysWithDpapi(this IDataProtectionBuilder builder, string name) => builder;
                }
                """),
        ], "");
        var answer = ProposalCase.Fenced("""builder.Services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo("/var/shop/keys")).ProtectKeysWithDpapi("shop");""");
        Assert.Equal([ForeignName], (await good.JudgeAsync(answer)).Verdict.Refusals.Select(refusal => refusal.Reason));
        Assert.True((await good.JudgeAsync(answer, ForeignName)).Verdict.IsAccepted);
    }

    [Fact]
    public async Task A_finding_that_is_traded_for_another_is_refused()
    {
        var good = new ProposalCase("", "BARCH5001", [("Program.cs", """
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication().AddBearerToken();
            builder.Services.AddAuthorization();
            var app = builder.Build();
            app.MapGet("/orders", () => "my orders").RequireAuthorization();
            app.MapDelete("/orders", () => "gone");
            app.Run();
            """)], "");
        var unknown = ProposalCase.Fenced("""app.MapDelete("/orders", () => "gone").RequireAuthorization("nobody-defines-this");""");
        var judged = await good.JudgeAsync(unknown);
        Assert.Equal([NewFinding], judged.Verdict.Refusals.Select(refusal => refusal.Reason));
        Assert.True((await good.JudgeAsync(unknown, NewFinding)).Verdict.IsAccepted);
    }

    [Fact]
    public async Task An_answer_to_code_that_changed_meanwhile_is_stale()
    {
        var (document, finding) = await Case(Right).OpenAsync();
        var asked = SourceText.From((await document.GetTextAsync()) + "// typed\n");
        var judged = await ProposalJudge.JudgeAsync(document, finding, new(ProposalCase.Fenced(Right)), asked);
        Assert.Equal([Stale], judged.Verdict.Refusals.Select(refusal => refusal.Reason));
        Assert.True((await ProposalJudge.JudgeAsync(document, finding, new(ProposalCase.Fenced(Right)), asked, ignored: [Stale])).Verdict.IsAccepted);
    }

    [Fact]
    public async Task An_encoder_of_the_projects_own_is_no_encoder()
    {
        var good = new ProposalCase("", "BARCH2106", [("HelloController.cs", Hello)], Encoded);
        var judged = await good.JudgeAsync(good.Block);
        Assert.Contains(judged.Verdict.Refusals, refusal => refusal.Reason == ForeignName);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task The_same_answer_gives_the_same_bytes_whatever_its_line_ends(string newLine)
    {
        var source = Orders.Replace("\n", newLine);
        var good = Case(Right, source);
        var texts = new HashSet<string>();
        foreach (var answer in new[] { good.Block, good.Block.Replace("\n", "\r\n"), "Prose.\r\n" + good.Block })
        {
            var judged = await good.JudgeAsync(answer);
            Assert.True(judged.Verdict.IsAccepted, string.Join("\n", judged.Verdict.Refusals));
            var (document, _) = await good.OpenAsync();
            texts.Add((await judged.After!.GetDocument(document.Id)!.GetTextAsync()).ToString());
        }
        var text = Assert.Single(texts);
        Assert.Equal(source.Replace("    return TypedResults", $"    if (sku is not {{ Length: > 0 and <= 20 }} || order.Quantity is < 1 or > 100){newLine}        throw new BadHttpRequestException(\"The order is not valid.\");{newLine}    return TypedResults"), text);
    }

    [Fact]
    public async Task Every_framework_that_the_project_is_built_for_is_compiled()
    {
        // One file in two projects, of which the second has no such exception.
        var first = ProposalCase.Project([("Program.cs", Orders)]);
        var second = first.Solution.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Create(), "Service(old)", "Service", LanguageNames.CSharp, filePath: "/service/Service.csproj",
            compilationOptions: first.CompilationOptions, parseOptions: first.ParseOptions, metadataReferences: first.MetadataReferences));
        var id = second.ProjectIds.Single(project => project != first.Id);
        foreach (var document in first.Documents)
            second = second.AddDocument(DocumentId.CreateNewId(id), document.Name, (await document.GetTextAsync()).ToString().Replace("global using Microsoft.AspNetCore.Http;", "global using Microsoft.AspNetCore.Http;\nglobal using BadHttpRequestException = System.Text.StringBuilder;"), filePath: document.FilePath);
        var project = second.GetProject(first.Id)!;
        var finding = await ProposalCase.FindAsync(project, "BARCH2001", 0);
        var judged = await ProposalJudge.JudgeAsync(project.GetDocument(finding.Location.SourceTree)!, finding, new(ProposalCase.Fenced(Right)));
        Assert.Contains(judged.Verdict.Refusals, refusal => refusal.Reason == NewCompilerDiagnostic);
    }

    [Fact]
    public async Task A_rule_that_declares_no_shape_and_code_that_does_not_compile_are_not_asked_about()
    {
        var (document, finding) = await Case(Right).OpenAsync();
        var broken = document.WithText(SourceText.From((await document.GetTextAsync()) + "\n}}"));
        Assert.Equal([NothingToAsk], (await ProposalJudge.JudgeAsync(broken, finding, new(ProposalCase.Fenced(Right)))).Verdict.Refusals.Select(refusal => refusal.Reason));
        var other = Diagnostic.Create("BARCH5013", "Endpoints", "Something", DiagnosticSeverity.Warning, DiagnosticSeverity.Warning, true, 1, location: finding.Location);
        Assert.Equal([NothingToAsk], (await ProposalJudge.JudgeAsync(document, other, new(ProposalCase.Fenced(Right)))).Verdict.Refusals.Select(refusal => refusal.Reason));
    }

    [Fact]
    public async Task A_cancelled_judgement_is_no_verdict()
    {
        var (document, finding) = await Case(Right).OpenAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ProposalJudge.JudgeAsync(document, finding, new(ProposalCase.Fenced(Right)), cancellationToken: new(canceled: true)));
    }

    [Fact]
    public void Each_reason_is_named_by_a_test_of_this_class()
    {
        ImmutableArray<RefusalReason> named = [.. OnlyOne.Select(only => only.Reason), AnswerCutShort, ForeignName, NewFinding, Stale, NothingToAsk, Unchanged];
        Assert.Equal(Enum.GetValues<RefusalReason>().Order(), named.Order());
    }
}
