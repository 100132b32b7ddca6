namespace BackendArchitect.Analyzers.Model.Names;

/// <summary>What makes objects of data, and may let the data name their types.</summary>
internal static class Deserializers
{
    internal static readonly TypeName BinaryFormatter = new("System.Runtime.Serialization.Formatters.Binary", "BinaryFormatter");
    internal static readonly TypeName SoapFormatter = new("System.Runtime.Serialization.Formatters.Soap", "SoapFormatter") { Package = "System.Runtime.Serialization.Formatters.Soap" };
    internal static readonly TypeName LosFormatter = new("System.Web.UI", "LosFormatter") { Package = "System.Web" };
    internal static readonly TypeName NetDataContract = new("System.Runtime.Serialization", "NetDataContractSerializer") { Package = "System.Runtime.Serialization" };
    internal static readonly TypeName MessagePack = new("MessagePack", "MessagePackSerializer") { Package = "MessagePack" };

    internal static readonly TypeName Convert = new("Newtonsoft.Json", "JsonConvert") { Package = "Newtonsoft.Json" };
    internal static readonly TypeName Serializer = new("Newtonsoft.Json", "JsonSerializer") { Package = "Newtonsoft.Json" };
    internal static readonly TypeName Settings = new("Newtonsoft.Json", "JsonSerializerSettings") { Package = "Newtonsoft.Json" };
    internal static readonly TypeName Property = new("Newtonsoft.Json", "JsonPropertyAttribute") { Package = "Newtonsoft.Json" };
    internal static readonly TypeName Container = new("Newtonsoft.Json", "JsonContainerAttribute") { Package = "Newtonsoft.Json" };
    internal static readonly TypeName TextReader = new("Newtonsoft.Json", "JsonTextReader") { Package = "Newtonsoft.Json" };
    internal static readonly TypeName MvcOptions = new("Microsoft.AspNetCore.Mvc", "MvcNewtonsoftJsonOptions") { Package = "Microsoft.AspNetCore.Mvc.NewtonsoftJson" };
    internal static readonly MemberName AddNewtonsoftJson = new(new("Microsoft.Extensions.DependencyInjection", "NewtonsoftJsonMvcBuilderExtensions") { Package = "Microsoft.AspNetCore.Mvc.NewtonsoftJson" }, "AddNewtonsoftJson");
    internal static readonly TypeName HubOptions = new("Microsoft.AspNetCore.SignalR", "NewtonsoftJsonHubProtocolOptions") { Package = "Microsoft.AspNetCore.SignalR.Protocols.NewtonsoftJson" };
}
