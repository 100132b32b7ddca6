using System.Collections.Immutable;

namespace BackendArchitect.Runtime.Tests.Compositions;

/// <summary>
/// Composes an application at random, as people write them. The model can decide all of it, but for the endpoints whose pattern says
/// <see cref="Perhaps"/>.
/// </summary>
internal sealed class Composer
{
    /// <summary>What the pattern of an endpoint has in it about which something is said in one environment alone.</summary>
    internal const string Perhaps = "perhaps";

    private const int DeepestGroup = 3;

    private static readonly string[] Requirements =
    [
        "RequireAuthorization()", "RequireAuthorization()", "RequireAuthorization(\"Staff\")", "RequireAuthorization(Policies.Staff)", "RequireAuthorization(\"Staff\", \"Admin\")",
        "RequireAuthorization(policy => policy.RequireRole(\"staff\"))", "RequireAuthorization(policy => { policy.RequireAuthenticatedUser(); policy.RequireClaim(\"scope\"); })",
        "RequireAuthorization(new AuthorizeAttribute { Roles = \"staff\" })", "WithMetadata(new AuthorizeAttribute())", "WithMetadata(\"text\", new AuthorizeAttribute(\"Staff\"))",
    ];

    private static readonly string[] Waivers = ["AllowAnonymous()", "AllowAnonymous()", "WithMetadata(new AllowAnonymousAttribute())"];

    private static readonly string[] Limits =
    [
        "RequireRateLimiting(\"strict\")", "RequireRateLimiting(\"loose\")", "RequireRateLimiting(Policies.Strict)", "WithMetadata(new EnableRateLimitingAttribute(\"loose\"))",
        "DisableRateLimiting()", "WithMetadata(new DisableRateLimitingAttribute())",
    ];

    private static readonly string[] Silent =
    [
        "WithTags(\"tag\")", "WithSummary(\"A summary\")", "WithDescription(\"A description\")", "WithMetadata(\"text\")", "AddEndpointFilter((context, next) => next(context))", "WithGroupName(\"v1\")",
    ];

    private static readonly string[] Statements =
    [
        "Add(b => b.Metadata.Add(new AuthorizeAttribute()))", "Add(b => b.Metadata.Add(new AllowAnonymousAttribute()))", "Add(b => { b.Metadata.Add(\"text\"); })",
        "Finally(b => b.Metadata.Add(new AuthorizeAttribute(\"Staff\")))", "Add(b => b.Metadata.Add(new EnableRateLimitingAttribute(\"loose\")))", "ShortCircuit()",
    ];

    private static readonly string[] Attributes =
    [
        "Authorize", "Authorize", "Authorize(\"Staff\")", "Authorize(Policy = Policies.Staff)", "Authorize(Roles = \"staff\")", "Authorize(AuthenticationSchemes = \"BearerToken\")",
        "AllowAnonymous", "AllowAnonymous", "EnableRateLimiting(\"strict\")", "EnableRateLimiting(Policies.Loose)", "DisableRateLimiting", "Obsolete",
    ];

    private static readonly (string Method, string Between)[] Verbs =
    [
        ("MapGet", ""), ("MapGet", ""), ("MapGet", ""), ("MapPost", ""), ("MapPut", ""), ("MapDelete", ""), ("MapPatch", ""), ("Map", ""),
        ("MapMethods", "[\"GET\", \"PUT\"], "), ("MapMethods", "new[] { HttpMethods.Get, HttpMethods.Head }, "),
    ];

    private readonly Random _random;
    private int _last;

    private Composer(Random random) => _random = random;

    internal static Composition Of(int seed)
    {
        var composer = new Composer(new Random(seed));
        return composer.Compose(seed);
    }

    private Composition Compose(int seed)
    {
        var shape = OneIn(3) ? Of(Shape.UseEndpoints, Shape.Startup, Shape.Extensions) : Shape.Program;
        var controllers = OneIn(2) ? Controllers() : [];
        var (limiter, limiting) = Limiter();
        var body = Children(0, _random.Next(2, 5));
        if (controllers.Length > 0)
        {
            body = body.Add(MapControllers(controllers));
            // A second call on the same builder adds to the first.
            if (OneIn(4))
                body = body.Add(MapControllers(controllers));
            if (OneIn(6))
                body = body.Add(new Group(Next(), Of(GroupStyle.Local, GroupStyle.Chain, GroupStyle.Extension, GroupStyle.Returned), Prefix(), Links(1), Links(1), [MapControllers(controllers)]));
        }
        return new(
            seed, shape, [.. Security(), .. controllers.Length > 0 ? Mvc() : [], .. limiter], Pipeline(shape, limiting), [.. body.OrderBy(_ => _random.Next())], controllers);
    }

    private bool OneIn(int count) => _random.Next(count) == 0;

    private T Of<T>(params T[] values) => values[_random.Next(values.Length)];

    private int Next() => ++_last;

    private ImmutableArray<Mapped> Children(int depth, int count) => [.. Enumerable.Range(0, count).Select(_ => Child(depth))];

    private Mapped Child(int depth) => _random.Next(12) switch
    {
        < 4 when depth < DeepestGroup => Group(depth),
        4 when depth < DeepestGroup => new Section(Next(), Of(Enum.GetValues<SectionStyle>()), Children(depth + 1, _random.Next(1, 3))),
        5 when depth < DeepestGroup => new Branch(
            Next(), Of("{0}.IsDevelopment()", "!{0}.IsProduction()", "!{0}.IsDevelopment()", "{0}.IsEnvironment(\"Development\")"), Children(depth + 1, _random.Next(1, 3)), OneIn(3) ? Children(depth + 1, 1) : []),
        _ => MapCall(),
    };

    private Group Group(int depth)
    {
        var style = Of(Enum.GetValues<GroupStyle>());
        // A statement needs a name to stand on, and two groups one each.
        var mayBeStatement = style is GroupStyle.Local or GroupStyle.Afterwards or GroupStyle.Again;
        return new(Next(), style, Prefix(), Links(2, mayBeStatement), Links(1), Children(depth + 1, _random.Next(1, 4)));
    }

    // A prefix that is empty, and one with a parameter.
    private string Prefix() => _random.Next(8) switch
    {
        0 => "",
        1 => $"/g{Next()}/{{tenant{_last}}}",
        2 => $"g{Next()}",
        3 => $"{{part{Next()}:int}}",
        _ => $"/g{Next()}",
    };

    private MapCall MapCall()
    {
        var id = Next();
        var verb = OneIn(30) ? ("MapFallback", "") : Of(Verbs);
        var perhaps = OneIn(25);
        var handler = OneIn(2) ? HandlerStyle.Lambda : Of(Enum.GetValues<HandlerStyle>());
        return new(id)
        {
            Verb = verb,
            Pattern = verb.Item1 == "MapFallback" ? $"/{(perhaps ? Perhaps : "e")}{id}/{{*rest}}" : perhaps ? $"/{Perhaps}{id}" : Of($"/e{id}", $"/e{id}", $"e{id}", $"/e{id}/", $"/e{id}/{{id:int}}", $"/e{id}/{{name}}/part", $"/e{id}/{{id?}}"),
            Handler = handler,
            Marks = OneIn(3) ? Marks(2) : [],
            Links = Links(2, true),
            Overload = OneIn(8) ? Links(1) : null,
            Sometimes = perhaps ? Link(true) : null,
        };
    }

    private ImmutableArray<Link> Links(int most, bool mayBeStatement = false) => [.. Enumerable.Range(0, _random.Next(most + 1)).Select(_ => Link(mayBeStatement))];

    private Link Link(bool mayBeStatement)
    {
        if (mayBeStatement && OneIn(7))
            return new(Next(), Of(Statements), IsStatement: true);
        var text = Text();
        if (!OneIn(10))
            return new(Next(), text);
        var id = Next();
        return OneIn(3)
            ? new(id, $"Limited{id}(\"loose\")", Declaration: $"public static T Limited{id}<T>(this T builder, string policy) where T : IEndpointConventionBuilder => builder.RequireRateLimiting(policy);")
            : new(id, $"Said{id}()", Declaration: OneIn(2)
                ? $"public static T Said{id}<T>(this T builder) where T : IEndpointConventionBuilder => builder.{text};"
                : $$"""public static T Said{{id}}<T>(this T builder) where T : IEndpointConventionBuilder { builder.{{text}}.WithTags("said"); return builder; }""");
    }

    private string Text() => _random.Next(10) switch
    {
        < 3 => Of(Requirements),
        < 5 => Of(Waivers),
        < 7 => Of(Limits),
        _ => Of(Silent),
    };

    private ImmutableArray<Mark> Marks(int most) => [.. Enumerable.Range(0, _random.Next(most + 1)).Select(_ => Of(Attributes)).DistinctBy(text => text.Split('(')[0]).Select(text => new Mark(Next(), text))];

    private ImmutableArray<Controller> Controllers()
    {
        var count = _random.Next(1, 4);
        var bases = OneIn(2) ? new Controller(Next(), "", [], OneIn(2) ? Marks(2) : [], OneIn(2) ? [Action(true, "virtual")] : []) : null;
        return [.. Enumerable.Range(0, count).Select(_ => Controller(bases is not null && OneIn(2) ? bases : null))];
    }

    private Controller Controller(Controller? derivedFrom)
    {
        var id = Next();
        var isConventional = OneIn(4);
        var declaration = isConventional ? "" : Of($"[ApiController, Route(\"c{id}\")]", $"[Route(\"c{id}\")]", "[Route(\"api/[controller]\")]");
        var actions = Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Action(!isConventional, "")).ToList();
        if (derivedFrom?.Actions is [{ } action] && OneIn(2))
            actions.Add(action with { Id = Next(), Modifier = "override", Verb = "", Marks = OneIn(2) ? Marks(1) : [] });
        return new(id, declaration, derivedFrom is null ? [] : [derivedFrom], OneIn(2) ? Marks(2) : [], [.. actions]);
    }

    private Action Action(bool isRouted, string modifier)
    {
        var id = Next();
        var verb = isRouted ? Of($"HttpGet(\"a{id}\")", $"HttpPost(\"a{id}\")", $"HttpPut(\"a{id}/{{id:int}}\")", $"HttpGet, Route(\"a{id}\")", $"HttpDelete(\"/root{id}\")") : Of("", "", "HttpPost");
        return new(id, $"Act{id}", verb, modifier, OneIn(2) ? Marks(2) : []);
    }

    private ControllerMap MapControllers(ImmutableArray<Controller> controllers)
    {
        var controller = Of([.. controllers]);
        var action = controller.Actions.Length == 0 ? "Index" : Of([.. controller.Actions]).Name;
        return new(
            Next(),
            Of(
                "MapControllers()", "MapControllers()", "MapControllers()", "MapDefaultControllerRoute()",
                $"MapControllerRoute(\"route{Next()}\", \"conventional/{{controller=Home}}/{{action=Index}}/{{id?}}\")",
                $"MapControllerRoute(name: \"route{Next()}\", pattern: \"blog/{{id?}}\", defaults: new {{ controller = \"C{controller.Id}\", action = \"{action}\" }})"),
            Links(2, true));
    }

    private IEnumerable<Setting> Security()
    {
        yield return new(Next(), "{0}.AddAuthentication().AddBearerToken();", IsNeeded: true);
        const string builder = "new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build()";
        const string policies = "o.AddPolicy(\"Staff\", p => p.RequireRole(\"staff\")); o.AddPolicy(\"Admin\", p => p.RequireRole(\"admin\"));";
        yield return new(Next(), $"{{0}}.AddAuthorization(o => {{ {policies} }});", IsNeeded: true);
        if (!OneIn(3))
            yield break;
        yield return Of(
            new Setting(Next(), $"{{0}}.AddAuthorization(o => o.FallbackPolicy = {builder});"),
            new(Next(), "{0}.AddAuthorization(o => { o.FallbackPolicy = o.DefaultPolicy; });"),
            new(Next(), "{0}.AddAuthorization(o => o.FallbackPolicy = o.GetPolicy(\"Staff\"));"),
            new(Next(), $"{{0}}.AddAuthorizationBuilder().SetFallbackPolicy({builder});"),
            new(Next(), "{0}.AddAuthorizationBuilder().AddFallbackPolicy(\"Signed\", p => p.RequireAuthenticatedUser());"),
            new(Next(), $"{{0}}.Configure<AuthorizationOptions>(o => o.FallbackPolicy = {builder});"),
            new(Next(), $"{{0}}.AddOptions<AuthorizationOptions>().Configure(o => o.FallbackPolicy = {builder});"),
            new(Next(), "{0}.AddAuthorization(AuthorizationSetUp.Set);", $"public static class AuthorizationSetUp {{ public static void Set(AuthorizationOptions o) => o.FallbackPolicy = {builder}; }}"),
            new(Next(), "{0}.ConfigureOptions<AuthorizationSetUp>();", $"public class AuthorizationSetUp : IConfigureOptions<AuthorizationOptions> {{ public void Configure(AuthorizationOptions options) => options.FallbackPolicy = {builder}; }}"));
    }

    private IEnumerable<Setting> Mvc()
    {
        if (!OneIn(3))
        {
            yield return new(Next(), Of("{0}.AddControllers();", "{0}.AddControllersWithViews();", "{0}.AddMvc();"));
            yield break;
        }
        yield return new(Next(), Of(
            "{0}.AddControllers(o => o.Filters.Add(new AuthorizeFilter()));",
            "{0}.AddControllers(o => { o.Filters.Add(new AuthorizeFilter(\"Staff\")); });",
            "{0}.AddControllers(o => o.Filters.Add(new AuthorizeFilter(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())));",
            "{0}.AddControllers(o => { var filter = new AuthorizeFilter(); o.Filters.Add(filter); });",
            "{0}.AddControllers(); {0}.Configure<MvcOptions>(o => o.Filters.Add(new AuthorizeFilter()));"));
    }

    private (IEnumerable<Setting> Services, IEnumerable<Setting> Pipeline) Limiter()
    {
        if (OneIn(3))
            return ([], []);
        const string policies = """
            o.AddConcurrencyLimiter("strict", l => l.PermitLimit = 10000); o.AddFixedWindowLimiter("loose", l => { l.PermitLimit = 100000; l.Window = TimeSpan.FromHours(1); });
            """;
        const string global = "o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(_ => RateLimitPartition.GetNoLimiter(\"all\"));";
        Setting[] services = _random.Next(4) switch
        {
            0 => [new(Next(), $"{{0}}.AddRateLimiter(o => {{ {policies} {global} }});")],
            1 => [new(Next(), $"{{0}}.AddRateLimiter(o => {{ {policies} }});"), new(Next(), $"{{0}}.Configure<RateLimiterOptions>(o => {global.TrimEnd(';')});")],
            _ => [new(Next(), $"{{0}}.AddRateLimiter(o => {{ {policies} }});")],
        };
        return (services, OneIn(4) ? [] : [new(Next(), "app.UseRateLimiter();")]);
    }

    // The middleware in its usual order; what stands in another place is in the truth tables, because metadata does not show it.
    private ImmutableArray<Setting> Pipeline(Shape shape, IEnumerable<Setting> limiting)
    {
        string[] routing = shape is Shape.UseEndpoints or Shape.Startup || OneIn(4) ? ["app.UseRouting();"] : [];
        string[] security = routing.Length > 0 || OneIn(3) ? ["app.UseAuthentication();", "app.UseAuthorization();"] : [];
        var isLimitedFirst = OneIn(2);
        return
        [
            .. routing.Select(text => new Setting(Next(), text, IsNeeded: true)), .. isLimitedFirst ? limiting : [], .. security.Select(text => new Setting(Next(), text, IsNeeded: true)), .. isLimitedFirst ? [] : limiting,
        ];
    }
}
