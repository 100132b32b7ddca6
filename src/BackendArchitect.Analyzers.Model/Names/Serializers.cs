namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>What makes text of a whole object.</summary>
internal static class Serializers
{
    internal static readonly MemberName Serialize = new(new("System.Text.Json", "JsonSerializer"), "Serialize");
    internal static readonly TypeName JsonIgnore = new("System.Text.Json.Serialization", "JsonIgnoreAttribute");
    internal static readonly TypeName JsonRequired = new("System.Text.Json.Serialization", "JsonRequiredAttribute");
    internal static readonly MemberName IsRequired = new(new("System.Text.Json.Serialization.Metadata", "JsonPropertyInfo"), "IsRequired");
    internal static readonly TypeName Options = new("System.Text.Json", "JsonSerializerOptions");
    internal static readonly TypeName HttpJsonOptions = new("Microsoft.AspNetCore.Http.Json", "JsonOptions");
    internal static readonly TypeName MvcJsonOptions = new("Microsoft.AspNetCore.Mvc", "JsonOptions");
    internal static readonly MemberName SerializeObject = new(new("Newtonsoft.Json", "JsonConvert") { Package = "Newtonsoft.Json" }, "SerializeObject");
}
