using System.Collections.Immutable;
using static BackendArchitect.Analyzers.CodeFixes.RefusalReason;

namespace BackendArchitect.Analyzers.Tests.CodeFixes.Proposals.Attacks;

/// <summary>Remedies round the wrong value, in the wrong place, or with what was there lost on the way.</summary>
internal static class RewriteAttacks
{
    private const string Settings = """
        using Newtonsoft.Json;

        var app = WebApplication.CreateBuilder(args).Build();

        app.MapPost("/drafts", async (HttpRequest request) =>
        {
            var json = await new StreamReader(request.Body).ReadToEndAsync();
            return JsonConvert.DeserializeObject<Draft>(json, new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.Auto, MaxDepth = 8, MissingMemberHandling = MissingMemberHandling.Error });
        }).RequireAuthorization();

        app.Run();

        public record Draft(string? Title);
        """;

    private const string Shell = """
        using Microsoft.AspNetCore.Mvc;
        using System.Diagnostics;

        [ApiController, Route("ping")]
        public class PingController : ControllerBase
        {
            [HttpPost]
            public void Ping(string host) => Process.Start("sh", "-c 'ping " + host + "'");
        }
        """;

    internal static ImmutableArray<Attack> All => [.. Paths(), .. Commands(), .. Markup(), .. Scripts(), .. Types(), .. Copies(), .. Hashes()];

    private static IEnumerable<Attack> Paths()
    {
        foreach (var (name, path) in new[]
        {
            ("the file name of the folder too", "Path.Combine(Path.GetFileName(\"/data/reports\"), Path.GetFileName(name))"), ("the file name of the whole path", "Path.GetFileName(Path.Combine(\"/data/reports\", name))"), ("folder and name exchanged", "Path.Combine(Path.GetFileName(name), \"/data/reports\")"),
            ("the name alone", "Path.GetFileName(name)"), ("the full path alone", "Path.GetFullPath(Path.Combine(\"/data/reports\", name))"), ("another folder", "Path.Combine(\"/data\", Path.GetFileName(name))"), ("the name twice", "Path.Combine(\"/data/reports\", Path.GetFileName(name), Path.GetFileName(name))"),
            ("the folder as text", "\"/data/reports\" + Path.GetFileName(name)"), ("the parent by the remedy", "Path.Combine(\"/data/reports\", Path.GetFileName(name), \"..\")"), ("the directory of the name", "Path.Combine(\"/data/reports\", Path.GetDirectoryName(name)!)"), ("a replacement of dots", "Path.Combine(\"/data/reports\", name.Replace(\"..\", \"\"))"),
            ("a trimmed name", "Path.Combine(\"/data/reports\", name.TrimStart('/', '.'))"), ("a decoded name", "Path.Combine(\"/data/reports\", Uri.UnescapeDataString(Path.GetFileName(name)))"), ("the folder twice", "Path.Combine(\"/data/reports\", \"/data/reports\", Path.GetFileName(name))"), ("a separator in the place of the folder", "Path.DirectorySeparatorChar + Path.GetFileName(name)"),
        })
            yield return Attack.OnPage("BARCH2102", name, $$"""
                [HttpGet("{name}")]
                public IActionResult Read(string name) =>
                    PhysicalFile({{path}}, "application/pdf");
                """, OutsideTheShape, FindingRemains, ForeignName);
        yield return Attack.OnPage("BARCH2102", "another type of file", """
            [HttpGet("{name}")]
            public IActionResult Read(string name) =>
                PhysicalFile(Path.Combine("/data/reports", Path.GetFileName(name)), "text/html");
            """, OutsideTheShape);
        yield return Attack.OnPage("BARCH2102", "the full path of the type", """
            [HttpGet("{name}")]
            public IActionResult Read(string name) =>
                PhysicalFile(Path.Combine("/data/reports", Path.GetFileName(name)), Path.GetFullPath("application/pdf"));
            """, OutsideTheShape);
        yield return Attack.OnPage("BARCH2102", "as a download", """
            [HttpGet("{name}")]
            public IActionResult Read(string name) =>
                PhysicalFile(Path.Combine("/data/reports", Path.GetFileName(name)), "application/pdf", name);
            """, OutsideTheShape);
        yield return Attack.OnPage("BARCH2102", "another variable that is a secret's path", """
            [HttpGet("{name}")]
            public IActionResult Read(string name)
            {
                var path = Path.Combine("/data/reports", Path.GetFileName("name"));
                return PhysicalFile(path, "application/pdf");
            }
            """, OutsideTheShape, UnprovenCheck);
    }

    private static IEnumerable<Attack> Commands()
    {
        foreach (var (name, arguments) in new[]
        {
            ("two arguments in one", "[\"-c 1\", host]"), ("without the dash", "[\"c\", \"1\", host]"), ("another option", "[\"-f\", \"1\", host]"), ("one more dash", "[\"--c\", \"1\", host]"), ("exchanged", "[\"1\", \"-c\", host]"), ("the host first", "[host, \"-c\", \"1\"]"), ("the host twice", "[\"-c\", \"1\", host, host]"),
            ("the host in a text", "[\"-c\", \"1\", \"-W \" + host]"), ("the host in quotes", "\"-c 1 \\\"\" + host + \"\\\"\""), ("a pipe", "[\"-c\", \"1\", \"|\", host]"), ("without the count", "[host]"), ("an empty argument", "[\"-c\", \"1\", \"\", host]"), ("escaped by hand", "\"-c 1 \" + host.Replace(\";\", \"\")"),
        })
            yield return Attack.OnPage("BARCH2103", name, $$"""
                [HttpPost]
                public void Ping(string host) => Process.Start("ping", {{arguments}});
                """, OutsideTheShape, FindingRemains, ForeignName);
        yield return Attack.OnPage("BARCH2103", "by a shell", """
            [HttpPost]
            public void Ping(string host) => Process.Start("sh", ["-c", "ping", "-c", "1", host]);
            """, OutsideTheShape);
        yield return Attack.OnPage("BARCH2103", "by the command interpreter", """
            [HttpPost]
            public void Ping(string host) => Process.Start("cmd", ["/c", "ping", "-c", "1", host]);
            """, OutsideTheShape);
        foreach (var (name, arguments) in new[] { ("a shell that still gets a text", "[\"-c\", \"ping \" + host]"), ("a shell that gets words", "[\"-c\", \"'ping\", host, \"'\"]"), ("a shell with an interpolated text", "[\"-c\", $\"ping {host}\"]") })
            yield return Attack.On("BARCH2103", [("PingController.cs", Shell)], name, $$"""
                [HttpPost]
                public void Ping(string host) => Process.Start("sh", {{arguments}});
                """, OutsideTheShape, FindingRemains);
        yield return Attack.On("BARCH2103", [("PingController.cs", Shell)], "no shell any more", """
            [HttpPost]
            public void Ping(string host) => Process.Start("ping", [host]);
            """, OutsideTheShape);
    }

    private static IEnumerable<Attack> Markup()
    {
        foreach (var (name, content) in new[]
        {
            ("the whole page encoded", "HtmlEncoder.Default.Encode($\"<h1>Hello {name}</h1>\"), \"text/html\""), ("encoded twice", "$\"<h1>Hello {HtmlEncoder.Default.Encode(HtmlEncoder.Default.Encode(name))}</h1>\", \"text/html\""), ("encoded twice by both", "$\"<h1>Hello {WebUtility.HtmlEncode(HtmlEncoder.Default.Encode(name))}</h1>\", \"text/html\""),
            ("encoded and decoded", "$\"<h1>Hello {WebUtility.HtmlDecode(WebUtility.HtmlEncode(name))}</h1>\", \"text/html\""), ("encoded for an address", "$\"<h1>Hello {System.Text.Encodings.Web.UrlEncoder.Default.Encode(name)}</h1>\", \"text/html\""), ("encoded for a script", "$\"<h1>Hello {System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(name)}</h1>\", \"text/html\""),
            ("the type encoded", "$\"<h1>Hello {name}</h1>\", HtmlEncoder.Default.Encode(\"text/html\")"), ("another markup", "$\"<h2>Hello {HtmlEncoder.Default.Encode(name)}</h2>\", \"text/html\""), ("other signs of the markup", "$\"<h1>Hello '{HtmlEncoder.Default.Encode(name)}'<h1>\", \"text/html\""), ("a plain text", "$\"<h1>Hello {name}</h1>\", \"text/plain\""),
            ("the name encoded as a word", "$\"<h1>Hello {HtmlEncoder.Default.Encode(\"name\")}</h1>\", \"text/html\""), ("in a script", "$\"<script>Hello {HtmlEncoder.Default.Encode(name)}</script>\", \"text/html\""), ("encoded and raw", "$\"<h1>Hello {HtmlEncoder.Default.Encode(name)}{name}</h1>\", \"text/html\""), ("shorter", "$\"<h1>Hello {HtmlEncoder.Default.Encode(name[..1])}</h1>\", \"text/html\""),
        })
            yield return Attack.OnPage("BARCH2106", name, $$"""
                [HttpGet]
                public IActionResult Hello(string name) =>
                    Content({{content}});
                """, OutsideTheShape, ForeignName, FindingRemains, NewFinding, NewAddress);
    }

    private static IEnumerable<Attack> Scripts()
    {
        foreach (var (name, arguments) in new[]
        {
            ("another key", "\"return redis.call('INCR', KEYS[2])\", [sku]"), ("an argument that is no key", "\"return redis.call('INCR', ARGV[1])\", [sku]"), ("the key twice", "\"return redis.call('INCR', KEYS[1], KEYS[1])\", [sku]"), ("joined", "\"return redis.call('INCR' .. KEYS[1])\", [sku]"), ("another command", "\"return redis.call('DECR', KEYS[1])\", [sku]"),
            ("the key in quotes", "\"return redis.call('INCR', 'KEYS[1]')\", [sku]"), ("no return", "\"redis.call('INCR', KEYS[1])\", [sku]"), ("an error that is swallowed", "\"return redis.pcall('INCR', KEYS[1])\", [sku]"), ("two keys", "\"return redis.call('INCR', KEYS[1])\", [sku, sku]"), ("the word of the value", "\"return redis.call('INCR', sku)\", [sku]"),
        })
            yield return Attack.OnPage("BARCH2111", name, $$"""
                [HttpPost]
                public object Add(string sku) =>
                    redis.ScriptEvaluate({{arguments}});
                """, OutsideTheShape);
        foreach (var (name, template, model) in new[]
        {
            ("the value as a word", "greeting, your parcel is on its way", "new { greeting }"), ("one brace only", "{ greeting }, your parcel is on its way", "new { greeting }"), ("the value behind", "your parcel is on its way, {{ greeting }}", "new { greeting }"), ("the value twice", "{{ greeting }}{{ greeting }}, your parcel is on its way", "new { greeting }"), ("no comma", "{{ greeting }} your parcel is on its way", "new { greeting }"),
            ("unescaped by triple braces", "{{{ greeting }}}, your parcel is on its way", "new { greeting }"), ("no value given", "{{ greeting }}, your parcel is on its way", "new { }"), ("another value given", "{{ greeting }}, your parcel is on its way", "new { greeting = \"\" }"), ("a statement", "{% greeting %}, your parcel is on its way", "new { greeting }"), ("a value that no template asks for", "{{ greeting }}, your parcel is on its way", "new { greeting, users = this }"),
        })
            yield return Attack.OnPage("BARCH2112", name, $$"""
                [HttpPost]
                public string Preview(string greeting) =>
                    Template.Parse("{{template}}").Render({{model}});
                """, OutsideTheShape, FindingRemains, NewCompilerDiagnostic);
    }

    private static IEnumerable<Attack> Types()
    {
        foreach (var (name, call) in new[]
        {
            ("another type", "JsonConvert.DeserializeObject<string>(json)"), ("no type", "JsonConvert.DeserializeObject(json)"), ("all types", "JsonConvert.DeserializeObject<Draft>(json, new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.All })"), ("objects by default", "JsonConvert.DeserializeObject<Draft>(json, new JsonSerializerSettings { TypeNameHandling = (TypeNameHandling)4 })"), ("nothing read", "JsonConvert.DeserializeObject<Draft>(\"{}\")"), ("a default", "JsonConvert.DeserializeObject<Draft>(json) ?? new Draft(\"\")"), ("sure of it", "JsonConvert.DeserializeObject<Draft>(json)!"),
        })
            yield return Attack.OnPage("BARCH2020", name, $$"""
                app.MapPost("/drafts", async (HttpRequest request) =>
                {
                    var json = await new StreamReader(request.Body).ReadToEndAsync();
                    return {{call}};
                }).RequireAuthorization();
                """, OutsideTheShape, FindingRemains, ForeignName);
        yield return Attack.OnProgram("BARCH2020", Settings, "the depth goes with the settings", """
            app.MapPost("/drafts", async (HttpRequest request) =>
            {
                var json = await new StreamReader(request.Body).ReadToEndAsync();
                return JsonConvert.DeserializeObject<Draft>(json);
            }).RequireAuthorization();
            """, OutsideTheShape);
        yield return Attack.OnProgram("BARCH2020", Settings, "one of the settings goes", """
            app.MapPost("/drafts", async (HttpRequest request) =>
            {
                var json = await new StreamReader(request.Body).ReadToEndAsync();
                return JsonConvert.DeserializeObject<Draft>(json, new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.None, MaxDepth = 8 });
            }).RequireAuthorization();
            """, OutsideTheShape);
        yield return Attack.OnProgram("BARCH2020", Settings, "a deeper depth", """
            app.MapPost("/drafts", async (HttpRequest request) =>
            {
                var json = await new StreamReader(request.Body).ReadToEndAsync();
                return JsonConvert.DeserializeObject<Draft>(json, new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.None, MaxDepth = 8000, MissingMemberHandling = MissingMemberHandling.Error });
            }).RequireAuthorization();
            """, OutsideTheShape);
    }

    private static IEnumerable<Attack> Copies()
    {
        foreach (var (name, copy) in new[]
        {
            ("all members copied", "new Order { Sku = order.Sku, IsPaid = order.IsPaid }"), ("the paid one set", "new Order { Sku = order.Sku, IsPaid = true }"), ("the paid one unset by another", "new Order { IsPaid = order.Sku == \"\" }"), ("nothing copied", "new Order()"), ("an empty copy", "new Order { }"), ("another value copied", "new Order { Sku = order.Sku ?? \"none\" }"), ("a member of a member", "new Order { Sku = order.Sku!.Trim() }"),
            ("the order itself", "order!"), ("a cast", "(Order)order"), ("the paid one alone", "new Order { IsPaid = order.IsPaid }"),
        })
            yield return Attack.OnPage("BARCH2007", name, $$"""
                [HttpPost]
                public async Task<IActionResult> Post(Order order, CancellationToken cancellationToken)
                {
                    if (order.Sku is not { Length: > 0 and <= 20 })
                        return BadRequest();
                    await orders.InsertOneAsync({{copy}}, cancellationToken);
                    return Ok();
                }
                """, OutsideTheShape, FindingRemains);
        yield return Attack.OnPage("BARCH2007", "without the token", """
            [HttpPost]
            public async Task<IActionResult> Post(Order order, CancellationToken cancellationToken)
            {
                if (order.Sku is not { Length: > 0 and <= 20 })
                    return BadRequest();
                await orders.InsertOneAsync(new Order { Sku = order.Sku }, default);
                return Ok();
            }
            """, OutsideTheShape);
        foreach (var (name, attribute) in new[]
        {
            ("a length without a bound", "[Length(0, 2147483647)]"), ("two attributes of which one lets nothing in", "[StringLength(500), MaxLength(1)]"), ("one character", "[MaxLength(1)]"), ("five hundred characters, no less", "[StringLength(500, MinimumLength = 500)]"), ("every printable character", "[RegularExpression(\"^[ -~]{0,2147}$\")]"), ("a bound for the framework's own type", "[StringLength(500, ErrorMessageResourceType = typeof(string), ErrorMessageResourceName = \"Empty\")]"),
            ("required beside the bound", "[StringLength(500), Required]"), ("a bound and a name of the wire", "[StringLength(500), System.Text.Json.Serialization.JsonPropertyName(\"remark\")]"), ("never bound", "[StringLength(500), Microsoft.AspNetCore.Mvc.ModelBinding.BindNever]"), ("a pattern of everything", "[RegularExpression(\"^.*$\")]"), ("a negative length", "[MaxLength(-1)]"), ("no length", "[MaxLength]"), ("on the field", "[field: StringLength(500)]"),
        })
            yield return Attack.OnPage("BARCH2006", name, attribute + "\npublic string? Note { get; set; }", OutsideTheShape, FindingRemains, ForeignName);
        yield return Attack.OnPage("BARCH2006", "not to be missing any more", "[StringLength(500)]\npublic required string Note { get; set; }", OutsideTheShape);
        yield return Attack.OnPage("BARCH2006", "a default value", "[StringLength(500)]\npublic string? Note { get; set; } = \"\";", OutsideTheShape);
        yield return Attack.OnPage("BARCH2006", "set once", "[StringLength(500)]\npublic string? Note { get; init; }", OutsideTheShape);
    }

    private static IEnumerable<Attack> Hashes()
    {
        foreach (var (name, call) in new[]
        {
            ("a longer key too", "Rfc2898DeriveBytes.Pbkdf2(password, salt, 600_000, HashAlgorithmName.SHA256, 64)"), ("a larger key instead", "Rfc2898DeriveBytes.Pbkdf2(password, salt, 10_000, HashAlgorithmName.SHA256, 320000)"), ("another hash", "Rfc2898DeriveBytes.Pbkdf2(password, salt, 600_000, HashAlgorithmName.SHA1, 32)"), ("a minute of work", "Rfc2898DeriveBytes.Pbkdf2(password, salt, 500_000_000, HashAlgorithmName.SHA256, 32)"), ("a salt of nothing", "Rfc2898DeriveBytes.Pbkdf2(password, [], 600_000, HashAlgorithmName.SHA256, 32)"),
            ("salt and password exchanged", "Rfc2898DeriveBytes.Pbkdf2(System.Text.Encoding.UTF8.GetBytes(password), salt, 600_000, HashAlgorithmName.SHA256, 32)"), ("a product", "Rfc2898DeriveBytes.Pbkdf2(password, salt, 10_000 * 60, HashAlgorithmName.SHA256, 32)"), ("one more", "Rfc2898DeriveBytes.Pbkdf2(password, salt, 10_001, HashAlgorithmName.SHA256, 32)"),
        })
            yield return Attack.OnPage("BARCH1010", name, $$"""
                public static byte[] Derive(string password, byte[] salt) =>
                    {{call}};
                """, OutsideTheShape, FindingRemains, ForeignName).At(2);
    }
}
