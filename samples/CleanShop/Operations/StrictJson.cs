using System.Text.Json;
using System.Text.Json.Serialization;

namespace CleanShop.Operations;

internal static class StrictJson
{
    /// <summary>What a request leaves out or sets to null is refused where the type says that it must be there.</summary>
    internal static void AddStrictJson(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => BeStrict(options.SerializerOptions));
        services.Configure<Microsoft.AspNetCore.Mvc.JsonOptions>(options => BeStrict(options.JsonSerializerOptions));
    }

    private static void BeStrict(JsonSerializerOptions options)
    {
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
    }
}
