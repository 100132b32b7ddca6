using BackendArchitect.Analyzers.Tests.Testing;
using BackendArchitect.Analyzers.Validation;

namespace BackendArchitect.Analyzers.Tests.Rules.Validation;

public class ClientChosenTypeTests
{
    // The libraries by the names that they have.
    private const string Libraries = """
        namespace Newtonsoft.Json
        {
            public enum TypeNameHandling { None, Objects, Arrays, All, Auto }
            public interface ISerializationBinder { }
            public class JsonSerializerSettings { public TypeNameHandling TypeNameHandling { get; set; } public ISerializationBinder SerializationBinder { get; set; } }
            public class JsonPropertyAttribute : System.Attribute { public TypeNameHandling TypeNameHandling { get; set; } public TypeNameHandling ItemTypeNameHandling { get; set; } }
            public abstract class JsonContainerAttribute : System.Attribute { public TypeNameHandling ItemTypeNameHandling { get; set; } }
            public class JsonObjectAttribute : JsonContainerAttribute { }
            public class JsonReader { }
            public class JsonTextReader : JsonReader { public JsonTextReader(System.IO.TextReader reader) { } }
            public class JsonSerializer { public TypeNameHandling TypeNameHandling { get; set; } public static JsonSerializer Create(JsonSerializerSettings settings) => null; public T Deserialize<T>(JsonReader reader) => default; }
            public static class JsonConvert { public static T DeserializeObject<T>(string value) => default; public static T DeserializeObject<T>(string value, JsonSerializerSettings settings) => default; }
        }
        namespace Microsoft.AspNetCore.Mvc { public class MvcNewtonsoftJsonOptions { public Newtonsoft.Json.JsonSerializerSettings SerializerSettings { get; } } }
        namespace Microsoft.Extensions.DependencyInjection
        {
            public static class NewtonsoftJsonMvcBuilderExtensions { public static IMvcBuilder AddNewtonsoftJson(this IMvcBuilder builder, System.Action<Microsoft.AspNetCore.Mvc.MvcNewtonsoftJsonOptions> setup) => builder; }
        }
        namespace MessagePack { public static class MessagePackSerializer { public static class Typeless { public static object Deserialize(System.IO.Stream stream) => null; } } }
        """;

    private static readonly Surroundings WithLibraries = new() { References = [Library.Compile("Libraries", "#nullable disable\n" + Libraries)] };

    // BinaryFormatter is obsolete, which is a warning of its own; that clients may choose its types is what is looked for here.
    private static string Host(string code) => "#pragma warning disable SYSLIB0011\nusing Newtonsoft.Json;\nusing Microsoft.AspNetCore.Mvc;\nusing System.Runtime.Serialization.Formatters.Binary;\n"
        + "var builder = WebApplication.CreateBuilder(args);\nvar app = builder.Build();\n" + code + "\napp.Run();\n"
        + "public class Order { }\npublic class Known : ISerializationBinder { }\npublic static class Kept { public static readonly JsonSerializerSettings Settings = new() { TypeNameHandling = TypeNameHandling.All }; }\n"
        + "public class Binder : System.Runtime.Serialization.SerializationBinder { public override Type BindToType(string assembly, string type) => typeof(Order); }";

    [Theory]
    [InlineData("builder.Services.AddControllers().AddNewtonsoftJson(o => o.SerializerSettings.TypeNameHandling = [|TypeNameHandling.All|]);")]
    [InlineData("builder.Services.AddControllers().AddNewtonsoftJson(o => { o.SerializerSettings.TypeNameHandling = [|TypeNameHandling.Auto|]; });")]
    [InlineData("""app.MapPost("/x", ([FromForm] string json) => JsonConvert.DeserializeObject<Order>([|json|], new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.Objects }));""")]
    [InlineData("""app.MapPost("/x", ([FromForm] string json) => JsonConvert.DeserializeObject<object>([|json|], Kept.Settings));""")]
    [InlineData("""var settings = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.Auto }; app.MapPost("/x", ([FromForm] string json) => JsonConvert.DeserializeObject<object>([|json|], settings));""")]
    [InlineData("""app.MapPost("/x", (HttpRequest request) => JsonSerializer.Create(Kept.Settings).Deserialize<Order>([|new JsonTextReader(new StreamReader(request.Body))|]));""")]
    [InlineData("""app.MapPost("/x", (HttpRequest request) => new BinaryFormatter().Deserialize([|request.Body|]));""")]
    [InlineData("""app.MapPost("/x", (IFormFile file) => new BinaryFormatter().Deserialize([|file.OpenReadStream()|]));""")]
    [InlineData("""app.MapPost("/x", ([FromForm] string data) => new BinaryFormatter().Deserialize([|new MemoryStream(Convert.FromBase64String(data))|]));""")]
    [InlineData("""app.MapPost("/x", (HttpRequest request) => MessagePack.MessagePackSerializer.Typeless.Deserialize([|request.Body|]));""")]
    [InlineData("""var settings = new JsonSerializerSettings(); settings.TypeNameHandling = TypeNameHandling.All; app.MapPost("/x", ([FromForm] string json) => JsonConvert.DeserializeObject<object>([|json|], settings));""")]
    public Task What_a_client_sends_to_name_types_is_reported(string code) => Verify.Rule<ClientChosenType>(WithLibraries, Host(code));

    [Theory]
    [InlineData("builder.Services.AddControllers().AddNewtonsoftJson(o => o.SerializerSettings.TypeNameHandling = TypeNameHandling.None);")]
    [InlineData("builder.Services.AddControllers().AddNewtonsoftJson(o => { o.SerializerSettings.TypeNameHandling = TypeNameHandling.All; o.SerializerSettings.SerializationBinder = new Known(); });")]
    [InlineData("builder.Services.AddControllers().AddNewtonsoftJson(o => o.SerializerSettings.TypeNameHandling = builder.Configuration.GetValue<TypeNameHandling>(\"A\"));")]
    [InlineData("""app.MapPost("/x", ([FromForm] string json) => JsonConvert.DeserializeObject<Order>(json));""")]
    [InlineData("""app.MapPost("/x", ([FromForm] string json) => JsonConvert.DeserializeObject<Order>(json, new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.None }));""")]
    [InlineData("""app.MapPost("/x", ([FromForm] string json) => JsonConvert.DeserializeObject<Order>(json, new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.All, SerializationBinder = new Known() }));""")]
    [InlineData("""app.MapGet("/x", () => JsonConvert.DeserializeObject<Order>(File.ReadAllText("state.json"), Kept.Settings));""")]
    [InlineData("""app.MapGet("/x", () => new BinaryFormatter().Deserialize(File.OpenRead("state.bin")));""")]
    [InlineData("""app.MapPost("/x", (HttpRequest request) => new BinaryFormatter { Binder = new Binder() }.Deserialize(request.Body));""")]
    [InlineData("""app.MapPost("/x", ([FromForm] string json, [FromServices] JsonSerializerSettings settings) => JsonConvert.DeserializeObject<Order>(json, settings));""")]
    [InlineData("""app.MapPost("/x", ([FromForm] string json) => System.Text.Json.JsonSerializer.Deserialize<Order>(json));""")]
    [InlineData("""app.MapPost("/x", ([FromForm] string json) => JsonConvert.DeserializeObject<Order>(json, {|CS0103:settings|}));""")]
    [InlineData("""var settings = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.Auto }; settings.SerializationBinder = new Known(); app.MapPost("/x", ([FromForm] string json) => JsonConvert.DeserializeObject<object>(json, settings));""")]
    public Task What_the_code_names_or_no_client_sends_is_quiet(string code) => Verify.Rule<ClientChosenType>(WithLibraries, Host(code));

    [Theory]
    [InlineData("public class Envelope { [JsonProperty(TypeNameHandling = [|TypeNameHandling.All|])] public object? Payload { get; set; } }", "AddNewtonsoftJson(o => { })", "")]
    [InlineData("public class Envelope { [JsonProperty(ItemTypeNameHandling = [|TypeNameHandling.Auto|])] public List<object>? Payload { get; set; } }", "AddNewtonsoftJson(o => { })", "")]
    [InlineData("[JsonObject(ItemTypeNameHandling = [|TypeNameHandling.Objects|])] public class Envelope { public object? Payload { get; set; } }", "AddNewtonsoftJson(o => { })", "")]
    [InlineData("public class Envelope { public Part? Part { get; set; } } public class Part { [JsonProperty(TypeNameHandling = [|TypeNameHandling.All|])] public object? Payload { get; set; } }", "AddNewtonsoftJson(o => { })", "")]
    [InlineData("public class Envelope { [JsonProperty(TypeNameHandling = TypeNameHandling.None)] public object? Payload { get; set; } }", "AddNewtonsoftJson(o => { })", "")]
    [InlineData("public class Envelope { [JsonProperty(TypeNameHandling = TypeNameHandling.All)] public object? Payload { get; set; } }", "AddXml()", "")]
    [InlineData("public class Envelope { [JsonProperty(TypeNameHandling = TypeNameHandling.All)] public object? Payload { get; set; } }", "AddNewtonsoftJson(o => o.SerializerSettings.SerializationBinder = new Known())", "")]
    [InlineData("public class Envelope { public object? Payload { get; set; } }", "AddNewtonsoftJson(o => { })", "public class State { [JsonProperty(TypeNameHandling = TypeNameHandling.All)] public object? Payload { get; set; } }")]
    public Task An_attribute_says_it_of_one_member(string types, string reader, string others) => Verify.Rule<ClientChosenType>(
        WithLibraries, Host($"builder.Services.AddControllers().{reader}; app.MapControllers();") + types + others
        + "[ApiController, Route(\"a\")] public class AController : ControllerBase { [HttpPost] public void Post(Envelope envelope) { } } static class Xml { public static IMvcBuilder AddXml(this IMvcBuilder mvc) => mvc; }");
}
