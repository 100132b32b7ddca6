using System.Globalization;
using BackendArchitect.Analyzers.AI;
using BackendArchitect.Analyzers.CodeFixes;
using BackendArchitect.Analyzers.CodeFixes.Proposals;
using BackendArchitect.Analyzers.Tests.CodeFixes.Proposals;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendArchitect.Analyzers.Tests.AI;

public class RedactionTests
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    // Assembled here: no file of the repository holds a text that looks alive.
    private static string Secret(Random random) => random.Next(9) switch
    {
        0 => "AK" + "IA" + Text(random, 16, Alphabet[..26] + "234567"),
        1 => "gh" + "p_" + Text(random, 36, Alphabet),
        2 => "sk" + "_live_" + Text(random, 24, Alphabet),
        3 => "xo" + "xb-" + Text(random, 12, "0123456789") + "-" + Text(random, 24, Alphabet),
        4 => Text(random, 40, Alphabet + "+/"),
        5 => Text(random, 32, "0123456789abcdef"),
        6 => "Server=db;User Id=shop;Password=" + Text(random, 12, Alphabet + "!%"),
        7 => "https://shop:" + Text(random, 14, Alphabet) + "@api.example.com/v1",
        _ => "ey" + "J" + Text(random, 20, Alphabet) + ".eyJ" + Text(random, 30, Alphabet) + "." + Text(random, 43, Alphabet),
    };

    private static string Text(Random random, int length, string alphabet) => string.Concat(Enumerable.Range(0, length).Select(_ => alphabet[random.Next(alphabet.Length)]));

    private static string Planted(string secret, int place) => (place % 8) switch
    {
        0 => $"var client = new Client(\"{secret}\");",
        1 => $"// for tests: {secret}",
        2 => $"const string ApiKey = \"{secret}\";",
        3 => $"var header = $\"Bearer {secret} {{order.Sku}}\";",
        4 => $"var text = @\"{secret}\";",
        5 => $"var raw = \"\"\"{secret}\"\"\";",
        6 => $"var bytes = \"{secret}\"u8;",
        _ => $"/* {secret} */ Send(order, token: \"{secret}\");",
    };

    [Fact]
    public async Task None_of_a_thousand_planted_secrets_stands_in_what_is_sent()
    {
        for (var slice = 0; slice < 20; slice++)
        {
            var secrets = Enumerable.Range(slice * 50, 50).Select(seed => (Seed: seed, Text: Secret(new(seed)))).ToList();
            var source = $$"""
                var builder = WebApplication.CreateBuilder(args);
                var app = builder.Build();
                // outside: {{secrets[0].Text}}
                app.MapGet("/other", () => "{{secrets[1].Text}}").RequireAuthorization();
                app.MapPost("/orders", (PlaceOrder order) =>
                {
                    {{string.Join("\n    ", secrets.Select((secret, index) => Planted(secret.Text, secret.Seed).Replace("var client", "var client" + index).Replace("ApiKey", "ApiKey" + index).Replace("var header", "var header" + index).Replace("var text", "var text" + index).Replace("var raw", "var raw" + index).Replace("var bytes", "var bytes" + index)))}}
                    return Results.Created("/orders/1", order.Sku);
                }).RequireAuthorization();
                app.Run();

                static void Send(PlaceOrder order, string token) { }
                public record PlaceOrder(string Sku, int Quantity);
                public class Client(string key) { public string Key => key; }
                """;
            var good = new ProposalCase("planted " + slice.ToString(CultureInfo.InvariantCulture), "BARCH2001", [("Program.cs", source)], "");
            var (document, finding) = await good.OpenAsync();
            var (site, _) = await ProposalSite.FindAsync(document, finding, CancellationToken.None);
            var (prompt, why) = await Prompt.OfAsync(site!, CancellationToken.None);
            Assert.Null(why);
            foreach (var secret in secrets)
            {
                Assert.DoesNotContain(secret.Text, prompt!.Shown);
                Assert.DoesNotContain(secret.Text[^10..], prompt.Shown);
            }
            Assert.True(prompt!.Redaction.Taken > 0);
            Assert.Equal(site!.Code, prompt.Redaction.Restore(prompt.Redaction.Of(site.Unit)));
        }
    }

    [Fact]
    public async Task What_was_taken_out_is_put_back_where_it_stood_and_nowhere_else()
    {
        var secret = "sk" + "_live_" + Text(new(4), 24, Alphabet);
        var good = new ProposalCase("misplaced", "BARCH2001", [("Program.cs", $$"""
            var builder = WebApplication.CreateBuilder(args);
            var app = builder.Build();
            // Written by somebody who knows the till.
            app.MapPost("/returns", (PlaceOrder order) => order.Sku.Length is > 0 and < 20 ? Results.Ok() : Results.BadRequest()).RequireAuthorization();
            app.MapPost("/orders", (PlaceOrder order) =>
            {
                var client = new Client("{{secret}}");
                return Results.Created(client.Key, order.Sku);
            }).RequireAuthorization();
            app.Run();

            public record PlaceOrder(string Sku, int Quantity);
            public class Client(string key) { public string Key => key; }
            """)], "");
        var (document, finding) = await good.OpenAsync();
        var (site, _) = await ProposalSite.FindAsync(document, finding, CancellationToken.None);
        var prompt = (await Prompt.OfAsync(site!, CancellationToken.None)).Prompt!;
        Assert.Contains("/returns", prompt.Question);
        Assert.DoesNotContain("who knows the till", prompt.Question);
        const string Guarded = """
            app.MapPost("/orders", (PlaceOrder order) =>
            {
                if (string.IsNullOrWhiteSpace(order.Sku) || order.Sku.Length > 20)
                    return Results.BadRequest();
                var client = new Client(REDACTED_0001);
                return Results.Created(client.Key, order.Sku);
            }).RequireAuthorization();
            """;
        var right = await prompt.JudgeAsync(site!, new(ProposalCase.Fenced(Guarded)), CancellationToken.None);
        Assert.True(right.Verdict.IsAccepted, string.Join("\n", right.Verdict.Refusals));
        Assert.Contains($"new Client(\"{secret}\")", (await right.After!.GetDocument(document.Id)!.GetTextAsync()).ToString());
        var told = await prompt.JudgeAsync(site!, new(ProposalCase.Fenced(Guarded.Replace("BadRequest()", "BadRequest(REDACTED_0001)"))), CancellationToken.None);
        Assert.Equal([RefusalReason.NewSecret], told.Verdict.Refusals.Select(refusal => refusal.Reason));
        // Nor is it told by somebody who knows the text itself.
        var known = await ProposalJudge.JudgeAsync(document, finding, new(ProposalCase.Fenced(Guarded.Replace("REDACTED_0001", $"\"{secret}\"").Replace("BadRequest()", $"BadRequest(\"{secret}\")"))));
        Assert.Equal([RefusalReason.NewSecret], known.Verdict.Refusals.Select(refusal => refusal.Reason));
    }

    [Theory]
    [InlineData("var a = \"a plain sentence, as a message has it\";")]
    [InlineData("var route = \"/orders/{id}\";")]
    [InlineData("var type = \"image/png\";")]
    public void What_is_no_secret_stays(string code)
    {
        var redaction = new Redaction();
        var node = CSharpSyntaxTree.ParseText(code).GetRoot();
        Assert.Equal(code, redaction.Of(node));
        Assert.Equal(0, redaction.Taken);
    }

    [Fact]
    public async Task Findings_of_credentials_are_never_sent()
    {
        var entries = RuleCatalog.Entries.Where(entry => entry.Descriptor.Category == Family.Secrets && entry.Rule.Proposal is not null).Select(entry => entry.Id);
        Assert.Equal(["BARCH1008", "BARCH1010"], entries);
        var (document, finding) = await GoodAnswers.All.First(good => good.Id == "BARCH1008").OpenAsync();
        var (site, _) = await ProposalSite.FindAsync(document, finding, CancellationToken.None);
        Assert.NotNull((await Prompt.OfAsync(site!, CancellationToken.None)).Prompt);
    }

    [Fact]
    public async Task The_question_holds_the_finding_the_page_the_code_and_what_may_change_between_marks_that_nobody_can_guess()
    {
        var good = GoodAnswers.All.First(known => known.Name == "a guard before a body");
        var (document, finding) = await good.OpenAsync();
        var (site, _) = await ProposalSite.FindAsync(document, finding, CancellationToken.None);
        var (first, _) = await Prompt.OfAsync(site!, CancellationToken.None);
        var (second, _) = await Prompt.OfAsync(site!, CancellationToken.None);
        foreach (var part in new[] { "BARCH2001", "Unvalidated request body", "## Violation", "## Fixed", site!.Code, site.Allowance, "POST /orders", "PlaceOrder { string Sku; int Quantity }", "LogInformation" })
            Assert.Contains(part, first!.Question);
        Assert.DoesNotContain("## When to suppress", first!.Question);
        Assert.NotEqual(first.Question, second!.Question);
        Assert.Equal(first.Key, second.Key);
        Assert.NotEqual(first.KeyFor("OpenAI a"), first.KeyFor("OpenAI b"));
    }
}
