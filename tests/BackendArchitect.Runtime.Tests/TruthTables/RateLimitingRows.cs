using static BackendArchitect.Analyzers.Model.ClaimState;

namespace BackendArchitect.Runtime.Tests.TruthTables;

/// <summary>The cases. Policy <c>p</c> and the global limiter let one request through, policy <c>big</c> a thousand; the status is that of the second request.</summary>
internal static class RateLimitingRows
{
    private const string Use = "app.UseRateLimiter(); ";
    private const string One = "new() { PermitLimit = 1, Window = TimeSpan.FromHours(1) }";
    private const string Global = $"o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(_ => RateLimitPartition.GetFixedWindowLimiter(\"all\", _ => {One}));";
    private const string Policies = $"""o.AddFixedWindowLimiter("p", l => (l.PermitLimit, l.Window) = (1, TimeSpan.FromHours(1))); o.AddFixedWindowLimiter("big", l => (l.PermitLimit, l.Window) = (1000, TimeSpan.FromHours(1)));""";

    private const string Plain = """app.MapGet("/x", () => 1);""";
    private const string Required = """app.MapGet("/x", () => 1).RequireRateLimiting("p");""";

    internal static IReadOnlyList<TruthRow> All { get; } =
    [
        Row("R1", "A policy limits", Use + Required, new Truth("/x", 503, Stated)),
        Row("R2", "The global limiter limits", Use + Plain, new Truth("/x", 503, Stated)) with { Services = Limiter(Global) },
        Row("R3", "A policy without the middleware limits nobody", Required, new Truth("/x", 200, Absent)),
        Row("R3b", "The global limiter without the middleware limits nobody", Plain, new Truth("/x", 200, Absent)) with { Services = Limiter(Global) },
        Row("R4", "A policy that nobody registered limits nobody without the middleware", Required, new Truth("/x", 200, Absent)) with { Services = "" },
        // Nothing answers, so nothing is let through.
        Row("R5", "The middleware without its services fails at once", Use + Required, new Truth("/x", 0, Stated)) with { Services = "", FailsToStart = true },
        Row("R5b", "The same with options of its own", "app.UseRateLimiter(new RateLimiterOptions()); " + Required, new Truth("/x", 0, Stated)) with { Services = "", FailsToStart = true },
        Row("R6", "A policy that nobody registered fails", Use + """app.MapGet("/x", () => 1).RequireRateLimiting("unknown");""", new Truth("/x", 500, Stated)),
        Row("R7", "The middleware before explicit routing limits nobody", "app.UseRateLimiter(); app.UseRouting(); " + Required, new Truth("/x", 200, Absent)),
        Row("R7c", "The global limiter before explicit routing counts every request", "app.UseRateLimiter(); app.UseRouting(); " + Plain, new Truth("/x", 503, Stated)) with { Services = Limiter(Global) },
        Row("R7d", "The global limiter before explicit routing sees no waiver", """app.UseRateLimiter(); app.UseRouting(); app.MapGet("/x", () => 1).DisableRateLimiting();""", new Truth("/x", 503, Stated)) with { Services = Limiter(Global) },
        Row("R7b", "The middleware behind explicit routing limits", "app.UseRouting(); app.UseRateLimiter(); " + Required, new Truth("/x", 503, Stated)),
        Row("R8", "The middleware behind the endpoints limits nobody",
            """app.UseRouting(); app.UseEndpoints(e => e.MapGet("/x", () => 1).RequireRateLimiting("p")); app.UseRateLimiter();""", new Truth("/x", 200, Absent)),
        Row("R9", "The order of map calls does not matter", Required + "app.UseRateLimiter();", new Truth("/x", 503, Stated)),
        Row("R10", "A waiver switches the global limiter off", Use + """app.MapGet("/x", () => 1).DisableRateLimiting();""", new Truth("/x", 200, Waived)) with { Services = Limiter(Global) },
        Row("R11", "ShortCircuit goes round the limiter", Use + """app.MapGet("/x", () => 1).RequireRateLimiting("p").ShortCircuit();""", new Truth("/x", 200, Absent)),
        Row("R11b", "ShortCircuit under a condition goes round the limiter there alone",
            Use + """var e = app.MapGet("/x", () => 1).RequireRateLimiting("p"); if (app.Environment.IsProduction()) e.ShortCircuit();""", new Truth("/x", 200, Undecidable)),
        Row("R12", "The endpoint's policy takes the place of its group's", Use + """app.MapGroup("/g").RequireRateLimiting("p").MapGet("/x", () => 1).RequireRateLimiting("big");""", new Truth("/g/x", 200, Stated)),
        Row("R13", "A group's waiver wins over its endpoint's policy", Use + """app.MapGroup("/g").DisableRateLimiting().MapGet("/x", () => 1).RequireRateLimiting("p");""", new Truth("/g/x", 200, Waived)),
        Row("R14", "An endpoint's waiver wins over its group's policy", Use + """app.MapGroup("/g").RequireRateLimiting("p").MapGet("/x", () => 1).DisableRateLimiting();""", new Truth("/g/x", 200, Waived)),
        Row("R15", "A limiter that counts by caller before callers are known has one bucket for all",
            "app.UseRateLimiter(); app.UseAuthentication(); app.UseAuthorization(); " + Plain, new Truth("/x", 503, Stated)) with
        {
            Services = TruthRow.Security + Limiter($"o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(c => RateLimitPartition.GetFixedWindowLimiter(c.User.Identity?.Name ?? \"nobody\", _ => {One}));"),
        },
        Row("R16", "A convention on all controllers takes the place of an action's policy", Use + """app.MapControllers().RequireRateLimiting("big");""", new Truth("/R16", 200, Stated)) with
        {
            Services = Limiter(Policies) + " builder.Services.AddControllers();", Types = """[Route("R16")] public class R16Controller : ControllerBase { [HttpGet, EnableRateLimiting("p")] public int Get() => 1; }""",
        },
        Row("R16b", "A convention on a conventional route limits no other action", Use + """app.MapControllers(); app.MapControllerRoute("d", "{controller}/{action}").RequireRateLimiting("p");""", new Truth("/R16b", 200, Absent)) with
        {
            Services = Limiter(Policies) + " builder.Services.AddControllers();", Types = """[Route("R16b")] public class R16bController : ControllerBase { [HttpGet] public int Get() => 1; }""",
        },
        Row("R17", "An action's waiver wins over all controllers' policy", Use + """app.MapControllers().RequireRateLimiting("p");""", new Truth("/R17", 200, Waived)) with
        {
            Services = Limiter(Policies) + " builder.Services.AddControllers();", Types = """[Route("R17")] public class R17Controller : ControllerBase { [HttpGet, DisableRateLimiting] public int Get() => 1; }""",
        },
        Row("R18", "An action's policy takes the place of its controller's", Use + "app.MapControllers();", new Truth("/R18", 200, Stated), new Truth("/R18/other", 503, Stated)) with
        {
            Services = Limiter(Policies) + " builder.Services.AddControllers();",
            Types = """[Route("R18"), EnableRateLimiting("p")] public class R18Controller : ControllerBase { [HttpGet, EnableRateLimiting("big")] public int Get() => 1; [HttpGet("other")] public int Other() => 1; }""",
        },
        Row("R19", "A controller's waiver wins over its action's policy", Use + "app.MapControllers();", new Truth("/R19", 200, Waived)) with
        {
            Services = Limiter(Policies) + " builder.Services.AddControllers();", Types = """[Route("R19"), DisableRateLimiting] public class R19Controller : ControllerBase { [HttpGet, EnableRateLimiting("p")] public int Get() => 1; }""",
        },
        Row("R20", "A handler's attribute takes the place of its group's policy", Use + """app.MapGroup("/g").RequireRateLimiting("p").MapGet("/x", [EnableRateLimiting("big")] () => 1);""", new Truth("/g/x", 200, Stated)),
        Row("R21", "An endpoint's convention takes the place of its handler's attribute", Use + """app.MapGet("/x", [EnableRateLimiting("p")] () => 1).RequireRateLimiting("big");""", new Truth("/x", 200, Stated)),
        Row("R22", "The inner group's policy takes the place of the outer one's, the later of one chain that of the earlier",
            Use + """app.MapGroup("/a").RequireRateLimiting("p").MapGroup("/b").RequireRateLimiting("big").MapGet("/x", () => 1); app.MapGet("/y", () => 1).RequireRateLimiting("big").RequireRateLimiting("p");""",
            new Truth("/a/b/x", 200, Stated), new Truth("/y", 503, Stated)),
        Row("R23", "The global limiter and a policy both limit", Use + """app.MapGet("/x", () => 1).RequireRateLimiting("big");""", new Truth("/x", 503, Stated)) with { Services = Limiter(Global + Policies) },
        Row("R24", "The global limiter also counts what no route matches, and the middleware behind it", Use + """app.UseHealthChecks("/health"); """ + Plain,
            new Truth("/nowhere", 503, null), new Truth("/health", 503, null), new Truth("/x", 503, Stated)) with
        {
            Services = Limiter(Global) + "builder.Services.AddHealthChecks();",
        },
        Row("R25", "Options are configured elsewhere", Use + Required, new Truth("/x", 503, Stated)) with
        {
            Services = $"builder.Services.AddRateLimiter(_ => {{ }}); builder.Services.Configure<RateLimiterOptions>(o => {{ {Policies} }});",
        },
        Row("R26", "A policy that is an object needs no registration", Use + """app.MapGet("/x", () => 1).RequireRateLimiting(new OnlyOne());""", new Truth("/x", 503, Stated)) with
        {
            Types = """
                public class OnlyOne : IRateLimiterPolicy<string>
                {
                    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected => null;
                    public RateLimitPartition<string> GetPartition(HttpContext context) =>
                        RateLimitPartition.GetFixedWindowLimiter("one", _ => new FixedWindowRateLimiterOptions { PermitLimit = 1, Window = TimeSpan.FromHours(1) });
                }
                """,
        },
        Row("R27", "The case of a policy's name counts", Use + """app.MapGet("/x", () => 1).RequireRateLimiting("P");""", new Truth("/x", 500, Stated)),
        Row("R28", "The middleware in a branch limits nobody outside", """app.UseWhen(c => c.Request.Path == "/other", b => b.UseRateLimiter()); """ + Required, new Truth("/x", 200, Undecidable)),
        Row("R29", "MVC's own middleware serves no endpoint, and no policy limits it", Use + "app.UseMvc();", new Truth("/R29", 200, Absent)) with
        {
            Services = Limiter(Policies) + " builder.Services.AddMvc(o => o.EnableEndpointRouting = false);",
            Types = """[Route("R29")] public class R29Controller : ControllerBase { [HttpGet, EnableRateLimiting("p")] public int Get() => 1; }""",
        },
        Row("R30", "A page model's policy limits, one of its handler methods does not", Use + "app.MapRazorPages();", new Truth("/Model", 503, Stated), new Truth("/Handler", 200, Absent)) with
        {
            Services = Limiter(Policies) + "builder.Services.AddRazorPages();",
            Pages = [("Pages/Model.cshtml", "@page\n@model R30.LimitedModel\n<p>model</p>"), ("Pages/Handler.cshtml", "@page\n@model R30.HandlerModel\n<p>handler</p>")],
            Types = """
                [EnableRateLimiting("p")] public class LimitedModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { public void OnGet() { } }
                public class HandlerModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { [EnableRateLimiting("p")] public void OnGet() { } }
                """,
        },
        Row("R31", "Two endpoints of one policy share its window", Use + Required + """app.MapGet("/y", () => 1).RequireRateLimiting("p");""", new Truth("/x", 503, Stated), new Truth("/y", 503, Stated)),
        Row("R32", "A partition without a limiter never limits, which is the policy's own business", Use + """app.MapGet("/x", () => 1).RequireRateLimiting("free");""", new Truth("/x", 200, Stated)) with
        {
            Services = Limiter("""o.AddPolicy("free", c => RateLimitPartition.GetNoLimiter("all"));"""),
        },
        Row("R33", "The middleware that is called twice counts once", Use + Use + """app.MapGet("/x", () => 1).RequireRateLimiting("two");""", new Truth("/x", 200, Stated)) with
        {
            Services = Limiter("""o.AddFixedWindowLimiter("two", l => (l.PermitLimit, l.Window) = (2, TimeSpan.FromHours(1)));"""),
        },
        Row("R34", "Metadata is an attribute too", Use + """app.MapGet("/x", () => 1).WithMetadata(new EnableRateLimitingAttribute("p"));""", new Truth("/x", 503, Stated)),
        Row("R34b", "Metadata that a convention adds names its policy", Use + """app.MapGet("/x", () => 1).Add(b => b.Metadata.Add(new EnableRateLimitingAttribute("p")));""", new Truth("/x", 503, Stated)),
        Row("R35", "A filter that answers 429 may limit", Use + """app.MapGet("/x", () => 1).AddEndpointFilter((c, next) => ValueTask.FromResult<object?>(Results.StatusCode(429)));""", new Truth("/x", 429, Undecidable)),
        Row("R36", "A middleware that answers 429 may limit", """app.Use((HttpContext c, RequestDelegate next) => { c.Response.StatusCode = 429; return Task.CompletedTask; }); """ + Plain, new Truth("/x", 429, Undecidable)) with { Services = "" },
        Row("R37", "Nobody limits anything", Plain, new Truth("/x", 200, Absent)) with { Services = "" },
    ];

    /// <summary>The policy that decides, where the model says one.</summary>
    internal static string? PolicyOf(string id) => id switch
    {
        "R12" or "R16" or "R20" or "R21" or "R23" => "big",
        "R27" => "P",
        "R1" or "R7b" or "R8b" or "R9" or "R25" or "R34" or "R34b" => "p",
        _ => null,
    };

    private static TruthRow Row(string id, string title, string app, params Truth[] truths) => new(id, title) { Services = Limiter(Policies), App = app, Truths = [.. truths] };

    private static string Limiter(string options) => $"builder.Services.AddRateLimiter(o => {{ {options} }});";
}
