namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>What makes text of a whole object.</summary>
internal static class Serializers
{
    internal static readonly MemberName Serialize = new(new("System.Text.Json", "JsonSerializer"), "Serialize");
    internal static readonly TypeName JsonIgnore = new("System.Text.Json.Serialization", "JsonIgnoreAttribute");
    internal static readonly MemberName SerializeObject = new(new("Newtonsoft.Json", "JsonConvert") { Package = "Newtonsoft.Json" }, "SerializeObject");
}
