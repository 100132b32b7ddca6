using BackendArchitect.Analyzers.Model;
using BackendArchitect.Analyzers.Model.Validation;
using BackendArchitect.Runtime.Tests.Hosting;
using Microsoft.CodeAnalysis;

namespace BackendArchitect.Runtime.Tests.TruthTables;

/// <summary>What a request gets that leaves out a number with <c>[Required]</c>, by who reads it and what else stands at the member: what is taken is what the model calls open.</summary>
public sealed class MissingValueTests
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Mvc = "builder.Services.AddControllers();";
    private const string Antiforgery = "builder.Services.AddAntiforgery();";

    private static readonly (string Id, string Services, string App, string Types, string Verb, string Path, string? Body, string ContentType, int Status)[] Rows =
    [
        Minimal("Body", "[Required] public int Size { get; set; }", 200),
        Minimal("BodyModifier", "[Required] public required int Size { get; set; }", 400),
        Minimal("BodyJson", "[Required, System.Text.Json.Serialization.JsonRequired] public int Size { get; set; }", 400),
        Minimal("BodyBind", "[Required, Microsoft.AspNetCore.Mvc.ModelBinding.BindRequired] public int Size { get; set; }", 200),
        Record("BodyRecord", "[Required] int Size", "", 200),
        Record("BodyRecordJson", "[Required] [property: System.Text.Json.Serialization.JsonRequired] int Size", "", 400),
        Record("BodyRecordSetting", "[Required] int Size", "builder.Services.ConfigureHttpJsonOptions(o => o.SerializerOptions.RespectRequiredConstructorParameters = true);", 400),
        Record("BodyRecordOtherSetting", "[Required] int Size", "builder.Services.Configure<Microsoft.AspNetCore.Mvc.JsonOptions>(o => o.JsonSerializerOptions.RespectRequiredConstructorParameters = true);", 200),
        MinimalForm("Form", "public class Dto { [Required] public int Size { get; set; } public int Other { get; set; } }", 200),
        MinimalForm("FormModifier", "public class Dto { [Required] public required int Size { get; set; } public int Other { get; set; } }", 400),
        MinimalForm("FormBind", "public class Dto { [Required, Microsoft.AspNetCore.Mvc.ModelBinding.BindRequired] public int Size { get; set; } public int Other { get; set; } }", 200),
        MinimalForm("FormJson", "public class Dto { [Required, System.Text.Json.Serialization.JsonRequired] public int Size { get; set; } public int Other { get; set; } }", 200),
        MinimalForm("FormRecord", "public record Dto([Required] int Size, int Other);", 400),
        ("Parts", "", """app.MapGet("/x", ([AsParameters] Dto dto) => dto.Size);""", "public class Dto { [Required] public int Size { get; set; } }", "GET", "/x", null, "", 400),
        Action("ActionBody", "[HttpPost] public int Post(Dto dto) => dto.Size;", "public class Dto { [Required] public int Size { get; set; } }", 200),
        Action("ActionBodyModifier", "[HttpPost] public int Post(Dto dto) => dto.Size;", "public class Dto { [Required] public required int Size { get; set; } }", 400),
        Action("ActionBodyJson", "[HttpPost] public int Post(Dto dto) => dto.Size;", "public class Dto { [Required, System.Text.Json.Serialization.JsonRequired] public int Size { get; set; } }", 400),
        Action("ActionBodyBind", "[HttpPost] public int Post(Dto dto) => dto.Size;", "public class Dto { [Required, Microsoft.AspNetCore.Mvc.ModelBinding.BindRequired] public int Size { get; set; } }", 200),
        ActionForm("ActionForm", "public class Dto { [Required] public int Size { get; set; } public int Other { get; set; } }", 200),
        ActionForm("ActionFormModifier", "public class Dto { [Required] public required int Size { get; set; } public int Other { get; set; } }", 200),
        ActionForm("ActionFormJson", "public class Dto { [Required, System.Text.Json.Serialization.JsonRequired] public int Size { get; set; } public int Other { get; set; } }", 200),
        ActionForm("ActionFormBind", "public class Dto { [Required, Microsoft.AspNetCore.Mvc.ModelBinding.BindRequired] public int Size { get; set; } public int Other { get; set; } }", 400),
        ActionForm("ActionFormRecord", "public record Dto([Required] int Size, int Other);", 200),
        ActionForm("ActionFormRecordBind", "public record Dto([Required, Microsoft.AspNetCore.Mvc.ModelBinding.BindRequired] int Size, int Other);", 400),
        ActionQuery("ActionQuery", "public class Dto { [Required] public int Size { get; set; } public int Other { get; set; } }", 200),
        ActionQuery("ActionQueryBind", "public class Dto { [Required, Microsoft.AspNetCore.Mvc.ModelBinding.BindRequired] public int Size { get; set; } public int Other { get; set; } }", 400),
    ];

    private static readonly Lazy<IReadOnlyDictionary<string, CompiledApplication>> Applications = new(() => TruthRow.Compile("MissingValues", [.. Rows.Select(ToApplication)]));

    public static TheoryData<string> Ids() => [.. Rows.Select(row => row.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task What_is_left_out_and_taken_the_model_calls_open(string id)
    {
        var row = Rows.Single(r => r.Id == id);
        var application = Applications.Value[id];
        await using var running = await ToApplication(row).StartAsync(application);
        var status = await running!.SendAsync(row.Verb, row.Path, row.Body, row.ContentType);

        var model = ServiceModel.Of(application.Compilation);
        var type = application.Compilation.GetTypeByMetadataName(id + ".Dto")!;
        var member = InputMember.Of(type).Single(m => m.Property.Name == "Size");
        var open = MissingValue.LeftOpenBy(member, RequestTypes.From(type, model, CancellationToken.None), model, CancellationToken.None);

        Assert.Equal((row.Status, row.Status == 200), (status, open != BoundFrom.None));
    }

    private static TruthRow ToApplication((string Id, string Services, string App, string Types, string Verb, string Path, string? Body, string ContentType, int Status) row) => new(row.Id, row.Id)
    {
        Services = row.Services, App = row.App, Types = row.Types, Truths = [], Usings = "using System.ComponentModel.DataAnnotations;", IsAlone = row.Services.Contains("Respect", StringComparison.Ordinal),
    };

    private static (string, string, string, string, string, string, string?, string, int) Minimal(string id, string member, int status) =>
        (id, "", """app.MapPost("/x", (Dto dto) => dto.Size);""", $"public class Dto {{ {member} }}", "POST", "/x", "{}", "application/json", status);

    private static (string, string, string, string, string, string, string?, string, int) Record(string id, string parameter, string services, int status) =>
        (id, services, """app.MapPost("/x", (Dto dto) => dto.Size);""", $"public record Dto({parameter});", "POST", "/x", "{}", "application/json", status);

    private static (string, string, string, string, string, string, string?, string, int) MinimalForm(string id, string type, int status) =>
        (id, Antiforgery, """app.MapPost("/x", ([FromForm] Dto dto) => dto.Size).DisableAntiforgery();""", type, "POST", "/x", "Other=1", Form, status);

    private static (string, string, string, string, string, string, string?, string, int) Action(string id, string action, string type, int status) =>
        (id, Mvc, "app.MapControllers();", $"[ApiController, Route(\"x\")] public class AController : ControllerBase {{ {action} }} {type}", "POST", "/x", "{}", "application/json", status);

    private static (string, string, string, string, string, string, string?, string, int) ActionForm(string id, string type, int status) =>
        (id, Mvc, "app.MapControllers();", $"[ApiController, Route(\"x\")] public class AController : ControllerBase {{ [HttpPost] public int Post([FromForm] Dto dto) => dto.Size; }} {type}", "POST", "/x", "Other=1", Form, status);

    private static (string, string, string, string, string, string, string?, string, int) ActionQuery(string id, string type, int status) =>
        (id, Mvc, "app.MapControllers();", $"[ApiController, Route(\"x\")] public class AController : ControllerBase {{ [HttpGet] public int Get([FromQuery] Dto dto) => dto.Size; }} {type}", "GET", "/x?Other=1", null, "", status);
}
