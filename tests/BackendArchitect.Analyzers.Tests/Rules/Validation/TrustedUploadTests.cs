using BackendArchitect.Analyzers.Tests.Testing;
using BackendArchitect.Analyzers.Validation;

namespace BackendArchitect.Analyzers.Tests.Rules.Validation;

public class TrustedUploadTests
{
    private const string Usings = "using Microsoft.AspNetCore.Mvc;\nusing System.ComponentModel.DataAnnotations;\n";

    private static string Host(string code, string types = "") => Usings + "var builder = WebApplication.CreateBuilder(args);\nvar app = builder.Build();\n" + code + "\napp.Run();\n" + types;

    private static string Handler(string body) => $"app.MapPost(\"/x\", async (IFormFile file) => {{ {body} return Results.Ok(); }});";

    [Theory]
    [InlineData("using var stream = File.Create(Path.Combine(\"uploads\", Path.GetRandomFileName())); await file.[|CopyToAsync|](stream);")]
    [InlineData("using var stream = new FileStream(Path.Combine(\"uploads\", Path.GetFileName(file.FileName)), FileMode.Create); file.[|CopyTo|](stream);")]
    [InlineData("var name = Path.GetFileName(file.FileName); var path = Path.Combine(\"uploads\", name); using var stream = File.OpenWrite(path); await file.[|CopyToAsync|](stream);")]
    [InlineData("if (file.Length == 0) return Results.BadRequest(); using var stream = File.Create(\"a\"); await file.[|CopyToAsync|](stream);")]
    [InlineData("var kept = file.ContentType; using var stream = File.Create(\"a\"); await file.[|CopyToAsync|](stream); Console.WriteLine(kept);")]
    [InlineData("using var stream = File.Create(\"a\"); await file.[|OpenReadStream|]().CopyToAsync(stream);")]
    [InlineData("using var source = file.[|OpenReadStream|](); using var stream = File.Create(\"a\"); await source.CopyToAsync(stream);")]
    [InlineData("if (file.Length > 1000) return Results.BadRequest(); using var stream = File.Create(Path.Combine(\"uploads\", Path.GetFileName(file.FileName))); await file.[|CopyToAsync|](stream);")]
    [InlineData("if (string.IsNullOrEmpty(file.FileName)) return Results.BadRequest(); using var stream = File.Create(\"a\"); await file.[|CopyToAsync|](stream);")]
    [InlineData("using var memory = new MemoryStream(); await file.[|CopyToAsync|](memory); File.WriteAllBytes(\"a\", memory.ToArray());")]
    [InlineData("var memory = new MemoryStream(); file.[|CopyTo|](memory); var bytes = memory.ToArray(); await File.WriteAllBytesAsync(\"a\", bytes);")]
    [InlineData("using var memory = new MemoryStream(); file.[|CopyTo|](memory); memory.Position = 0; using var stream = File.Create(\"a\"); memory.CopyTo(stream);")]
    [InlineData("using var memory = new MemoryStream(); await file.[|CopyToAsync|](memory); using var stream = File.Create(\"a\"); await memory.CopyToAsync(stream);")]
    [InlineData("using var memory = new MemoryStream(); file.[|CopyTo|](memory); using var stream = File.Create(\"a\"); memory.WriteTo(stream);")]
    [InlineData("if (file.Length > 1000) return Results.BadRequest(); var memory = new MemoryStream(); file.[|CopyTo|](memory); File.WriteAllBytes(Path.Combine(\"a\", Path.GetFileName(file.FileName)), memory.ToArray());")]
    public Task An_upload_that_nobody_looks_at_is_reported(string body) => Verify.Rule<TrustedUpload>(Host(Handler(body)));

    [Theory]
    [InlineData("if (file.Length > 1000) return Results.BadRequest(); using var stream = File.Create(\"a\"); await file.CopyToAsync(stream);")]
    [InlineData("if (file.ContentType != \"image/png\") return Results.BadRequest(); using var stream = File.Create(\"a\"); await file.CopyToAsync(stream);")]
    [InlineData("if (file.Length is > 1000) return Results.BadRequest(); using var stream = File.Create(\"a\"); await file.CopyToAsync(stream);")]
    [InlineData("if (file is { Length: > 1000 }) return Results.BadRequest(); using var stream = File.Create(\"a\"); await file.CopyToAsync(stream);")]
    [InlineData("var extension = Path.GetExtension(file.FileName); if (extension is not \".png\") return Results.BadRequest(); using var stream = File.Create(\"a\" + Path.GetFileName(file.FileName)); await file.CopyToAsync(stream);")]
    [InlineData("string[] allowed = [\".png\"]; if (!allowed.Contains(Path.GetExtension(file.FileName).ToLowerInvariant())) return Results.BadRequest(); using var stream = File.Create(\"a\"); await file.CopyToAsync(stream);")]
    [InlineData("if (!Uploads.IsRight(file)) return Results.BadRequest(); using var stream = File.Create(\"a\"); await file.CopyToAsync(stream);")]
    [InlineData("using var stream = new MemoryStream(); await file.CopyToAsync(stream);")]
    [InlineData("using var memory = new MemoryStream(); await file.CopyToAsync(memory); Console.WriteLine(memory.ToArray().Length);")]
    [InlineData("if (file.Length > 1000) return Results.BadRequest(); using var memory = new MemoryStream(); await file.CopyToAsync(memory); File.WriteAllBytes(\"a\", memory.ToArray());")]
    [InlineData("using var memory = new MemoryStream(); await file.CopyToAsync(memory); var other = new MemoryStream(); File.WriteAllBytes(\"a\", other.ToArray());")]
    [InlineData("using var memory = new MemoryStream(); file.CopyTo(memory); using var stream = new MemoryStream(); memory.CopyTo(stream);")]
    [InlineData("using var reader = new StreamReader(file.OpenReadStream()); await reader.ReadToEndAsync();")]
    [InlineData("using var stream = File.Create(\"a\"); await file.CopyToAsync({|CS0103:missing|});")]
    [InlineData("using var stream = File.Create(\"a\"); await new MemoryStream().CopyToAsync(stream);")]
    public Task What_is_looked_at_or_not_stored_is_quiet(string body) => Verify.Rule<TrustedUpload>(Host(Handler(body), "public static class Uploads { public static bool IsRight(IFormFile file) => file.Length < 1000; }"));

    [Theory]
    [InlineData("""app.MapPost("/x", async ([Own] IFormFile file) => { using var stream = File.Create("a"); await file.CopyToAsync(stream); });""")]
    [InlineData("""app.MapPost("/x", async ([FromForm] Input input) => { using var stream = File.Create("a"); await input.File.CopyToAsync(stream); });""")]
    [InlineData("""app.MapPost("/x", async (IFormFile file) => { using var stream = File.Create("a"); await file.CopyToAsync(stream); }).WithFormOptions(multipartBodyLengthLimit: 1000);""")]
    [InlineData("""builder.Services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(o => o.MultipartBodyLengthLimit = 1000); app.MapPost("/x", async (IFormFile file) => { using var stream = File.Create("a"); await file.CopyToAsync(stream); });""")]
    public Task Limits_and_rules_count(string code) => Verify.Rule<TrustedUpload>(Host(code, "public class OwnAttribute : ValidationAttribute; public class Input { [Own] public IFormFile File { get; set; } = null!; }"));

    [Fact]
    public Task Actions_and_what_they_call_are_read_together() => Verify.Rule<TrustedUpload>(Host("app.MapControllers();", """
        [ApiController, Route("a")] public class AController(Store store) : ControllerBase
        {
            [HttpPost("a")] public async Task A(List<IFormFile> files) { foreach (var file in files) { using var stream = System.IO.File.Create("a"); await file.[|CopyToAsync|](stream); } }
            [HttpPost("b"), RequestSizeLimit(1000)] public async Task B(IFormFile file) { using var stream = System.IO.File.Create("a"); await file.CopyToAsync(stream); }
            [HttpPost("c")] public async Task C(IFormFile file) { if (file.Length > 1000) throw new ArgumentException(); await store.KeepAsync(file); }
            [HttpPost("d")] public Task D(IFormFile file) => store.TakeAsync(file);
        }
        public class Store
        {
            public async Task KeepAsync(IFormFile file) { using var stream = File.Create("a"); await file.CopyToAsync(stream); }
            public async Task TakeAsync(IFormFile file) { using var stream = File.Create("a"); await file.[|CopyToAsync|](stream); }
            public async Task UnusedAsync(IFormFile file) { using var stream = File.Create("a"); await file.CopyToAsync(stream); }
        }
        """));

    [Theory]
    [InlineData("using var stream = File.Create(\"a\" + name); await content.CopyToAsync(stream);", true)]
    [InlineData("if (content.Length > 1000) return; using var stream = File.Create(\"a\" + name); await content.CopyToAsync(stream);", false)]
    [InlineData("using var reader = new StreamReader(content); await reader.ReadToEndAsync();", false)]
    public Task A_store_of_the_service_is_looked_into(string body, bool isReported) => Verify.Rule<TrustedUpload>(
        Usings + "var builder = WebApplication.CreateBuilder(args); builder.Services.AddSingleton<IStore, Store>(); var app = builder.Build(); app.MapControllers(); app.Run();\n"
        + "[ApiController, Route(\"a\")] public class AController(Media media) : ControllerBase { [HttpPost] public Task Post(IFormFile file) => Save(file); private Task Save(IFormFile file) => media.SaveAsync(file." + (isReported ? "[|OpenReadStream|]" : "OpenReadStream") + "(), Guid.NewGuid() + Path.GetExtension(file.FileName), file.ContentType); }\n"
        + "public class Media(IStore store) { public Task SaveAsync(Stream content, string name, string type) => store.SaveAsync(content, name, type); }\n"
        + "public interface IStore { Task SaveAsync(Stream content, string name, string type); } public class Store : IStore { public async Task SaveAsync(Stream content, string name, string type) { " + body + " } }");

    [Fact]
    public Task A_store_of_a_library_counts() => Verify.Rule<TrustedUpload>(
        new Surroundings { References = [Library.Compile("Storage", "public class Container { public void UploadBlob(string name, Stream content) { } public void Read(Stream content) { } }")] },
        Host(Handler("new Container().UploadBlob(\"a\", file.[|OpenReadStream|]()); new Container().Read(file.OpenReadStream()); await Task.Yield();")));

    // The name with its folders leads elsewhere, which is another gap at another place.
    [Fact]
    public async Task The_whole_name_is_left_to_the_rule_about_paths()
    {
        const string body = "using var stream = File.Create(Path.Combine(\"uploads\", {0})); await file.CopyToAsync(stream);";
        await Verify.Rule<PathTraversal>(Host(Handler(body.Replace("Path.Combine(\"uploads\", {0})", "[|Path.Combine(\"uploads\", file.FileName)|]", StringComparison.Ordinal))));
        await Verify.Rule<TrustedUpload>(Host(Handler("if (file.Length > 1000) return Results.BadRequest(); " + body.Replace("{0}", "file.FileName", StringComparison.Ordinal))));
    }
}
